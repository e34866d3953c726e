"""Story grouping, sentence alignment and text origins, as the product does them, in the format of the gold sets."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from accordingto.pile.linked import linked
from accordingto.pile.story.copies import copies, own_words
from accordingto.pile.story.groups import groups
from accordingto.pile.story.keys import tell
from accordingto.pile.story.likeness import likeness, profile
from accordingto.pile.story.wording import Wording
from accordingto.record.base import Span

Row = dict[str, Any]

# Sentences of one topic are one in an event from this likeness on (set on the training topics).
_ALIGNED = 0.08


def predict_stories(records: Sequence[Row]) -> list[Row]:
    """Group articles: rows `id`, `title`, `text`, `date` → rows `id`, `story` (the smallest id of its group)."""
    tellings = [
        tell(record["id"], record.get("title") or "", record.get("text") or "", record.get("date") or None)
        for record in records
    ]
    return [{"id": member, "story": group[0]} for group in groups(tellings) for member in group]


def predict_alignment(sentences: Sequence[Row]) -> list[Row]:
    """Pair sentences that tell of one event: `id`, `doc`, `topic`, `text` → `a`, `b`, `score` (from 0.5 on, yes)."""
    topics: dict[Any, list[Row]] = defaultdict(list)
    for sentence in sentences:
        topics[sentence["topic"]].append(sentence)
    found = []
    for topic in sorted(topics, key=str):
        rows = topics[topic]
        profiles = [profile(tell(row["id"], "", row["text"], None)) for row in rows]
        for (left, one), (right, other) in combinations(zip(rows, profiles, strict=True), 2):
            score = likeness(one, other)
            if left["doc"] != right["doc"] and score > _ALIGNED:
                found.append({"a": left["id"], "b": right["id"], "score": score})
    return found


def predict_origins(record: Row) -> Row:
    """Count the texts that were not copied from one another: a row `id`, `docs` → a row `id`, `origins`, `groups`."""
    docs = sorted(record["docs"], key=lambda doc: str(doc["id"]))
    bodies = [own_words(doc["id"], Wording(doc["text"]), [Span(0, len(doc["text"]))]) for doc in docs if doc["text"]]
    found = linked([doc["id"] for doc in docs], ((copy.left, copy.right) for copy in copies(bodies)))
    return {"id": record["id"], "origins": len(found), "groups": [list(group) for group in found]}
