"""The desk: a web page where people read, check and correct the record. Needs the extra `desk`."""
