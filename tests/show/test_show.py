import re

import pytest
from msgspec.structs import replace
from rich.cells import cell_len

from accordingto.record.base import Span
from accordingto.record.dossier import Dossier
from accordingto.record.page import Known, Post, Refusal
from accordingto.record.said import Source
from accordingto.record.story import Story
from accordingto.show.html import html
from accordingto.show.manner import unnamed
from accordingto.show.source import whole
from accordingto.show.text import text
from accordingto.show.view import view
from tests.show.sample import sample

HOSTILE = "<script>alert('1')</script><img src=x onerror=\"alert(2)\">\x1b[2J\u202e{{ 7 * 7 }}</style>"


def _hostile(dossier: Dossier) -> Dossier:
    """Put hostile words wherever a page, its name or a record's words can bring them in."""
    report = dossier.reports[0]
    page = replace(
        report.page,
        name=HOSTILE,
        text=report.page.text + HOSTILE,
        known=(*(Known(field=field, value=HOSTILE, where="meta") for field in ("outlet", "title", "author", "url")),),
    )
    evil = replace(report, page=page)
    stories = tuple(replace(story, headline=HOSTILE) for story in dossier.stories)
    actors = tuple(replace(actor, name=HOSTILE, names=(HOSTILE,)) for actor in dossier.actors)
    claims = tuple(
        replace(claim, wording=tuple(replace(piece, words=HOSTILE) for piece in claim.wording), speakers=(HOSTILE,))
        for claim in dossier.claims
    )
    refusals = (Refusal(name=HOSTILE, step="read", reason=HOSTILE),)
    parts = {"stories": stories, "actors": actors, "claims": claims, "refusals": refusals}
    return replace(dossier, reports=(evil, *dossier.reports[1:]), **parts)


def test_nothing_that_a_page_says_is_run():
    shown = html(_hostile(sample()))

    assert shown.count("<script") == 1
    assert shown.count("</style>") == 1
    assert "<img" not in shown
    assert "&lt;script&gt;alert" in shown
    assert "{{ 7 * 7 }}" in shown


@pytest.mark.parametrize("renderer", [html, text])
def test_characters_that_steer_the_screen_are_not_passed_on(renderer):
    shown = renderer(_hostile(sample()))

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)


def test_no_inline_handler_and_no_outside_asset():
    shown = html(sample())

    assert not re.search(r"<[^>]*\s(?:on\w+|src|srcset|style)=", shown)
    assert not re.search(r"https?://|@import|url\(|<link", shown)


def test_every_link_leads_to_one_place():
    shown = html(sample())

    ids = re.findall(r'\sid="([^"]+)"', shown)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', shown)) <= set(ids)


def test_every_statement_and_event_points_at_its_characters():
    dossier = sample()
    shown = html(dossier)

    for claim in dossier.claims:
        article = shown[shown.index(f'id="{claim.id}"') :].split("</article>")[0]
        offsets = f"{claim.wording[0].span.start}–{claim.wording[0].span.end}"
        assert re.search(rf'href="#p\d-[-\d]+"[^\n]*\[{offsets}\]', article)


@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("make", [sample, lambda: _hostile(sample())])
def test_no_line_is_wider_than_the_terminal(width, make):
    assert max(map(cell_len, text(make(), width=width).splitlines())) <= width


@pytest.mark.parametrize("renderer", [html, text, lambda dossier: text(dossier, color=True)])
def test_the_same_dossier_gives_the_same_bytes_whatever_the_terminal(renderer, monkeypatch):
    first = renderer(sample())
    for name, value in {"COLUMNS": "33", "FORCE_COLOR": "1", "NO_COLOR": "1", "TERM": "dumb"}.items():
        monkeypatch.setenv(name, value)

    assert renderer(sample()) == first


