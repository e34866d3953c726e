"""Signs: what speaks for or against somebody as the one a pronoun stands for, as numbers."""

from collections.abc import Iterable, Mapping, Sequence
from math import log1p
from typing import NamedTuple

from accordingto.page.refer.figures import Figure
from accordingto.page.refer.found import Found
from accordingto.page.refer.memory import Last, Memory, role_of
from accordingto.page.refer.pronouns import PRONOUNS, Pronoun, agrees
from accordingto.page.refer.salience import Salience
from accordingto.record.parse import Parse


class Asked(NamedTuple):
    """A pronoun of which it is asked whom it stands for.

    `now` is when its sentence comes, `above` the figure that is the subject of the verb above it. `tells`: its own
    words are told; `quoted`: it stands in quotation marks; `behind`: right behind a quotation. `paragraph` is the first
    sentence of its paragraph. `later` are the figures named after it, with the number of sentences to that (0 or 1).
    """

    found: Found
    sentence: int
    now: float
    above: int | None
    tells: bool
    quoted: bool
    behind: bool
    paragraph: int
    later: Mapping[int, int]


class Candidate(NamedTuple):
    """Somebody whom a pronoun may stand for, and the signs of it, in the order of `SIGNS`.

    `heads` are the tokens that named or described them so far.
    """

    figure: Figure
    signs: tuple[float, ...]
    heads: tuple[int, ...]


class _Field(NamedTuple):
    """What the candidates for one pronoun have in common: their weights, and what is most among them."""

    weights: dict[int, float]
    heaviest: float
    latest: int
    times: int
    fitting: int


def candidates(
    asked: Asked,
    figures: Iterable[Figure],
    memory: Memory,
    salience: Salience,
    parse: Parse,
) -> list[Candidate]:
    """Return whom a pronoun may stand for: of fitting number and gender, and spoken of not long before.

    In "Mr Moon met Ms Kim. She invited him" it is Ms Kim alone for "she", Mr Moon alone for "him".
    """
    pronoun, last = PRONOUNS[asked.found.words], memory.last
    place_as = _as_place(asked, parse)
    near = [one for one in figures if one.number in last and asked.now - last[one.number].moment <= _FAR]
    fits = [(figure, _fits(pronoun, figure)) for figure in near]
    some = [
        (figure, fit)
        for figure, fit in fits
        if fit > 0 and (figure.kind != "place" or last[figure.number].role in place_as)
    ]
    if not some:
        return []
    weights = {figure.number: salience.weigh(figure.number, asked.now) for figure, _ in some}
    field = _Field(
        weights,
        sum(weights.values()) or 1.0,
        max(memory.last[number].order for number in weights),
        max(1, *(figure.times for figure, _ in some)),
        sum(figure.gender == pronoun.gender for figure, _ in some) if pronoun.gender else 0,
    )
    around = _around(asked, pronoun, memory, parse, len(some))
    return [
        Candidate(
            figure,
            (*_self(figure, fit, pronoun, field), *_place(asked, figure, memory, field), *around),
            tuple(memory.heads.get(figure.number, ())),
        )
        for figure, fit in some
    ]


def _as_place(asked: Asked, parse: Parse) -> tuple[str, ...]:
    """Return as what a place must have stood to be "it": mostly a place is only what something happens in.

    "Indianapolis is better off. It has changed" and "its streets", but not "He spoke in Indianapolis. It was late".
    """
    if parse.tags[asked.found.head] == "PRP$":
        return (*_SUBJECTS, "poss")
    return _SUBJECTS if role_of(parse, asked.found.head) in _SUBJECTS else ()


def nobody(signs: Sequence[float]) -> tuple[float, ...]:
    """Return the signs of "nobody known", for a pronoun whose candidates have these: only those of the pronoun."""
    own = len(signs) - len(_AROUND)
    return (*([0.0] * own), *signs[own:])


