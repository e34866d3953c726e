"""Story grouping, sentence alignment and text origins, as the product does them, in the format of the gold sets."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from accordingto.pile.linked import linked
from accordingto.pile.story.copies import copies, own_words
from accordingto.pile.story.groups import groups
from accordingto.pile.story.keys import tell
from accordingto.pile.story.sentences import Sentence, aligned
from accordingto.pile.story.wording import Wording
from accordingto.record.base import Span

Row = dict[str, Any]


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
