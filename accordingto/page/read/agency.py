"""Which news agencies a page credits with its text: in its dateline, its byline, or a line that says so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from accordingto import lexicon
from accordingto.record.base import Span
from accordingto.record.page import Block, Known, Where

UNNAMED = "agencies"

_PLACE = r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}"
_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_DATELINE = re.compile(
    rf"{_PLACE}(?:, {_PLACE})?(?:, {_DAY})?,? ?(?:\((?P<brackets>[^()\n]{{2,60}})\)|/(?P<slashes>{_PLACE})/) ?[-–—:]"
)
_SOURCE = re.compile(r"\W*(?:source|news source|agency|text):? *(?P<who>[A-Z].{1,60}?)\W*", re.IGNORECASE)
_WITH = re.compile(
    r"\W*(?:(?:with (?:additional )?(?:(?:reporting|reports?|inputs?|material|files) (?:by|from) )?"
    r"|additional reporting (?:by|from) )(?P<who>.{2,90}?)"
    r"|(?P<gave>.{2,160}?),? (?:also |have )?contributed (?:reporting )?to this (?:report|story|article)"
    r"(?:,? along with (?P<also>.{2,60}?))?"
    r"|contributing: (?P<given>.{2,120}?)"
    r"|this (?:report|story|article) is based (?:in part )?on (?P<based>.{2,60}?))\W*",
    re.IGNORECASE,
)
_BY = re.compile(r"\W*by:? (?P<who>[A-Z].{1,90}?)\W*", re.IGNORECASE)
_SPLIT = re.compile(r"\s*(?:[,/&;+|]|\.\s|\band\b|\bvia\b|\bin [A-Z]\w+|\b(?:[a-z]+ )?(?:writer|reporter)s?\b)\s*")
_LONGEST = 240
_MOST = 6
_NAMELESS = (
    *("agencies", "Agencies", "news agencies", "agency reports"),
    *("wire services", "wire reports", "wire service reports", "newswires"),
)
_CREDITS: tuple[tuple[re.Pattern[str], Where], ...] = ((_BY, "byline"), (_WITH, "text"), (_SOURCE, "text"))


def agencies_in(text: str, blocks: Sequence[Block]) -> Iterator[Known]:
    """Yield the agencies credited in a page's text, with where: "SEOUL (Reuters) - …" credits Reuters.

    "By Ann Lee, Associated Press", "With agencies" and "Source: Xinhua" are credits too. "told Reuters" is none, nor is
    "AFP" on a line of its own: that is the credit of a picture as a rule.
    """
    for block in blocks:
        opening = text[block.span.start : min(block.span.end, block.span.start + _LONGEST)]
        if match := _DATELINE.match(opening):
            yield from _named(opening, match, block.span.start, "dateline")
        elif len(block.span) < _LONGEST and "\n" not in opening:
            for pattern, where in _CREDITS:
                if match := pattern.fullmatch(opening):
                    yield from _named(opening, match, block.span.start, where)


def agency_named(words: str) -> str | None:
    """Return the agency that words name: "AP" is the Associated Press; None where they name none.

    The case is that of the name: "Map" is no agency, "MAP" is one.
    """
    words = " ".join(words.split()).removeprefix("The ").removeprefix("the ")
    return _agencies().get(words)


def each_once(facts: Iterable[Known]) -> Iterator[Known]:
    """Yield the first fact of each value, a few at most."""
    seen: set[str] = set()
    for fact in facts:
        if fact.value not in seen and len(seen) < _MOST:
            seen.add(fact.value)
            yield fact


def _named(line: str, match: re.Match[str], start: int, where: Where) -> Iterator[Known]:
    """Yield the agencies among the names of a credit, which may be people's too."""
    for name in (group for group, words in match.groupdict().items() if words):
        yield from _named_within(line, match.span(name), start, where)


def _named_within(line: str, within: tuple[int, int], start: int, where: Where) -> Iterator[Known]:
    begin, end = within
    for gap in [*_SPLIT.finditer(line, begin, end), None]:
        stop = gap.start() if gap else end
        words = line[begin:stop].strip()
        agency = agency_named(words) if words else None
        if agency:
            at = start + line.index(words, begin)
            yield Known(field="agency", value=agency, where=where, span=Span(at, at + len(words)))
        begin = gap.end() if gap else end


@cache
def _agencies() -> dict[str, str]:
    """Return the agencies by the names under which pages credit them, as they stand and in capitals."""
    names = dict.fromkeys(_NAMELESS, UNNAMED)
    for row in lexicon.table("outlets"):
        if row["kind"] == "agency":
            for name in filter(None, (row["name"], *row["aliases"].split(";"))):
                plain = name.removeprefix("The ")
                names.setdefault(plain, row["name"])
                names.setdefault(plain.upper(), row["name"])
    return names
