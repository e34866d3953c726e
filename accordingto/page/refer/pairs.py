"""Whom a phrase for two means: "both men", "the two countries", "the pair"."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from accordingto import lexicon
from accordingto.page.refer.alike import PARTIES, RUNNERS, against, parties_of, runs
from accordingto.page.refer.figures import Figure, plain
from accordingto.page.refer.found import Found
from accordingto.page.refer.nouns import TWOSOMES, is_person
from accordingto.page.refer.read import Meant
from accordingto.page.refer.reading import DOUBT
from accordingto.record.actor import ActorKind
from accordingto.record.parse import Parse

_KINDS = {row["noun"]: row["kind"] for row in lexicon.table("pair_nouns")}
_OF_ANY_KIND = {
    **dict.fromkeys(("both", "two", "rival", "foe", "ally"), ("person", "government")),
    "side": ("government", "organisation"),
}
_GENDERS = {
    **dict.fromkeys(("men", "gentlemen", "brothers", "boys", "husbands"), "m"),
    **dict.fromkeys(("women", "ladies", "sisters", "girls", "wives"), "f"),
}
_OFFICES = frozenset(lexicon.load("offices")) - {*lexicon.load("roles"), "leader", "official"}
_KIN = frozenset(row["noun"] for row in lexicon.table("kin"))
_BARE = frozenset({"both", "two"})
_WHOM = frozenset({"whom", "them", "these", "those"})
_ANY_TWO = frozenset(
    {*_BARE, *TWOSOMES, *RUNNERS, "rival", "foe", "ally", "leader", "politician", "lawmaker", "friend"}
)
_UNKNOWN = frozenset({"unidentified", "unnamed", "anonymous", "unknown"})
_WED = frozenset({"wife", "husband", "spouse", "spouses", "married", "marriage", "wed", "fiancee", "fiance"})
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_BODIES: dict[str, tuple[ActorKind, ...]] = {
    "government": ("government", "place"),
    "organisation": ("organisation", "outlet"),
    "outlet": ("outlet", "organisation"),
    "person": ("person",),
}
_BACK = 2  # sentences before its own in which those may be named whom a phrase means
_REMEMBERED, _REMEMBERED_BARE = 8, 2  # sentences for which a pair is kept in mind; for "both" alone
_BESIDE, _JOINED, _NAMED, _AGAIN, _PAGE = 0.9, 0.85, 0.75, 0.7, 0.6
_MOST, _STATES, _LONGEST_ROW = 200, 10, 3  # names or words before, states of a page, words of a row: those looked at
_THEY, _SUBJECTS, _TWO, _THE_SUBJECT = "they", ("nsubj", "nsubjpass"), 2, 0.75
_OFTEN, _SELDOM = 3, 3  # names that two states of a page have at least, and how many times as many as a third


class Pair(NamedTuple):
    """The figures that a phrase for two means, in the order of the page; how sure, and why."""

    members: tuple[int, int]
    confidence: float
    why: str


class _Named(NamedTuple):
    token: int
    sentence: int
    figure: Figure
    by_name: bool


class _OnPage(NamedTuple):
    """Those whom a page names, in order; the sentence of each; its states, the most named first, with their number."""

    parse: Parse
    named: list[_Named]
    sentences: list[int]
    states: list[tuple[_Named, int]]
    tells: Container[int]

    def near(self, found: Found) -> list[_Named]:
        """Return those named in the sentence of a phrase and in the few before it."""
        here = self.parse.sentence_of[found.head]
        first, end = bisect_left(self.sentences, here - _BACK), bisect_right(self.sentences, here)
        return self.named[max(first, end - _MOST) : end]


def pairs(parse: Parse, founds: Sequence[Found], meant: Meant, aside: frozenset[int]) -> dict[int, Pair]:
    """Return what pair each phrase for two means, by the number of the phrase; of `aside` tokens nobody is taken.

    In "Ada Holm met Bo Reed on Monday. Both women said …" it is Ada Holm and Bo Reed. Where more than two may be meant
    it is nobody.
    """
    page = _on_page(parse, founds, meant, aside)
    found_pairs: dict[int, Pair] = {}
    last: tuple[int, Pair] | None = None
    for number, found in enumerate(founds):
        if found.words == _THEY and meant.read[number].confidence < DOUBT:
            pair = _they(page, found, founds[max(0, number - _MOST) : number])
            if pair is not None:
                found_pairs[number] = pair
        if not is_pair(parse, found):
            continue
        here = parse.sentence_of[found.head]
        far = _REMEMBERED_BARE if parse.words[found.head].lower() in _BARE else _REMEMBERED
        kept = [meant.figures[one] for one in last[1].members] if last and here - last[0] <= far else []
        pair = None
        for kinds in _kinds(parse, found):
            pair = pair or _meant(page, found, kinds, kept)
        if pair is not None:
            found_pairs[number] = pair
            last = (here, pair)
    return found_pairs


def _on_page(parse: Parse, founds: Sequence[Found], meant: Meant, aside: frozenset[int]) -> _OnPage:
    named = [
        _Named(found.head, parse.sentence_of[found.head], meant.figures[what.figure], found.form != "pronoun")
        for found, what in zip(founds, meant.read, strict=True)
        if meant.figures[what.figure].name and what.confidence >= DOUBT
        if found.head not in aside and found.form != "description"
    ]
    named.sort(key=lambda one: one.token)
    counts = Counter(one.figure.number for one in named if one.figure.entry.startswith("state "))
    first = {one.figure.number: one for one in reversed(named)}
    states = [(first[number], count) for number, count in counts.most_common(_STATES)]
    return _OnPage(parse, named, [one.sentence for one in named], states, meant.tells)


def is_pair(parse: Parse, found: Found) -> bool:
    """Say whether a phrase stands for two: "both men", "the two leaders", "the pair", "both" as a subject."""
    if found.form != "description":
        return False
    words = [word.lower() for word in parse.words[found.first : found.head + 1]]
    if words[-1] in TWOSOMES:
        return words[0] == "the"
    if words[-1] == "people" or not _UNKNOWN.isdisjoint(words) or parse.children(found.head, "cc"):
        return False
    behind = [word.lower() for word in parse.words[found.head + 1 : found.head + 3]]
    if behind[:1] == ["of"] and _WHOM.isdisjoint(behind):
        return False
    if words[0] == "both":
        return "and" not in words
    return words[:2] in (["the", "two"], ["these", "two"], ["those", "two"]) and words[2:3] != ["-"]


def _kinds(parse: Parse, found: Found) -> list[tuple[ActorKind, ...]]:
    """Return of what kinds those may be whom a phrase for two means, the likeliest first; both are of one."""
    noun, lemma = parse.words[found.head].lower(), parse.lemmas[found.head].lower()
    kind = _KINDS.get(noun) or _KINDS.get(lemma) or ("person" if noun in _GENDERS or _is_person(lemma) else None)
    return [_BODIES[one] for one in _OF_ANY_KIND.get(lemma) or (kind,) if one is not None]


def _is_person(noun: str) -> bool:
    """Say whether a noun describes people who are not somebody's: "both parents" are of one who is spoken of."""
    return is_person(noun) and noun not in _KIN


