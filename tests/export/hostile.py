"""A dossier of one page whose writer wished us ill: formulas, tabs, line ends of every kind, wide characters."""

from accordingto.record.actor import Mention
from accordingto.record.base import Evidence, Span, make_id
from accordingto.record.claim import Claim, Origin
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.event import Event
from accordingto.record.page import Block, Known, Page, Region
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link
from accordingto.record.story import Credit, Edit, Match, Story

FORMULA = '=HYPERLINK("http://trap.example","pay")'
SAID = "+1\tship\r\n@home 🚢\u2028\u2028-2 \"left\", 'he' | said\x85\x0b…"
TEXT = f"{FORMULA} told @corran of it: {SAID} </script>\n# sent_id = 1\n1\t_\tThe harbour was shut\r\nlast night."


def hostile() -> Dossier:
    page_id = make_id("page", "hostile")

    def at(words: str) -> Span:
        return Span(TEXT.index(words), TEXT.index(words) + len(words))

    known = [("outlet", "=Outlet|calc"), ("url", "javascript:alert(1)"), ("title", '"]}'), ("author", "\tA\nB")]
    page = Page(
        id=page_id,
        name="-o /etc/=name.txt",
        text=TEXT,
        media="text",
        encoding="utf-8",
        blocks=(Block(span=Span(0, len(TEXT)), tag="line"),),
        known=tuple(Known(field=field, value=value, where="given") for field, value in known),
    )
    who = Mention(
        id=make_id("mention", "who"),
        page=page_id,
        span=at(FORMULA),
        head=at(FORMULA),
        words=FORMULA,
        form="name",
        kind="person",
        first=make_id("mention", "who"),
        name=FORMULA,
    )
    speaker = Link(role="speaker", name=FORMULA, span=at(FORMULA), words=FORMULA, mention=who.id)
    relay = Link(role="relay", name=None, span=at("@corran"), words="@corran")
    said = Attribution(
        id=make_id("said", "hostile"),
        page=page_id,
        kind="indirect",
        cue=at("told"),
        content=(at(SAID),),
        words=(SAID,),
        chain=(speaker, relay, Link(role="outlet", name="=Outlet|calc")),
        confidence=0.5,
    )
    clause = "The harbour was shut\r\nlast night"
    event = Event(
        id=make_id("event", "hostile"),
        page=page_id,
        code="COERCE",
        mode="no such mode",
        contexts=("no such context",),
        trigger=at("shut\r\nlast"),
        words="shut\r\nlast",
        evidence=at(clause),
        agent=(who.id,),
        patient=(who.id,),
        reciprocal=True,
        status="occurred",
        by=said.id,
        coordinates=(35.9, -14.5),
    )
    story = make_id("story", "hostile")
    origin = Origin(id=make_id("origin", "hostile"), story=story, kind="document", name="@paper", why="", evidence=())
    wording = (Evidence(page=page_id, span=at(SAID), words=SAID),)
    told = {"story": story, "speakers": (FORMULA,), "outlets": ("=Outlet|calc",), "pages": (page_id,)}
    claims = [
        Claim(
            id=make_id("claim", record),
            of=of,
            members=(record,),
            wording=wording if of == "attribution" else (Evidence(page=page_id, span=at(clause), words=clause),),
            origins=(origin.id,),
            **told,
        )
        for record, of in ((said.id, "attribution"), (event.id, "event"))
    ]
    formula = Evidence(page=page_id, span=at(FORMULA), words=FORMULA)
    # The page bends its own words.
    match = Match(
        id=make_id("match", "hostile"),
        story=story,
        of="attribution",
        left=said.id,
        right=said.id,
        left_page=page_id,
        right_page=page_id,
        score=0.5,
        edits=(Edit(kind="changed", left=at(FORMULA), right=at(SAID), before=FORMULA, after=SAID),),
    )
    regions = (Region(span=Span(0, len(TEXT)), kind="body", why=""),)
    return Dossier(
        made_by=Maker(version="0", parser="\t=none", lexicon=""),
        reports=(Report(page=page, regions=regions, mentions=(who,), said=(said,), events=(event,)),),
        stories=(
            Story(id=story, pages=(page_id,), credits=(Credit(page=page_id, outlet="=paper", evidence=(formula,)),)),
        ),
        matches=(match,),
        origins=(origin,),
        claims=tuple(sorted(claims, key=lambda claim: claim.id)),
    )
