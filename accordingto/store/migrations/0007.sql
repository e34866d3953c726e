-- Who took part in a deed, and whose bonds a claim named for it makes, stand in its row, and find theirs from there
-- (archive/rows.py): neither needs an index of its own.
CREATE TABLE done (
    n INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    day INTEGER,
    claim INTEGER,
    outlets INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    ends TEXT NOT NULL
);
INSERT INTO done SELECT n, code, day, claim, outlets, origins,
    coalesce((
        SELECT group_concat(actor) FROM (SELECT actor FROM side WHERE deed = n AND role = 0 ORDER BY actor)
    ), '') || ':' || coalesce((
        SELECT group_concat(actor) FROM (SELECT actor FROM side WHERE deed = n AND role = 1 ORDER BY actor)
    ), '') || ':' || coalesce((
        SELECT group_concat(lower || ',' || upper, ' ') FROM (
            SELECT lower, upper FROM bond WHERE bond.claim = n ORDER BY lower, upper
        )
    ), '')
FROM deed ORDER BY n;
DROP TABLE deed;
ALTER TABLE done RENAME TO deed;
CREATE INDEX deed_day ON deed (day);
DROP INDEX side_deed;
CREATE TABLE stood (
    lower INTEGER, upper INTEGER, claim INTEGER, day INTEGER, warmth REAL, PRIMARY KEY (lower, upper, claim)
) WITHOUT ROWID;
INSERT INTO stood SELECT lower, upper, claim, day_number(nullif(day, '')), warmth FROM bond ORDER BY 1, 2, 3;
DROP TABLE bond;
ALTER TABLE stood RENAME TO bond;
