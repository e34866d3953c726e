"""The outlet's name as the title of an HTML page gives it: beside the headline, and vouched for elsewhere."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

_BESIDE = r"\s*(?:\s[|\-–—»·:]\s|:\s|\|)\s*"
_AFTER = re.compile(rf"{_BESIDE}(?P<name>\S.*)")
_BEFORE = re.compile(rf"(?P<name>.*\S){_BESIDE}")
_SIGN = re.compile(r"(?:©|\(c\)|copyright)[\s\d,–-]*(?:by\s+)?(?:the\s+)?", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W_]+")
_PARTS = re.compile(r"\s+[|\-–—»·:]\s+|\s*\|\s*")
_HOST = re.compile(r"(?:https?://)?(?:www\.)?(?:[\w-]+\.)+[a-z]{2,}/?", re.IGNORECASE)
_AS_IN_HOSTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "a", "é": "e", "è": "e", "ñ": "n", "ø": "o"})
_FEWEST_LETTERS, _MOST_WORDS = 3, 5


def titled_outlet(title: str, headlines: Iterable[str], lines: Iterable[str], address: str) -> str | None:
    """Return the outlet that a page's title names beside the headline, if something else on the page vouches for it.

    "Talks resume | The Coast Post" names The Coast Post where "Talks resume" is the headline and "Coast Post" is the
    first line of the page, stands behind a © or in the address; else it may be a section's name, and None is returned.
    """
    name = next(filter(None, (_beside(title, headline) for headline in headlines)), None)
    if name is None or len(name.split()) > _MOST_WORDS or re.search(r"[|»·:]|\s[-–—]\s", name):
        return None
    wanted = _bare(name)
    if len(wanted) < _FEWEST_LETTERS:
        return None
    host = _bare(host_of(address).partition(".")[0])
    signed = wanted == host or any(
        _signs(line, wanted) or (place == 0 and wanted == _bare(line)) for place, line in enumerate(lines)
    )
    return name if signed else None


def addressed_outlet(name: str, address: str) -> str | None:
    """Return the part of a title or of a site's name that the address of the page bears too.

    "Talks resume - Asia | coast24" at https://www.coast24.example/ names coast24.
    """
    labels = {_bare(label) for label in host_of(address).split(".")[:-1]}
    labels = {label for label in labels if len(label) >= _FEWEST_LETTERS}
    for part in reversed(_PARTS.split(name)):
        plain = part.rpartition(".")[0] if _HOST.fullmatch(part) else part
        if _bare(plain) in labels:
            return part
    return None


def is_address(name: str) -> bool:
    """Say whether an outlet's name is no more than its address: "coastpost.example" is, "The Coast Post" is not."""
    return _HOST.fullmatch(name) is not None


def host_of(address: str) -> str:
    """Return the host of an address without its "www": "https://www.coastpost.example/a" is at "coastpost.example"."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _beside(title: str, headline: str) -> str | None:
    """Return what the title holds besides the headline and a separator."""
    if not headline or len(title) > 2 * len(headline) + 80:
        return None
    low, short = title.casefold(), headline.casefold()
    match = _AFTER.fullmatch(title, len(headline)) if low.startswith(short) else None
    if match is None and low.endswith(short):
        match = _BEFORE.fullmatch(title, 0, len(title) - len(headline))
    return match["name"] if match else None


def _signs(line: str, wanted: str) -> bool:
    """Say whether a line is the outlet's sign: "© The Coast Post 1911-2020"."""
    match = _SIGN.match(line)
    return match is not None and _bare(line[match.end() :]).startswith(wanted)


def _bare(name: str) -> str:
    return "".join(_LETTERS.findall(name.casefold().translate(_AS_IN_HOSTS))).removeprefix("the")
