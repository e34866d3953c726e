"""A record of a page as one number: the page's number and its place among the records of that page."""

_BITS = 20


def spot(page: int, place: int) -> int:
    """Return the number of a record by its page and its place there."""
    return page << _BITS | place


def page_of(number: int) -> int:
    """Return the page of a record."""
    return number >> _BITS


def place_of(number: int) -> int:
    """Return the place of a record on its page."""
    return number & ((1 << _BITS) - 1)


def on_page(page: int) -> tuple[int, int]:
    """Return the first and the last number that a record of a page may have."""
    return spot(page, 0), spot(page + 1, 0) - 1
