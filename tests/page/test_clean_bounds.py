"""Pages made by broken machines: each is cleaned or refused, and twice as much of it takes no more than its share."""

import time
from importlib import import_module

import pytest

from accordingto.page.clean import MOST_SEGMENTS, clean
from accordingto.page.clean.extractor import MOST_BLOCKS, extracted
from accordingto.page.read import page_of
from accordingto.record.page import Page, Raw, Refusal

NEWS = "Mr Dahl said on Tuesday that the harbour at Vik would stay closed until the divers had looked at every pier."
STORY = "".join(f"<p>{NEWS} It is pier {number} of them.</p>" for number in range(6))


def nested(size: int) -> str:
    return "<div>" * size + STORY + "</div>" * size


def spans(size: int) -> str:
    return STORY + "<p>" + "<span>of </span>" * size + "</p>"


def attribute(size: int) -> str:
    return f'<p data-all="{"ab " * size}" class="{"of " * size}" id="{"up" * size}">{NEWS}</p>{STORY}'


def table(size: int) -> str:
    return STORY + "<table>" + "<tr><td>Pier</td><td>closed</td></tr>" * size + "</table>"


def menu(size: int) -> str:
    return STORY + "<ul>" + "<li><a href=/a>More on the piers at Vik</a></li>" * size + "</ul>"


def boxes(size: int) -> str:
    return STORY + '<div class="card"><p>Give now</p></div>' * size


MAKERS = (nested, spans, attribute, table, menu, boxes)


def cleaned(text: str) -> object:
    page = page_of(Raw(name="page", data=f"<!doctype html><body>{text}".encode(), media="html"))
    return clean(page) if isinstance(page, Page) else page


def seconds(text: str) -> float:
    times = []
    for _ in range(2):
        started = time.process_time()
        cleaned(text)
        times.append(time.process_time() - started)
    return min(times)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (nested(20_000), None),
        (spans(100_000), None),
        (spans(300_000), "too large"),
        (attribute(3_400_000), "too large"),
        (attribute(500_000), None),
        (table(600_000), "too large"),
        (table(MOST_SEGMENTS // 2 + 1), "too large"),
        ("<script>" + "let words = 'Vik';" * 1000 + "</script>", "no text"),
        ("", "no text"),
        ("<div></div>", "no text"),
    ],
    ids=lambda value: value[:12] if isinstance(value, str) else None,
)
def test_a_broken_page_is_cleaned_or_refused_with_its_reason(text, reason):
    got = cleaned(text)

    assert isinstance(got, Refusal) == (reason is not None)
    assert reason is None or reason in got.reason


@pytest.mark.parametrize("make", MAKERS)
def test_the_article_of_a_broken_page_is_found(make):
    page = page_of(Raw(name="page", data=f"<!doctype html><body>{make(1_000)}".encode(), media="html"))

    body = " ".join(region.span.of(page.text) for region in clean(page) if region.kind == "body")

    assert all(f"pier {number} of them" in body for number in range(6))


def test_the_extractor_is_not_asked_about_a_page_of_very_many_blocks(monkeypatch):
    asked = []
    monkeypatch.setattr(import_module("accordingto.page.clean.extractor").trafilatura, "extract", asked.append)
    page = page_of(Raw(name="page", data=f"<body>{table(MOST_BLOCKS // 2 + 1)}".encode(), media="html"))

    assert extracted(page) is None
    assert asked == []


@pytest.mark.parametrize("make", MAKERS)
def test_twice_as_much_takes_about_twice_as_long(make):
    seconds(make(100))

    assert seconds(make(1_600)) < 0.3 + 4 * seconds(make(800))
