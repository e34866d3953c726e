"""What a person decided: these two are one, or are not."""

from typing import Literal

from accordingto.record.base import Record, make_id


class Anchor(Record, frozen=True, kw_only=True):
    """Where a judgement holds on to: a page, and of it a mention where somebody is meant (ids)."""

    page: str
    mention: str | None = None


class Judgement(Record, frozen=True, kw_only=True):
    """A person's word that two actors, or the stories of two pages, are one (`same`), or are not.

    `left` is meant to be one, or not one, with each of `right`. `name` is who judged, `time` when (ISO, UTC), `note`
    why; each is None where nobody said. `undone` is when the judgement was taken back, None while it stands.
    """

    id: str
    about: Literal["actor", "story"]
    same: bool
    left: Anchor
    right: tuple[Anchor, ...]
    name: str | None = None
    time: str | None = None
    note: str | None = None
    undone: str | None = None


def judgement_id(about: str, left: Anchor, right: tuple[Anchor, ...], time: str | None) -> str:
    """Name a judgement by what it is about and when it was made."""
    ends = [part or "" for anchor in (left, *right) for part in (anchor.page, anchor.mention)]
    return make_id("judgement", about, *ends, time or "")
