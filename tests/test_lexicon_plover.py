"""The tables of PLOVER and CAMEO: every type and mode has its class, its values and its old code."""

import subprocess
import sys

import pytest

from accordingto.lexicon import plover
from accordingto.record.event import STATUSES

PAIRS = [(code, mode) for code in plover.codes() for mode in (None, *plover.modes(code))]


@pytest.mark.parametrize(("code", "mode"), PAIRS)
def test_every_type_and_mode_has_values_of_one_sign(code, mode):
    meaning = plover.meanings()[plover.cameo(code, mode)]

    assert -10 <= plover.score(code, mode) <= 10
    assert meaning.goldstein == plover.goldstein(code, mode)
    # CAMEO counts a mere request among the conflicts; PLOVER gives help that is asked for a shade above nothing.
    if code != "REQUEST":
        assert plover.score(code, mode) * meaning.goldstein > 0
    if mode != "appeal":
        assert ("CONFLICT" in plover.quad(code)) == (meaning.goldstein < 0)


def test_there_are_sixteen_types_in_four_classes():
    assert len(plover.codes()) == 16
    assert {plover.quad_class(code) for code in plover.codes()} == {1, 2, 3, 4}


@pytest.mark.parametrize(
    ("code", "mode", "contexts", "cameo"),
    [
        ("CONSULT", "visit", (), "042"),
        ("AID", None, (), "070"),
        ("AID", None, ("military",), "072"),
        ("AID", None, ("gender", "asylum"), "075"),
        ("COERCE", "arrest", ("gender",), "173"),
        ("SANCTION", "discontinue", ("economic",), "1621"),
    ],
)
def test_a_context_narrows_the_old_code(code, mode, contexts, cameo):
    assert plover.cameo(code, mode, contexts) == cameo


@pytest.mark.parametrize("cameo", sorted(plover.meanings()))
def test_a_code_that_is_read_and_written_again_keeps_its_type(cameo):
    meaning = plover.meanings()[cameo]
    again = plover.meanings()[plover.cameo(meaning.code, meaning.mode, meaning.contexts)]

    assert plover.quad_class(again.code) == plover.quad_class(meaning.code) or again.code == "CONCEDE"
    assert meaning.mode in ("", *plover.modes(meaning.code))


@pytest.mark.parametrize(
    ("code", "status", "want"),
    [
        ("CONSULT", "occurred", "CONSULT"),
        ("CONSULT", "planned", "AGREE"),
        ("ASSAULT", "planned", "THREATEN"),
        ("AID", "denied", "REJECT"),
        ("ASSAULT", "denied", None),
        ("REQUEST", "possible", "REQUEST"),
        ("RETREAT", "possible", None),
    ],
)
def test_the_status_is_folded_into_the_type(code, status, want):
    assert plover.folded(code, status) == want


@pytest.mark.parametrize(("code", "mode", "want"), [("REQUEST", "appeal", None), ("SANCTION", "convict", "ACCUSE")])
def test_two_modes_count_otherwise_by_the_conversion_table(code, mode, want):
    assert plover.folded(code, "occurred", mode) == want


def test_what_is_folded_is_a_type_or_nothing():
    assert {plover.folded(code, status) for code in plover.codes() for status in STATUSES} <= {*plover.codes(), None}


def test_the_tables_need_no_parser():
    told = "import sys; from accordingto.lexicon import plover; plover.cameo('AID'); print('spacy' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, text=True).stdout == "False\n"
