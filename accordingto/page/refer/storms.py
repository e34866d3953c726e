"""Storms have people's and places' names, and are neither: "Hurricane Anna", and "Anna" from there on."""

from accordingto import lexicon
from accordingto.record.parse import Parse

_STORMS = frozenset({"Cyclone", "Hurricane", "Storm", "Typhoon"})
_BESIDE = _STORMS | {"Tropical", *lexicon.load("calendar")}


def storm_tokens(parse: Parse) -> frozenset[int]:
    """Return the tokens that name a storm: both of "Hurricane Anna", and "Anna" wherever it stands alone on the page.

    "Anna Holm" is a person all the same, and the National Hurricane Center a body.
    """
    begins = [token for token, word in enumerate(parse.words) if word in _STORMS]
    called = [token + 1 for token in begins if token + 1 < len(parse) and _is_called(parse, token + 1)]
    if not called:
        return frozenset()
    names = {parse.words[token] for token in called}
    alone = [token for token, word in enumerate(parse.words) if word in names and _is_alone(parse, token, token)]
    return frozenset((*called, *(token - 1 for token in called), *alone))


def _is_called(parse: Parse, token: int) -> bool:
    """Say whether a token is the one name behind a word for a storm."""
    return parse.words[token].istitle() and parse.tags[token] == "NNP" and _is_alone(parse, token - 1, token)


def _is_alone(parse: Parse, first: int, last: int) -> bool:
    """Say whether no other name stands right beside tokens `first` to `last`."""
    beside = [token for token in (first - 1, last + 1) if 0 <= token < len(parse)]
    names = (parse.words[token] for token in beside if parse.tags[token] in ("NNP", "NNPS"))
    return all(name in _BESIDE or not name[:1].isupper() for name in names)
