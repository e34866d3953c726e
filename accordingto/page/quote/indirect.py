"""What is said without quotation marks round all of it: the clause or phrase that hangs on a cue."""

from collections.abc import Iterator
from functools import partial

from accordingto.page.quote.reading import Reading, phrase
from accordingto.page.quote.relayed import relayed_as
from accordingto.page.quote.source import agent, source_span, subject
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_PASSIVE = ("auxpass", "nsubjpass")
_VERBS = ("V", "M")
_NOUN_CLAUSES = ("acl", "ccomp", "relcl")
_ACCORDING = frozenset({"accord", "according"})
_HUNG = ("parataxis", "advcl", "ccomp", "dep")
_FINITE = ("VBD", "VBZ", "VBP")
_TAIL = 5
_OBJECT = 6
_MEANWHILE = frozenset({"as", "while", "although", "though", "whereas"})
_AS = frozenset({"as", "while", "although", "though", "whereas", "when", "after"})
_NO_CUES = frozenset({"be", "'s", "’s", "'re", "’re", "'m", "’m"})
_IN_CUE = ("aux", "auxpass", "neg", "prt", "advmod")


def readings(parse: Parse) -> Iterator[Reading]:
    """Yield every way in which a verb, a noun or "according to" can hand on a clause or a phrase, with its source.

    "Mr Kim said talks would go on" yields ("said", "Mr Kim", "talks would go on"). Far more is yielded than is
    meant; `judge` tells which.
    """
    for token, tag in enumerate(parse.tags):
        if tag[0] in _VERBS and tag != "MD" and parse.lemmas[token] not in _NO_CUES:
            yield from _verb(parse, token)
        elif tag[:2] == "NN":
            yield from _noun(parse, token)
        elif tag[:2] in ("JJ", "RB"):
            yield from _adjective(parse, token)
        if parse.lemmas[token] in _ACCORDING:
            yield from _according(parse, token)


def cue_span(parse: Parse, cue: int) -> Span:
    """Return the cue with its auxiliaries, negation and particle, as far as they stand beside it: "has not said"."""
    close = {child for child in parse.children(cue) if parse.labels[child] in _IN_CUE}
    first = last = cue
    while first - 1 in close:
        first -= 1
    while last + 1 in close and parse.labels[last + 1] == "prt":
        last += 1
    while first < cue and parse.labels[first] == "advmod" and parse.tags[first][0] == "W":
        first += 1
    head = quoted_as(parse, cue)
    if head is None:
        head = _light_verb(parse, cue)
    if head is not None and head < first:
        return Span(cue_span(parse, head).start, parse.ends[last])
    return parse.span(first, last)


def _light_verb(parse: Parse, noun: int) -> int | None:
    """Return the verb whose object a noun of saying is, where they make one cue: "made" in "has made a point of"."""
    verb = parse.heads[noun]
    if parse.labels[noun] != "dobj" or parse.tags[verb][0] != "V" or not 0 < noun - verb <= _OBJECT:
        return None
    return None if parse.children(noun, "poss") else verb


def quoted_as(parse: Parse, cue: int) -> int | None:
    """Return the verb right before the cue that makes one cue with it: "quoted" in "was quoted (as) saying"."""
    above = parse.heads[cue]
    if parse.lemmas[above] == "as" and above == cue - 1:
        above = parse.heads[above]
    near = above in (cue - 1, cue - 2)
    return above if near and parse.tags[above] == "VBN" and parse.tags[cue] == "VBG" else None


def _reading(parse: Parse, cue: int, speaker: int | None, content: tuple[Span, ...], pattern: str) -> Iterator[Reading]:
    """Yield the reading, with the source cut out of the content, if anything is left."""
    source = None if speaker is None else source_span(parse, speaker, cue)
    cues = cue_span(parse, cue)
    kept = tuple(span for span in content if not (source and span.meets(source)) and not span.meets(cues))
    if kept and not (source and source.meets(cues)):
        yield Reading(cue, cues, speaker, source, kept, pattern)


