"""Records survive the trip to a file; a broken file says where and what to do."""

import os

import pytest

from accordingto.errors import StoreError
from accordingto.record.base import Span
from accordingto.record.page import Region
from accordingto.store import file, jsonl

BODY = Region(span=Span(0, 12), kind="body", why="sentences")
FOOT = Region(span=Span(13, 40), kind="furniture", why="«asks» for money\nagain")


def test_a_record_is_one_line_and_the_same_bytes_each_time():
    assert jsonl.to_json(FOOT) == '{"span":[13,40],"kind":"furniture","why":"«asks» for money\\nagain"}'


def test_records_come_back_as_they_were_written(tmp_path):
    jsonl.write([BODY, FOOT], tmp_path / "regions.jsonl")

    assert list(jsonl.read(tmp_path / "regions.jsonl", Region)) == [BODY, FOOT]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (b'{"span":[13,40],"kind":"furniture"}', "missing required field `why`"),
        (b'{"span":[40,13],"kind":"body","why":""}', r"not \[40, 13\)"),
        (b'{"span":[13,40],"kind":"advert","why":""}', "Invalid enum value 'advert'"),
        (b'{"span":[13,40],"kind":"body","why":"","colour":"red"}', "unknown field `colour`"),
        (b'{"span":[13,40],"kind":"bo', "truncated"),
        (b'{"span":[13,40],"kind":"body","why":"\xff"}', "utf-8"),
        (b"\xff\xfe{", "malformed"),
    ],
)
def test_a_broken_line_is_named_with_its_place_and_what_to_do(tmp_path, line, why):
    path = tmp_path / "regions.jsonl"
    path.write_bytes(jsonl.to_json(BODY).encode() + b"\n\n" + line + b"\n")

    with pytest.raises(StoreError, match=rf"regions.jsonl:3: not a Region \(.*{why}.*\); see `accordingto schema"):
        list(jsonl.read(path, Region))


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"none.jsonl: cannot be read \(No such file or directory\); name a file"):
        list(jsonl.read(tmp_path / "none.jsonl", Region))


def test_a_file_that_cannot_be_finished_leaves_what_stood_there(tmp_path):
    path = tmp_path / "dossier.html"
    file.save("whole", path)

    with pytest.raises(UnicodeEncodeError):
        file.save("half \udc80", path)

    assert path.read_text(encoding="utf-8") == "whole"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(StoreError, match=r"dossier.html: cannot be written \(No such file or directory\)"):
        file.save("words", tmp_path / "none" / "dossier.html")


def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    file.save("words", pipe)

    assert os.read(reader, 10) == b"words"
    assert pipe.is_fifo()
    os.close(reader)
