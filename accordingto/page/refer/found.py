"""What is found on a page before it is known who it is: a phrase, its head, and what the words alone say of it."""

from typing import Literal, NamedTuple

from accordingto.record.actor import ActorKind, MentionForm

Gender = Literal["f", "m"]


class Found(NamedTuple):
    """A phrase of the page, counted in tokens (bounds included).

    `first` to `last` is the whole phrase, `head_first` to `head_last` its name or noun, `head` the token that stands
    for it in the grammar. `words` are the name without titles, or the noun with what is compounded to it ("foreign
    minister"). `entry` names the lexicon entry it was found by ("state PRK"), or is empty. `camp` are the
    adjectives before the head that part it from others ("Republican", "former"), `region` the state of a federation
    that it is said to be of ("Vermont").
    """

    first: int
    last: int
    head_first: int
    head_last: int
    head: int
    form: MentionForm
    kind: ActorKind
    words: str
    country: str | None = None
    office: str | None = None
    gender: Gender | None = None
    plural: bool = False
    entry: str = ""
    camp: frozenset[str] = frozenset()
    region: str | None = None
