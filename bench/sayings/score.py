"""How often act, stance, kind of source, time and place of an attribution are read as a person read them.

python -m bench.sayings.score TRAIN.jsonl [--errors]

`gold.jsonl` points at attributions of the training texts of the attribution benchmark, by the ids there and offsets, in
three sets: "random", 150 drawn at random (seed 3); "rare", 110 with 110 different cues, most of which occur once;
"occasion", 90 in whose sentence a word of time or place stands outside content and source (both seed 4). One person
gave the first two act, stance, kind of source and number of unnamed sources, the last time and place, before any code
had seen them. Every other one ("rules") is for writing rules, the others ("apart") only for measuring. The spans of
cue, source and content are those of the gold standard, so that nothing but these fields is measured. `--errors` lists
those of the "rules" half. "always" is what the commonest answer alone would get.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import accordingto
from accordingto.page.quote.chain import chains
from accordingto.page.quote.choose import Chosen
from accordingto.page.quote.nest import Draft
from accordingto.page.quote.occasion import occasion
from accordingto.page.quote.reading import Reading
from accordingto.page.quote.saying import saying
from accordingto.page.quote.sourcekind import find_source
from accordingto.page.quote.who import Who
from accordingto.page.refer import refer
from accordingto.record.base import Span
from accordingto.record.page import Page, Region, page_id
from accordingto.record.parse import Parse

Row = dict[str, Any]
FIELDS = ("act", "stance", "kind", "number", "when", "where")
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
        when, where = occasion(text, parse, reading, None)
        yield {
            "act": act,
            "stance": stance,
            "kind": kind,
            "number": number,
            "when": None if when is None else [when.span.start, when.span.end],
            "where": None if where is None else where.kind,
        }


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
    """Return the share of right answers, in hundredths, of each field in each half of each set."""
    gold = [json.loads(line) for line in GOLD.read_text(encoding="utf-8").splitlines()]
    documents = {row["id"]: row for row in map(json.loads, source.read_text(encoding="utf-8").splitlines())}
    tools = accordingto.tools()
    answers: dict[str, dict[str, list[tuple[Any, bool]]]] = {}
    for name in dict.fromkeys(row["doc"] for row in gold):
        wanted = [row for row in gold if row["doc"] == name]
        for row, found in zip(wanted, predictions(documents[name], wanted, tools), strict=True):
            for field in (field for field in FIELDS if field in row):
                right = _same(found[field], row[field])
                answers.setdefault(f"{row['set']} {row['half']}", {}).setdefault(field, []).append((row[field], right))
                if errors and row["half"] == "rules" and not right:
                    _tell(documents[name]["text"], row, field, found[field])
    return {part: _figures(found) for part, found in sorted(answers.items())}


def _same(found: Any, wanted: Any) -> bool:
    """Say whether an answer is right; of words of time it is enough that they meet."""
    if isinstance(found, list) and isinstance(wanted, list):
        return bool(found[0] < wanted[1] and wanted[0] < found[1])
    return bool(found == wanted)


def _figures(found: dict[str, list[tuple[Any, bool]]]) -> dict[str, float]:
    figures: dict[str, float] = {}
    for field, some in found.items():
        figures[field] = round(100 * sum(right for _, right in some) / len(some), 1)
        commonest = Counter(json.dumps(wanted) if field != "when" else wanted is None for wanted, _ in some)
        figures[f"{field}, always"] = round(100 * commonest.most_common(1)[0][1] / len(some), 1)
    return figures


def _tell(text: str, row: Row, field: str, found: object) -> None:
    words = [" … ".join(text[start:end] for start, end in row[role]) for role in ("source", "cue", "content")]
    print(f"{field}: {found}, should be {row[field]}: {' | '.join(words)[:200]}")


if __name__ == "__main__":
    print(json.dumps(score(Path(sys.argv[1]), errors="--errors" in sys.argv), indent=1))