def _fits(pronoun: Pronoun, figure: Figure) -> float:
    share = agrees(pronoun, figure)
    if share <= 0 and pronoun.number == "many":
        # "They" of a government: the people who act for it.
        return _LITTLE if figure.kind == "government" else 0.0
    return share


def _self(figure: Figure, fit: float, pronoun: Pronoun, field: _Field) -> tuple[float, ...]:
    """Return what the page tells of the figure, wherever the pronoun stands."""
    same = pronoun.gender is not None and figure.gender == pronoun.gender
    return (
        fit,
        float(same),
        float(same and field.fitting == 1),
        float(len(field.weights) == 1),
        float(figure.name is not None),
        float(figure.plural),
        log1p(figure.times),
        figure.times / field.times,
        *(float(figure.kind == kind) for kind in _KINDS),
    )


def _place(asked: Asked, figure: Figure, memory: Memory, field: _Field) -> tuple[float, ...]:
    """Return how the figure was spoken of before the pronoun, and after it."""
    number = figure.number
    last = memory.last[number]
    weight, away = field.weights[number], asked.sentence - last.sentence
    latest, before = memory.tellers
    later = asked.later.get(number)
    return (
        min(weight, _HEAVY),
        weight / field.heaviest,
        float(last.order == field.latest),
        float(away == 0),
        float(away == 1),
        float(away == _TWO),
        float(away > _TWO),
        min(asked.now - last.moment, _FAR) / _FAR,
        float(last.sentence >= asked.paragraph),
        *_as_last(last),
        float(number not in memory.outside),
        float(number == asked.above),
        float(number == memory.main_before(asked.sentence)),
        float(number == latest),
        float(number == latest == before),
        min(memory.told[number], _OFTEN) / _OFTEN,
        float(memory.told[number] == 0),
        float(later is not None),
        float(later == 0),
    )


def _as_last(last: Last) -> tuple[float, ...]:
    return (
        float(last.role in _SUBJECTS),
        float(last.role in _OBJECTS),
        float(last.role == "pobj"),
        float(last.role == "poss"),
        float(last.form == "pronoun"),
        float(last.form == "description"),
        float(last.quoted),
    )


def _around(asked: Asked, pronoun: Pronoun, memory: Memory, parse: Parse, some: int) -> tuple[float, ...]:
    """Return what is so whoever is meant: what sort of pronoun it is, and where it stands."""
    token = asked.found.head
    role = role_of(parse, token)
    return (
        float(role in _SUBJECTS),
        float(parse.tags[token] == "PRP$"),
        float(role in _OBJECTS or role == "pobj"),
        float(asked.tells),
        float(asked.quoted),
        float(asked.behind),
        float(asked.above is None),
        float(parse.sentences[asked.sentence][0] == token),
        float(asked.paragraph == asked.sentence),
        float(memory.just_told),
        log1p(some),
        float(pronoun.number == "one"),
        float(pronoun.number == "many"),
    )


_KINDS = ("person", "organisation", "outlet", "government", "group", "document", "unknown")
_SELF = ("fit", "gender", "only of gender", "only one", "named", "plural", "times", "share of times")
_PLACE = (
    "weight", "share of weight", "latest", "same sentence", "sentence before", "two before", "further before", "away",
    "same paragraph", "was subject", "was object", "was behind preposition", "was owner", "was pronoun",
    "was description", "was quoted", "only quoted", "above", "main before", "teller", "teller twice", "told",
    "told never", "named next", "named in sentence",
)  # fmt: skip
_AROUND = (
    "subject", "owner", "object", "tells", "quoted", "behind quotation", "nobody above", "first word",
    "opens paragraph", "just told", "candidates", "one", "many",
)  # fmt: skip
SIGNS = (*_SELF, *(f"is {kind}" for kind in _KINDS), *_PLACE, *_AROUND)
_SUBJECTS = ("nsubj", "nsubjpass")
_OBJECTS = ("dobj", "dative")
_FAR = 6.0
_HEAVY = 3.0
_OFTEN = 3
_TWO = 2
_LITTLE = 0.1
