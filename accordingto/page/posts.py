"""A live blog is read post by post, so that nobody's words go on, and nobody is "he", from one post to the next."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec.structs import replace

from accordingto.record.actor import Mention
from accordingto.record.page import Known, Page, Post, Region
from accordingto.record.report import Report

_BACK = ("pronoun", "description")  # what means nobody but by what stands before it


class Part(NamedTuple):
    """What is read by itself: some regions of a page, and the mentions in them."""

    page: Page
    regions: tuple[Region, ...]
    mentions: tuple[Mention, ...]


def parts(page: Page, regions: Sequence[Region], mentions: Sequence[Mention]) -> list[Part]:
    """Return each post, on the page as of the day of the post, and before them what stands in none."""
    places = [None, *page.posts]
    some: dict[Post | None, list[Region]] = {post: [] for post in places}
    named: dict[Post | None, list[Mention]] = {post: [] for post in places}
    for region in regions:
        some[page.post_of(region.span)].append(region)
    for mention in mentions:
        named[page.post_of(mention.span)].append(mention)
    return [Part(_dated(page, post), tuple(some[post]), tuple(named[post])) for post in places]


def apart(page: Page, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """Return mentions of which none leans on another post: "he" is nobody known where his own post does not name him.

    A name is the same one in every post. Of each figure the first mention that stays is the first.
    """
    named = {(page.post_of(one.span), one.first) for one in mentions if one.form not in _BACK}
    stays = [one.form not in _BACK or (page.post_of(one.span), one.first) in named for one in mentions]
    first: dict[str, str] = {}
    for one, here in zip(mentions, stays, strict=True):
        if here:
            first.setdefault(one.first, one.id)
    return tuple(
        replace(one, first=first[one.first])
        if here
        else replace(one, first=one.id, name=None, country=None, confidence=1.0, reasons=())
        for one, here in zip(mentions, stays, strict=True)
    )


def together(page: Page, regions: tuple[Region, ...], told: Sequence[Report]) -> Report:
    """Return the report of a page from those of its parts, all in the order of the page."""
    return Report(
        page=page,
        regions=regions,
        mentions=tuple(
            sorted((one for report in told for one in report.mentions), key=lambda one: (one.span, one.head))
        ),
        said=tuple(sorted((one for report in told for one in report.said), key=lambda one: (one.content[0], one.id))),
        events=tuple(sorted((one for report in told for one in report.events), key=lambda one: one.trigger)),
    )


def _dated(page: Page, post: Post | None) -> Page:
    """Return the page as if it had been published with a post; as it is where its day is not known."""
    if post is None or post.published is None:
        return page
    others = tuple(fact for fact in page.known if fact.field != "published")
    return replace(page, known=(*others, Known(field="published", value=post.published, where="markup")))
