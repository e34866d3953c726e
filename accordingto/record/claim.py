"""What is claimed, what stands behind it, and what speaks against it."""

from typing import Literal

from accordingto.record.base import Evidence, Record


class Origin(Record, frozen=True, kw_only=True):
    """Who first put something on record, within one story.

    `kind`: "agency" (a news agency, state-run ones too), "outlet" (another outlet spoke to the speaker), "document",
    "speaker" (the page names the speaker but not through whom the words reached it), "own word" (the outlet tells it in
    its own voice and names no source). `name` is None where that is not known. `how` is "inferred" when two chains were
    joined by anything weaker than one name and no page says it outright; `why` then and otherwise names the pages for
    which it is inferred. `evidence` are the words that name it, on each page.
    """

    id: str
    story: str
    kind: Literal["agency", "outlet", "document", "speaker", "own word"]
    name: str | None
    how: Literal["said", "inferred"] = "said"
    why: str
    evidence: tuple[Evidence, ...]


class Claim(Record, frozen=True, kw_only=True):
    """One thing that is claimed in a story, by whomever.

    `of` says what its members (ids) are: attributions or events. `wording` is the fullest wording. `outlets` are labels
    of pages, `origins` ids; `speakers` names as far as known; `pages` ids. `inferred` are those of `origins` to which
    no member leads by the words of its own page. All sorted. `since` is the earliest day (an ISO prefix) on which one
    of its pages was published, None where no day is known: another page, of no known day, may have had it before.
    """

    id: str
    story: str
    of: Literal["attribution", "event"]
    members: tuple[str, ...]
    wording: tuple[Evidence, ...]
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    pages: tuple[str, ...]
    origins: tuple[str, ...]
    inferred: tuple[str, ...] = ()
    since: str | None = None


class Conflict(Record, frozen=True, kw_only=True):
    """Two claims that cannot both be true in one field: the field, and what each side says there."""

    id: str
    story: str
    left: str
    right: str
    field: Literal["number", "date", "place", "speaker", "polarity"]
    left_value: Evidence
    right_value: Evidence


class Relation(Record, frozen=True, kw_only=True):
    """How warm or cold two actors stood to each other on a day, from -10 to 10, and the claims behind it."""

    id: str
    left: str
    right: str
    day: str | None
    warmth: float
    claims: tuple[str, ...]
