"""One somebody of one page, put together from a chain of mentions: what is compared across pages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import msgspec

from accordingto import lexicon
from accordingto.lexicon.naming import name_parts
from accordingto.pile.resolve.sector import is_past
from accordingto.record.actor import ActorKind, Held, Mention
from accordingto.record.base import Record
from accordingto.record.report import Report

_KIN = frozenset(row["noun"] for row in lexicon.table("kin"))


class PageFigure(Record, frozen=True, kw_only=True):
    """A chain of mentions of one page. `id` is its first mention's; `beside` are the others named on that page.

    `parts` are those of its name as compared, `names` all spellings on the page with how often each stands there.
    `walks` are the walks of life its titles belong to ("politics"). `titles` are its offices and what else the page
    calls it ("the police chief"), but nothing of the past. `held` is what the lexicon says it held on the day of the
    page, `sure` those of them held beyond doubt (see `in_office`).
    """

    id: str
    page: str
    name: str
    parts: tuple[str, ...]
    kind: ActorKind
    names: tuple[tuple[str, int], ...]
    mentions: tuple[str, ...]
    country: str | None = None
    gender: str | None = None
    offices: tuple[str, ...] = ()
    walks: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    beside: frozenset[str] = frozenset()
    held: tuple[Held, ...] = ()
    sure: tuple[Held, ...] = ()


def page_figures(report: Report, wanted: frozenset[str] = frozenset()) -> list[PageFigure]:
    """Put the named chains of a page together; those without a name only where a mention of theirs is `wanted`."""
    chains: dict[str, list[Mention]] = defaultdict(list)
    for mention in report.mentions:
        chains[mention.first].append(mention)
    figures = [
        _figure(first, chain)
        for first, chain in sorted(chains.items())
        if any(mention.name for mention in chain) or any(mention.id in wanted for mention in chain)
    ]
    return with_company(figures, [beside_key(figure) for figure in figures])


def spelled(mentions: Iterable[Mention]) -> Iterator[str]:
    """Yield the names of somebody as they stand in a text: "Ms Varga" is "Varga"."""
    for mention in mentions:
        if mention.form in ("name", "short name"):
            before, head = mention.span.start, mention.head
            shown = mention.words[head.start - before : head.end - before]
            yield shown if shown.isalpha() else " ".join(shown.split())


def with_company(figures: Sequence[PageFigure], keys: Sequence[str]) -> list[PageFigure]:
    """Give each figure of a page the company of the others; `keys` are what each stands for in it."""
    return [msgspec.structs.replace(figure, beside=company(keys, place)) for place, figure in enumerate(figures)]


def company(keys: Sequence[str], place: int) -> frozenset[str]:
    """Return what the others of a page stand for, beside the figure at `place`."""
    return frozenset(keys) - {keys[place], ""}


def beside_key(figure: PageFigure) -> str:
    """Return what stands for a figure in the company of others: the code of a state, else the name as compared."""
    if figure.kind in ("government", "place") and figure.country:
        return figure.country
    return " ".join(figure.parts)


def _figure(first: str, chain: Sequence[Mention]) -> PageFigure:
    name = next((mention.name for mention in chain if mention.name), chain[0].words)
    names = Counter(spelled(chain))
    names[name] += 1
    offices = _offices(chain)
    return PageFigure(
        id=first,
        page=chain[0].page,
        name=name,
        parts=_parts(name),
        kind=chain[0].kind,
        names=tuple(sorted(names.items())),
        mentions=tuple(sorted(mention.id for mention in chain)),
        country=next((mention.country for mention in chain if mention.country), None),
        gender=_gender(chain),
        offices=_held(offices),
        walks=tuple(sorted({_WALKS[last] for office in offices for last in office.split()[-1:] if last in _WALKS})),
        titles=_titles(chain, offices),
    )


@lru_cache(maxsize=1 << 14)
def _parts(name: str) -> tuple[str, ...]:
    return name_parts(name)


def _titles(chain: Sequence[Mention], offices: Sequence[str]) -> tuple[str, ...]:
    """Return what a chain is called now, its offices first: "police chief"; nothing that the page calls past."""
    held = {office for office in offices if not is_past(office)}
    described = {mention.words[: mention.head.end - mention.span.start] for mention in chain if _describes(mention)}
    return (*sorted(held), *sorted({_folded(" ".join(words.split())) for words in described} - held))


def offices_given(chain: Sequence[Mention]) -> tuple[str, ...]:
    """Return the offices that a page gives somebody by his mentions there, in small letters, sorted."""
    return _held(_offices(chain))


def _held(offices: Sequence[str]) -> tuple[str, ...]:
    """Return what of what somebody is called is an office: a father's is none."""
    return tuple(office for office in offices if office.split()[-1] not in _KIN)


def _offices(chain: Sequence[Mention]) -> list[str]:
    """Return the offices a chain is given, sorted; one that any mention calls past is past: "former president"."""
    given = [(_folded(mention.office), mention) for mention in chain if mention.office]
    past = {
        office: f"{word} {office}"
        for office, mention in given
        for word in _before_head(mention).lower().replace("-", " ").split()
        if is_past(word)
    }
    return sorted(past.get(office, office) for office in {office for office, _ in given})


def _describes(mention: Mention) -> bool:
    return mention.form == "description" and not is_past(_before_head(mention))


def _folded(office: str) -> str:
    return office.lower().replace("-", " ").strip(". ")


def _before_head(mention: Mention) -> str:
    return mention.words[: mention.head.start - mention.span.start]


def _gender(chain: Sequence[Mention]) -> str | None:
    """Return what titles and pronouns of the chain tell, where they agree."""
    called = {called for mention in chain for called in (mention.words, mention.office) if called}
    firsts = {words.lower().rstrip(".").partition(" ")[0] for words in called}
    told = {_GENDERS[first] for first in firsts if _GENDERS.get(first)}
    return next(iter(told)) if len(told) == 1 else None


_WALKS = {row["noun"]: row["field"] for row in lexicon.table("fields")}
_GENDERS = {row["word"]: row["gender"] for row in lexicon.table("gendered")} | {
    row["word"]: row["gender"] for row in lexicon.table("pronouns") if row["gender"]
}
