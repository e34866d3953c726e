"""Who of the press a phrase names: "CNN's Ada Varga", "the radio host Mr Reed", "the morning show on ABC"."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from accordingto import lexicon
from accordingto.page.quote.reading import MARKS
from accordingto.page.quote.titled import PROGRAMME
from accordingto.page.quote.who import Who
from accordingto.record.parse import Parse

_PIECE = re.compile(r"[\w&!]+")
_ROLES = frozenset(lexicon.load("press_roles"))
_MEDIA = frozenset(lexicon.load("media_words")) | frozenset(lexicon.load("press_parts")) | _ROLES
_DATES = frozenset(lexicon.load("calendar")) | {"last", "this", "next", "earlier", "later", "yesterday", "today"}
_STOP_TAGS = ("V", "IN", "TO", "MD", "PRP", "W", "CC", "RB", "UH")
_STOP_WORDS = frozenset({",", ".", ":", ";", "--", "—", "–", "(", ")", "[", "]", "?", "!", "/"})
_LONGEST = 14
_LIKE_WORDS = frozenset(lexicon.load("outlets_like_words"))
_SHOWS = frozenset({"Show", "Program", "Programme", "Report", "Podcast", "Factor", "File", "Radio", "Live", "Tonight"})
_INTERVIEWERS = frozenset(lexicon.load("interviewers"))
_AIRED = frozenset({"broadcaster"})
_AIRED_WORDS = frozenset({"Radio", "TV", "Television", "Show", "Podcast", "Channel", "Network", "Broadcasting"})
_CALL_SIGN = re.compile(r"(?:[WK][A-Z]{2,3}\d*|[A-Z]{3,4}\d{3,4})")


class Phrase(NamedTuple):
    """A phrase [first, last] that names somebody of the press, and the token that says who; is it heard or seen?"""

    first: int
    last: int
    token: int
    aired: bool
    outlet: bool


class Press:
    """Finds phrases that name the press. Built once a page; holds nothing that changes."""

    def __init__(self, parse: Parse, who: Who) -> None:
        self._parse = parse
        self._who = who
        self.people = frozenset(self._shown())

    def phrase(self, first: int, outside: frozenset[int]) -> Phrase | None:
        """Return the phrase of the press that begins at the token `first`, or None.

        A phrase is a noun with what stands before it: "the Ledger's Ada Varga" is one, "a Ledger poll" is none.
        """
        window = self._window(first, outside)
        return self._named(window) if window else None

    def before(self, noun: int, outside: frozenset[int]) -> Phrase | None:
        """Return the phrase of the press that stands right before a noun: "an ABC interview" has "ABC"."""
        first = noun
        while first and noun - first < _LONGEST and self._goes_on(first - 1, outside):
            first -= 1
        window = range(first, noun)
        return self._named(window, closed=False) if window else None

    def is_press(self, token: int) -> bool:
        """Say whether `token` ends the name of one whom the page shows to be of the press, or of an outlet."""
        return self._parse.words[token] in self.people or self._who.carries(token)

    def is_role(self, token: int) -> bool:
        """Say whether a word is what those of the press are called: "anchor"."""
        return self._parse.lemmas[token] in _ROLES

    def _window(self, first: int, outside: frozenset[int]) -> range:
        last = first
        stop = self._parse.sentences[self._parse.sentence_of[first]][1]
        while last < min(stop, first + _LONGEST) and self._goes_on(last, outside):
            name = _known(self._parse, last, stop)
            last = max(last + 1, name[1] if name else 0)
        return range(first, last)

    def _goes_on(self, token: int, outside: frozenset[int]) -> bool:
        """Say whether a phrase may go on with `token`."""
        word, tag = self._parse.words[token], self._parse.tags[token]
        if token in outside or word in _STOP_WORDS:
            return False
        if word == "of" or word[:1].isupper():
            return True
        return not tag.startswith(_STOP_TAGS)

    def _named(self, window: range, *, closed: bool = True) -> Phrase | None:
        """Return the phrase if a name in it is of the press and nothing behind that name says otherwise."""
        found = list(self._names(window))
        if not found:
            return None
        last = max(end for _, end, _, _ in found) - 1
        tail = [n for n in range(last + 1, window.stop) if self._parse.tags[n][0] == "N"]
        dated = next((n for n in range(last + 1, window.stop) if self._is_date(n)), window.stop)
        plain = [n for n in tail if n < dated and not self._parse.tags[n].startswith("NNP")]
        if closed and plain and self._parse.lemmas[plain[-1]] not in _MEDIA | _TOLD_NOUNS:
            return None
        if not closed and any(self._parse.lemmas[n] not in _MEDIA for n in plain):
            return None
        outlets = [one for one in found if one[3]]
        start, end, aired, outlet = (outlets or found)[0]
        aired = any(one[2] for one in found) or bool(plain and self._parse.lemmas[plain[-1]] in PROGRAMME)
        return Phrase(start, window.stop - 1, end - 1, aired, outlet)

    def _is_date(self, token: int) -> bool:
        return self._parse.words[token].lower() in _DATES or self._parse.words[token] in _DATES

    def _names(self, window: range) -> Iterator[tuple[int, int, bool, bool]]:
        """Yield [start, end) of each name of the press in a window, whether it is on the air, and whether an outlet."""
        at = window.start
        while at < window.stop:
            name = self._known(at, window) or self._looks_like(at) or self._programme(at, window)
            if name is None:
                if self._parse.words[at] in self.people:
                    yield at, at + 1, False, False
                at += 1
                continue
            yield at, name[1], name[0], True
            at = name[1]

    def _known(self, token: int, window: range) -> tuple[bool, int] | None:
        """Return the known name at `token`; one like a plain word counts only where no other name goes on with it."""
        name = _known(self._parse, token, window.stop)
        if name is None or " ".join(self._parse.words[token : name[1]]) not in _LIKE_WORDS:
            return name
        beside = (token - 1, name[1])
        named = any(n in window and self._parse.tags[n].startswith("NNP") and not self._is_date(n) for n in beside)
        return None if named else name

    def _looks_like(self, token: int) -> tuple[bool, int] | None:
        """Return whether a name that says it is an outlet's is on the air, and where it ends."""
        word = self._parse.words[token]
        if self._parse.tags[token].startswith("NNP") and _CALL_SIGN.fullmatch(word):
            return True, token + 1
        if not self._who.carries(token) or not word[:1].isupper():
            return None
        return word in _AIRED_WORDS, token + 1

    def _programme(self, token: int, window: range) -> tuple[bool, int] | None:
        """Return where the name of a programme ends: "podcast “Late Ships”", "“Late Ships” podcast", "Reed Show"."""
        words, tags = self._parse.words, self._parse.tags
        first = token + 1 if self._parse.lemmas[token] in PROGRAMME else token
        marked = first < window.stop and words[first] in MARKS
        last = first + marked
        while last < window.stop and (tags[last].startswith("NNP") or (marked and words[last] not in MARKS)):
            last += 1
        if last == first + marked:
            return None
        behind = next((n for n in range(last, window.stop) if words[n] not in MARKS), last - 1)
        behind = last - 1 if words[last - 1].lower() in PROGRAMME and last - 1 > token else behind
        named = first > token or words[behind].lower() in PROGRAMME
        return (True, last) if named else None

    def _shown(self) -> Iterator[str]:
        """Yield the last name of everyone whom the page calls a journalist: "CNN's Ada Varga", "host Leo Reed"."""
        words, hosts = self._parse.words, self._hosts()
        people = {n for name in self._parse.names if name.type == "PERSON" for n in range(name.start, name.end)}
        for first, last in self._proper():
            known = " ".join(words[first : last + 1]) in _INTERVIEWERS or (words[last] in hosts and last in people)
            person = last in people or last > first
            if known or (person and self._is_shown(first, last)):
                yield words[last]

    def _proper(self) -> Iterator[tuple[int, int]]:
        """Yield [first, last] of each run of proper names that is no outlet's."""
        parse, first = self._parse, None
        for token in range(len(parse) + 1):
            proper = token < len(parse) and parse.tags[token].startswith("NNP") and parse.words[token][:1].isupper()
            if proper and first is None:
                first = token
            elif not proper and first is not None:
                last = token - 1
                while first <= last and self.is_role(first):
                    first += 1
                if first <= last and not self._is_outlet(last) and parse.words[last] not in _SHOWS:
                    yield first, last
                first = None

    def _hosts(self) -> frozenset[str]:
        """Return the words of programmes' names that may be their hosts' names: "The Reed Show"."""
        words = self._parse.words
        return frozenset(
            words[n - 1] for n in range(1, len(words)) if words[n] in _SHOWS and words[n - 1][:1].isupper()
        )

    def _is_shown(self, first: int, last: int) -> bool:
        parse = self._parse
        before = first - 1
        if before >= 1 and parse.words[before] in ("'s", "’s", "'", "’", "’") and self._is_outlet(before - 1):
            return True
        if before >= 0 and self.is_role(before) and not self._was(before):
            return True
        after = last + 1
        if after + 1 >= len(parse) or parse.words[after] != "of":
            return False
        return _known(parse, after + 1, after + 5) is not None or any(
            self._who.carries(n) for n in range(after + 1, min(after + 5, len(parse))) if parse.tags[n][:3] == "NNP"
        )

    def _is_outlet(self, token: int) -> bool:
        starts = range(max(0, token - 4), token + 1)
        return self._who.carries(token) or any(
            (name := _known(self._parse, at, token + 1)) and name[1] == token + 1 for at in starts
        )

    def _was(self, token: int) -> bool:
        return any(self._parse.words[n].lower() in ("former", "ex") for n in range(max(0, token - 4), token))


