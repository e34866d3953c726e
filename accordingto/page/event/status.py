"""Whether it has happened, goes on, is planned, is only possible, or is denied."""

from collections.abc import Mapping

from accordingto import lexicon
from accordingto.page.event.clause import Clauses
from accordingto.page.event.code import coarse, to_status
from accordingto.page.event.trigger import Trigger
from accordingto.record.event import Status


def _words(kind: str) -> dict[str, Status]:
    lines = [line for line in lexicon.table("event_status") if line["kind"] == kind]
    return {word: to_status(line["status"]) for line in lines for word in line["words"].split("|")}


_INNER = _words("governor")
_MODALS = _words("modal")
_AHEAD = _words("adjective")
_ADVERBS = _words("adverb")
_CONDITIONS = _words("conjunction")
_TELLING = _words("teller")
_DISPUTES = _words("dispute")


def status(clauses: Clauses, trigger: Trigger, triggers: Mapping[int, Trigger]) -> Status:
    """Return how far an event has come, as the words around its trigger have it.

    "Kenya plans to hold talks with Somalia": planned. "Kenya refused to hold talks": the talks are denied.
    """
    told = _told(clauses, trigger, triggers)
    # Whoever threatens has said so; what they threaten with has not happened.
    return "threatened" if told == "occurred" and trigger.row.code == "THREATEN" else told


def _told(clauses: Clauses, trigger: Trigger, triggers: Mapping[int, Trigger]) -> Status:
    if trigger.inner is not None and not _negated(clauses, trigger.clause):
        return trigger.inner
    for token in dict.fromkeys((trigger.token, trigger.clause)):
        if _negated(clauses, token):
            return "denied"
        ahead = _announced(clauses, token)
        if ahead is not None:
            return ahead
    return _of_verb(clauses, trigger.clause, triggers)


def _negated(clauses: Clauses, token: int) -> bool:
    parse = clauses.parse
    below = parse.children(token, "neg", "det", "preconj")
    return any(parse.lemmas[child] in ("not", "n't", "n’t", "no", "never", "neither", "nor") for child in below)


def _announced(clauses: Clauses, token: int) -> Status | None:
    """Return what an adjective says of an event: "the planned visit"."""
    parse = clauses.parse
    if coarse(parse.tags[token]) != "n":
        return None
    words = (parse.words[child].lower() for child in parse.children(token, "amod"))
    return next((_AHEAD[word] for word in words if word in _AHEAD), None)


def _of_verb(clauses: Clauses, token: int, triggers: Mapping[int, Trigger]) -> Status:
    parse = clauses.parse
    if _in_condition(clauses, token):
        return "hypothetical"
    modal = _modal(clauses, token)
    if modal is not None:
        return modal
    governor = _governor(clauses, token)
    if governor is not None:
        below = _governed(clauses, token, governor, triggers)
        if below is not None:
            return below
    elif parse.labels[token] == "conj" and not _stands_alone(clauses, token):
        return _of_verb(clauses, parse.heads[token], triggers)
    return _tense(clauses, token)


def _stands_alone(clauses: Clauses, token: int) -> bool:
    """Say whether a verb joined by "and" has its own subject or helping verb: "to bomb and (to) strike" has not."""
    parse = clauses.parse
    if coarse(parse.tags[parse.heads[token]]) != "v":
        return True
    helpers = parse.children(token, "aux", "auxpass", "nsubj", "nsubjpass")
    return any(parse.tags[helper] != "TO" for helper in helpers)


