"""Who "I" is outside quotation marks: the author of a page that is told by somebody."""

import re
from collections.abc import Sequence

from accordingto.page.refer.chains import Chain, name_parts
from accordingto.page.refer.found import Found
from accordingto.page.refer.quoted import stretch_at
from accordingto.record.page import Page

_LABELLED = re.compile(r"^(?:Q|A|[A-Z][A-Z .]+):\s", re.MULTILINE)
_HEADED = re.compile(r"\s*([^\n:]{5,40}): ")
_TELLS = re.compile(
    r"(?:[A-Z][\w.’'-]*\s){2,5}?(?:is\b|was\b|\()|(?:[A-Z][\w.’'-]* ){1,4}[A-Z][\w.’'-]*, [^.]{3,120}?\.?, (?:is|was)\b"
)
_LAST = 4
_LEAD = 40
_FEW, _FEWEST = 2, 3


def author_of(
    page: Page, founds: Sequence[Found], chains: Sequence[Chain], said: Sequence[tuple[int, int]]
) -> int | None:
    """Return the number of the chain that is the page's author, None where nobody of that name is on the page.

    "Anna Berg: Why I Left" is hers, if she goes on to say "I"; so is a page that gives her as its one author, or that
    ends with "Rep. Anna Berg, a lawyer, was the author of". In the transcript of an interview nobody knows who "I" is.
    """
    mine = [one for one in founds if one.words == "i" and one.form == "pronoun" and stretch_at(said, one.head) is None]
    if len(mine) < _FEW or len(_LABELLED.findall(page.text)) > 1:
        return None
    headed = _HEADED.match(page.text)
    name = page.author or (headed[1] if headed else "")
    parts = name_parts(name)
    fits = [number for number, chain in enumerate(chains) if chain.kind == "person" and chain.parts == parts]
    if len(fits) == 1 and len(parts) > 1 and len(mine) >= _FEWEST:
        return fits[0]
    about = _about(page.text)
    lead = about[:_LEAD]
    told = [number for number, chain in enumerate(chains) if chain.kind == "person" and chain.name in lead]
    return told[0] if len(told) == 1 and " " in chains[told[0]].name else None


def _about(text: str) -> str:
    """Return the last lines of a page that tell of somebody; nothing where it has none."""
    lines = [line.strip() for line in text.splitlines() if line.strip()][-_LAST:]
    return next((line for line in lines if _TELLS.match(line)), "")
