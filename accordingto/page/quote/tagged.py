"""The readings that the heads see by themselves: a cue, its source and its content as they were learnt from readers."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

from accordingto import lexicon
from accordingto.page.encode.windows import Bounds
from accordingto.page.quote.heads import Heads, runs, source_and_content
from accordingto.page.quote.reading import EDGES, MARKS, Reading, head, tokens_in
from accordingto.page.quote.relayed import issued
from accordingto.page.quote.saying import is_listed
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_ACCORDING = "according"
_HEDGES = frozenset(lexicon.load("unsure"))
_QUOTING = frozenset({"quote", "cite"})
_BEFORE = frozenset({"det", "amod", "compound", "nummod"})
_OWNERS = ("PRP$", "WP$")
_NEAR = 4
_FAR = 2
_NO_WORDS = frozenset({"a", "an", "and", "as", "but", "or", "the"})
_FINITE = ("MD", "VBD", "VBP", "VBZ")
_CAPTIONS = frozenset(words.casefold() for words in lexicon.load("picture_openers")) - {"source"}
_DAYS = frozenset(row["word"] for row in lexicon.table("event_days"))
_RELATIVE = ("WP", "WDT")


def readings(parse: Parse, heads: Heads) -> Iterator[Reading]:
    """Yield a reading for each run of words that may be a cue and hands on something."""
    for cue in heads.cues:
        source, content = source_and_content(heads.roles(cue))
        content = _stretched(heads, cue, source, content)
        # Nobody says "the" or "and" alone.
        begun = {start for start, _ in content}
        said = [(a, b) for a, b in content if b - a > 1 or parse.words[a].lower() not in _NO_WORDS or b in begun]
        spans = tuple(span for piece in said if (span := _span(parse, piece)) is not None)
        if spans and not (source and _opens_a_caption(parse, source)):
            yield Reading(
                cue=head(parse, cue),
                cue_span=parse.span(cue[0], cue[1] - 1),
                speaker=None if source is None else head(parse, source),
                source=None if source is None else parse.span(source[0], source[1] - 1),
                content=spans,
                pattern=_pattern(parse, cue),
            )


def _opens_a_caption(parse: Parse, source: Bounds) -> bool:
    """Say whether a source is only what opens a caption, and a colon follows: "FILE PHOTO: Ms Holm arrives"."""
    first, past = source
    return parse.words[past : past + 1] == (":",) and " ".join(parse.words[first:past]).casefold() in _CAPTIONS


def mended(parse: Parse, reading: Reading) -> Reading:
    """Return a reading with the source that the grammar shows, where the heads read too little of it or too much."""
    reading = _by_no_day(parse, _without_earlier(parse, reading))
    reading = _put_between(parse, _to_its_noun(parse, _by_nobody(parse, reading)))
    return _by_the_author(parse, _by_the_quoted(parse, _without_relative(parse, reading)))


def _stretched(heads: Heads, cue: Bounds, source: Bounds | None, content: list[Bounds]) -> list[Bounds]:
    """Return the pieces of a content with the words right beside them that the tags take for content as well."""
    roles = heads.roles(cue)
    own = {*range(*cue), *(range(*source) if source else ())}
    tagged = heads.content(roles.first, roles.last)

    def goes_on(token: int) -> bool:
        return roles.first <= token < roles.last and token not in own and bool(tagged[token - roles.first])

    held = {token for piece in content for token in range(*piece)}
    for start, end in content:
        held.update(takewhile(goes_on, range(start - 1, roles.first - 1, -1)))
        held.update(takewhile(goes_on, range(end, roles.last)))
    # Pieces that touch stay two if the heads had two: a quotation and what stands behind it.
    begun = {start for start, _ in content}
    return [
        piece
        for first, last in runs([token in held for token in range(roles.first, roles.last)], roles.first)
        for piece in pairwise([first, *sorted(begun & set(range(first + 1, last))), last])
    ]


def _without_earlier(parse: Parse, reading: Reading) -> Reading:
    """Return a reading without words that a whole sentence parts from what follows: whose they are is not told.

    “Fares will fall.” The bridge shut in May. Then Ms Holm spoke of tolls. Nobody says that the fares are her words.
    """
    told = sorted({parse.sentence_of[token] for token in tokens_in(parse, (*reading.own, *reading.content))})
    first = told.pop()
    while told and first - told[-1] < _FAR:
        first = told.pop()
    start = parse.starts[parse.sentences[min(first, parse.sentence_of[reading.cue])][0]]
    return reading._replace(content=tuple(span for span in reading.content if span.start >= start) or reading.content)


def _by_nobody(parse: Parse, reading: Reading) -> Reading:
    """Return a reading without a source where the writer alone leaves open whether something is so.

    Of "Mr Ode allegedly robbed a bank" all but "allegedly" is what somebody says of Mr Ode, and who, is not told; in
    "Ms Holm met the alleged robber" it is not she who alleges.
    """
    if reading.source is None:
        return reading
    cue = parse.tokens(reading.cue_span)
    words = [parse.words[token].lower() for token in cue]
    if parse.labels[reading.cue] == "amod" and _HEDGES.issuperset(words):
        return reading._replace(speaker=None, source=None, pattern="hedged")
    hedges = [token for token, word in zip(cue, words, strict=True) if word in _HEDGES and word.endswith("ly")]
    deed = [parse.span(token) for token in cue if token not in hedges]
    if not hedges or any(is_listed(parse, reading._replace(cue_span=span)) for span in deed):
        return reading
    told = tokens_in(parse, (reading.source, *deed, *reading.content)) - set(hedges)
    begins, ends = min(told), max(told)
    pieces = runs([token in told for token in range(begins, ends + 1)], begins)
    content = tuple(parse.span(first, past - 1) for first, past in pieces)
    span = parse.span(hedges[0], hedges[-1])
    return Reading(hedges[-1], span, None, None, content, "hedged")


def _to_its_noun(parse: Parse, reading: Reading) -> Reading:
    """Return a reading whose source stops before the noun that its words lead on to with that noun: "the | lawsuit"."""
    if reading.source is None or reading.speaker is None:
        return reading
    taken = tokens_in(parse, (reading.cue_span, *reading.content))
    tokens = parse.tokens(reading.source)
    last = tokens[-1]
    while parse.labels[last] in _BEFORE and parse.tags[last] not in _OWNERS:
        noun = parse.heads[last]
        between = range(last + 1, noun + 1)
        if not 0 < len(between) <= _NEAR or parse.tags[noun][0] != "N" or not taken.isdisjoint(between):
            break
        last = noun
    if last == tokens[-1]:
        return reading
    source = parse.span(tokens[0], last)
    return reading._replace(speaker=head(parse, (tokens[0], last + 1)), source=source)


def _without_relative(parse: Parse, reading: Reading) -> Reading:
    """Return a reading whose source begins with the "who" of another's clause without it.

    Of "the pilot who Ms Holm says left" the source is Ms Holm.
    """
    if reading.source is None or reading.speaker is None:
        return reading
    first, *rest = parse.tokens(reading.source)
    if not rest or parse.tags[first] not in _RELATIVE or parse.words[rest[0]] == ",":
        return reading
    subjects = [token for token in parse.children(reading.cue, "nsubj") if token in rest]
    return reading._replace(speaker=subjects[0], source=parse.span(rest[0], rest[-1])) if subjects else reading


def _by_no_day(parse: Parse, reading: Reading) -> Reading:
    """Give words back to the subject of their cue: in "The board on Tuesday announced" they are not Tuesday's."""
    if reading.source is None or not all(parse.words[token].lower() in _DAYS for token in parse.tokens(reading.source)):
        return reading
    taken = tokens_in(parse, reading.content)
    for subject in parse.children(reading.cue, "nsubj"):
        below = parse.subtree(subject)
        if not taken.intersection(below):
            return reading._replace(speaker=subject, source=parse.span(below[0], below[-1]))
    return reading._replace(speaker=None, source=None)


