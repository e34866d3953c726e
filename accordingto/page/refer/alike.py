"""How well a description means somebody the page has spoken of: by office and country, by noun, by sort of body."""

from typing import NamedTuple

from accordingto import lexicon
from accordingto.lexicon.holders import certainly, office_keys, offices_like
from accordingto.lexicon.naming import name_parts
from accordingto.lexicon.parties import terms_in
from accordingto.page.refer.figures import Figure, plain
from accordingto.page.refer.found import Found


def alike(found: Found, figure: Figure, noun: str, *, owned: bool) -> tuple[float, str]:
    """Return a score, 0 for not at all, and the feature that spoke for or against it.

    "The Norwegian leader" means Anna Berg, whom the page called Norwegian prime minister: 2.8, by office. `noun` is
    the description's noun as compared; `owned` says that the phrase names whose it is.
    """
    barred = against(found, figure)
    if barred:
        return 0.0, barred
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
        past = held.end is not None and (day is None or held.end[: len(day)] <= day)
        if country and (past if former else day is not None and certainly(held, day)):
            return _BY_TABLE, "office by our table"
    return None


def stood_for(found: Found, figure: Figure, noun: str) -> tuple[float, str] | None:
    """Match a description with the state the page gives somebody, or our table of parties; None where neither says.

    "The Vermont senator" may be Patrick Leahy, "the Texas Republican" Ted Cruz, "the former governor" Jeb Bush.
    """
    if found.kind != "person" or found.plural or not (figure.terms or found.region):
        return None
    if against(found, figure) not in (None, "time"):
        return None
    member = noun in PARTIES or noun in _MEMBERS
    if member and found.region in figure.regions:
        return _BY_REGION, "region"
    former = bool(found.camp & _PAST)
    short = figure.name is not None and found.region is not None and len(name_parts(figure.name)) == 1
    for term in terms_in(found.region or "", figure.name or "") if short else figure.terms:
        held = term.office == noun or term.office.endswith(f" {noun}")
        if former and not term.end:
            continue
        if found.region is not None and term.region == found.region and (held or member):
            return _BY_REGION, "region by our table"
        if (held and former) or (noun in RUNNERS and term.office.endswith(_RUNS) and found.camp & term.parties):
            return _BY_TABLE, "office by our table"
    return None


def known_as(found: Found, figure: Figure, noun: str) -> tuple[float, str] | None:
    """Match "the mogul" with somebody everybody knows for one: Rupert Murdoch; None where the phrase says more."""
    if (
        not figure.known_as
        or found.plural
        or found.last > found.head_last
        or against(found, figure) not in (None, "time")
    ):
        return None
    called = any(f" {noun}".endswith(f" {one}") for one in figure.known_as)
    return (_BY_TABLE, KNOWN_AS) if called else None


def runs(figure: Figure) -> bool:
    """Say whether somebody stands for an office, by the page or by our table of parties."""
    told = not RUNNERS.isdisjoint(figure.offices | figure.nouns)
    return told or any(term.office.endswith(_RUNS) for term in figure.terms)


def may_be(found: Found, figure: Figure) -> bool:
    """Say whether nothing the page has told speaks against a description: camp, time, another office."""
    barred = against(found, figure)
    if found.region is not None and plain(found.words) in _WHOLE:
        # Our table has all of them: nobody else is the governor of Ohio.
        return False
    return not ((barred and (barred != "time" or found.office)) or (found.office and figure.offices))


def against(found: Found, figure: Figure) -> str | None:
    """Name what rules the figure out: gender, country, time ("former"), camp ("Republican")."""
    if found.gender and figure.gender and found.gender != figure.gender:
        return "gender"
    if found.country and figure.country and found.country != figure.country:
        return "country"
    if not (found.camp & _NOT_NOW) <= figure.camp:
        return "time"
    left, right = found.camp - _NOT_NOW, figure.camp - _NOT_NOW
    if left and right and not left & right:
        return "camp"
    if found.kind != "person" or not (figure.terms or figure.camp or figure.regions):
        return None
    return _of_another(found, figure)


def _of_another(found: Found, figure: Figure) -> str | None:
    """Name what parts them where either is of a state ("region") or a party ("camp") and the other of another."""
    if found.region:
        regions = figure.regions.union(term.region for term in figure.terms if term.region)
        if regions and found.region not in regions:
            return "region"
    noun = plain(found.words)
    party = {PARTIES[noun]} if noun in PARTIES else found.camp & _CAMPS
    if not party:
        return None
    known = parties_of(figure)
    return "camp" if known and not party & known else None


def parties_of(figure: Figure) -> frozenset[str]:
    """Return the parties that the page or our table says somebody is of."""
    return frozenset(figure.camp & _CAMPS).union(*(term.parties for term in figure.terms))


def _same_office(found: Found, figure: Figure, noun: str) -> tuple[float, str]:
    """Match an office with the offices the page has given somebody."""
    both = found.country is not None and found.country == figure.country
    if noun in figure.offices:
        return (3.0 if both else 2.4), "office"
    if noun in _LEADS and both and not figure.offices.isdisjoint(_HEADS):
        return (2.8 if noun == "leader" else 1.5), "office"
    if not figure.offices.isdisjoint(office_keys(noun, figure.country or "")):
        return 2.2, "office"
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
    called = _called(figure, noun)
    if called or figure.name is None:
        return called, "noun"
    if noun.rsplit(maxsplit=1)[-1] in figure.name.lower().split():
        # "Voss's campaign" is not the Holm campaign.
        return (0.0 if owned else 2.4), "name"
    # What is told of further ("the group of states") is another one than the name before.
    further = owned or found.last > found.head_last
    return (0.0, "name") if further else _same_entry(figure, noun) or _same_sort(figure, noun)


