"""When and where something was said, as the clause of its cue tells it; never when what is said took place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple, cast

from accordingto import lexicon
from accordingto.page.day import dates, to_iso
from accordingto.page.quote.reading import Reading
from accordingto.record.base import Span
from accordingto.record.parse import Parse
from accordingto.record.said import Venue, When, Where


class Occasion(NamedTuple):
    """When and where something was said; None where its own clause does not say."""

    when: When | None
    where: Where | None


def occasion(text: str, parse: Parse, reading: Reading, published: str | None) -> Occasion:
    """Return when and where the words of a reading were said.

    "On Monday Ms Holm said in an interview with Le Monde that the bridge would open in June" gives Monday and the
    interview, not June. Without the page's date the day of "Monday" is not known.
    """
    if reading.pattern == "signed" and reading.source is not None:
        return _posted(text, reading.source, published)
    clause = _clause(parse, reading)
    where = _where(parse, reading, clause)
    span = _time(text, parse, clause, _cue(parse, reading))
    day = None if span is None else to_iso(span.of(text), published)
    return Occasion(None if span is None else When(span=span, day=day), where)


def _posted(text: str, source: Span, published: str | None) -> Occasion:
    """Return what stands behind the name under a post: "(@adaholm) March 4, 2019"."""
    found = _POST.match(text, source.end)
    if found is None:
        return Occasion(None, None)
    where = Where(kind="social media", span=Span(*found.span("account")))
    words = (found["day"] or "").rstrip()
    day = to_iso(words, published)
    span = Span(found.start("day"), found.start("day") + len(words)) if day else None
    return Occasion(None if span is None else When(span=span, day=day), where)


def _clause(parse: Parse, reading: Reading) -> tuple[int, ...]:
    """Return the tokens of the cue's own clause, in order: none of the content, none of the source."""
    closed = _closed(parse, reading)
    found: set[int] = set()
    for top in _tops(parse, reading, closed):
        found.update(_below(parse, top, closed))
    found.update(_beside(parse, reading, closed))
    return tuple(sorted(found))


def _closed(parse: Parse, reading: Reading) -> frozenset[int]:
    spans = (*reading.content, *([reading.source] if reading.source else []))
    return frozenset(token for span in spans for token in parse.tokens(span)) - {reading.cue}


def _tops(parse: Parse, reading: Reading, closed: frozenset[int]) -> Iterator[int]:
    """Yield the cue's words, and the verbs above it that have the same subject: "said on Monday, adding"."""
    yield from (token for token in parse.tokens(reading.cue_span) if token not in closed)
    here = reading.cue
    yield here
    while parse.labels[here] in _UPWARD and parse.heads[here] not in closed:
        here = parse.heads[here]
        own = parse.children(here, *_SUBJECTS)
        if parse.tags[here][0] not in "VN" or any(token not in closed for token in own):
            return
        yield here
    if parse.labels[here] == "relcl" and (noun := _held_in(parse, parse.heads[here])) is not None:
        yield noun


def _held_in(parse: Parse, noun: int) -> int | None:
    """Return the place that a clause is hung on: "interview" in "an interview with Radio Corran in which she said"."""
    while parse.tags[noun][0] in "NI":
        if _row(parse, noun) is not None:
            return noun
        if parse.labels[noun] not in ("pobj", "prep"):
            break
        noun = parse.heads[noun]
    return None


def _below(parse: Parse, top: int, closed: frozenset[int]) -> Iterator[int]:
    """Yield a token and what hangs on it, without going into a clause of its own but those that tell how words came."""
    yield top
    for child in parse.children(top):
        clause = parse.labels[child] in _CLAUSES and parse.lemmas[child] not in _OCCASION_VERBS
        if child not in closed and not clause and parse.labels[child] not in ("ccomp", "conj", "parataxis"):
            yield from _below(parse, child, closed)


def _beside(parse: Parse, reading: Reading, closed: frozenset[int]) -> Iterator[int]:
    """Yield what stands between cue and content or right behind them, and before them up to a comma.

    Whatever the parse hangs it on: that it is no content is known.
    """
    first, last = parse.sentences[parse.sentence_of[reading.cue]]
    cue = parse.tokens(reading.cue_span)
    for here in range(max(cue[-1], reading.cue) + 1, last):
        if here not in closed:
            if parse.words[here] in _ENDS or parse.tags[here] in _JOINTS or parse.tags[here][0] == "V":
                break
            yield here
    comma = next((token for token in range(first, last) if parse.words[token] == ","), first)
    follows = comma + 1 in cue or (reading.source is not None and comma + 1 in parse.tokens(reading.source))
    if follows and parse.tags[first] in ("IN", "NNP") and closed.isdisjoint(range(first, comma)):
        yield from (token for token in range(first, comma) if parse.labels[first] != "mark")