def _by_the_quoted(parse: Parse, reading: Reading) -> Reading:
    """Give words back to the one quoted: in "Mr Kim was quoted by KCNA as saying" they are Mr Kim's, not KCNA's."""
    for verb in _quoting(parse, reading):
        for quoted in parse.children(verb, "nsubjpass"):
            if reading.speaker is None or parse.lemmas[parse.heads[reading.speaker]] == "by":
                below = [token for token in parse.subtree(quoted) if token < verb]
                source = parse.span(below[0], below[-1])
                content = tuple(_said(parse, span) for span in reading.content if not span.meets(source))
                return reading._replace(speaker=quoted, source=source, content=content or reading.content)
    return reading


def _by_the_author(parse: Parse, reading: Reading) -> Reading:
    """Give words to whose they are: not to the ministry that "issued a statement by Ms Holm"."""
    found = issued(parse, reading)
    if found is None:
        return reading
    taken = tokens_in(parse, reading.content)
    below = parse.subtree(found[1])
    phrase = list(takewhile(lambda token: token not in taken and parse.words[token] != ":", below))
    if found[1] not in phrase:
        return reading
    return reading._replace(speaker=found[1], source=parse.span(phrase[0], phrase[-1]))


def _put_between(parse: Parse, reading: Reading) -> Reading:
    """Return a reading whose cue is put between a subject and its verb with the one who speaks as its source.

    "Ms Holm, an aide said, will resign": without a comma behind "aide" that is not said of Ms Holm.
    """
    if reading.source is None:
        return reading
    tokens = parse.tokens(reading.source)
    verb = next(iter(parse.tokens(reading.content[0])), None)
    beside = [token for token in tokens if parse.labels[token] == "appos" and parse.heads[token] in tokens]
    if not beside or verb is None or parse.tags[verb] not in _FINITE or parse.children(verb, "nsubj"):
        return reading
    below = parse.subtree(beside[0])
    cue = parse.tokens(reading.cue_span)[0]
    apart = below[-1] == tokens[-1] == cue - 1 < verb and below[0] - 1 > tokens[0] and parse.words[below[0] - 1] == ","
    if not apart:
        return reading
    subject = parse.span(tokens[0], below[0] - 2)
    source = parse.span(below[0], below[-1])
    return reading._replace(speaker=beside[0], source=source, content=(subject, *reading.content))


