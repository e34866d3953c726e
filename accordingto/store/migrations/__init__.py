"""The steps by which an archive of an earlier version becomes one of today, by number."""
