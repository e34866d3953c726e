"""Who is the source? A gold set of mention chains."""
