"""Every input is opened or refused with its reason; none is lost."""

import io
import json
import sys

import msgspec
import pytest

from accordingto.page.clean import clean
from accordingto.page.read import raws, read
from accordingto.record.page import Page, Raw, Refusal
from accordingto.record.report import Report

TALKS = (
    "Talks resume\n\nMr Kim said on Monday that the two sides would meet again before the end of the month, and soon."
)


def test_a_folder_gives_its_pages_sorted_and_leaves_other_files_alone(tmp_path):
    for name in ("b.txt", "a/c.HTML", "a/d.png", "readme.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Talks resume.")

    got = [(raw.name.removeprefix(f"{tmp_path}/"), raw.media) for raw in raws([tmp_path])]

    assert got == [("a/c.HTML", "html"), ("b.txt", None)]


def test_a_pattern_and_a_file_of_any_name_are_opened(tmp_path):
    (tmp_path / "one.dump").write_text("Talks resume.")

    assert [raw.data for raw in raws([tmp_path / "*.dump", tmp_path / "one.dump"])] == [b"Talks resume."] * 2


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.txt", "there is no such file or folder"),
        ("empty", "there is no page in this folder"),
        ("*.nothing", "nothing matches"),
        ("nul\0byte.txt", "there is no such file or folder"),
        ("x" * 5000, "there is no such file or folder"),
    ],
)
def test_what_is_not_there_is_refused(tmp_path, name, reason):
    (tmp_path / "empty").mkdir()

    (got,) = raws([f"{tmp_path}/{name}"])

    assert isinstance(got, Refusal)
    assert (got.step, got.name) == ("open", f"{tmp_path}/{name}")
    assert reason in got.reason


def test_json_lines_give_pages_with_what_is_known_of_them(tmp_path):
    lines = [
        {"text": TALKS, "outlet": "The Herald", "date": "13 February 2018", "author": ["Ann Lee", "Bo Roe"]},
        {"html": "<p>Talks resume.</p>", "url": "https://herald.example/1"},
        {"title": "no text"},
        ["no object"],
        "{broken",
    ]
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    path = tmp_path / "pages.jsonl"
    path.write_text(text)

    first, second, *others = raws([path])

    assert (first.name, first.media, first.author) == (f"{path}:1", "text", "Ann Lee; Bo Roe")
    page = read(first)
    assert (page.text, page.outlet, page.published) == (TALKS, "The Herald", "2018-02-13")
    assert (second.media, second.url) == ("html", "https://herald.example/1")
    assert [refusal.name for refusal in others] == [f"{path}:{number}" for number in (3, 4, 5)]


def test_a_stored_report_comes_back_and_a_broken_one_is_refused(tmp_path):
    page = read(Raw(name="a", data=TALKS.encode()))
    report = Report(page=page, regions=clean(page))
    path = tmp_path / "reports.jsonl"
    path.write_bytes(msgspec.json.encode(report) + b'\n{"page": 1, "regions": []}\n')

    good, broken = raws([path])

    assert good == report
    assert (broken.name, broken.step) == (f"{path}:2", "open")


@pytest.mark.parametrize(
    "text", ['{"text": "Talks resume."}', '[{"text": "Talks resume."}]', '{\n"text": "Talks resume."\n}']
)
def test_a_json_file_may_hold_one_page(tmp_path, text):
    (tmp_path / "page.json").write_text(text)

    (raw,) = raws([tmp_path / "page.json"])

    assert raw.data == b"Talks resume."


@pytest.mark.parametrize(
    ("given", "media", "names"),
    [
        (b'{"text": "Talks resume."}\n{"text": "Talks end."}\n', "text", ["-:1", "-:2"]),
        (b"<!doctype html><p>Talks resume.</p>", None, ["-"]),
        (b"Talks resume.", None, ["-"]),
    ],
)
def test_standard_input_may_be_json_lines_or_one_page(monkeypatch, given, media, names):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given)))

    got = list(raws(["-"]))

    assert [raw.name for raw in got] == names
    assert {raw.media for raw in got} == {media}


def test_an_html_page_on_standard_input_is_read_as_html(monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"<!doctype html><p>Talks <b>resume</b>.</p>")))

    (raw,) = raws(["-"])
    page = read(raw)

    assert isinstance(page, Page)
    assert page.text == "Talks resume."
