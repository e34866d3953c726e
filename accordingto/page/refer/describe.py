"""Descriptions that mean somebody the page has named: "the North Korean leader", "his sister", "the report"."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from accordingto.page.refer.alike import (
    KNOWN_AS,
    PARTIES,
    RUNNERS,
    alike,
    held_office,
    known_as,
    may_be,
    runs,
    stood_for,
)
from accordingto.page.refer.figures import Figure, plain
from accordingto.page.refer.found import Found
from accordingto.page.refer.salience import Salience
from accordingto.record.base import Reason
from accordingto.record.parse import Parse


class Choice(NamedTuple):
    """The figure somebody is taken for, how sure that is, and why."""

    figure: Figure
    confidence: float
    reasons: tuple[Reason, ...]


def appositions(parse: Parse, founds: Sequence[Found]) -> dict[int, int]:
    """Return, by number, which descriptions stand beside a name that says who is meant.

    "Kim's sister, Kim Yo Jong", "Donald Tusk, the council's president", "Tusk is the president", "his aide Ann Lee".
    """
    heads = {found.head: number for number, found in enumerate(founds) if found.form in ("name", "short name")}
    by_edge = {edge: found.head for found in founds if found.form != "pronoun" for edge in (found.first, found.last)}
    begins = {found.first: found for found in founds if found.form == "name" and found.kind == "person"}
    beside: dict[int, int] = {}
    for number, found in enumerate(founds):
        if found.form != "description":
            continue
        near = (*_beside(parse, found), *_before(parse, found, begins), *_between_commas(parse, found, by_edge, begins))
        for token in near:
            name = heads.get(token)
            if name is not None and _fits(found, founds[name]):
                beside[number] = name
                break
    return beside


def described(
    found: Found, figures: Iterable[Figure], salience: Salience, now: float, *, owned: bool, day: str | None
) -> Choice | None:
    """Choose the figure a definite description means; None when the page does not say.

    `owned` says that the phrase itself names whose it is ("Mr Voss's government"); `day` is that of the page.
    """
    noun = plain(found.words)
    scored = []
    for figure in figures:
        score, feature = alike(found, figure, noun, owned=owned)
        if not score and found.kind == "person" and (held := _by_table(found, figure, noun, day)):
            score, feature = held
        if score > 0:
            weight = score + min(salience.weigh(figure.number, now), 2.0) / 4
            scored.append((weight, -salience.distance(figure.number, now), figure.number, figure, feature))
    features = [one[-1] for one in scored]
    if not scored or (day is None and features.count("office by our table") > 1):
        return None
    if set(features) == {KNOWN_AS} and len(features) > 1:
        return None
    weight, _, _, figure, feature = max(scored, key=lambda one: one[:3])
    return Choice(figure, min(0.95, round(weight / 3.5, 3)), (_reason(feature, found, figure),))


def _by_table(found: Found, figure: Figure, noun: str, day: str | None) -> tuple[float, str] | None:
    """Match a description with what our tables have of somebody: terms, offices, what everybody knows them for."""
    return stood_for(found, figure, noun) or held_office(found, figure, noun, day) or known_as(found, figure, noun)


def nearest(
    found: Found, figures: Iterable[Figure], salience: Salience, now: float, teller: int | None
) -> Choice | None:
    """Choose the one person in mind for an epithet: "The 68-year-old billionaire" after a sentence on one man.

    `teller` is the figure whose words the page tells, where the epithet goes on telling.
    """
    near = [
        (
            _in_mind(figure, salience.weigh(figure.number, now), told=figure.number == teller) * _suits(found, figure),
            -figure.number,
            figure,
        )
        for figure in figures
        if figure.kind == "person"
        and not figure.plural
        and salience.distance(figure.number, now) <= _NEAR
        and may_be(found, figure)
        and (found.gender is None or figure.gender in (None, found.gender))
        and (found.country is None or figure.country in (None, found.country))
    ]
    if plain(found.words) in RUNNERS:
        near = [one for one in near if runs(one[-1])] or near
    if not near:
        return None
    near.sort(key=lambda one: one[:2], reverse=True)
    if len(near) > 1 and not any(salience.distance(figure.number, now) for _, _, figure in near[:2]):
        # Of two in one sentence either may be called something else in it.
        return None
    best, second = near[0][0], near[1][0] if len(near) > 1 else 0.0
    sure = (_OFFICE if found.office else _EPITHET) * best / (best + second)
    return Choice(near[0][2], round(sure, 3), (_reason("epithet", found, near[0][2]),))


def _in_mind(figure: Figure, weight: float, *, told: bool) -> float:
    """Weigh a figure for an epithet: those whom the page names often are the ones it varies the words for."""
    weight *= _TELLER if told else 1.0
    return weight * (1.0 + min(figure.times, _OFTEN) / _OFTEN) if figure.name else weight * _NAMELESS


def _suits(found: Found, figure: Figure) -> float:
    """Weigh down those whom the page has called something else: a delegate is hardly "the mogul" a sentence later."""
    noun = plain(found.words)
    if found.office or noun in RUNNERS or noun in PARTIES:
        return 1.0
    return _ELSE if (figure.offices | figure.nouns) - RUNNERS else 1.0


def _beside(parse: Parse, found: Found) -> list[int]:
    """Return the tokens that say who a noun is: its apposition, what it is in apposition to, the subject it is of."""
    head = found.head
    tokens = list(parse.children(head, "appos"))
    if parse.labels[head] == "appos" and not _goes_on(parse, found.last):
        tokens.append(parse.heads[head])
    verb = parse.heads[head]
    if parse.labels[head] == "attr" and parse.lemmas[verb] == "be" and not parse.children(verb, "neg"):
        tokens.extend(parse.children(verb, "nsubj"))
    return tokens


def _before(parse: Parse, found: Found, begins: Mapping[int, Found]) -> list[int]:
    """Return the head of the name that goes on a description: "the mayor's lawyer Leo Reed said" has one subject.

    Where the parser gives one verb both of two that stand side by side, the name says who the first is.
    """
    name = begins.get(found.last + 1)
    if name is None or parse.labels[name.head] != parse.labels[found.head]:
        return []
    return [name.head] if parse.heads[name.head] == parse.heads[found.head] else []


def _goes_on(parse: Parse, last: int) -> bool:
    """Say whether a verb follows a phrase, whose subject it is then: "At the talks with Voss, the mayor said"."""
    return last + 1 < len(parse) and parse.tags[last + 1] in _FINITE and parse.labels[last + 1] != "relcl"


def _between_commas(parse: Parse, found: Found, by_edge: dict[int, int], begins: Mapping[int, Found]) -> list[int]:
    """Return the heads of what stands right before or after a description, parted from it by a comma.

    "Ada Holm, the mayor of Tideway, said", "the head of the Tideway council, Ada Holm, said".
    """
    words, before, after = parse.words, found.first - 1, found.last + 1
    if after >= len(parse) or parse.labels[found.head] == "conj":
        return []
    if before >= 1 and words[before] == "," and words[after] in _CLOSES:
        return [by_edge[before - 1]] if before - 1 in by_edge else []
    name = begins.get(after + 1) if words[after] == "," else None
    if name is None or found.kind != "person" or name.last + 2 >= len(parse) or words[name.last + 1] not in _CLOSES:
        return []
    return [name.head] if parse.tags[name.last + 2] != "CC" and name.head_last > name.head_first else []


def _fits(found: Found, name: Found) -> bool:
    if found.plural or (found.gender and name.gender and found.gender != name.gender):
        return False
    return name.kind in (found.kind, "unknown") or {name.kind, found.kind} <= {"outlet", "organisation"}


def _reason(feature: str, found: Found, figure: Figure) -> Reason:
    return Reason(feature=feature, share=1.0, left=found.words, right=figure.name or "")


_ELSE = 0.5
_NEAR = 2.0
_EPITHET = 0.8
_OFFICE = 0.75
_TELLER = 2.5
_OFTEN = 8
_NAMELESS = 0.5
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CLOSES = frozenset({",", ".", ";", ")", "—", "–", "that", "which", "who", "whose"})