def _verb(parse: Parse, verb: int) -> Iterator[Reading]:
    below = parse.children(verb)
    passive = any(parse.labels[child] in _PASSIVE for child in below)
    speaker = agent(parse, verb) if passive else subject(parse, verb)
    own = relayed_as(parse, parse.subtree(verb)) | ({verb} if speaker is None else {verb, speaker})
    before = passive and subject(parse, verb)
    for child in below:
        label = parse.labels[child]
        name = f"{'passive ' if passive else ''}{label}"
        if label in ("ccomp", "xcomp", "advcl", "parataxis", "dobj", "attr", "oprd", "acomp"):
            for outside, part in _cuts(parse, verb, child):
                yield from _reading(parse, verb, speaker, phrase(parse, child, own | outside), name + part)
            if passive and before and label in ("ccomp", "xcomp"):
                yield from _reading(parse, verb, before, phrase(parse, child, own | {before}), name + " self")
        if label == "prep" and parse.words[child].lower() != "by":
            for inner in parse.children(child, "pobj", "pcomp"):
                part = f"{name} {parse.words[child].lower()}"
                yield from map(
                    partial(_with_preposition, parse, child),
                    _reading(parse, verb, speaker, phrase(parse, inner, own), part),
                )
    if passive and before:
        yield from _reading(parse, verb, speaker, phrase(parse, before, own), "passive subject")
    yield from _objects(parse, verb, speaker, own)
    yield from _inverted(parse, verb, speaker)


def _with_preposition(parse: Parse, preposition: int, reading: Reading) -> Reading:
    """Add the preposition right behind the cue to it: "called for" hands on what is called for."""
    if not 0 <= parse.starts[preposition] - reading.cue_span.end <= 1:
        return reading
    return reading._replace(cue_span=Span(reading.cue_span.start, parse.ends[preposition]))


def _cuts(parse: Parse, verb: int, clause: int) -> Iterator[tuple[frozenset[int], str]]:
    """Yield the ways to end a clause: whole, before a loose ", calling …", before "and" with a verb like the cue's.

    The parser hangs on the clause what may belong to the cue: "She said talks would go on and called for more."
    """
    if parse.labels[clause] == "xcomp" and (hung := _hung_too_low(parse, clause)):
        yield hung, ""
        return
    yield frozenset(), ""
    loose = frozenset(n for n in parse.children(clause, "advcl") if _is_loose(parse, n))
    asides = frozenset(n for n in parse.children(clause, "advcl") if _is_aside(parse, n)) - loose
    second = [n for n in parse.children(clause, "conj") if parse.tags[n] == parse.tags[verb] and n > verb]
    if loose:
        yield loose, " -advcl"
    if asides:
        yield asides | loose, " -as"
    if second:
        joints = [n for n in parse.children(clause, "cc") if n < second[0]]
        yield frozenset(second[:1] + joints[-1:]), " -conj"


def _hung_too_low(parse: Parse, clause: int) -> frozenset[int]:
    """Return the clauses with a tense of their own that begin with "as" or "while" below an infinitive.

    "They threatened to strike as they tested a missile" threatens a strike; the test is told, not threatened.
    """
    verbs = [clause]
    for verb in verbs:
        verbs.extend(child for child in parse.children(verb, "conj") if parse.tags[child][0] == "V")
    return frozenset(
        child
        for verb in verbs
        for child in parse.children(verb, "advcl")
        if any(parse.words[mark].lower() in _MEANWHILE for mark in parse.children(child, "mark"))
        and (parse.tags[child] in _FINITE or any(parse.tags[aux] in _FINITE for aux in parse.children(child, "aux")))
    )


def _is_loose(parse: Parse, token: int) -> bool:
    """Say whether a clause is a mere ", calling …"."""
    return parse.tags[token] == "VBG" and parse.words[_left(parse, token) - 1] == ","


def _is_aside(parse: Parse, token: int) -> bool:
    """Say whether a clause begins with "as", "while" or the like: it may as well belong to the cue."""
    return any(parse.words[child].lower() in _AS for child in parse.children(token, "mark", "advmod"))


def _left(parse: Parse, token: int) -> int:
    """Return the first token of the phrase of `token`."""
    while parse.children(token) and parse.children(token)[0] < token:
        token = parse.children(token)[0]
    return token


def _objects(parse: Parse, verb: int, speaker: int | None, own: frozenset[int]) -> Iterator[Reading]:
    """Yield the object together with what is said of it: "accused the North of cheating", "called him a friend"."""
    objects = [child for child in parse.children(verb, "dobj", "dative", "nsubj") if child > verb and child != speaker]
    rest = [
        child
        for child in parse.children(verb, "prep", "oprd", "xcomp", "ccomp", "advcl")
        if objects and child > objects[0] and parse.lemmas[child] not in _ACCORDING
    ]
    for child in rest[:2]:
        spans = phrase(parse, objects[0], own) + phrase(parse, child, own)
        name = f"dobj+{parse.labels[child]}"
        if parse.labels[child] == "prep":
            name += f" {parse.words[child].lower()}"
        yield from _reading(parse, verb, speaker, _join(spans), name)


