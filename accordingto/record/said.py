"""Who says what, and through whose hands it reached the reader."""

from typing import Literal

from accordingto.record.base import Record, Span


class Link(Record, frozen=True, kw_only=True):
    """One hand in a chain.

    `span` is where this hand is named or referred to on the page, `words` what stands there; both None for an outlet
    (the page itself) and for a speaker nobody names. `name` is who that is, as far as the page tells ("he" → "Mike
    Pence"); None when it is not known. `cue` points at the words that make the link ("according to", "told").
    `how`: "said" when the page says it of these very words, "inferred" when it was carried over from near by.
    """

    role: Literal["speaker", "relay", "outlet"]
    name: str | None
    span: Span | None = None
    words: str | None = None
    mention: str | None = None
    cue: Span | None = None
    how: Literal["said", "inferred"] = "said"


class Attribution(Record, frozen=True, kw_only=True):
    """Words given to somebody, with the chain from the speaker to the reader.

    `chain` runs in the order the words travelled: the speaker first, the outlet last. `content` may be several spans; a
    quote broken by its cue is one attribution. `words` are the words of each span of `content`. `cue` is None where
    nothing but marks and place give the words to somebody (a pull quote). `addressee` are those spoken to. `parent` is
    the attribution this one is nested in. `kind`: all of the content in quotation marks, some of it, or none.
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
