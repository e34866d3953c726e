"""The day of a page as a reader sees it: beside the byline, behind "Published", in what the markup calls a date."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import islice

from accordingto import lexicon
from accordingto.page.read.authors import name_like
from accordingto.page.read.dates import iso_date
from accordingto.record.base import Span
from accordingto.record.page import Block

_CLOCK = r"\d\d:?\d\d(?::?\d\d(?:\.\d{1,9})?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?"
_MACHINE = rf"(?:19|20)\d\d(?:-\d\d-\d\d|/\d\d/\d\d)[T ]{_CLOCK}|(?:19|20)\d{{6}}T{_CLOCK}"
# A figure may stand before a month: two days that a style sheet keeps apart run together, "9 May 2031April 3, 2031".
_DAY = re.compile(
    rf"(?<!\d)(?:{_MACHINE}|(?:19|20)\d\d-\d\d-\d\d\b"
    r"|\d{1,2}(?:st|nd|rd|th|\.)?(?: of)? [A-Z][A-Za-z]{2,8}\.?,? (?:19|20)\d\d)"
    r"|(?<![^\W\d])[A-Z][A-Za-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\d\d"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_STAMP = re.compile(rf"\W*(?:{_MACHINE})\W*")
_GIVEN = frozenset(row["name"].casefold() for row in lexicon.table("given_names"))
_LABELLED = re.compile(
    r"\W*(?:first |originally )?(?:published|posted|publication date|date published)\b", re.IGNORECASE
)
_BARS = re.compile(r" ?[|·•∙] ?")
_LABEL = re.compile(r"\W*(?:first |originally |date )?(?:published|posted)(?: on| date)?\W*", re.IGNORECASE)
_BYLINE = re.compile(r"\W*(?:(?:written|reported|posted|words|story) )?by:? +[A-Z]", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:last )?(?:updated|modified|edited|revised|amended|accessed|retrieved)(?![a-z])", re.IGNORECASE
)
# "div.pub-date", "span.posted-on", "time.entry-date", but no "div.candidate".
_CALLED = re.compile(
    r"(?<![a-z])(?:(?:pub|publish|post|article|story|entry|news|content|display)(?:ed)?[-_]*(?:date|time|on|at)"
    r"|(?:post|article|story|entry)[-_]*(?:meta|info)"
    r"|date[-_]*(?:line|published|posted|time|created)|time[-_]*stamp|(?:pub)?date|time)(?![a-z])",
    re.IGNORECASE,
)
_PICTURE = re.compile(r">(?:figure|figcaption)(?![a-z])")
_CHANGED = re.compile(r"updat|modif|edit|revis", re.IGNORECASE)
_ASIDE = re.compile(
    r"(?<![a-z])(?:nav|footer|form|menu|latest|comments?|cards?|teasers?|"
    + "|".join(row["word"] for row in lexicon.table("path_words") if row["tells"] == "aside")
    + r")(?![a-z])",
    re.IGNORECASE,
)
_CAPITALS = r"[A-Z][A-Z.’'-]+"
_DATELINE = re.compile(
    rf"{_CAPITALS}(?: {_CAPITALS}){{0,3}}(?:, [A-Z][\w.]+(?: [A-Z]\w+)?){{0,2}},? "
    r"(?P<day>[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d)\b"
    r"(?: ?[(/][^()/]{2,40}[)/])? ?(?:--?|[–—])"
)
_DATELINED, _FIRST = 80, 3  # characters of a paragraph that may begin with a dateline, and how many are asked
_LONGEST = 120
_PARAGRAPH, _SENTENCE = 200, 60
_ENDS = '.!?”"'
_INNERMOST = 3  # elements of a path that say what its text is
_HEADLINE = 4  # words: a line of fewer, above a time, may be a menu's
_BESIDE = range(-1, 3)  # lines from a byline to its day: an office and a town may stand between, it may come before
_WORDS_BESIDE = 30  # letters of a weekday, an hour and its zone; with more it is a sentence that names a day

Found = tuple[str, Span]  # a day as an ISO date, and where it stands


def shown_day(text: str, blocks: Sequence[Block], authors: Iterable[str] = ()) -> Found | None:
    r"""Return the day above a page's text as an ISO date, and where it stands; None for none, or for more than one.

    "By Ann Lee\n13 February 2018" dates a page, and so do "2018-02-13T09:12:00Z" below the headline and
    <span class="pub-date">. A day alone does not: many pages are headed by the day on which they were fetched. Nor
    does the day of a change. `authors` are those known otherwise: their name alone is a byline.
    """
    lines = _above(text, blocks)
    signed = _signed(text, lines, {author.casefold() for author in authors})
    beside = _only(signed) or _only([*signed, *_marked(text, lines), *_stamped(text, lines)])
    return beside or (None if signed else _opening(text, blocks))


def _only(found: Sequence[Found]) -> Found | None:
    """Return the first of these days if all are the same."""
    return found[0] if len({day for day, _ in found}) == 1 else None


def _signed(text: str, lines: Sequence[Block], authors: Container[str]) -> list[Found]:
    """Return the days beside a byline or behind "Published"."""
    bylines = {number for number, line in enumerate(lines) if _signs(line.span.of(text), authors)}
    labels = {number for number, line in enumerate(lines) if _LABEL.fullmatch(line.span.of(text))}
    found: list[Found] = []
    for number, block in enumerate(lines):
        line = block.span.of(text)
        if not _YEAR.search(line):
            continue
        line = _before_changes(line)
        bare = sum(map(str.isalpha, line)) <= _WORDS_BESIDE or _BYLINE.match(line)
        beside = bare and any(number - far in bylines for far in _BESIDE)
        if beside or number - 1 in labels or _LABELLED.match(line):
            found += _days(line, block.span.start)
    return found


def _marked(text: str, lines: Sequence[Block]) -> list[Found]:
    """Return the days below the headline in elements that are called a date, and lie in nothing that is set aside."""
    headings = [here for here, block in enumerate(lines) if block.tag == "h1"]
    likely = (here for here, block in enumerate(lines) if _may_be_headline(block.span.of(text)))
    headline = headings[0] if headings else next(likely, len(lines))
    return [
        day
        for block in lines[headline:]
        if _YEAR.search(block.span.of(text))
        if _CALLED.search(named := ">".join(block.path.split(">")[-_INNERMOST:]))
        if not _CHANGED.search(named) and not _ASIDE.search(block.path)
        for day in _days(_before_changes(block.span.of(text)), block.span.start)
    ]


def _stamped(text: str, lines: Sequence[Block]) -> list[Found]:
    """Return the days of times that a machine wrote, each alone on the line below one that may be a headline."""
    found: list[Found] = []
    below = False
    for block in lines:
        line = block.span.of(text)
        if below and _STAMP.fullmatch(line) and not _ASIDE.search(block.path):
            found += _days(line, block.span.start)
        below = _may_be_headline(line)
    return found


def _may_be_headline(line: str) -> bool:
    return len(line.split()) >= _HEADLINE and not _DAY.search(line)


def _opening(text: str, blocks: Sequence[Block]) -> Found | None:
    """Return the day, with its year, in the dateline of one of the first paragraphs."""
    paragraphs = (block.span for block in blocks if len(block.span) >= _DATELINED)
    for span in islice(paragraphs, _FIRST):
        match = _DATELINE.match(text, span.start, min(span.end, span.start + _LONGEST))
        day = iso_date(match["day"]) if match else None
        if match and day:
            return day, Span(*match.span("day"))
    return None


def _days(line: str, start: int) -> Iterator[Found]:
    """Yield the whole days that a line names; `start` is where it stands."""
    for match in _DAY.finditer(line):
        day = iso_date(match[0])
        if day and len(day) == len("2018-02-13"):
            yield day, Span(start + match.start(), start + match.end())


def _before_changes(line: str) -> str:
    return _LATER.split(line, maxsplit=1)[0]


def _signs(line: str, authors: Container[str]) -> bool:
    """Say whether a line says who wrote: "By" somebody, nothing but an author's name, or one that people are given."""
    return (
        bool(_BYLINE.match(line))
        or line.casefold() in authors
        or (bool(_DAY.search(line)) and any(map(name_like, _BARS.split(line))))
        or (line.partition(" ")[0].casefold() in _GIVEN and name_like(line))
    )


def _above(text: str, blocks: Sequence[Block]) -> list[Block]:
    """Return the short lines down to the second paragraph of running text, or to as many sentences."""
    lines: list[Block] = []
    paragraphs = sentences = 0
    for block in blocks:
        paragraphs += len(block.span) >= _PARAGRAPH
        if len(block.span) >= _SENTENCE and text[block.span.end - 1] in _ENDS:
            sentences += len(block.span)
        if paragraphs > 1 or sentences > 4 * _PARAGRAPH:
            break
        if len(block.span) <= _LONGEST and not _PICTURE.search(block.path):
            lines.append(block)
    return lines
