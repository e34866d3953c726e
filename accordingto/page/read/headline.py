"""The title of an HTML page: its headline without the outlet's name behind it and without a kicker before it."""

import re
from collections.abc import Iterable, Sequence

from accordingto.page.read.authors import bare
from accordingto.record.page import Where

Told = tuple[str, Where]  # a title, and where it was read

_BESIDE = re.compile(r"\s+[|\-–—»·:]\s+|\s*\|\s*|:\s+")
_KICKER = re.compile(r"(?:[:|/–—-]\s*)+")
_FEWEST = 20  # characters: a shorter heading may be the outlet's own name, or the section's


def headline(
    linked: str | None, headings: Sequence[str], tags: Iterable[str], page_title: str | None
) -> Iterable[Told]:
    """Yield the titles that a page gives itself, the best first.

    JSON-LD speaks of the article alone; the one heading of the first rank is what the reader sees; what is made for
    sharing and for search engines is often another wording. Of several headings it is the one that
    stands before a bar or a dash in the page's title.
    """
    different = list(dict.fromkeys(headings))
    named = [one for one in different if len(one) >= _FEWEST and _opens(page_title or "", one)]
    seen = next((one[0] for one in (different, named) if len(one) == 1), None)
    if linked:
        yield linked, "json-ld"
    if seen and len(seen) >= _FEWEST:
        yield seen, "markup"
    for tag in tags:
        yield tag, "meta"
    if seen:
        yield seen, "markup"
    if page_title:
        yield max(_BESIDE.split(page_title), key=len), "markup"


def _opens(page_title: str, heading: str) -> bool:
    behind = page_title[len(heading) :].lstrip()
    return page_title.startswith(heading) and (not behind or behind[0] in "|/-–—")


def plain_title(title: str, outlets: Iterable[str], others: Iterable[str]) -> str:
    """Return a title without what stands beside it: "Talks resume | The Herald" of the Herald is "Talks resume".

    So is "Asia: Talks resume" on a page that elsewhere is called "Talks resume" alone.
    """
    names = {bare(outlet) for outlet in outlets} - {""}
    breaks = list(_BESIDE.finditer(title))
    if breaks and bare(title[breaks[-1].end() :]) in names:
        title = title[: breaks[-1].start()]
    elif breaks and bare(title[: breaks[0].start()]) in names:
        title = title[breaks[0].end() :]
    for other in others:
        before = title.removesuffix(other)
        if len(other) >= _FEWEST and before != title and _KICKER.search(before[-3:]):
            return other
    return title
