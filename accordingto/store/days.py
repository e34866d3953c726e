"""Days as numbers, which take less than half of their room and sort as they do."""

import re

_ISO = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)


def numbered(day: str | None) -> int | str | None:
    """Return the number of an ISO prefix: "2018-02-13" is 20180213, "2018-02" 20180200; what is none stays as it is."""
    match = _ISO.fullmatch(day) if day else None
    return int("".join(part or "00" for part in match.groups())) if match else day


def written(day: int | str | None) -> str | None:
    """Return the day that `numbered` made this number of."""
    if not isinstance(day, int):
        return day
    year, month, rest = day // 10_000, day // 100 % 100, day % 100
    return "-".join([f"{year:04}", *(f"{part:02}" for part in (month, rest) if part)])


def between(since: str | None, until: str | None) -> tuple[list[str], list[int]]:
    """Return the conditions, and their values, that a numbered day lies between two, both included.

    "2018" as an end is the whole of 2018.
    """
    found = [("day >= ?", since, "0"), ("day <= ?", until, "9")]
    return (
        [condition for condition, day, _ in found if day],
        [int("".join(filter(str.isdecimal, day))[:8].ljust(8, rest)) for _, day, rest in found if day],
    )
