"""Bytes become a page of one text, or a refusal with its reason."""

import time

import pytest

from accordingto.page.read import read
from accordingto.page.read.dates import iso_date, url_date
from accordingto.record.page import Page, Raw, Refusal

ENGLISH = "Mr Kim said on Monday that the café in Seoul would open again before the end of the month, and soon."
GERMAN = (
    "Der Präsident sagte am Montag, die Gespräche mit dem Nachbarland würden noch in diesem Monat fortgesetzt. " * 3
)
JAPANESE = "大統領は月曜日、隣国との協議を今月中に再開すると述べた。"


def html(head: str, body: str) -> Raw:
    return Raw(name="a.html", data=f"<!doctype html><head>{head}</head><body>{body}</body>".encode())


@pytest.mark.parametrize(
    ("data", "declared", "encoding"),
    [
        (ENGLISH.encode(), None, "utf-8"),
        (ENGLISH.encode("utf-8-sig"), None, "utf-8"),
        (ENGLISH.encode("utf-16"), None, "utf-16-le"),
        (ENGLISH.encode("utf-16-be"), None, "utf-16-be"),
        (ENGLISH.encode("cp1252"), "iso-8859-1", "cp1252"),
        (ENGLISH.encode("cp1252"), "utf-8", None),
        (ENGLISH.encode("cp1252"), "no such encoding", None),
        (ENGLISH.encode("cp1252"), "hex", None),
        (ENGLISH.encode(), "latin-1", "utf-8"),
        (ENGLISH.encode(), "utf-16", "utf-8"),
    ],
)
def test_the_encoding_is_found_whatever_is_declared(data, declared, encoding):
    page = read(Raw(name="a.txt", data=data, encoding=declared))

    assert isinstance(page, Page)
    assert page.text == ENGLISH
    assert encoding in (None, page.encoding)


def test_a_page_may_declare_its_encoding_itself():
    raw = Raw(name="a", data=f'<html><meta charset="windows-1252"><p>{ENGLISH}'.encode("cp1252"))

    page = read(raw)

    assert (page.text, page.encoding) == (ENGLISH, "cp1252")


def test_the_text_of_a_text_file_is_kept_as_it_is():
    text = f"Talks resume\r\n\r\n  {ENGLISH}\t\r\n"

    page = read(Raw(name="a.txt", data=text.encode()))

    assert page.text == text
    assert [block.span.of(text) for block in page.blocks] == ["Talks resume", ENGLISH]


def test_a_stray_null_moves_nothing():
    page = read(Raw(name="a.txt", data=(ENGLISH + "\0" + ENGLISH).encode()))

    assert page.text == ENGLISH + "\ufffd" + ENGLISH


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (bytes(range(256)) * 8, "binary"),
        (b"\0" * 1000, "binary"),
        (b"%PDF-1.7 stream of words and words", "binary: this is a PDF"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0", "binary"),
        (GERMAN.encode(), "not English: the text looks like language 'de'"),
        (JAPANESE.encode(), "not English: the text looks like language 'ja'"),
        (b"1234 5678 ....", "no text"),
        (b"<!doctype html><body><div id=app></div><script>start('Talks resume')</script></body>", "no text"),
        (b"<html>", "no text"),
        (b"A word. " * 62_600, "too large: one line"),
        (b"Talks resume.\n" * 400_000, "too large"),
    ],
)
def test_what_is_no_page_is_refused_with_the_reason(data, reason):
    got = read(Raw(name="a", data=data))

    assert isinstance(got, Refusal)
    assert (got.name, got.step) == ("a", "read")
    assert got.reason.startswith(reason)


def test_fifty_megabytes_of_one_line_are_refused_at_once():
    started = time.process_time()

    got = read(Raw(name="a", data=b"x" * 50_000_000))

    assert got.reason.startswith("too large")
    assert time.process_time() - started < 1


@pytest.mark.parametrize("text", ["Talks resume.", "Mr Kim spoke to Angela Merkel in Berlin on Monday."])
def test_a_short_page_is_not_called_foreign(text):
    assert isinstance(read(Raw(name="a", data=text.encode())), Page)


def test_what_opens_when_a_word_is_pointed_at_is_no_part_of_the_sentence():
    box = "<span class='tooltip'>Ada Holm<span class='tooltip-text'>Holm sinks harbour plan</span></span>"

    page = read(html("", f"<article><h1>Talks</h1><p>Mayor {box} said no.</p></article>"))

    assert page.text == "Talks\nMayor Ada Holm said no."


def test_html_gives_the_visible_text_in_blocks():
    page = read(
        html(
            "<title>Talks</title><style>p {}</style>",
            "<nav><a href=/>Home</a></nav><article class='story big'><h1>Talks  <i>resume</i></h1><p>Mr Kim<br>agreed."
            "<script>no()</script><p hidden>no</p><p style='display: none'>no</p><template>no</template>"
            "<figure><img alt=no><figcaption>Mr&nbsp;Kim</figcaption></figure>One<br> <br>Two</article>",
        )
    )

    assert page.text == "Home\nTalks resume\nMr Kim\nagreed.\nMr\xa0Kim\nOne\nTwo"
    assert [block.span.of(page.text) for block in page.blocks][2] == "Mr Kim\nagreed."
    assert [block.tag for block in page.blocks] == ["nav", "h1", "p", "figcaption", "article", "article"]
    assert page.blocks[0].path.endswith(">nav>a")
    assert page.blocks[1].path.endswith(">article.story.big[2]>h1")


