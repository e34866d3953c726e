"""Who held an office on the day of a page, where the page names nobody: the word of our table, not the page's."""

from accordingto.lexicon.holders import certainly, holders
from accordingto.page.refer.found import Found


def holder(found: Found, before: str, day: str | None) -> str | None:
    """Return the one who held an office of a country on a day for certain; None where that is not known.

    "The US president" on a page of "2018-02-13" is Donald Trump; on one of "2021-01", when one went and one came, it
    is not known who. `before` is the first word of the phrase: "a US president" is nobody.
    """
    if day is None or found.country is None or found.office is None or found.plural or found.camp:
        return None
    if before.lower() in _ANY:
        return None
    found_holders = holders(found.country, found.words, day)
    sure = {held.name for held in found_holders if certainly(held, day)}
    return next(iter(sure)) if len(sure) == 1 and len({held.name for held in found_holders}) == 1 else None


_ANY = frozenset({"a", "an", "any", "every", "each", "no", "some", "another", "my", "our", "your"})
