"""How well a description means somebody the page has spoken of: by office and country, by noun, by sort of body."""

from accordingto import lexicon
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
        return 2.4, "name"
    return (0.0, "name") if owned else _same_sort(figure, noun)


def _same_sort(figure: Figure, noun: str) -> tuple[float, str]:
    """Match "the newspaper" with a newspaper, "the company" with an organisation."""
    if figure.kind == "outlet" and _OUTLETS.get(figure.entry.removeprefix("outlet ")) in _SORTS.get(noun, ()):
        return 2.2, "sort of outlet"
    last = (figure.name or "").rsplit(maxsplit=1)[-1].lower()
    if noun in _COMPANIES and figure.kind == "organisation" and last not in _NO_COMPANIES:
        return 1.75, "sort of body"
    return 0.0, "name"


_BODIES = frozenset({"outlet", "organisation", "document", "government", "unknown"})
_NOT_NOW = frozenset(lexicon.load("not_now"))
_LEADS = frozenset({"leader", "president", "ruler", "dictator", "strongman"})
_HEADS = frozenset(map(plain, lexicon.load("heads_of_state")))
_OUTLETS = {row["name"]: row["kind"] for row in lexicon.table("outlets")}
_SORTS = {row["noun"]: frozenset(row["kinds"].split(";")) for row in lexicon.table("outlet_nouns")}
_GOVERNMENTS = frozenset({"government", "regime"})
_COMPANIES = frozenset({"company", "firm", "group", "organization", "organisation", "agency", "airline", "association"})
_NO_COMPANIES = frozenset(row["noun"] for row in lexicon.table("institutions")) - _COMPANIES - {"bank", "network"}
