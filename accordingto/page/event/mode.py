"""In what way it was done: the mode of an event, from its word, the words of its clause and what it is about."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from accordingto import lexicon
from accordingto.errors import LexiconError
from accordingto.lexicon import plover
from accordingto.page.event.clause import own_tokens
from accordingto.page.event.trigger import Trigger
from accordingto.record.parse import Parse

_OF_DEEDS = frozenset({"REJECT", "REQUEST", "THREATEN"})


class _Way(NamedTuple):
    mode: str
    triggers: frozenset[str]
    words: frozenset[str]
    about: frozenset[str]


def find_mode(parse: Parse, trigger: Trigger, triggers: Mapping[int, Trigger]) -> str | None:
    """Return the mode of an event, None where nothing tells: "police arrested" is COERCE by "arrest".

    "Iran threatened to bomb Israel" is THREATEN of "violence", for what hangs on it is an ASSAULT.
    """
    ways = _WAYS.get(trigger.row.code, ())
    # What is threatened, asked for or refused stands in a clause below.
    whole = trigger.row.code in _OF_DEEDS
    own = parse.subtree(trigger.clause) if whole else own_tokens(parse, trigger.clause)
    said = {parse.lemmas[trigger.token], parse.lemmas[trigger.clause]}
    around = {parse.lemmas[token] for token in own}
    below = [token for token in parse.subtree(trigger.clause) if token != trigger.token and token in triggers]
    about = {triggers[token].row.code for token in below[:1]}
    return next((way.mode for way in ways if _fits(way, said, around, about)), None)


def _fits(way: _Way, said: set[str], around: set[str], about: set[str]) -> bool:
    asked = ((way.triggers, said), (way.words, around), (way.about, about))
    return all(not want or want & have for want, have in asked)


def _read() -> dict[str, tuple[_Way, ...]]:
    found: dict[str, list[_Way]] = defaultdict(list)
    for row in lexicon.table("event_mode_words"):
        if row["mode"] not in plover.modes(row["code"]):
            raise LexiconError(f"event_mode_words.tsv: '{row['mode']}' is no mode of '{row['code']}'")
        triggers, words, about = (
            frozenset(filter(None, row[one].split("|"))) for one in ("triggers", "words", "about")
        )
        found[row["code"]].append(_Way(row["mode"], triggers, words, about))
    return {code: tuple(ways) for code, ways in found.items()}


_WAYS = _read()
