"""Who is spoken of: a mention on a page, an actor across pages, and the judgement that two are one."""

from typing import Literal, get_args

from accordingto.record.base import Reason, Record, Span

ActorKind = Literal["person", "organisation", "outlet", "government", "place", "group", "document", "unknown"]
MentionForm = Literal["name", "short name", "pronoun", "description"]
Sector = Literal[
    "government",
    "military",
    "police",
    "courts",
    "legislature",
    "intelligence",
    "party",
    "opposition",
    "rebels",
    "paramilitary",
    "media",
    "business",
    "labour",
    "education",
    "religion",
    "health",
    "civil",
    "refugees",
    "criminals",
    "international",
]
SECTORS: tuple[str, ...] = get_args(Sector)


class Mention(Record, frozen=True, kw_only=True):
    """Words of a page that stand for somebody or some place.

    `span` is the whole phrase without a relative clause ("Vice President Mike Pence"), `head` its name or noun ("Mike
    Pence"); `words` are those of `span`. `first` is the id of the first mention of the same one on this page (its own
    id if it is the first; an "I" before its speaker is named has that of the speaker). `name` is the fullest name the
    page gives it; None for an unnamed source. `country` is ISO 3166 alpha-3. `office` is the title the page gives in
    this mention ("Vice President"). `members` are the ids of the first mentions of those whom a phrase for two means
    ("both countries"). `reasons` say why it was joined to the one it was joined to, or why those two are meant.
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
    members: tuple[str, ...] = ()
    confidence: float = 1.0
    reasons: tuple[Reason, ...] = ()


class Held(Record, frozen=True, kw_only=True):
    """An office and who held it, as our table of office holders has it: the lexicon's word, not a page's.

    `name` is the holder's as the table spells it. The office is one of `country` (ISO 3166 alpha-3) or of `body` (a
    code of the lexicon's organisations), or of both. `start` and `end` are ISO prefixes, as coarse as the table knows
    them; None for a start it does not know, and for an end that had not come when the table was written.
    """

    office: str
    name: str
    country: str | None = None
    body: str | None = None
    sector: Sector
    start: str | None = None
    end: str | None = None


class Actor(Record, frozen=True, kw_only=True):
    """Somebody, across all pages: the name we chose, every name seen (sorted), the mentions.

    `offices` are those that the pages give, `held` those that the lexicon says the actor held on the days on which
    these pages were published; for a page without a date nothing is looked up. `country` is that of most pages, and
    where none gives one that of the offices held. `sector` is the walk of public life that offices, names and the
    lexicon tell of on most pages. Each is None where nothing tells.
    """

    id: str
    name: str
    names: tuple[str, ...]
    kind: ActorKind
    country: str | None = None
    sector: Sector | None = None
    offices: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
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
