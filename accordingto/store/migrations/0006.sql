-- Who says the same words with the speaker of a statement: "Ms Holm and Mr Reed said".
CREATE TABLE beside (actor INTEGER, statement INTEGER, PRIMARY KEY (actor, statement)) WITHOUT ROWID;
CREATE INDEX beside_statement ON beside (statement);