@pytest.mark.parametrize("open_tag", ["<div>", "<b>", "<p><b>", "<table><tr><td>", "<ul><li>"])
def test_deep_nesting_is_read_in_good_time(open_tag):
    started = time.process_time()

    page = read(Raw(name="a", data=(open_tag * 20_000 + "Talks resume.").encode(), media="html"))

    assert isinstance(page, Page)
    assert page.text == "Talks resume."
    assert time.process_time() - started < 5


LINKED = """<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "no"}, {"@type": "NewsArticle",
"headline": "Talks resume", "author": [{"name": "By Ann Lee"}, {"name": "Bo Roe"}], "datePublished":
"2018-02-13T09:12:00Z", "dateModified": "2019-01-01", "publisher": {"name": "The Herald"}}]}</script>"""


def facts(page: Page) -> dict[str, tuple[str, str]]:
    return {known.field: (known.value, known.where) for known in page.known}


def test_facts_are_read_from_the_notes_for_search_engines():
    page = read(html(LINKED, "<h1>Talks resume</h1>"))

    assert facts(page) == {
        "outlet": ("The Herald", "json-ld"),
        "title": ("Talks resume", "json-ld"),
        "author": ("Bo Roe", "json-ld"),
        "published": ("2018-02-13", "json-ld"),
        "updated": ("2019-01-01", "json-ld"),
    }
    assert page.facts("author") == ("Ann Lee", "Bo Roe")
    assert page.author == "Ann Lee; Bo Roe"
    assert page.known[1].span.of(page.text) == "Talks resume"


def test_facts_are_read_from_meta_tags_and_given_facts_win():
    head = (
        "<meta property=og:site_name content='The Herald'><meta name=author content='https://herald.example/ann'>"
        "<meta property=article:published_time content='2018-02-13T09:12:00+09:00'>"
        "<meta property=article:modified_time content='2019-01-01'><script type=application/ld+json>{broken</script>"
    )
    raw = html(head, "<h1>Talks resume</h1><footer><time datetime=2020-01-01>now</time></footer>")

    page = read(Raw(name=raw.name, data=raw.data, outlet="The Daily Herald"))

    assert facts(page) == {
        "outlet": ("The Daily Herald", "given"),
        "title": ("Talks resume", "markup"),
        "published": ("2018-02-13", "meta"),
        "updated": ("2019-01-01", "meta"),
    }


@pytest.mark.parametrize(
    ("title", "body", "outlet"),
    [
        ("Talks resume | The Coast Post", "<h1>Talks resume</h1><p>© 2011-2020 Coast Post Ltd.", "The Coast Post"),
        ("The Coast Post: Talks resume", "<p>The Coast Post<h1>Talks resume</h1>", "The Coast Post"),
        ("Talks resume - Coast Post", "<link rel=canonical href=https://www.coastpost.example/a><h1>Talks resume</h1>",
         "Coast Post"),
        ("Talks resume | Politics", "<p>Home<p>Politics<h1>Talks resume</h1>", None),
        ("Talks resume | The Coast Post", "<h1>Talks resume</h1>", None),
        ("Talks: the end | The Coast Post", "<h1>Talks resume</h1><p>© The Coast Post", None),
        ("Talks resume | Asia | The Coast Post", "<h1>Talks resume</h1><p>© The Coast Post", None),
        ("The Coast Post", "<h1>Talks resume</h1><p>© The Coast Post", None),
    ],
)  # fmt: skip
def test_an_outlet_named_in_the_title_alone_must_be_vouched_for(title, body, outlet):
    page = read(html(f"<title>{title}</title>", f"{body}<p>Mr Kim agreed to meet on Monday.</p>"))

    assert facts(page).get("outlet") == (outlet and (outlet, "markup"))


def test_no_date_is_taken_from_a_footer_or_a_change():
    page = read(
        html(
            "<meta property=article:modified_time content=2019-01-01>",
            "<p>Talks resume.<footer><time datetime=2020-01-01>1 January 2020</time> © 2020 The Herald</footer>",
        )
    )

    assert page.published is None


def test_the_outlet_of_a_dump_is_known_only_from_a_file_named_for_it():
    names = {
        name: read(Raw(name=f"pages/{name}", data=ENGLISH.encode())).outlet for name in ("the-guardian.txt", "a.txt")
    }

    assert names == {"the-guardian.txt": "The Guardian", "a.txt": None}


@pytest.mark.parametrize(
    ("written", "want"),
    [
        ("2018-02-13T09:12:00Z", "2018-02-13"),
        ("20180213", "2018-02-13"),
        ("2018-02", "2018-02"),
        ("Tue, 13 Feb 2018 09:12:00 GMT", "2018-02-13"),
        ("Feb. 13, 2018", "2018-02-13"),
        ("13th of February 2018", "2018-02-13"),
        ("February 2018", "2018-02"),
        ("03/04/2018", None),
        ("2018-02-30", None),
        ("yesterday", None),
        ("0001-01-01T00:00:00", None),
    ],
)
def test_a_date_is_read_as_far_as_it_goes(written, want):
    assert iso_date(written) == want


@pytest.mark.parametrize(
    ("url", "want"),
    [
        ("https://a.example/world/2018/02/13/talks", "2018-02-13"),
        ("https://a.example/2018/feb/13/talks", "2018-02-13"),
        ("https://a.example/2018/02/talks-13", None),
        ("https://a.example/story-20180213", None),
    ],
)
def test_an_address_filed_by_day_dates_its_page(url, want):
    assert url_date(url) == want