def _time(text: str, parse: Parse, clause: Sequence[int], cue: frozenset[int]) -> Span | None:
    """Return the first words of the clause that say when it was said."""
    inside = frozenset(clause)
    for start, end in dates(parse, text, clause):
        first, last = _day(parse, start, end)
        words = {parse.words[token].lower().rstrip(".") for token in range(first, last + 1)}
        known = words & _TIMES or any(word.isdecimal() and len(word) == _YEAR for word in words)
        if known and words.isdisjoint(_NO_DAY) and _is_of_saying(parse, (first, last), inside, cue):
            return parse.span(first, last)
    return None


def _day(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Return a date with its part of the day and without what the parser took into it: "Tuesday" + "night"."""
    while first < last and parse.tags[first].startswith("NNP") and parse.words[first].lower() not in _TIMES:
        first += 1
    if last + 1 < len(parse) and parse.words[last + 1].lower() in _DAY_PARTS:
        last += 1
    return first, last


def _is_of_saying(parse: Parse, date: tuple[int, int], clause: frozenset[int], cue: frozenset[int]) -> bool:
    """Say whether a date is that of the saying: "on Monday", "in a Monday interview", not "of Monday's vote"."""
    first, last = date
    top = next((n for n in range(first, last + 1) if not first <= parse.heads[n] <= last), last)
    head = parse.heads[top]
    if parse.labels[top] in _MODIFIES and parse.tags[head][0] == "N" and head not in cue:
        if parse.labels[top] != "npadvmod":
            return head in clause and parse.lemmas[head].lower() in _PLACES
        return head in clause and parse.labels[head] == "pobj" and parse.lemmas[parse.heads[head]].lower() in _IN
    before = parse.words[first - 1].lower() if first else ""
    return before not in _NO_TIME and not (parse.labels[top] == "pobj" and parse.lemmas[head] in _NO_TIME)


def _cue(parse: Parse, reading: Reading) -> frozenset[int]:
    return frozenset((reading.cue, *parse.tokens(reading.cue_span)))


def _where(parse: Parse, reading: Reading, clause: Sequence[int]) -> Where | None:
    """Return the place the clause names first: a phrase, those who are told, or the verb itself ("tweeted")."""
    cue = _cue(parse, reading)
    # What is released may be told as the content: "released [a memo that …]".
    issued = parse.children(reading.cue, "dobj") if parse.lemmas[reading.cue] in _ISSUING else ()
    found = [place for token in sorted({*clause, *issued}) if (place := _place(parse, token, reading, cue)) is not None]
    if found:
        return min(found, key=lambda one: one[0])[1]
    kind = _VERBS.get(parse.lemmas[reading.cue])
    if kind is not None and parse.tags[reading.cue][0] == "V":
        return Where(kind=kind, span=parse.span(reading.cue))
    return None


def _place(parse: Parse, token: int, reading: Reading, cue: frozenset[int]) -> tuple[bool, Where] | None:
    """Return what a noun of the clause says of the place, if it hangs there as a place does; True for those told."""
    row = _row(parse, token)
    if row is None or parse.tags[token][:2] not in ("NN", "CD") or not _may_stand(parse, token, row):
        return None
    top, first = _hung(parse, token, row["kind"])
    if parse.labels[top] == "pobj":
        fits = parse.lemmas[parse.heads[top]].lower() in _AT.get(row["kind"], _IN) and row["needs"] != "told"
    elif row["needs"] == "told":
        fits = (
            parse.labels[top] in ("dobj", "dative", "nsubj") and parse.heads[top] == reading.cue and top > reading.cue
        )
    else:
        issued = parse.labels[top] == "dobj" and parse.lemmas[parse.heads[top]] in _ISSUING
        fits = token in cue or issued or (parse.heads[top] == reading.cue and parse.lemmas[reading.cue] == "tell")
    if not fits:
        return None
    span = _phrase(parse, first, top)
    kind = cast("Venue", row["kind"])
    if "writing" in row["needs"] and any(parse.words[n].lower() in _LEAKED for n in parse.tokens(span)):
        kind = "leaked paper"
    return row["needs"] == "told", Where(kind=kind, span=span)


def _row(parse: Parse, token: int) -> dict[str, str] | None:
    """Return the longest entry that ends in `token`: "news conference" before "conference"."""
    for length in range(_LONGEST, 0, -1):
        first = token - length + 1
        if first >= 0:
            words = " ".join(parse.lemmas[n].lower() for n in range(first, token + 1))
            if words in _PLACES:
                return _PLACES[words]
    return _PLACES.get(parse.words[token].lower())


def _may_stand(parse: Parse, token: int, row: Mapping[str, str]) -> bool:
    """Say whether a noun stands there as a thing of its own: "in a brief", not "in brief"."""
    needs = row["needs"]
    plural = parse.tags[token] in ("NNS", "NNPS")
    if needs == "one":
        return not plural
    if row["kind"] == "social media" and _is_of_a_name(parse, token, row):
        return False
    if needs == "not for" and token + 1 < len(parse) and parse.words[token + 1].lower() == "for":
        return False
    marked = parse.children(token, "det", "poss", "amod", "compound", "nummod")
    return "bare" in needs or plural or bool(marked) or parse.tags[token].startswith("NNP") or needs == "told"


def _is_of_a_name(parse: Parse, token: int, row: Mapping[str, str]) -> bool:
    """Say whether a word is part of a name: "Post" in "the Harbour Post", but not "Twitter"."""
    if not parse.tags[token].startswith("NNP"):
        return False
    before = token - len(row["words"].split())
    return row["needs"] != "bare" or (before >= 0 and parse.tags[before].startswith("NNP"))


def _hung(parse: Parse, token: int, kind: str) -> tuple[int, int]:
    """Return the noun whose phrase names the place ("account" in "on her Twitter account"), and its preposition."""
    top = token
    while kind == "social media" and parse.labels[top] in _MODIFIES and parse.tags[parse.heads[top]][0] == "N":
        top = parse.heads[top]
    return top, parse.heads[top] if parse.labels[top] == "pobj" else top


def _phrase(parse: Parse, first: int, top: int) -> Span:
    """Return the phrase of a place: its preposition, noun and what is said of it, without clauses and dates."""
    tokens = set(_kept(parse, top)) | {first}
    start = end = top
    while start - 1 in tokens:
        start -= 1
    while end + 1 in tokens:
        end += 1
    return parse.span(start, end)


def _kept(parse: Parse, token: int) -> Iterator[int]:
    yield token
    for child in parse.children(token):
        dated = any(parse.words[n].lower() in _TIMES for n in (child, *parse.children(child, "pobj")))
        if child < token or not (dated or parse.labels[child] in _ADDED):
            yield from _kept(parse, child)


_POST = re.compile(r"\s?\((?P<account>@\w+)\)(?:[^\S\n](?P<day>\w[^\n@]{3,40}))?")
_SUBJECTS = ("nsubj", "nsubjpass")
_UPWARD = frozenset({"advcl", "acl", "xcomp", "pcomp", "prep", "conj"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "xcomp", "pcomp"})
_ADDED = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "cc", "punct", "npadvmod", "appos", "parataxis"})
_MODIFIES = frozenset({"compound", "nmod", "nummod", "amod", "poss", "npadvmod"})
_JOINTS = frozenset({"CC", "WP", "WDT", "WRB", "MD"})
_ENDS = frozenset({",", ";", ":", ".", "—", "–", "--", "“", "”", '"', "''", "``", "("})
_YEAR = 4
_IN = frozenset({"in", "at", "during", "on", "via", "through", "from", "under"})
_AT: dict[str, frozenset[str]] = {
    "call": frozenset({"in", "on", "over", "by", "during", "via"}),
    "social media": frozenset({"on", "via", "in", "to", "through"}),
    "letter": frozenset({"in", "via", "by", "through"}),
    "document": frozenset({"in", "on"}),
    "statement": frozenset({"in", "through", "via"}),
}
_ISSUING = frozenset({"issue", "release", "give", "make", "hold", "put", "send", "publish", "post", "write", "deliver"})
_NO_DAY = frozenset({"old", "every", "each", "about"})
_DAY_PARTS = frozenset(lexicon.load("day_parts"))
_NO_TIME = frozenset(
    {"for", "of", "about", "until", "since", "by", "from", "before", "than", "over", "between", "against", "to", "till"}
)
_ROWS = lexicon.table("occasions")
_PLACES = {row["words"]: row for row in _ROWS if row["needs"] != "verb"}
_VERBS = {row["words"]: cast("Venue", row["kind"]) for row in _ROWS if row["needs"] == "verb"}
_LONGEST = max(len(words.split()) for words in _PLACES)
_OCCASION_VERBS = frozenset(lexicon.load("occasion_verbs"))
_LEAKED = frozenset(lexicon.load("leaked_words"))
_TIMES = frozenset(
    (
        *lexicon.load("time_words"),
        *(row["name"] for row in lexicon.table("months")),
        *(row["word"] for row in lexicon.table("event_days")),
    )
)
