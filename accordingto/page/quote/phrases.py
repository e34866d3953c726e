"""With which words a content may end, and what a reader sees there: what phrase closes, and what begins behind."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from zlib import crc32

from accordingto.page.quote.reading import EDGES, MARKS
from accordingto.record.parse import Parse

ROOM = 1 << 16
_NONE = "#"
DOUBLE = frozenset('“”"„') | {"''", "``"}
_NO_WORDS = EDGES | MARKS | frozenset("()[]?!") | {"''", "``"}
_BEFORE = frozenset(
    {"det", "amod", "compound", "nummod", "poss", "aux", "auxpass", "neg", "case", "quantmod", "advmod"}
)
_LEADS_ON = frozenset({"cc", "prep", "nmod", "predet"}) | _BEFORE
_NEAR = 3
_OPEN_TAGS = frozenset({"DT", "PRP$", "TO", "CC", "WDT", "WP", "WRB", "POS", "$", "PDT"})
_LONG, _TENS = 10, 5


class Asked(NamedTuple):
    """A question: does the content that hangs on `cue`, with `first` as its first word here, end with the word `last`?

    `limit` is the token it may not reach: its own cue or source, or the end of the sentence.
    """

    cue: int
    first: int
    last: int
    limit: int


class _Sentence(NamedTuple):
    """The words of a sentence [first, past): where the next one stands, and the outermost words below each token."""

    first: int
    past: int
    is_word: list[bool]
    lows: list[int]
    highs: list[int]


class Phrases:
    """Which words the phrases of a page begin and end with, marks left out."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._known: dict[int, _Sentence] = {}

    def is_word(self, token: int) -> bool:
        """Say whether a token is more than a mark."""
        return self.parse.words[token] not in _NO_WORDS and self.parse.labels[token] != "punct"

    def highest(self, token: int, side: int) -> int:
        """Return the highest token whose phrase begins (`side` 0) or ends (1) with the word `token`."""
        heads, sentence = self.parse.heads, self.sentence(token)
        outermost = (sentence.lows, sentence.highs)[side]
        edge = outermost[token - sentence.first]
        while heads[token] != token and outermost[heads[token] - sentence.first] == edge:
            token = heads[token]
        return token

    def between(self, last: int) -> range:
        """Return the marks that stand between a word and the next one of its sentence."""
        sentence = self.sentence(last)
        here = last + 1
        while here < sentence.past and not sentence.is_word[here - sentence.first]:
            here += 1
        return range(last + 1, here)

    def sentence(self, token: int) -> _Sentence:
        """Return the words of the sentence of a token."""
        number = self.parse.sentence_of[token]
        if number not in self._known:
            self._known[number] = self._read(*self.parse.sentences[number])
        return self._known[number]

    def _read(self, first: int, past: int) -> _Sentence:
        heads = self.parse.heads
        is_word = [self.is_word(token) for token in range(first, past)]
        lows, highs = list(range(first, past)), list(range(first, past))
        for token in (token for token, word in enumerate(is_word, first) if word):
            here = token
            while heads[here] != here:
                here = heads[here]
                lows[here - first] = min(lows[here - first], token)
                highs[here - first] = max(highs[here - first], token)
        return _Sentence(first, past, is_word, lows, highs)

    def asked(self, read: Asked) -> Iterator[Asked]:
        """Yield the words with which a content may end, the one that was read among them.

        None ends with a word that leads on to the next ones: "the", "of", "Mr" of "Mr Kim".
        """
        first = max(read.first, self.parse.sentences[self.parse.sentence_of[read.last]][0])
        for token in range(first, read.limit):
            if token == read.last or (self.is_word(token) and not self._leads_on(token)):
                yield read._replace(first=first, last=token)

    def _leads_on(self, token: int) -> bool:
        parse = self.parse
        to_next = token < parse.heads[token] <= token + _NEAR and parse.labels[token] in _LEADS_ON
        return to_next or parse.tags[token] in _OPEN_TAGS


def limit_of(parse: Parse, taken: frozenset[int], last: int) -> int:
    """Return the token that a content may not reach: the next one `taken`, or the end of the sentence of `last`."""
    end = parse.sentences[parse.sentence_of[last]][1]
    return next((token for token in range(last + 1, end) if token in taken), end)


