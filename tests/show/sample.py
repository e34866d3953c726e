"""A dossier made by hand: three invented pages, and at least one of every kind of record."""

from accordingto.record.actor import Actor, Held, Mention
from accordingto.record.base import Reason, make_id
from accordingto.record.claim import Claim, Conflict, Origin, Relation
from accordingto.record.dossier import Dossier, Maker
from accordingto.record.page import Refusal
from accordingto.record.report import Report
from accordingto.record.said import Link
from accordingto.record.story import Credit, Difference, Edit, Match, Story
from tests.show.sheet import Sheet

# Each line is a region: its kind, "|", its words. "+" goes on in the line before, as an appeal runs into the text.
HERALD = """headline|Harbour of Corran to stay shut, minister says
standfirst|Pilots have been without pay since the spring
byline|By Jonas Reed
furniture|Give what you can and keep our presses turning. Readers like you pay for every word on this page.
+body|Ada Varga has closed the harbour of Corran in a quarrel over unpaid wages.
body|“The truth is, no ship leaves the harbor until every pilot is paid,” Ms Varga told the Corran Post in an interview.
pull quote|“No ship leaves the harbor”
body|She also thanked the fishermen for their patience, according to Radio Corran.
body|Forty pilots have walked out, the union claimed on Friday. Soldiers are guarding the gates of the port.
body|The cabinet will meet the union on 5 May, and the union may take the port to court. Should the talks fail, owners \
would sue the union. The owners threatened to dismiss the pilots. Ms Varga did not meet the owners. In 2019 the union \
backed the port.
caption|Ships at anchor off Corran.
furniture|Join the talk: 12 comments"""

LEDGER = """headline|Corran pilots’ strike keeps ships in port
body|Tugs lay idle in Corran on Tuesday.
body|“No ship leaves the harbour until each pilot is paid,” the minister said, according to the Corran Post. “But my \
door is open to them all.”
body|Fourteen pilots have walked out, according to the union.
body|A senior official said talks would begin within days, Radio Corran said in a report carried by the Corran News \
Agency.
body|Soldiers reportedly guard the gates, and the strike goes on.
furniture|More from Corran"""

LAMP = """headline|Lamp of Brae is mended
body|The keeper of Brae said the lamp would burn again on Sunday.
body|“It was only the wick,” somebody on the quay called."""

PORTS = Held(office="minister of ports", name="Ada Varga", country="MLT", sector="government", start="2029-03")
MINISTER = {"offices": ("minister",), "country": "MLT", "sector": "government", "held": (PORTS,)}
STORY, LONE = make_id("story", "harbour"), make_id("story", "lamp")
AGENCY, POST, UNION, WORD, KEEPER, QUAY = (
    make_id("origin", kind) for kind in ("agency", "post", "union", "word", "keeper", "quay")
)


def sample() -> Dossier:
    """Make the dossier: each list sorted by id, as the real one is."""
    herald = Sheet("herald.html", HERALD, outlet="The Tideway Herald", author="Jonas Reed", published="2031-05-03")
    ledger = Sheet("ledger.txt", LEDGER, outlet="Noon Ledger", title="Corran pilots’ strike keeps ships in port")
    lamp = Sheet("lamp.txt", LAMP)
    claims, matches = _harbour(herald, ledger)
    deeds, watched = _deeds(herald, ledger)
    claims += deeds + _lamp(lamp)
    matches += watched
    number = _conflict(herald, ledger, claims)
    reports = tuple(sorted((sheet.report() for sheet in (herald, ledger, lamp)), key=lambda report: report.page.id))
    pages = tuple(sorted((herald.id, ledger.id)))
    stories = [
        Story(
            id=STORY,
            pages=pages,
            day="2031-05-03",
            headline="Harbour of Corran to stay shut, minister says",
            credits=tuple(
                Credit(page=page, outlet="Corran Post", evidence=(post,))
                for page, post in sorted((sheet.id, sheet.evidence("the Corran Post")) for sheet in (herald, ledger))
            ),
        ),
        Story(id=LONE, pages=(lamp.id,)),
    ]
    actors = _actors(reports)
    ends = sorted(actor.id for actor in actors if actor.name in {"Ada Varga", "the pilots’ union"})
    bond = Relation(
        id=make_id("relation", *ends), left=ends[0], right=ends[1], day="2031-05-05", warmth=2.5, claims=(claims[0].id,)
    )
    return Dossier(
        made_by=Maker(version="0.1.0", parser="by hand", encoder="light", lexicon="0123456789abcdef"),
        reports=reports,
        refusals=(
            Refusal(name="empty.txt", step="read", reason="no characters in it"),
            Refusal(name="menu.html", step="clean", reason="nothing but furniture"),
        ),
        actors=actors,
        stories=_sorted(stories),
        matches=_sorted(matches),
        origins=_sorted(_origins(herald, ledger, lamp)),
        claims=_sorted(claims),
        conflicts=(number,),
        relations=(bond,),
    )


