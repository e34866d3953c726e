"""Each format by its own standard's rules, on the sample dossier and on a page whose writer wished us ill."""

import csv
import io
import json
import re
from urllib.parse import unquote, urlsplit

import pytest
from msgspec.structs import replace

from accordingto.errors import AccordingToError
from accordingto.export import FORMATS, ask, folder, stream
from accordingto.export.gdelt import COLUMNS
from accordingto.export.names import fragment
from accordingto.lexicon import plover
from accordingto.record.base import Span
from accordingto.record.page import Known
from tests.export.hostile import hostile
from tests.export.words import parse
from tests.show.sample import sample

every_dossier = pytest.mark.parametrize("dossier", [sample(), hostile()], ids=["sample", "hostile"])


def written(dossier, form: str, table: str | None = None) -> str:
    return b"".join(stream(dossier, form, table, parse)).decode()


def text_of(dossier) -> dict[str, str]:
    return {report.page.id: report.page.text for report in dossier.reports}


# W3C Web Annotation: the motivations of its section 3.3.5, the selectors of 4.2.4 and 4.2.5.
MOTIVATIONS = {"classifying", "commenting", "describing", "identifying", "linking", "tagging"}


@every_dossier
def test_web_annotations_have_bodies_and_targets_as_the_model_asks(dossier):
    page = json.loads(written(dossier, "web-annotation"))

    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids) >= 4
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["motivation"] in MOTIVATIONS
        assert urlsplit(item["id"]).scheme
        for body in item["body"]:
            assert body["type"] == "TextualBody"
            assert isinstance(body["value"], str)
            assert body["purpose"] in MOTIVATIONS


@every_dossier
def test_both_selectors_of_a_web_annotation_find_the_same_words(dossier):
    texts = {f"urn:accordingto:{page}": text for page, text in text_of(dossier).items()}

    for item in json.loads(written(dossier, "web-annotation"))["items"]:
        for target in [item["target"]] if isinstance(item["target"], dict) else item["target"]:
            place, quoted = target["selector"]
            text = texts[target["source"]]
            assert (place["type"], quoted["type"]) == ("TextPositionSelector", "TextQuoteSelector")
            assert 0 <= place["start"] < place["end"] <= len(text)
            assert quoted["exact"] == text[place["start"] : place["end"]]
            assert text[: place["start"]].endswith(quoted.get("prefix", ""))
            assert text[place["end"] :].startswith(quoted.get("suffix", ""))


# The properties that schema.org has for each type, as far as we use them.
SCHEMA = {
    "NewsArticle": {"identifier", "headline", "datePublished", "author", "publisher", "url"},
    "Quotation": {"text", "spokenByCharacter", "provider", "isPartOf", "url"},
    "Claim": {"text", "author", "appearance", "sourceOrganization", "isBasedOn", "description", "url"},
    "Organization": {"name", "description"},
    "CreativeWork": {"name", "description"},
    "Person": {"name"},
}


@every_dossier
def test_linked_data_uses_the_properties_of_its_types_and_names_nothing_that_is_not_there(dossier):
    document = json.loads(written(dossier, "json-ld"))

    assert document["@context"] == "https://schema.org"
    ids = [item["@id"] for item in document["@graph"]]
    assert len(set(ids)) == len(ids)
    for item in document["@graph"]:
        assert set(item) - {"@type", "@id"} <= SCHEMA[item["@type"]]
        ends = [item.get("isPartOf", []), *(item.get(name, []) for name in ("appearance", "sourceOrganization"))]
        named = [end["@id"] for part in ends for end in (part if isinstance(part, list) else [part])]
        assert set(named) <= set(ids)


def test_a_quotation_of_a_page_with_an_address_leads_to_its_words():
    report = sample().reports[0]
    known = (Known(field="url", value="https://tideway.example/a?b=1#top", where="given"),)
    span = Span(0, 30)

    where = fragment(replace(report.page, known=known), span)

    start, _, words = where.partition("#:~:text=")
    assert start == "https://tideway.example/a?b=1"
    assert unquote(words) == span.of(report.page.text)
    assert not re.search(r"[-,&\s]", words)


def test_what_is_no_address_of_the_web_is_not_given_as_one():
    assert "javascript" not in written(hostile(), "json-ld") + written(hostile(), "web-annotation")


