"""What a page is grouped by: its words, its names and its day."""

import re
from collections import Counter

from accordingto.pile.story.wording import fold, stem, stop_words
from accordingto.record.base import Record
from accordingto.record.report import Report

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*")
_LEAD = 60
_DAY = 10


class Telling(Record, frozen=True, kw_only=True):
    """A page as it is grouped: how often it uses each stem, the stems of its names and of its opening, its day.

    All are sorted by stem. `day` is an ISO date or None; a date that names no day counts as none.
    """

    id: str
    day: str | None
    words: tuple[tuple[str, int], ...]
    names: tuple[str, ...]
    opening: tuple[str, ...]


def telling(report: Report) -> Telling:
    """Return a page as it is grouped with others; furniture, captions and bylines say nothing of its story."""
    page = report.page
    parts: dict[str, list[str]] = {"headline": [], "body": []}
    for region in report.regions:
        if region.kind in ("headline", "standfirst"):
            parts["headline"].append(region.span.of(page.text))
        elif region.kind in ("body", "subheading", "pull quote"):
            parts["body"].append(region.span.of(page.text))
    return tell(page.id, "\n".join(parts["headline"]), "\n".join(parts["body"]), page.published)


def tell(identity: str, title: str, text: str, date: str | None) -> Telling:
    """Return a text as it is grouped with others: "Mr Kim met Mr Moon" has the stems of "kim", "met", "moon"."""
    used: Counter[str] = Counter()
    named: set[str] = set()
    opening: list[str] = []
    for match in _WORD.finditer(f"{title}\n{text}"):
        folded = fold(match[0])
        if folded in stop_words() or len(folded) < 2:
            continue
        key = stem(folded)
        used[key] += 1
        opening.append(key)
        if match[0][0].isupper():
            named.add(key)
    return Telling(
        id=identity,
        day=date[:_DAY] if date and len(date) >= _DAY else None,
        words=tuple(sorted(used.items())),
        names=tuple(sorted(named)),
        opening=tuple(sorted(set(opening[:_LEAD]))),
    )