def _join(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Join spans that only white space or one mark parts."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start - joined[-1].end <= 2:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return tuple(joined)


def _inverted(parse: Parse, verb: int, speaker: int | None) -> Iterator[Reading]:
    """Yield the clause that a verb of saying is hung on: "Talks will go on, he said" parsed with "go" on top."""
    if parse.labels[verb] in _HUNG and parse.tags[verb] in _FINITE and parse.heads[verb] != verb:
        above = parse.heads[verb]
        asides = [child for child in parse.children(above) if parse.lemmas[child] in _ACCORDING]
        content = phrase(parse, above, frozenset({verb, *asides}))
        name = "closing" if speaker is not None and _closes(parse, verb, speaker) else parse.labels[verb]
        yield from _reading(parse, verb, speaker, content, f"above {name}")


def _closes(parse: Parse, verb: int, speaker: int) -> bool:
    """Say whether source and cue close the sentence behind a comma: "Talks will go on, the agency reported."."""
    first = min(verb, _left(parse, speaker))
    last = parse.sentences[parse.sentence_of[verb]][1]
    return first > 0 and parse.words[first - 1] in (",", "”", '"') and last - verb <= _TAIL


def _according(parse: Parse, token: int) -> Iterator[Reading]:
    """Yield the clause round "according to SOURCE"."""
    follow = token + 1
    if follow >= len(parse) or parse.words[follow].lower() != "to":
        return
    nouns = parse.children(follow, "pobj") or parse.children(token, "pobj")
    if not nouns:
        return
    top = token
    while parse.heads[top] != top and parse.tags[top][0] not in _VERBS:
        top = parse.heads[top]
    if top == token and parse.heads[token] != token:
        top = parse.heads[token]
    branch = next((n for n in (token, *parse.ancestors(token)) if parse.heads[n] == top), token)
    source = source_span(parse, nouns[0], token)
    cue = parse.span(token, follow)
    for clause, name in _clauses(parse, top):
        content = phrase(parse, clause, frozenset({branch if branch != top else token, token}))
        content = tuple(span for span in content if not span.meets(source) and not span.meets(cue))
        if content:
            yield Reading(token, cue, nouns[0], source, _join(content), name)


def _clauses(parse: Parse, top: int) -> Iterator[tuple[int, str]]:
    """Yield the clause of the verb `top`, and the whole sentence if that is more."""
    yield top, "according to"
    root = next(iter(reversed([top, *parse.ancestors(top)])))
    if root != top:
        yield root, "according to, whole sentence"


def _noun(parse: Parse, noun: int) -> Iterator[Reading]:
    """Yield what a noun of saying hands on: "his claim that talks would go on", "her call for talks"."""
    owner = next(iter(parse.children(noun, "poss")), None)
    if owner is None:
        owner = subject(parse, parse.heads[noun]) if parse.labels[noun] in ("dobj", "pobj") else None
    if owner is None or owner == noun:
        return
    for child in parse.children(noun, *_NOUN_CLAUSES):
        yield from _reading(
            parse, noun, owner, phrase(parse, child, frozenset({owner, noun})), f"noun {parse.labels[child]}"
        )
    for child in parse.children(noun, "prep"):
        for inner in parse.children(child, "pobj", "pcomp"):
            name = f"noun prep {parse.words[child].lower()}"
            content = phrase(parse, inner, frozenset({owner, noun}))
            yield from map(partial(_with_preposition, parse, child), _reading(parse, noun, owner, content, name))


def _adjective(parse: Parse, token: int) -> Iterator[Reading]:
    """Yield what an adjective of mind hands on ("is sure that …"), or a word like "reportedly" the clause round it."""
    for child in parse.children(token, "ccomp", "xcomp"):
        yield from _reading(
            parse, token, subject(parse, parse.heads[token]), phrase(parse, child, frozenset({token})), "adjective"
        )
    if parse.labels[token] == "advmod" and parse.words[token].lower().endswith("ly"):
        top = parse.heads[token]
        if parse.tags[top][0] in _VERBS:
            yield from _reading(parse, token, None, phrase(parse, top, frozenset({token})), "adverb")
