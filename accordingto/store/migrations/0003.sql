-- Derived: the report of a page on which persons judged who said what; the report as it was read stays beside it.
-- No number comes twice, so that what was kept of one correction is never taken for another.
CREATE TABLE corrected (n INTEGER PRIMARY KEY AUTOINCREMENT, page INTEGER NOT NULL UNIQUE, report BLOB NOT NULL);

-- What stands of the judgements that hold on to a page.
CREATE INDEX judgement_page ON judgement (json_extract(record, '$.left.page')) WHERE undone IS NULL;
