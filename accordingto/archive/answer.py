"""What an archive answers: rows, each with the characters of the page that it rests on.

`page` is a page's id, `outlet` what its outlet is called, `url` its address or None, `day` an ISO prefix or None;
`span` and `words` are the characters of the page and what stands there. `story`, `claim`, `actor` are ids. `outlets`
and `origins` count what stands behind the claim that a row belongs to.
"""

from typing import Generic, Literal, TypeVar

from accordingto.record.actor import ActorKind, Held, Sector
from accordingto.record.base import Record, Span
from accordingto.record.event import Status
from accordingto.record.said import Act
from accordingto.record.story import DifferenceKind

R = TypeVar("R")


class Answer(Record, Generic[R], frozen=True, kw_only=True):
    """Some rows of an answer, in its order; `more` says whether others follow, `offset` where these begin."""

    rows: tuple[R, ...]
    offset: int = 0
    more: bool = False


class Said(Record, frozen=True, kw_only=True):
    """Words that somebody said: `words` and `spans` stretch by stretch, `hands` through whom they came, nearest first.

    `name` is who said it, None where that is not known; `beside` who said it with them; `to` whom it was said to, `day`
    that of the saying, else of the page.
    """

    id: str
    name: str | None
    actor: str | None
    beside: tuple[str, ...]
    kind: Literal["direct", "mixed", "indirect"]
    act: Act
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    to: tuple[str, ...]
    hands: tuple[str, ...]
    day: str | None
    page: str
    outlet: str
    url: str | None
    story: str
    claim: str
    outlets: int
    origins: int


class Did(Record, frozen=True, kw_only=True):
    """What was done: `actors` to `recipients` (names), `code` a PLOVER type, `words` the clause, `trigger` its word.

    `by` is who asserts it, None where the outlet does so itself. `day` is that of the event, else of the page.
    """

    id: str
    code: str
    status: Status
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    trigger: str
    words: str
    span: Span
    by: str | None
    day: str | None
    page: str
    outlet: str
    url: str | None
    story: str
    claim: str
    outlets: int
    origins: int


class Hit(Record, frozen=True, kw_only=True):
    """Where words that were searched for stand: in the text of a page, in what somebody said, or in a name.

    `title` is the page's headline, the speaker, or the actor's name. Of an actor there is no page.
    """

    kind: Literal["actor", "statement", "page"]
    title: str | None
    words: str
    actor: str | None = None
    page: str | None = None
    outlet: str | None = None
    url: str | None = None
    day: str | None = None
    span: Span | None = None
    story: str | None = None


class StoryLine(Record, frozen=True, kw_only=True):
    """A story in one line; `pages` says how many, the headline is that of its earliest page that has one."""

    id: str
    day: str | None
    headline: str | None
    pages: int
    outlets: tuple[str, ...]


class PageLine(Record, frozen=True, kw_only=True):
    """A page in one line."""

    page: str
    outlet: str
    url: str | None
    day: str | None
    headline: str | None


class Source(Record, frozen=True, kw_only=True):
    """An origin of a claim: `name` is None where it is not known; `how` and `why` are those of the Origin."""

    kind: str
    name: str | None
    how: str
    why: str


class Claimed(Record, frozen=True, kw_only=True):
    """One claim of a story: by whom, in how many outlets, from which origins; its fullest wording."""

    id: str
    of: Literal["attribution", "event"]
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[Source, ...]
    page: str
    outlet: str
    url: str | None
    spans: tuple[Span, ...]
    words: tuple[str, ...]


class Against(Record, frozen=True, kw_only=True):
    """Two claims of a story that cannot both be true: in which field, and the words of each side."""

    id: str
    field: str
    left: str
    left_page: str
    left_span: Span
    left_words: str
    right: str
    right_page: str
    right_span: Span
    right_words: str


class Differs(Record, frozen=True, kw_only=True):
    """What two pages of a story tell differently of one claim: see `record.story.Difference`.

    `kind` and `side` are those of the Difference; the words of a side that tells nothing of it are None.
    """

    claim: str
    kind: DifferenceKind
    side: Literal["left", "right"] | None
    left_page: str
    left_outlet: str
    left_span: Span | None
    left_words: str | None
    right_page: str
    right_outlet: str
    right_span: Span | None
    right_words: str | None


class Credited(Record, frozen=True, kw_only=True):
    """An outlet or agency that a page credits near its top with what it tells, and the words that do."""

    page: str
    outlet: str
    credited: str
    span: Span
    words: str


class StoryTold(Record, frozen=True, kw_only=True):
    """All of a story: its pages by day, its claims with the most outlets first, what speaks against what.

    `differences` are what is told differently and may both be true, `credits` whom the pages credit.
    """

    line: StoryLine
    actors: tuple[str, ...]
    pages: tuple[PageLine, ...]
    claims: tuple[Claimed, ...]
    against: tuple[Against, ...]
    differences: tuple[Differs, ...] = ()
    credits: tuple[Credited, ...] = ()


class Warmth(Record, frozen=True, kw_only=True):
    """How two actors stood on a day, from -10 to 10, over so many claims."""

    day: str | None
    warmth: float
    claims: int


class Stood(Record, frozen=True, kw_only=True):
    """How two actors stood on a day, from -10 to 10, over so many claims; the rest is one deed that tells of it."""

    day: str | None
    warmth: float
    claims: int
    deed: Did


class ActorLine(Record, frozen=True, kw_only=True):
    """An actor: the names seen, what pages and our table tell of it, and how much there is of it.

    `pages` speak of it; `said` and `done` are the numbers of its statements and of its events.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind
    country: str | None
    sector: Sector | None
    offices: tuple[str, ...]
    held: tuple[Held, ...]
    pages: int
    said: int
    done: int
