"""Two whole articles on one HTML page are two pages; an article with teasers, comments or posts stays one."""

import json
import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.archive.add import _opened
from accordingto.page.clean import clean
from accordingto.page.read import articles, page_of, raws
from accordingto.record.page import Page, Raw, Refusal

FIRST = (
    "Mr Dahl said on Tuesday that the harbour at Vik would stay closed until the divers had looked at every pier. " * 3,
    "The minister, who had come from the capital by train, promised the fishermen money for the days they lost.",
    "The owners of the two trawlers that were damaged in the storm said they had heard nothing from the ministry.",
    "A report on the state of the piers is due in March, according to the harbour office, which has two divers.",
)
SECOND = (
    "The ferry to Holm will run again on Sunday, its owner Ada Brand said on Monday, and every ticket will be valid. "
    * 4,
    "Ms Brand said that the company had lost a third of its income in the two weeks in which no boat had left.",
    "The council of Holm will meet on Friday to talk of a second ferry, which the fishermen have asked for since May.",
)
ADDRESS = "https://coast.example/vik"
HEAD = '<title>Harbour at Vik stays closed</title><meta property="og:site_name" content="The Coast Post">'


def article(headline: str, paragraphs: tuple[str, ...], *, attributes: str = "", link: str = "") -> str:
    words = f'<a href="{link}">{headline}</a>' if link else headline
    return f"<article {attributes}><h2>{words}</h2>{''.join(f'<p>{words}</p>' for words in paragraphs)}</article>"


def page(*parts: str, head: str = HEAD) -> Raw:
    body = f"<nav>Home</nav><main>{''.join(parts)}</main><footer>© 2031 The Coast Post</footer>"
    data = f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()
    return Raw(name="vik.html", data=data, media="html", url=ADDRESS)


HARBOUR = article("Harbour at Vik stays closed", FIRST)
FERRY = article("Ferry to Holm runs again", SECOND, attributes='id="ferry"')


def read(raw: Raw) -> list[Page]:
    return [page_of(one) for one in articles(raw)]


def test_two_whole_articles_are_two_pages_each_without_the_other():
    first, second = read(page(HARBOUR, FERRY))

    for one, own, other in ((first, FIRST, SECOND), (second, SECOND, FIRST)):
        assert all(paragraph.strip() in one.text for paragraph in own)
        assert not any(paragraph.strip() in one.text for paragraph in other)
        assert "© 2031 The Coast Post" in one.text
        assert one.outlet == "The Coast Post"
        assert all(region.span.of(one.text) for region in clean(one))
    assert (first.title, second.title) == ("Harbour at Vik stays closed", "Ferry to Holm runs again")
    assert (first.url, second.url) == (ADDRESS, f"{ADDRESS}#ferry")
    assert (first.name, second.name) == ("vik.html", "vik.html#2")
    assert first.id != second.id


def test_what_the_head_says_of_one_article_is_not_said_of_the_other():
    note = {"@type": "NewsArticle", "headline": "Harbour at Vik stays closed", "author": {"name": "Bo Roe"},
            "datePublished": "2031-05-02", "publisher": {"name": "The Coast Post"}}  # fmt: skip
    script = f'<script type="application/ld+json">{json.dumps(note)}</script>'
    head = f'<title>x</title><meta name="author" content="Bo Roe">{script}'

    first, second = read(page(HARBOUR, FERRY, head=head))

    assert (first.author, first.published, first.outlet) == ("Bo Roe", "2031-05-02", "The Coast Post")
    assert (second.author, second.published, second.outlet) == (None, None, "The Coast Post")


def test_an_article_has_the_address_that_its_headline_leads_to():
    linked = article("Ferry to Holm runs again", SECOND, link="/2031/05/03/ferry")

    _, second = read(page(HARBOUR, linked))

    assert (second.url, second.published) == ("https://coast.example/2031/05/03/ferry", "2031-05-03")


