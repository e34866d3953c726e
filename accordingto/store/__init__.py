"""Where records rest: files of JSON lines, and one SQLite file for an archive."""
