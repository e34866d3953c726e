"""An attribution as it is compared with others: its words, the part in quotation marks, who says it, through whom."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator

import msgspec

from accordingto.pile.cast import Cast
from accordingto.pile.story.days import Day, days
from accordingto.pile.story.numbers import Count, counts
from accordingto.pile.story.wording import Words, quoted, stems, strip_marks
from accordingto.record.base import Span
from accordingto.record.report import Report
from accordingto.record.said import Attribution


class Stretch(msgspec.Struct, frozen=True, gc=False):
    """Quoted words as they are compared: in order, folded without repetition, and the stems that say something."""

    words: Words
    known: frozenset[str]
    stems: frozenset[str]


class Statement(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is compared of an attribution.

    `quoted` are the stretches in quotation marks without the marks, `said` their words, `stretches` these as a whole
    and, where there are several, each of them; `words` all words of the content, `stems` those that say what it is
    about, `counts` and `days` the numbers and days among them. `speaker` is None when not known, `named` where the page
    itself names him, `called` where it shows him, by a name or not; `nameless` if it keeps his name back; `hands` are
    all known actors of the chain but the outlet, those who speak with the speaker among them.
    """

    id: str
    page: str
    kind: str
    content: tuple[Span, ...]
    quoted: tuple[Span, ...]
    words: Words
    said: Words
    stretches: tuple[Stretch, ...]
    stems: frozenset[str]
    speaker: str | None
    hands: frozenset[str]
    counts: tuple[Count, ...]
    days: tuple[Day, ...]
    named: Span | None
    called: Span | None
    nameless: bool


def statements(report: Report, cast: Cast, read: Callable[[Iterable[Span]], Words]) -> Iterator[Statement]:
    """Yield each attribution of a page as it is compared; `read` gives the words of some stretches of the page."""
    for said in report.statements:
        text = report.page.text
        marked = _quoted(said, text)
        found = read(marked if said.kind == "direct" and marked else said.content)
        spoken = found if said.kind == "direct" else read(marked)
        stretches = (_stretch(spoken), *map(_stretch, _parts(spoken)))
        link = said.speaker
        speaker = cast.key(link)
        hands = (speaker, *cast.actors_of(link.beside), *map(cast.key, said.relays))
        mention = cast.mention(link) if link.how == "said" else None
        yield Statement(
            id=said.id,
            page=said.page,
            kind=said.kind,
            content=said.content,
            quoted=marked,
            words=found,
            said=spoken,
            stretches=stretches,
            stems=stretches[0].stems if spoken is found else stems(found.folded),
            speaker=speaker,
            hands=frozenset(filter(None, hands)),
            counts=counts(found),
            days=days(found),
            named=link.span if mention and "name" in mention.form else None,
            called=link.span if mention and mention.form != "pronoun" else None,
            nameless=said.source is not None and said.source.kind == "unnamed",
        )


def _parts(said: Words) -> Iterator[Words]:
    parts = said.parts
    # They stand in order: where the first and the last are of one stretch, all are.
    if parts[:1] != parts[-1:]:
        for part in sorted(set(parts)):
            yield said.cut(bisect_left(parts, part), bisect_right(parts, part), part)


def _stretch(said: Words) -> Stretch:
    known = frozenset(said.folded)
    return Stretch(said, known, stems(known))


def _quoted(said: Attribution, text: str) -> tuple[Span, ...]:
    """Return the stretches in quotation marks: all of a direct attribution, the marked part of a mixed one."""
    if said.kind == "indirect":
        return ()
    if said.kind == "direct":
        stripped = (strip_marks(text, span) for span in said.content)
        return tuple(span for span in stripped if span)
    return tuple(part for span in said.content for part in (quoted(text, span) or _wholly(text, span)))


def _wholly(text: str, span: Span) -> tuple[Span, ...]:
    """Return a span that itself stands between quotation marks, else nothing."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    return (span,) if before and before in "“\"‘'" and after and after in "”\"’'" else ()
