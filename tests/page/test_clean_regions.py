"""What each stretch of a page is taken for."""

import time

import pytest
from marks import marked

from accordingto.page.clean import clean
from accordingto.page.clean.asides import is_button, is_note, is_notice, is_sign, is_teaser
from accordingto.page.clean.boxes import boxed
from accordingto.page.clean.dateline import find_dateline
from accordingto.page.clean.forms import is_byline, is_credit, is_date
from accordingto.page.clean.segments import Piece, segments
from accordingto.page.read import page_of, raws, read
from accordingto.record.base import Span
from accordingto.record.page import Page, Raw, Refusal

BODY = (
    "Mr Dahl said on Tuesday that the harbour at Vik would stay closed until the divers had looked at every pier.",
    "The minister, who had come from the capital by train, promised the fishermen money for the days they lost.",
    '"Nobody wants the boats to lie still, and nobody wants a pier to fall on them either," Mr Dahl told reporters.',
    "The owners of the two trawlers that were damaged in the storm said they had heard nothing from the ministry.",
    "A report on the state of the piers is due in March, according to the harbour office.",
)


def cut(text: str, name: str = "a.txt", media: str | None = None) -> list[tuple[str, str]]:
    page = read(Raw(name=name, data=text.encode(), media=media))
    return [(region.kind, region.span.of(page.text)) for region in clean(page)]


def test_a_bare_article_is_headline_and_body():
    title, body = "Harbour at Vik stays closed after storm", "\n\n".join(BODY)

    assert cut(f"{title}\n\n{body}") == [("headline", title), ("body", body)]


@pytest.mark.parametrize("names", ["Ann Lee", "Ann Lee and Bo Roe", "Ann Lee, Bo Roe, and Mara Voss"])
def test_names_and_an_outlet_above_an_article_are_its_byline(names):
    body = "\n\n".join(BODY)

    assert cut(f"{names}\n\nUSA TODAY\n\n{body}")[:2] == [("byline", names), ("byline", "USA TODAY")]


def test_a_warning_of_what_a_page_shows_is_no_headline():
    warning, body = "Warning: Some readers may find content disturbing", "\n\n".join(BODY)

    assert cut(f"{warning}\n\n{body}") == [("notice", warning), ("body", body)]


def test_a_clean_text_without_a_title_is_body():
    assert cut("\n\n".join(BODY)) == [("body", "\n\n".join(BODY))]


def test_a_title_known_from_outside_is_found():
    title = "Harbour at Vik stays closed after storm"
    page = read(Raw(name="a", data="\n\n".join((title, *BODY)).encode(), title=title.upper()))

    assert next(region.span.of(page.text) for region in clean(page) if region.kind == "headline") == title


def test_an_appeal_glued_to_the_first_paragraph_is_cut_off():
    appeal = (
        "We need your help\nThe Coast Post is a small newsroom that lives on what its readers give. Your gift lets us "
        "send a reporter to every harbour, and keeps our journalism free for everybody who needs it.\nDonate today and "
        "help us to go on."
    )
    text = "Harbour at Vik stays closed after storm\n" + appeal + "\n".join(BODY) + "\nJoin the discussion\nComments"

    kinds = {words: kind for kind, words in cut(text)}

    assert kinds == {
        "Harbour at Vik stays closed after storm": "headline",
        appeal: "appeal",
        "\n".join(BODY): "body",
        "Join the discussion\nComments": "comment",
    }


def test_a_lifted_quotation_and_a_credit_are_kept_apart_from_the_body():
    lifted = '"Nobody wants the boats to lie still."'
    text = "\n\n".join(("Harbour at Vik stays closed after storm", lifted, "Ann Lee/Reuters", *BODY))

    assert cut(text)[1:] == [("pull quote", lifted), ("caption", "Ann Lee/Reuters"), ("body", "\n\n".join(BODY))]


def test_markup_tells_the_parts_of_an_html_page():
    text = (
        "<!doctype html><body><nav><ul><li><a href=/a>Home</a><li><a href=/b>Weather</a></ul></nav><article>"
        "<h1>Harbour at Vik stays closed after storm</h1><p class=byline>By Ann Lee</p><figure><figcaption>The harbour "
        f"at Vik on Tuesday</figcaption></figure>{''.join(f'<p>{words}</p>' for words in BODY)}</article>"
        "<footer><p>© 2020 The Coast Post. All rights reserved.</p></footer>"
    )

    assert cut(text, "a.html") == [
        ("navigation", "Home\nWeather"),
        ("headline", "Harbour at Vik stays closed after storm"),
        ("byline", "By Ann Lee"),
        ("caption", "The harbour at Vik on Tuesday"),
        ("body", "\n".join(BODY)),
        ("legal", "© 2020 The Coast Post. All rights reserved."),
    ]


