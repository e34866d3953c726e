"""A state's government and its bodies, named by whose they are: "the French government", "Japan's central bank"."""

from collections.abc import Iterable, Iterator, Mapping

from accordingto import lexicon
from accordingto.page.refer.found import Found
from accordingto.page.refer.known import Hit
from accordingto.record.parse import Parse


def bodies(founds: Iterable[Found], parse: Parse, known: Mapping[int, Hit]) -> Iterator[Found]:
    """Yield names and descriptions, those of a body of which a state has one under the name of both.

    "The Chinese government" is a short name of China, "China's foreign ministry" and its "Foreign Ministry" are the
    foreign ministry of China. "The former Soviet government", "a Chinese ministry" and "China's largest bank" are left
    as they are.
    """
    for found in founds:
        hit = _owner(parse, found, known)
        rest = "" if hit is None else _rest(parse, hit.last + 1, found.head_last)
        ministry = rest.lower().endswith(_MINISTRY)
        if hit is None or (found.form == "name" and not ministry):
            yield found
        elif rest == _GOVERNMENT:
            yield found._replace(form="short name", kind="government", words=hit.known.name, entry=hit.known.entry)
        elif ministry or rest in _ONE_EACH:
            yield found._replace(form="name", kind="organisation", words=f"{rest} of {hit.known.name}")
        else:
            yield found


def _owner(parse: Parse, found: Found, known: Mapping[int, Hit]) -> Hit | None:
    """Return the state that a phrase begins with, but for "the": whose body its noun is."""
    first = found.first + (parse.words[found.first].lower() == "the")
    hit = known.get(first)
    if found.kind not in _KINDS or found.entry or found.plural or hit is None or not hit.first <= hit.last < found.head:
        return None
    return hit if hit.known.entry.startswith("state ") and hit.known.how != "seat" else None


def _rest(parse: Parse, first: int, last: int) -> str:
    """Return the words behind the state up to the noun, without its "'s"."""
    first += parse.tags[first] == "POS"
    return " ".join(parse.words[first : last + 1])


_GOVERNMENT = "government"
_MINISTRY = " ministry"
_KINDS = frozenset({"government", "organisation"})
_ONE_EACH = frozenset(lexicon.load("state_bodies"))
