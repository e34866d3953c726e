"""Attributions of whole texts, in the form that the attribution scorer reads."""

from accordingto.record.base import Span
from accordingto.record.report import Report
from accordingto.record.said import Attribution

Row = dict[str, object]


def predict_attribution(record: Row, report: Report) -> Row:
    """Return the outermost attributions of a text, those that people were asked to mark; every one has its chain."""
    said = [one for one in report.said if one.parent is None and one.cue is not None]
    return {"id": record["id"], "attributions": [_row(one) for one in said]}


def _row(one: Attribution) -> Row:
    return {
        "source": _spans(one.speaker.span),
        "cue": _spans(one.cue),
        "content": _spans(*one.content),
        "speaker": one.speaker.name,
        "addressee": _spans(*one.addressee),
        "chain": [link.name for link in one.chain],
        "kind": one.kind,
        "confidence": one.confidence,
    }


def _spans(*spans: Span | None) -> list[list[int]]:
    return [[span.start, span.end] for span in spans if span is not None]