def test_color_changes_no_word():
    shown = text(sample(), color=True)

    assert "\x1b[" in shown
    plain = [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", shown).splitlines()]
    assert plain == text(sample()).splitlines()


def _words(shown: str) -> str:
    return " ".join(shown.split())


def test_both_renderers_say_the_same():
    shown, page = view(sample()), _words(re.sub(r"<[^>]+>", "", html(sample())).replace("&#39;", "'"))
    terminal = _words(re.sub(r"[│┌├└─╌▸┬]", "", text(sample())))

    for story in shown.stories:
        said = [words for one in story.statements for words in (one.speaker, one.manner, one.support, *one.words)]
        done = [words for deed in story.deeds for words in (deed.who, deed.does, deed.whom, deed.status, deed.support)]
        altered = [words for one in story.compared for pair in one.compared for words in pair.alterations]
        roots = [words for root in story.roots.named for words in (root.name, root.kind, root.rests, root.why)]
        for words in (
            story.headline,
            story.counts,
            story.lead,
            story.unnamed,
            story.roots.others,
            *said,
            *done,
            *altered,
            *roots,
        ):
            assert words in page
            assert words in terminal


def test_stories_with_most_outlets_come_first_and_lone_pages_last():
    headlines = [story.headline for story in view(sample()).stories]

    assert headlines == ["Harbour of Corran to stay shut, minister says", "Lamp of Brae is mended"]


def test_what_is_not_known_is_said_to_be_not_known():
    shown = text(sample())

    for words in ("speaker not named", "outlet not known (lamp.txt)", "date unknown", "author unknown"):
        assert words in shown


def test_a_short_dossier_lies_open_and_a_long_one_is_folded():
    dossier = sample()
    first = dossier.reports[0]
    more = tuple(replace(first, page=replace(first.page, id=f"page-{n}"), said=(), events=()) for n in range(9))
    many = replace(dossier, reports=(*dossier.reports, *more))

    assert 'class="source" id="p1" open' in html(dossier)
    assert "<details open" not in html(many)
    assert 'class="source" id="p1">' in html(many)


def test_furniture_in_a_row_is_one_stretch_of_the_page():
    report = sample().reports[0]
    rows = [(kind, span) for span, kind, _ in whole(report.page.text, report.regions) if kind == "furniture"]
    halves = [
        half
        for region in report.regions
        for half in (
            (
                replace(region, span=Span(region.span.start, region.span.start + 5)),
                replace(region, span=Span(region.span.start + 5, region.span.end)),
            )
            if region.kind == "furniture"
            else (region,)
        )
    ]
    cut_up = replace(sample(), reports=(replace(report, regions=tuple(halves)), *sample().reports[1:]))

    parts = [
        (part.kind, Span(part.start, part.end)) for part in view(cut_up).sources[0].parts if part.kind == "furniture"
    ]

    assert parts == rows


def test_furniture_is_shown_by_its_kind_and_counted_as_one_in_short():
    report = sample().reports[0]
    (region,) = [region for region in report.regions if "Give what" in region.span.of(report.page.text)]
    middle = region.span.start + 40
    halves = (
        replace(region, kind="appeal", span=Span(region.span.start, middle)),
        replace(region, kind="notice", span=Span(middle, region.span.end)),
    )
    regions = tuple(half for one in report.regions for half in (halves if one is region else (one,)))
    told = replace(sample(), reports=(replace(report, regions=regions), *sample().reports[1:]))

    source = view(told).sources[0]

    assert [part.kind for part in source.parts if region.span.holds(Span(part.start, part.end))] == ["appeal", "notice"]
    (area,) = [area for area in source.areas if area.start == region.span.start]
    assert (area.kind, area.why, area.end) == ("furniture", "appeal, notice", region.span.end)
    assert source.furniture == view(sample()).sources[0].furniture
    assert '<div class="part furniture appeal">' in html(told)


def test_a_part_of_a_live_blog_says_when_its_post_was_published():
    report = sample().reports[0]
    span = next(region.span for region in report.regions if region.kind == "body")
    page = replace(report.page, posts=(Post(span=span, published="2031-05-03", time="09:12Z"),))
    live = replace(sample(), reports=(replace(report, page=page), *sample().reports[1:]))

    posted = {part.posted for part in view(live).sources[0].parts if span.holds(Span(part.start, part.end))}

    assert posted == {"3 May 2031 09:12Z"}
    assert "body · 3 May 2031 09:12Z" in html(live)
    assert not any(part.posted for part in view(sample()).sources[0].parts)


def test_words_that_no_region_holds_are_shown_as_not_labelled():
    report = replace(sample().reports[0], regions=())
    bare = replace(sample(), reports=(report, *sample().reports[1:]))

    (part,) = view(bare).sources[0].parts

    assert (part.kind, part.start, part.end) == ("not labelled", 0, len(report.page.text))
    assert "".join(stretch.text for stretch in part.stretches) == report.page.text


def test_a_source_that_nobody_names_is_counted_and_described():
    (told,) = [story.unnamed for story in view(sample()).stories if story.unnamed]

    assert told == "1 statement rests on an unnamed source: an unnamed senior official."


@pytest.mark.parametrize(
    ("number", "position", "page", "words"),
    [
        (1, "senior official", "", "an unnamed senior official"),
        (2, "people familiar with the talks", "", "2 unnamed people familiar with the talks"),
        (None, "Officials", "", "unnamed officials"),
        (None, "Harbour pilots", "The harbour is shut.", "unnamed harbour pilots"),
        (None, "Corran pilots", "Corran is shut.", "unnamed Corran pilots"),
        (1, None, "", "an unnamed source"),
        (1, "journalists", "", "one of the journalists, not named"),
        (1, "officials familiar with the talks", "", "one of the officials familiar with the talks, not named"),
        (1, "witness close to the owners", "", "an unnamed witness close to the owners"),
        (1, "Corran's harbour master", "", "Corran's harbour master, not named"),
        (3, "The pilots’ friends", "So say the pilots.", "3 of the pilots’ friends, not named"),
    ],
)
def test_an_unnamed_source_is_described_in_the_words_of_the_page(number, position, page, words):
    assert unnamed(Source(kind="unnamed", number=number, position=position), page) == words


def test_an_empty_dossier_is_still_a_page():
    empty = replace(sample(), **dict.fromkeys(("reports", "stories", "claims", "actors", "conflicts"), ()))
    empty = replace(empty, origins=(), matches=(), relations=())

    assert "0 pages" in html(empty)
    assert "0 pages" in text(empty)


def test_a_story_without_a_headline_takes_that_of_a_page():
    dossier = sample()
    bare = tuple(Story(id=story.id, pages=story.pages) for story in dossier.stories)

    headlines = [story.headline for story in view(replace(dossier, stories=bare)).stories]

    assert headlines == ["Harbour of Corran to stay shut, minister says", "Lamp of Brae is mended"]
