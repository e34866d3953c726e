"""Which names of a page are one: full names and their short forms, long forms and acronyms, states and their seats."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from accordingto import lexicon
from accordingto.lexicon.naming import generation, other_given_names
from accordingto.page.refer.found import Found, Gender
from accordingto.page.refer.titles import gender_of_name
from accordingto.record.actor import ActorKind

PartsOf = Callable[[str], tuple[str, ...]]


class Chain(NamedTuple):
    """Names of the page that are one, by number in the order of the page, and what they say together."""

    members: tuple[int, ...]
    name: str
    kind: ActorKind
    parts: tuple[str, ...]
    country: str | None
    gender: Gender | None
    offices: frozenset[str]
    entry: str
    regions: frozenset[str] = frozenset()


def join_names(founds: Sequence[Found]) -> list[Chain]:
    """Join the names among `founds` (in the order of the page).

    "Mike Pence", "Mr Pence" and a headline's "Pence" are one; "Kim Jong-un" and "Kim Yo-jong" are two, and "Ms Kim" is
    the one who is a woman. Donald Trump and Donald Trump Jr. are two; where nobody else has the name, Eric Voss Jr. is
    Eric Voss.
    """
    names = [number for number, found in enumerate(founds) if found.form in _NAMED]
    parts_of = _parts_and_generation if _has_namesakes([founds[number] for number in names]) else name_parts
    groups: list[list[int]] = []
    by_key: dict[tuple[str, ...], int] = {}
    shorts: list[int] = []
    fulls: list[int] = []
    known = {one.words: _key(one, ()) for one in map(founds.__getitem__, names) if one.entry and one.kind in _BODIES}
    for number in names:
        found = founds[number]
        parts = parts_of(found.words)
        if not found.entry and found.kind in _MAYBE_PERSON and len(parts) == 1 and found.words not in known:
            shorts.append(number)
            continue
        if found.kind == "person":
            fulls.append(number)
            continue
        if not found.entry and len(parts) == 1 and found.words not in known:
            shorts.append(number)
            continue
        _put(groups, by_key, known.get(found.words) or _key(found, parts), number)
    people = _join_people(groups, founds, fulls, parts_of)
    _join_shorts(groups, by_key, people, founds, shorts, parts_of)
    whole = _outlets_in_short(_acronyms(groups, founds), founds)
    chains = [_chain(founds, sorted(group)) for group in whole]
    return sorted(chains, key=lambda chain: chain.members)


def signed(name: str) -> Chain:
    """Return the chain of somebody whom the page names only where nothing is parsed: in a line on its author."""
    gender = gender_of_name(name)
    return Chain((), " ".join(name.split()), "person", name_parts(name), None, gender, frozenset(), "")


@lru_cache(maxsize=20_000)
def name_parts(words: str) -> tuple[str, ...]:
    """Return the parts of a name as they are compared: "Kim Jong-Un" is kim, jong, un; "José" is jose."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c)).lower()
    parts = tuple(part for part in _PART.findall(plain) if part not in _LEAVE_OUT)
    return parts or (plain,)


@lru_cache(maxsize=20_000)
def family(words: str) -> str:
    """Return the family name in a full name: Pence of "Mike Pence", Kim of "Kim Jong-un", Xi of "Xi Jinping"."""
    parts = name_parts(words)
    first, *rest = words.split()
    east = first in _FAMILY_FIRST and rest and ("-" in rest[0] or len(rest) == 2 or rest[0].lower() not in _GIVEN)
    return parts[0] if east else parts[-1]


