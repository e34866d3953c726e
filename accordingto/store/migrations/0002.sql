-- Feeds that are followed: what each said when it was last read, and when it is due again (seconds since 1970).
CREATE TABLE feed (
    url TEXT PRIMARY KEY,
    etag TEXT,
    modified TEXT,
    failures INTEGER NOT NULL,
    due REAL NOT NULL
) WITHOUT ROWID;

-- Every address that a feed named: to be fetched, done, or refused with the reason.
CREATE TABLE address (
    n INTEGER PRIMARY KEY,
    url TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'done', 'refused')),
    tries INTEGER NOT NULL DEFAULT 0,
    due REAL NOT NULL DEFAULT 0,
    reason TEXT
);
CREATE INDEX address_waiting ON address (n) WHERE state = 'waiting';
