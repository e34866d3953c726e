"""brat standoff: each page as a text and beside it what was found in it, in a folder that brat opens.

https://brat.nlplab.org/standoff.html: text-bound annotations (T), relations (R) and attributes (A), counted in
characters of the text. No annotation runs over a line break; one that does on the page is cut there into pieces.
"""

import re
from collections.abc import Iterable, Iterator

from accordingto import lexicon
from accordingto.errors import ExportError
from accordingto.record.base import Span
from accordingto.record.dossier import Dossier
from accordingto.record.event import STATUSES, Event
from accordingto.record.report import Report
from accordingto.record.said import Attribution

# All that a reader of lines or of columns takes for an end: no piece of an annotation holds any of it.
_ENDS = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")
_NAME = re.compile(r"[\w-]+", re.ASCII)
_HANDS = {"speaker": "Speaker", "relay": "Relay"}
_KINDS = ("direct", "mixed", "indirect")


def brat(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """Yield name and text of each file: PAGE.txt and PAGE.ann for each page, by its id, and what brat must be told.

    Raises ExportError for a page whose id would name a file elsewhere.
    """
    yield "annotation.conf", _settings()
    for report in dossier.reports:
        if not _NAME.fullmatch(report.page.id):
            raise ExportError(f"'{report.page.id}' is no id of a page, and would be the name of a file")
        yield f"{report.page.id}.txt", report.page.text
        yield f"{report.page.id}.ann", standoff(report)


def standoff(report: Report) -> str:
    """Return the annotations of one page: statements with cue and hands, events with their clauses."""
    sheet = _Sheet(report.page.text)
    for said in report.said:
        _statement(sheet, said)
    for event in report.events:
        _event(sheet, event)
    return "".join(f"{line}\n" for line in sheet.lines)


class _Sheet:
    """The lines of one .ann file, each annotation numbered within its kind."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.lines: list[str] = []
        self._last = {"T": 0, "R": 0, "A": 0}

    def mark(self, kind: str, spans: Iterable[Span]) -> str:
        """Note a stretch of the text, in pieces if need be, and return its number."""
        pieces = [piece for span in spans for piece in _pieces(self.text, span)]
        places = ";".join(f"{piece.start} {piece.end}" for piece in pieces)
        return self._note("T", f"{kind} {places}\t{' '.join(piece.of(self.text) for piece in pieces)}")

    def join(self, kind: str, left: str, right: str) -> None:
        self._note("R", f"{kind} Arg1:{left} Arg2:{right}\t")

    def say(self, kind: str, mark: str, value: str) -> None:
        self._note("A", f"{kind} {mark} {value}")

    def _note(self, letter: str, line: str) -> str:
        self._last[letter] += 1
        name = f"{letter}{self._last[letter]}"
        self.lines.append(f"{name}\t{line}")
        return name


def _statement(sheet: _Sheet, said: Attribution) -> None:
    content = sheet.mark("Content", said.content)
    sheet.say("Kind", content, said.kind)
    if said.cue:
        sheet.join("Cued-by", content, sheet.mark("Cue", [said.cue]))
    for link in said.chain:
        if link.span and link.role in _HANDS:
            sheet.join("From", content, sheet.mark(_HANDS[link.role], [link.span]))


def _event(sheet: _Sheet, event: Event) -> None:
    trigger = sheet.mark(event.code, [event.trigger])
    sheet.say("Status", trigger, event.status)
    sheet.join("Told-in", trigger, sheet.mark("Clause", [event.evidence]))


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield a span cut at the ends of lines, without the ends."""
    here = span.start
    for end in _ENDS.finditer(text, span.start, span.end):
        if here < end.start():
            yield Span(here, end.start())
        here = end.end()
    if here < span.end:
        yield Span(here, span.end)


def _settings() -> str:
    """Return annotation.conf: the names used and what may be joined to what."""
    codes = [row["code"] for row in lexicon.table("event_codes")]
    marks = ["Content", "Cue", *_HANDS.values(), "Clause", *codes]
    hands = "|".join(_HANDS.values())
    relations = [
        "Cued-by\tArg1:Content, Arg2:Cue",
        f"From\tArg1:Content, Arg2:{hands}",
        f"Told-in\tArg1:{'|'.join(codes)}, Arg2:Clause",
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
    ]
    attributes = [
        f"Kind\tArg:Content, Value:{'|'.join(_KINDS)}",
        f"Status\tArg:{'|'.join(codes)}, Value:{'|'.join(STATUSES)}",
    ]
    parts = {"entities": marks, "relations": relations, "events": [], "attributes": attributes}
    return "\n".join(f"[{name}]\n" + "".join(f"{line}\n" for line in lines) for name, lines in parts.items())
