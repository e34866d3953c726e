"""The lines of six flat tables: statements, events, claims, the hands of chains, what differs, who is credited."""

from accordingto.record.base import Record


class Row(Record, frozen=True, kw_only=True, tag_field="table"):
    """A line of one of the tables; a page is told by its id, its input, its outlet, its day and its address."""

    id: str
    page: str
    name: str
    outlet: str | None
    published: str | None
    url: str | None
    story: str | None


class Statement(Row, frozen=True, kw_only=True, tag="statements"):
    """Somebody's words on one page, by whose hands they came, and how many origins stand behind them.

    `words` are those of the page from `starts` to `stops`, a quotation broken by its cue in several pieces. `outlets`
    and `origins` count those of the claim it is part of, on all pages; an outlet's own word is no origin.
    """

    kind: str
    act: str
    stance: str
    speaker: str | None
    source: str | None
    position: str | None
    relays: tuple[str, ...]
    chain: str
    cue: str | None
    words: tuple[str, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    addressees: tuple[str, ...]
    day: str | None
    venue: str | None
    parent: str | None
    claim: str | None
    outlets: int
    origins: int
    origin_names: tuple[str, ...]
    confidence: float


class Deed(Row, frozen=True, kw_only=True, tag="events"):
    """An event as one page tells it: `words` are the clause from `start` to `stop`, `asserted_by` the attribution.

    `quad` is the quad class (1 to 4) of the PLOVER type, `goldstein` the value of the CAMEO code nearest to it; None
    for a code that is none of PLOVER's types.
    """

    code: str
    mode: str | None
    contexts: tuple[str, ...]
    status: str
    quad: int | None
    cameo: str | None
    goldstein: float | None
    agents: tuple[str, ...]
    agent_countries: tuple[str, ...]
    recipients: tuple[str, ...]
    recipient_countries: tuple[str, ...]
    trigger: str
    words: str
    start: int
    stop: int
    day: str | None
    until: str | None
    place: str | None
    country: str | None
    latitude: float | None
    longitude: float | None
    asserted_by: str | None
    speaker: str | None
    claim: str | None
    outlets: int
    origins: int


class Told(Row, frozen=True, kw_only=True, tag="claims"):
    """One thing that is claimed, in its fullest wording and with the page of that; who carries it and who is behind it.

    `inferred` counts those of `origins` to which no member leads by the words of its own page.
    """

    of: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    stops: tuple[int, ...]
    speakers: tuple[str, ...]
    outlets: int
    outlet_names: tuple[str, ...]
    pages: int
    origins: int
    origin_names: tuple[str, ...]
    origin_kinds: tuple[str, ...]
    inferred: int
    members: tuple[str, ...]


class Hand(Row, frozen=True, kw_only=True, tag="chains"):
    """A hand of a chain: `id` is that of the attribution, `step` counts from the speaker, 0, to the outlet.

    `who` is the name chosen for them, `words` what stands on the page from `start` to `stop`, None where nothing does.
    """

    step: int
    role: str
    who: str | None
    actor: str | None
    country: str | None
    sector: str | None
    words: str | None
    start: int | None
    stop: int | None
    how: str


class Differs(Row, frozen=True, kw_only=True, tag="differences"):
    """What two tellings of one thing tell differently: `id` is the match, the page of the row its left one.

    `what` is "wording" for an edit between two quotations, "telling" for the rest; `kind` and `side` are those of the
    Edit or the Difference. `left` and `right` are the two attributions or events. Words are None where a side has none.
    """

    claim: str | None
    of: str
    what: str
    kind: str
    side: str | None
    left: str
    right: str
    words: str | None
    start: int | None
    stop: int | None
    other_page: str
    other_outlet: str | None
    other_published: str | None
    other_words: str | None
    other_start: int | None
    other_stop: int | None


class Credits(Row, frozen=True, kw_only=True, tag="credits"):
    """An outlet or agency that a page credits near its top: `id` is the page, `own` those that are that outlet's."""

    credited: str
    own: tuple[str, ...]
    words: str
    start: int
    stop: int
