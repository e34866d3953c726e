"""A small dossier in which everything holds, made by hand: two pages, every kind of record once."""

from msgspec.structs import replace

from accordingto.record.actor import Actor, Held, Mention, Same
from accordingto.record.base import Evidence, Span
from accordingto.record.claim import Claim, Conflict, Origin, Relation
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.event import Event
from accordingto.record.ids import own_id
from accordingto.record.page import Known, Page, Refusal, Region, page_id
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link
from accordingto.record.story import Difference, Edit, Match, Story

SAFE = (
    'Harbour stays open\n"The harbour is safe," Ms Brand told the Tidewater Post. The port hired pilots.\nGive today.\n'
)
SHUT = 'Harbour doubts\n"The harbour is shut," Ms Brand told the Tidewater Post. The port hired pilots.\nSign up.\n'


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def lines(text: str) -> list[Span]:
    return [at(text, line) for line in text.splitlines()]


def named(record):
    """Give the record the id that follows from it."""
    return replace(record, id=own_id(record))


def mention_of(page: str, span: Span, head: Span, text: str, kind: str) -> Mention:
    mention = Mention(id="", page=page, span=span, head=head, words=span.of(text), form="name", kind=kind, first="")
    return replace(mention, id=own_id(mention), first=own_id(mention))


def report_of(letter: str, outlet: str, text: str, said: str) -> Report:
    """Make the report of a page: two mentions, one attribution and one event."""
    page = page_id(None, outlet, text)
    brand, port, content = at(text, "Ms Brand"), at(text, "The port"), at(text, said)
    mention = mention_of(page, brand, at(text, "Brand"), text, "person")
    other = mention_of(page, port, at(text, "port"), text, "organisation")
    chain = (
        Link(role="speaker", name="Brand", span=brand, words="Ms Brand", mention=mention.id),
        Link(role="relay", name="Tidewater Post", span=at(text, "Tidewater Post"), words="Tidewater Post"),
        Link(role="outlet", name=outlet),
    )
    attribution = named(
        Attribution(
            id="",
            page=page,
            kind="direct",
            cue=at(text, "told"),
            content=(content,),
            words=(said,),
            chain=chain,
            confidence=1.0,
        )
    )
    event = named(
        Event(
            id="",
            page=page,
            code="COOPERATE",
            trigger=at(text, "hired"),
            words="hired",
            evidence=at(text, "The port hired pilots"),
            agent=(other.id,),
            status="occurred",
            by=attribution.id,
        )
    )
    kinds = zip(lines(text), ("headline", "body", "furniture"), strict=True)
    return Report(
        page=Page(
            id=page,
            name=f"{letter}.txt",
            text=text,
            media="text",
            encoding="utf-8",
            blocks=(),
            known=(Known(field="outlet", value=outlet, where="given"),),
        ),
        regions=tuple(Region(span=span, kind=kind, why="its place") for span, kind in kinds),
        mentions=(mention, other),
        said=(attribution,),
        events=(event,),
    )


def evidence(report: Report, words: str) -> Evidence:
    return Evidence(page=report.page.id, span=at(report.page.text, words), words=words)


LEFT, RIGHT = sorted(
    (
        report_of("a", "Ferry Times", SAFE, "The harbour is safe"),
        report_of("b", "Quay News", SHUT, "The harbour is shut"),
    ),
    key=lambda report: report.page.id,
)
SAYS = {report.page.id: report.said[0].words[0][-4:] for report in (LEFT, RIGHT)}
PAGES = (LEFT.page.id, RIGHT.page.id)
STORY = named(Story(id="", pages=PAGES))
ORIGIN = Origin(
    id="origin-1",
    story=STORY.id,
    kind="outlet",
    name="Tidewater Post",
    why="named",
    evidence=(evidence(LEFT, "Tidewater Post"),),
)
HELD = (Held(office="mayor", name="Brand", sector="government", start="2017-01-20", end="2021-01"),)
ACTORS = tuple(
    named(Actor(id="", name=name, names=(name,), kind=kind, held=HELD, mentions=tuple(sorted(ids))))
    for name, kind, ids in (
        ("Brand", "person", (LEFT.mentions[0].id, RIGHT.mentions[0].id)),
        ("port", "organisation", (LEFT.mentions[1].id, RIGHT.mentions[1].id)),
    )
)
BRANDS = ACTORS[0].mentions
FIRST, SECOND = sorted(
    (
        named(
            Claim(
                id="",
                story=STORY.id,
                of="attribution",
                members=(report.said[0].id,),
                wording=(evidence(report, "The harbour"),),
                speakers=("Brand",),
                outlets=(report.page.label,),
                pages=(report.page.id,),
                origins=(ORIGIN.id,),
            )
        )
        for report in (LEFT, RIGHT)
    ),
    key=lambda claim: claim.id,
)
SIDE = {
    claim.id: evidence(report, SAYS[report.page.id])
    for claim in (FIRST, SECOND)
    for report in (LEFT, RIGHT)
    if claim.pages == (report.page.id,)
}
LOW, HIGH = sorted((LEFT, RIGHT), key=lambda report: report.said[0].id)
EDIT = Edit(
    kind="changed",
    left=at(LOW.page.text, SAYS[LOW.page.id]),
    right=at(HIGH.page.text, SAYS[HIGH.page.id]),
    before=SAYS[LOW.page.id],
    after=SAYS[HIGH.page.id],
)
DIFFERENCE = Difference(
    kind="number",
    left_value=evidence(LOW, SAYS[LOW.page.id]),
    right_value=evidence(HIGH, SAYS[HIGH.page.id]),
)
SOUND = Dossier(
    made_by=Maker(version="0", parser="none", encoder="light", lexicon="0"),
    reports=(LEFT, RIGHT),
    refusals=(Refusal(name="c.txt", step="read", reason="empty"), Refusal(name="d.txt", step="read", reason="empty")),
    actors=tuple(sorted(ACTORS, key=lambda actor: actor.id)),
    same=(named(Same(id="", left=BRANDS[0], right=BRANDS[1], same=True, score=1.0, reasons=(), by="rule")),),
    stories=(STORY,),
    matches=(
        named(
            Match(
                id="",
                story=STORY.id,
                of="attribution",
                left=LOW.said[0].id,
                right=HIGH.said[0].id,
                left_page=LOW.page.id,
                right_page=HIGH.page.id,
                score=1.0,
                edits=(EDIT,),
                differences=(DIFFERENCE,),
            )
        ),
    ),
    origins=(ORIGIN,),
    claims=(FIRST, SECOND),
    conflicts=(
        named(
            Conflict(
                id="",
                story=STORY.id,
                left=FIRST.id,
                right=SECOND.id,
                field="polarity",
                left_value=SIDE[FIRST.id],
                right_value=SIDE[SECOND.id],
            )
        ),
    ),
    relations=(
        named(Relation(id="", left=ACTORS[0].id, right=ACTORS[1].id, day=None, warmth=1.0, claims=(FIRST.id,))),
    ),
)
