"""What the second opinion changes: events that a sentence's words do not bear out go, and missed ones come."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from accordingto.page.event import second
from accordingto.page.event.clause import Clauses
from accordingto.page.event.code import CODES, Row, coarse
from accordingto.page.event.roles import Actors, around, in_roles
from accordingto.page.event.trigger import Trigger
from accordingto.record.event import Status

# Both were set on the two thirds of the development part, each fifth read by an opinion that had not learnt from it.
_SILENT = 0.95
_SPEAKS = 0.7
_AGENT = ("subj", "by", "poss", "mod")
_PATIENT = ("obj", "to", "dative", "with", "against", "on", "comp.obj", "comp.with", "comp.to")
_INNER: dict[str, Status] = {"AGREE": "planned", "THREATEN": "threatened", "REQUEST": "possible", "REJECT": "denied"}
_ROWS = {
    code: Row(code=code, needs=(), agent=_AGENT, patient=_PATIENT, inner=_INNER.get(code)) for code in sorted(CODES)
}


def seconded(clauses: Clauses, actors: Actors, found: Sequence[Trigger]) -> list[Trigger]:
    """Return the triggers that the second opinion leaves, and those it adds where the trigger tables find none.

    "Bulldozers were withdrawn by Kenya" needs no row of its own: its words speak for RETREAT, its agent is Kenya.
    """
    parse, tables = clauses.parse, second.load()
    told: dict[int, list[Trigger]] = defaultdict(list)
    for trigger in found:
        told[parse.sentence_of[trigger.token]].append(trigger)
    kept: list[Trigger] = []
    for sentence in range(len(parse.sentences)):
        opinion = second.opinion(parse, sentence, tables)
        if not told[sentence]:
            kept += _missed(clauses, actors, opinion)
        elif opinion.of(second.NOTHING) <= _SILENT:
            kept += told[sentence]
        else:
            kept += [trigger for trigger in told[sentence] if trigger.row.code == "REQUEST"]
    return kept


def _missed(clauses: Clauses, actors: Actors, opinion: second.Opinion) -> Iterator[Trigger]:
    """Yield the event that a sentence's words speak for, at one of the words that add most, if both sides are named."""
    code = opinion.best()
    if code == second.NOTHING or opinion.of(code) <= _SPEAKS:
        return
    shares = opinion.shares[:, opinion.types.index(code)]
    tokens = range(opinion.first, opinion.first + len(shares))
    words = [token for token in tokens if coarse(clauses.parse.tags[token]) in ("v", "n")]
    for token in sorted(words, key=lambda token: -shares[token - opinion.first])[:3]:
        verb = _verb(clauses, token)
        agent = in_roles(clauses, actors, token, _AGENT) or in_roles(clauses, actors, verb, _AGENT[:2])
        patient = in_roles(clauses, actors, token, _PATIENT, agent) or around(clauses, actors, verb, agent)
        doing = {mention.first for mention in agent}
        patient = tuple(mention for mention in patient if mention.first not in doing)
        if agent and patient:
            yield Trigger(token, _ROWS[code], verb, agent, patient)
            return


def _verb(clauses: Clauses, token: int) -> int:
    """Return the verb that a noun is subject or object of, however deep; of a verb itself."""
    parse = clauses.parse
    above = (token, *parse.ancestors(token))
    return next((one for one in above if coarse(parse.tags[one]) == "v"), token)