def _governed(clauses: Clauses, token: int, governor: int, triggers: Mapping[int, Trigger]) -> Status | None:
    """Return what the word above says of a verb: nothing, if it says no more than its own tense does."""
    parse = clauses.parse
    if _negated(clauses, governor) and parse.lemmas[governor] not in _INNER:
        return "denied"
    going = parse.lemmas[governor] == "go" and parse.tags[governor] == "VBG" and clauses.infinitive(token)
    disputed = parse.labels[governor] == "dobj" and parse.lemmas[parse.heads[governor]] in _DISPUTES
    if going or disputed:
        return "denied" if disputed or _negated(clauses, governor) else "planned"
    if parse.labels[token] == "pcomp" and parse.lemmas[parse.heads[token]] == "for":
        # "Arrested for spying": whoever is punished for it need not have done it; "thanked for helping" has.
        punished = governor in triggers and triggers[governor].row.code in ("ACCUSE", "COERCE", "SANCTION")
        return "possible" if punished else None
    inner = triggers[governor].row.inner if governor in triggers else None
    if inner is None and parse.labels[token] != "advcl":
        inner = _INNER.get(parse.lemmas[governor])
    if inner is None:
        return _by_grammar(clauses, token, governor, triggers)
    if inner in ("ongoing", "background"):
        above = _of_verb(clauses, governor, triggers)
        return above if above != "occurred" else inner
    return inner


def _by_grammar(clauses: Clauses, token: int, governor: int, triggers: Mapping[int, Trigger]) -> Status | None:
    """Return what an infinitive is under a word no list knows: planned where it says what for, else as the word is."""
    if governor in triggers and triggers[governor].row.code == "CONSULT":
        # "Called him to congratulate him": what is said at a meeting comes with it.
        return _of_verb(clauses, governor, triggers)
    if clauses.parse.labels[token] == "advcl":
        return "planned" if clauses.infinitive(token) else None
    if coarse(clauses.parse.tags[governor]) == "n":
        return "possible" if clauses.infinitive(token) else None
    return _of_verb(clauses, governor, triggers)


def _governor(clauses: Clauses, token: int) -> int | None:
    """Return the word whose complement a verb is: "plans" of "plans to hold", "accused" of "accused of bombing"."""
    parse, head, label = clauses.parse, clauses.parse.heads[token], clauses.parse.labels[token]
    if label == "pcomp":
        if parse.lemmas[head] in _INNER:
            return head
        return parse.heads[head] if parse.lemmas[head] in ("of", "to", "from", "for") else None
    if coarse(parse.tags[token]) == "n":
        above = parse.heads[head] if label == "pobj" else head
        return above if label in ("dobj", "pobj", "attr", "conj") else None
    infinitive = label in ("ccomp", "acl", "relcl", "advcl", "dep") and clauses.infinitive(token)
    clause = label in ("ccomp", "acl") or (label == "relcl" and parse.children(token, "mark"))
    told = clause and parse.lemmas[head] in _TELLING
    return head if label == "xcomp" or infinitive or told else None


def _in_condition(clauses: Clauses, token: int) -> bool:
    parse = clauses.parse
    for here in (token, *parse.ancestors(token)):
        marks = {parse.lemmas[mark] for mark in parse.children(here, "mark", "advmod")}
        if parse.labels[here] == "advcl" and marks & _CONDITIONS.keys():
            # "Until they left" is told as done, "if they left" is not.
            return marks != {"until"} or parse.tags[here] != "VBD"
        if parse.labels[here] in ("ccomp", "relcl", "acl"):
            return False
    return False


def _modal(clauses: Clauses, token: int) -> Status | None:
    parse = clauses.parse
    for child in parse.children(token, "aux"):
        word = parse.words[child].lower()
        if word in ("would", "'d", "’d") and parse.labels[token] == "ccomp":
            return "planned"
        if word in _MODALS and parse.tags[child] == "MD":
            return _MODALS[word]
    return None


def _tense(clauses: Clauses, token: int) -> Status:
    parse = clauses.parse
    helpers = [parse.words[child].lower() for child in parse.children(token, "aux", "auxpass")]
    for child in parse.children(token, "advmod"):
        if parse.words[child].lower() in _ADVERBS:
            return _ADVERBS[parse.words[child].lower()]
    if parse.tags[token] == "VBG" and set(helpers) & {"is", "are", "am", "'s", "’s", "'re", "’re"}:
        return "ongoing"
    if "being" in helpers and set(helpers) & {"is", "are"}:
        return "ongoing"
    if "had" in helpers:
        return "background"
    return "occurred"
