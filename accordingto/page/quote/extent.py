"""Where a cue begins and ends: word by word outward from its verb, by how people marked such words and by the tags."""

from collections.abc import Container, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple
from zlib import crc32

import numpy as np

from accordingto.page.encode import Array, Profile
from accordingto.page.encode.layers import logit
from accordingto.page.encode.windows import Bounds
from accordingto.page.quote.reading import head
from accordingto.record.parse import Parse
from accordingto.weights import arrays

FARTHEST = 10
ROOM = 1 << 16
_SURE = 6.0
_DEEPEST = 6
_LONG = 6
_AWAY = 8
_SIDE = 1 << 8
# So sure are the tags that nothing else is asked.
_OUT, _IN = -5.5, 2.5
_NONE = "#"


class Step(NamedTuple):
    """A question: does the cue that hangs on `anchor` and reaches as far as `here` take in the next word, `after`?"""

    anchor: int
    here: int
    after: int

    @property
    def on(self) -> int:
        """1 for a step to the right, -1 for one to the left."""
        return self.after - self.here


class Weights(NamedTuple):
    """What was learnt: a weight for each place, and what a constant and each piece of evidence count on either side."""

    words: Sequence[float]
    left: Sequence[float]
    right: Sequence[float]


class Extents:
    """Bounds of the cues of one page. Built once a page; holds nothing that changes but what it has looked up.

    `tags` are the logarithms of the probabilities of the tags (tokens by 7) that the heads give.
    """

    def __init__(self, parse: Parse, tags: Array, known: Weights) -> None:
        self._grammar = Grammar(parse)
        self._parse = parse
        likely = np.exp(tags)
        self._cue, self._content = logit(likely[:, 3:5].sum(axis=1)), logit(likely[:, 5:7].sum(axis=1))
        self._begins, self._goes_on = logit(likely[:, 3]), logit(likely[:, 4])
        self._known = known

    def settled(self, cues: Sequence[Bounds], line: Bounds, taken: Container[int] = ()) -> Iterator[Bounds]:
        """Yield the bounds of the cues of a line, in order, grown or shrunk to what readers take in.

        None touches another or holds a token of `taken`. "said Monday in a statement" becomes "said"; "made it" becomes
        "made it clear".
        """
        before = line[0]
        for number, cue in enumerate(cues):
            past = cues[number + 1][0] - 1 if number + 1 < len(cues) else line[1]
            anchor = head(self._parse, cue)
            first, last = self._parse.sentences[self._parse.sentence_of[anchor]]
            room = {token for token in range(max(before, first), min(past, last)) if token not in taken}
            found = self._reach(anchor, cue, room, -1), self._reach(anchor, cue, room, 1) + 1
            before = found[1] + 1
            yield found

    def evidence(self, step: Step, cue: Bounds) -> tuple[float, ...]:
        """Return what speaks for a step, as logits but for the bounds that were read (1 inside, -1 outside)."""
        words = sum(map(self._known.words.__getitem__, places(self._grammar, step)))
        own = self._begins if step.on < 0 else self._goes_on
        after, beyond = step.after, min(max(0, step.after + step.on), len(self._parse) - 1)
        return (
            max(-_SURE, min(_SURE, words)),
            float(self._cue[after]),
            float(own[step.here]),
            1.0 if cue[0] <= after < cue[1] else -1.0,
            float(self._begins[after]),
            float(self._content[after]),
            float(self._cue[beyond]),
            float(self._content[beyond]),
        )

    def _reach(self, anchor: int, cue: Bounds, room: Container[int], on: int) -> int:
        """Return the last token, counted from the anchor on, that belongs to the cue."""
        here = anchor
        for after in range(anchor + on, anchor + on * (FARTHEST + 1), on):
            if after not in room or not self._takes_in(Step(anchor, here, after), cue):
                break
            here = after
        return here

    def _takes_in(self, step: Step, cue: Bounds) -> bool:
        likely = self._cue[step.after]
        if not _OUT < likely < _IN:
            return bool(likely > 0)
        mixed = self._known.right if step.on > 0 else self._known.left
        return sum(a * b for a, b in zip(mixed, (1.0, *self.evidence(step, cue)), strict=True)) > 0


