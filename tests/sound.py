"""A small dossier in which everything holds, made by hand: two pages, every kind of record once."""

from msgspec.structs import replace

from accordingto.record.actor import Actor, Mention, Same
from accordingto.record.base import Evidence, Span
from accordingto.record.claim import Claim, Conflict, Origin, Relation
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.event import Event
from accordingto.record.page import Known, Page, Refusal, Region, page_id
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link
from accordingto.record.story import Edit, Match, Story

SAFE = (
    'Harbour stays open\n"The harbour is safe," Ms Brand told the Tidewater Post. The port hired pilots.\nGive today.\n'
)
SHUT = 'Harbour doubts\n"The harbour is shut," Ms Brand told the Tidewater Post. The port hired pilots.\nSign up.\n'


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def lines(text: str) -> list[Span]:
    return [at(text, line) for line in text.splitlines()]


def report_of(letter: str, outlet: str, text: str, said: str) -> Report:
    """Make the report of a page: two mentions, one attribution and one event, their ids ending in `letter`."""
    page = page_id(None, outlet, text)
    brand, port, content = at(text, "Ms Brand"), at(text, "The port"), at(text, said)
    mention = Mention(
        id=f"mention-1{letter}", page=page, span=brand, head=at(text, "Brand"), words="Ms Brand", form="name",
        kind="person", first=f"mention-1{letter}",
    )  # fmt: skip
    other = Mention(
        id=f"mention-2{letter}", page=page, span=port, head=at(text, "port"), words="The port", form="description",
        kind="organisation", first=f"mention-2{letter}",
    )  # fmt: skip
    chain = (
        Link(role="speaker", name="Brand", span=brand, words="Ms Brand", mention=mention.id),
        Link(role="relay", name="Tidewater Post", span=at(text, "Tidewater Post"), words="Tidewater Post"),
        Link(role="outlet", name=outlet),
    )
    attribution = Attribution(
        id=f"attribution-{letter}", page=page, kind="direct", cue=at(text, "told"), content=(content,), words=(said,),
        chain=chain, confidence=1.0,
    )  # fmt: skip
    event = Event(
        id=f"event-{letter}", page=page, code="COOPERATE", trigger=at(text, "hired"), words="hired",
        evidence=at(text, "The port hired pilots"), agent=(other.id,), status="occurred", by=attribution.id,
    )  # fmt: skip
    kinds = zip(lines(text), ("headline", "body", "furniture"), strict=True)
    return Report(
        page=Page(
            id=page, name=f"{letter}.txt", text=text, media="text", encoding="utf-8", blocks=(),
            known=(Known(field="outlet", value=outlet, where="given"),),
        ),
        regions=tuple(Region(span=span, kind=kind, why="its place") for span, kind in kinds),
        mentions=(mention, other), said=(attribution,), events=(event,),
    )  # fmt: skip


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
EDIT = Edit(
    kind="changed",
    left=at(LEFT.page.text, SAYS[LEFT.page.id]),
    right=at(RIGHT.page.text, SAYS[RIGHT.page.id]),
    before=SAYS[LEFT.page.id],
    after=SAYS[RIGHT.page.id],
)
CLAIM = Claim(
    id="claim-1", story="story-1", of="attribution", members=("attribution-a",),
    wording=(evidence(LEFT, "The harbour"),),
    speakers=("Brand",), outlets=("Ferry Times",), pages=PAGES, origins=("origin-1",),
)  # fmt: skip
SOUND = Dossier(
    made_by=Maker(version="0", parser="none", lexicon="0"),
    reports=(LEFT, RIGHT),
    refusals=(Refusal(name="c.txt", step="read", reason="empty"), Refusal(name="d.txt", step="read", reason="empty")),
    actors=(
        Actor(id="actor-1", name="Brand", names=("Brand",), kind="person", mentions=("mention-1a", "mention-1b")),
        Actor(id="actor-2", name="port", names=("port",), kind="organisation", mentions=("mention-2a", "mention-2b")),
    ),
    same=(Same(id="same-1", left="mention-1a", right="mention-1b", same=True, score=1.0, reasons=(), by="rule"),),
    stories=(Story(id="story-1", pages=PAGES),),
    matches=(
        Match(
            id="match-1", story="story-1", of="attribution", left=LEFT.said[0].id, right=RIGHT.said[0].id,
            left_page=LEFT.page.id, right_page=RIGHT.page.id, score=1.0, edits=(EDIT,),
        ),
    ),
    origins=(
        Origin(
            id="origin-1", story="story-1", kind="outlet", name="Tidewater Post", why="named",
            evidence=(evidence(LEFT, "Tidewater Post"),),
        ),
    ),
    claims=(CLAIM, replace(CLAIM, id="claim-2", members=("attribution-b",))),
    conflicts=(
        Conflict(
            id="conflict-1", story="story-1", left="claim-1", right="claim-2", field="polarity",
            left_value=evidence(LEFT, SAYS[LEFT.page.id]), right_value=evidence(RIGHT, SAYS[RIGHT.page.id]),
        ),
    ),
    relations=(Relation(id="relation-1", left="actor-1", right="actor-2", day=None, warmth=1.0, claims=("claim-1",)),),
)  # fmt: skip