def _sorted(records):
    return tuple(sorted(records, key=lambda record: record.id))


def _harbour(herald: Sheet, ledger: Sheet) -> tuple[list[Claim], list[Match]]:
    """Give the story its quotation in both, its pull quote, and the statements that one outlet alone carries."""
    whole = "“The truth is, no ship leaves the harbor until every pilot is paid,”"
    short, more = "“No ship leaves the harbour until each pilot is paid,”", "“But my door is open to them all.”"
    post = ("relay", "the Corran Post", "the Corran Post")
    one = herald.says(
        "direct",
        "told",
        (whole,),
        herald.link("speaker", "Ms Varga", "Ada Varga"),
        herald.link(*post),
        where=herald.at("interview", "in an interview"),
    )
    two = ledger.says(
        "direct",
        "said",
        (short, more),
        ledger.link("speaker", "the minister", "A. Varga"),
        ledger.link(*post),
        after=short,
    )
    pull = "“No ship leaves the harbor”"
    three = herald.says("direct", None, (pull,), Link(role="speaker", name="Ada Varga", how="inferred"))
    thanks, patience = "thanked the fishermen for their patience", "according to"
    radio = herald.link("relay", "Radio Corran", "Radio Corran")
    four = herald.says("indirect", patience, (thanks,), herald.link("speaker", "She", "Ada Varga"), radio)
    forty = herald.says(
        "indirect",
        "claimed",
        ("Forty pilots have walked out",),
        herald.link("speaker", "the union", "the pilots’ union"),
        after="Forty",
        act="claimed",
        stance="doubting",
        when=herald.on("Friday", "2031-05-02"),
    )
    fourteen = ledger.says(
        "indirect",
        "according to",
        ("Fourteen pilots have walked out",),
        ledger.link("speaker", "the union", "the pilots’ union"),
        after="Fourteen",
    )
    hands = [ledger.link("speaker", "A senior official", None), ledger.link("relay", "Radio Corran", "Radio Corran")]
    last = ledger.link("relay", "the Corran News Agency", "Corran News Agency", how="inferred")
    talks = ledger.says(
        "indirect",
        "said",
        ("talks would begin within days",),
        *hands,
        last,
        after="A senior",
        source=ledger.unnamed("senior official", 1),
    )
    return [
        _claim((one, two, three), [herald.evidence(whole)], ("Ada Varga",), (ledger, herald), (POST,)),
        _claim((four,), [herald.evidence(thanks)], ("Ada Varga",), (herald,), (make_id("origin", "radio"),)),
        _claim(
            (forty,), [herald.evidence("Forty pilots have walked out")], ("the pilots’ union",), (herald,), (UNION,)
        ),
        _claim(
            (fourteen,),
            [ledger.evidence("Fourteen pilots have walked out")],
            ("the pilots’ union",),
            (ledger,),
            (UNION,),
        ),
        _claim((talks,), [ledger.evidence("talks would begin within days")], (), (ledger,), (AGENCY,)),
    ], [_retold(herald, ledger, one, two), _pulled(herald, one, three)]


def _retold(herald: Sheet, ledger: Sheet, one: str, two: str) -> Match:
    """Match the quotation of the two outlets, with an edit of nearly every kind."""

    def edit(kind: str, before: str = "", after: str = "") -> Edit:
        left = herald.span(before, "“The truth") if before else None
        return Edit(
            kind=kind, left=left, right=ledger.span(after, "“No ship") if after else None, before=before, after=after
        )

    edits = (
        edit("dropped", "The truth is,"),
        edit("case", "no", "No"),
        edit("spelling", "harbor", "harbour"),
        edit("changed", "every", "each"),
        edit("continued", "", "But my door is open to them all."),
    )
    return _match(one, two, (herald, ledger), edits)


def _pulled(herald: Sheet, one: str, three: str) -> Match:
    """Match the pull quote with the sentence it was taken from, on one page."""

    def edit(kind: str, before: str, after: str | None = None) -> Edit:
        right = herald.span(after, "“No ship") if after else None
        return Edit(kind=kind, left=herald.span(before, "“The truth"), right=right, before=before, after=after or "")

    edits = (
        edit("dropped", "The truth is,"),
        edit("case", "no", "No"),
        edit("cut short", "until every pilot is paid,"),
    )
    return _match(one, three, (herald, herald), edits)


