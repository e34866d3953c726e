"""What is known of a page, each fact with the place where it was read; what is not known is not guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.page.read import read
from accordingto.page.read.authors import names_in
from accordingto.record.page import Page, Raw

BODY = "Mr Kim said on Monday that the café in Seoul would open again before the end of the month, and all would come. "
LONG = f"<p>{BODY * 3}<p>{BODY * 3}<p>{BODY * 3}"


def html(head: str, body: str, **given: str) -> Page:
    page = read(Raw(name="a.html", data=f"<!doctype html><head>{head}</head><body>{body}".encode(), **given))
    assert isinstance(page, Page)
    return page


def text(*lines: str, **given: str) -> Page:
    page = read(Raw(name="a.txt", data="\n".join([*lines, BODY * 3, BODY * 3]).encode(), **given))
    assert isinstance(page, Page)
    return page


def linked(title: str) -> str:
    return f'<script type=application/ld+json>{{"@type": "NewsArticle", "headline": "{title}"}}</script>'


def told(page: Page, field: str) -> list[tuple[str, str, str | None]]:
    return [
        (fact.value, fact.where, fact.span and fact.span.of(page.text)) for fact in page.known if fact.field == field
    ]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Ann Lee and Bo Roe, Herald Reporters", ["Ann Lee", "Bo Roe"]),
        ("Ann Lee, Bo Roe & Ada van der Holm", ["Ann Lee", "Bo Roe", "Ada van der Holm"]),
        ("ANN LEE for the Noon Ledger", ["ANN LEE"]),
        ("Ann Lee (ale); Bo Roe (bro)", ["Ann Lee", "Bo Roe"]),
        ("Ann Lee, professor of law at the university of Corran", ["Ann Lee"]),
        ("Trudi Lattour", ["Trudi Lattour"]),
        ("red/al", ["red/al"]),
        ("a.lee@herald.example", []),
        ("https://herald.example/ann", []),
        ("(Image: Coast Pictures)", []),
        ("1", []),
        ("", []),
    ],
)
def test_each_author_is_told_apart(written, names):
    assert names_in(written) == names


@given(st.text(max_size=80))
def test_names_hold_letters_and_none_is_named_twice(written):
    names = names_in(written)

    assert len(set(names)) == len(names)
    assert all(any(map(str.isalpha, name)) for name in names)


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>The ferries sail again | The Coast Post</title><meta property=og:site_name content='The Coast Post'>",
         "", ("The ferries sail again", "markup", None)),
        ("<meta property=og:title content='The ferries sail on - post.example'><link rel=canonical href=http://post.example/>",
         "", ("The ferries sail on", "meta", None)),
        ("<meta property=og:title content='Ferries to sail'>", "<h1>The ferries sail again in spring</h1>",
         ("The ferries sail again in spring", "markup", "The ferries sail again in spring")),
        ("<meta property=og:title content='The ferries sail again in spring'>",
         "<h1>Corran: The ferries sail again in spring</h1>",
         ("The ferries sail again in spring", "markup", "The ferries sail again in spring")),
        ("<meta property=og:title content='The ferries sail again in spring'>", "<h1>Coast Post</h1>",
         ("The ferries sail again in spring", "meta", None)),
        ("<title>Coast Post » The ferries sail again</title><meta property=og:site_name content='The Coast Post'>",
         "<h1>Coast Post</h1>", ("The ferries sail again", "markup", None)),
        ("<title>The ferries sail again in spring » All from the coast</title>",
         "<h1>The ferries sail again in spring</h1><h1>Last comments</h1>",
         ("The ferries sail again in spring", "markup", "The ferries sail again in spring")),
        (linked("The ferries sail again in …"), "<h1>The ferries sail again in spring</h1>",
         ("The ferries sail again in spring", "markup", "The ferries sail again in spring")),
        (linked("The ferries sail again"), "<h1>The ferries sail again in spring</h1>",
         ("The ferries sail again", "json-ld", "The ferries sail again")),
        ("", "<h1><span class=title__overline>Strait of Corran</span>: The ferries sail again</h1>",
         ("The ferries sail again", "markup", "The ferries sail again")),
        ("<title>Strait of Corran: The ferries sail again</title>",
         "<h1><span class=title__overline>Strait of Corran</span>: The ferries sail again</h1>",
         ("Strait of Corran: The ferries sail again", "markup", "Strait of Corran: The ferries sail again")),
        (linked("Strait of Corran - The ferries sail again"),
         "<h1>The ferries sail again</h1>", ("Strait of Corran - The ferries sail again", "json-ld", None)),
    ],
)  # fmt: skip
def test_the_title_is_the_headline_and_nothing_beside_it(head, body, title):
    assert told(html(head, body + LONG), "title") == [title]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("<div class=byline>By <a>Ann Lee</a> and <a>Bo Roe</a> <span>Herald Reporters</span> 3 March 2031</div>",
         ["Ann Lee", "Bo Roe"]),
        ("<span rel=author>Ann Lee</span>", ["Ann Lee"]),
        ("<p>By Ann Lee, Herald Correspondent</p>", ["Ann Lee"]),
        ("<div class=byline>By Ann Lee, Associated Press</div>", ["Ann Lee"]),
        ("<div class=author>Staff writer</div>", []),
        ("<aside><div class=byline>By Bo Roe</div></aside>", []),
        ("<div class=teaser><span class=author>Bo Roe</span></div>", []),
        ("<figure><span class=author>Bo Roe</span></figure>", []),
        (LONG + LONG + "<div class=byline>By Bo Roe</div>", []),
    ],
)  # fmt: skip
def test_a_byline_is_read_where_the_page_shows_it(body, names):
    page = html("", f"<h1>The ferries sail again</h1>{body}{LONG}")

    assert told(page, "author") == [(name, "byline", name) for name in names]


def test_an_outlet_that_signs_its_own_page_gives_way_to_people():
    head = "<meta property=og:site_name content='The Coast Post'><meta name=author content='Coast Post'>"

    assert html(head, f"<h1>Talks resume</h1><p class=byline>By Ann Lee{LONG}").author == "Ann Lee"
    assert html(head, f"<h1>Talks resume</h1>{LONG}").author == "Coast Post"


def test_those_who_sign_for_the_outlet_give_way_to_people():
    head = "<meta property=og:site_name content='The Coast Post'><meta name=author content='Coast Post News Desk'>"

    assert html(head, f"<h1>Talks resume</h1><p class=byline>By Ann Lee{LONG}").author == "Ann Lee"
    assert html(head.replace("Post News", "Guard"), f"<p class=byline>By Ann Lee{LONG}").author == "Coast Guard Desk"


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (["Talks resume", "By Ann Lee", "Staff writer", "3 March 2031"], "2031-03-03"),
        (["Talks resume", "Published: March 3, 2031 09:12 GMT", "Updated: March 9, 2031"], "2031-03-03"),
        (["Talks resume", "By Ann Lee, 3 March 2031. Last updated 9 March 2031"], "2031-03-03"),
        (["Talks resume", "Hannah Lee", "Monday 3 March 2031 09:12 GMT"], "2031-03-03"),
        (["Talks resume in the north today", "2031-03-03T09:14:00Z"], "2031-03-03"),
        (["Talks resume in the north today", "[2031/03/03 09:14]"], "2031-03-03"),
        (["Talks resume in the north today", "By Ann Lee", "20310303T091400Z"], "2031-03-03"),
        (["Home", "2031-03-03T09:14:00Z", "Talks resume in the north today"], None),
        (["Talks resume in the north today", "Updated 2031-03-03T09:14:00Z"], None),
        (["Monday, 3 March 2031", "Home", "News", "Talks resume"], None),
        (["Talks resume", "Updated 3 March 2031"], None),
        (["Talks resume", "By Ann Lee", "Mr Kim at the opening of the café in Seoul on 1 March 2031."], None),
        (["Talks resume", "Published 3 March 2031", "Published 9 March 2031"], None),
        (["Talks resume", "By Ann Lee", "03/04/2031"], None),
    ],
)
def test_a_day_is_that_of_a_page_only_beside_its_byline_or_where_it_is_said(lines, day):
    page = text(*lines)

    assert page.published == day
    assert [where for _, where, _ in told(page, "published")] == (["dateline"] if day else [])


@pytest.mark.parametrize(
    ("above", "below", "day"),
    [
        ("", "<div class=pub-date>3 March 2031</div>", "2031-03-03"),
        (
            "",
            "<div class=entry-meta><span class='posted-on'>March 3, 2031</span> <span>Ann Lee</span></div>",
            "2031-03-03",
        ),
        ("", "<p><time>3 March 2031</time>", "2031-03-03"),
        ("", "<div class=last-updated-date>3 March 2031</div>", None),
        ("", "<div class=entry-meta><span>May 9, 2031</span><span>March 3, 2031</span></div>", None),
        ("", "<aside><span class=date>3 March 2031</span> Ferries stop</aside>", None),
        ("", "<span class=date>3 March 2031</span><p class=date>4 March 2031</p>", None),
        ("<p class=date>3 March 2031</p>", "", None),
    ],
)
def test_a_day_is_that_of_a_page_where_the_markup_calls_it_so_below_the_headline(above, below, day):
    assert html("", f"{above}<h1>The ferries sail again</h1>{below}{LONG}").published == day


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("SEOUL (Reuters) - Mr Kim said so.", ("Reuters", "dateline", "Reuters")),
        ("SEOUL, March 3 (AP) — Mr Kim said so.", ("Associated Press", "dateline", "AP")),
        ("By Ann Lee, Associated Press", ("Associated Press", "byline", "Associated Press")),
        ("With agencies", ("agencies", "text", "agencies")),
        ("Additional reporting by AFP", ("Agence France-Presse", "text", "AFP")),
        ("Source: Xinhua", ("Xinhua", "text", "Xinhua")),
        (
            "Tideway News' Ann Lee, Bo Ode and Cy Reed in St. Corran, and Reuters contributed to this report.",
            ("Reuters", "text", "Reuters"),
        ),
        ("Contributing: Ann Lee; The Associated Press", ("Associated Press", "text", "The Associated Press")),
        ("Ann Lee contributed to this report, along with Reuters.", ("Reuters", "text", "Reuters")),
        ("AFP technology writer Ann Lee in Corran contributed to this story.", ("Agence France-Presse", "text", "AFP")),
        ("• This article is based in part on wire service reports.", ("agencies", "text", "wire service reports")),
        ("Ann Lee, who met Reuters staff, contributed to this report.", None),
        ("AFP", None),
        ("Map", None),
        ("Mr Kim told Reuters - so they say - that he would come.", None),
    ],
)
def test_an_agency_is_credited_in_a_dateline_a_byline_or_a_line_that_says_so(line, agency):
    assert told(text("Talks resume", line), "agency") == ([agency] if agency else [])


@pytest.mark.parametrize(
    ("head", "body", "given", "state"),
    [
        ('<script type=application/ld+json>{"@type": "OpinionNewsArticle"}</script>', LONG, {},
         ("opinion", "json-ld", None)),
        ("<meta property=article:section content=Opinion>", LONG, {}, ("opinion", "meta", None)),
        ("", LONG, {"url": "https://a.example/opinion/the-ferries"}, ("opinion", "address", None)),
        ("", LONG, {"url": "https://a.example/news/opinion"}, None),
        ("", f"<p>{BODY}<p>Subscribe to continue reading.", {},
         ("paywall stub", "text", "Subscribe to continue reading")),
        ("", f"{LONG * 9}<p>Subscribe to continue reading.", {}, None),
        ("", f"{LONG}<p>Correction: Mr Kim came on Tuesday.", {},
         ("correction", "text", "Correction: Mr Kim came on Tuesday.")),
        ("", f"<p>FOR IMMEDIATE RELEASE{LONG}", {}, ("press release", "text", "FOR IMMEDIATE RELEASE")),
        ('<script type=application/ld+json>{"@type": "LiveBlogPosting"}</script>', LONG, {}, ("live", "json-ld", None)),
        (f'<script type=application/ld+json>{{"@type": "NewsArticle", "articleBody": "{BODY}"}}</script>', LONG, {},
         ("full", "json-ld", None)),
        ("", LONG, {}, None),
    ],
)  # fmt: skip
def test_the_state_of_a_page_is_said_where_something_says_it(head, body, given, state):
    assert told(html(head, body, **given), "state") == ([state] if state else [])


def test_section_language_changes_and_the_address_of_its_own_are_told():
    head = (
        "<link rel=canonical href=https://a.example/1><meta property=article:section content=Asia>"
        "<meta property=article:modified_time content=2031-03-09T10:00:00Z>"
    )

    page = read(Raw(name="a", data=f"<html lang=en-GB>{head}{LONG}".encode(), url="https://a.example/1?from=feed"))

    assert [(fact.field, fact.value, fact.where) for fact in page.known] == [
        ("updated", "2031-03-09", "meta"),
        ("url", "https://a.example/1?from=feed", "given"),
        ("canonical", "https://a.example/1", "meta"),
        ("section", "Asia", "meta"),
        ("language", "en", "markup"),
    ]


def test_what_was_given_of_a_text_is_found_in_it():
    page = text("The ferries sail again", "Ann Lee", title="The ferries sail again", author="Ann Lee; Bo Roe")

    assert told(page, "title") == [("The ferries sail again", "given", "The ferries sail again")]
    assert told(page, "author") == [("Ann Lee", "given", "Ann Lee"), ("Bo Roe", "given", None)]


@pytest.mark.parametrize(
    ("url", "site", "outlet"),
    [
        ("https://edition.cnn.com/a", "", ("CNN", "address")),
        ("https://www.reuters.com/a", "reuters.com", ("Reuters", "address")),
        ("https://www.reuters.com/a", "Reuters Agency", ("Reuters Agency", "meta")),
        ("https://www.zeit.de/a", "ZEIT ONLINE", ("Die Zeit", "address")),
        ("https://www.9news.com.au/a", "9News", ("Nine News", "address")),
        ("https://sport.cnn.com/a", "Sport", ("Sport", "meta")),
        ("https://cnn.com.example/a", "", None),
        ("https://notcnn.com/a", "", None),
    ],
)
def test_the_outlet_is_known_by_its_address_where_the_page_does_not_name_it(url, site, outlet):
    page = html(f"<meta property=og:site_name content='{site}'>", LONG, url=url)

    assert [fact[:2] for fact in told(page, "outlet")] == ([outlet] if outlet else [])


@given(
    st.lists(st.sampled_from(["By Ann Lee", "3 March 2031", "SEOUL (Reuters) - Mr Kim", "Correction: no", BODY * 2]))
)
def test_the_span_of_a_fact_lies_in_the_page(lines):
    page = text(*lines)

    for fact in page.known:
        assert fact.span is None or fact.span.end <= len(page.text)
        assert fact.field != "author" or (fact.span and fact.span.of(page.text) == fact.value)
