"""A live blog is one page of several posts, each with its own time, and nothing reaches from one into another."""

import json

import pytest

import accordingto
from accordingto.page import posts as by_post
from accordingto.page import report
from accordingto.page.clean import clean
from accordingto.page.read import page_of
from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.page import Page, Post, Raw

POSTS = (
    (
        "Divers find a crack under the east pier",
        "2031-05-03T11:40:00+01:00",
        "Eleanor Brand, the harbour minister, said on Saturday that the divers had found a crack under the east pier.",
    ),
    (
        "Ferry company waits for word",
        "2031-05-02T09:12:31Z",
        "He said that no ferry would leave before the minister had spoken, and that the passengers knew as much.",
    ),
    (
        "Harbour closed since midnight",
        "2031-05-02T00:05",
        "The harbour was closed at midnight, Bo Roe of the pilots said, and the boats were sent to Holm for the night.",
    ),
)
TOP = "The harbour at Vik has been closed after the storm, and this page is told of it as it goes on, hour by hour."


def live(*, linked: bool = True, marked: bool = True) -> bytes:
    updates = [{"@type": "BlogPosting", "headline": h, "datePublished": t, "articleBody": b} for h, t, b in POSTS]
    told = {"@type": "LiveBlogPosting", "headline": "Vik harbour closed", "datePublished": "2031-05-02"}
    note = json.dumps(told | ({"liveBlogUpdate": updates} if linked else {}))
    posts = "".join(
        f"<div class=post>{f'<time datetime={t}>{t[11:16]}</time>' if marked else ''}<h2>{h}</h2><p>{b}</p></div>"
        for h, t, b in POSTS
    )
    return (
        f'<!doctype html><title>x</title><script type="application/ld+json">{note}</script><body><article>'
        f"<h1>Vik harbour closed</h1><ul><li>{POSTS[0][0]}</ul><p>{TOP}</p><div>{posts}</div></article>"
        "<footer><p>© 2031 The Coast Post</p></footer>"
    ).encode()


def read(data: bytes) -> Page:
    return page_of(Raw(name="live.html", data=data, media="html"))


@pytest.mark.parametrize(("linked", "marked"), [(True, True), (True, False), (False, True)])
def test_posts_are_found_by_json_ld_or_by_their_times(linked, marked):
    page = read(live(linked=linked, marked=marked))

    assert page.facts("state") == ("live",)
    assert [(post.published, post.time) for post in page.posts] == [
        ("2031-05-03", "11:40+01:00"), ("2031-05-02", "09:12Z"), ("2031-05-02", "00:05"),
    ]  # fmt: skip
    for post, (headline, _, body) in zip(page.posts, POSTS, strict=True):
        assert headline in post.span.of(page.text)
        assert body in post.span.of(page.text)
        assert post.span.of(page.text).count("\n") <= 2


def test_without_a_sign_of_its_posts_a_live_page_has_none_and_no_other_page_is_asked():
    plain = live(linked=False, marked=True).replace(b"LiveBlogPosting", b"NewsArticle")

    assert read(live(linked=False, marked=False)).posts == ()
    assert read(plain).posts == ()


def test_words_are_of_the_day_of_their_post_else_of_the_page():
    page = read(live())
    at = {words: Span(page.text.index(words), page.text.index(words) + 5) for words in (TOP, POSTS[0][2], "© 2031")}

    assert [page.day_of(span) for span in at.values()] == ["2031-05-02", "2031-05-03", "2031-05-02"]
    assert page.post_of(at[TOP]) is None
    assert page.post_of(at["© 2031"]) is None


def test_no_region_goes_on_from_one_post_to_the_next():
    page = read(live())

    bodies = [region for region in clean(page) if region.kind == "body"]

    assert len(bodies) >= len(POSTS)
    for region in bodies:
        assert len({page.post_of(Span(at, at + 1)) for at in range(region.span.start, region.span.end)}) == 1


def test_he_is_nobody_known_where_his_own_post_does_not_name_him():
    text = "Bo Roe spoke.\nHe left. Ada Holm came. She stayed. Roe wept."
    posts = (Post(span=Span(0, 13)), Post(span=Span(14, len(text))))
    page = Page(id="p", name="a", text=text, media="html", encoding="utf-8", blocks=(), posts=posts)

    def mention(words: str, first: str, form: str) -> Mention:
        span = Span(text.index(words), text.index(words) + len(words))
        name = {"b": "Bo Roe", "a": "Ada Holm"}[first]
        return Mention(
            id=first if " " in words else words, page="p", span=span, head=span, words=words, form=form,
            kind="person", first=first, name=name,
        )  # fmt: skip

    given = [
        mention("Bo Roe", "b", "name"),
        mention("He", "b", "pronoun"),
        mention("Ada Holm", "a", "name"),
        mention("She", "a", "pronoun"),
    ]
    found = {one.words: (one.first, one.name) for one in by_post.apart(page, given)}

    assert found == {
        "Bo Roe": ("b", "Bo Roe"), "He": ("He", None), "Ada Holm": ("a", "Ada Holm"), "She": ("a", "Ada Holm"),
    }  # fmt: skip


@pytest.mark.model
def test_nobody_is_given_words_from_another_post():
    made = report(Raw(name="live.html", data=live(), media="html"), accordingto.tools())

    by_post = {said.content[0].start: said for said in made.said}
    for said in by_post.values():
        spans = [*said.content, *(link.span for link in said.chain if link.span)]
        assert len({made.page.post_of(span) for span in spans}) == 1
    second = made.page.posts[1]
    (waits,) = [said for said in made.said if made.page.post_of(said.content[0]) == second]
    assert (waits.speaker.words, waits.speaker.name) == ("He", None)
    names = {said.speaker.name for said in made.said if made.page.post_of(said.content[0]) != second}
    assert names - {None} == {"Eleanor Brand", "Bo Roe"}
    whens = [said.when.day for said in made.said if said.when]
    assert whens == ["2031-05-03"]