@pytest.mark.parametrize("media", ["text", "html"])
def test_a_page_of_nothing_but_furniture_is_refused(media):
    lines = (
        "Home",
        "Weather",
        "Sport",
        "Sign up to our newsletter",
        "Follow us",
        "© 2020 The Coast Post. All rights reserved.",
    )
    page = page_of(Raw(name="a", data="".join(f"<p>{line}</p>\n" for line in lines).encode(), media="html"))
    if media == "text":
        page = page_of(Raw(name="a", data="\n".join(lines).encode()))

    got = clean(page)

    assert isinstance(got, Refusal)
    assert (got.step, got.reason.startswith("no body found")) == ("clean", True)


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("It makes a difference.Mr Kim spoke.", ["It makes a difference.", "Mr Kim spoke."]),
        ("“We will talk.”Mr Kim spoke.", ["“We will talk.”", "Mr Kim spoke."]),
        ("CommentsThis story is old.", ["Comments", "This story is old."]),
        ("The U.S. and the U.K. met at 5 p.m. on Cars.com.", ["The U.S. and the U.K. met at 5 p.m. on Cars.com."]),
        ("See https://herald.example.Com/World here.", ["See https://herald.example.Com/World here."]),
    ],
)
def test_what_was_run_together_is_cut_and_nothing_else(text, pieces):
    page = page_of(Raw(name="a", data=text.encode()))

    assert [piece.span.of(text) for piece in segments(page)] == pieces


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Getty Images", is_credit),
        ("Mr Kim in Seoul on Monday. (Ann Lee/Reuters)", is_credit),
        ("Cover image: Mr Kim in Seoul", is_credit),
        ("The quay at Vik on Tuesday. (Image: Bo Roe)", is_credit),
        ("The quay at Vik on Tuesday. (Bo Roe/The Coast Post)", is_credit),
        ("The quay at Vik on Tuesday. Foto: Bo Roe", is_credit),
        ("Mr Kim (left) with two envoys in Seoul on Monday.", is_credit),
        ("Pictured from left, Ann Lee and Bo Roe of the harbour office.", is_credit),
        ("By Ann Lee and Bo Roe, in Seoul", is_byline),
        ("Bo Roe | The Coast Post", lambda text: is_byline(text, (), "Coast Post")),
        ("21 mins ago11:48 Ann Lee", lambda text: is_byline(text, ["Bo Roe", "Ann Lee"])),
        ("Analysis by Ann Lee, Coast Editor-at-large", lambda text: is_byline(text, ["Ann Lee"])),
        ("The Coast Post", lambda text: is_byline(text, ["Coast Post"], "The Coast Post")),
        ("Updated 13 February 2018, 9:12 GMT", is_date),
        ("2018-02-13T09:12:00Z", is_date),
        ("April 7, 2018, 9:10 p.m. ET", is_date),
        ("READ MORE: Does a harbour ever sleep?", is_teaser),
        ("Up next » Nine piers to see before you die", is_teaser),
        ("© The Coast Post 1911-2020", is_sign),
        ("To view this content you must accept the cookies of those who made it.", is_notice),
        ("The best of the coast in your inbox, once a week.", is_button),
        ("Bo Roe covers the harbour. Reach him at the newsroom.", is_note),
        ("Ann Lee is the Coast Post's northern correspondent.", is_note),
        ("Contributing: Ann Lee, Bo Roe; The Coast Wire", is_note),
        ("Coast News' Ann Lee in St. Corran and The Coast Wire contributed to this report.", is_note),
        ("• This article is based in part on wire service reports.", is_note),
    ],
)
def test_small_parts_are_known_by_their_form(text, found):
    assert found(text)


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("View all posts by Ann Lee", "Ann Lee"),
        ("Contact Ann Lee", "Ann Lee"),
        ("Ann Lee's most recent stories", "Ann Lee"),
        ("Coast Post Plus", "Coast Post"),
        ("Work at the Coast Post", "Coast Post"),
        ("Get short URL", "RT"),
    ],
)
def test_a_line_that_holds_an_authors_name_is_not_always_a_byline(text, author):
    assert not is_byline(text, [author], "Coast Post")


@pytest.mark.parametrize(
    "text",
    [
        "Mr Kim met envoys in Seoul (Reuters)",
        "From Bloomberg:",
        "Mr Kim left Seoul by the right gate (the left one was shut).",
        "The museum bought ten paintings. Photos by Ms Lee were sold as well.",
        "By Tuesday the talks had ended.",
        "In 2018 he met Mr Kim",
        "2018",
        "2034 70",
        "More than 400 men walked out, among them: the pilots.",
        "The report covers the harbour of Vik.",
        "Bo Roe is the mayor of Vik.",
        "Bo Roe said: the harbour will stay closed.",
        "Gov. Ann Lee (R) will not sign what the harbour asked of her on Monday.",
    ],
)
def test_a_sentence_is_none_of_these(text):
    assert not any((is_credit(text), is_byline(text, (), "Vik"), is_date(text), is_teaser(text), is_sign(text)))
    assert not any((is_button(text), is_note(text), is_notice(text)))