def places(phrases: Phrases, asked: Asked) -> Iterator[int]:
    """Yield the places of the weights that speak on an end: numbers below `ROOM`, made from words and grammar."""
    return (crc32(seen.encode(), number) % ROOM for number, seen in enumerate(_seen(phrases, asked)))


def _seen(phrases: Phrases, asked: Asked) -> Sequence[str]:
    """Return the features of an end, the same ones in the same order for every end."""
    parse, (cue, first, last, _) = phrases.parse, asked
    between = [parse.words[token] for token in phrases.between(last)]
    here, after = _ending(phrases, asked, between), _beginning(phrases, asked, between)
    verb, side = parse.lemmas[cue], "<" if first < cue else ">"
    size = last - first
    length = size if size < _LONG else _LONG + min(_TENS, (size + 1) // _LONG)
    hangs = f"{'b' if cue in parse.ancestors(last) else 'n'}{after.hangs}"
    where, marks = after.where, after.marks
    begun = f"{after.label} {after.from_where}"
    return (
        f"{where} {marks}",
        f"{where} {here.quoted}",
        after.word,
        f"{after.word} {marks}",
        begun,
        f"{begun} {after.lemma}",
        f"{begun} {after.above_tag}",
        f"{begun} {marks}",
        f"{after.from_where} {marks} {after.lemma}",
        f"{verb} {begun}",
        f"{here.label} {here.from_where} {marks}",
        f"{hangs} {marks}",
        f"{hangs} {marks} {after.label}",
        f"{hangs} {verb}",
        f"{hangs} {where} {side}",
        f"{length} {where}",
        f"{parse.tags[last]} {marks} {after.word}",
        f"{begun} {after.above_label}",
        f"{side} {marks} {after.from_where} {here.quoted}",
    )


class _Ending(NamedTuple):
    """The highest phrase that closes with an end: by which label it hangs on what; is a quotation open or closed?"""

    label: str
    from_where: str
    quoted: str


class _Beginning(NamedTuple):
    """What begins behind an end: marks, the next word, the highest phrase that it opens and what that hangs on.

    `where` says whether the next word is inside the sentence and before the limit; `hangs` whether it is below the cue.
    """

    where: str
    marks: str
    word: str = _NONE
    label: str = _NONE
    lemma: str = _NONE
    from_where: str = _NONE
    above_tag: str = _NONE
    above_label: str = _NONE
    hangs: str = "n"


def _ending(phrases: Phrases, asked: Asked, between: Sequence[str]) -> _Ending:
    parse = phrases.parse
    top = phrases.highest(asked.last, 1)
    opened = sum(parse.words[token] in DOUBLE for token in range(asked.first, asked.last + 1)) % 2
    closed = not DOUBLE.isdisjoint(between)
    return _Ending(parse.labels[top], _from_where(parse, asked, asked.last, top), f"{opened}{int(closed)}")


def _beginning(phrases: Phrases, asked: Asked, between: Sequence[str]) -> _Beginning:
    parse, end = phrases.parse, phrases.parse.sentences[phrases.parse.sentence_of[asked.last]][1]
    marks = "".join(between)[:2] or "_"
    after = asked.last + 1 + len(between)
    if after >= end:
        return _Beginning("E", marks)
    top = phrases.highest(after, 0)
    above = parse.heads[top]
    return _Beginning(
        where="O" if after >= asked.limit else "I",
        marks=marks,
        word=parse.words[after].lower(),
        label=parse.labels[top],
        lemma=parse.lemmas[top],
        from_where=_from_where(parse, asked, after, top),
        above_tag=parse.tags[above],
        above_label=parse.labels[above],
        hangs="b" if asked.cue in parse.ancestors(after) else "n",
    )


def _from_where(parse: Parse, asked: Asked, here: int, top: int) -> str:
    """Say what a phrase hangs on, seen from the word `here`: the cue, the content, what comes, what was, or nothing."""
    above = parse.heads[top]
    if above == top:
        return "root"
    if above == asked.cue:
        return "cue"
    if asked.first <= above <= asked.last:
        return "in"
    return "ahead" if above > here else "behind"
