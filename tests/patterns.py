"""How long a regular expression may take, told from its form.

A pattern is read as an automaton that tries every way to match, as `re` does. Two forms make it slow on some text:

- *exponential*: some text leads from a place of the pattern back to it in two ways, so n such texts in a row can be
  read in 2^n ways: `(a+)+`, `(ab|\\w)*`, `(a?b?)*`;
- *polynomial*: some text can be read in one repeat, in a later one, and in going from the first to the second, so the
  border between them can lie anywhere: `\\s*\\s*` is of degree 1 (n borders in n letters), a third gives degree 2.

What is not text (most anchors, looking ahead and behind) is passed over, which can only make a pattern look slower than
it is. What stands in it, and in groups and repeats that are not gone back into (`(?>…)`, `*+`), is looked at by itself.
Letters are tried by examples: all that the pattern names, their neighbours, and some of each class.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from re import _constants as op
from re import _parser

_EVERYWHERE = "aZ09_ \n\t\xa0.,;:'\"()<>&-–—“”‘’éß中\x00"
_MANY = 8


class Automaton:
    """The places of a pattern: from each, edges that read nothing, and places that read one letter of a set (bits)."""

    def __init__(self, pattern: re.Pattern, items: Iterable[tuple] | None = None, *, counted: bool = False) -> None:
        self.flags = pattern.flags
        self.counted = counted  # a repeat with an upper end of more than a few counts as one without
        self.free: list[list[int]] = []
        self.reads: dict[int, tuple[int, int]] = {}
        self.inner: list[Iterable[tuple]] = []
        self.groups: dict[int | None, Iterable[tuple]] = {}
        self._onward: dict[int, dict[int, int]] = {}
        self._masks: dict[str, int] = {}
        parsed = _parser.parse(pattern.pattern, pattern.flags)
        self.letters = sorted({*_EVERYWHERE, *_named(parsed)})
        self.start = self._place()
        self.end = self._sequence(parsed if items is None else items, self.start)

    def _place(self) -> int:
        self.free.append([])
        return len(self.free) - 1

    def _sequence(self, items: Iterable[tuple], start: int) -> int:
        for kind, value in items:
            start = self._item(kind, value, start)
        return start

    def _item(self, kind: object, value: object, start: int) -> int:
        if kind in (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN, op.CATEGORY):
            return self._letter(self._mask(kind, value), start)
        if kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            return self._repeat(*value, start)
        if kind in (op.ASSERT, op.ASSERT_NOT):
            self.inner.append(value[1])
            return start
        if kind is op.AT:
            # Nothing leads on from the end: no letter comes after it.
            ends = value in (op.AT_END, op.AT_END_STRING) and not self.flags & re.MULTILINE
            return self._place() if ends else start
        return self._group(kind, value, start)

    def _group(self, kind: object, value: object, start: int) -> int:
        if kind is op.BRANCH:
            return self._branch(value[1], start)
        if kind is op.SUBPATTERN:
            number, more, less, items = value
            self.groups[number] = items
            outside, self.flags = self.flags, (self.flags | more) & ~less
            end = self._sequence(items, start)
            self.flags = outside
        elif kind is op.POSSESSIVE_REPEAT:
            end = self._sealed(value[2], start)
            self.free[start].extend([end] if value[0] == 0 else [])
        elif kind is op.ATOMIC_GROUP:
            end = self._sealed(value, start)
        elif kind is op.GROUPREF:
            # What a group read once more: anything that it may read.
            end = self._sequence(self.groups[value], start)
        else:
            raise AssertionError(f"{kind}: no pattern of ours had this when the rule was written")
        return end

    def _letter(self, mask: int, start: int) -> int:
        place, end = self._after(start), self._place()
        self.reads[place] = (mask, end)
        return end

    def _sealed(self, items: Iterable[tuple], start: int) -> int:
        """Add what is not gone back into: one way through, told by its first letter; its inside stands by itself."""
        inside = self._place()
        self._sequence(items, inside)
        mask = 0
        for place in self.onward(inside):
            mask |= self.reads[place][0]
        return self._letter(mask, start)

    def _branch(self, ways: Iterable[Iterable[tuple]], start: int) -> int:
        end = self._place()
        for way in ways:
            first = self._place()
            self.free[start].append(first)
            self.free[self._sequence(way, first)].append(end)
        return end

    def _repeat(self, least: int, most: int, items: Iterable[tuple], start: int) -> int:
        endless = most is op.MAXREPEAT or (self.counted and most > _MANY)
        for _ in range(min(least, 2)):
            start = self._sequence(items, self._after(start))
        end = self._place()
        self.free[start].append(end)
        if endless:
            first = self._after(start)
            back = self._sequence(items, first)
            self.free[back].append(first)
            self.free[back].append(end)
        elif most > least:
            self.free[self._sequence(items, self._after(start))].append(end)
        return end

    def _after(self, start: int) -> int:
        place = self._place()
        self.free[start].append(place)
        return place

    def _mask(self, kind: object, value: object) -> int:
        """Return the letters that fit, a bit each."""
        key = repr((kind, value, int(self.flags)))
        if key not in self._masks:
            fitting = (1 << n for n, letter in enumerate(self.letters) if _fits(letter, kind, value, self.flags))
            self._masks[key] = sum(fitting)
        return self._masks[key]

    def onward(self, place: int) -> dict[int, int]:
        """Return the reading places that `place` leads to without a letter, each with its ways: 1, or 2 for more."""
        known = self._onward.get(place)
        if known is None:
            visits: dict[int, int] = {}
            stack = [place]
            while stack:
                here = stack.pop()
                if visits.get(here, 0) < 2:
                    visits[here] = visits.get(here, 0) + 1
                    stack.extend(self.free[here])
            known = self._onward[place] = {here: ways for here, ways in visits.items() if here in self.reads}
        return known

    def steps(self, place: int) -> dict[int, int]:
        """Return the reading places that can follow the reading place `place`."""
        return self.onward(self.reads[place][1])

    @cached_property
    def loops(self) -> dict[int, int]:
        """Reading place → the number of its loop: places that lead to one another. Those in none are left out."""
        return {
            place: number
            for number, group in enumerate(_circles({place: list(self.steps(place)) for place in self.reads}))
            for place in group
        }


def exponential(automaton: Automaton) -> bool:
    """Say whether some text leads from a place back to it in two ways."""
    return any(_two_ways(automaton, place) for place in automaton.loops)


def _two_ways(automaton: Automaton, place: int) -> bool:
    """Say whether two different walks from `place` read the same text and end in `place`."""
    loop = automaton.loops[place]
    edges: dict[tuple[int, int], list[tuple[int, int]]] = {}
    stack = [(place, place)]
    twice = set()
    while stack:
        pair = stack.pop()
        if pair in edges:
            continue
        edges[pair] = []
        for left, right, ways in _both(automaton, *pair):
            if automaton.loops.get(left) == loop == automaton.loops.get(right):
                edges[pair].append((left, right))
                stack.append((left, right))
                if left == right and ways > 1:
                    twice.add(pair)
    back = _leading_to(edges, (place, place))
    return any(left != right or (left, right) in twice for left, right in back)


def degree(automaton: Automaton) -> int:
    """Return how many borders of the pattern can move within one text: 0 is linear, 1 quadratic, 2 cubic."""
    loops = automaton.loops
    groups: dict[int, list[int]] = {}
    for place, number in loops.items():
        groups.setdefault(number, []).append(place)
    moves: dict[int, set[int]] = {number: set() for number in groups}
    for left, mine in groups.items():
        reached = _reached(automaton, mine[0])
        for right, theirs in groups.items():
            if left != right and theirs[0] in reached and _border(automaton, mine, theirs):
                moves[left].add(right)

    def longest(number: int) -> int:
        return max((1 + longest(other) for other in moves[number]), default=0)

    return max(map(longest, moves), default=0)


def _border(automaton: Automaton, mine: list[int], theirs: list[int]) -> bool:
    """Say whether one text leads from a place p to itself, from p to q, and from q to itself."""
    ours, yours = automaton.loops[mine[0]], automaton.loops[theirs[0]]
    return any(_moves(automaton, p, q, ours, yours) for p in mine for q in theirs)


def _moves(automaton: Automaton, p: int, q: int, ours: int, yours: int) -> bool:
    loops, reads = automaton.loops, automaton.reads
    seen, stack = set(), [(p, p, q)]
    while stack:
        first, middle, last = stack.pop()
        letters = reads[first][0] & reads[middle][0] & reads[last][0]
        if not letters:
            continue
        for a in automaton.steps(first):
            if loops.get(a) != ours:
                continue
            for c in automaton.steps(last):
                if loops.get(c) != yours:
                    continue
                for b in automaton.steps(middle):
                    if (a, b, c) == (p, q, q):
                        return True
                    if (a, b, c) not in seen:
                        seen.add((a, b, c))
                        stack.append((a, b, c))
    return False


def _both(automaton: Automaton, left: int, right: int) -> Iterator[tuple[int, int, int]]:
    """Yield where two walks are after one more letter that both can read, and in how many ways."""
    if not automaton.reads[left][0] & automaton.reads[right][0]:
        return
    for one, ways in automaton.steps(left).items():
        for other, more in automaton.steps(right).items():
            if automaton.reads[one][0] & automaton.reads[other][0]:
                yield one, other, max(ways, more)


def _leading_to(edges: dict[tuple[int, int], list[tuple[int, int]]], goal: tuple[int, int]) -> set[tuple[int, int]]:
    before: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for pair, following in edges.items():
        for other in following:
            before.setdefault(other, []).append(pair)
    seen, stack = set(), [goal]
    while stack:
        for pair in before.get(stack.pop(), ()):
            if pair not in seen:
                seen.add(pair)
                stack.append(pair)
    return seen


def _reached(automaton: Automaton, place: int) -> set[int]:
    seen, stack = {place}, [place]
    while stack:
        for other in automaton.steps(stack.pop()):
            if other not in seen:
                seen.add(other)
                stack.append(other)
    return seen


def _circles(edges: dict[int, list[int]]) -> list[list[int]]:
    """Return the groups of places that lead to one another (Tarjan's, without recursion)."""
    index: dict[int, int] = {}
    low: dict[int, int] = {}
    open_: list[int] = []
    inside: set[int] = set()
    groups = []
    for root, following in edges.items():
        if root in index:
            continue
        walk = [(root, iter(following))]
        index[root] = low[root] = len(index)
        open_.append(root)
        inside.add(root)
        while walk:
            place, rest = walk[-1]
            for other in rest:
                if other not in index:
                    index[other] = low[other] = len(index)
                    open_.append(other)
                    inside.add(other)
                    walk.append((other, iter(edges[other])))
                    break
                if other in inside:
                    low[place] = min(low[place], index[other])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[place])
                if low[place] == index[place]:
                    cut = open_.index(place)
                    group, open_ = open_[cut:], open_[:cut]
                    inside.difference_update(group)
                    if len(group) > 1 or place in edges[place]:
                        groups.append(group)
    return groups


