"""How well a description means somebody the page has spoken of: by office and country, by noun, by sort of body."""

from accordingto import lexicon
from accordingto.lexicon.holders import certainly, offices_like
from accordingto.lexicon.naming import name_parts
from accordingto.page.refer.figures import Figure, plain
from accordingto.page.refer.found import Found


def alike(found: Found, figure: Figure, noun: str, *, owned: bool) -> tuple[float, str]:
    """Return a score, 0 for not at all, and the feature that spoke for or against it.

    "The Norwegian leader" means Anna Berg, whom the page called Norwegian prime minister: 2.8, by office. `noun` is
    the description's noun as compared; `owned` says that the phrase names whose it is.
    """
    against = _against(found, figure)
    if against:
        return 0.0, against
    if found.kind == "person" and figure.kind == "person" and not figure.plural:
        return _same_office(found, figure, noun)
    if found.plural and not figure.plural:
        return 0.0, "number"
    if found.kind in _BODIES:
        return _same_body(found, figure, noun, owned=owned)
    return (1.8 if noun in figure.nouns else 0.0), "noun"


def held_office(found: Found, figure: Figure, noun: str, day: str | None) -> tuple[float, str] | None:
    """Match an office with those that our table knows somebody to have held; a low score, for the page does not say so.

    "The former secretary of state" may be Hillary Clinton; "the secretary of state" only on a page of a day on which
    she held it.
    """
    if found.kind != "person" or figure.kind != "person" or not found.office or not figure.name or found.plural:
        return None
    if found.gender and figure.gender and found.gender != figure.gender:
        return None
    former = bool(found.camp & _PAST)
    for held in offices_like(name_parts(figure.name), noun):
        country = found.country in (None, held.country)
        past = held.end is not None and (day is None or held.end <= day)
        if country and (past if former else day is not None and certainly(held, day)):
            return _BY_TABLE, "office by our table"
    return None


def may_be(found: Found, figure: Figure) -> bool:
    """Say whether nothing the page has told speaks against a description: camp, time, another office."""
    against = _against(found, figure)
    if (against and (against != "time" or found.office)) or (found.office and figure.offices):
        return False
    party = _PARTIES.get(plain(found.words))
    return party is None or not figure.camp & _CAMPS or party in figure.camp


def _against(found: Found, figure: Figure) -> str | None:
    """Name what rules the figure out: gender, country, time ("former"), camp ("Republican")."""
    if found.gender and figure.gender and found.gender != figure.gender:
        return "gender"
    if found.country and figure.country and found.country != figure.country:
        return "country"
    if not (found.camp & _NOT_NOW) <= figure.camp:
        return "time"
    left, right = found.camp - _NOT_NOW, figure.camp - _NOT_NOW
    return "camp" if left and right and not left & right else None


def _same_office(found: Found, figure: Figure, noun: str) -> tuple[float, str]:
    """Match an office with the offices the page has given somebody."""
    both = found.country is not None and found.country == figure.country
    if noun in figure.offices:
        return (3.0 if both else 2.4), "office"
    if noun in _LEADS and both and not figure.offices.isdisjoint(_HEADS):
        return (2.8 if noun == "leader" else 1.5), "office"
    if any(f" {office}".endswith(f" {noun}") for office in figure.offices):
        return (2.2 if both or not found.country else 1.6), "office"
    return (2.0 if noun in figure.nouns else 0.0), "noun"


def _same_body(found: Found, figure: Figure, noun: str, *, owned: bool) -> tuple[float, str]:
    """Match "the agency", "the newspaper", "the ministry" with the body the page named; state media with their own."""
    if noun in _GOVERNMENTS and figure.kind == "government" and figure.name and not owned:
        return 1.7, "sort of body"
    if found.entry or figure.entry == "state media":
        same = found.entry == figure.entry and found.country == figure.country
        return (2.5 if same else 0.0), "state media"
    if noun in figure.nouns:
        return 2.0, "noun"
    if figure.name is None:
        return 0.0, "noun"
    if noun.rsplit(maxsplit=1)[-1] in figure.name.lower().split():
        # "Voss's campaign" is not the Holm campaign.
        return (0.0 if owned else 2.4), "name"
    # What is told of further ("the group of states") is another one than the name before.
    return (0.0, "name") if owned or found.last > found.head_last else _same_sort(figure, noun)


def _same_sort(figure: Figure, noun: str) -> tuple[float, str]:
    """Match "the newspaper" with a newspaper, "the company" with an organisation."""
    outlet = noun.rsplit(maxsplit=1)[-1]
    sorts = _SORTS.get(noun) or (_SORTS.get(outlet) if outlet in _OUTLET_NOUNS else None) or frozenset()
    if figure.kind == "outlet" and _OUTLETS.get(figure.entry.removeprefix("outlet ")) in sorts:
        return 2.2, "sort of outlet"
    last = (figure.name or "").rsplit(maxsplit=1)[-1].lower()
    if noun == "agency" and last in _AGENCIES:
        return 1.75, "sort of body"
    circle = noun.rsplit(maxsplit=1)[-1] in _CIRCLES
    if (circle or noun in _NO_STATE) and figure.entry and figure.country:
        return 0.0, "sort of body"
    if (circle or noun in _COMPANIES) and figure.kind == "organisation" and last not in _NO_COMPANIES:
        return 1.75, "sort of body"
    return 0.0, "name"


_BODIES = frozenset({"outlet", "organisation", "document", "government", "unknown"})
_BY_TABLE = 1.75
_PAST = frozenset({"former", "ex"})
_PARTIES = {"republican": "Republican", "democrat": "Democratic", "conservative": "Conservative"}
_CAMPS = frozenset({*_PARTIES.values(), "Labour", "Liberal", "Green", "Libertarian", "Socialist"})
_NOT_NOW = frozenset(lexicon.load("not_now"))
_LEADS = frozenset({"leader", "president", "ruler", "dictator", "strongman"})
_HEADS = frozenset(map(plain, lexicon.load("heads_of_state")))
_OUTLETS = {row["name"]: row["kind"] for row in lexicon.table("outlets")}
_SORTS = {row["noun"]: frozenset(row["kinds"].split(";")) for row in lexicon.table("outlet_nouns")}
_GOVERNMENTS = frozenset({"government", "regime"})
_CIRCLES = frozenset({"group", "nonprofit", "watchdog", "charity", "pac"})
_AGENCIES = frozenset({"administration", "agency", "bureau", "commission", "department", "office", "service"})
_OUTLET_NOUNS = frozenset(row["noun"] for row in lexicon.table("institutions") if row["kind"] == "outlet")
_NO_STATE = frozenset({"organization", "organisation", "firm", "association"})
_COMPANIES = _CIRCLES | {"company", "firm", "organization", "organisation", "agency", "airline", "association"}
_NO_COMPANIES = frozenset(row["noun"] for row in lexicon.table("institutions")) - _COMPANIES - {"bank", "network"}
