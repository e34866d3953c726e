"""How often act, stance and kind of source of an attribution are read as a person read them.

python -m bench.sayings.score TRAIN.jsonl [--errors]

`gold.jsonl` holds 150 attributions drawn at random (seed 3) from the training texts of the attribution benchmark, by
the ids there and offsets. One person gave each its act, stance, kind of source and number of unnamed sources before
any code had seen it. Every other one ("rules") is for writing rules, the others ("apart") only for measuring. The spans
of cue, source and content are those of the gold standard, so that nothing but these fields is measured. `--errors`
lists those of the "rules" half.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import accordingto
from accordingto.page.quote.chain import chains
from accordingto.page.quote.choose import Chosen
from accordingto.page.quote.nest import Draft
from accordingto.page.quote.reading import Reading
from accordingto.page.quote.saying import saying
from accordingto.page.quote.sourcekind import find_source
from accordingto.page.quote.who import Who
from accordingto.page.refer import refer
from accordingto.record.base import Span
from accordingto.record.page import Page, Region, page_id
from accordingto.record.parse import Parse

Row = dict[str, Any]
FIELDS = ("act", "stance", "kind", "number")
HALVES = ("rules", "apart")
GOLD = Path(__file__).parent / "gold.jsonl"


def predictions(document: Row, wanted: Iterable[Row], tools: accordingto.Tools) -> Iterator[Row]:
    """Yield the fields of each wanted attribution of a document, read with the spans of all that stand there."""
    text = document["text"]
    page = Page(id=page_id(None, None, text), name="x", text=text, media="text", encoding="utf-8", blocks=())
    parse = tools.parse(page, (Region(span=Span(0, len(text)), kind="body", why="given as running text"),))
    who = Who(parse, refer(page, parse))
    told = [one for one in document["attributions"] if one["cue"] and one["content"]]
    readings = {one["id"]: _reading(parse, one) for one in told}
    drafts = [Draft(Chosen(reading, 1.0)) for reading in readings.values()]
    speakers = {name: hands[0] for name, hands in zip(readings, chains(page, parse, drafts, who), strict=True)}
    for row in wanted:
        reading = readings[row["attribution"]]
        source = find_source(text, parse, speakers[row["attribution"]], reading.speaker, who)
        act, stance = saying(parse, reading, None if source is None else source.kind)
        kind, number = (None, None) if source is None else (source.kind, source.number)
        yield {"act": act, "stance": stance, "kind": kind, "number": number}


def _reading(parse: Parse, one: Row) -> Reading:
    cue, content = _whole(one["cue"]), tuple(Span(*span) for span in sorted(one["content"]))
    source = _whole(one["source"]) if one["source"] else None
    speaker = None if source is None else _head(parse, source)
    return Reading(_head(parse, cue), cue, speaker, source, content, "gold")


def _whole(spans: list[list[int]]) -> Span:
    """Return the first stretch of a role, with those that stand a few characters behind it."""
    first, *rest = sorted(spans)
    end = first[1]
    for start, stop in rest:
        end = stop if start - end <= 2 else end
    return Span(first[0], end)


def _head(parse: Parse, span: Span) -> int:
    tokens = parse.tokens(span)
    tops = [token for token in tokens if parse.heads[token] not in tokens or parse.heads[token] == token]
    return next((token for token in tops if parse.labels[token] != "punct"), tops[0])


def score(source: Path, *, errors: bool = False) -> dict[str, dict[str, float]]:
    """Return the share of right answers of each field in each half, in hundredths."""
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    documents = {row["id"]: row for row in map(json.loads, source.read_text(encoding="utf-8").splitlines())}
    tools = accordingto.tools()
    right = {half: dict.fromkeys(FIELDS, 0) for half in HALVES}
    for name in dict.fromkeys(row["doc"] for row in gold):
        wanted = [row for row in gold if row["doc"] == name]
        for row, found in zip(wanted, predictions(documents[name], wanted, tools), strict=True):
            for field in FIELDS:
                right[row["half"]][field] += found[field] == row[field]
                if errors and row["half"] == "rules" and found[field] != row[field]:
                    _tell(documents[name]["text"], row, field, found[field])
    counts = {half: sum(row["half"] == half for row in gold) for half in HALVES}
    return {half: {field: round(100 * n / counts[half], 1) for field, n in right[half].items()} for half in HALVES}


def _tell(text: str, row: Row, field: str, found: object) -> None:
    words = [" … ".join(text[start:end] for start, end in row[role]) for role in ("source", "cue", "content")]
    print(f"{field}: {found}, should be {row[field]}: {' | '.join(words)[:200]}")


if __name__ == "__main__":
    print(json.dumps(score(Path(sys.argv[1]), errors="--errors" in sys.argv), indent=1))