def _match(left, right, sheets, edits, differences=()) -> Match:
    """Put the smaller id first, as the record asks, and tell the edits and differences from that side."""
    if left > right:
        other = {"dropped": "added", "added": "dropped", "cut short": "continued", "continued": "cut short"}
        edits = tuple(
            Edit(kind=other.get(e.kind, e.kind), left=e.right, right=e.left, before=e.after, after=e.before)
            for e in edits
        )
        differences = tuple(
            Difference(
                kind=d.kind,
                left_value=d.right_value,
                right_value=d.left_value,
                side={"left": "right", "right": "left", None: None}[d.side],
            )
            for d in differences
        )
        left, right, sheets = right, left, sheets[::-1]
    reason = Reason(feature="words in common", share=0.8)
    ends = {"left": left, "right": right, "left_page": sheets[0].id, "right_page": sheets[1].id}
    return Match(
        id=make_id("match", left, right),
        story=STORY,
        of="event" if left.startswith("event") else "attribution",
        score=0.8,
        reasons=(reason,),
        edits=edits,
        differences=differences,
        **ends,
    )


def _watched(herald: Sheet, ledger: Sheet, guards: str, guard: str) -> Match:
    """Match what both tell of the soldiers: one hedges, the other says of what the gates are."""
    place = Difference(kind="place", left_value=herald.evidence("the port"), right_value=None, side="left")
    plain, hedge = herald.evidence("guarding"), ledger.evidence("reportedly")
    hedged = Difference(kind="hedge", left_value=plain, right_value=hedge, side="right")
    return _match(guards, guard, (herald, ledger), (), (place, hedged))


def _deeds(herald: Sheet, ledger: Sheet) -> tuple[list[Claim], list[Match]]:
    """Give the story an event of every status."""

    def who(words: str, name: str, after: str, kind: str = "group") -> tuple[str, ...]:
        return (herald.mention(words, name, kind, after),)

    union, varga, talks = "the pilots’ union", "Ada Varga", "Should the talks"
    court, sue, back = (
        "the union may take the port to court",
        "owners would sue the union",
        "In 2019 the union backed the port",
    )
    threat, no = "The owners threatened to dismiss the pilots", "Ms Varga did not meet the owners"
    place = herald.mention("Corran", "Corran", "place", "harbour of")
    closed = herald.does(
        "COERCE",
        "occurred",
        "Ada Varga has closed the harbour of Corran",
        "closed",
        agent=who(varga, varga, varga, "person"),
        place=place,
    )
    guards = herald.does(
        "MOBILIZE",
        "ongoing",
        "Soldiers are guarding the gates of the port",
        "guarding",
        agent=who("Soldiers", "soldiers", "Soldiers"),
    )
    soldiers = (ledger.mention("Soldiers", "soldiers", "group"),)
    guard = ledger.does("MOBILIZE", "ongoing", "Soldiers reportedly guard the gates", "guard", agent=soldiers)
    meeting, day = "The cabinet will meet the union on 5 May", {"when": "2031-05-05", "when_span": herald.span("5 May")}
    meets = herald.does(
        "CONSULT",
        "planned",
        meeting,
        "meet",
        agent=who("The cabinet", "the cabinet", meeting),
        patient=who("the union", union, meeting),
        **day,
    )
    suit = herald.does(
        "ACCUSE",
        "possible",
        court,
        "court",
        agent=who("the union", union, court),
        patient=who("the port", "the port", court),
    )
    would = herald.does(
        "ACCUSE",
        "hypothetical",
        sue,
        "sue",
        agent=who("owners", "the owners", talks),
        patient=who("the union", union, sue),
    )
    sack = herald.does(
        "THREATEN",
        "threatened",
        threat,
        "threatened",
        agent=who("The owners", "the owners", threat),
        patient=who("the pilots", union, threat),
    )
    never = herald.does(
        "CONSULT",
        "denied",
        no,
        "meet",
        agent=who("Ms Varga", varga, no, "person"),
        patient=who("the owners", "the owners", no),
    )
    once = herald.does(
        "SUPPORT",
        "background",
        back,
        "backed",
        agent=who("the union", union, back),
        patient=who("the port", "the port", back),
        when="2019",
    )
    walk = ledger.does("STRIKE-OUT", "occurred", "Fourteen pilots have walked out", "walked out", by=ledger.said[1].id)
    lone = [closed, meets, suit, would, sack, never, once]
    words = {event.id: herald.evidence(event.evidence.of(herald.text)) for event in herald.events}
    watch = _watched(herald, ledger, guards, guard)
    return [
        _claim(
            (guards, guard), [words[guards]], (), (ledger, herald), (WORD, make_id("origin", "word two")), of="event"
        ),
        *[_claim((event,), [words[event]], (), (herald,), (WORD,), of="event") for event in lone],
        _claim(
            (walk,),
            [ledger.evidence("Fourteen pilots have walked out")],
            ("the pilots’ union",),
            (ledger,),
            (UNION,),
            of="event",
        ),
    ], [watch]


