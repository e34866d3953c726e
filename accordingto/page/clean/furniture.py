"""What furniture is: a teaser, an appeal, a notice, a comment, navigation, legal words."""

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from accordingto import lexicon
from accordingto.page.clean.asides import is_button, is_count, is_note, is_notice, is_sign, is_teaser
from accordingto.page.clean.forms import by_first_letter, signs
from accordingto.page.clean.segments import Piece
from accordingto.record.page import FURNITURE, Furniture

Told = tuple[Furniture, str]  # a kind, and what spoke for it

_WORDS = [row for row in lexicon.table("furniture_signs") if row["read"] == "in"]
# In the order of the table: "Sign up for the latest news" asks for something first.
_SIGNS = tuple(
    (kind, re.compile(rf"(?<!\w)(?:{'|'.join(row['sign'] for row in _WORDS if row['kind'] == kind)})(?!\w)"))
    for kind in dict.fromkeys(row["kind"] for row in _WORDS)
)
_ANY_SIGN = re.compile(rf"(?<!\w)(?:{by_first_letter([row['sign'] for row in _WORDS])})(?!\w)")
_ALONE = {row["sign"]: row["kind"] for row in lexicon.table("furniture_signs") if row["read"] == "alone"}
_FORMS: tuple[tuple[Callable[[str], bool], Told], ...] = (
    (is_sign, ("legal", "the sign of who owns the text")),
    (is_notice, ("notice", "tells of cookies, embeds, the paywall or the text itself")),
    (is_count, ("navigation", "counts pictures or seconds")),
    (is_teaser, ("teaser", "sends the reader to another piece")),
)
_NAMES = {row["name"]: row["kind"] for row in lexicon.table("furniture_names")}
_NAME = re.compile(r"[a-z]+")
_LINK = re.compile(r">a(?:[#.\[][^>]*)?(?:$|>[^>]*$)")
_INNER = re.compile(r"(?:article|main)(?:[#.\[]|$)")
_NO_ENTRY = re.compile(r"\d|[.!?…。:;,][\"”’')\]»]*$")
_CLOCK = re.compile(r"\d[:.]\d\d\b|\b(?:19|20)\d\d\b")
_BARS = re.compile(r" [>/] | ?[|·•»] ?")
_MOST_CHARACTERS = 1000
_MENU, _ENTRY = 4, 30  # lines in a row, and characters of each, that make a menu
_PARTS = 3
_SPREAD = ("appeal", "comment", "legal")
_FEWEST, _MOST, _LONGEST = 5, 25, 160  # words and characters of a headline


def furniture_kinds(texts: Sequence[str], pieces: Sequence[Piece], furniture: Sequence[bool]) -> dict[int, Told]:
    """Return the kind of each segment that is furniture, and why; left out are those of which nothing tells.

    "Sign up to our newsletter" is an appeal, "© The Herald 2020" legal, <nav>Weather</nav> navigation; lines like
    headlines under "Most read" are teasers; a sentence between two appeals is one.
    """
    found = {
        here: told
        for here, text in enumerate(texts)
        if furniture[here] and (told := _by_words(text) or _by_markup(pieces[here].path, text))
    }
    for rule in (_menus, _listed, _between, _signed):
        found |= dict(rule(texts, furniture, found))
    return found


def in_comment(path: str) -> bool:
    """Say whether a path leads through comments: "body>section#comments>div.entry>p" does."""
    return any((told := _named(part)) and told[0] == "comment" for part in path.split(">")[2:])


def opens_teasers(text: str) -> bool:
    """Say whether a line says that what follows are teasers, and nothing else: "Recommended", "You may also like"."""
    return len(text) < _LONGEST and _ALONE.get(_bare(text)) == "teaser"


def _bare(text: str) -> str:
    return text.casefold().strip(" \t\n.:…»>→|·•-–—+()[]")


def _by_words(text: str) -> Told | None:
    """Return what a segment is by its own words."""
    bare = _bare(text)
    if kind := _ALONE.get(bare):
        return _told(kind, f"says '{bare}' and nothing else")
    for has_form, told in _FORMS:
        if has_form(text):
            return told
    asked = bare[:_MOST_CHARACTERS]
    for kind, phrases in _SIGNS if _ANY_SIGN.search(asked) else ():
        if match := phrases.search(asked):
            return _told(kind, f"says '{match[0]}'")
    if is_button(text):
        return "appeal", "to be clicked or filled in"
    return ("notice", "a note on the author or the outlet") if is_note(text) else None


