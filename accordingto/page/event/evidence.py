"""The clause an event is told in: one run of characters around its trigger."""

from accordingto.page.event.trigger import Trigger
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_FRAMES = ("parataxis", "discourse", "meta")
_EDGES = frozenset(
    {",", ";", ":", "--", "–", "—", "-", ".", "and", "but", "or", "while", "as", "that", "because", "``"}
)


def clause_of(parse: Parse, trigger: Trigger) -> Span:
    """Return the characters of the trigger's clause, without who says so and without the next clause joined by "and".

    "Iran released the sailors, according to the BBC" gives "Iran released the sailors".
    """
    kept = set(_within(parse, trigger.clause)) | {trigger.token, trigger.clause}
    first = last = trigger.token
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < trigger.token and parse.words[first].lower() in _EDGES:
        first += 1
    while last > trigger.token and parse.words[last].lower() in _EDGES:
        last -= 1
    return parse.span(first, last)


def _within(parse: Parse, token: int) -> list[int]:
    found, todo = [], [token]
    while todo:
        here = todo.pop()
        found.append(here)
        todo.extend(child for child in parse.children(here) if not _outside(parse, child, token))
    return found


def _outside(parse: Parse, child: int, clause: int) -> bool:
    label = parse.labels[child]
    if label in _FRAMES or parse.lemmas[child] == "accord":
        return True
    if parse.heads[child] != clause or parse.tags[child][0] != "V":
        return False
    if label == "advcl":
        return not any(parse.lemmas[mark] in ("if", "unless", "to") for mark in parse.children(child, "mark", "aux"))
    return label == "conj" and _finite(parse, child)


def _finite(parse: Parse, token: int) -> bool:
    return bool(parse.children(token, "nsubj", "nsubjpass"))
