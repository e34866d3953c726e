"""What a page is grouped by: its words, its names and its day."""

import re
from collections import Counter

from accordingto.pile.story.remembered import remembered
from accordingto.pile.story.wording import fold, stem, stop_words
from accordingto.record.base import Record
from accordingto.record.report import Report

# Most words are of plain letters: these are found soonest when they are asked for by themselves.
_WORD = re.compile(r"(?=\w)(?:[A-Za-z]++(?![\w'’])|[^\W\d_]+(?:['’][^\W\d_]+)*|\d+(?:[.,]\d+)*)")
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
        elif region.kind in ("body", "list item", "subheading", "pull quote"):
            parts["body"].append(region.span.of(page.text))
    return tell(page.id, "\n".join(parts["headline"]), "\n".join(parts["body"]), page.published)


def tell(identity: str, title: str, text: str, date: str | None) -> Telling:
    """Return a text as it is grouped with others: "Mr Kim met Mr Moon" has the stems of "kim", "met", "moon"."""
    found = _WORD.findall(f"{title}\n{text}")
    keys = [key for key in map(_key, found) if key]
    used = Counter(keys)
    return Telling(
        id=identity,
        day=date[:_DAY] if date and len(date) >= _DAY else None,
        words=tuple((key, used[key]) for key in sorted(used)),
        names=tuple(sorted({key for word in set(found) if word[0].isupper() and (key := _key(word))})),
        opening=tuple(sorted(set(keys[:_LEAD]))),
    )


@remembered
def _key(word: str) -> str | None:
    """Return what a word is grouped by; None for one that says little."""
    folded = fold(word)
    return stem(folded) if len(folded) > 1 and folded not in stop_words() else None
