"""Story grouping, sentence alignment and text origins, as the product does them, in the format of the gold sets."""

from collections.abc import Sequence
from typing import Any

from accordingto.pile.story.groups import groups
from accordingto.pile.story.keys import tell

Row = dict[str, Any]


def predict_stories(records: Sequence[Row]) -> list[Row]:
    """Group articles: rows `id`, `title`, `text`, `date` → rows `id`, `story` (the smallest id of its group)."""
    tellings = [
        tell(record["id"], record.get("title") or "", record.get("text") or "", record.get("date") or None)
        for record in records
    ]
    return [{"id": member, "story": group[0]} for group in groups(tellings) for member in group]
