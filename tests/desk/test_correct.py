"""People correct the record: obeyed at once, listed, taken back."""

import pytest
from desk.seen import first, form, stories, tree, words


def judge(client, **sent):
    return client.post("/judge", data={"form": form(client.get("/add"), "/add"), **sent})


def of_two(client):
    return next(row for row in stories(client) if row[1] == 2)


def test_a_page_leaves_its_story_and_comes_back(client):
    before = stories(client)
    row = of_two(client)
    page = client.get(f"/story/{row[2]}.json").json()["stories"][0]["pages"][0]

    answer = judge(client, decision="split", left=row[2], right=page, name="Ada", note="another quay")

    assert answer.headers["location"] == "/judgements#newest"
    assert sorted(pages for _, pages, _ in stories(client)) == [1, 1, 1]
    told = words(client.get("/judgements"))
    assert "does not tell of the same as" in told
    assert "Ada" in told
    assert "another quay" in told

    undone = client.post("/undo", data={"form": form(client.get("/judgements"), "/undo"), "number": "1"})
    assert undone.status_code == 303
    assert stories(client) == before
    assert "taken back" in words(client.get("/judgements"))


def test_two_stories_become_one_by_the_address_of_the_other(client):
    row = of_two(client)
    other = next(one for one in stories(client) if one[1] == 1)

    judge(client, decision="merge", left=row[2], right=f"http://localhost/story/{other[2]}?x=1#pages")

    assert [pages for _, pages, _ in stories(client)] == [3]


def test_two_actors_become_one_and_two_again(client):
    left, right = first(client, "Ada Varga"), first(client, "Radio Corran")

    judge(client, decision="same", left=left, right=right)
    assert first(client, "Radio Corran") == first(client, "Ada Varga")
    client.post("/undo", data={"form": form(client.get("/judgements"), "/undo"), "number": "1"})
    assert first(client, "Radio Corran") != first(client, "Ada Varga")


def test_statements_of_two_spellings_are_one_claim_once_they_are_judged_to_be_one(client):
    story = of_two(client)[2]
    assert client.get("/stories.json").json()["rows"][0]["widest"] is None

    judge(client, decision="same", left="Ada Varga", right="A. Varga")

    row = next(row for row in client.get("/stories.json").json()["rows"] if row["line"]["id"] == story)
    assert (row["widest"], row["origins"]) == (2, 1)
    assert "2 outlets, 1 origin (the Corran Post)" in words(client.get(f"/story/{story}"))


def test_a_wrong_speaker_of_one_page_is_told_apart(client):
    judge(client, decision="same", left="Ada Varga", right="A. Varga")
    whole = client.get("/actor/Ada Varga.json").json()
    actor, said = whole["line"]["id"], whole["line"]["said"]
    page = next(met["page"]["page"] for met in whole["pages"] if met["page"]["outlet"] == "Noon Ledger")

    answer = judge(client, decision="apart", pair=f"A. Varga@{page}|{actor}")

    assert answer.status_code == 303
    assert client.get("/actor/Ada Varga.json").json()["line"]["said"] < said


def statement(client, words):
    """Return the page of two that holds some words as a statement, the statement and its address."""
    for page in client.get(f"/story/{of_two(client)[2]}.json").json()["reports"]:
        for one in page["said"]:
            if words in " ".join(one["words"]):
                return page["page"]["id"], one, f"/page/{page['page']['id']}"
    raise AssertionError(words)


def button(answer, words):
    """Return what the first button with these words sends."""
    return next(one.get("value") for one in tree(answer).xpath("//button") if one.text_content().startswith(words))


def compared(client):
    return [
        figure.xpath("string(figcaption)") for figure in tree(client.get(f"/story/{of_two(client)[2]}")).iter("figure")
    ]


def test_a_wrong_match_is_taken_apart_in_one_click_and_put_together_by_addresses(client):
    judge(client, decision="same", left="Ada Varga", right="A. Varga")
    before = compared(client)

    answer = judge(
        client, verdict=button(client.get(f"/story/{of_two(client)[2]}"), "Not the same statement"), name="Ada"
    )

    assert answer.status_code == 303
    assert len(compared(client)) == len(before) - 1
    assert "is not the same statement as" in words(client.get("/judgements"))
    ends = client.get("/judgements.json").json()["rows"][0]["judgement"]
    there, here = (
        f"{'http://localhost' * n}/page/{end['page']}#{end['attribution']}"
        for n, end in enumerate((ends["left"], *ends["right"]))
    )
    client.post("/undo", data={"form": form(client.get("/judgements"), "/undo"), "number": "2"})
    assert compared(client) == before

    judge(client, decision="unlike", left=there, right=here)
    judge(client, decision="one", left=here, right=there)
    assert compared(client) == before
    assert "is the same statement as" in words(client.get("/judgements"))


def test_a_wrong_speaker_is_set_right_where_the_statement_stands(client):
    page, said, address = statement(client, "pilots")
    named = f"{said['id']}@{page}"
    unions = tree(client.get(address)).xpath("//datalist/option[text()='the pilots’ union']/@value")
    assert [value.split("-")[0] for value in unions] == ["actor", "actor"]

    for who in (unions[0], "Radio Corran"):
        judge(client, decision="speaker", left=named, right=who, name="Ada", note="read it again")

    shown = client.get(address)
    assert "Corrected by Ada: “read it again”" in words(shown)
    assert statement(client, "pilots")[1]["chain"][0]["name"] == "Radio Corran"
    assert "was said by Radio Corran" in words(client.get("/judgements"))
    client.post("/undo", data={"form": form(shown, "/undo"), "number": button(shown, "Take back")})
    assert statement(client, "pilots")[1]["chain"][0]["name"] == "the pilots’ union"
    shown = client.get(address)
    client.post("/undo", data={"form": form(shown, "/undo"), "number": button(shown, "Take back")})
    assert statement(client, "pilots")[1] == said

    judge(client, decision="nobody", left=named)
    assert statement(client, "pilots")[1]["chain"][0]["name"] is None
    judge(client, decision="no words", left=named)
    assert said["id"] not in client.get(address).text.replace("/judgements", "")
    assert "is nobody’s words" in words(client.get("/judgements"))


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"decision": "split", "left": "story-00", "right": "page-00"}, 409),
        ({"decision": "same", "left": "Nobody", "right": "Ada Varga"}, 409),
        ({"decision": "same", "left": "Ada Varga", "right": "Ada Varga"}, 409),
        ({"decision": "marry", "left": "Ada Varga", "right": "Radio Corran"}, 400),
        ({"decision": "same", "left": "Ada Varga"}, 400),
        ({"decision": "unlike", "left": "said-00@page-00", "right": "said-01@page-00"}, 409),
        ({"decision": "nobody"}, 400),
        ({"verdict": "unlike|said-00@page-00"}, 400),
        ({"verdict": "unlike|said-00@page-00|"}, 400),
        ({"verdict": "speaker|said-00@page-00|x|y|z"}, 400),
    ],
)
def test_what_cannot_be_judged_is_told_of_and_changes_nothing(client, sent, status):
    before = client.get("/changes.json").json()

    answer = judge(client, **sent)

    assert answer.status_code == status
    assert "Not done" in words(answer)
    assert client.get("/changes.json").json() == before


@pytest.mark.parametrize("number", ["1", "-1", "x", "٣", "999999999999999"])
def test_there_is_nothing_to_take_back(client, number):
    answer = client.post("/undo", data={"form": form(client.get("/add"), "/add"), "number": number})

    assert answer.status_code in {400, 409}
