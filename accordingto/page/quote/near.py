"""Which spans stand near which, so that nothing is compared with a whole page of others."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from operator import attrgetter

from accordingto.record.base import Span

_ROOM = 512


class Near:
    """Spans by number, in rooms of the page; finds the numbers whose spans may meet a given one."""

    def __init__(self, spans: Iterable[Iterable[Span]] = ()) -> None:
        self._rooms: defaultdict[int, set[int]] = defaultdict(set)
        for number, group in enumerate(spans):
            self.put(number, group)

    def put(self, number: int, spans: Iterable[Span]) -> None:
        """Keep `number` in the rooms of its spans."""
        for span in spans:
            for room in range(span.start // _ROOM, span.end // _ROOM + 1):
                self._rooms[room].add(number)

    def around(self, *spans: Span) -> list[int]:
        """Return the numbers, in order, that share a room with one of `spans`; those that meet them are among them."""
        rooms = {room for span in spans for room in range(span.start // _ROOM, span.end // _ROOM + 1)}
        return sorted(set().union(*(self._rooms.get(room, ()) for room in rooms)))


def meeting(marks: Sequence[Span], span: Span) -> Sequence[Span]:
    """Return those of `marks` (in order, apart from each other) that share a character with `span`."""
    first = bisect_right(marks, span.start, key=attrgetter("end"))
    return marks[first : bisect_left(marks, span.end, key=attrgetter("start"))]
