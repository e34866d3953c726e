"""What a reader asks for in an address: words, filters, and which rows."""

import re
from typing import NamedTuple
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from accordingto.errors import StoreError

ROWS = 30
_MOST_ROWS = 200
_MOST_OFFSET = 100_000
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
FILTERS = ("words", "actor", "place", "outlet", "type", "since", "until")


class Wanted(NamedTuple):
    """Which rows of what; a filter that is not asked for is empty."""

    words: str = ""
    actor: str = ""
    place: str = ""
    outlet: str = ""
    type: str = ""
    since: str = ""
    until: str = ""
    limit: int = ROWS
    offset: int = 0

    def address(self, path: str, **other: str | int) -> str:
        """Return the address of these rows, or with other filters; filters that ask for nothing are left out."""
        asked = {**self._asdict(), "limit": "" if self.limit == ROWS else self.limit, **other}
        found = urlencode([(name, value) for name, value in asked.items() if value])
        return f"{path}?{found}" if found else path

    def after(self, path: str, *, more: bool) -> str | None:
        """Return the address of the rows that follow these."""
        return self.address(path, offset=self.offset + self.limit) if more else None

    @property
    def filters(self) -> dict[str, str]:
        """The filters that are asked for."""
        asked = self._asdict()
        return {name: asked[name] for name in FILTERS if asked[name]}


def wanted(query: QueryParams) -> Wanted:
    """Read what is asked for; a day or a number that is none is told of."""
    words = {name: query.get(name, "").strip() for name in FILTERS}
    for name in ("since", "until"):
        if words[name] and not _DAY.fullmatch(words[name]):
            raise StoreError(f"{name}={words[name]}: not a day; write 2031, 2031-03 or 2031-03-03")
    limit, offset = _number(query, "limit", ROWS, _MOST_ROWS), _number(query, "offset", 0, _MOST_OFFSET)
    return Wanted(**words, limit=max(limit, 1), offset=offset)


def _number(query: QueryParams, name: str, unasked: int, most: int) -> int:
    value = query.get(name) or str(unasked)
    if not (value.isascii() and value.isdigit()) or len(value) > 9 or int(value) > most:
        raise StoreError(f"{name}={value}: not a number from 0 to {most:,}")
    return int(value)
