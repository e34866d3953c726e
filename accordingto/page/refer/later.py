"""Somebody told of before the name is: "Justice sorry for remarks", "A federal judge ruled" in the line before."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from accordingto import lexicon
from accordingto.page.refer.alike import PARTIES, against
from accordingto.page.refer.figures import Figure, plain
from accordingto.page.refer.found import Found
from accordingto.page.refer.nouns import is_definite
from accordingto.record.parse import Parse

LINES = 2


class Told(NamedTuple):
    """A page that has been read: what was found, the number of the figure that each of it is, and who tells.

    `tellers` are numbers of `founds`: the subjects of verbs of saying.
    """

    parse: Parse
    founds: Sequence[Found]
    meant: Sequence[int]
    figures: Sequence[Figure]
    tellers: frozenset[int]


def named_later(told: Told) -> dict[int, tuple[int, float]]:
    """Return, by number, the figures that the page describes before it names them, who they are, and how sure that is.

    In "Mayor sorry for remarks. Anna Berg took it back. The mayor said so." the first mayor is Anna Berg too; in "A
    federal judge said no. Judge Peter Voss wrote that" and "A rival called it weak. It is, said Anna Berg" the judge is
    Voss, the rival Berg.
    """
    named = _named(told)
    first_of: dict[int, int] = {}
    for place, number in enumerate(told.meant):
        first_of.setdefault(number, place)
    later: dict[int, tuple[int, float]] = {}
    for number, place in first_of.items():
        found, figure = told.founds[place], told.figures[number]
        if found.form != "description" or found.plural or figure.name is not None:
            continue
        called = _called_so(told, place)
        soon = _named_soon(told, place, named) if called is None and figure.kind == "person" else None
        if called is not None:
            later[number] = (called, _CALLED)
        elif soon is not None:
            later[number] = (soon, _CALLED if _same_noun(plain(found.words), told.figures[soon]) else _NEXT)
    return later


def _called_so(told: Told, place: int) -> int | None:
    """Return the one whom the page calls by the bare noun that its first lines have."""
    parse, found = told.parse, told.founds[place]
    figure, noun = told.figures[told.meant[place]], plain(found.words)
    if parse.sentence_of[found.head] >= LINES or found.first != found.head_first or noun in _KIN:
        return None
    if parse.labels[found.head] not in _BARE or (found.first and parse.tags[found.first - 1] == "POS"):
        return None
    fits = [one.number for one in told.figures if one.name is not None and _is_called(one, figure, noun)]
    return fits[0] if len(fits) == 1 else None


def _named_soon(told: Told, place: int, named: Mapping[int, int]) -> int | None:
    """Return whom the next sentences name for the first time, if it can be the one described."""
    parse, found = told.parse, told.founds[place]
    if parse.labels[found.head] not in _SUBJECTS or parse.words[found.first].lower() in _NOBODY:
        return None
    start = parse.sentence_of[found.head]
    for number, other in named.items():
        name = told.founds[other]
        away = parse.sentence_of[name.head] - start
        if other <= place or away > _SOON or against(found, told.figures[number]):
            continue
        if _may_mean(told, place, number, other):
            return number
        if _acts(told, other):
            return None
    return None


def _may_mean(told: Told, place: int, number: int, other: int) -> bool:
    """Say whether a description means somebody named later: of the same office, or in the same part of the page.

    `place` and `other` are the description and the name among the founds, `number` is the figure named.
    """
    parse, found = told.parse, told.founds[place]
    noun, definite = plain(found.words), is_definite(parse, found)
    if noun.rsplit(maxsplit=1)[-1] in _INSIDERS and not definite:
        # "A spokesman" is mostly left without a name, and the next one named another.
        return False
    if noun not in PARTIES and _same_noun(noun, told.figures[number]):
        return True
    if not _acts(told, other) or noun in _KIN:
        return False
    headed = parse.sentence_of[found.head] < LINES and found.first == found.head_first
    return headed or (not definite and not found.office and {place, other} <= told.tellers)


def _acts(told: Told, place: int) -> bool:
    return told.parse.labels[told.founds[place].head] == "nsubj" or place in told.tellers


def _named(told: Told) -> dict[int, int]:
    """Return the people of the page by number, in order, with where each is first named."""
    named: dict[int, int] = {}
    for place, (found, number) in enumerate(zip(told.founds, told.meant, strict=True)):
        if found.form == "name" and told.figures[number].kind == "person" and told.figures[number].name:
            named.setdefault(number, place)
    return named


def _same_noun(noun: str, figure: Figure) -> bool:
    """Say whether one of two ends in the other: "federal judge" and "judge"."""
    return any(
        f" {one}".endswith(f" {noun}") or f" {noun}".endswith(f" {one}") for one in figure.nouns | figure.offices
    )


def _is_called(figure: Figure, bare: Figure, noun: str) -> bool:
    """Say whether the page calls a figure by a noun, or by one that ends in it."""
    if figure.kind != bare.kind or (figure.gender and bare.gender and figure.gender != bare.gender):
        return False
    return any(f" {called}".endswith(f" {noun}") for called in (*figure.nouns, *figure.offices))


_SOON = 2
_CALLED = 0.7
_NEXT = 0.55
_BARE = frozenset({"nsubj", "nsubjpass", "poss"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOBODY = frozenset({"every", "any", "no", "each", "another"})
_KIN = frozenset(row["noun"] for row in lexicon.table("kin"))
_INSIDERS = frozenset(lexicon.load("insiders"))
