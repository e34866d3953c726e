"""He, she, they, it, who: the pronouns of a page, and what each tells of whom it stands for."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from accordingto import lexicon
from accordingto.page.refer.figures import Figure
from accordingto.page.refer.found import Found, Gender
from accordingto.record.actor import ActorKind
from accordingto.record.parse import Parse


class Pronoun(NamedTuple):
    """What a pronoun tells of whom it stands for; `number` is "one", "many" or "thing", `person` 1 or 3."""

    gender: Gender | None
    number: str
    person: int


def find_pronouns(parse: Parse) -> Iterator[Found]:
    """Yield every personal pronoun but the "it" that stands for nothing ("it is raining", "it is hard to say")."""
    for token, tag in enumerate(parse.tags):
        if tag not in ("PRP", "PRP$"):
            continue
        word = parse.words[token].lower()
        pronoun = PRONOUNS.get(word)
        if pronoun is None or (word == "it" and _stands_for_nothing(parse, token)):
            continue
        kind = _PRONOUN_KINDS[pronoun.number]
        plural = pronoun.number == "many"
        yield Found(token, token, token, token, token, "pronoun", kind, word, gender=pronoun.gender, plural=plural)


def find_relatives(parse: Parse, founds: Iterable[Found]) -> Iterator[Found]:
    """Yield the "who", "which" and "that" of relative clauses of somebody among `founds`."""
    ends = {found.last: found for found in founds}
    heads = {found.head: found for found in ends.values()}
    for token, tag in enumerate(parse.tags):
        if tag not in _RELATIVE or antecedent(parse, token, ends, heads) not in heads:
            continue
        word = parse.words[token].lower()
        kind: ActorKind = "person" if word.startswith("who") else "unknown"
        yield Found(token, token, token, token, token, "pronoun", kind, word)


def antecedent(parse: Parse, token: int, ends: Mapping[int, Found], heads: Mapping[int, Found]) -> int | None:
    """Return the token that a relative clause hangs on, for its pronoun: "Holm" for the who of "Ms Holm, who said".

    Where the grammar names nobody found, it is whoever is named right before the comma or bracket. `ends` are those
    found, by their last token, `heads` by their heads. No place is a "who": in "a pilot from Tideway, who said" it is
    the pilot.
    """
    above = _clause_of(parse, token)
    near = ends.get(token - 2) if token and parse.words[token - 1] in _BEFORE else None
    personal = parse.words[token].lower() in _PERSONAL
    if personal and above is not None and above in heads and heads[above].kind == "place":
        return next((here for here in parse.ancestors(above) if here in heads and heads[here].kind != "place"), above)
    if near is None or near.form == "pronoun" or above in heads:
        return above
    return near.head if personal is (near.kind in ("person", "group")) else above


def _clause_of(parse: Parse, token: int) -> int | None:
    """Return what the grammar hangs the relative clause of a pronoun on, if that stands before it."""
    for here in (token, *parse.ancestors(token)):
        if parse.labels[here] == "relcl":
            return parse.heads[here] if parse.heads[here] < token else None
        if parse.labels[here] in _CLAUSES:
            return None
    return None


def relative_of(parse: Parse, verb: int) -> int:
    """Return what the relative clause of a verb hangs on; -1 where the verb is that of no such clause."""
    return parse.heads[verb] if parse.labels[verb] == "relcl" else -1


def who_is(parse: Parse, token: int) -> int:
    """Return the subject that a noun tells of: "He" for the "man" of "He was a man who knew"; else itself."""
    verb = parse.heads[token]
    if parse.labels[token] != "attr" or parse.lemmas[verb] != "be" or parse.children(verb, "neg"):
        return token
    return next(iter(parse.children(verb, "nsubj")), token)


def agrees(pronoun: Pronoun, figure: Figure) -> float:
    """Say how well a figure's number and gender suit the pronoun, 0 for not at all."""
    if pronoun.number == "one":
        return _agrees_person(pronoun, figure)
    if pronoun.number == "many":
        if figure.plural:
            return 1.0
        return 0.5 if figure.kind in ("organisation", "outlet") else 0.0
    if figure.plural or figure.kind in ("person", "group"):
        return 0.0
    return {"government": 1.0, "organisation": 1.0, "outlet": 0.9, "document": 0.6, "unknown": 0.4}.get(
        figure.kind, 0.5
    )


def _agrees_person(pronoun: Pronoun, figure: Figure) -> float:
    if figure.kind not in ("person", "unknown") or figure.plural:
        return 0.0
    if figure.gender is None:
        return 0.5 if figure.kind == "person" else 0.15
    return 1.0 if figure.gender == pronoun.gender else 0.0


def _stands_for_nothing(parse: Parse, token: int) -> bool:
    """Say whether "it" is only the subject that English wants: "it is important to", "it seems that"."""
    verb = parse.heads[token]
    if parse.labels[token] == "expl":
        return True
    if parse.labels[token] not in ("nsubj", "nsubjpass") or parse.lemmas[verb] not in _EMPTY:
        return False
    if any(parse.words[said].lower() in _MINDED for said in parse.children(verb, "acomp")):
        return False
    return bool(parse.children(verb, "acomp", "ccomp", "xcomp", "advcl", "attr", "oprd"))


def _gender(letter: str) -> Gender | None:
    return "f" if letter == "f" else "m" if letter == "m" else None


PRONOUNS = {
    row["word"]: Pronoun(_gender(row["gender"]), row["number"], int(row["person"])) for row in lexicon.table("pronouns")
}
_PRONOUN_KINDS: dict[str, ActorKind] = {"one": "person", "many": "group", "thing": "unknown"}
_PERSONAL = ("who", "whom", "whose")
_BEFORE = (",", "(")
_RELATIVE = ("WP", "WDT", "WP$")
_CLAUSES = ("ccomp", "advcl", "acl", "ROOT")
_MINDED = frozenset(lexicon.load("minded"))
_EMPTY = frozenset({"be", "'s", "’s", "seem", "appear", "take", "become", "remain", "happen", "look", "turn"})
