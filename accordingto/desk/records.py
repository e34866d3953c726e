"""What the pages of the desk show, and their twins in JSON give, where no record of an archive's answer does."""

from accordingto.archive.answer import ActorLine, Answer, Did, Hit, PageLine, Said, Stood, StoryLine, Warmth
from accordingto.record.base import Evidence, Record
from accordingto.record.judgement import Judgement
from accordingto.record.page import Refusal
from accordingto.record.report import Report
from accordingto.record.story import EditKind


class StoryRow(Record, frozen=True, kw_only=True):
    """A story in one line, and what stands behind it.

    `said` and `done` count statements and events; `shared` the statements in several outlets, `single` those of them
    that have one origin. `widest` and `origins` are the outlets and the origins of the statement that most outlets
    carry, both None where no statement stands in several.
    """

    line: StoryLine
    said: int
    done: int
    shared: int
    single: int
    widest: int | None
    origins: int | None


class Facet(Record, frozen=True, kw_only=True):
    """A value by which rows can be narrowed, and how many rows have it."""

    value: str
    count: int


class Stories(Record, frozen=True, kw_only=True):
    """Stories, the newest first. `next` is the address of those that follow, None where none do."""

    rows: tuple[StoryRow, ...]
    offset: int
    next: str | None = None


class Found(Record, frozen=True, kw_only=True):
    """What a search finds: its rows, and on how many pages of which outlets and years all words stand.

    Of more than `counted` pages only the newest were counted.
    """

    words: str
    rows: tuple[Hit, ...]
    outlets: tuple[Facet, ...]
    years: tuple[Facet, ...]
    counted: int
    offset: int
    next: str | None = None


class PageTold(Record, frozen=True, kw_only=True):
    """A page with every record made of it, the story it belongs to, and what persons judged of who says what there."""

    report: Report
    story: str | None
    judged: tuple["Judged", ...] = ()


class Office(Record, frozen=True, kw_only=True):
    """An office that pages give somebody, and the first and the last day on which they do; None where none is dated."""

    office: str
    first: str | None
    last: str | None
    pages: int


class Met(Record, frozen=True, kw_only=True):
    """A page that names an actor, and under which names."""

    page: PageLine
    names: tuple[str, ...]


class Beside(Record, frozen=True, kw_only=True):
    """Another actor to whom one stood warm or cold: on how many days, and how on the last of them."""

    actor: str
    name: str
    days: int
    last: str | None
    warmth: float


class ActorTold(Record, frozen=True, kw_only=True):
    """An actor: what it said, did, and what was done to it, the newest first; what was said of it.

    `pages` are the newest that speak of it; `offices` and `of` (what others said of it) are read from these alone.
    """

    line: ActorLine
    pages: tuple[Met, ...]
    offices: tuple[Office, ...]
    said: Answer[Said]
    did: Answer[Did]
    done: Answer[Did]
    of: tuple[Said, ...]
    beside: tuple[Beside, ...]


class RelationTold(Record, frozen=True, kw_only=True):
    """How two actors stood to each other on each day that tells of it, from -10, cold, to 10, warm.

    `line` are all days, the earliest first; `rows` some of them with a deed each, the latest first.
    """

    left: ActorLine
    right: ActorLine
    line: tuple[Warmth, ...]
    rows: tuple[Stood, ...]
    offset: int = 0
    next: str | None = None


class Share(Record, frozen=True, kw_only=True):
    """So many of so many: a count, and the number it is a part of."""

    count: int
    basis: int


class Named(Record, frozen=True, kw_only=True):
    """A name and how often; `actor` is its id where it has a page."""

    name: str
    count: int
    actor: str | None = None


class Changed(Record, frozen=True, kw_only=True):
    """A kind of edit, in how many compared wordings it was found, and one of them: before, after, and where."""

    kind: EditKind
    count: int
    before: str
    after: str
    story: str
    place: Evidence | None


class OutletTold(Record, frozen=True, kw_only=True):
    """An outlet, by counts over its newest pages: `pages` of them, of which `shared` stand in a story with others.

    All shares are of the statements on the pages that stand in a story with others. `relayed`: another hand
    (agency, outlet, document) is their origin. `copied`: of these, the page does not name it. `first`: others
    name this outlet as origin. `alone`: no other outlet of the story carries it. `compared` counts its wordings that
    were compared, word by word, with another outlet's of the same words; `edits` says what differs.
    """

    name: str
    total: int
    pages: int
    shared: int
    statements: int
    relayed: Share
    copied: Share
    first: Share
    alone: Share
    speakers: tuple[Named, ...]
    hands: tuple[Named, ...]
    compared: int
    edits: tuple[Changed, ...]
    newest: tuple[PageLine, ...]


class Outlets(Record, frozen=True, kw_only=True):
    """All outlets, by the number of their pages."""

    rows: tuple[Named, ...]


class Judged(Record, frozen=True, kw_only=True):
    """A judgement with its number, and what its ends are called: the one, and those it was weighed against."""

    number: int
    judgement: Judgement
    left: str
    right: tuple[str, ...]


class Judgements(Record, frozen=True, kw_only=True):
    """What persons judged, the newest first. `kept` is False where it ends with the desk."""

    rows: tuple[Judged, ...]
    kept: bool


class Changes(Record, frozen=True, kw_only=True):
    """What changes as pages are added and judged: a mark that is another one after each change that can be seen, and
    how much there is.

    `settled`: all pages are in what is shown.
    """

    mark: str
    pages: int
    stories: int
    settled: bool


class AddedHere(Record, frozen=True, kw_only=True):
    """What became of pages that were sent: those that are kept now, and those set aside, with the reasons."""

    pages: tuple[PageLine, ...]
    refusals: tuple[Refusal, ...]


class Fault(Record, frozen=True, kw_only=True):
    """Why something is not shown or not done, and what to do."""

    status: int
    title: str
    reason: str
