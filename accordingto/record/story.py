"""Pages that tell of one happening, and what in them is one."""

from typing import Literal

from accordingto.record.base import Reason, Record, Span

EditKind = Literal["dropped", "added", "changed", "case", "spelling", "punctuation", "cut short", "continued"]


class Story(Record, frozen=True, kw_only=True):
    """The pages (ids, sorted) that tell of one happening; `day` is the earliest date among them, or None.

    `follows` are the stories (ids, sorted) of earlier days that it goes on from: some page of theirs is like one of its
    own, but the stories as wholes are not alike enough to be one.
    """

    id: str
    pages: tuple[str, ...]
    day: str | None = None
    headline: str | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()


class Judged(Record, frozen=True, kw_only=True):
    """A person's judgement: these two (ids, the smaller first) are one, or are two.

    Of pages: they tell of one happening; of attributions or events: they are one statement, one event. It outweighs all
    likeness. Stories and claims are derived from likenesses and judgements, again at any time.
    """

    id: str
    left: str
    right: str
    same: bool
    of: Literal["page", "attribution", "event"] = "page"
    by: Literal["person"] = "person"


class Edit(Record, frozen=True, kw_only=True):
    """One difference between two wordings, read from left to right.

    `left` and `right` are spans of the two pages of the Match, None where that side has nothing; `before` and `after`
    are their words. "dropped": only the left has it; "added": only the right; "cut short" and "continued" are the same
    at the end of a wording; "case", "spelling", "punctuation": the same word but for that; "changed": other words.
    """

    kind: EditKind
    left: Span | None
    right: Span | None
    before: str = ""
    after: str = ""


class Match(Record, frozen=True, kw_only=True):
    """Two attributions, or two events, that are one (`left` < `right`); of different pages or of one.

    `by` says who decided: what they share, or a person.
    """

    id: str
    story: str
    of: Literal["attribution", "event"]
    left: str
    right: str
    left_page: str
    right_page: str
    score: float
    reasons: tuple[Reason, ...] = ()
    edits: tuple[Edit, ...] = ()
    by: Literal["rule", "person"] = "rule"
