"""Which pages are compared with one another, and how like they are: each page looks around in its own days."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from accordingto.pile.story.likeness import WINDOW, Profile, likeness

# The ids of the pages that have a key, by day and key; of each day no more than `CROWD`.
Holders = Mapping[int | None, Mapping[str, Sequence[str]]]

# What is less alike than this counts as not alike at all.
LEAST = 0.2
# Two pages are compared only if one finds the other by so many of its keys.
SHARED = 3
# Of the pages of one day that have one key, only so many are found by it. An agency's text on a thousand pages is one
# story all the same, and the work does not grow with the square of the crowd.
CROWD = 100


def alike(pages: Iterable[Profile]) -> dict[tuple[str, str], float]:
    """Return which pages are alike, by their ids (the smaller first), and how much; in no order that can be relied on.

    A page finds those that share three of its keys and are at most `WINDOW` days apart, or of no known day; one whose
    own day is not known finds only others of that sort. Two pages are compared if either finds the other. So what is
    found between two pages depends on them alone, unless more than `CROWD` pages of one day share a key: then it
    depends on which of these have the smallest ids, and on nothing beyond that day.
    """
    known = {page.id: page for page in pages}
    holders = held(known.values())
    found: dict[tuple[str, str], float] = {}
    for page in sorted(known.values(), key=_day_by_day):
        for other in finds(page, known, holders):
            pair = (page.id, other) if page.id < other else (other, page.id)
            if pair not in found:
                found[pair] = likeness(page, known[other])
    return {pair: score for pair, score in found.items() if score >= LEAST}


def held(pages: Iterable[Profile]) -> Holders:
    """Return the pages that are found by each key, day by day, the smallest ids first."""
    # Tuples of words are no care of the collector of cycles; as many lists would have it look at each again and again.
    found: dict[int | None, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for page in sorted(pages, key=_day_by_day):
        here = found[page.day]
        for key in page.keys:
            crowd = here.get(key, ())
            if len(crowd) < CROWD:
                here[key] = (*crowd, page.id)
    return found


def finds(page: Profile, known: Mapping[str, Profile], holders: Holders) -> Iterator[str]:
    """Yield the other pages that a page finds by its keys; a page with hardly any keys must share them all."""
    days = (None,) if page.day is None else (None, *range(page.day - WINDOW, page.day + WINDOW + 1))
    near = (holders[day] for day in days if day in holders)
    shared = Counter(chain.from_iterable(crowds[key] for crowds in near for key in page.keys & crowds.keys()))
    for other, count in shared.items():
        if other != page.id and count >= min(SHARED, len(page.keys), len(known[other].keys)):
            yield other


def _day_by_day(page: Profile) -> tuple[int, str]:
    """Order pages by day, then id: what is looked at next was looked at just before, and is still close at hand."""
    return page.day or 0, page.id
