"""Of which kind the furniture of a page is, and what nothing tells of."""

import pytest

from accordingto.page.clean import clean
from accordingto.page.clean.furniture import furniture_kinds
from accordingto.page.clean.kinds import label
from accordingto.page.clean.segments import Piece, segments
from accordingto.page.read import page_of
from accordingto.record.base import Span
from accordingto.record.page import FURNITURE, Raw

BODY = (
    "Mr Dahl said on Tuesday that the harbour at Vik would stay closed until the divers had looked at every pier.",
    "The minister, who had come from the capital by train, promised the fishermen money for the days they lost.",
    '"Nobody wants the boats to lie still, and nobody wants a pier to fall on them either," Mr Dahl told reporters.',
    "The owners of the two trawlers that were damaged in the storm said they had heard nothing from the ministry.",
)


def kinds(*lines: str, paths: dict[str, str] | None = None) -> list[str | None]:
    """The kind of each line where all are furniture, None where nothing tells."""
    places = paths or {}
    pieces = [Piece(span=Span(0, 1), path=places.get(line, "")) for line in lines]
    told = furniture_kinds(lines, pieces, [True] * len(lines))
    return [told[here][0] if here in told else None for here in range(len(lines))]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Sign up to the Coast Post newsletter", "appeal"),
        ("Our newsroom relies on you. Please give what you can.", "appeal"),
        ("Do you have a story for us?", "appeal"),
        ("14 comments", "comment"),
        ("Join the discussion", "comment"),
        ("Advertisement", "notice"),
        ("This article is more than three years old", "notice"),
        ("We and our partners use cookies", "notice"),
        ("Sign up to get the latest news", "appeal"),
        ("This site uses cookies", "notice"),
        ("Bo Roe covers the harbour at Vik. Email him with tips.", "notice"),
        ("Additional reporting by Bo Roe", "notice"),
        ("© 2031 The Coast Post", "legal"),
        ("Privacy policy", "legal"),
        ("READ MORE: Nine piers to see", "teaser"),
        ("Most read", "teaser"),
        ("Share this on Facebook", "navigation"),
        ("Print", "navigation"),
        ("News | Sport | Weather", "navigation"),
        ("Home > Coast > Vik", "navigation"),
        ("Vik: the harbour that will not open", None),
        ("The council meets on the first Monday of each month.", None),
    ],
)
def test_a_line_is_of_a_kind_by_its_own_words_or_of_none(line, kind):
    assert kinds(line) == [kind]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("html>body>nav.main", "navigation"),
        ("html>body>div.story>div.related-box>p", "teaser"),
        ("html>body>div.related>div.social-share>p", "navigation"),
        ("html>body>section#comments>p", "comment"),
        ("html>body>div.newsletter-signup>p", "appeal"),
        ("html>body>div.cookie-bar>p", "notice"),
        ("html>body>div.list>h3>a", "teaser"),
        ("html>body.nav-open>div.page>p", None),
        ("html>body>div.social-page>article.story>p", None),
    ],
)
def test_the_elements_round_a_line_tell_its_kind_the_innermost_first(path, kind):
    line = "The council meets on Mondays at nine"

    assert kinds(line, paths={line: path}) == [kind]


def test_a_short_link_is_navigation():
    assert kinds("Vik", paths={"Vik": "html>body>div>a.tag"}) == ["navigation"]


def test_headlines_under_a_line_that_opens_a_list_are_teasers():
    under = ("Nine piers to see before the summer", "Why the ferry to Holm is late")

    assert kinds(*under) == [None, None]
    assert kinds("Most read", *under, "The council meets on the first Monday of each month.", *under) == [
        "teaser", "teaser", "teaser", None, None, None,
    ]  # fmt: skip


def test_short_lines_in_a_row_are_a_menu():
    assert kinds("Coast", "Harbours", "Ferries", "Letters") == ["navigation"] * 4
    assert kinds("Coast", "Harbours", "Ferries") == [None] * 3


def test_what_stands_between_two_appeals_is_one():
    between = "The Coast Post is a small newsroom on the coast."

    assert kinds("Donate today", between, "Become a member") == ["appeal"] * 3
    assert kinds("Donate today", between, "Most read") == ["appeal", None, "teaser"]


def test_furniture_of_several_kinds_is_several_regions_and_the_body_is_one():
    tail = ("Share this article", "Join the discussion", "© 2031 The Coast Post. All rights reserved.")
    page = page_of(Raw(name="a.txt", data="\n\n".join((*BODY, *tail)).encode()))

    regions = clean(page)

    assert [region.kind for region in regions] == ["body", "navigation", "comment", "legal"]
    assert [region.is_furniture for region in regions] == [False, True, True, True]
    assert all(region.why for region in regions)


