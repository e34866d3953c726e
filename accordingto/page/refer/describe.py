"""Descriptions that mean somebody the page has named: "the North Korean leader", "his sister", "the report"."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from accordingto import lexicon
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

    "Kim's sister, Kim Yo Jong" and "Donald Tusk, the council's president" and "Tusk is the president".
    """
    heads = {found.head: number for number, found in enumerate(founds) if found.form in ("name", "short name")}
    by_edge = {edge: found.head for found in founds if found.form != "pronoun" for edge in (found.first, found.last)}
    beside: dict[int, int] = {}
    for number, found in enumerate(founds):
        if found.form != "description":
            continue
        for token in (*_beside(parse, found.head), *_between_commas(parse, found, by_edge)):
            name = heads.get(token)
            if name is not None and _fits(found, founds[name]):
                beside[number] = name
                break
    return beside


def described(
    found: Found, figures: Iterable[Figure], salience: Salience, sentence: int, *, owned: bool
) -> Choice | None:
    """Choose the figure a definite description means; None when the page does not say.

    `owned` says that the phrase itself names whose it is ("Mr Voss's government").
    """
    scored = []
    for figure in figures:
        score, reason = _likeness(found, figure, owned=owned)
        if score > 0:
            weight = score + min(salience.weigh(figure.number, sentence), 2.0) / 4
            scored.append((weight, -salience.distance(figure.number, sentence), figure.number, figure, reason))
    if not scored:
        return None
    weight, _, _, figure, reason = max(scored, key=lambda one: one[:3])
    return Choice(figure, min(0.95, round(weight / 3.5, 3)), (reason,))


def nearest(found: Found, figures: Iterable[Figure], salience: Salience, sentence: int) -> Choice | None:
    """Choose the one person in mind for an epithet: "The 68-year-old billionaire" after a sentence on one man."""
    near = [
        (salience.weigh(figure.number, sentence), -figure.number, figure)
        for figure in figures
        if figure.kind == "person"
        and not figure.plural
        and salience.distance(figure.number, sentence) <= 1
        and (found.gender is None or figure.gender in (None, found.gender))
        and (found.country is None or figure.country in (None, found.country))
    ]
    if not near:
        return None
    near.sort(key=lambda one: one[:2], reverse=True)
    best, second = near[0][0], near[1][0] if len(near) > 1 else 0.0
    sure = 0.75 * best / (best + second)
    return Choice(near[0][2], round(sure, 3), (_reason("epithet", found, near[0][2]),))


def _beside(parse: Parse, head: int) -> list[int]:
    """Return the tokens that say who a noun is: its apposition, what it is in apposition to, the subject it is of."""
    tokens = list(parse.children(head, "appos"))
    if parse.labels[head] == "appos":
        tokens.append(parse.heads[head])
    verb = parse.heads[head]
    if parse.labels[head] == "attr" and parse.lemmas[verb] == "be" and not parse.children(verb, "neg"):
        tokens.extend(parse.children(verb, "nsubj"))
    return tokens


def _between_commas(parse: Parse, found: Found, by_edge: dict[int, int]) -> list[int]:
    """Return the heads of what stands right before or after a description set off by commas."""
    words, before, after = parse.words, found.first - 1, found.last + 1
    if before < 1 or after >= len(parse) or words[before] != "," or words[after] not in _CLOSES:
        return []
    return [by_edge[before - 1]] if before - 1 in by_edge and parse.labels[found.head] != "conj" else []


def _fits(found: Found, name: Found) -> bool:
    if found.plural or (found.gender and name.gender and found.gender != name.gender):
        return False
    return name.kind in (found.kind, "unknown") or {name.kind, found.kind} <= {"outlet", "organisation"}


def _likeness(found: Found, figure: Figure, *, owned: bool) -> tuple[float, Reason]:
    """Score how well a description means a figure, by office and country, or by the noun the page used before."""
    noun = plain(found.words)
    against = _against(found, figure)
    if against:
        return 0.0, _reason(against, found, figure)
    if found.kind == "person" and figure.kind == "person" and not figure.plural:
        return _same_office(found, figure, noun)
    if found.plural and not figure.plural:
        return 0.0, _reason("number", found, figure)
    if found.kind in ("outlet", "organisation", "document", "government", "unknown"):
        return _same_body(found, figure, noun, owned=owned)
    return (1.8, _reason("noun", found, figure)) if noun in figure.nouns else (0.0, _reason("noun", found, figure))