def test_articles_that_json_ld_lists_with_their_text_are_pages_too():
    whole = (("Harbour at Vik stays closed", FIRST), ("Ferry to Holm runs again", SECOND))
    items = [{"item": {"@type": "Article", "headline": h, "articleBody": " ".join(p)}} for h, p in whole]
    note = json.dumps({"@type": "ItemList", "itemListElement": items})
    parts = [f"<section><h2>{h}</h2>{''.join(f'<p>{one}</p>' for one in p)}</section>" for h, p in whole]

    found = read(page(*parts, head=f'<script type="application/ld+json">{note}</script>'))

    assert [one.title for one in found] == [headline for headline, _ in whole]


TEASER = article(
    "Nine piers to see", ("The piers of the coast, from north to south, and when to see them in the sun.",)
)
COMMENT = article("Re: the harbour again", FIRST, attributes='class="comment-body"')


@pytest.mark.parametrize(
    "raw",
    [
        page(HARBOUR, TEASER, TEASER),
        page(HARBOUR, COMMENT, COMMENT),
        page(HARBOUR, f"<aside>{FERRY}</aside>"),
        page(f"<article><h1>Vik and Holm</h1>{HARBOUR}{FERRY}</article>"),
        page(HARBOUR, FERRY, head='<meta content="LiveBlogPosting">'),
        page(HARBOUR, article("", SECOND), article("", FIRST)),
        page(*(article(f"Piece of news number {n}", FIRST) for n in range(30))),
        Raw(name="a.txt", data=b"<article> <article>", media="text"),
        Raw(name="a.html", data=b"%PDF-<article> <article>", media="html"),
    ],
    ids=["teasers", "comments", "aside", "nested", "live", "no headlines", "an index", "a text", "no text"],
)
def test_any_other_page_stays_as_it_is(raw):
    assert list(articles(raw)) == [raw]


ODD = ("<article>", "</article>", "<div>", "</div>", "</p>", "<aside>", "\ufdd0", "\x00", "&#xd800;", "<a href='//[x'>")
NOTES = '{"@type": "ItemList", "itemListElement": [{"item": 1}, {"@type": "Article"}]}'
LIVE = '<div itemscope itemtype="https://schema.org/LiveBlogPosting"><time datetime="2031-05-02T09:12">'
PIECES = st.sampled_from(
    [HARBOUR, FERRY, TEASER, *ODD, f'<script type="application/ld+json">{NOTES}</script>', LIVE, "<h2>Å b c d</h2>"]
)


@given(st.lists(PIECES, max_size=12))
@settings(max_examples=150, deadline=None)
def test_no_page_breaks_the_parting_and_each_part_can_be_read(pieces):
    parts = list(articles(page(*pieces)))

    assert parts
    assert len({one.name for one in parts}) == len(parts)
    for one in parts:
        made = page_of(one)
        assert isinstance(made, Page | Refusal)
        if isinstance(made, Page):
            ends = [(post.span.start, post.span.end) for post in made.posts]
            assert all(end <= start for (_, end), (start, _) in pairwise(ends))


def test_a_page_made_to_be_slow_is_not():
    paragraph = f"<p>{'word ' * 40}</p>"
    bodies = (
        "<div>" * 1900 + ("<article><h2>a b c d</h2>" + paragraph * 4 + "</article>") * 15,
        "<article>" * 400 + paragraph * 400,
        "<div itemscope itemtype=x/LiveBlogPosting>"
        + f"<div>{'<div>' * 10}<time datetime=2031-05-02T09:12>x</time>{paragraph}" * 4000,
    )

    started = time.process_time()
    for body in bodies:
        for one in articles(Raw(name="a", data=f"<!doctype html><body>{body}".encode(), media="html")):
            page_of(one)

    assert time.process_time() - started < 60


def test_every_way_in_gives_both(tmp_path):
    path = tmp_path / "vik.html"
    path.write_bytes(page(HARBOUR, FERRY).data)

    opened = [one for one in raws([path]) if not isinstance(one, Refusal)]

    assert [one.name for one in opened] == [str(path), f"{path}#2"]
    assert [one.name for one in _opened([page(HARBOUR, FERRY)])] == ["vik.html", "vik.html#2"]
    assert list(raws([path])) == opened
