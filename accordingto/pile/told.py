"""One story by itself: what its pages tell, from where, by how many, against what."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec import structs

from accordingto.pile.story.clash import Clash
from accordingto.pile.story.judged import obeyed
from accordingto.pile.story.match import Pack, compare
from accordingto.pile.trace import trace
from accordingto.pile.trace.outlets import Press
from accordingto.pile.weigh import weigh
from accordingto.pile.weigh.relation import Bond, bonds, relations
from accordingto.record.claim import Claim, Conflict, Origin, Relation
from accordingto.record.story import Match, Story


class Told(NamedTuple):
    """A story and all that was made of its pages, each list sorted by id; `bonds` are what its deeds tell of two."""

    story: Story
    matches: tuple[Match, ...]
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    bonds: tuple[Bond, ...]


class Merged(NamedTuple):
    """What the stories of a pile give together; each list sorted by id."""

    stories: tuple[Story, ...]
    matches: tuple[Match, ...]
    origins: tuple[Origin, ...]
    claims: tuple[Claim, ...]
    conflicts: tuple[Conflict, ...]
    relations: tuple[Relation, ...]


def told(pack: Pack, outlets: Press) -> Told:
    """Compare the pages of one story, lead what they say back to its origins, and weigh it.

    Nothing but the pages of the story, the actors named there and the outlets of the pile is looked at: so a story need
    not be done again when others change.
    """
    found = compare(pack)
    compared = found._replace(matches=obeyed(found.matches, pack), clashes=tuple(sorted(found.clashes, key=_order)))
    traced = trace(pack.reports, (pack.story,), compared, pack.cast, outlets)
    weighed = weigh(pack.reports, (pack.story,), compared, traced, pack.cast)
    return Told(structs.replace(pack.story, credits=traced.credits), compared.matches, traced.origins, *weighed)


def without_actors(one: Told) -> Told:
    """Leave out what names actors by their ids, which change when pages come: to be kept, and see `with_actors`."""
    return one._replace(story=structs.replace(one.story, actors=(), places=()), bonds=())


def with_actors(kept: Told, pack: Pack) -> Told:
    """Put back what `without_actors` left out of what was told of a story, by the actors as they are now.

    A claim of events that no page holds ties nobody: what was kept is damaged, and is told of by who compares it.
    """
    known = {event.id for report in pack.reports for event in report.events}
    claims = [claim for claim in kept.claims if claim.of == "event" and known.issuperset(claim.members)]
    story = structs.replace(pack.story, credits=kept.story.credits)
    return kept._replace(story=story, bonds=bonds(pack.reports, claims, pack.cast))


def merged(every: Iterable[Told]) -> Merged:
    """Bring what was told of each story together; how two actors stood is weighed over all stories."""
    stories = tuple(every)
    return Merged(
        stories=tuple(sorted((one.story for one in stories), key=lambda story: story.id)),
        matches=tuple(sorted((match for one in stories for match in one.matches), key=lambda match: match.id)),
        origins=tuple(sorted((origin for one in stories for origin in one.origins), key=lambda origin: origin.id)),
        claims=tuple(sorted((claim for one in stories for claim in one.claims), key=lambda claim: claim.id)),
        conflicts=tuple(sorted((found for one in stories for found in one.conflicts), key=lambda found: found.id)),
        relations=relations(bond for one in stories for bond in one.bonds),
    )


def _order(clash: Clash) -> tuple[str, str, str]:
    return clash.field, clash.left.member, clash.right.member