def _named(items: object) -> Iterator[str]:
    """Yield the letters that a pattern names, and the neighbours of its ranges."""
    match items:
        case (op.LITERAL | op.NOT_LITERAL, int(code)):
            yield from {chr(code), chr(code).lower()[0], chr(code).upper()[0]}
        case (op.RANGE, (low, high)):
            yield from (chr(code) for code in (low - 1, low, high, high + 1) if 0 <= code < 0x110000)
        case _parser.SubPattern() | list() | tuple():
            for item in items:
                yield from _named(item)


def _fits(letter: str, kind: object, value: object, flags: int) -> bool:
    if kind is op.ANY:
        return bool(flags & re.DOTALL) or letter != "\n"
    forms = {letter}
    if flags & re.IGNORECASE:
        forms |= {form for form in (letter.lower(), letter.upper()) if len(form) == 1}
    if kind is op.LITERAL:
        return chr(value) in forms
    if kind is op.NOT_LITERAL:
        return chr(value) not in forms
    if kind is op.CATEGORY:
        return _in_class(letter, value)
    negated = value[0][0] is op.NEGATE
    return negated != any(_one_of(form, *item) for form in forms for item in value[negated:])


def _one_of(letter: str, kind: object, value: object) -> bool:
    if kind is op.RANGE:
        return value[0] <= ord(letter) <= value[1]
    if kind is op.CATEGORY:
        return _in_class(letter, value)
    return chr(value) == letter


def _in_class(letter: str, value: object) -> bool:
    fits = {
        op.CATEGORY_DIGIT: letter.isdigit(),
        op.CATEGORY_SPACE: letter.isspace(),
        op.CATEGORY_WORD: letter.isalnum() or letter == "_",
    }
    positive = {
        op.CATEGORY_NOT_DIGIT: op.CATEGORY_DIGIT,
        op.CATEGORY_NOT_SPACE: op.CATEGORY_SPACE,
        op.CATEGORY_NOT_WORD: op.CATEGORY_WORD,
    }
    return not fits[positive[value]] if value in positive else fits[value]
