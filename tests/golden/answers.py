"""What an answer key is made of: frozen rows that a test compares with a dossier.

None in a field means that it is not tested, unless the row says otherwise.
"""

from typing import NamedTuple


class Sheet(NamedTuple):
    """One page. `outlet` and `published` (a day) are None where only its text could tell; `never`: other dates."""

    page: str
    story: str
    headline: str
    outlet: str | None = None
    published: str | None = None
    author: str | None = None
    never: tuple[str, ...] = ()


class Stretch(NamedTuple):
    """From the first words to the last, all of one kind; what lies between is of that kind too."""

    page: str
    kind: str
    first: str
    last: str


class Wording(NamedTuple):
    """One attribution of a page.

    `content` are its pieces without quotation marks, each the whole piece or enough of it to know it. `relays` are the
    resolved names nearest the speaker first, `relay_words` what stands there; `speaker` the words of the speaker.
    """

    page: str
    speaker: str | None
    cue: str | None
    content: tuple[str, ...]
    kind: str = "direct"
    relays: tuple[str | None, ...] | None = ()
    relay_words: tuple[str, ...] = ()
    addressee: tuple[str, ...] = ()


class How(NamedTuple):
    """How the words `content` are given: what is done with them, when and where, by what kind of source.

    `day` is False where the page says when, but not on what day; None in `day` and `where` means that it says nothing.
    """

    page: str
    content: str
    act: str
    kind: str
    stance: str = "neutral"
    number: int | None = None
    position: str | None = None
    where: str | None = None
    day: str | bool | None = None


class Altered(NamedTuple):
    """One edit between two wordings of a claim, told from left to right (a Match may hold it the other way round)."""

    left: str
    right: str
    kind: str
    before: str = ""
    after: str = ""
    pull_quote: bool = False  # the right side is the pull quote of its page


class Said(NamedTuple):
    """One claim: who said it (None: nobody is named), its wordings, its one origin, what one page alone has.

    There is one origin in any case. `origin` is its name, if it has one; `origin_kind` is None where two are right.
    """

    speaker: str | None
    origin: str | None
    origin_kind: str | None
    wordings: tuple[Wording, ...]
    edits: tuple[Altered, ...] = ()
    only: tuple[tuple[str, str], ...] = ()
    untold: tuple[str, ...] = ()  # pages that carry it without naming its origin


class Figure(NamedTuple):
    """Two pages give a figure or a day: they clash, or they do not (one is rounded)."""

    field: str
    left: str
    left_words: str
    left_near: str
    right: str
    right_words: str
    right_near: str
    clash: bool


class Happened(NamedTuple):
    """One event: any of `triggers` may carry it; agent and patient by resolved name; `near` is part of its clause.

    `by` is the name of the one who asserts it, "outlet" where the page does so itself, None where that is not tested.
    """

    page: str
    near: str
    triggers: tuple[str, ...]
    status: str
    agent: str | None
    patient: str | None = None
    code: str | None = None
    by: str | None = None


class Refers(NamedTuple):
    """`words`, inside `near`, stand for `name`."""

    page: str
    near: str
    words: str
    name: str


class Unquoted(NamedTuple):
    """Words in quotation marks that are given to nobody."""

    page: str
    words: str