def test_names_and_days_far_from_the_article_are_those_of_other_pieces():
    story = "".join(f"<p>{paragraph}</p>" for paragraph in BODY * 2)
    others = "".join(
        f"<div class=teaser><h3><a>Nine piers to see before {year} ends</a></h3><i>3 March {year}</i><p>By Bo Roe</div>"
        for year in range(2031, 2035)
    )
    footer = "<footer><li><a>About the Coast Post</a></li><li><a>Work with us</a></li><p>Copyright © the Coast Post"
    head = "<meta name=author content='The Coast Post'><meta property=og:site_name content='The Coast Post'>"
    top = "<div class=date>Monday, 3 March 2031</div><nav><li><a>Home</a><li><a>News</a><li><a>Sport</a></nav>"
    title = "<h1>The harbour at Vik stays closed</h1><p class=byline>By The Coast Post<p>2031-03-03T09:14:00Z"
    made = f"<!doctype html>{head}<body>{top}<main>{title}{story}</main>{others}{footer}"
    page = page_of(Raw(name="a.html", data=made.encode()))

    got = [(region.kind, region.span.of(page.text)) for region in clean(page)]

    assert [text for kind, text in got if kind == "byline"] == ["By The Coast Post"]
    assert [text for kind, text in got if kind == "dateline"] == ["2031-03-03T09:14:00Z"]
    assert {text.partition("\n")[0] for kind, text in got if kind == "teaser"} == {"Nine piers to see before 2031 ends"}
    assert [kind for kind, _ in got[-3:]] == ["teaser", "navigation", "legal"]
    assert page.published == "2031-03-03"


def test_links_in_capitals_and_those_below_a_line_that_opens_teasers_are_no_part_of_the_article():
    story = [f"<p>{paragraph}</p>" for paragraph in BODY * 2]
    story.insert(3, "<p><a>VIK MAYOR UNDER FIRE OVER PIER THAT NEVER WAS</a></p>")
    story.insert(6, "<p>Recommended</p><p><a>How the boats of Vik came to lie still</a></p>")
    made = f"<!doctype html><body><article><h1>Harbour at Vik stays closed</h1>{''.join(story)}</article>"
    page = page_of(Raw(name="a.html", data=made.encode()))

    got = [region.span.of(page.text) for region in clean(page) if region.kind == "teaser"]

    assert got == [
        "VIK MAYOR UNDER FIRE OVER PIER THAT NEVER WAS",
        "Recommended\nHow the boats of Vik came to lie still",
    ]


@pytest.mark.parametrize(
    ("line", "stays"),
    [
        ("VIK MAYOR UNDER FIRE OVER THE PIER THAT NEVER WAS", False),
        ("A PIER THAT NEVER WAS", True),
        ("VIK MAYOR UNDER FIRE OVER THE PIER THAT NEVER WAS.", True),
        ("VIK MAYOR UNDER FIRE OVER THE PIER THAT NEVER WAS\nGALE WARNING", True),
    ],
)
def test_a_long_line_in_capitals_among_paragraphs_of_a_text_is_a_headline_of_another_page(line, stays):
    text = "\n".join(["Harbour at Vik stays closed", *BODY, line, *BODY])
    page = page_of(Raw(name="a", data=text.encode(), media="text", encoding="utf-8"))
    pieces = segments(page)

    kinds = [item.kind for item in label(page, pieces, [0.0] + [0.9] * (len(pieces) - 1), 0)]

    assert (kinds[1 + len(BODY)] in ("body", "subheading")) == stays


@pytest.mark.parametrize("listed", ["<ul><li>{}<li>{}</ul>", "<p>• {}<p>• {}"])
def test_points_of_a_list_in_the_body_are_list_items(listed):
    points = ("The east pier stays closed until the end of May.", "The west pier opens to small boats on Friday.")
    made = f"<!doctype html><body><article><h1>Harbour at Vik stays closed</h1>{''.join(f'<p>{p}' for p in BODY)}"
    page = page_of(Raw(name="a.html", data=(made + listed.format(*points) + f"<p>{BODY[1]}").encode()))

    found = [region.span.of(page.text).removeprefix("• ") for region in clean(page) if region.kind == "list item"]

    assert found == list(points)


def test_every_kind_of_furniture_is_told_by_some_sign():
    told = {
        kind for line in ("Donate", "Comments", "Advertisement", "Privacy", "Related", "Print") for kind in kinds(line)
    }

    assert told == set(FURNITURE) - {"furniture"}
