"""Who wrote a page: the names in a byline or in the notes for search engines, one by one."""

import re
from collections.abc import Container

from accordingto import lexicon

_WORDS = {
    use: sorted((row["word"] for row in lexicon.table("byline_words") if row["use"] == use), key=len, reverse=True)
    for use in ("opens", "joins", "is", "desk")
}
_OPENS = re.compile(rf"\s*(?:{'|'.join(_WORDS['opens'])})(?:\s*:\s*|\s+)", re.IGNORECASE)
_JOINS = re.compile(rf"\s*(?:;|\||•|·|/(?=\s)|\s&|\s(?:{'|'.join(_WORDS['joins'])})\s)\s*", re.IGNORECASE)
OFFICES = frozenset(_WORDS["is"])
_SIGNS_FOR = OFFICES | frozenset(_WORDS["desk"])
_TAIL = re.compile(r"\s*\([^()]{1,40}\)\s*$|\s+(?:for|in)\s+(?:the\s+)?[A-Z].*$", re.IGNORECASE)
_NO_NAME = re.compile(r"https?:|www\.|\S@\S|^@\w+$|^\(|\d{3}|[{}<>=]")
_NAME = re.compile(
    r"(?:(?:[^\W\d_a-z]|d['’]|al-|el-|de\b|da\b|di\b|du\b|van\b|von\b|der\b|den\b|bin\b|ibn\b|la\b|le\b|dos\b|ter\b|y\b)"
    r"[\w.'’-]*(?:\s+|$)){2,5}"
)
_LONGEST = 45
_HARD_SPACE = "\N{NO-BREAK SPACE}"


def name_like(words: str) -> bool:
    """Say whether words could be a person's name: "Ann van der Lee" could, "Staff Writer" and "Lille" could not."""
    folded = {word.strip(".,").casefold() for word in words.split()}
    said = folded | {word.removesuffix("s") for word in folded}
    return len(words) <= _LONGEST and _NAME.fullmatch(words) is not None and not said & OFFICES


def names_in(written: str) -> list[str]:
    """Return the names of a written byline, in order, each by itself; nothing that stands there for another thing.

    "By Ann Lee and Bo Roe, Herald Reporters" gives Ann Lee and Bo Roe. What names nobody as people are named ("red/al")
    is returned whole, since the page says that it is the author; an address or a picture's credit is not.
    """
    written = _opened(written.replace(_HARD_SPACE, " ").strip())
    found: list[str] = []
    for part in _JOINS.split(written):
        found += _one(part.strip(" ,"))
    return list(dict.fromkeys(found))


def is_desk(name: str, outlets: Container[str]) -> bool:
    """Say whether a name is that of the outlet itself, as "Herald Staff" is at the Herald.

    `outlets` are the outlet's names, bare.
    """
    words = name.split()
    while words and words[-1].strip(".,").casefold() in _SIGNS_FOR:
        words.pop()
    return bare(name) in outlets or bare(" ".join(words)) in outlets


def _one(part: str) -> list[str]:
    """Return the names of a part without joining words: those between its commas that are like names, or all of it."""
    part = _opened(part)
    plain = _TAIL.sub("", part).strip(" ,") or part
    if not any(map(str.isalpha, plain)) or _NO_NAME.search(plain):
        return []
    pieces = [piece.strip() for piece in plain.split(",")]
    named = [piece for piece in pieces if name_like(piece)]
    if named and named[0] == pieces[0]:
        return named
    return [plain] if len(pieces) == 1 else named or [", ".join(filter(None, pieces))]


def _opened(written: str) -> str:
    match = _OPENS.match(written)
    return written[match.end() :] if match else written


def bare(name: str) -> str:
    """Return a name as it is compared: letters and figures, no case, no "the"."""
    return "".join(re.findall(r"[^\W_]+", name.casefold())).removeprefix("the")