def _quoting(parse: Parse, reading: Reading) -> Iterator[int]:
    """Yield the verbs that say that somebody is quoted: those of a cue, and the one that its "as saying" is of."""
    for token in parse.tokens(reading.cue_span):
        under_as = parse.labels[token] == "pcomp" and parse.words[parse.heads[token]] == "as"
        verb = parse.heads[parse.heads[token]] if under_as else token
        if parse.lemmas[verb] in _QUOTING:
            yield verb


def _said(parse: Parse, span: Span) -> Span:
    """Return a content without the "as saying" that it begins with."""
    tokens = list(parse.tokens(span))
    while len(tokens) > 1 and (parse.words[tokens[0]] == "as" or parse.lemmas[tokens[0]] == "say"):
        del tokens[0]
    return Span(max(span.start, parse.starts[tokens[0]]), span.end)


def _pattern(parse: Parse, cue: Bounds) -> str:
    """Return "according to" where that is the cue, else "tagged"."""
    words = [parse.words[token].lower() for token in range(*cue)]
    return "according to" if _ACCORDING in words else "tagged"


def _span(parse: Parse, piece: Bounds) -> Span | None:
    """Return the characters of a piece without a comma or a dash at its edges; None where nothing but marks is left."""
    first, last = piece[0], piece[1] - 1
    while first <= last and parse.words[first] in EDGES:
        first += 1
    while first <= last and parse.words[last] in EDGES:
        last -= 1
    if all(parse.words[token] in MARKS for token in range(first, last + 1)):
        return None
    return parse.span(first, last)
