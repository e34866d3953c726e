"""Memory: where each figure was last spoken of while a page is read, and who has been telling."""

from collections import Counter
from typing import NamedTuple

from accordingto.record.actor import MentionForm
from accordingto.record.parse import Parse


class Last(NamedTuple):
    """Where a figure was last spoken of: after how many mentions, when, in which sentence and role, and how."""

    order: int
    sentence: int
    moment: float
    role: str
    form: MentionForm
    quoted: bool


class Memory:
    """What has been read so far."""

    def __init__(self) -> None:
        """Begin with a page of which nothing is read."""
        self.last: dict[int, Last] = {}
        self.heads: dict[int, list[int]] = {}
        self.outside: set[int] = set()
        self.told: Counter[int] = Counter()
        self.tellers: tuple[int | None, int | None] = (None, None)
        self.just_told = False
        self._count = 0
        self._main = self._main_before = (-1, -1)

    def add(self, number: int, token: int, last: Last, *, tells: bool, main: bool) -> None:
        """Count a mention of a figure; `tells`: words are told as its own there; `main`: the sentence is about it."""
        self._count += 1
        self.last[number] = last._replace(order=self._count)
        if last.form != "pronoun":
            self.heads.setdefault(number, []).append(token)
        if not last.quoted:
            self.outside.add(number)
        self.just_told = tells
        if tells:
            self.told[number] += 1
            self.tellers = (number, self.tellers[0])
        if main:
            if self._main[0] != last.sentence:
                self._main_before = self._main
            self._main = (last.sentence, number)

    def stranger(self) -> None:
        """Count somebody of whom nothing was found as the last who told something."""
        self.tellers = (None, self.tellers[0])

    def main_before(self, sentence: int) -> int:
        """Return the figure that an earlier sentence, the nearest of which that is known, is about; -1 if none is."""
        return self._main[1] if self._main[0] < sentence else self._main_before[1]


def role_of(parse: Parse, token: int) -> str:
    """Return a token's part in the grammar; of the second of "Ms Berg and Mr Voss" that of the first."""
    label = parse.labels[token]
    while label == "conj" and parse.heads[token] != token:
        token = parse.heads[token]
        label = parse.labels[token]
    return label
