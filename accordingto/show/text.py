"""The dossier in the terminal: readable at 80 columns and in a pipe, every statement with its characters."""

import re
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from accordingto.record.dossier import Dossier
from accordingto.show.actor import MOST, ActorPage
from accordingto.show.chain import Hand
from accordingto.show.compare import Comparison, Wording
from accordingto.show.credits import Credited
from accordingto.show.differ import Differing
from accordingto.show.done import Deed
from accordingto.show.lookup import Place
from accordingto.show.said import Statement
from accordingto.show.told import Clash, Told
from accordingto.show.tree import draw
from accordingto.show.view import View, view
from accordingto.show.words import series

_INDENT = 5
_CUT, _PUT = ("[-", "-]", "red strike"), ("{+", "+}", "green underline")


def text(dossier: Dossier, width: int = 80, color: bool = False) -> str:  # noqa: FBT001, FBT002 (as in the command)
    """Render a dossier for the terminal, `width` columns wide; without `color` there is not one control code in it.

    A quotation that two outlets have from one newspaper reads "2 outlets, 1 origin (the Corran Post)".
    """
    sheet = StringIO()
    console = Console(
        file=sheet,
        width=width,
        color_system="standard" if color else None,
        force_terminal=color,
        force_jupyter=False,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
        _environ={},
    )
    for piece in _pieces(view(dossier), width):
        console.print(piece)
    lines = (line.rstrip() for line in sheet.getvalue().splitlines())
    return "\n".join(lines).strip("\n") + "\n"


def _pieces(shown: View, width: int) -> Iterator[Text | Padding | Table]:
    yield Text("═" * width)
    yield Text("ACCORDING TO", style="bold")
    yield Text(shown.line)
    if len(shown.stories) > 1:
        yield Text()
        for story in shown.stories:
            yield _line(f"{story.number:>2}  ", story.headline, f"  ({story.counts})")
    for story in shown.stories:
        yield from _story(story, width)
    yield from _people(shown)
    yield from _sources(shown, width)
    yield from _foot(shown, width)


def _story(story: Told, width: int) -> Iterator[Text | Padding | Table]:
    yield Text("\n" + "━" * width)
    yield from _head(story)
    if story.shared:
        yield _heading("What more than one outlet carries")
    for one in story.shared:
        yield from _statement(one, width)
    if story.compared:
        yield _heading("Word for word")
        yield _note("[-only in the first wording-]  {+only in the second+}")
    for one in story.compared:
        yield from _compared(one)
    if story.alone:
        yield _heading(story.alone_heading)
    for outlet, some in story.alone:
        yield Text(f"\n  {outlet}", style="italic")
        for one in some:
            yield from _statement(one, width)
    yield from _roots(story)
    if story.deeds:
        yield _heading("Who did what to whom")
    for deed in story.deeds:
        yield from _deed(deed)
    if story.clashes:
        yield _heading("Where the pages contradict each other")
    for clash in story.clashes:
        yield from _clash(clash)


def _head(story: Told) -> Iterator[Text | Padding]:
    yield Text(story.headline, style="bold")
    yield from (Text(line) for line in (story.counts, story.lead, story.unnamed) if line)
    if story.rests.words:
        yield Text(f"{story.rests.words}:")
    yield from map(_placed, story.rests.on)


def _statement(one: Statement, width: int) -> Iterator[Text | Padding | Table]:
    yield Text()
    yield _line(f"{one.number:>3}  ", " ".join(filter(None, (one.speaker, one.cue))), f" · {one.manner}")
    yield _inside(Text(" … ".join(one.words)))
    yield from (_inside(Text(fact, style="cyan")) for fact in (one.support, one.since) if fact)
    yield from _differing(one.differing)
    for hand in one.chain:
        yield from _chain(hand, width)


def _differing(some: Iterable[Differing]) -> Iterator[Padding]:
    yield from map(_placed, some)


def _placed(one: Differing | Credited) -> Padding:
    places = "; ".join(map(_where, _by_page(one.places)))
    return _inside(Text.assemble(one.words, (f" ({places})", "dim")))


def _chain(hand: Hand, width: int) -> Iterator[Padding]:
    for line in draw(hand, width - _INDENT):
        yield _inside(Text(line, overflow="fold"))


def _compared(one: Statement) -> Iterator[Text | Padding | Table]:
    for pair in one.compared:
        yield Text()
        yield _line(f"{one.number:>3}  ", one.speaker, " · within one page" if pair.one_page else "")
        yield from _wording(pair.full, *_CUT)
        yield from _wording(pair.other, *_PUT)
        yield _inside(Text(_altered(pair)))


def _wording(wording: Wording, start: str, end: str, style: str) -> Iterator[Padding]:
    yield _inside(Text(_where(wording.places), style="dim"))
    line = Text()
    for number, piece in enumerate(wording.pieces):
        line.append(" … " if number else "")
        for stretch in piece:
            words = _flat(stretch.text)
            line.append(*((f"{start}{words}{end}", style) if stretch.kinds else (words,)))
    yield Padding(line, (0, 0, 0, _INDENT + 2), expand=False)


def _altered(pair: Comparison) -> str:
    who = "The second wording" if pair.one_page else pair.other.page
    return f"{who} {'; '.join(pair.alterations)}" if pair.alterations else pair.verdict