@every_dossier
def test_prov_is_read_and_written_again_by_the_prov_package(dossier):
    model = pytest.importorskip("prov.model", reason="the package 'prov', of the extra 'dev', is not installed")

    document = model.ProvDocument.deserialize(content=written(dossier, "prov"), format="json")
    again = model.ProvDocument.deserialize(content=document.serialize(format="json"), format="json")

    assert again == document
    kinds = {record.get_type().localpart for record in document.records}
    assert {"Entity", "Agent", "Activity", "Derivation", "Attribution", "Association", "Generation"} <= kinds


@every_dossier
def test_prov_relates_only_what_it_declares(dossier):
    document = json.loads(written(dossier, "prov"))
    declared = {name for part in ("entity", "agent", "activity") for name in document.get(part, {})}
    ends = {"entity", "agent", "activity", "generatedEntity", "usedEntity", "collection"}

    relations = [one for part, of in document.items() if part.startswith(("was", "had")) for one in of.values()]
    named = {value for one in relations for end, value in one.items() if end.removeprefix("prov:") in ends}
    assert named
    assert named <= declared
    for name, entity in document["entity"].items():
        for place in entity.get("accordingto:characters", "").split()[:1]:
            start, end = map(int, place.split("-"))
            assert any(text[start:end] == entity["prov:value"].split(" … ")[0] for text in text_of(dossier).values()), (
                name
            )


