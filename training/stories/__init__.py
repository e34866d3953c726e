"""Learns what counts for two pages, or two sentences, to tell of one happening."""
