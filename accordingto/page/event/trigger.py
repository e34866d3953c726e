"""Which words of a page tell of an event."""

from collections.abc import Iterator
from typing import NamedTuple

from accordingto.page.event.clause import Clauses
from accordingto.page.event.code import (
    LIGHT_VERBS,
    NO_EVENT,
    TRIGGERS,
    Light,
    Row,
    coarse,
    find_light,
    find_row,
    find_rows,
)
from accordingto.page.event.roles import Actors, around, in_complement, in_roles
from accordingto.record.actor import Mention
from accordingto.record.event import Status


class Trigger(NamedTuple):
    """A word that tells of an event: the token, its row, the verb of its clause (or itself), who and whom."""

    token: int
    row: Row
    clause: int
    agent: tuple[Mention, ...]
    patient: tuple[Mention, ...]
    inner: Status | None = None


def find_triggers(clauses: Clauses, actors: Actors) -> list[Trigger]:
    """Return the triggers of a page that have at least one actor, in order.

    "Russia held talks with Iran" has one: "talks", by Russia, with Iran.
    """
    parse = clauses.parse
    found: dict[int, Trigger] = {}
    spent: set[int] = set()
    keys = [(lemma, coarse(tag)) for lemma, tag in zip(parse.lemmas, parse.tags, strict=True)]
    for token, key in enumerate(keys):
        # A participle before its noun ("the bombed town") looks back at what is told elsewhere.
        if key[1] not in ("v", "a") or parse.labels[token] in ("amod", "compound"):
            continue
        light = list(_light(clauses, actors, token)) if key[0] in LIGHT_VERBS else []
        found.update((trigger.token, trigger) for trigger in light)
        if key in TRIGGERS:
            spent.update(_plain(clauses, actors, token, light, found))
    for token, key in enumerate(keys):
        if key in TRIGGERS and key[1] == "n" and token not in found and token not in spent:
            _bare(clauses, actors, token, found)
    kept = {token: found[token] for token in sorted(found) if token not in spent}
    return _with_topics(clauses, kept)


def _with_topics(clauses: Clauses, found: dict[int, Trigger]) -> list[Trigger]:
    """Make what a protest demands part of it: "marched, calling on Mr Orban to go" is one event, against Mr Orban."""
    at = {clause: token for token, one in found.items() for clause in (token, one.clause) if one.row.code == "PROTEST"}
    for token in list(found):
        topic = found[token]
        above = clauses.parse.heads[topic.clause]
        protest = found.get(at.get(above, token)) if topic.row.code in _TOPICS and above != topic.clause else None
        own = clauses.parse.children(topic.clause, "nsubj", "nsubjpass")
        if protest is None or protest is topic or own or clauses.parse.labels[topic.clause] not in _HANGING:
            continue
        if not protest.patient:
            found[protest.token] = protest._replace(patient=_others(topic.patient, protest.agent))
        del found[token]
    return list(found.values())


def _light(clauses: Clauses, actors: Actors, verb: int) -> Iterator[Trigger]:
    """Yield the event that the noun of "held talks", "were held", "took place" tells of."""
    readings: list[tuple[int, int, int, Row, Light]] = []
    for light in find_light(clauses, verb, actors.kind):
        for filler in clauses.slots(verb).get(light.noun, ()):
            noun = clauses.core(filler)
            for rank, row in enumerate(find_rows(clauses, noun, actors.kind)):
                if row.code == NO_EVENT:
                    break
                if row.code in light.codes:
                    readings.append((rank, len(readings), noun, row, light))
    for _, _, noun, row, light in sorted(readings, key=lambda reading: reading[:2]):
        agent, patient = _sides(clauses, actors, (noun, verb), row, light)
        if agent or patient:
            yield Trigger(noun, row, verb, agent, _others(patient, agent), light.inner)
            return


