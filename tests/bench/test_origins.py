"""The bench of real pairs."""

import pytest
from pile.build import Said, report

from bench.origins.predict import between
from bench.origins.score import figures


def test_two_reports_that_name_one_outlet_share_it_and_a_report_of_that_outlet_is_shared_too():
    quote = "“Nobody leaves the harbour until the organisers have signed the paper,”"
    told = [report(name, Said(quote, "Ana Reyes", "the Washington Post")) for name in ("The Herald", "The Echo")]
    own = report("Washington Post", "It rained in the strait and no boat put out.")

    assert between(*told)["shared"] == ["Washington Post"]
    assert between(told[0], own)["shared"] == ["Washington Post"]
    assert between(own, report("The Bugle", "No boat put out, for it rained."))["shared"] == []


def test_f1_is_that_of_both_sorts():
    pairs = [({"label": label}, {"depends": said}) for label, said in (("rewritten", True), ("speaker", True))]

    assert figures(pairs, lambda row: row["depends"]) == pytest.approx((2 / 3, 0.0, 1 / 3))