def _roots(story: Told) -> Iterator[Text | Padding | Table]:
    if story.roots.named or story.roots.others:
        yield _heading("Where it comes from")
    for root in story.roots.named:
        yield Text()
        yield _line("", root.name, f" · {root.kind} · {root.rests}")
        yield _inside(Text("; ".join([root.why, *_seen(root.places)] if root.why else _seen(root.places)), style="dim"))
    if story.roots.others:
        yield Text()
        yield _inside(Text(story.roots.others))


def _seen(places: Iterable[Place]) -> list[str]:
    """Say on which characters of which pages: "named in Noon Ledger [96–111]"."""
    found = _by_page(places)
    return [f"named in {series(map(_where, found))}"] if found else []


def _by_page(places: Iterable[Place]) -> list[list[Place]]:
    pages: dict[str, list[Place]] = {}
    for place in places:
        pages.setdefault(place.page, []).append(place)
    return list(pages.values())


def _deed(deed: Deed) -> Iterator[Text | Padding | Table]:
    yield Text()
    yield _line(f"{deed.number:>3}  ", f"{deed.who} → {deed.does}{f' → {deed.whom}' if deed.whom else ''}", "")
    facts = [deed.status, deed.when, deed.where]
    yield _inside(Text(" · ".join(fact for fact in [*facts, deed.support, deed.since] if fact), style="cyan"))
    for telling in deed.told:
        status = f", {telling.status}" if telling.status != deed.status else ""
        words = Text.assemble((f"{_where((telling.place,))} {telling.by}{status}: ", "dim"), "“")
        for stretch in telling.words:
            words.append(_flat(stretch.text), "underline" if stretch.kinds else "")
        yield _inside(words.append("”"))
    yield from _differing(deed.differing)


def _clash(clash: Clash) -> Iterator[Text | Padding]:
    yield Text()
    yield _inside(Text(clash.field, style="bold"))
    for side in (clash.left, clash.right):
        place = f" {_where((side.value,))}"
        yield _inside(Text.assemble((f"“{side.value.words}”", "bold"), f" in {side.words}", (place, "dim")))


def _people(shown: View) -> Iterator[Text | Padding | Table]:
    if shown.bonds:
        yield _heading("Relations, from -10 (cold) to 10 (warm)")
    for bond in shown.bonds:
        yield _inside(Text(f"{bond.left} and {bond.right}: {bond.warmth:+.1f} · {bond.day} · {bond.rests}"))
    if shown.cast.active or shown.cast.leading or shown.cast.passing:
        yield _heading("Who appears")
    if shown.cast.active:
        first = ", the story first: 2.1 is the first of story 2" if len(shown.stories) > 1 else ""
        yield _note(f"Statements and events by their numbers above{first}.")
    for person, page in shown.cast.active:
        yield _inside(Text.assemble((person.name, "bold"), f" · {person.facts}"))
        yield from (_further(words) for words in _known(page, several=len(shown.stories) > 1))
    for person in shown.cast.leading:
        yield _inside(Text.assemble((person.name, "bold"), f" · {person.facts}"))
    if shown.cast.passing:
        names = "; ".join(person.name for person in shown.cast.passing)
        yield _inside(Text(f"Named on one page: {names}", style="dim"))


def _known(page: ActorPage, *, several: bool) -> Iterator[str]:
    """Say what is known of an actor, then by their numbers what it said and did and what others did and said."""
    yield " · ".join([*page.facts, *(f"by our table of office holders: {held}" for held in page.held)])
    lists = []
    for one in page.lists:
        numbers = [f"{story}.{number}" if several else str(number) for story, number in one.numbers[:MOST]]
        more = [f"and {one.more} more"] if one.more else []
        noun = "event " if one.of == "event" else ""
        lists.append(f"{one.heading.lower()} {noun}{', '.join([*numbers, *more])}")
    yield " · ".join(lists)


def _further(words: str) -> Padding:
    return Padding(Text(words, style="dim"), (0, 0, 0, _INDENT + 2), expand=False)


def _sources(shown: View, width: int) -> Iterator[Text | Padding | Table]:
    yield _heading("Sources")
    for source in shown.sources:
        yield Text()
        yield _line(f"{source.number:>3}  ", source.label, f" · {source.facts}")
        for area in source.areas:
            words = Text(f"{f'{area.start}–{area.end}':>15}  {area.kind:<11}  {area.told}")
            words.truncate(width, overflow="ellipsis")
            words.stylize("dim" if area.furniture else "")
            yield words


def _foot(shown: View, width: int) -> Iterator[Text | Padding | Table]:
    if shown.refusals:
        yield _heading("Set aside")
    for refusal in shown.refusals:
        yield _inside(Text(f"{refusal.name}: {refusal.reason} ({refusal.step})"))
    yield Text("\n" + "─" * width)
    yield Text(shown.made)
    yield Text(shown.not_said)


def _flat(words: str) -> str:
    return re.sub(r"\s+", " ", words)


def _heading(words: str) -> Text:
    return Text(f"\n{words.upper()}", style="bold")


def _note(words: str) -> Padding:
    return _inside(Text(words, style="dim"))


def _line(start: str, bold: str, rest: str) -> Table:
    """Put a number before words that hang beside it when they run over."""
    grid = Table.grid()
    grid.add_column(width=_INDENT, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Text(start), Text.assemble((bold, "bold"), rest))
    return grid


def _inside(words: Text) -> Padding:
    return Padding(words, (0, 0, 0, _INDENT), expand=False)


def _where(places: Iterable[Place]) -> str:
    """Name the page once and give all its characters: "Noon Ledger [83–137] [171–203]"."""
    found = list(places)
    return " ".join([found[0].page, *(f"[{place.offsets}]" for place in found)]) if found else ""
