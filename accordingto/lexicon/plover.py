"""PLOVER and CAMEO as tables: the class and the value of a type of event, and its code in the old series.

The sixteen types, their modes and scores are those of the PLOVER manual (draft 2.0), CAMEO codes and what they are in
PLOVER those of its conversion table of 2021, Goldstein values those of GDELT. Nothing here needs a parser.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from accordingto import lexicon
from accordingto.errors import LexiconError
from accordingto.record.event import Status

_QUADS = ("VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
_PROMISED = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "RETREAT", "CONCEDE"})
_THREATENED = frozenset({"PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"})
_SAID_ANYWAY = frozenset({"THREATEN", "REQUEST", "ACCUSE"})


class Meaning(NamedTuple):
    """What a CAMEO code is in PLOVER: type, mode ("" for none), contexts; and its Goldstein value, from -10 to 10."""

    code: str
    mode: str
    contexts: tuple[str, ...]
    goldstein: float


def quad(code: str) -> str:
    """Return the quad class of a PLOVER type: that of "ASSAULT" is "MATERIAL CONFLICT"."""
    return _quads()[code]


def quad_class(code: str) -> int:
    """Return the number that GDELT gives the quad class of a PLOVER type, from 1 to 4: of "CONSULT" it is 1."""
    return _QUADS.index(quad(code)) + 1


def score(code: str, mode: str | None = None) -> float:
    """Return PLOVER's own score of a type and mode, from -10 (conflict) to 10: of "CONSULT" by "phone" 1.5."""
    return _modes()[code, mode or ""][0]


def cameo(code: str, mode: str | None = None, contexts: Iterable[str] = ()) -> str:
    """Return the CAMEO code nearest to a PLOVER type, mode and contexts; the first context that tells more counts.

    "AID" is 070, "AID" in the context "military" 072, "COERCE" of the mode "arrest" 173.
    """
    plain = _modes()[code, mode or ""][1]
    narrower = _narrower()
    return next((narrower[code, mode or "", one] for one in contexts if (code, mode or "", one) in narrower), plain)


def goldstein(code: str, mode: str | None = None, contexts: Iterable[str] = ()) -> float:
    """Return the Goldstein value, from -10 to 10, of the CAMEO code nearest to a type: "COERCE", "arrest" is -5.0."""
    return meanings()[cameo(code, mode, contexts)].goldstein


def modes(code: str) -> tuple[str, ...]:
    """Return the modes of a PLOVER type, in the order of its manual."""
    return tuple(mode for of, mode in _modes() if of == code and mode)


def codes() -> tuple[str, ...]:
    """Return the sixteen types, in the order of the manual."""
    return tuple(code for code, mode in _modes() if not mode)


def folded(code: str, status: Status, mode: str | None = None) -> str | None:
    """Return the type that PLOVER data give an event, for they fold the status into it; None for what is none there.

    Planned "CONSULT" is "AGREE", planned "ASSAULT" is "THREATEN", "AID" denied is "REJECT". Two modes count otherwise
    by the conversion table: a mere appeal ("urged", CAMEO 02) is no event, and whom a court finds guilty is accused.
    """
    if mode == "appeal":
        return None
    found = _by_status(code, status)
    return "ACCUSE" if found == "SANCTION" and mode == "convict" else found


@cache
def meanings() -> dict[str, Meaning]:
    """Return what each CAMEO code is in PLOVER; of root 01 nothing is kept, and 020 stands for root 02."""
    return {
        row["cameo"]: Meaning(
            row["code"], row["mode"], tuple(filter(None, row["contexts"].split("|"))), float(row["goldstein"])
        )
        for row in lexicon.table("event_cameo")
    }


def _by_status(code: str, status: Status) -> str | None:
    match status:
        case "hypothetical":
            return None
        case "threatened":
            return code if code == "THREATEN" else None
        case "possible":
            return code if code in _SAID_ANYWAY else None
        case "planned":
            return "AGREE" if code in _PROMISED else "THREATEN" if code in _THREATENED else code
        case "denied":
            return "REJECT" if code in _PROMISED or code == "AGREE" else None
        case _:
            return code


@cache
def _quads() -> dict[str, str]:
    return {row["code"]: row["quad"] for row in lexicon.table("event_codes")}


@cache
def _modes() -> dict[tuple[str, str], tuple[float, str]]:
    found = {(row["code"], row["mode"]): (float(row["score"]), row["cameo"]) for row in lexicon.table("event_modes")}
    known = meanings()
    for (code, mode), (_, plain) in found.items():
        if code not in _quads() or plain not in known:
            raise LexiconError(f"event_modes.tsv: '{code}' ('{mode}') is no type or '{plain}' no CAMEO code")
    return found


@cache
def _narrower() -> dict[tuple[str, str, str], str]:
    """Return the CAMEO code of each type, mode and context that has one of its own, the lowest of several."""
    found: dict[tuple[str, str, str], str] = {}
    for number, meaning in sorted(meanings().items()):
        for context in meaning.contexts:
            found.setdefault((meaning.code, meaning.mode, context), number)
    return found
