-- What the pages of a large actor tell of it, counted (pile/resolve/tally.py): one more is added without reading them.
ALTER TABLE actor ADD COLUMN tally BLOB;
CREATE INDEX pair_apart ON pair (lower, upper) WHERE same = 0;
