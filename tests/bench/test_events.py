"""The events bench: the statuses two readings gave, and what is kept apart."""

from accordingto.record.event import STATUSES
from bench.events import held_apart
from bench.events.status import NO_EVENT, agreement, half, read

GOLD = read("status.jsonl")
ONE, TWO = read("readers/one.jsonl"), read("readers/two.jsonl")


def test_the_marks_are_what_both_readings_say():
    both = {name: {at: mark for at, mark in marks.items() if TWO[name][at] == mark} for name, marks in ONE.items()}

    assert {name: marks for name, marks in both.items() if marks} == GOLD
    assert {mark for marks in GOLD.values() for mark in marks.values()} <= {*STATUSES, NO_EVENT}


def test_no_sentence_of_the_third_kept_apart_was_read():
    assert [name for name in ONE if held_apart(name)] == []


def test_either_half_has_its_share():
    assert 0.4 < sum(half(name) == "apart" for name in GOLD) / len(GOLD) < 0.6


def test_agreement_is_the_share_of_marks_that_are_the_same():
    one = {"a": {(0, 4): "occurred", (5, 9): "planned"}}
    two = {"a": {(0, 4): "occurred", (5, 9): "denied"}}

    assert (agreement(one, one), agreement(one, two)) == (1.0, 0.5)
