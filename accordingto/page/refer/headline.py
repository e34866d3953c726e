"""Names in a line in title case, where every word has a capital and none tells where a name ends."""

from collections.abc import Iterable, Iterator

from accordingto.page.refer.titles import is_office_word
from accordingto.record.parse import Name, Parse

_TITLE_CASE, _CAPITALS = 1, 2
_FEWEST_CAPITALS = 3


class Headlines:
    """The lines of a page in title case, and the names that the rest of the page knows."""

    def __init__(self, parse: Parse) -> None:
        """Find the lines: "Anna Berg Finally Backs House Speaker Peter Voss" is one, "Anna Berg backs Voss" is none."""
        self._parse = parse
        self._shouted = bytearray(len(parse))
        for first, past in parse.sentences:
            if _is_in_capitals(parse.words[first:past]):
                self._shouted[first:past] = bytes([_CAPITALS]) * (past - first)
            elif _is_in_title_case(parse.words[first:past]):
                self._shouted[first:past] = bytes([_TITLE_CASE]) * (past - first)
        self._names = frozenset(self._known(parse.names)) if any(self._shouted) else frozenset()

    def runs(self, first: int, last: int, seen: dict[int, Name]) -> Iterator[tuple[int, int]]:
        """Yield the names in a run of words with capitals, each with the titles before it; the run itself elsewhere.

        "Anna Berg Finally Backs House Speaker Peter Voss" holds "Anna Berg" and "House Speaker Peter Voss", if the
        rest of the page knows these names; of a name it does not know the parser tells the end, but not in a line all
        in capitals, where it takes "VOSS SIGNS BILL" for a person.
        """
        if not self._shouted[first]:
            yield first, last
            return
        token = start = first
        while token <= last:
            end = self._end(token, last, seen)
            if end is not None:
                yield start, end
                token = start = end + 1
                continue
            token += 1
            if not is_office_word(self._parse.words[token - 1]):
                start = token

    def _end(self, token: int, last: int, seen: dict[int, Name]) -> int | None:
        """Return the last token of the name that begins at `token`, None if none does."""
        words = self._parse.words
        for end in range(min(last, token + _LONGEST), token - 1, -1):
            if words[token : end + 1] in self._names:
                return end
        name = None if self._shouted[token] == _CAPITALS else seen.get(token)
        if name is None or (token > name.start and not is_office_word(words[token - 1])):
            return None
        end = min(last, name.end - 1)
        inner = (here for here in range(token + 1, end + 1) if self._begins(here, end))
        return next(inner, end + 1) - 1

    def _begins(self, token: int, last: int) -> bool:
        words = self._parse.words
        return any(words[token : end + 1] in self._names for end in range(token, last + 1))

    def _known(self, names: Iterable[Name]) -> Iterator[tuple[str, ...]]:
        words = self._parse.words
        for name in names:
            if self._shouted[name.start] or name.type not in _ACTORS:
                continue
            own = words[name.start : name.end]
            while own and own[-1] in _ENDINGS:
                own = own[:-1]
            while own and (own[0].lower() == "the" or (is_office_word(own[0]) and len(own) > 1)):
                own = own[1:]
            if own:
                yield own
                if name.type == "PERSON":
                    yield own[-1:]


def _is_in_capitals(words: Iterable[str]) -> bool:
    """Say whether a sentence of some words is all in capitals."""
    written = [word for word in words if word.isalpha()]
    return len(written) >= _FEWEST_CAPITALS and all(map(str.isupper, written))


def _is_in_title_case(words: tuple[str, ...]) -> bool:
    """Say whether nearly every word that could have a small letter has a capital."""
    long = [word for word in words if len(word) > _SHORT and word.isalpha()]
    return len(long) >= _FEWEST and sum(word[0].isupper() for word in long) >= _MOST * len(long)


_SHORT = 4
_FEWEST = 4
_MOST = 0.85
_LONGEST = 4
_ENDINGS = frozenset({"'s", "’s", "’", "'"})
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP"})
