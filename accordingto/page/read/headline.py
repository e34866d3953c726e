"""The title of an HTML page: its headline without the outlet's name behind it and without a kicker before it."""

import re
from collections.abc import Collection, Iterable, Sequence

from accordingto.page.read.authors import bare
from accordingto.record.page import Where

Told = tuple[str, Where]  # a title, and where it was read

_BESIDE = re.compile(r"\s+[|\-–—»·:]\s+|\s*\|\s*|:\s+")
_PARTS = re.compile(r"\s+[|\-–—»·]\s+|\s*\|\s*")
_SITE = re.compile(r"\s+[»·:]\s|\s*(?:[|/–—-]|$)")
_KICKER = re.compile(r"(?:[:|/–—-]\s*)+")
_AFTER_KICKER = " :|/–—-"
_CUT = ("...", "…")
_FEWEST = 20  # characters: a shorter heading may be the outlet's own name, or the section's
_CUT_AT = 100  # characters: search engines read 110 of a headline in JSON-LD, and some outlets write no more


def headline(
    linked: str | None, headings: Sequence[str], tags: Iterable[str], page_title: str | None, names: Collection[str]
) -> Iterable[Told]:
    """Yield the titles that a page gives itself, the best first; `names` are those of the outlet, bare.

    JSON-LD speaks of the article alone; the one heading of the first rank is what the reader sees; what is made for
    sharing and for search engines is often another wording. Of several headings it is the one that
    stands before a bar or a dash in the page's title. A title that is cut short comes behind the heading it begins.
    """
    different = list(dict.fromkeys(headings))
    different = [one for one in different if bare(one) not in names] or different
    named = [one for one in different if len(one) >= _FEWEST and _opens(page_title or "", one)]
    seen = next((one[0] for one in (different, named) if len(one) == 1), None)
    if linked and seen and _is_cut(linked, seen):
        yield seen, "markup"
    if linked:
        yield linked, "json-ld"
    if seen and len(seen) >= _FEWEST:
        yield seen, "markup"
    for tag in tags:
        yield tag, "meta"
    if seen:
        yield seen, "markup"
    if page_title:
        yield max(_PARTS.split(page_title), key=len), "markup"


def _opens(page_title: str, heading: str) -> bool:
    return page_title.startswith(heading) and _SITE.match(page_title, len(heading)) is not None


def _is_cut(title: str, whole: str) -> bool:
    """Say whether a title is the beginning of a whole one: "The ferries sail again in …" is."""
    begun = title.rstrip("….").rstrip()
    return title != whole and whole.startswith(begun) and (title.endswith(_CUT) or len(title) >= _CUT_AT)


def without_kicker(heading: str, kickers: Iterable[str], told: Iterable[str]) -> str:
    """Return a heading without the kicker that its markup tells apart, unless the page is called so elsewhere too.

    With the kicker "Strait of Corran", "Strait of Corran – The ferries sail again" is "The ferries sail again"; if
    the page's title begins with "Strait of Corran", too, it stays.
    """
    for kicker in kickers:
        rest = heading[len(kicker) :]
        if heading.startswith(kicker) and len(rest) >= _FEWEST and not any(one.startswith(kicker) for one in told):
            return rest.lstrip(_AFTER_KICKER)
    return heading


def plain_title(title: str, names: Collection[str], others: Iterable[str]) -> str:
    """Return a title without what stands beside it: "Talks resume | The Herald" of the Herald is "Talks resume".

    So is "Asia: Talks resume" on a page that elsewhere is called "Talks resume" alone. `names` are the outlet's, bare.
    """
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
