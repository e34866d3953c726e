"""Who takes part in an event, with the codes that event data sets give them: country and walk of public life."""

from collections.abc import Iterable
from functools import cache

from accordingto import lexicon
from accordingto.export.index import Index
from accordingto.record.base import Record


class Party(Record, frozen=True, kw_only=True):
    """One who acts or is acted on: the name chosen, the words of the page, the actor's id, and codes where known.

    `country` is ISO 3166 alpha-3, `sector` a sector code of PLOVER ("GOV").
    """

    name: str
    words: str
    actor: str | None = None
    country: str | None = None
    sector: str | None = None
    office: str | None = None

    @property
    def code(self) -> str:
        """Country and sector in a row, as CAMEO writes actors: "MLTGOV"; empty where neither is known."""
        return (self.country or "") + (self.sector or "")


def parties(index: Index, mentions: Iterable[str]) -> tuple[Party, ...]:
    """Return those whom some mentions of a page stand for, in their order."""
    return tuple(_party(index, mention) for mention in dict.fromkeys(mentions) if mention in index.mentions)


def _party(index: Index, mention: str) -> Party:
    seen, actor = index.mentions[mention], index.actor(mention)
    return Party(
        name=index.name(mention) or seen.words,
        words=seen.words,
        actor=actor.id if actor else None,
        country=(actor.country if actor else None) or seen.country,
        sector=_sectors().get(actor.sector) if actor and actor.sector else None,
        office=seen.office,
    )


@cache
def _sectors() -> dict[str, str]:
    return {row["sector"]: row["code"] for row in lexicon.table("sector_codes")}