def _meant(page: _OnPage, found: Found, kinds: Container[ActorKind], kept: Sequence[Figure]) -> Pair | None:
    """Return which two of these kinds a phrase for two means; `kept` are those that were spoken of before."""
    parse = page.parse
    fits = [one for one in page.near(found) if one.figure.kind in kinds and _fits(parse, found, one.figure)]
    running = [one for one in fits if runs(one.figure)] if plain(parse.lemmas[found.head]) in RUNNERS else []
    fits = running if len({one.figure.number for one in running}) > 1 else fits
    pair = _beside(parse, found, fits)
    if pair is not None or not _may_look_back(parse, found, fits):
        return pair
    pair = _before(parse, found, fits, page.tells)
    if pair is None and kept and all(one.kind in kinds and _fits(parse, found, one) for one in kept):
        first, other = kept
        return Pair((first.number, other.number), _AGAIN, "the two spoken of before")
    return pair or (_of_page(page, found) if "government" in kinds else None)


def _may_look_back(parse: Parse, found: Found, fits: Sequence[_Named]) -> bool:
    """Say whether those meant may be named before: not of "two sons, both toddlers," nor of a pair that is none.

    A couple is married: only where the words before say so.
    """
    if parse.labels[found.head] == "appos":
        return not {parse.heads[found.head], found.first - 2}.isdisjoint(one.token for one in fits)
    if parse.words[found.head].lower() == "couple":
        start = parse.sentences[max(0, parse.sentence_of[found.head] - _BACK)][0]
        return not _WED.isdisjoint(parse.words[max(start, found.head - _MOST) : found.head])
    return True


