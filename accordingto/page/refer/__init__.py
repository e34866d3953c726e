"""Page, Parse → Mentions: who is spoken of on this page, and which words of it are the same one."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from accordingto import lexicon
from accordingto.page.refer.answers import find_answers, labels
from accordingto.page.refer.bodies import bodies
from accordingto.page.refer.chains import name_parts
from accordingto.page.refer.figures import Figure
from accordingto.page.refer.found import Found
from accordingto.page.refer.known import Hit, find_known
from accordingto.page.refer.namedfor import named_for
from accordingto.page.refer.names import find_names, is_modifier
from accordingto.page.refer.nouns import find_descriptions
from accordingto.page.refer.pairs import Pair, pairs
from accordingto.page.refer.pronouns import find_pronouns, find_relatives
from accordingto.page.refer.ranker import Rank
from accordingto.page.refer.ranker import rank as likeliest
from accordingto.page.refer.read import Meant, read_page
from accordingto.page.refer.reading import DOUBT, Read
from accordingto.record.actor import Mention
from accordingto.record.base import Reason, Span, make_id
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse


def refer(page: Page, parse: Parse, regions: Sequence[Region] = (), rank: Rank = likeliest) -> tuple[Mention, ...]:
    """Find everybody the page speaks of, in order, and say which mentions are one.

    Of `regions` only the captions count: whom they name is not whom the text behind them goes on about. `rank` weighs
    those whom a pronoun may stand for.

    In "Mike Pence spoke first. 'We will talk,' he told the Washington Post." he is Mike Pence, and the Washington Post
    is an outlet, not a place; "We" is nobody yet.
    """
    known = find_known(page.text, parse)
    at = labels(page.text, parse)
    names = [found for found in find_names(page.text, parse, known) if found.head not in at]
    names = list(bodies(_in_accord(_without_noise(parse, names)), parse, known))
    named = bytearray(len(parse))
    for token in at:
        named[token] = 1
    for found in names:
        named[found.head_first : found.head_last + 1] = b"\1" * (found.head_last + 1 - found.head_first)
        if found.office:
            named[found.first : found.head_first] = b"\1" * (found.head_first - found.first)
    pronouns = [found for found in find_pronouns(parse) if not named[found.head]]
    described = bodies(find_descriptions(page.text, parse, known, named), parse, known)
    descriptions = named_for(described, names, page.text, parse, _places(known))
    whole = _without_parts([*names, *_with_countries(names, descriptions, parse)], parse)
    relatives = find_relatives(parse, whole)
    founds = sorted(
        (*whole, *pronouns, *relatives, *find_answers(at)), key=lambda found: (found.head_first, found.last)
    )
    aside, signed = (
        frozenset(token for one in regions if one.kind == kind for token in parse.tokens(one.span))
        for kind in ("caption", "byline")
    )
    meant = read_page(page, parse, founds, aside, rank)
    return _mentions(page, parse, founds, meant, pairs(parse, founds, meant, aside | signed))


def _places(known: dict[int, Hit]) -> Iterator[int]:
    """Yield the tokens that a state's or place's name begins or ends with."""
    for token, hit in known.items():
        if hit.known.kind in ("government", "place"):
            yield from (token, hit.last)


def _without_noise(parse: Parse, names: list[Found]) -> list[Found]:
    """Leave out words with a capital of which nothing tells that they name somebody."""
    people = {part for found in names if found.kind == "person" for part in name_parts(found.words)}
    return [
        found
        for found in names
        if found.kind != "unknown" or parse.labels[found.head] == "nsubj" or name_parts(found.words)[0] in people
    ]


def _in_accord(names: list[Found]) -> Iterator[Found]:
    """Let the rest of the page say what a name is of which the parser is not sure.

    "Al-Harun" is somebody where the page has Idris al-Harun; "Leeside", once taken for somebody, is a place where
    the page has it as one and nobody is called so.
    """
    fulls = {name_parts(found.words) for found in names if found.kind == "person"}
    ends = {parts[cut:] for parts in fulls for cut in range(1, len(parts))}
    begins = {parts[:1] for parts in fulls if len(parts) > 1}
    kinds = Counter((name_parts(found.words), found.kind) for found in names if not found.entry)
    for found in names:
        parts = name_parts(found.words)
        alone = found.kind == "person" and not found.office and not found.gender and parts not in ends | begins
        if found.kind in ("organisation", "unknown") and not found.entry and len(parts) > 1 and parts in ends:
            yield found._replace(kind="person")
        elif alone and len(parts) == 1 and kinds[parts, "place"] >= kinds[parts, "person"]:
            yield found._replace(kind="place")
        else:
            yield found


def _with_countries(names: list[Found], descriptions: Iterable[Found], parse: Parse) -> Iterator[Found]:
    """Give descriptions the country of whom they name: the Ivory Coast to "the government of Laurent Gbagbo"."""
    at: list[str | None] = [None] * len(parse)
    for found in names:
        at[found.head] = found.country
    for found in descriptions:
        named = (at[token] for token in range(found.first, found.last + 1))
        yield found._replace(country=found.country or next(filter(None, named), None))


def _without_parts(founds: list[Found], parse: Parse) -> list[Found]:
    """Leave out modifiers inside an actor's phrase: the "Turkish" of "Turkish officials", who are found already."""
    covered = bytearray(len(parse))
    modifiers = [is_modifier(parse, found.head, found.last) and found.form == "short name" for found in founds]
    for found, modifies in zip(founds, modifiers, strict=True):
        if not modifies and found.kind != "document":
            covered[found.first : found.last + 1] = b"\1" * (found.last + 1 - found.first)
    return [found for found, modifies in zip(founds, modifiers, strict=True) if not (modifies and covered[found.head])]