def _against(found: Found, figure: Figure) -> str | None:
    """Name what rules the figure out: gender, country, or camp (a Republican is no Democratic nominee)."""
    if found.gender and figure.gender and found.gender != figure.gender:
        return "gender"
    if found.country and figure.country and found.country != figure.country:
        return "country"
    return "camp" if found.camp and figure.camp and not found.camp & figure.camp else None


def _same_office(found: Found, figure: Figure, noun: str) -> tuple[float, Reason]:
    both = found.country is not None and found.country == figure.country
    if noun in figure.offices:
        return (3.0 if both else 2.4), _reason("office", found, figure)
    leads = noun in ("leader", "president", "ruler", "dictator", "strongman")
    if leads and both and figure.offices & _HEADS:
        return (2.8 if noun == "leader" else 1.5), _reason("office", found, figure)
    if any(f" {office}".endswith(f" {noun}") for office in figure.offices):
        return (2.2 if both or not found.country else 1.6), _reason("office", found, figure)
    if noun in figure.nouns:
        return 2.0, _reason("noun", found, figure)
    return 0.0, _reason("office", found, figure)


def _same_body(found: Found, figure: Figure, noun: str, *, owned: bool) -> tuple[float, Reason]:
    """Match "the agency", "the newspaper", "the ministry" with the body the page named; state media with their own."""
    if noun in _GOVERNMENTS and figure.kind == "government" and figure.name and not owned:
        return 1.7, _reason("kind of body", found, figure)
    if found.entry or figure.entry == "state media":
        same = found.entry == figure.entry and found.country == figure.country
        return (2.5 if same else 0.0), _reason("state media", found, figure)
    if noun in figure.nouns:
        return 2.0, _reason("noun", found, figure)
    if figure.name is None:
        return 0.0, _reason("noun", found, figure)
    if noun.rsplit(maxsplit=1)[-1] in figure.name.lower().split():
        return 2.4, _reason("name", found, figure)
    return _same_sort(found, figure, noun)


def _same_sort(found: Found, figure: Figure, noun: str) -> tuple[float, Reason]:
    """Match "the newspaper" with a newspaper, "the company" with an organisation."""
    wanted = _OUTLET_KINDS.get(noun)
    if wanted and figure.kind == "outlet" and _OUTLETS.get(figure.entry.removeprefix("outlet ")) in wanted:
        return 2.2, _reason("kind of outlet", found, figure)
    if noun in _COMPANIES and figure.kind == "organisation" and not figure.entry:
        return 1.6, _reason("kind of body", found, figure)
    return 0.0, _reason("name", found, figure)


def _reason(feature: str, found: Found, figure: Figure) -> Reason:
    return Reason(feature=feature, share=1.0, left=found.words, right=figure.name or "")


_CLOSES = frozenset({",", ".", ";", ")", "—", "–"})
_HEADS = frozenset(map(plain, lexicon.load("heads_of_state")))
_OUTLETS = {row["name"]: row["kind"] for row in lexicon.table("outlets")}
_ANY_OUTLET = frozenset({"agency", "newspaper", "broadcaster", "magazine", "website"})
_OUTLET_KINDS = {
    "agency": frozenset({"agency"}),
    "news agency": frozenset({"agency"}),
    "newspaper": frozenset({"newspaper"}),
    "paper": frozenset({"newspaper"}),
    "daily": frozenset({"newspaper"}),
    "tabloid": frozenset({"newspaper"}),
    "magazine": frozenset({"magazine"}),
    "weekly": frozenset({"magazine"}),
    "network": frozenset({"broadcaster"}),
    "broadcaster": frozenset({"broadcaster"}),
    "channel": frozenset({"broadcaster"}),
    "website": frozenset({"website", "magazine", "newspaper"}),
    "outlet": _ANY_OUTLET,
    "publication": _ANY_OUTLET,
    "report": _ANY_OUTLET,
}
_GOVERNMENTS = frozenset({"government", "regime"})
_COMPANIES = frozenset({"company", "firm", "group", "organization", "organisation", "agency", "airline", "association"})
