"""Figures: everybody a page has spoken of so far, each with what the page has told of them."""

from dataclasses import dataclass, field
from functools import lru_cache

from accordingto import lexicon
from accordingto.lexicon.parties import Term, terms_of
from accordingto.page.refer.chains import Chain, name_parts
from accordingto.page.refer.found import Found, Gender
from accordingto.record.actor import ActorKind


@dataclass(slots=True, eq=False)
class Figure:
    """Somebody on this page; it learns while the page is read, so it is the one thing here that changes.

    `times` says how often the whole page names it. Whom "the candidate" begins, without a word before, is not
    `introduced`. `regions` are the states of a federation that it is said to be of; `terms` are what our table of
    parties has of the name, `known_as` the nouns that everybody has for somebody so called. `held_by` is who held the
    office on the page's day, by our table, where the page names nobody.
    """

    number: int
    kind: ActorKind
    name: str | None = None
    country: str | None = None
    gender: Gender | None = None
    plural: bool = False
    entry: str = ""
    times: int = 0
    introduced: bool = True
    held_by: str | None = None
    nouns: set[str] = field(default_factory=set)
    offices: set[str] = field(default_factory=set)
    camp: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    terms: tuple[Term, ...] = ()
    known_as: frozenset[str] = frozenset()

    def learn(self, found: Found) -> None:
        """Take over what a mention tells: an office, a gender, a country that was not known."""
        self.country = self.country or found.country
        self.gender = self.gender or found.gender
        self.camp |= found.camp
        if found.region:
            self.regions.add(found.region)
        if found.office:
            self.offices.add(plain(found.office))
        if found.form == "description":
            self.nouns.add(plain(found.words))


def from_chain(number: int, chain: Chain, day: str | None) -> Figure:
    """Begin a figure from the names of the page that are one; `day` is that of the page."""
    return Figure(
        number,
        chain.kind,
        name=chain.name,
        country=chain.country,
        gender=chain.gender,
        plural=chain.kind == "group",
        entry=chain.entry,
        times=len(chain.members),
        offices=set(map(plain, chain.offices)),
        regions=set(chain.regions),
        terms=terms_of(chain.name, day) if chain.kind == "person" else (),
        known_as=_KNOWN_AS.get(chain.parts, frozenset()) if chain.kind == "person" else frozenset(),
    )


def from_description(number: int, found: Found) -> Figure:
    """Begin a figure nobody has named: "a senior official"."""
    return Figure(
        number, found.kind, country=found.country, gender=found.gender, plural=found.plural, entry=found.entry
    )


@lru_cache(maxsize=20_000)
def plain(office: str) -> str:
    """Return an office or noun as it is compared: "Vice-President" is "vice president", "Texas Sen." is "senator"."""
    words = office.lower().replace("-", " ").replace(".", "").split()
    while (size := _place_size(words)) and size < len(words):
        words = words[size:]
    return " ".join(_PLAIN.get(word, word) for word in words)


def _place_size(words: list[str]) -> int:
    """Count the words at the beginning that name a place: two in "new york mayor"."""
    return next((size for size in (3, 2, 1) if " ".join(words[:size]) in _PLACES), 0)


_PLACES = frozenset(
    name.lower() for name in (*(row["name"] for row in lexicon.table("towns")), *lexicon.load("name_places"))
)
_KNOWN_AS = {name_parts(row["name"]): frozenset(row["nouns"].split(";")) for row in lexicon.table("known_as")}
_PLAIN = {row["word"]: row["plain"] for row in lexicon.table("office_words")}
