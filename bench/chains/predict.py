"""What accordingto makes of the documents of the chain set, in the form that the chain scorer reads.

python -m bench.chains.predict TRAIN.jsonl PRED.jsonl [GOLD.jsonl] [--fast]
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import accordingto
from accordingto import lexicon
from accordingto.record.base import Span
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link
from bench.texts import PUBLISHERS, read_text

Row = dict[str, Any]

_FAST = "--fast"
# What says more of a paper stands behind it: the noun of "a post on Twitter" is "post".
_BEHIND = re.compile(r"\s+(?:on|in|to|for|of|from|about|at|by|with|that|which)\b")
GOLD = Path(__file__).parent / "gold.jsonl"


def predict_chains(row: Row, whole: Report) -> Row:
    """Return every attribution of a text, nested ones too, with its chain; papers of the speaker are no links."""
    return {"id": row["id"], "said": [_said(one, whole.page.text) for one in whole.said]}


def _said(one: Attribution, text: str) -> Row:
    return {
        "cue": _place(one.cue),
        "content": [_place(span) for span in one.content],
        "chain": [_link(link, text) for link in one.chain if not _is_medium(link)],
    }


def _link(link: Link, text: str) -> Row:
    return {
        "role": link.role,
        "span": _place(link.span),
        "spans": _places(text, [link.words, link.name]) if link.role == "relay" else [],
        "words": link.words,
        "name": link.name,
        "how": link.how,
    }


def _is_medium(link: Link) -> bool:
    """Say whether a relay is only a paper or post that somebody writes in his own name: "his statement"."""
    if link.role != "relay" or not link.words or link.name is not None:
        return False
    noun = re.findall(r"[\w-]+", _BEHIND.split(link.words.lower())[0])[-1:]
    return bool(noun) and noun[0] in lexicon.load("own_documents")


def _places(text: str, names: Sequence[str | None]) -> list[list[int]]:
    """Return where any of the names stands in the text, an article before it left out."""
    plain = {re.sub(r"(?i)^(?:the|an?) ", "", name) for name in names if name}
    found = {match.span() for name in plain for match in re.finditer(rf"\b{re.escape(name)}\b", text)}
    return [list(place) for place in sorted(found)]


def _place(span: Span | None) -> list[int] | None:
    return None if span is None else [span.start, span.end]


def _predictions(rows: Sequence[Row], *, fast: bool) -> Iterator[Row]:
    tools = accordingto.tools(fast=fast)
    for row in rows:
        whole = read_text(row, tools, PUBLISHERS[row["publisher"]])
        yield predict_chains(row, whole)


def main(words: Sequence[str]) -> int:
    """Write a prediction for each document that the gold set names."""
    source, target, gold = (Path(word) for word in (*(word for word in words if word != _FAST), GOLD)[:3])
    documents = {json.loads(line)["doc"] for line in gold.read_text(encoding="utf-8").splitlines()}
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    with target.open("w", encoding="utf-8") as out:
        for row in _predictions([row for row in rows if row["id"] in documents], fast=_FAST in words):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in (3, 4, 5):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
