"""Which pages are compared with one another, and how like they are: each page looks around in its own days."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from accordingto.pile.story.likeness import WINDOW, Profile, comparable, likeness

Alike = Mapping[tuple[str, str], float]
Holders = Mapping[str, Mapping[int | None, Sequence[Profile]]]

# What is less alike than this counts as not alike at all.
LEAST = 0.2
# Of the pages of one day that have one key, every other page looks at the first so many. An agency's text on a thousand
# pages is found all the same, and the work does not grow with the square of the crowd.
CROWD = 100


def alike(pages: Iterable[Profile]) -> dict[tuple[str, str], float]:
    """Return which pages are alike, by their ids (the smaller first), sorted, and how much.

    A page looks at those that share one of its keys and are at most `WINDOW` days apart, and at those whose day is not
    known; one whose own day is not known looks only at others of that sort. Two pages are compared if either looks at
    the other. So what is found between two pages depends on them alone, unless more than `CROWD` pages of one day share
    a key: then it depends on which of these have the smallest ids, and on nothing beyond that day.
    """
    ordered = sorted({page.id: page for page in pages}.values(), key=lambda page: page.id)
    holders = held(ordered)
    found: dict[tuple[str, str], float] = {}
    for page in ordered:
        for other in looked_at(page, holders):
            pair = (page.id, other.id) if page.id < other.id else (other.id, page.id)
            if pair not in found and comparable(page, other):
                score = likeness(page, other)
                if score >= LEAST:
                    found[pair] = score
    return dict(sorted(found.items()))


def held(pages: Iterable[Profile]) -> Holders:
    """Return the pages that have each key, day by day, the smallest ids first."""
    found: dict[str, dict[int | None, list[Profile]]] = defaultdict(lambda: defaultdict(list))
    for page in sorted(pages, key=lambda page: page.id):
        for key in page.keys:
            found[key][page.day].append(page)
    return found


def looked_at(page: Profile, holders: Holders) -> Iterator[Profile]:
    """Yield the pages that a page looks at, each once."""
    seen = {page.id}
    days = (None,) if page.day is None else (None, *range(page.day - WINDOW, page.day + WINDOW + 1))
    for key in sorted(page.keys):
        crowd = holders.get(key, {})
        for other in chain.from_iterable(crowd.get(day, ())[:CROWD] for day in days):
            if other.id not in seen:
                seen.add(other.id)
                yield other
