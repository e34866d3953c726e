"""Which type of event a word tells of: the rows of the trigger tables and what each asks of the clause."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import cast

from accordingto import lexicon
from accordingto.errors import LexiconError
from accordingto.page.event.clause import Clauses
from accordingto.record.base import Record
from accordingto.record.event import STATUSES, Status

QUADS = {line["code"]: line["group"] for line in lexicon.table("event_codes")}
CODES = frozenset(QUADS)
NO_EVENT = "-"
_KINDS = {"ACTOR": ("actor", "person"), "PERSON": ("person",)}
_GROUPS = {group: frozenset(code for code, of in QUADS.items() if of == group) for group in ("COOP", "HARM")}
Kinds = Callable[[int], str]


class Need(Record, frozen=True, kw_only=True):
    """One thing a row asks of the clause: one of `slots` is filled (by one of `words` or `codes`), or is not."""

    slots: tuple[str, ...]
    words: frozenset[str]
    codes: frozenset[str]
    kinds: frozenset[str]
    many: bool
    absent: bool


class Row(Record, frozen=True, kw_only=True):
    """A way to tell of an event: its code, where agent and patient stand, the status of what hangs on it.

    `code` is "-" for words that look like an event and are none ("met the deadline").
    """

    code: str
    needs: tuple[Need, ...]
    agent: tuple[str, ...]
    patient: tuple[str, ...]
    inner: Status | None


class Light(Record, frozen=True, kw_only=True):
    """A verb that leaves the telling to its object or subject: "held talks", "the talks took place"."""

    codes: frozenset[str]
    needs: tuple[Need, ...]
    noun: str  # the slot the noun stands in
    subject: str  # what the verb's subject is to the event: "agent", "patient" or ""
    inner: Status | None


def coarse(tag: str) -> str:
    """Return "v", "n" or "a" for a Penn tag, "" for any other word."""
    if tag in ("NN", "NNS"):
        return "n"
    return {"V": "v", "J": "a"}.get(tag[0], "")


def to_status(text: str) -> Status:
    """Return a status written in a table."""
    if text not in STATUSES:
        raise LexiconError(f"event tables: '{text}' is no status")
    return cast("Status", text)


def find_row(clauses: Clauses, token: int, kind_of: Kinds) -> Row | None:
    """Return the row that fits `token` best, the one that asks most; None where no row fits.

    "cancelled a visit" finds the row of "cancel" that asks for a visit or talks: REJECT.
    """
    return next(find_rows(clauses, token, kind_of), None)


def find_rows(clauses: Clauses, token: int, kind_of: Kinds) -> Iterator[Row]:
    """Yield every row that fits `token`, the one that asks most first."""
    parse = clauses.parse
    rows = _ROWS.get((parse.lemmas[token], coarse(parse.tags[token])), ())
    return (row for row in rows if all(_met(clauses, token, need, kind_of) for need in row.needs))


def find_light(clauses: Clauses, verb: int, kind_of: Kinds) -> list[Light]:
    """Return the readings of a verb as one that leaves the telling to a noun."""
    lights = _LIGHTS.get(clauses.parse.lemmas[verb], ())
    return [light for light in lights if all(_met(clauses, verb, need, kind_of) for need in light.needs)]


def _met(clauses: Clauses, token: int, need: Need, kind_of: Kinds) -> bool:
    fillers = (filler for slot in need.slots for filler in clauses.filling(token, slot))
    return need.absent is not any(_fits(clauses, filler, need, kind_of) for filler in fillers)


def _fits(clauses: Clauses, filler: int, need: Need, kind_of: Kinds) -> bool:
    parse = clauses.parse
    if not (need.words or need.codes or need.kinds or need.many):
        return True
    core = clauses.core(filler)
    if parse.lemmas[core] in need.words or parse.words[core].lower() in need.words:
        row = find_row(clauses, core, kind_of)
        return row is None or row.code != NO_EVENT
    if need.kinds and kind_of(core) in need.kinds:
        return True
    if need.many and (parse.children(filler, "conj") or parse.tags[filler] in ("NNS", "NNPS")):
        return True
    if not need.codes:
        return False
    row = find_row(clauses, core, kind_of)
    return row is not None and row.code in need.codes


def _need(text: str) -> Need:
    slot, _, values = text.removeprefix("!").partition("=")
    words: set[str] = set()
    codes: set[str] = set()
    marks = values.split("|") if values else []
    for value in marks:
        if value.startswith("@"):
            words.update(_SETS[value[1:]])
        elif value in _GROUPS:
            codes.update(_GROUPS[value])
        elif value in CODES:
            codes.add(value)
        elif value.islower() or not value.isalpha():
            words.add(value)
        elif value != "MANY" and value not in _KINDS:
            raise LexiconError(f"event tables: '{text}' asks for '{value}', which is no type, set or word")
    return Need(
        slots=tuple(slot.split("|")),
        words=frozenset(words),
        codes=frozenset(codes),
        kinds=frozenset(kind for mark in marks for kind in _KINDS.get(mark, ())),
        many="MANY" in marks,
        absent=text.startswith("!"),
    )


def _read_rows() -> dict[tuple[str, str], tuple[Row, ...]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for name, agent, patient in (("event_verbs", "subj", "obj"), ("event_nouns", _NOUN_AGENT, _NOUN_PATIENT)):
        for line in lexicon.table(name):
            if line["code"] not in (*CODES, NO_EVENT):
                raise LexiconError(f"{name}.tsv: '{line['code']}' is no type of event")
            row = Row(
                code=line["code"],
                needs=tuple(map(_need, line["needs"].split())),
                agent=tuple((line["agent"] or agent).split(",")),
                patient=tuple((line["patient"] or patient).split(",")),
                inner=to_status(line["inner"]) if line["inner"] else None,
            )
            for lemma in line["lemmas"].split("|"):
                found[lemma, line["pos"]].append(row)
    return {key: tuple(sorted(rows, key=_precedence)) for key, rows in found.items()}


def _precedence(row: Row) -> tuple[int, bool]:
    """Rank rows: those that ask for certain words before those that ask for any, "no event" first among equals."""
    asked = sum(1 + bool(need.words or need.codes or need.kinds or need.many) for need in row.needs if not need.absent)
    return -asked, row.code != NO_EVENT


def _read_lights() -> dict[str, tuple[Light, ...]]:
    found: dict[str, list[Light]] = defaultdict(list)
    for line in lexicon.table("event_light"):
        codes = frozenset(code for name in line["codes"].split("|") for code in _GROUPS.get(name, {name}))
        light = Light(
            codes=codes,
            needs=tuple(map(_need, line["needs"].split())),
            noun=line["noun"],
            subject=line["subject"],
            inner=to_status(line["inner"]) if line["inner"] else None,
        )
        for lemma in line["lemmas"].split("|"):
            found[lemma].append(light)
    return {lemma: tuple(lights) for lemma, lights in found.items()}


_NOUN_AGENT = "by,poss,between,from,mod,of"
_NOUN_PATIENT = "on,against,with,to,of,in"
_SETS = {line["set"]: line["words"].split("|") for line in lexicon.table("event_sets")}
_ROWS = _read_rows()
_LIGHTS = _read_lights()
TRIGGERS = frozenset(_ROWS)
LIGHT_VERBS = frozenset(_LIGHTS)
