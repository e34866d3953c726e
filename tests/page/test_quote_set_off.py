"""Words set off from the text: block quotations, signed posts, a paragraph that a colon leads in."""

import pytest

import accordingto
from accordingto.page import report
from accordingto.record.page import Raw

pytestmark = pytest.mark.model

LETTER = (
    "The plan is too dear for a town of our size, and it takes money from the schools.",
    "I will not sign it. There are cheaper ways.",
)
POST = "The harbour plan is a theft from my schools. We will fight it!"
SIGNED = "— Anna Berg (@annaberg) March 4, 2019"
OPENING = "The council of Corran met on Monday night to talk about the plan for the harbour, and few were for it."
ENDING = "Three hundred people came to the old town hall, and most of them stayed until midnight."


@pytest.fixture(scope="module")
def told():
    """Return a function: lines and their elements → the report of a page that has them in its article."""
    tools = accordingto.tools()

    def read(*lines, media="html"):
        if media == "text":
            data = "\n".join(words for _, words in lines)
        else:
            body = "".join(f"<{tag}>{words}</{tag.split()[0]}>" for tag, words in lines)
            data = f"<html><body><article><h1>Harbour plan in doubt</h1>{body}</article></body></html>"
        return report(Raw(name="page", data=data.encode(), media=media, encoding="utf-8"), tools)

    return read


def quoted(page):
    """Return what is quoted word for word: the speaker's name, the words, and what hands them on."""
    said = [one for one in page.said if one.kind == "direct"]
    return [(one.speaker.name, one.words, one.cue.of(page.page.text).rstrip(":")) for one in said]


def article(*lines):
    return [("p", OPENING), *lines, ("p", ENDING)]


@pytest.mark.parametrize(
    ("lead", "cue"),
    [
        ("In a letter to the council Mayor Anna Berg wrote:", "wrote"),
        ("Mayor Anna Berg released the following statement:", "released the following statement"),
        ("According to Anna Berg, the mayor:", "According to"),
    ],
)
def test_a_block_quotation_that_a_colon_leads_in_is_quoted_whole(told, lead, cue):
    block = "".join(f"<p>{words}</p>" for words in LETTER)

    page = told(*article(("p", lead), ("blockquote", block)))

    ((name, words, found),) = quoted(page)
    assert (name, words) == ("Anna Berg", LETTER)
    assert found in cue
    assert {mention.name for mention in page.mentions if mention.words == "I"} == {"Anna Berg"}


def test_of_a_text_one_paragraph_behind_the_colon_is_quoted(told):
    lines = article(("p", "In a letter to the council Mayor Anna Berg wrote:"), *(("p", words) for words in LETTER))

    page = told(*lines, media="text")

    assert quoted(page) == [("Anna Berg", LETTER[:1], "wrote")]


@pytest.mark.parametrize("media", ["html", "text"])
def test_a_post_is_that_of_the_name_under_it(told, media):
    lines = article(("p", "The mayor took to the net after the meeting."), ("blockquote", f"<p>{POST}</p>{SIGNED}"))
    if media == "text":
        lines[-2:-1] = [("p", POST), ("p", SIGNED)]

    page = told(*lines, media=media)

    assert quoted(page) == [("Anna Berg", (POST,), "—")]
    (post,) = (one for one in page.said if one.kind == "direct")
    assert (post.when.day, post.where.kind) == ("2019-03-04", "social media")
    assert (post.when.span.of(page.page.text), post.where.span.of(page.page.text)) == ("March 4, 2019", "@annaberg")


def test_the_sentence_before_a_post_names_the_speaker_where_the_name_is_the_same(told):
    lines = article(("p", "Mayor Anna Berg tweeted:"), ("blockquote", f"<p>{POST}</p>{SIGNED}"))

    assert quoted(told(*lines)) == [("Anna Berg", (POST,), "tweeted")]


@pytest.mark.parametrize(
    "lead",
    [
        "There was more to come:",
        "Mayor Anna Berg also noted the low turnout:",
        "Mayor Anna Berg tweeted a picture of the harbour:",
        "Mayor Anna Berg tweeted:",
        "As Mayor Anna Berg said, the hall was not full:",
        "If only Mayor Anna Berg had said:",
    ],
)
def test_other_sentences_with_a_colon_hand_on_nothing_that_follows(told, lead):
    rest = "The council is to vote on Thursday, and nobody knows how it will end for the port."

    page = told(*article(("p", lead), ("p", rest)), media="text")

    assert rest not in {words for one in page.said if one.kind == "direct" for words in one.words}


def test_a_block_quotation_of_which_nothing_says_whose_it_is_is_given_to_nobody(told):
    block = "".join(f"<p>{words}</p>" for words in LETTER)

    page = told(*article(("p", "Mayor Anna Berg was not there."), ("blockquote", block)))

    assert quoted(page) == []


def test_who_signs_a_post_is_named_also_where_the_parser_sees_nobody(told):
    signed = SIGNED.replace("Anna Berg", "May Hope")
    page = told(*article(("p", f"{POST} {signed}")), media="text")

    assert [name for name, _, _ in quoted(page)] == ["May Hope"]