def _mentions(page: Page, parse: Parse, founds: list[Found], meant: Meant, two: dict[int, Pair]) -> tuple[Mention, ...]:
    """Make the records, in the order of the page; the first of each figure gives the others their `first`."""
    read, figures, unread, _ = meant
    spans = [parse.span(found.first, found.last) for found in founds]
    places = [
        (span, parse.starts[found.head_first], number)
        for number, (span, found) in enumerate(zip(spans, founds, strict=True))
    ]
    places += [(span, span.start, -1 - place) for place, (span, _) in enumerate(unread)]
    first: dict[int, str] = {}
    mentions = []
    for span, start, number in sorted(places):
        own = make_id("mention", page.id, span.start, span.end, start)
        if number < 0:
            figure = figures[unread[-1 - number][1]]
            mentions.append(_unread(page, own, span, figure, first.setdefault(figure.number, own)))
            continue
        found = founds[number]
        figure = figures[read[number].figure]
        what = by_table(read[number], figure)
        mentions.append(
            Mention(
                id=own,
                page=page.id,
                span=span,
                head=parse.span(found.head_first, found.head_last),
                words=span.of(page.text),
                form=found.form,
                kind=figure.kind if figure.kind != "unknown" else found.kind,
                first=first.setdefault(what.figure, own),
                name=_name(figure, what.confidence),
                country=figure.country or found.country,
                office=found.office,
                confidence=what.confidence,
                reasons=what.reasons,
            )
        )
    heads = {parse.span(founds[number].head_first, founds[number].head_last): pair for number, pair in two.items()}
    return tuple(_with_members(one, heads.get(one.head), first, figures) for one in mentions)


def _with_members(mention: Mention, pair: Pair | None, first: Mapping[int, str], figures: Sequence[Figure]) -> Mention:
    """Return a mention with the two whom it means."""
    if pair is None or mention.name is not None or not all(number in first for number in pair.members):
        return mention
    who = " and ".join(figures[number].name or "" for number in pair.members)
    reason = Reason(feature=pair.why, share=1.0, left=mention.words, right=who)
    members = tuple(first[number] for number in pair.members)
    return replace(mention, kind="group", members=members, confidence=pair.confidence, reasons=(reason,))


def _unread(page: Page, own: str, span: Span, figure: Figure, first: str) -> Mention:
    """Make the record of a name that stands where nothing is parsed."""
    return Mention(
        id=own, page=page.id, span=span, head=span, words=span.of(page.text), form="name", kind="person", first=first,
        name=figure.name,
    )  # fmt: skip


def by_table(what: Read, figure: Figure) -> Read:
    """Say of an office's holder whom the page does not name that the name is our table's word."""
    if figure.name is not None or figure.held_by is None or what.confidence < DOUBT:
        return what
    reason = Reason(feature="held the office", share=1.0, left="", right=figure.held_by)
    return what._replace(confidence=min(what.confidence, _BY_TABLE), reasons=(*what.reasons, reason))


def _name(figure: Figure, confidence: float) -> str | None:
    """Return the figure's name; state media are named by their state."""
    if confidence < DOUBT:
        return None
    if figure.entry == "state media" and figure.country in _STATES:
        return f"state media of {_STATES[figure.country]}"
    return figure.name or figure.held_by


_BY_TABLE = 0.8
_STATES: dict[str | None, str] = {row["code"]: row["name"] for row in lexicon.table("states")}