def _fits(parse: Parse, found: Found, figure: Figure) -> bool:
    """Say whether somebody of the right kind may be one of those whom a phrase for two means."""
    noun, lemma = parse.words[found.head].lower(), parse.lemmas[found.head].lower()
    if figure.kind == "place" and noun in _BARE:
        return False
    if figure.kind in ("government", "place"):
        return figure.entry.startswith("state ") and (not _is_name(parse, found) or _is_called(figure, noun))
    if figure.kind == "person":
        gender = _GENDERS.get(noun)
        if (gender and figure.gender not in (None, gender)) or against(found._replace(kind="person"), figure):
            return False
        if PARTIES.keys() & {lemma} or found.camp & {*PARTIES.values()}:
            return bool(parties_of(figure))
    return lemma not in _OFFICES or any(office.split()[-1:] == [lemma] for office in figure.offices)


def _is_name(parse: Parse, found: Found) -> bool:
    """Say whether states are called by the name that they share: "the two Koreas"."""
    return found.head > found.first and parse.words[found.head][:1].isupper()


def _is_called(figure: Figure, noun: str) -> bool:
    return noun.removesuffix("s") in (figure.name or "").lower().split()


def _beside(parse: Parse, found: Found, fits: Sequence[_Named]) -> Pair | None:
    """Return the two who stand in apposition: "the two rivals, Ada Holm and Bo Reed,"."""
    at = {one.token: one.figure.number for one in fits}
    for token in parse.children(found.head, "appos"):
        row = _row(parse, token)
        members = tuple(dict.fromkeys(at[one] for one in row if one in at))
        if len(members) == len(row) == 2:
            return Pair((members[0], members[1]), _BESIDE, "named beside")
    return None


def _row(parse: Parse, token: int) -> list[int]:
    """Return a word and those that "and" joins with it; of more than three the first."""
    row, here = [token], 0
    while here < len(row) <= _LONGEST_ROW:
        row += parse.children(row[here], "conj")
        here += 1
    return row


def _before(parse: Parse, found: Found, fits: Sequence[_Named], tells: Container[int]) -> Pair | None:
    """Return the two named last: joined by "and", else the only two of the sentences before.

    Who is told of and who only tells of it (the tokens `tells`) are no pair.
    """
    here = parse.sentence_of[found.head]
    near = [one for one in fits if one.token < found.first and here - _BACK <= one.sentence]
    at = {one.token: one.figure.number for one in near}
    same = {one.figure.number for one in near if one.sentence == here and one.by_name}
    for one in reversed(near):
        row = _row(parse, one.token)
        members = list(dict.fromkeys(at[token] for token in row if token in at))
        if one.sentence < here and len(same) == 2:
            break
        if len(row) > 2 or (len(row) > 1 and _is_met(parse, one.token, at)):
            return None
        if len(row) == len(members) == 2:
            return Pair((members[0], members[1]), _JOINED, "named together")
    return _only_two(parse, near, here, tells) if _may_be_any_two(parse, found, near) else None


