"""Page, Regions → Parse. The only step that calls a parser; any function of that shape can take its place."""
