"""Names that say themselves what they name."""

import re

from accordingto import lexicon

_WORDS = "|".join(re.escape(word) for word in lexicon.load("outlet_name_words"))
_OUTLET = re.compile(rf"^(?:The )?(?:{_WORDS})\b|\b(?:{_WORDS})$")


def is_outlet_name(name: str | None) -> bool:
    """Say whether a name says itself that it is a newspaper's, a station's or an agency's: "the Valletta Courier"."""
    return bool(name and _OUTLET.search(name))