@every_dossier
def test_plover_records_have_the_fields_that_its_manual_requires(dossier):
    records = [json.loads(line) for line in written(dossier, "plover").splitlines()]

    assert len({record["id"] for record in records}) == len(records) >= 1
    for record in records:
        assert {"id", "date", "source", "event"} <= set(record)
        assert set(record["event"]) <= set(plover.codes())
        assert record["quad_code"] in {1, 2, 3, 4}
        assert record["date"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", record["date"])
        assert all(re.fullmatch("[A-Z]{3}", actor["code"]) for actor in record["source"] or [] if "code" in actor)
        at, text = record["text_info"], text_of(dossier)[record["cite_info"]["citation"]]
        assert text[at["start"] : at["end"]] == record["text"]


def test_plover_folds_the_status_into_the_type_and_dates_it_by_the_page():
    records = {record["text"]: record for record in map(json.loads, written(sample(), "plover").splitlines())}

    meets = records["The cabinet will meet the union on 5 May"]
    assert (meets["deed"], meets["event"], meets["date"]) == ("CONSULT", ["AGREE"], "2031-05-03")
    backed = records["In 2019 the union backed the port"]
    assert (backed["date"], backed["when"]) == (None, "2019")
    assert not any("would sue" in text for text in records)


@every_dossier
def test_rows_like_gdelts_keep_its_rules(dossier):
    header, *rows = csv.reader(io.StringIO(written(dossier, "gdelt"), newline=""))

    assert tuple(header) == COLUMNS
    assert rows
    for row in (dict(zip(header, cells, strict=True)) for cells in rows):
        root = int(row["EventRootCode"])
        assert row["EventCode"].startswith(row["EventBaseCode"])
        assert row["EventBaseCode"].startswith(row["EventRootCode"])
        assert int(row["QuadClass"]) == 1 + (root > 5) + (root > 8) + (root > 13)
        assert -10 <= float(row["GoldsteinScale"]) <= 10
        assert int(row["NumMentions"]) >= int(row["NumArticles"]) >= int(row["NumSources"]) >= 1
        assert re.fullmatch(r"(\d{8})?", row["SQLDATE"])
        text = text_of(dossier)[row["Page"]]
        assert text[int(row["Start"]) : int(row["End"])] == row["Words"]


def test_those_who_do_it_to_each_other_do_so_both_ways():
    claim = next(claim for claim in sample().claims if "meet the union" in claim.wording[0].words)
    event = next(event for report in sample().reports for event in report.events if event.id in claim.members)
    reports = tuple(
        replace(report, events=tuple(replace(one, reciprocal=one == event) for one in report.events))
        for report in sample().reports
    )

    lines = csv.DictReader(io.StringIO(written(replace(sample(), reports=reports), "gdelt")))

    pairs = [(row["Actor1Name"], row["Actor2Name"]) for row in lines if row["GLOBALEVENTID"].startswith(event.id)]
    assert pairs == [("the cabinet", "the pilots’ union"), ("the pilots’ union", "the cabinet")]


def brat_files(dossier) -> dict[str, str]:
    return {name: b"".join(parts).decode() for name, parts in folder(dossier, "brat")}


@every_dossier
def test_brat_finds_the_words_of_every_annotation_where_it_says(dossier):
    files = brat_files(dossier)

    for report in dossier.reports:
        text = files[f"{report.page.id}.txt"]
        assert text == report.page.text
        lines = files[f"{report.page.id}.ann"].split("\n")
        assert lines.pop() == ""
        marks = {}
        for line in lines:
            name, told, words = [*line.split("\t"), ""][:3]
            if name.startswith("T"):
                kind, places = told.split(" ", 1)
                spans = [tuple(map(int, place.split())) for place in places.split(";")]
                assert words == " ".join(text[start:end] for start, end in spans)
                marks[name] = kind
        joined = re.findall(
            r"^(?:R\d+\t\S+ Arg1:(T\d+) Arg2:(T\d+)\t|A\d+\t\S+ (T\d+) \S+)$", "\n".join(lines), re.MULTILINE
        )
        assert len(joined) + len(marks) == len(lines)
        assert {name for ends in joined for name in ends if name} <= set(marks)


def test_brat_is_told_of_every_name_that_is_used():
    files = brat_files(sample())
    told = files["annotation.conf"]

    used = {
        line.split("\t")[1].split(" ")[0]
        for text in files.values()
        for line in text.split("\n")
        if re.match(r"[TRA]\d+\t", line)
    }
    assert used - set(re.findall(r"^([\w-]+)", told, re.MULTILINE)) == {"STRIKE-OUT"}


def test_a_page_that_would_name_a_file_elsewhere_is_not_written():
    report = sample().reports[0]
    dossier = replace(sample(), reports=(replace(report, page=replace(report.page, id="../../passwd")),))

    with pytest.raises(AccordingToError, match="no id of a page"):
        list(folder(dossier, "brat"))


@every_dossier
def test_conllu_has_ten_columns_and_one_tree_a_sentence(dossier):
    texts = text_of(dossier)
    blocks = written(dossier, "conllu").split("\n\n")
    assert blocks.pop() == ""

    page = ""
    for block in blocks:
        comments = dict(line[2:].split(" = ", 1) for line in block.split("\n") if line.startswith("# "))
        tokens = [line.split("\t") for line in block.split("\n") if not line.startswith("# ")]
        page = comments.get("newdoc id", page)
        assert {len(token) for token in tokens} == {10}
        assert [int(token[0]) for token in tokens] == list(range(1, len(tokens) + 1))
        heads = {int(token[0]): int(token[6]) for token in tokens}
        assert [token[7] for token in tokens if token[6] == "0"] == ["root"]
        assert all(reaches_root(heads, token) for token in heads)
        assert all(column for token in tokens for column in token)
        spaced = ((token[1], "" if "SpaceAfter=No" in token[9].split("|") else " ") for token in tokens)
        assert "".join(form + space for form, space in spaced).strip() == comments["text"]
        for token in tokens:
            start, end = map(int, re.match(r"Range=(\d+):(\d+)", token[9]).groups())
            assert texts[page][start:end] == token[1]


def reaches_root(heads: dict[int, int], token: int) -> bool:
    seen = set()
    while token and token not in seen:
        seen.add(token)
        token = heads[token]
    return token == 0


def test_conllu_says_which_words_are_whose():
    said = next(
        said for report in sample().reports for said in report.said if said.words == ("“It was only the wick,”",)
    )
    lines = written(sample(), "conllu").split("\n")

    words = [line.split("\t")[1] for line in lines if f"Content={said.id}" in line]
    assert words == ["“", "It", "was", "only", "the", "wick", ",", "”"]


def test_what_is_asked_for_wrongly_is_said_in_one_line():
    for form, table, into in [("csv", None, False), ("brat", None, False), ("prov", "events", True)]:
        with pytest.raises(AccordingToError, match=r"^[^\n]+$"):
            ask(form, table, folder=into)
    with pytest.raises(AccordingToError, match="a parser"):
        stream(sample(), "conllu")
    assert "csv" in FORMATS
