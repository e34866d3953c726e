"""Who wrote it and for whom, a line each above an article: "Ann Lee and Bo Ray", "USA TODAY"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from accordingto import lexicon
from accordingto.page.read.authors import name_like
from accordingto.page.read.outlet import is_outlet

_GIVEN = frozenset(row["name"] for row in lexicon.table("given_names"))
_JOINT = re.compile(r", and |, | and ")
_TOP, _LONGEST = 6, 160  # lines from the top, and characters of a line, that are looked at


def signed(texts: Sequence[str]) -> frozenset[int]:
    """Return the two lines, by number, or none: the names of people, and right below that of an outlet we know."""
    for here, (names, outlet) in enumerate(pairwise(texts[: _TOP + 1])):
        if is_outlet(outlet.strip()) and len(names) <= _LONGEST and _are_people(_JOINT.split(names.strip())):
            return frozenset((here, here + 1))
    return frozenset()


def _are_people(names: Sequence[str]) -> bool:
    return all(map(name_like, names)) and any(name.split(" ", 1)[0] in _GIVEN for name in names)