class Grammar:
    """What the steps of a page ask of its parse again and again."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._below: dict[int, Bounds] = {}

    @cached_property
    def kinds(self) -> dict[int, str]:
        """The kind of name or number that a token is part of: "DATE"."""
        return {token: name.type for name in self.parse.names for token in range(name.start, name.end)}

    def below(self, token: int) -> Bounds:
        """Return the first and the last of the tokens below `token`, itself among them."""
        if token not in self._below:
            found = self.parse.subtree(token)
            self._below[token] = found[0], found[-1]
        return self._below[token]

    def path(self, token: int, top: int) -> list[int]:
        """Return the tokens from `token` up to the one that hangs on `top`; none where it is not below it."""
        path: list[int] = []
        while token != top and len(path) < _DEEPEST:
            path.append(token)
            if self.parse.heads[token] == token:
                return []
            token = self.parse.heads[token]
        return path if token == top else []


def places(grammar: Grammar, step: Step) -> Iterator[int]:
    """Yield the places of the weights that speak on a step: numbers below `ROOM`, made from words and grammar."""
    side = step.on & _SIDE
    return (crc32(seen.encode(), side + number) % ROOM for number, seen in enumerate(_seen(grammar, step)))


def _seen(grammar: Grammar, step: Step) -> Sequence[str]:
    """Return the features of a step, the same ones in the same order for every step."""
    parse, (anchor, here, after) = grammar.parse, step
    word, tag, label = parse.words[after].lower(), parse.tags[after], parse.labels[after]
    last, last_tag = parse.words[here].lower(), parse.tags[here]
    verb, kind = parse.lemmas[anchor], grammar.kinds.get(after, "")
    first, past = parse.sentences[parse.sentence_of[anchor]]
    beyond = after + step.on
    inside = first <= beyond < past
    then, then_tag = (parse.words[beyond].lower(), parse.tags[beyond]) if inside else (_NONE, _NONE)
    branch = _branch(grammar, step)
    begun = f"{branch.label} {branch.lemma}"
    return (
        "",
        word,
        f"{tag} {then_tag}",
        f"{label} {last_tag}",
        verb,
        f"{verb} {word}",
        f"{verb} {label}",
        f"{verb} {branch.label}",
        f"{verb} {begun}",
        f"{begun} {branch.leads_to}",
        f"{verb} {branch.lemma} {branch.leads_to}",
        f"{branch.label} {branch.length} {branch.begins}",
        f"{begun} {branch.then}",
        f"{branch.way} {tag}",
        f"{last} {word}",
        f"{last} {tag}",
        f"{last_tag} {tag} {then_tag}",
        f"{word} {then}",
        f"{word} {then_tag}",
        f"{branch.clause} {begun}",
        f"{min(_AWAY, abs(after - anchor))} {branch.label}",
        f"{kind} {verb}",
        f"{kind} {tag}",
        f"{verb} {tag} {here == anchor}",
        f"{parse.tags[anchor][:2]} {branch.label} {branch.begins}",
    )


class _Branch(NamedTuple):
    """The branch of the anchor on which a word hangs: by which label and lemma it begins, to what that leads.

    `way` are the labels down to the word; `then` is the word behind the branch; `begins` whether the word is the first
    of the branch that a step meets; `clause` whether the anchor has a clause to hand on.
    """

    label: str
    clause: bool
    way: str
    lemma: str = ""
    leads_to: str = ""
    length: int = 0
    begins: bool = False
    then: str = ""


def _branch(grammar: Grammar, step: Step) -> _Branch:
    parse, (anchor, _, after) = grammar.parse, step
    clause = bool(parse.children(anchor, "ccomp"))
    path = grammar.path(after, anchor)
    if not path:
        up = grammar.path(anchor, after)
        way = "^" + "/".join(parse.labels[token] for token in up[:2])
        return _Branch("^" + (parse.labels[up[-1]] if up else ""), clause, way)
    top = path[-1]
    first, last = grammar.below(top)
    led = parse.children(top, "pobj", "dobj")
    return _Branch(
        label=parse.labels[top],
        clause=clause,
        way="/".join(parse.labels[token] for token in path[-3:]),
        lemma=parse.lemmas[top],
        leads_to=parse.lemmas[led[0]] if led else "",
        length=min(_LONG, last - first + 1),
        begins=after == (first if step.on > 0 else last),
        then=parse.words[last + 1].lower() if last + 1 < len(parse) else _NONE,
    )


@cache
def weights(by: Profile) -> Weights:
    """Return what was learnt of words and grammar, and how that is mixed with the tags of an encoder."""
    with arrays("cue_extents.npz", "the quote step") as found:
        left, right = (tuple(map(float, found[f"{side}.{by}"])) for side in ("left", "right"))
        return Weights(found["words"].astype(float).tolist(), left, right)
