"""The component of a spaCy pipeline: the same attributions, counted in the characters of the Doc."""

import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from spacy.tokens import Doc

import accordingto
from accordingto.errors import PipelineError
from accordingto.page.parse.spacy import MODEL, columns
from accordingto.spacy_component import attribute, attributions

ROOT = Path(__file__).resolve().parents[1]
TEXT = "“Not one ship sails before we are paid,” Ada Varga told the Noon Ledger. The owners said they would wait."
WORDS = [
    "said",
    "told",
    "quoted",
    "as saying",
    "according to",
    "that",
    "he",
    "who",
    "“talks",
    "go on,”",
    '"we',
    'will"',
]
WORDS += [
    "‘no’",
    "Kim",
    "the Noon Ledger",
    "state media",
    ":",
    ",",
    ".",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "'",
    "",
    "🜁",
    "Ms Holm",
]

model = pytest.mark.model


@pytest.fixture(scope="module")
def nlp():
    made = spacy.load(MODEL)
    made.add_pipe("accordingto")
    return made


def by_hand(**layers):
    """Return a Doc of “Talks go on, she said.” with the layers given, as a pipeline of other people might make it."""
    layers = {"tags": ["NNS", "VBP", "RB", ",", "PRP", "VBD", "."]} | layers
    words = ["Talks", "go", "on", ",", "she", "said", "."]
    return Doc(spacy.blank("en").vocab, words=words, spaces=[True, True, False, True, True, False, False], **layers)


GRAMMAR = {
    "heads": [1, 5, 1, 5, 5, 5, 5],
    "deps": ["nsubj", "ccomp", "prt", "punct", "nsubj", "ROOT", "punct"],
    "ents": ["B-EVENT", "O", "O", "O", "O", "O", "O"],
}


def test_a_doc_of_any_pipeline_is_read():
    doc = by_hand(**GRAMMAR, lemmas=["Talk", "go", "", "", "", "say", ""])

    parse = columns([(100, doc)])

    assert parse.words == ("Talks", "go", "on", ",", "she", "said", ".")
    assert parse.lemmas == ("talk", "go", "on", ",", "she", "say", ".")
    assert (parse.starts[1], parse.ends[1], parse.heads[1], parse.labels[1]) == (106, 108, 5, "ccomp")
    assert [(name.start, name.end, name.type) for name in parse.names] == [(0, 1, "EVENT")]


def test_a_word_without_tag_or_label_stops_nothing():
    doc = by_hand(
        **GRAMMAR | {"deps": ["", "ccomp", "", "punct", "nsubj", "ROOT", ""]}, lemmas=["", "", "", "", "", "say", ""]
    )
    doc[0].tag_ = ""

    assert columns([(0, doc)]).tags[0] == "XX"
    assert attribute(doc)._.attributions[0].words == ("Talks go on",)


@pytest.mark.parametrize(("doc", "missing"), [(by_hand(**GRAMMAR | {"tags": None}), "tagger"), (by_hand(), "parser")])
def test_what_a_pipeline_lacks_is_named_in_one_line(doc, missing):
    with pytest.raises(PipelineError, match=rf"^accordingto needs a {missing} before it .*$"):
        attribute(doc)


def test_another_language_is_refused():
    with pytest.raises(PipelineError, match="accordingto reads English; this pipeline is for the language 'de'"):
        spacy.blank("de").add_pipe("accordingto")


def test_a_doc_that_was_not_read_has_no_attributions():
    assert by_hand()._.attributions == ()


@model
@pytest.mark.parametrize("fast", [False, True])
def test_a_pipeline_of_others_finds_what_we_find(fast):
    nlp = spacy.load(MODEL)
    nlp.add_pipe("accordingto", config={"fast": fast})

    found, ours = nlp(TEXT)._.attributions, accordingto.quote(TEXT, accordingto.tools(fast=fast))

    # The lemmas are the pipeline's: they may move a confidence a little.
    assert [replace(one, confidence=1.0) for one in found] == [replace(one, confidence=1.0) for one in ours]
    assert [one.confidence for one in found] == pytest.approx([one.confidence for one in ours], abs=0.05)


@model
@settings(deadline=None, max_examples=60)
@given(words=st.lists(st.sampled_from(WORDS), max_size=30), joined=st.sampled_from(["", " "]))
def test_attributions_lie_in_the_text_of_the_doc(nlp, words, joined):
    doc = nlp(joined.join(words))

    for one in doc._.attributions:
        assert one.words == tuple(span.of(doc.text) for span in one.content)
        links = [(link.span, link.words) for link in one.chain if link.span is not None]
        spans = [*one.content, *one.addressee, *(span for span, _ in links), *([one.cue] if one.cue else [])]
        assert all(span.end <= len(doc.text) for span in spans)
        assert all(span.of(doc.text) == said for span, said in links)


@model
def test_attributions_live_through_bytes(nlp):
    doc = nlp(TEXT)

    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())

    assert len(attributions(again)) == 2
    assert again._.attributions == doc._.attributions


@model
def test_an_installed_package_needs_no_import(tmp_path):
    metadata = tmp_path / "accordingto-1.dist-info"
    metadata.mkdir()
    metadata.joinpath("METADATA").write_text("Metadata-Version: 2.1\nName: accordingto\nVersion: 1\n", encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (line,) = (f"{name} = {where}" for name, where in project["entry-points"]["spacy_factories"].items())
    metadata.joinpath("entry_points.txt").write_text(f"[spacy_factories]\n{line}\n", encoding="utf-8")
    work = f"import spacy; nlp = spacy.load('{MODEL}'); nlp.add_pipe('accordingto'); "
    work += f"print(len(nlp({TEXT!r})._.attributions))"
    where = os.pathsep.join([str(tmp_path), str(ROOT)])

    done = subprocess.run(
        [sys.executable, "-c", work],
        env={**os.environ, "PYTHONPATH": where},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.stdout, done.stderr) == ("2\n", "")
