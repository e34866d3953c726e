"""A text of the attribution bench, read as a page."""

from typing import Any

from accordingto.page import Tools, passage, report
from accordingto.record.page import Raw
from accordingto.record.report import Report

Row = dict[str, Any]

# What PolNeAR calls its seven publishers; a page knows its own outlet, so the reader of a bare text is told it too.
PUBLISHERS = {
    "breitbart": "Breitbart",
    "huff-post": "The Huffington Post",
    "nyt": "The New York Times",
    "politico": "Politico",
    "usa-today": "USA Today",
    "wash-post": "The Washington Post",
    "west-journal": "Western Journalism",
}


def read_text(row: Row, tools: Tools, outlet: str | None = None) -> Report:
    """Return what is made of a row's text; one that is not kept whole as a page is read as a bare passage."""
    text: str = row["text"]
    raw = Raw(name=str(row["id"]), data=text.encode(), media="text", encoding="utf-8", outlet=outlet)
    found = report(raw, tools)
    return found if isinstance(found, Report) and found.page.text == text else passage(text, tools)
