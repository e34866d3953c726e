"""Pages that tell of one happening, and what in them is one."""

from typing import Literal

from accordingto.record.base import Evidence, Reason, Record, Span

DifferenceKind = Literal["speaker", "name", "number", "date", "place", "polarity", "hedge"]
EditKind = Literal["dropped", "added", "changed", "case", "spelling", "punctuation", "cut short", "continued"]


class Credit(Record, frozen=True, kw_only=True):
    """An outlet or agency that a page credits near its top with what it tells, and the words that do.

    `own` are the pages (ids, sorted) of the story that are that outlet's own.
    """

    page: str
    outlet: str
    own: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...]


class Story(Record, frozen=True, kw_only=True):
    """The pages (ids, sorted) that tell of one happening; `day` is the earliest date among them, or None.

    `follows` are the stories (ids, sorted) of earlier days that it goes on from: some page of theirs is like one of its
    own, but the stories as wholes are not alike enough to be one. `credits` are sorted by page and outlet; none in a
    record older than they are.
    """

    id: str
    pages: tuple[str, ...]
    day: str | None = None
    headline: str | None = None
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    credits: tuple[Credit, ...] = ()


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


class Difference(Record, frozen=True, kw_only=True):
    """What two tellings of one thing tell differently, by its characters on the page of each side of the Match.

    "number", "date", "place": both may still be true ("at least 12" and "14"), and a side that tells nothing of it is
    None. "name": two names for one actor. "speaker": one names who said it and the other does not, or the one's
    speaker hands it on for the other. "polarity": one side denies it. "hedge": one side leaves open whether it is so
    ("is believed to have"), the other says it plainly; the value there is the word that both have. `side` is the one
    that hedges, denies, names the speaker, or alone gives a day or a place; None where both give a value.
    """

    kind: DifferenceKind
    side: Literal["left", "right"] | None = None
    left_value: Evidence | None
    right_value: Evidence | None


class Match(Record, frozen=True, kw_only=True):
    """Two attributions, or two events, that are one (`left` < `right`); of different pages or of one.

    `by` says who decided: what they share, or a person. `edits` are the differences between quoted words, `differences`
    those in what is told; none where the record is older than they are.
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
    differences: tuple[Difference, ...] = ()
