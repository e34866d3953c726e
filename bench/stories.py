"""Story grouping, sentence alignment and text origins, as the product does them, in the format of the gold sets."""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from hashlib import md5
from pathlib import Path
from typing import Any, Literal

from accordingto.pile.linked import linked
from accordingto.pile.story.copies import copies, own_words
from accordingto.pile.story.groups import groups
from accordingto.pile.story.keys import tell
from accordingto.pile.story.wording import Wording
from accordingto.record.base import Span
from bench.sentences import Sentence, aligned

Row = dict[str, Any]

_MONTH = 7
_DATED = re.compile(r"\d{4}-\d{2}")


def predict_stories(records: Sequence[Row]) -> list[Row]:
    """Group articles: rows `id`, `title`, `text`, `date` → rows `id`, `story` (the smallest id of its group)."""
    tellings = [
        tell(record["id"], record.get("title") or "", record.get("text") or "", record.get("date") or None)
        for record in records
    ]
    return [{"id": member, "story": group[0]} for group in groups(tellings) for member in group]


def half(row: Row) -> Literal["rules", "apart"]:
    """Say which half an article belongs to: by its month; one without a date by the topic in its story's name."""
    date = row.get("date") or ""
    key = date[:_MONTH] if _DATED.match(date) else _topic(str(row["story"]))
    return "apart" if md5(key.encode(), usedforsecurity=False).digest()[0] % 2 else "rules"


def _topic(story: str) -> str:
    found = re.search(r"\d+", story)
    return found[0] if found else story


def halves(source: Path) -> None:
    """Print how well the articles of a file are grouped: B³ and the F1 of pairs, for each half and for all."""
    rows = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    found = {row["id"]: row["story"] for row in predict_stories(rows)}
    for name in ("rules", "apart", "all"):
        some = [row for row in rows if name in ("all", half(row))]
        gold, said = [str(row["story"]) for row in some], [found[row["id"]] for row in some]
        print(f"{name:6} {len(some):5} articles  B³ {_b3(gold, said):.4f}  pairs {_pairs(gold, said):.4f}")


def _b3(gold: Sequence[str], said: Sequence[str]) -> float:
    """Return B³ F1: for each article, how pure its group is and how much of its story is in it, on the average."""
    both, ours, theirs = Counter(zip(gold, said, strict=True)), Counter(said), Counter(gold)
    precision = sum(count * count / ours[group] for (_, group), count in both.items()) / len(gold)
    recall = sum(count * count / theirs[story] for (story, _), count in both.items()) / len(gold)
    return 2 * precision * recall / (precision + recall)


def _pairs(gold: Sequence[str], said: Sequence[str]) -> float:
    counted = [Counter(zip(gold, said, strict=True)), Counter(said), Counter(gold)]
    right, ours, theirs = (sum(count * (count - 1) // 2 for count in one.values()) for one in counted)
    return 2 * right / (ours + theirs)


def predict_alignment(sentences: Sequence[Row]) -> list[Row]:
    """Pair sentences that tell of one event: `id`, `doc`, `topic`, `text` → `a`, `b`, `score` (from 0.5 on, yes)."""
    topics: dict[Any, list[Row]] = defaultdict(list)
    for sentence in sentences:
        topics[sentence["topic"]].append(sentence)
    return [
        {"a": pair.left, "b": pair.right, "score": pair.score}
        for topic in sorted(topics, key=str)
        for pair in aligned(Sentence(row["id"], row["doc"], row["text"]) for row in topics[topic])
    ]


def predict_origins(record: Row) -> Row:
    """Count the texts that were not copied from one another: a row `id`, `docs` → a row `id`, `origins`, `groups`."""
    docs = sorted(record["docs"], key=lambda doc: str(doc["id"]))
    bodies = [own_words(doc["id"], Wording(doc["text"]), [Span(0, len(doc["text"]))]) for doc in docs if doc["text"]]
    found = linked([doc["id"] for doc in docs], ((copy.left, copy.right) for copy in copies(bodies)))
    return {"id": record["id"], "origins": len(found), "groups": [list(group) for group in found]}