def _lamp(lamp: Sheet) -> list[Claim]:
    """Give the page that stands alone: its outlet is not known, and one speaker is nobody."""
    burn, wick = "the lamp would burn again on Sunday", "“It was only the wick,”"
    keeper = lamp.says("indirect", "said", (burn,), lamp.link("speaker", "The keeper of Brae", "the keeper of Brae"))
    quay = lamp.says("direct", "called", (wick,), Link(role="speaker", name=None))
    return [
        _claim((keeper,), [lamp.evidence(burn)], ("the keeper of Brae",), (lamp,), (KEEPER,), story=LONE),
        _claim((quay,), [lamp.evidence(wick)], (), (lamp,), (QUAY,), story=LONE),
    ]


def _claim(members, wording, speakers, sheets, origins, **more) -> Claim:
    return Claim(
        id=make_id("claim", min(members)),
        **{"story": STORY, "of": "attribution"} | more,
        members=tuple(sorted(members)),
        wording=tuple(wording),
        speakers=speakers,
        outlets=tuple(sorted(sheet.page.label for sheet in sheets)),
        pages=tuple(sorted(sheet.id for sheet in sheets)),
        origins=tuple(sorted(origins)),
        inferred=(AGENCY,) if AGENCY in origins else (),
        since=min((day for sheet in sheets if (day := sheet.page.published)), default=None),
    )


def _conflict(herald: Sheet, ledger: Sheet, claims: list[Claim]) -> Conflict:
    pair = sorted(
        [
            (claim.id, claim.wording[0])
            for claim in claims
            if claim.wording[0].words.endswith("pilots have walked out") and claim.of == "attribution"
        ],
        key=lambda end: end[0],
    )
    words = {herald.id: herald.evidence("Forty"), ledger.id: ledger.evidence("Fourteen")}
    values = [words[wording.page] for _, wording in pair]
    left, right = pair[0][0], pair[1][0]
    id_ = make_id("conflict", left, right, "number")
    return Conflict(
        id=id_, story=STORY, left=left, right=right, field="number", left_value=values[0], right_value=values[1]
    )


def _origins(herald: Sheet, ledger: Sheet, lamp: Sheet) -> list[Origin]:
    """Give an origin of every kind."""
    posts = tuple(sheet.evidence("the Corran Post") for sheet in (herald, ledger))
    agency = (ledger.evidence("the Corran News Agency"),)
    radio = make_id("origin", "radio")
    why = "both chains pass through the Corran Post"
    own = {"story": STORY, "kind": "own word", "name": None, "why": "the page names no source"}
    return [
        Origin(id=POST, story=STORY, kind="outlet", name="the Corran Post", why=why, evidence=posts),
        Origin(
            id=radio,
            story=STORY,
            kind="outlet",
            name="Radio Corran",
            why="",
            evidence=(herald.evidence("Radio Corran"),),
        ),
        Origin(
            id=AGENCY,
            story=STORY,
            kind="agency",
            name="Corran News Agency",
            how="inferred",
            why="named in the same sentence",
            evidence=agency,
        ),
        Origin(
            id=UNION,
            story=STORY,
            kind="speaker",
            name="the pilots’ union",
            why="",
            evidence=(ledger.evidence("the union"),),
        ),
        Origin(id=WORD, evidence=(herald.evidence("Soldiers are guarding"),), **own),
        Origin(id=make_id("origin", "word two"), evidence=(ledger.evidence("Soldiers reportedly guard"),), **own),
        Origin(
            id=KEEPER, story=LONE, kind="document", name=None, why="", evidence=(lamp.evidence("The keeper of Brae"),)
        ),
        Origin(
            id=QUAY, story=LONE, kind="speaker", name=None, why="", evidence=(lamp.evidence("somebody on the quay"),)
        ),
    ]


def _actors(reports: tuple[Report, ...]) -> tuple[Actor, ...]:
    """Join mentions by name; the minister is Ada Varga on both pages."""
    groups: dict[str, list[Mention]] = {}
    for report in reports:
        for mention in report.mentions:
            if mention.name:
                groups.setdefault(mention.name.replace("A. Varga", "Ada Varga"), []).append(mention)
    return _sorted(
        Actor(
            id=make_id("actor", min(mention.id for mention in group)),
            name=name,
            names=tuple(sorted({mention.words for mention in group} | {name})),
            kind=group[0].kind,
            **(MINISTER if name == "Ada Varga" else {}),
            mentions=tuple(sorted(mention.id for mention in group)),
        )
        for name, group in groups.items()
    )
