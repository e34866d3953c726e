"""Where a content ends: behind the words the heads read, or further on or back where people end one."""

from collections.abc import Callable, Container, Iterable, Sequence
from functools import cache, partial
from typing import NamedTuple

import numpy as np

from accordingto.page.encode import Profile
from accordingto.page.encode.layers import logit
from accordingto.page.quote.choose import Chosen
from accordingto.page.quote.heads import CONTENT, CONTENT_ON, Heads
from accordingto.page.quote.phrases import DOUBLE, Asked, Phrases, limit_of, places
from accordingto.page.quote.reading import Reading, tokens_in
from accordingto.record.base import Span
from accordingto.record.parse import Parse
from accordingto.weights import arrays

READ = frozenset({"tagged", "according to"})
# So many times likelier another end has to be: of those that were moved so, nineteen in twenty were right.
_LIKELIER = 3.0
_SURE = 8.0
# Nobody writes longer sentences; what has no full stop for so long is a list, and costs its square.
_LONGEST = 300
_CLOSING = frozenset('”"') | {"''"}

Others = Callable[[Iterable[int]], list[frozenset[int]]]
Carries = Callable[[int], bool]


class Weights(NamedTuple):
    """What was learnt: a weight for each place; what the words, the heads and staying where it is count."""

    words: Sequence[float]
    mixed: Sequence[float]


class Ends:
    """The ends of the contents of one page. Built once a page; holds nothing that changes but what it has looked up."""

    def __init__(self, parse: Parse, heads: Heads, known: Weights) -> None:
        self._parse = parse
        self._heads = heads
        self._phrases = Phrases(parse)
        self._known = known

    def settled(self, standing: Sequence[Chosen], carries: Carries) -> list[Chosen]:
        """Return the readings, the last piece of each content grown or shrunk to where people would have ended it.

        None grows into another, none takes in who carries words, and none is cut amid another. Of "Ms Holm says the
        harbour | in Corran must grow", read as far as the line, the content ends with "grow".
        """
        held = [tokens_in(self._parse, (*one.reading.own, *one.reading.content)) for one in standing]
        holders: dict[int, list[int]] = {}
        for number, tokens in enumerate(held):
            for token in tokens:
                holders.setdefault(token, []).append(number)

        def others(tokens: Iterable[int], number: int) -> list[frozenset[int]]:
            found = {other for token in tokens for other in holders.get(token, ())} - {number}
            return [held[other] for other in sorted(found)]

        return [
            one._replace(reading=self._ended(one.reading, partial(others, number=number), carries))
            for number, one in enumerate(standing)
        ]

    def _ended(self, reading: Reading, others: Others, carries: Carries) -> Reading:
        piece = self._parse.tokens(reading.content[-1])
        words = [token for token in piece if self._phrases.is_word(token)]
        if reading.pattern not in READ or not words or self._is_long(words[-1]):
            return reading
        last = words[-1]
        limit = limit_of(self._parse, tokens_in(self._parse, reading.own), last)
        beyond = next((token for token in range(last + 1, limit) if others([token])), limit)
        inside = [tokens for tokens in others(words) if max(tokens) < piece.stop]
        among = {end for end in range(words[0], beyond) if not any(min(one) <= end < max(one) for one in inside)}
        found = self._likeliest(reading, Asked(reading.cue, words[0], last, limit), among)
        if found == last or any(map(carries, range(last + 1, found + 1))):
            return reading
        end = self._parse.ends[self._past_marks(piece.start, found, limit) - 1]
        return reading._replace(content=(*reading.content[:-1], Span(reading.content[-1].start, end)))

    def _is_long(self, token: int) -> bool:
        first, past = self._parse.sentences[self._parse.sentence_of[token]]
        return past - first > _LONGEST

    def _likeliest(self, reading: Reading, read: Asked, among: Container[int]) -> int:
        """Return the last word of the content as it was read, or the one of `among` that is far likelier."""
        asked = [one for one in self._phrases.asked(read) if one.last in among or one.last == read.last]
        if len(asked) == 1:
            return read.last
        rows = self.evidence(reading, read, asked)
        scores = [sum(a * b for a, b in zip(self._known.mixed, row, strict=True)) for row in rows]
        best = max(range(len(asked)), key=scores.__getitem__)
        stays = scores[next(n for n, one in enumerate(asked) if one.last == read.last)]
        return asked[best].last if scores[best] - stays > np.log(_LIKELIER) else read.last

    def evidence(self, reading: Reading, read: Asked, asked: Sequence[Asked]) -> list[tuple[float, ...]]:
        """Return what speaks for each end: by words and grammar, by the heads, and by being the one that was read."""
        cue = self._parse.tokens(reading.cue_span)
        roles = self._heads.roles((cue.start, cue.stop))
        first = asked[0].first
        likely = np.exp(roles.scores[:, [CONTENT, CONTENT_ON]]).sum(axis=1)
        inside = np.clip(logit(likely), -_SURE, _SURE)[max(0, first + 1 - roles.first) :]
        so_far = np.concatenate([[0.0], np.cumsum(inside)]).tolist()
        return [
            (
                sum(map(self._known.words.__getitem__, places(self._phrases, one))),
                so_far[min(one.last - first, len(so_far) - 1)],
                float(one.last == read.last),
            )
            for one in asked
        ]

    def _past_marks(self, start: int, last: int, limit: int) -> int:
        """Return the token behind an end: with the mark that closes a quotation which the content opened."""
        words = self._parse.words
        if sum(words[token] in DOUBLE for token in range(start, last + 1)) % 2:
            for token in range(last + 1, limit):
                if words[token] in _CLOSING:
                    return token + 1
                if self._phrases.is_word(token):
                    break
        return last + 1


@cache
def weights(by: Profile) -> Weights:
    """Return what was learnt of words and grammar, and how that is mixed with the heads of an encoder."""
    with arrays("content_ends.npz", "the quote step") as found:
        return Weights(found["words"].astype(float).tolist(), tuple(map(float, found[f"mixed.{by}"])))
