"""Questions to an archive: pure reads that return rows with their evidence."""
