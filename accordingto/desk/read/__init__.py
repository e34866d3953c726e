"""What each page of the desk shows, read from an archive: pure reads, none of the whole archive."""
