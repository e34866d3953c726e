"""Who says what, and through whose hands it reached the reader."""

from collections.abc import Mapping
from typing import Literal

from accordingto.record.actor import ActorKind
from accordingto.record.base import Record, Span

Act = Literal[
    "said", "claimed", "denied", "asked", "ordered", "promised", "threatened", "believes", "wants", "reported", "did"
]
Stance = Literal["neutral", "doubting", "endorsing"]
Venue = Literal[
    "interview",
    "statement",
    "press conference",
    "speech",
    "social media",
    "testimony",
    "letter",
    "document",
    "leaked paper",
    "call",
]
SourceKind = Literal["named", "unnamed", "collective", "institution", "document"]

# What somebody is as a source, by what kind of somebody it is, where that is known.
SOURCE_KINDS: Mapping[ActorKind, SourceKind] = {
    "person": "named",
    "organisation": "institution",
    "outlet": "institution",
    "government": "institution",
    "place": "institution",
    "group": "collective",
    "document": "document",
}


class Link(Record, frozen=True, kw_only=True):
    """One hand in a chain.

    `span` is where this hand is named or referred to on the page, `words` what stands there; both None for an outlet
    (the page itself) and for a speaker nobody names. `name` is who that is, as far as the page tells ("he" → "Mike
    Pence"); None when it is not known. `beside` are the mentions of the others whom `words` name as saying the same
    with the first ("Ms Holm and Mr Reed"). `cue` points at the words that make the link ("according to", "told").
    `how`: "said" when the page says it of these very words, "inferred" when it was carried over from near by.
    """

    role: Literal["speaker", "relay", "outlet"]
    name: str | None
    span: Span | None = None
    words: str | None = None
    mention: str | None = None
    beside: tuple[str, ...] = ()
    cue: Span | None = None
    how: Literal["said", "inferred"] = "said"


class When(Record, frozen=True, kw_only=True):
    """When something was said: the words that say so, and the day as an ISO prefix where sentence and page give one."""

    span: Span
    day: str | None = None


class Where(Record, frozen=True, kw_only=True):
    """Where or in what something was said: "in an interview with Le Monde" is an interview, "on Twitter" social media.

    `span` is the phrase that says so; a leaked paper is one of which the page says that it was leaked or stolen.
    """

    kind: Venue
    span: Span


class Source(Record, frozen=True, kw_only=True):
    """What kind of source something has.

    `kind`: "named" (a person whom the page names), "unnamed" (a person or a few whom it only describes: "a senior
    official"), "collective" (many, uncounted: "residents", "critics"), "institution" (a body, named or not: "the White
    House", "the ministry"), "document". `number` is how many unnamed ones there are, None where the page does not
    count them. `position` are the words that describe an unnamed source ("senior official"), or what "who", "which" and
    "that" stand for, `span` where they stand.
    """

    kind: SourceKind
    number: int | None = None
    position: str | None = None
    span: Span | None = None


class Attribution(Record, frozen=True, kw_only=True):
    """Words given to somebody, with the chain from the speaker to the reader.

    `chain` runs in the order the words travelled: the speaker first, the outlet last. `content` may be several spans; a
    quote broken by its cue is one attribution. `words` are the words of each span of `content`. `cue` is None where
    nothing but marks and place give the words to somebody (a pull quote). `addressee` are those spoken to. `parent` is
    the attribution this one is nested in. `kind`: all of the content in quotation marks or set off from the text (a
    block quotation, a signed post, a line of a transcript), some of it, or none.

    `act` is what the cue says is done with the words ("did": nothing, a deed or a silence is told); `stance` whether it
    commits the outlet to them ("claimed": doubting, "said": neutral, "pointed out": endorsing). `when` and `where` are
    those of the saying, not of what is said. `source` is None where nobody is given as the source, or it is not known
    who a pronoun stands for.
    """

    id: str
    page: str
    kind: Literal["direct", "mixed", "indirect"]
    cue: Span | None
    content: tuple[Span, ...]
    words: tuple[str, ...]
    chain: tuple[Link, ...]
    addressee: tuple[Span, ...] = ()
    parent: str | None = None
    act: Act = "said"
    stance: Stance = "neutral"
    when: When | None = None
    where: Where | None = None
    source: Source | None = None
    confidence: float

    def __post_init__(self) -> None:
        roles = [link.role for link in self.chain]
        if len(roles) < 2 or roles[0] != "speaker" or roles[-1] != "outlet":
            raise ValueError(f"{self.id}: a chain runs from a speaker to an outlet, not {roles}")
        if not self.content or len(self.content) != len(self.words):
            raise ValueError(f"{self.id}: content must not be empty and needs its words, one a span")

    @property
    def speaker(self) -> Link:
        return self.chain[0]

    @property
    def relays(self) -> tuple[Link, ...]:
        """The hands between the speaker and the outlet, nearest the speaker first."""
        return self.chain[1:-1]
