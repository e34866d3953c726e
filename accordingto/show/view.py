"""A dossier in the order and the words in which a reader meets it; every renderer shows this and nothing else."""

from accordingto.record.base import Record
from accordingto.record.claim import Relation
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.page import Refusal
from accordingto.show.cast import Cast, cast
from accordingto.show.evidence import evidence
from accordingto.show.lookup import Lookup
from accordingto.show.source import Source, source
from accordingto.show.told import Told, rank, told
from accordingto.show.words import count, date, one_line

NOT_SAID = (
    "Origins counted are those the pages name; two outlets may share a source that neither names. "
    "“In the outlet’s own words” means that the page names nobody. "
    "Nothing here says whether a statement is true, and what is not known is said to be not known."
)


class Bond(Record, frozen=True, kw_only=True):
    """How two actors stood to each other on a day."""

    left: str
    right: str
    day: str
    warmth: float
    claims: tuple[str, ...]

    @property
    def degree(self) -> str:
        """The warmth with its sign: "+2.5", "−4.0"."""
        return f"{self.warmth:+.1f}".replace("-", "−")

    @property
    def rests(self) -> str:
        """On how much it rests: "1 claim"."""
        return count(len(self.claims), "claim")


class View(Record, frozen=True, kw_only=True):
    """All that the reader sees."""

    line: str
    stories: tuple[Told, ...]
    bonds: tuple[Bond, ...]
    cast: Cast
    sources: tuple[Source, ...]
    refusals: tuple[Refusal, ...]
    made_by: Maker
    not_said: str = NOT_SAID

    @property
    def small(self) -> bool:
        """Whether a reader can be shown all of it at once; else lists are folded away for him to open."""
        return len(self.sources) <= 6 and sum(len(story.statements) for story in self.stories) <= 80

    @property
    def made(self) -> str:
        """What made it, in a line."""
        maker = self.made_by
        return f"Made by accordingto {maker.version}, parser {maker.parser}, lexicon {maker.lexicon}."


def view(dossier: Dossier) -> View:
    """Put a dossier in the order of the reader: the story that most outlets carry first, lone pages last."""
    lookup = Lookup(dossier)
    pieces = evidence(dossier)
    leads = {member: f"#{claim.id}" for claim in dossier.claims for member in claim.members}
    sources = {
        report.page.id: source(lookup, report, pieces.get(report.page.id, ()), leads) for report in dossier.reports
    }
    ranked = sorted(dossier.stories, key=lambda story: rank(lookup, story))
    stories = tuple(told(lookup, story, n, sources) for n, story in enumerate(ranked, start=1))
    return View(
        line=_line(dossier),
        stories=stories,
        bonds=tuple(sorted((_bond(lookup, one) for one in dossier.relations), key=_warmest)),
        cast=cast(lookup, stories),
        sources=tuple(sources.values()),
        refusals=tuple(map(_refusal, dossier.refusals)),
        made_by=dossier.made_by,
    )


def _line(dossier: Dossier) -> str:
    """Say what was read: "2 pages · 1 story · 14 claims · 3 inputs set aside"."""
    parts = [(dossier.reports, "page"), (dossier.stories, "story"), (dossier.claims, "claim")]
    told = [count(len(records), noun) for records, noun in parts]
    aside = [f"{count(len(dossier.refusals), 'input')} set aside"] if dossier.refusals else []
    return " · ".join([*told, *aside])


def _bond(lookup: Lookup, relation: Relation) -> Bond:
    ends = [lookup.actors.get(end) for end in (relation.left, relation.right)]
    left, right = [one_line(actor.name) if actor else "an actor not in this dossier" for actor in ends]
    day = date(relation.day) if relation.day else "date unknown"
    return Bond(left=left, right=right, day=day, warmth=relation.warmth, claims=relation.claims)


def _warmest(bond: Bond) -> tuple[float, str, str, str]:
    """Put the strongest relation first, warm or cold."""
    return (-abs(bond.warmth), bond.left, bond.right, bond.day)


def _refusal(refusal: Refusal) -> Refusal:
    return Refusal(name=one_line(refusal.name), step=refusal.step, reason=one_line(refusal.reason))