def same_person(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Say whether two full names can be one person's: a middle name or a family name more or less, no other change."""
    if len(left) > len(right):
        left, right = right, left
    return not {left, _run_together(left)}.isdisjoint(_shorter(right))


@lru_cache(maxsize=20_000)
def _parts_and_generation(words: str) -> tuple[str, ...]:
    """Return the parts of a name, "Jr" or "Sr" with the last: "Donald Trump Jr." is donald, trump jr."""
    *first, last = name_parts(words)
    return (*first, f"{last} {generation(words)}".strip())


def _has_namesakes(names: Sequence[Found]) -> bool:
    """Say whether a page tells somebody from a parent of the same name: it names both, or calls one Trump Jr."""
    juniors = [one for one in names if generation(one.words)]
    known = [(name_parts(one.words), one.office) for one in juniors]
    if any(len(parts) == 1 for parts, _ in known):
        return True
    others = [one for one in names if juniors and one.kind in _MAYBE_PERSON and not generation(one.words)]
    return any(_is_namesake(one, parts, office) for one in others for parts, office in known)


def _is_namesake(other: Found, parts: tuple[str, ...], office: str | None) -> bool:
    """Say whether somebody can be no short form of a full name with "Jr": a full name, or one with another office."""
    theirs = name_parts(other.words)
    if len(theirs) == 1:
        return theirs[0] == parts[-1] and other.office not in (None, office)
    return same_person(theirs, parts)


def _put(groups: list[list[int]], by_key: dict[tuple[str, ...], int], key: tuple[str, ...], number: int) -> None:
    if key not in by_key:
        by_key[key] = len(groups)
        groups.append([])
    groups[by_key[key]].append(number)


def _key(found: Found, parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return what two names that are no persons must share to be one."""
    if not found.entry:
        return ("words", *parts)
    if found.kind == "place":
        return ("place", found.words.lower())
    return (found.entry, found.kind)


def _join_people(groups: list[list[int]], founds: Sequence[Found], fulls: list[int], parts_of: PartsOf) -> list[int]:
    """Put each full name to the person it fits, or begin a new one; return the groups that are people."""
    people: list[int] = []
    first: dict[tuple[str, ...], int] = {}
    # The shortest first: a headline's "Anna Berg Beats Peter Voss" must not make one of the two.
    for number in sorted(fulls, key=lambda number: (len(parts_of(founds[number].words)), number)):
        parts = parts_of(founds[number].words)
        fitting = [first[key] for key in _shorter(parts) if key in first]
        if fitting:
            groups[min(fitting)].append(number)
            continue
        for key in (parts, _run_together(parts)):
            first.setdefault(key, len(groups))
        people.append(len(groups))
        groups.append([number])
    return people


def _shorter(parts: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the names, with no more parts than this one, that can be the same person's: Andy's who is Andrew."""
    yield _run_together(parts)
    for size in range(2, len(parts) + 1):
        yield parts[:size]
        yield parts[-size:]
    if len(parts) > 1:
        yield parts[0], parts[-1]
        yield from ((given, parts[-1]) for given in sorted(other_given_names(parts[0])))


def _run_together(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name as it is looked up however its parts are split: "Kim Jongun" and "Kim Jong-un"."""
    return "", "".join(parts)


class _Whole(NamedTuple):
    """What the full names of one person tell a single name that may be short for them: Andrew Berg is Andy, too."""

    parts: tuple[str, ...]
    family: str
    gender: Gender | None
    offices: frozenset[str]


def _whole(full: Sequence[Found], parts_of: PartsOf) -> _Whole:
    parts, name = parts_of(full[0].words), family(full[0].words)
    last = parts[-1] if name == name_parts(full[0].words)[-1] else name
    gender = next((one.gender for one in full if one.gender), None)
    given = sorted({parts_of(one.words)[0] for one in full} - set(parts))
    return _Whole((*parts, *given), last, gender, frozenset(one.office.lower() for one in full if one.office))


def _join_shorts(
    groups: list[list[int]],
    by_key: dict[tuple[str, ...], int],
    people: list[int],
    founds: Sequence[Found],
    shorts: list[int],
    parts_of: PartsOf,
) -> None:
    """Put each single name to the full name it is short for; names that are short for nothing stand for themselves."""
    whole = {group: _whole([founds[member] for member in groups[group]], parts_of) for group in people}
    by_part: dict[str, list[int]] = {}
    for group, one in whole.items():
        for part in set(one.parts):
            by_part.setdefault(part, []).append(group)
    # Those whose title tells the gender come first: "Mr Berg" makes a man of that name known, if Anna is the only Berg.
    for number in sorted(shorts, key=lambda number: (founds[number].gender is None, number)):
        found = founds[number]
        word = parts_of(found.words)[0]
        scored = [(_fit(found, word, whole[group], groups[group], number), -group) for group in by_part.get(word, ())]
        best = max(scored, default=(0.0, 0))
        if best[0] > 0:
            groups[-best[1]].append(number)
            continue
        key = ("person" if found.kind == "person" else "words", word)
        _put(groups, by_key, key, number)
        if found.kind == "person" and by_key[key] not in whole:
            whole[by_key[key]] = _whole([found], parts_of)
            by_part.setdefault(word, []).append(by_key[key])


def _fit(found: Found, word: str, whole: _Whole, members: Sequence[int], number: int) -> float:
    """Score how well a single name is short for a full one: family name first, then who was named before, and often."""
    if found.gender and whole.gender and found.gender != whole.gender:
        return 0.0
    if word == whole.family:
        score = 3.0
    elif word in whole.parts and found.form == "name" and (found.kind == "person" or word in _GIVEN):
        score = 1.0
    elif word == whole.parts[0] and found.form == "short name":
        # "Mr Lou" on a page that names Lou Jiwei, and nobody whose family name is known to be Lou.
        score = 0.5
    else:
        return 0.0
    if found.kind not in ("person", "unknown", "organisation", "place"):
        return 0.0
    agrees = 0.5 * (found.gender is not None and found.gender == whole.gender)
    agrees += 0.6 * (found.office is not None and found.office.lower() in whole.offices)
    return score + agrees + 0.5 * (members[0] < number) + 0.05 * min(len(members), 10)


def _acronyms(groups: list[list[int]], founds: Sequence[Found]) -> list[list[int]]:
    """Join an organisation's acronym, and its first words used alone, to its long form on the same page.

    Of "Citizens for Openness in Tideway (COT)" the parser may have the name without its last words.
    """
    long: dict[str, int] = {}
    ends: dict[int, tuple[str, int]] = {}
    starts: dict[tuple[str, ...], set[int]] = {}
    for number, group in enumerate(groups):
        found = founds[group[0]]
        words = [word for word in found.words.replace("-", " ").split() if word[:1].isupper()]
        if found.kind in ("organisation", "unknown") and not found.entry and len(words) > 1:
            initials = "".join(word[0] for word in words)
            long.setdefault(initials, number)
            ends |= {founds[member].last: (initials, number) for member in group}
            parts = name_parts(found.words)
            for size in range(1, len(parts)):
                starts.setdefault(parts[:size], set()).add(number)
    joined: dict[int, list[int]] = {number: list(group) for number, group in enumerate(groups)}
    for number, group in enumerate(groups):
        found = founds[group[0]]
        letters = found.words.replace(".", "")
        into = long.get(letters, _begun(letters, found.head_first, ends)) if found.words.isupper() else None
        # The parser takes letters for a place as often as not; those of a body on the same page are that body.
        if found.kind not in ("organisation", "unknown", *(("place",) if into is not None else ())) or found.entry:
            continue
        whole = starts.get(name_parts(found.words), set()) - {number}
        if into is None and len(whole) == 1 and found.kind == "organisation":
            into = next(iter(whole))
        if into is not None and into in joined and into != number:
            joined[into] += joined.pop(number)
    return list(joined.values())


def _outlets_in_short(groups: list[list[int]], founds: Sequence[Found]) -> list[list[int]]:
    """Join "the Post" and "the Times" to the one outlet of the page whose fuller name ends so."""
    ends: dict[tuple[str, ...], set[int]] = {}
    for number, group in enumerate(groups):
        parts = name_parts(founds[group[0]].words)
        if founds[group[0]].kind == "outlet":
            for first in range(1, len(parts)):
                ends.setdefault(parts[first:], set()).add(number)
    joined = dict(enumerate(groups))
    for number, group in enumerate(groups):
        found = founds[group[0]]
        fuller = ends.get(name_parts(found.words), set())
        told = any(founds[member].first < founds[member].head_first for member in group)
        if len(fuller) == 1 and told and found.kind in _MAYBE_OUTLET:
            joined[next(iter(fuller))] = joined[next(iter(fuller))] + joined.pop(number)
    return list(joined.values())


def _begun(letters: str, first: int, ends: Mapping[int, tuple[str, int]]) -> int | None:
    """Return the body whose name right before an acronym begins as that does: the "(COT)" at token `first`."""
    for last in range(first - _CLOSE, first - 1):
        initials, number = ends.get(last, ("", 0))
        if len(initials) > 1 and letters.startswith(initials) and len(letters) - len(initials) == 1:
            return number
    return None


def _chain(founds: Sequence[Found], members: list[int]) -> Chain:
    """Say what the names of one chain tell together; the fullest is its name."""
    every = [founds[number] for number in members]
    kind = _kind(every)
    named = [found for found in every if found.form == "name"] or every
    if kind in ("government", "place") and every[0].entry:
        named = [found for found in named if _is_state_name(found)] or named
    name = _fullest(named) if kind == "person" else max((found.words for found in named), key=_fullness)
    if all(found.form == "short name" for found in every):
        name = _STATE_OF.get(every[0].entry, name)
    # Of "the Times" behind "the New York Times" the lexicon knows another one.
    surest = sorted(every, key=lambda found: found.words != name)
    return Chain(
        members=tuple(members),
        name=" ".join(name.split()),
        kind=kind,
        parts=name_parts(name),
        country=next((found.country for found in surest if found.country), None),
        gender=next((found.gender for found in every if found.gender), None),
        offices=frozenset(found.office.lower().replace("-", " ") for found in every if found.office),
        entry=next((found.entry for found in surest if found.entry), ""),
        regions=frozenset(found.region for found in every if found.region),
    )


def _fullness(words: str) -> tuple[int, int, str]:
    return len(name_parts(words)), len(words), words


def _fullest(named: Sequence[Found]) -> str:
    """Return the full name used most; of two used as often the fuller, but not one that only goes on behind it.

    A headline in capitals runs on: "Anna Berg Defends Plan" is no fuller name than "Anna Berg".
    """
    counts = Counter(found.words for found in named if len(name_parts(found.words)) > 1)
    if not counts:
        return max((found.words for found in named), key=_fullness)
    most = max(counts.values())
    best = sorted((words for words in counts if counts[words] == most), key=_fullness, reverse=True)
    return next((words for words in best[1:] if best[0].startswith(f"{words} ")), best[0])


def _kind(every: list[Found]) -> ActorKind:
    kinds = [found.kind for found in every]
    for kind in ("person", "outlet", "government"):
        if kind in kinds:
            return "person" if kind == "person" else "outlet" if kind == "outlet" else "government"
    counts = Counter(kinds)
    return max(counts, key=lambda kind: (kind != "unknown", counts[kind], kind != "place", kind))


def _is_state_name(found: Found) -> bool:
    return found.words in _STATES


_CLOSE = 5
_NAMED = frozenset({"name", "short name"})
_BODIES = frozenset({"organisation", "outlet"})
_MAYBE_OUTLET = frozenset({"organisation", "outlet", "unknown"})
_MAYBE_PERSON = frozenset({"person", "unknown"})
_PART = re.compile(r"[^\W_]+")
_LEAVE_OUT = frozenset({"jr", "sr", "the", "ii", "iii"})
_FAMILY_FIRST = frozenset(lexicon.load("family_first"))
_GIVEN = frozenset(row["name"].lower() for row in lexicon.table("given_names"))
_STATE_OF = {f"state {row['code']}": row["name"] for row in lexicon.table("states")}
_STATES = frozenset(
    name for row in lexicon.table("states") for name in (row["name"], *row["aliases"].split(";")) if name
)