def test_a_box_that_asks_is_furniture_whole():
    path = "body>article>div.support-box[3]"
    texts = (BODY[0], "Reporting needs you", "Become a supporter and see fewer boxes.", "Give now", BODY[1])
    paths = ("body>article>p", f"{path}>h3", f"{path}>p[2]", f"{path}>a[3]", "body>article>div.card[4]")
    pieces = [Piece(span=Span(0, 1), path=where) for where in paths]

    assert boxed(texts, pieces) == {1, 2, 3}


def test_what_trails_behind_the_last_paragraph_is_furniture():
    tail = ("Bo Roe covers the harbour at Vik. Email him with tips.", "Related: Nine piers to see", "Load more")

    kinds = ("notice", "teaser", "navigation")
    assert cut("\n\n".join((*BODY, *tail))) == [("body", "\n\n".join(BODY)), *zip(kinds, tail, strict=True)]


def test_a_line_between_headline_and_byline_is_a_standfirst():
    title, standfirst = "Harbour at Vik stays closed after storm", "Divers will look at every pier, says the minister."

    assert cut("\n\n".join((title, standfirst, "By Bo Roe", *BODY)))[:3] == [
        ("headline", title),
        ("standfirst", standfirst),
        ("byline", "By Bo Roe"),
    ]


@pytest.mark.parametrize(
    "source",
    [
        "[dateline:SEOUL (Reuters) -] Talks will go on, Mr Kim said.",
        "[dateline:TUNIS, 3 March (CPA) -] The president met the minister.",
        "[dateline:CORK, Ireland, March 10 (Halyard) —] A strike shut the port.",
        "[dateline:WASHINGTON —] The president met the minister.",
        "[dateline:DES MOINES, Iowa --] “Nobody came,” Mr Kim said on Friday.",
        "[dateline:St. Petersburg, Russia (AP) –] The president met the minister.",
        "[dateline:Dec. 29 (Reuters) -] The president met the minister.",
        "[dateline:(CNN)]Mr Kim met the minister in Seoul on Monday.",
        "[dateline:ISLAMABAD:] The president met the minister.",
        "[dateline:Tunis —] The president met the minister.",
        "Tunis — the capital — was quiet on Monday morning.",
        "Tunis — Carthage of old — was quiet on Monday morning.",
        "Seoul said on Monday that talks — the first in years — would go on.",
        "SEOUL said on Monday that the talks would go on.",
        "NATO — Norway's shield, Mr Dahl calls it — will send ships.",
        "EXCLUSIVE — The president met the minister on Monday.",
        "TAMME: That is not decided, and nobody has asked me.",
        "Sen. Ann Lee (D) - The only one who came - said she would stay.",
        "Mr Dahl (right) — The Herald's man of the year — was there.",
        "The Carthage Press Agency (CPA) said on Monday that talks would go on.",
    ],
)
def test_a_dateline_is_cut_off_and_a_town_that_acts_is_not(source):
    text, want = marked(source)

    found = find_dateline(text, 0, len(text))

    assert ([found] if found else []) == want.get("dateline", [])


def test_a_dateline_is_a_region_of_its_own():
    text = "\n\n".join(("Harbour at Vik stays closed after storm", "VIK, Norway (NNB) — " + BODY[0], *BODY[1:]))

    assert cut(text)[1:] == [("dateline", "VIK, Norway (NNB) —"), ("body", "\n\n".join(BODY))]


@pytest.mark.parametrize("unit", ["-", "1", "(", "A", "a.", "By A ", "A, ", "MAY A ", "12:", '"', "Photo/"])
def test_a_line_of_one_thing_over_and_over_is_labelled_in_good_time(unit):
    lines = [unit * size + end for size in (19, 60, 1000, 20_000) for end in ("", "x", "!")]
    page = page_of(Raw(name="a", data="\n".join((*BODY, *lines)).encode()))
    started = time.process_time()

    assert isinstance(page, Page)
    clean(page)
    assert time.process_time() - started < 5


@pytest.mark.shared
def test_the_two_real_reports_lose_their_furniture_and_nothing_else(shared):
    kinds = {}
    for raw in raws([shared / "reports" / "olympics-2018"]):
        kinds |= {
            raw.name.rsplit("/", 1)[-1]: [
                (region.kind, region.span.start, region.span.end) for region in clean(read(raw))
            ]
        }

    assert kinds == {
        "the-independent.txt": [
            ("headline", 0, 108),
            ("standfirst", 109, 188),
            ("appeal", 189, 1122),
            ("body", 1122, 3402),
            ("comment", 3403, 3530),
        ],
        "vice.txt": [
            ("notice", 0, 31),
            ("headline", 34, 80),
            ("pull quote", 82, 190),
            ("caption", 191, 203),
            ("body", 205, 2450),
            ("caption", 2452, 2775),
        ],
    }


def test_one_sentence_and_nothing_else_is_a_report():
    regions = clean(read(Raw(name="line", data=b"The mayor said on Monday that the bridge would open in June.")))

    assert [region.kind for region in regions] == ["body"]
