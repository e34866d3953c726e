"""Who is spoken of: a mention on a page, an actor across pages, and the judgement that two are one."""

from typing import Literal

from accordingto.record.base import Reason, Record, Span

ActorKind = Literal["person", "organisation", "outlet", "government", "place", "group", "document", "unknown"]
MentionForm = Literal["name", "short name", "pronoun", "description"]


class Mention(Record, frozen=True, kw_only=True):
    """Words of a page that stand for somebody or some place.

    `span` is the whole phrase without a relative clause ("Vice President Mike Pence"), `head` its name or noun ("Mike
    Pence"); `words` are those of `span`. `first` is the id of the first mention of the same one on this page (its own
    id if it is the first; an "I" before its speaker is named has that of the speaker). `name` is the fullest name the
    page gives it; None for an unnamed source. `country` is ISO 3166 alpha-3. `office` is the title the page gives in
    this mention ("Vice President"). `reasons` say why it was joined to the one it was joined to.
    """

    id: str
    page: str
    span: Span
    head: Span
    words: str
    form: MentionForm
    kind: ActorKind
    first: str
    name: str | None = None
    country: str | None = None
    office: str | None = None
    confidence: float = 1.0
    reasons: tuple[Reason, ...] = ()


class Actor(Record, frozen=True, kw_only=True):
    """Somebody, across all pages: the name we chose, every name seen (sorted), the mentions."""

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind
    country: str | None = None
    offices: tuple[str, ...] = ()
    mentions: tuple[str, ...]


class Same(Record, frozen=True, kw_only=True):
    """A judgement: these two mentions (by id, the smaller first) are one actor, or are not.

    A person's judgement outweighs a rule's or a model's. Groups are derived from judgements and can be derived again.
    """

    id: str
    left: str
    right: str
    same: bool
    score: float
    reasons: tuple[Reason, ...]
    by: Literal["rule", "model", "person"]
