-- What was read and what people judged: the truth, from which all else can be made again.

-- `current`: the page is the newest of its address. `settled`: it is in the tables derived below;
-- 2, it is, but has to be worked on again.
CREATE TABLE page (
    n INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    url TEXT,
    outlet TEXT,
    label TEXT NOT NULL,
    day TEXT,
    encoder TEXT,
    current INTEGER NOT NULL DEFAULT 1,
    settled INTEGER NOT NULL DEFAULT 0,
    report BLOB NOT NULL
);
CREATE INDEX page_url ON page (url) WHERE url IS NOT NULL;
CREATE INDEX page_pending ON page (n) WHERE current <> settled;
CREATE INDEX page_outlet ON page (outlet) WHERE current = 1;

-- Inputs by a digest of their bytes: what was read once is not read again.
CREATE TABLE input (digest BLOB PRIMARY KEY, page INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE refusal (name TEXT, step TEXT, reason TEXT, PRIMARY KEY (name, step, reason)) WITHOUT ROWID;

-- Append-only: what is taken back is marked, not removed.
CREATE TABLE judgement (n INTEGER PRIMARY KEY, record TEXT NOT NULL, undone TEXT);

-- What made the tables below, and which work on them is still to be done.
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE todo (kind TEXT, what, times INTEGER NOT NULL, PRIMARY KEY (kind, what)) WITHOUT ROWID;

-- Derived: who is who.
CREATE TABLE actor (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, pages INTEGER NOT NULL, kind TEXT, country TEXT, record TEXT NOT NULL
);
CREATE INDEX actor_country ON actor (country, kind);
CREATE TABLE actor_name (folded TEXT, actor INTEGER, PRIMARY KEY (folded, actor)) WITHOUT ROWID;
CREATE INDEX actor_name_actor ON actor_name (actor);
CREATE TABLE page_figures (page INTEGER PRIMARY KEY, record BLOB NOT NULL);
-- Figures, statements and deeds are numbered by their page and their place there (archive/spot.py).
CREATE TABLE figure (n INTEGER PRIMARY KEY, actor INTEGER);
CREATE INDEX figure_actor ON figure (actor);
CREATE TABLE figure_key (key TEXT, figure INTEGER, PRIMARY KEY (key, figure)) WITHOUT ROWID;
CREATE TABLE pair (
    key TEXT, lower INTEGER, upper INTEGER, same INTEGER, score REAL, PRIMARY KEY (key, lower, upper)
) WITHOUT ROWID;
CREATE INDEX pair_lower ON pair (lower);
CREATE INDEX pair_upper ON pair (upper);

-- Derived: what is one story, and all that was made of it; of a few pages that is quickly made again, and not kept.
-- `day` is an ordinal, 0 where it is not known.
CREATE TABLE near_key (key TEXT, day INTEGER, page INTEGER, PRIMARY KEY (key, day, page)) WITHOUT ROWID;
CREATE TABLE alike (lower INTEGER, upper INTEGER, score REAL, PRIMARY KEY (lower, upper)) WITHOUT ROWID;
CREATE INDEX alike_upper ON alike (upper);
CREATE TABLE story (
    n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, day TEXT, headline TEXT, pages INTEGER NOT NULL, record BLOB
);
CREATE INDEX story_day ON story (day);
CREATE TABLE story_page (page INTEGER PRIMARY KEY, story INTEGER NOT NULL);
CREATE INDEX story_page_story ON story_page (story);

-- Derived: rows to be asked for; `claim` is the member of its claim that the claim is named for.
CREATE TABLE statement (
    n INTEGER PRIMARY KEY, speaker INTEGER, day TEXT, claim INTEGER, outlets INTEGER NOT NULL, origins INTEGER NOT NULL
);
CREATE INDEX statement_speaker ON statement (speaker, day);
CREATE TABLE heard (actor INTEGER, statement INTEGER, PRIMARY KEY (actor, statement)) WITHOUT ROWID;
CREATE INDEX heard_statement ON heard (statement);
CREATE TABLE deed (
    n INTEGER PRIMARY KEY, code TEXT NOT NULL, day TEXT, claim INTEGER, outlets INTEGER NOT NULL, origins INTEGER NOT NULL
);
CREATE INDEX deed_day ON deed (day);
-- `role` is 0 for who did it, 1 for whom it was done to.
CREATE TABLE side (actor INTEGER, role INTEGER, deed INTEGER, PRIMARY KEY (actor, role, deed)) WITHOUT ROWID;
CREATE INDEX side_deed ON side (deed);
-- `claim` is a deed; `lower` and `upper` are actors, in the order that their ids had.
CREATE TABLE bond (
    lower INTEGER, upper INTEGER, day TEXT, claim INTEGER, warmth REAL, PRIMARY KEY (lower, upper, day, claim)
) WITHOUT ROWID;
CREATE INDEX bond_claim ON bond (claim);
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE called USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
