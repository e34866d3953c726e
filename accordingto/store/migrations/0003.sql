-- Derived: the report of a page on which persons judged who said what; the report as it was read stays beside it.
CREATE TABLE corrected (page INTEGER PRIMARY KEY, report BLOB NOT NULL);

-- What stands of the judgements that hold on to a page.
CREATE INDEX judgement_page ON judgement (json_extract(record, '$.left.page')) WHERE undone IS NULL;
