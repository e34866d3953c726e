"""In what field of life it was: PLOVER's contexts of an event, told by the words of its clause."""

from collections.abc import Iterable

from accordingto import lexicon

_CONTEXTS = tuple((row["context"], frozenset(row["words"].split("|"))) for row in lexicon.table("event_contexts"))


def find_contexts(lemmas: Iterable[str]) -> tuple[str, ...]:
    """Return the contexts that words of a clause tell of, in the order of the table.

    "The court ordered the soldiers to leave the mosque" is military, legal, religion_ethnicity.
    """
    said = frozenset(lemmas)
    return tuple(context for context, words in _CONTEXTS if words & said)
