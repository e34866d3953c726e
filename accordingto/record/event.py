"""Who did what to whom, as the page tells it."""

from typing import Literal, get_args

from accordingto.record.base import Record, Span

Status = Literal["occurred", "ongoing", "planned", "possible", "hypothetical", "threatened", "denied", "background"]
STATUSES: tuple[str, ...] = get_args(Status)


class Event(Record, frozen=True, kw_only=True):
    """Something done, planned or denied, with who did it to whom and who asserts it.

    `code` is a PLOVER type ("CONSULT"). `agent` and `patient` are ids of Mentions of the page, empty when not known.
    `trigger` is the word that tells of it, `words` what stands there; `evidence` the clause. `place` is a Mention's id.
    `when` is an ISO prefix where sentence and page give one, else None; `until` the last day or month where they give
    an interval that begins at `when`; `when_span` the words either was read from, also where they give no date. `by` is
    the id of the Attribution that asserts the event, None when the outlet does so itself.

    `mode` and `contexts` are PLOVER's ("visit"; "military"), None and empty where nothing tells. `also` are the
    triggers of other sentences of the page that tell of the same event, in order. `reciprocal`: all who take part do it
    to each other ("the two met"), on whichever side they stand. `country` (ISO 3166 alpha-3) and `coordinates`
    (latitude and longitude in degrees, of the middle of a town) are those of the place, None where not known.
    """

    id: str
    page: str
    code: str
    trigger: Span
    words: str
    evidence: Span
    agent: tuple[str, ...] = ()
    patient: tuple[str, ...] = ()
    place: str | None = None
    when: str | None = None
    when_span: Span | None = None
    status: Status
    by: str | None = None
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    also: tuple[Span, ...] = ()
    reciprocal: bool = False
    until: str | None = None
    country: str | None = None
    coordinates: tuple[float, float] | None = None
