"""Who "I" is outside quotation marks: the author of a page that is told by somebody, of a letter whoever signed it."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accordingto import lexicon
from accordingto.page.refer.chains import Chain, name_parts
from accordingto.page.refer.found import Found
from accordingto.page.refer.quoted import stretch_at
from accordingto.record.base import Span
from accordingto.record.page import Page
from accordingto.record.parse import Parse

_LABELLED = re.compile(r"^(?:Q|A|[A-Z][A-Z .]+):\s", re.MULTILINE)
_HEADED = re.compile(r"\s*([^\n:]{5,40}): ")
_TELLS = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){2,5}?(?:is\b|was\b|\()|(?:[A-Z][\w.’'-]* ){1,4}[A-Z][\w.’'-]*, [^.]{3,120}?\.?, (?:is|was)\b"
)
_WRITERS = "|".join(lexicon.load("writers"))
_WRITES = re.compile(
    rf"((?:[A-Z][\w.’'-]*\s){{1,5}}?)is (?:an?|the|our|(?i:editor|senior))\b(?=[^.]{{0,90}}\b(?i:{_WRITERS})\b)"
)
_FULL = re.compile(r"(?:[A-Z][\w.’'-]*\s){1,3}[A-Z][\w’'-]+")
_LETTERS = re.compile(r"^\W*(?:\w+ ){0,3}letters(?: to \w+ \w+)?\W*$", re.MULTILINE | re.IGNORECASE)
_HEAD = 400
_LAST = 4
_LEAD = 40
_FEW, _FEWEST, _SIGNED = 2, 3, 2


class Author(NamedTuple):
    """Who says "I" in the tokens before `past`: a chain by its number, or a name that no chain has.

    `span` is where that name stands; None for one that is only told of the page.
    """

    past: int
    chain: int | None
    name: str = ""
    span: Span | None = None


def authors_of(
    page: Page, parse: Parse, founds: Sequence[Found], chains: Sequence[Chain], said: Sequence[tuple[int, int]]
) -> tuple[Author, ...]:
    """Return the authors of a page, in the order of what is theirs; none where it is not known who says "I".

    "Anna Berg: Why I Left" is hers, if she goes on to say "I"; so is a page that gives her as its one author, or that
    ends with "Rep. Anna Berg, a lawyer, was the author of". A page of letters has as many as sign one, each in a line
    of its own. In the transcript of an interview nobody knows who "I" is.
    """
    mine = [one for one in founds if one.words == "i" and one.form == "pronoun" and stretch_at(said, one.head) is None]
    if not mine or len(_LABELLED.findall(page.text)) > 1:
        return ()
    if _LETTERS.search(page.text, 0, _HEAD):
        signed = tuple(_signatures(page.text, parse, founds, chains))
        return signed if len(signed) >= _SIGNED else ()
    number = _author_of(page, chains, len(mine))
    if number is not None:
        return (Author(len(parse), number),)
    span = _writer(page.text)
    name = span.of(page.text) if span else page.author or ""
    parts = name_parts(name)
    fits = [number for number, chain in enumerate(chains) if chain.parts == parts and not chain.entry]
    if span and len(fits) == 1:
        return (Author(len(parse), fits[0]),)
    told = _FULL.fullmatch(name) and (span or len(mine) >= _FEWEST)
    return (Author(len(parse), None, name, span),) if told else ()


def _author_of(page: Page, chains: Sequence[Chain], times: int) -> int | None:
    """Return the number of the chain that is the author of a page that says "I" some times."""
    if times < _FEW:
        return None
    headed = _HEADED.match(page.text)
    name = page.author or (headed[1] if headed else "")
    parts = name_parts(name)
    fits = [number for number, chain in enumerate(chains) if chain.kind == "person" and chain.parts == parts]
    if len(fits) == 1 and len(parts) > 1 and times >= _FEWEST:
        return fits[0]
    lead = _about(page.text)[:_LEAD]
    told = [number for number, chain in enumerate(chains) if chain.kind == "person" and chain.name in lead]
    return told[0] if len(told) == 1 and " " in chains[told[0]].name else None


def _about(text: str) -> str:
    """Return the last lines of a page that tell of somebody; nothing where it has none."""
    return next((text[start:end] for start, end in _last_lines(text) if _TELLS.match(text, start, end)), "")


def _writer(text: str) -> Span | None:
    """Return the name that one of the last lines of a page begins with, and goes on to say what its writer is."""
    for start, end in _last_lines(text):
        match = _WRITES.match(text, start, end)
        if match:
            return Span(match.start(1), match.end(1) - 1)
    return None


def _last_lines(text: str) -> list[tuple[int, int]]:
    lines = [(match.start(), match.end()) for match in re.finditer(r"[^\s][^\n]*", text)]
    return lines[-_LAST:]


def _signatures(text: str, parse: Parse, founds: Sequence[Found], chains: Sequence[Chain]) -> Iterator[Author]:
    """Yield whoever's full name is all that a line holds, as the author of what stands before it."""
    whose = {member: number for number, chain in enumerate(chains) for member in chain.members}
    for number, found in enumerate(founds):
        if number in whose and found.form == "name" and found.kind in _PEOPLE and " " in found.words:
            start, end = parse.starts[found.first], parse.ends[found.last]
            line = text[text.rfind("\n", 0, start) + 1 : (text.find("\n", end) + 1 or len(text) + 1) - 1]
            if line.strip().rstrip(".") == found.words:
                yield Author(found.first, whose[number])


_PEOPLE = frozenset({"person", "unknown"})
