"""The grammar of a page: its tokens as columns, counted in characters of the page."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from accordingto.record.base import Record, Span


class Name(Record, frozen=True, kw_only=True):
    """A name the parser saw: tokens [start, end) and its type ("PERSON", "ORG", "GPE", "NORP", "DATE" …)."""

    start: int
    end: int
    type: str


class Parse(Record, frozen=True, kw_only=True, dict=True):
    """Tokens of all regions but the furniture, as columns of one length, in the order of the page.

    `starts`, `ends`: characters of the page, half-open. `words`: as they stand. `lemmas`: lower case. `tags`: Penn
    Treebank. `heads`: index of the head token; a root is its own head. `labels`: dependency labels (ClearNLP style:
    "nsubj", "ccomp" …). `sentences`: token bounds [first, last) of each sentence. `names`: as the parser saw them.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    heads: tuple[int, ...]
    labels: tuple[str, ...]
    sentences: tuple[tuple[int, int], ...]
    names: tuple[Name, ...] = ()

    def __len__(self) -> int:
        return len(self.starts)

    @cached_property
    def _children(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.heads]
        for token, head in enumerate(self.heads):
            if head != token:
                below[head].append(token)
        return tuple(map(tuple, below))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """The number of the sentence of each token."""
        return tuple(n for n, (start, end) in enumerate(self.sentences) for _ in range(start, end))

    def children(self, token: int, *labels: str) -> tuple[int, ...]:
        """Return the tokens that hang on `token`, in order; only those with one of `labels`, if any are given."""
        below = self._children[token]
        return tuple(child for child in below if self.labels[child] in labels) if labels else below

    def subtree(self, token: int) -> list[int]:
        """Return `token` and all that hangs below it, in order."""
        found, todo = [], [token]
        while todo:
            here = todo.pop()
            found.append(here)
            todo.extend(self._children[here])
        return sorted(found)

    def ancestors(self, token: int) -> Iterator[int]:
        """Yield the head of `token`, its head, and so on up to the root of the sentence."""
        while self.heads[token] != token:
            token = self.heads[token]
            yield token

    def span(self, first: int, last: int | None = None) -> Span:
        """Return the characters of the tokens `first` to `last`, both included."""
        return Span(self.starts[first], self.ends[first if last is None else last])

    def tokens(self, span: Span) -> range:
        """Return the tokens that share a character with `span`."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))
