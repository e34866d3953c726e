-- What the pages of this archive have in common: every cell is packed with it (store/packed.py).
CREATE TABLE dictionary (n INTEGER PRIMARY KEY, data BLOB NOT NULL);
INSERT INTO dictionary (data) SELECT data FROM (
    SELECT learnt(readable(report)) AS data FROM page WHERE n % (1 + (SELECT max(n) FROM page) / 1000) = 0
) WHERE data NOT NULL;
-- What is damaged stays as it is, to be told of when it is asked for.
UPDATE page SET report = coalesce(packed(readable(report)), report);
UPDATE corrected SET report = coalesce(packed(readable(report)), report);
UPDATE page_figures SET record = coalesce(packed(readable(record)), record);
UPDATE actor SET tally = coalesce(packed(readable(tally)), tally) WHERE tally NOT NULL;
UPDATE story SET record = coalesce(packed(readable(record)), record) WHERE record NOT NULL;

-- Keys as numbers; who was judged one with whom is found by either of the two.
CREATE TABLE key_of_figure (key INTEGER, figure INTEGER, PRIMARY KEY (key, figure)) WITHOUT ROWID;
INSERT INTO key_of_figure SELECT numbered(key), figure FROM figure_key ORDER BY 1, 2;
DROP TABLE figure_key;
ALTER TABLE key_of_figure RENAME TO figure_key;
CREATE TABLE pair_of_key (
    lower INTEGER, upper INTEGER, key INTEGER, same INTEGER, score REAL, PRIMARY KEY (lower, upper, key)
) WITHOUT ROWID;
INSERT INTO pair_of_key SELECT lower, upper, numbered(key), same, score FROM pair ORDER BY 1, 2;
DROP TABLE pair;
ALTER TABLE pair_of_key RENAME TO pair;
CREATE INDEX pair_upper ON pair (upper);
CREATE INDEX pair_apart ON pair (lower, upper) WHERE same = 0;

-- Of an actor nothing that its row holds elsewhere; its names are found by what they are.
UPDATE actor SET record = iif(NOT json_valid(record), record, json_patch('{}', json_object(
    'name', json_extract(record, '$[0]'),
    'names', CASE
        WHEN json_extract(record, '$[1]') <> json_array(json_extract(record, '$[0]')) THEN json_extract(record, '$[1]')
    END,
    'sector', json_extract(record, '$[5]'),
    'offices', CASE WHEN json_array_length(record, '$[6]') THEN json_extract(record, '$[6]') END,
    'held', CASE WHEN json_array_length(record, '$[7]') THEN json_extract(record, '$[7]') END
)));
DROP INDEX actor_name_actor;
DROP INDEX actor_country;
CREATE INDEX actor_country ON actor (country, kind) WHERE country NOT NULL;

-- Days as numbers; words that nobody is known to have said are not looked for by who said them.
CREATE TABLE said (
    n INTEGER PRIMARY KEY, speaker INTEGER, day INTEGER, claim INTEGER, outlets INTEGER NOT NULL, origins INTEGER NOT NULL
);
INSERT INTO said SELECT n, speaker, day_number(day), claim, outlets, origins FROM statement ORDER BY n;
DROP TABLE statement;
ALTER TABLE said RENAME TO statement;
CREATE INDEX statement_speaker ON statement (speaker, day) WHERE speaker NOT NULL;
CREATE TABLE done (
    n INTEGER PRIMARY KEY, code TEXT NOT NULL, day INTEGER, claim INTEGER, outlets INTEGER NOT NULL, origins INTEGER NOT NULL
);
INSERT INTO done SELECT n, code, day_number(day), claim, outlets, origins FROM deed ORDER BY n;
DROP TABLE deed;
ALTER TABLE done RENAME TO deed;
CREATE INDEX deed_day ON deed (day);
