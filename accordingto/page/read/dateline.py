"""The day of a page as a reader sees it: beside the byline, or behind "Published"."""

import re
from collections.abc import Sequence

from accordingto import lexicon
from accordingto.page.read.authors import name_like
from accordingto.page.read.dates import iso_date
from accordingto.record.base import Span
from accordingto.record.page import Block

_DAY = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)?(?: of)? [A-Z][A-Za-z]{2,8}\.?,? (?:19|20)\d\d"
    r"|[A-Z][A-Za-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d|(?:19|20)\d\d-\d\d-\d\d\b)"
)
_GIVEN = frozenset(row["name"].casefold() for row in lexicon.table("given_names"))
_LABELLED = re.compile(
    r"\W*(?:first |originally )?(?:published|posted|publication date|date published)\b", re.IGNORECASE
)
_BYLINE = re.compile(r"\W*(?:(?:written|reported|posted|words|story) )?by:? +[A-Z]", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:last )?(?:updated|modified|edited|revised|amended|accessed|retrieved)(?![a-z])", re.IGNORECASE
)
_LONGEST = 120
_PARAGRAPH = 200
_BESIDE = range(-1, 3)  # lines from a byline to its day: an office and a town may stand between, it may come before
_WORDS_BESIDE = 30  # letters of a weekday, an hour and its zone; with more it is a sentence that names a day


def shown_day(text: str, blocks: Sequence[Block]) -> tuple[str, Span] | None:
    r"""Return the day above a page's text as an ISO date, and where it stands; None for none, or for more than one.

    "By Ann Lee\n13 February 2018" dates a page. A day alone does not: many pages are headed by the day on which they
    were fetched. Nor does the day of a change.
    """
    lines = _above(blocks)
    bylines = {number for number, span in enumerate(lines) if _signs(span.of(text))}
    found: dict[str, Span] = {}
    for number, span in enumerate(lines):
        line = _LATER.split(span.of(text), maxsplit=1)[0]
        bare = sum(map(str.isalpha, line)) <= _WORDS_BESIDE or _BYLINE.match(line)
        beside = bare and any(number - far in bylines for far in _BESIDE)
        if beside or _LABELLED.match(line):
            for match in _DAY.finditer(line):
                day = iso_date(match[0])
                if day and len(day) == len("2018-02-13"):
                    found.setdefault(day, Span(span.start + match.start(), span.start + match.end()))
    return next(iter(found.items())) if len(found) == 1 else None


def _signs(line: str) -> bool:
    """Say whether a line says who wrote: "By" somebody, or nothing but a name that people are given."""
    return bool(_BYLINE.match(line)) or (line.partition(" ")[0].casefold() in _GIVEN and name_like(line))


def _above(blocks: Sequence[Block]) -> list[Span]:
    """Return the short lines down to the second paragraph of running text."""
    lines: list[Span] = []
    paragraphs = 0
    for block in blocks:
        paragraphs += len(block.span) >= _PARAGRAPH
        if paragraphs > 1:
            break
        if len(block.span) <= _LONGEST:
            lines.append(block.span)
    return lines
