"""The bench of facts counts what is right and wrong by where it was read."""

import gzip
import json
import re

from bench.__main__ import main

TITLE = "The ferries sail again in spring"
PAGE = (
    "<!doctype html><meta property=og:site_name content='The Coast Post'><meta name=author content='Ann Lee'>"
    f"<meta property=article:published_time content=2031-03-03><h1>{TITLE}</h1><p>Mr Kim said so."
)


def test_facts_are_counted_by_field_and_place(tmp_path, capsys):
    (tmp_path / "a.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    row = {
        "id": "a", "source": "fp", "html": "a.html.gz", "title": TITLE, "date": "2031-03-04",
        "authors": ["Ann Lee"], "publisher": "Coast Post", "url": "https://coastpost.example/ferries",
    }  # fmt: skip
    (tmp_path / "pages.jsonl").write_text(json.dumps(row) + "\n" + json.dumps({**row, "source": "pl"}))

    assert main(["facts", str(tmp_path / "pages.jsonl")]) == 0

    *counts, speed = capsys.readouterr().out.splitlines()
    assert [" ".join(line.split()) for line in counts] == [
        "title markup right 1 wrong 0",
        "author meta right 1 wrong 0",
        "published meta right 0 wrong 1",
        "outlet meta right 0 wrong 1",
    ]
    assert re.fullmatch(r"[\d.]+ pages/s read, [\d.]+ pages/s by trafilatura", speed)
