"""Real pairs of articles on one story: does one report rest on the other, or both on a third? See README.md."""
