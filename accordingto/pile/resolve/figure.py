"""One somebody of one page, put together from a chain of mentions: what is compared across pages."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Sequence

import msgspec

from accordingto import lexicon
from accordingto.record.actor import ActorKind, Mention
from accordingto.record.base import Record
from accordingto.record.report import Report

_KIN = frozenset(row["noun"] for row in lexicon.table("kin"))


class PageFigure(Record, frozen=True, kw_only=True):
    """A chain of mentions of one page. `id` is its first mention's; `beside` are the others named on that page.

    `parts` are those of its name as compared, `names` all spellings on the page with how often each stands there.
    `walks` are the walks of life its titles belong to ("politics").
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
    beside: frozenset[str] = frozenset()


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
    keys = {figure.id: _beside_key(figure) for figure in figures}
    every = frozenset(key for key in keys.values() if key)
    return [msgspec.structs.replace(figure, beside=every - {keys[figure.id]}) for figure in figures]


def name_parts(name: str) -> tuple[str, ...]:
    """Return the parts of a name as they are compared across pages: case, marks and hyphens do not count.

    "Kim Jong-un", "Kim Jong Un" and "KIM JONG-UN" have the same parts: kim, jong, un.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).lower()
    words = "".join(c if c.isalnum() else "" if c in "'’." else " " for c in plain).split()
    parts = tuple(word for word in words if word not in _LEAVE_OUT)
    return parts or tuple(words) or (plain,)


def _figure(first: str, chain: Sequence[Mention]) -> PageFigure:
    name = next((mention.name for mention in chain if mention.name), chain[0].words)
    named = [mention for mention in chain if mention.form in ("name", "short name")]
    names = Counter(_head_words(mention) for mention in named)
    names[name] += 1
    offices = sorted({mention.office.lower().replace("-", " ").strip(". ") for mention in chain if mention.office})
    words = [word for mention in chain for word in (mention.words.lower(), (mention.office or "").lower())]
    return PageFigure(
        id=first,
        page=chain[0].page,
        name=name,
        parts=name_parts(name),
        kind=chain[0].kind,
        names=tuple(sorted(names.items())),
        mentions=tuple(sorted(mention.id for mention in chain)),
        country=next((mention.country for mention in chain if mention.country), None),
        gender=_gender(words),
        offices=tuple(office for office in offices if office.split()[-1] not in _KIN),
        walks=tuple(sorted({_WALKS[last] for office in offices for last in office.split()[-1:] if last in _WALKS})),
    )


def _head_words(mention: Mention) -> str:
    start = mention.head.start - mention.span.start
    return " ".join(mention.words[start : start + len(mention.head)].split())


def _gender(words: Sequence[str]) -> str | None:
    """Return what titles and pronouns of the chain tell, where they agree."""
    told = {_GENDERS[first] for text in words for first in text.rstrip(".").split(" ")[:1] if _GENDERS.get(first)}
    return next(iter(told)) if len(told) == 1 else None


def _beside_key(figure: PageFigure) -> str:
    """Return what stands for a figure in the company of others: the code of a state, else the name as compared."""
    if figure.kind in ("government", "place") and figure.country:
        return figure.country
    return " ".join(figure.parts)


_LEAVE_OUT = frozenset({"the", "jr", "sr", "mr", "mrs", "ms", "dr", "inc", "ltd", "corp", "co", "ii", "iii", "iv"})
_WALKS = {row["noun"]: row["field"] for row in lexicon.table("fields")}
_GENDERS = {row["word"]: row["gender"] for row in lexicon.table("gendered")} | {
    row["word"]: row["gender"] for row in lexicon.table("pronouns") if row["gender"]
}
