"""What a person decided: these two are one, or are not; these words are somebody else's, or nobody's."""

from typing import Literal

from accordingto.record.base import Record, make_id

About = Literal["actor", "story", "statement", "event", "speaker", "words"]


class Anchor(Record, frozen=True, kw_only=True):
    """Where a judgement holds on to: a page, and of it a mention, an attribution or an event, where one is meant (ids).

    Of a story the page is enough.
    """

    page: str
    mention: str | None = None
    attribution: str | None = None
    event: str | None = None

    @property
    def member(self) -> str:
        """The attribution or the event that is meant; empty where none is."""
        return self.attribution or self.event or ""


class Judgement(Record, frozen=True, kw_only=True):
    """A person's word that two are one (`same`), or are not, or on who said something.

    About an "actor", a "story" (of a page), a "statement" or an "event", `left` is meant to be one, or not one, with
    each of `right`. About a "speaker", `left` is a statement that the somebody of `right` made (`same`), or nobody who
    is known (`right` is empty then); about "words", it is taken for words of somebody and is not. `name` is who judged,
    `time` when (ISO, UTC), `note` why; each is None where nobody said. `undone` is when the judgement was taken back,
    None while it stands.
    """

    id: str
    about: About
    same: bool
    left: Anchor
    right: tuple[Anchor, ...]
    name: str | None = None
    time: str | None = None
    note: str | None = None
    undone: str | None = None


def judgement_id(about: str, left: Anchor, right: tuple[Anchor, ...], time: str | None) -> str:
    """Name a judgement by what it is about and when it was made."""
    ends = [part or "" for anchor in (left, *right) for part in (anchor.page, anchor.mention or anchor.member)]
    return make_id("judgement", about, *ends, time or "")
