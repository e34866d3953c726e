"""The gold set of sayings: what is done with the words, and by what kind of source; only offsets are here, no text."""