def _called(figure: Figure, noun: str) -> float:
    """Score a body that the page has called so before; of two companies either may be "the company".

    "The report" goes back to "a harbour report" rather than to an agency that makes reports.
    """
    if noun not in _COMPANIES and figure.name is None:
        return _SAME_SORT if any(f" {one}".endswith(f" {noun}") for one in figure.nouns) else 0.0
    return (1.85 if noun in _COMPANIES else 2.0) if noun in figure.nouns else 0.0


def _same_entry(figure: Figure, noun: str) -> tuple[float, str] | None:
    """Match "the bureau" with the FBI, whose long name has it, and "the terror group" with one that bears arms."""
    entry = _ENTRIES.get(figure.entry)
    if entry is None:
        return None
    if noun.rsplit(maxsplit=1)[-1] in entry.words:
        return 2.4, "name"
    return (1.75, "sort of body") if noun in _ARMED and entry.kind == "armed" else None


def _same_sort(figure: Figure, noun: str) -> tuple[float, str]:
    """Match "the newspaper" with a newspaper, "the company" with an organisation."""
    outlet = noun.rsplit(maxsplit=1)[-1]
    sorts = _SORTS.get(noun) or (_SORTS.get(outlet) if outlet in _OUTLET_NOUNS else None) or frozenset()
    if figure.kind == "outlet" and _OUTLETS.get(figure.entry.removeprefix("outlet ")) in sorts:
        return 2.2, "sort of outlet"
    last = (figure.name or "").rsplit(maxsplit=1)[-1].lower()
    if noun == "agency":
        # Tideway Energy is none, nor is the Senate.
        known = _ENTRIES[figure.entry].kind == "agency" if figure.entry in _ENTRIES else (figure.name or "").isupper()
        body = known and figure.kind == "organisation" and last not in _ASSEMBLIES
        fits = body or last in _AGENCIES
        return (1.75, "sort of body") if fits else (0.0, "name")
    circle = noun.rsplit(maxsplit=1)[-1] in _CIRCLES
    if (circle or noun in _NO_STATE) and figure.entry and figure.country:
        return 0.0, "sort of body"
    if (circle or noun in _COMPANIES) and figure.kind == "organisation" and last not in _NO_COMPANIES:
        return 1.75, "sort of body"
    return 0.0, "name"


class _Entry(NamedTuple):
    """What the lexicon knows of a body: its kind, and the words of its long name."""

    kind: str
    words: frozenset[str]


_ENTRIES = {
    f"organisation {row['code']}": _Entry(row["kind"], frozenset(row["name"].lower().split()))
    for row in lexicon.table("organisations")
}
_ARMED = frozenset(
    f"{what} {noun}"
    for what in ("armed", "extremist", "insurgent", "jihadist", "militant", "rebel", "terror", "terrorist")
    for noun in ("group", "network", "organisation", "organization")
)
_BODIES = frozenset({"outlet", "organisation", "document", "government", "unknown"})
_BY_TABLE = 1.75
_SAME_SORT = 2.6
_PAST = frozenset({"former", "ex"})
_BY_REGION = 2.3
KNOWN_AS = "known as"
PARTIES = {"republican": "Republican", "democrat": "Democratic", "conservative": "Conservative"}
_CAMPS = frozenset({*PARTIES.values(), "Independent", "Labour", "Liberal", "Green", "Libertarian", "Socialist"})
RUNNERS = frozenset(lexicon.load("runners"))
_RUNS = ("presidential candidate", "presidential nominee")
_WHOLE = frozenset({"senator", "governor"})
_MEMBERS = frozenset({"lawmaker", "legislator", "politician", "independent", "representative"})
_NOT_NOW = frozenset(lexicon.load("not_now"))
_LEADS = frozenset({"leader", "president", "ruler", "dictator", "strongman"})
_HEADS = frozenset(map(plain, lexicon.load("heads_of_state")))
_OUTLETS = {row["name"]: row["kind"] for row in lexicon.table("outlets")}
_SORTS = {row["noun"]: frozenset(row["kinds"].split(";")) for row in lexicon.table("outlet_nouns")}
_GOVERNMENTS = frozenset({"government", "regime"})
_CIRCLES = frozenset({"group", "nonprofit", "watchdog", "charity", "pac"})
_AGENCIES = frozenset({"administration", "agency", "bureau", "commission", "department", "office", "service"})
_ASSEMBLIES = frozenset({"congress", "senate", "commons", "lords", "representatives", "politburo", "court"})
_OUTLET_NOUNS = frozenset(row["noun"] for row in lexicon.table("institutions") if row["kind"] == "outlet")
_NO_STATE = frozenset({"organization", "organisation", "firm", "association"})
_FIRMS = frozenset(lexicon.load("firm_nouns"))
_COMPANIES = _CIRCLES | _FIRMS | {"company", "firm", "organization", "organisation", "agency", "airline", "association"}
_NO_COMPANIES = frozenset(row["noun"] for row in lexicon.table("institutions")) - _COMPANIES - {"bank", "network"}
