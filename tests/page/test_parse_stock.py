"""Our parser says what the stock pipeline says, sooner, and leaves other pipelines as they are."""

import json
from pathlib import Path

import pytest
import spacy

from accordingto.page.parse import spacy as parser
from accordingto.page.parse.pieces import pieces
from accordingto.page.parse.spacy import MODEL, columns, docs, lemmatizer, load
from accordingto.record.base import Span
from accordingto.record.page import Page, Region

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def stock():
    return spacy.load(MODEL)


@pytest.fixture(scope="module")
def ours():
    return load(mend=False)


@pytest.fixture(scope="module")
def lemmatize():
    return lemmatizer(spacy.load(MODEL))


def whole(text: str) -> tuple[Page, tuple[Region, ...]]:
    page = Page(id="page-1", name="text", text=text, media="text", encoding="utf-8", blocks=())
    return page, (Region(span=Span(0, len(text)), kind="body", why=""),)


TEXTS = [
    *[json.loads(line)["text"] for line in (EXAMPLES / "wires.jsonl").read_text(encoding="utf-8").splitlines()],
    *[path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))],
    "Yes.\n\n  “Ships,” said   Ms Holm.“No!” \n…\n",
]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_every_column_is_that_of_the_stock_pipeline(text, stock, ours, lemmatize):
    page, regions = whole(text)

    want = columns(docs(stock, pieces(page, regions)))

    got = ours(page, regions)
    assert got.lemmas == tuple(map(lemmatize, want.words, want.tags))
    assert [column for column in got.__struct_fields__ if getattr(got, column) != getattr(want, column)] == ["lemmas"]


def test_sentences_are_those_that_spacy_cuts(stock):
    for text in TEXTS:
        page, regions = whole(text)
        found = list(docs(stock, pieces(page, regions)))

        cut = [sentence.text.strip() for _, doc in found for sentence in doc.sents if sentence.text.strip()]
        made = columns(found)
        spans = [made.span(first, last - 1).of(text) for first, last in made.sentences]
        assert spans == cut


def test_a_pipeline_loaded_beside_it_multiplies_as_before(stock, ours):
    nodes = [node for name in ("tok2vec", "tagger", "parser", "ner") for node in stock.get_pipe(name).model.walk()]

    assert {node.ops.use_blis for node in nodes} == {True}


def test_a_pipeline_that_has_met_many_words_is_loaded_anew_and_says_the_same(monkeypatch):
    loads, loaded = [], parser._loaded
    monkeypatch.setattr(parser, "_loaded", lambda model: loads.append(model) or loaded(model))
    monkeypatch.setattr(parser, "_MOST_WORDS", 800)
    parse, page = parser.load(), whole("Ms Berg told the Corran Post: " + " ".join(map(str, range(99))))

    assert parse(*page) == parse(*page) == parse(*page)
    assert len(loads) == 3
