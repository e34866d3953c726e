"""A page as it was received, and which stretches of it are what."""

from bisect import bisect_right
from typing import Literal, get_args

from accordingto.record.base import Record, Span, make_id

Media = Literal["html", "text"]
Where = Literal["given", "json-ld", "meta", "markup", "byline", "dateline", "text", "address", "file name"]
Field = Literal[
    "outlet", "title", "author", "published", "updated", "url", "canonical", "section", "language", "agency", "state"
]
Furniture = Literal["teaser", "appeal", "notice", "comment", "navigation", "legal", "furniture"]
RegionKind = Literal[
    "headline",
    "standfirst",
    "byline",
    "dateline",
    "subheading",
    "body",
    "list item",
    "pull quote",
    "caption",
    Furniture,
]
REGION_KINDS: tuple[str, ...] = get_args(RegionKind)
FURNITURE: tuple[Furniture, ...] = get_args(Furniture)


class Raw(Record, frozen=True, kw_only=True):
    """Bytes that may be a page, and what is known of them from outside (a JSON record, a feed, a header).

    `name` says where they came from, for messages and for telling pages apart: a path, `path:line`, `-`.
    `media` and `encoding` are None when nobody declared them. Several authors are joined by "; ".
    """

    name: str
    data: bytes
    media: Media | None = None
    encoding: str | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    updated: str | None = None
    section: str | None = None
    language: str | None = None


class Block(Record, frozen=True, kw_only=True):
    """A block of the page: a paragraph, heading or list item of HTML, or a line of a text.

    `tag` is the HTML element ("p", "h1", "figcaption"; "line" for text); `path` its ancestors with their classes and
    ids, outermost first, joined by ">", or empty for text.
    """

    span: Span
    tag: str
    path: str = ""


class Known(Record, frozen=True, kw_only=True):
    """One fact about the page itself and where it was read; `span` points at it when it stands in the page's text.

    `canonical` is the address a page calls its own where it was fetched from another (`url`). `agency` is a news agency
    that the page credits with its text or a part of it; "agencies" where it names none. Each author, each agency and
    each state is a fact of its own; of the other fields there is one at most.
    """

    field: Field
    value: str
    where: Where
    span: Span | None = None


class Repair(Record, frozen=True, kw_only=True):
    """Letters of a page that were broken on their way and set right: where they stand now, and what stood there before.

    `was` is the broken text ("â€™"), or the byte that did not fit its page's encoding ("byte 0x92").
    """

    span: Span
    was: str


class Post(Record, frozen=True, kw_only=True):
    """A post of a live blog: where it stands, the day it was published (an ISO prefix), and the hour of that day.

    `time` is as the page writes it, with the zone where it gives one ("09:12+01:00"); both are None where not known.
    """

    span: Span
    published: str | None = None
    time: str | None = None


class Page(Record, frozen=True, kw_only=True):
    """A page as received: `text` never changes, and every span of every record is counted in its characters.

    For HTML `text` is all visible text, furniture too, a line break between blocks. `outlet`, `title`, `author`,
    `published` (an ISO prefix: "2018", "2018-02", "2018-02-13") and `url` are None when not known; `known` says where
    each was read. `name` is the name of the input, and stands in for the outlet where that is not known. `repairs` are
    the letters that were mended when the page was read: `text` is the mended text, and nothing else of it was changed.
    `posts` are those of a live blog, in order and apart from one another; empty for any other page.
    """

    id: str
    name: str
    text: str
    media: Media
    encoding: str
    blocks: tuple[Block, ...]
    known: tuple[Known, ...] = ()
    repairs: tuple[Repair, ...] = ()
    posts: tuple[Post, ...] = ()

    def post_of(self, span: Span) -> Post | None:
        """Return the post of a live blog that `span` begins in, None where it begins in none."""
        here = bisect_right(self.posts, span.start, key=lambda post: post.span.start) - 1
        return self.posts[here] if here >= 0 and span.start < self.posts[here].span.end else None

    def day_of(self, span: Span) -> str | None:
        """Return when words were published: on the day of their post where that is known, else on that of the page."""
        post = self.post_of(span)
        return post.published if post and post.published else self.published

    def fact(self, field: Field) -> str | None:
        """Return what is known of `field`, the first where there are several, or None."""
        return next(iter(self.facts(field)), None)

    def facts(self, field: Field) -> tuple[str, ...]:
        """Return all that is known of `field`: every author, every agency credited, all states."""
        return tuple(fact.value for fact in self.known if fact.field == field)

    @property
    def outlet(self) -> str | None:
        return self.fact("outlet")

    @property
    def title(self) -> str | None:
        return self.fact("title")

    @property
    def author(self) -> str | None:
        """All authors, joined by "; "."""
        return "; ".join(self.facts("author")) or None

    @property
    def published(self) -> str | None:
        return self.fact("published")

    @property
    def url(self) -> str | None:
        return self.fact("url")

    @property
    def label(self) -> str:
        """What to call the page's outlet: its name, or the name of the input where the outlet is not known."""
        return self.outlet or self.name


def page_id(url: str | None, outlet: str | None, text: str) -> str:
    """Name a page by its address, outlet and text; None counts as empty."""
    return make_id("page", url or "", outlet or "", text)


class Region(Record, frozen=True, kw_only=True):
    """A stretch of a page and what it is; `why` says in a few words what spoke for it.

    The regions of a page are in order, do not overlap, and cover every character that is not white space. What is no
    part of the article is furniture of a kind, "furniture" where nothing tells of which; no record is made from it. A
    "list item" is a part of the body.
    """

    span: Span
    kind: RegionKind
    why: str

    @property
    def is_furniture(self) -> bool:
        return self.kind in FURNITURE


class Refusal(Record, frozen=True, kw_only=True):
    """An input that was set aside: its name, the step that set it aside, and why."""

    name: str
    step: Literal["open", "read", "clean", "parse", "run"]
    reason: str