def _sides(
    clauses: Clauses, actors: Actors, at: tuple[int, int], row: Row, light: Light
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Return agent and patient of a noun and its light verb, whose subject is one of the two."""
    noun, verb = at
    given = actors.among(clauses.slots(verb).get("subj", ())) if light.subject else ()
    agent = given if light.subject == "agent" and given else _both(clauses, actors, noun, verb, row.agent)
    patient = given if light.subject == "patient" else _both(clauses, actors, noun, verb, row.patient)
    if not patient and agent and agent == given:
        # Where the subject does it, "of" can only name whom it is done to: "intensified its bombardment of Homs".
        patient = actors.among(clauses.filling(noun, "of"))
    return agent, patient


def _both(clauses: Clauses, actors: Actors, noun: int, verb: int, roles: tuple[str, ...]) -> tuple[Mention, ...]:
    prepositions = tuple(role for role in roles if role not in ("poss", "mod"))
    return in_roles(clauses, actors, noun, roles) or in_roles(clauses, actors, verb, prepositions)


def _plain(clauses: Clauses, actors: Actors, token: int, light: list[Trigger], found: dict[int, Trigger]) -> list[int]:
    """Add the event a verb tells of by itself; return the nouns that it takes up ("cancelled a visit")."""
    row = find_row(clauses, token, actors.kind)
    if row is None or row.code == NO_EVENT or any(one.clause == token and one.row.code == row.code for one in light):
        return []
    agent = in_roles(clauses, actors, token, row.agent) or _host(clauses, actors, token, row)
    agent = agent or _author(clauses, actors, token)
    patient = _others(in_roles(clauses, actors, token, _mutual(row, agent), agent), agent)
    if not patient and row.code in _WORDS_ABOUT:
        patient = _others(in_complement(clauses, actors, token, agent), agent)
    if agent and not patient and row.code in _DIRECTED:
        patient = _others(around(clauses, actors, token, agent), agent)
    if not (agent or patient) or (row.code == "REQUEST" and not patient and not _asks_for_deed(clauses, actors, token)):
        return []
    found[token] = Trigger(token, row, token, agent, patient)
    asked = [slot for need in row.needs if need.codes or need.words for slot in need.slots]
    nouns = [clauses.core(filler) for slot in asked for filler in clauses.filling(token, slot)]
    return [noun for noun in nouns if coarse(clauses.parse.tags[noun]) == "n"]


def _host(clauses: Clauses, actors: Actors, token: int, row: Row) -> tuple[Mention, ...]:
    """Return the state where somebody was arrested, freed, sentenced, or from where he was expelled: its own doing."""
    if row.code not in _OF_STATES or not clauses.passive(token):
        return ()
    found = (in_roles(clauses, actors, token, (role,)) for role in ("from", "in"))
    return next((one for one in found if one and all(mention.kind in ("government", "place") for mention in one)), ())


def _author(clauses: Clauses, actors: Actors, token: int) -> tuple[Mention, ...]:
    """Return who issued what a participle describes: "the bishops issued a letter condemning Mr Berg"."""
    parse = clauses.parse
    noun = parse.heads[token]
    if parse.labels[token] != "acl" or parse.tags[token] != "VBG" or parse.labels[noun] != "dobj":
        return ()
    return actors.among(clauses.surface(parse.heads[noun]))


def _mutual(row: Row, agent: tuple[Mention, ...]) -> tuple[str, ...]:
    """Return where to look for the other side of a row; of what several do with each other only behind "with"."""
    if len({mention.first for mention in agent}) > 1 and row.patient[0] in _TOGETHER:
        return tuple(role for role in row.patient if role.split(".")[-1] in _TOGETHER)
    return row.patient


def _asks_for_deed(clauses: Clauses, actors: Actors, token: int) -> bool:
    """Say whether what is asked for, of nobody named, is a deed between actors: talks are one, a tax reform is not."""
    parse = clauses.parse
    for other in parse.subtree(token):
        if other > token and (parse.lemmas[other], coarse(parse.tags[other])) in TRIGGERS:
            row = find_row(clauses, other, actors.kind)
            if row is not None and row.code != NO_EVENT:
                return True
    return False


def _bare(clauses: Clauses, actors: Actors, noun: int, found: dict[int, Trigger]) -> None:
    """Add the event of a noun that names both sides itself: "an invitation from Mr Kim for Mr Moon"."""
    row = find_row(clauses, noun, actors.kind)
    if row is None or row.code == NO_EVENT:
        return
    agent = in_roles(clauses, actors, noun, row.agent)
    patient = _others(in_roles(clauses, actors, noun, row.patient, agent), agent)
    if agent and patient:
        found[noun] = Trigger(noun, row, noun, agent, patient)


def _others(patient: tuple[Mention, ...], agent: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return those of `patient` that are not the agent under another name: "his" in "Mr Tusk kept his promise"."""
    doing = {mention.first for mention in agent}
    return tuple(mention for mention in patient if mention.first not in doing)


_TOGETHER = ("with", "between")
_OF_STATES = frozenset({"COERCE", "SANCTION", "RETREAT"})
_DIRECTED = frozenset({"AID", "ASSAULT", "MOBILIZE", "COERCE", "SANCTION", "SUPPORT", "ACCUSE", "RETREAT", "CONCEDE"})
# Who is promised, refused or threatened with a deed stands with the deed: "agreed to reopen the border with Armenia".
_WORDS_ABOUT = frozenset({"AGREE", "REJECT", "THREATEN", "CONCEDE"})
_TOPICS = frozenset({"REQUEST", "ACCUSE", "REJECT", "PROTEST"})
_HANGING = frozenset({"advcl", "acl", "xcomp"})
