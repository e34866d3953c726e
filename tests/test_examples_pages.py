"""The answer key of the examples speaks of words that are really there."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import lxml.html
import pytest
from golden import examples as key

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
HIDDEN = ("script", "style", "noscript", "title")
INVENTED_YEAR = "2031"


def visible(path: Path) -> str:
    """The words of an HTML page that a reader sees, a line break between elements that stand apart."""
    tree = lxml.html.fromstring(path.read_bytes())
    for element in tree.xpath("//" + "|//".join(HIDDEN)):
        element.drop_tree()
    return tree.text_content()


def texts() -> Iterator[tuple[str, str]]:
    """Every page of the examples by the name the key gives it, with its text."""
    for path in sorted(EXAMPLES.rglob("*.*")):
        name = path.relative_to(EXAMPLES).as_posix()
        if path.suffix == ".jsonl":
            for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
                record = json.loads(line)
                yield f"{name}:{number}", f"{record['title']}\n{record['text']}"
        elif path.suffix == ".html":
            yield name, visible(path)
        elif path.suffix == ".txt":
            yield name, path.read_text("utf-8")


PAGES = dict(texts())


def quoted() -> Iterator[tuple[str, str]]:
    """Every (page, words) of the key."""
    for sheet in key.SHEETS:
        yield sheet.page, sheet.headline
    for stretch in key.STRETCHES:
        yield from ((stretch.page, stretch.first), (stretch.page, stretch.last))
    for said in key.SAID:
        yield from said.only
        for edit in said.edits:
            yield from ((edit.left, edit.before), (edit.right, edit.after))
        for wording in said.wordings:
            words = (wording.speaker, wording.cue, *wording.content, *wording.relay_words, *wording.addressee)
            yield from ((wording.page, piece) for piece in words if piece is not None)
    for figure in key.FIGURES:
        yield from ((figure.left, figure.left_near), (figure.right, figure.right_near))
    for event in key.HAPPENED:
        yield event.page, event.near
    for mention in key.REFERS:
        yield mention.page, mention.near
    yield from key.UNQUOTED
    for names in key.ONE_ACTOR:
        yield from names


@pytest.mark.parametrize(("page", "words"), [(page, words) for page, words in dict.fromkeys(quoted()) if words])
def test_words_of_the_key_stand_on_their_page(page, words):
    assert words in PAGES[page]


def test_every_page_but_the_one_set_aside_has_its_sheet():
    assert sorted(sheet.page for sheet in key.SHEETS) == sorted(set(PAGES) - {key.REFUSED})


@pytest.mark.parametrize("stretch", key.STRETCHES)
def test_stretches_run_forward(stretch):
    text = PAGES[stretch.page]

    start = text.index(stretch.first)
    end = text.index(stretch.last, start) + len(stretch.last)

    assert end - start >= len(stretch.first)


@pytest.mark.parametrize("event", key.HAPPENED)
def test_triggers_stand_in_their_clause(event):
    assert all(trigger in event.near for trigger in event.triggers)


@pytest.mark.parametrize("figure", key.FIGURES)
def test_figures_stand_in_their_clause(figure):
    assert figure.left_words in figure.left_near
    assert figure.right_words in figure.right_near


@pytest.mark.parametrize("mention", key.REFERS)
def test_mentions_stand_in_their_clause(mention):
    assert mention.words in mention.near


@pytest.mark.parametrize("copy", key.COPIES)
def test_copies_repeat_whole_sentences(copy):
    left, right = (PAGES[page].replace("’", "'").replace("6 a.m.", "6am") for page in copy)

    shared = [sentence for sentence in re.split(r"[.”\"]\s+", right) if len(sentence) > 40 and sentence in left]

    assert len(shared) >= 5


@pytest.mark.parametrize("said", key.SAID)
def test_what_one_page_alone_has_is_on_no_other(said):
    for page, words in said.only:
        assert [name for name, text in PAGES.items() if words in text] == [page]


def test_the_appeal_runs_into_the_first_paragraph():
    text = PAGES[key.LEDGER_FERRY]

    assert any("please help today.Tunisia’s president" in line for line in text.splitlines())


def test_the_page_set_aside_shows_a_reader_nothing():
    assert not PAGES[key.REFUSED].strip()


def test_every_date_of_a_page_is_invented():
    assert all(sheet.published is None or sheet.published.startswith(INVENTED_YEAR) for sheet in key.SHEETS)
