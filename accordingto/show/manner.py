"""How something was said, in words for the reader: what was done with it, on what occasion, by what kind of source."""

import re
from collections.abc import Iterable, Sequence

from accordingto import lexicon
from accordingto.record.said import Act, Attribution, Source, Stance, Venue
from accordingto.show.lookup import Lookup
from accordingto.show.words import date, one_line, quoted, series

_ACTS: dict[Act, str] = {
    "said": "",
    "claimed": "a claim",
    "denied": "a denial or refusal",
    "asked": "a question or request",
    "ordered": "an order",
    "promised": "a promise",
    "threatened": "a threat",
    "believes": "a belief or feeling",
    "wants": "a wish or plan",
    "reported": "a report",
    "did": "a deed or a silence",
}
_STANCES: dict[Stance, str] = {"neutral": "", "doubting": "told with doubt", "endorsing": "told as true"}
_PLACES: dict[Venue, str] = {
    "interview": "in an interview",
    "statement": "in a statement",
    "press conference": "at a press conference",
    "speech": "in a speech",
    "social media": "on social media",
    "testimony": "in testimony",
    "letter": "in a letter",
    "document": "in a document",
    "leaked paper": "in a leaked paper",
    "call": "in a call",
}
_ROLES = (*lexicon.load("insiders"), *lexicon.load("roles"))
_COMMON = frozenset((*_ROLES, *(f"{role}s" for role in _ROLES), "senior", "former", "current", "top"))
_PREPOSITIONS = frozenset({"at", "by", "during", "from", "in", "on", "over", "through", "to", "under", "via"})
_BEHIND = re.compile(r",? (?:about|at|behind|close|familiar|for|from|in|involved|near|of|on|to|who|with|within)\b")
_OWNED = re.compile(r"(?:the )?\S+(?:['’]s|s['’]) ", re.IGNORECASE)


def manner(lookup: Lookup, full: Attribution | None, members: Sequence[Attribution]) -> list[str]:
    """Say what is done with a statement, which outlets vouch for it or doubt it, where and when it was said.

    "Ms Varga claimed in a statement on Tuesday that …" gives "a claim", "told with doubt", "in a statement", "Tuesday"
    as a date if the page has one. Act and words are those of the fullest wording, time and place of the first to know.
    """
    first = [full] if full else []
    known = [*first, *(one for one in members if one is not full)]
    facts = [_ACTS[full.act] if full else "", *_stances(lookup, members)]
    facts += [next((found for one in known if (found := _where(lookup, one))), "")]
    dated = sorted(known, key=lambda one: one.when is None or one.when.day is None)
    facts += [next((found for one in dated if (found := _when(lookup, one))), "")]
    return [fact for fact in facts if fact]


def unnamed(source: Source, text: str) -> str:
    """Name a source without a name: "an unnamed senior official", "2 unnamed people familiar with the talks".

    One of several is "one of the officials, not named". Somebody's somebody is not one of many: "Leeside's chief
    executive, not named". `text` is its page: it shows whether a capital at the head of a sentence is more.
    """
    position = one_line(source.position or "source")
    opening = position.split(" ", 1)[0]
    if opening.lower() in _COMMON or re.search(rf"\b{re.escape(opening.lower())}\b", text):
        position = opening.lower() + position[len(opening) :]
    if _OWNED.match(position):
        return f"{f'{source.number:,} of ' if (source.number or 1) > 1 else ''}{position}, not named"
    if source.number == 1:
        return f"one of the {position}, not named" if _is_plural(position) else f"an unnamed {position}"
    return f"{source.number:,} unnamed {position}" if source.number else f"unnamed {position}"


def _is_plural(position: str) -> bool:
    """Say whether a description is of several: "officials close to the talks", of whom one spoke."""
    head = _BEHIND.split(position, maxsplit=1)[0].rsplit(" ", 1)[-1]
    return head.endswith("s") and not head.endswith(("ss", "us", "is"))


def _stances(lookup: Lookup, members: Sequence[Attribution]) -> Iterable[str]:
    """Yield how the outlets stand to it; which ones, where not all stand alike."""
    pages = {stance: [lookup.labels[one.page] for one in members if one.stance == stance] for stance in _STANCES}
    for stance, words in _STANCES.items():
        if words and pages[stance]:
            alike = len(pages[stance]) == len(members)
            yield words if alike else f"{words} in {series(dict.fromkeys(pages[stance]))}"


def _where(lookup: Lookup, said: Attribution) -> str:
    if said.where is None:
        return ""
    words = one_line(said.where.span.of(lookup.reports[said.page].page.text))
    opening, _, rest = words.partition(" ")
    return f"{opening.lower()} {rest}" if opening.lower() in _PREPOSITIONS and rest else _PLACES[said.where.kind]


def _when(lookup: Lookup, said: Attribution) -> str:
    if said.when is None:
        return ""
    if said.when.day:
        return date(said.when.day)
    return f"{quoted(said.when.span.of(lookup.reports[said.page].page.text))}, day not known"
