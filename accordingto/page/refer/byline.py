"""Who "I" is outside quotation marks: the author of a page that is told by somebody."""

import re
from collections.abc import Sequence

from accordingto.page.refer.chains import Chain, name_parts
from accordingto.page.refer.found import Found
from accordingto.page.refer.quoted import stretch_at
from accordingto.record.page import Page

_LABELLED = re.compile(r"^(?:Q|A|[A-Z][A-Z .]+):\s", re.MULTILINE)
_HEADED = re.compile(r"\s*([^\n:]{5,40}): ")
_FEWEST = 3


def author_of(
    page: Page, founds: Sequence[Found], chains: Sequence[Chain], said: Sequence[tuple[int, int]]
) -> int | None:
    """Return the number of the chain that is the page's author, None where nobody of that name is on the page.

    "Anna Berg: Why I Left" is hers, if she goes on to say "I"; so is a page that gives her as its one author. In the
    transcript of an interview nobody knows here who "I" is.
    """
    mine = [one for one in founds if one.words == "i" and one.form == "pronoun" and stretch_at(said, one.head) is None]
    if len(mine) < _FEWEST or len(_LABELLED.findall(page.text)) > 1:
        return None
    headed = _HEADED.match(page.text)
    name = page.author or (headed[1] if headed else "")
    parts = name_parts(name)
    fits = [number for number, chain in enumerate(chains) if chain.kind == "person" and chain.parts == parts]
    return fits[0] if len(fits) == 1 and len(parts) > 1 else None