def _they(page: _OnPage, found: Found, before: Sequence[Found]) -> Pair | None:
    """Return the two who are the subject before "they": "Ms Berg and Mr Reed left. They said", and nobody else.

    `before` are those found before it: whom a plural means since then may be meant as well, and a third who is named.
    """
    parse, first = page.parse, page.parse.sentence_of[found.head] - 1
    near = [one for one in before if first <= parse.sentence_of[one.head] and one.form != "pronoun"]
    figures = {one.token: one.figure for one in page.near(found)}
    people = [one for one in near if one.kind == "person" and one.head in figures]
    members = tuple(dict.fromkeys(figures[one.head].number for one in people))
    if len(members) != _TWO or any(one.plural for one in near):
        return None
    for left, right in pairwise(people):
        joined = right.first == left.last + 2 and parse.words[left.last + 1] == "and"
        if joined and not {parse.labels[left.head], parse.labels[right.head]}.isdisjoint(_SUBJECTS):
            return Pair((members[0], members[1]), _THE_SUBJECT, "the subject before")
    return None


def _may_be_any_two(parse: Parse, found: Found, near: Sequence[_Named]) -> bool:
    """Say whether the words tell no more than that there are two: "both men", not "the two sources", "both sides"."""
    noun, lemma = parse.words[found.head].lower(), parse.lemmas[found.head].lower()
    if not near or near[0].figure.kind in ("organisation", "outlet") or lemma == "side":
        return False
    return near[0].figure.kind != "person" or noun in _GENDERS or lemma in _ANY_TWO or lemma in _OFFICES


def _is_met(parse: Parse, token: int, at: Container[int]) -> bool:
    """Say whether somebody else does to these two what is told: "Ms Berg met Mr Reed and Ms Voss" may mean any two."""
    return parse.labels[token] == "dobj" and any(one in at for one in parse.children(parse.heads[token], "nsubj"))


def _only_two(parse: Parse, near: Sequence[_Named], here: int, tells: Container[int]) -> Pair | None:
    """Return the only two of the fewest sentences back from `here` in which there are two."""
    for back in range(_BACK + 1):
        seen: dict[int, bool] = {}
        named: set[int] = set()
        for one in near:
            if one.sentence >= here - back:
                told = one.token not in tells and not _only_tells_which(parse, one)
                seen[one.figure.number] = seen.get(one.figure.number, False) or told
                named |= {one.figure.number} if one.by_name else set()
        seen = {number: told for number, told in seen.items() if number in named}
        if len(seen) >= 2:
            first, other, *more = seen
            return None if more or seen[first] != seen[other] else Pair((first, other), _NAMED, "the two named before")
    return None


def _only_tells_which(parse: Parse, named: _Named) -> bool:
    """Say whether a state's name tells which deal is meant: "the Iran deal"."""
    return named.figure.kind in ("government", "place") and parse.labels[named.token] in _MODIFIERS


def _of_page(page: _OnPage, found: Found) -> Pair | None:
    """Return the two states that a page speaks of far more than of any other."""
    noun = page.parse.words[found.head].lower()
    if noun in ("states", "sides", *_BARE):
        return None
    named = [(one, count) for one, count in page.states if _fits(page.parse, found, one.figure)]
    counts = [*(count for _, count in named), 0]
    if len(named) < 2 or counts[1] < (1 if _is_name(page.parse, found) else _OFTEN) or counts[1] < _SELDOM * counts[2]:
        return None
    one, other = sorted((one for one, _ in named[:2]), key=lambda one: one.token)
    return Pair((one.figure.number, other.figure.number), _PAGE, "the two that the page is about")
