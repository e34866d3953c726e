"""Whose words they are: the phrase that a cue names as its source."""

from accordingto.page.quote.reading import phrase
from accordingto.record.base import Span
from accordingto.record.parse import Parse

SUBJECTS = ("nsubj", "nsubjpass")
_CARRIERS = frozenset({"acl", "advcl", "conj", "xcomp", "ccomp", "pcomp", "prep", "dep", "parataxis"})


def subject(parse: Parse, verb: int) -> int | None:
    """Return the token that is the subject of `verb`, its own or the one it shares with the verb above it.

    In "Mr Kim smiled, saying talks would go on" the subject of "saying" is "Kim"; a verb that describes a noun
    ("a report saying …") has that noun; in "KCNA quoted Mr Kim as saying" it is the one quoted.
    """
    above = parse.heads[verb]
    if parse.labels[verb] == "pcomp" and parse.lemmas[above] == "as":
        for quoted in parse.children(parse.heads[above], "dobj"):
            return quoted
    for here in (verb, *parse.ancestors(verb)):
        found = parse.children(here, *SUBJECTS)
        if found:
            return found[0]
        label = parse.labels[here]
        if label in ("acl", "relcl") and parse.tags[parse.heads[here]][:1] in "NPC":
            return parse.heads[here]
        if label not in _CARRIERS:
            return None
    return None


def agent(parse: Parse, verb: int) -> int | None:
    """Return who does what the passive `verb` says, from its "by" phrase: "was reported by KCNA" gives "KCNA"."""
    for by in parse.children(verb, "agent"):
        for noun in parse.children(by, "pobj"):
            return noun
    return None


def source_span(parse: Parse, speaker: int, cue: int) -> Span:
    """Return the whole phrase of `speaker`, without a clause or an aside that is only loosely hung on it.

    "John Smith, who leads the party, said" gives "John Smith"; a close apposition stays: "Ann Lee, a spokeswoman,".
    """
    loose = frozenset(
        child
        for child in parse.children(speaker)
        if parse.labels[child] in ("relcl", "advcl", "cc", "punct", "parataxis", "dep")
        or (parse.labels[child] == "acl" and parse.words[child - 1] == ",")
        or child == cue
    )
    joined = {child for child in loose if parse.labels[child] == "cc" and parse.children(speaker, "conj")}
    spans = phrase(parse, speaker, loose - frozenset(joined) | {cue})
    here = [span for span in spans if span.start <= parse.starts[speaker] < span.end]
    return _whole(parse, spans, here[0] if here else parse.span(speaker))


def _whole(parse: Parse, spans: tuple[Span, ...], here: Span) -> Span:
    """Join the pieces right and left of `here` that only a comma or a mark parts from it."""
    for span in spans:
        if span.start > here.end and span.start - here.end <= 2:
            here = Span(here.start, span.end)
    return here if len(here) else parse.span(0)