def _by_markup(path: str, text: str) -> Told | None:
    """Return what a segment is by the names of the elements round it, the innermost first; else by being a link."""
    for part in reversed(path.split(">")[2:]):
        if told := _named(part):
            return told
        if _INNER.match(part):
            break
    if not _LINK.search(path):
        return None
    return ("teaser", "a headline that is a link") if _is_headline(text) else ("navigation", "a link and nothing else")


@lru_cache(maxsize=20_000)
def _named(part: str) -> Told | None:
    """Return what the tag, id and classes of an element say: "div.social-share" is navigation."""
    name = next((name for name in _NAME.findall(part.lower()) if name in _NAMES), None)
    return None if name is None else _told(_NAMES[name], f"in an element named '{name}'")


def _menus(texts: Sequence[str], furniture: Sequence[bool], found: dict[int, Told]) -> Iterator[tuple[int, Told]]:
    """Yield the lines of menus: a few short ones in a row without the end of a sentence, or parts between bars."""

    def is_entry(here: int) -> bool:
        return furniture[here] and len(texts[here]) <= _ENTRY and not _NO_ENTRY.search(texts[here])

    for run in _runs(len(texts), is_entry):
        if len(run) >= _MENU:
            yield from ((here, ("navigation", "a short line among others")) for here in run if here not in found)
    for here, text in enumerate(texts):
        parts = _BARS.split(text) if furniture[here] and here not in found and len(text) < _LONGEST else ()
        if len(parts) >= _PARTS and max(map(len, parts)) <= _ENTRY:
            yield here, ("navigation", "short words between bars")


def _listed(texts: Sequence[str], furniture: Sequence[bool], found: dict[int, Told]) -> Iterator[tuple[int, Told]]:
    """Yield the lines like headlines under one that says what they are: "Most read"."""

    def is_listed(here: int) -> bool:
        told = found.get(here)
        return furniture[here] and (_is_headline(texts[here]) if told is None else told[0] == "teaser")

    for run in _runs(len(texts), is_listed):
        first = next((here for here in run if here in found), run[-1])
        yield from (
            (here, ("teaser", "like a headline, among teasers")) for here in run if here > first and here not in found
        )


def _between(texts: Sequence[str], furniture: Sequence[bool], found: dict[int, Told]) -> Iterator[tuple[int, Told]]:
    """Yield the single segment between two of one kind that ask or tell the reader something."""
    for here in range(1, len(texts) - 1):
        before, after = found.get(here - 1), found.get(here + 1)
        same = before and after and before[0] == after[0] and before[0] in _SPREAD
        if before and same and furniture[here] and here not in found:
            yield here, (before[0], f"between two of the kind '{before[0]}'")


def _signed(texts: Sequence[str], furniture: Sequence[bool], found: dict[int, Told]) -> Iterator[tuple[int, Told]]:
    """Yield the days and bylines next to a teaser or a comment: they are its own."""
    for here, text in enumerate(texts):
        if furniture[here] and found.get(here, ("navigation",))[0] == "navigation" and signs(text):
            beside = (found.get(there) for there in (here - 1, here + 1))
            kind = next((told[0] for told in beside if told and told[0] in ("teaser", "comment")), None)
            if kind:
                yield here, (kind, f"signs or dates what is of the kind '{kind}'")


def _runs(count: int, holds: Callable[[int], bool]) -> Iterator[list[int]]:
    """Yield the longest stretches of numbers below `count` for which `holds` is true."""
    run: list[int] = []
    for here in range(count):
        if holds(here):
            run.append(here)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_headline(text: str) -> bool:
    """Say whether a line has the form of a headline: some words, and no full stop."""
    words = len(text.split())
    if _CLOCK.search(text):
        return False
    return (
        _FEWEST <= words <= _MOST and len(text) <= _LONGEST and not text.rstrip("\"”’')").endswith((".", ",", ":", ";"))
    )


def _told(kind: str, why: str) -> Told:
    return next(one for one in FURNITURE if one == kind), why