def _known(parse: Parse, first: int, stop: int) -> tuple[bool, int] | None:
    """Return whether a name from the lexicon that begins at `first` is on the air, and where it ends; None if none."""
    word = parse.words[first]
    if not (word[:1].isupper() or word[:1].isdigit()):
        return None
    pieces: list[tuple[str, int]] = []
    for token in range(first, min(stop, first + _LONGEST, len(parse))):
        pieces += [(piece.casefold(), token) for piece in _PIECE.findall(parse.words[token]) if piece.casefold() != "s"]
    for length in range(min(len(pieces), _MOST), 0, -1):
        kind = _NAMES.get(tuple(piece for piece, _ in pieces[:length]))
        if kind is not None:
            return kind, pieces[length - 1][1] + 1
    return None


def _pieces(name: str) -> tuple[str, ...]:
    return tuple(piece.casefold() for piece in _PIECE.findall(name) if piece.casefold() != "s")


def _known_names() -> dict[tuple[str, ...], bool]:
    found: dict[tuple[str, ...], bool] = {}
    for row in lexicon.table("outlets"):
        for name in filter(None, (row["name"], *row["aliases"].split(";"))):
            for form in (name, name.removeprefix("The ")):
                found.setdefault(_pieces(form), row["kind"] in _AIRED)
    for name in lexicon.load("programmes"):
        for form in (name, name.removeprefix("The ")):
            found[_pieces(form)] = True
    found.pop((), None)
    return found


def _told_nouns(rows: Iterable[dict[str, str]]) -> frozenset[str]:
    return frozenset(row["lemma"] for row in rows if row["kind"] == "noun") | {
        "show",
        "program",
        "programme",
        "broadcast",
    }


_TOLD_NOUNS = _told_nouns(lexicon.table("told_on"))
_NAMES = _known_names()
_MOST = max(map(len, _NAMES))
