"""The main job on the examples: the same bytes from every engine and every order of the pages, and a sound record."""

from pathlib import Path

import pytest
from clusters import cluster

import accordingto
from accordingto.check import check
from accordingto.record.dossier import Dossier
from accordingto.run.dask import Dask
from accordingto.run.inline import Inline
from accordingto.run.pool import Pool
from accordingto.store.jsonl import from_json, to_json

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
PAGES = sorted(path for path in EXAMPLES.rglob("*") if path.suffix in {".html", ".jsonl", ".txt"})

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reference():
    return accordingto.dossier([EXAMPLES], Inline())


def test_the_dossier_of_the_examples_has_no_problems(reference):
    assert reference.claims
    assert check(reference) == ()


def test_a_dossier_survives_the_trip_through_json(reference):
    assert from_json(to_json(reference), Dossier, "dossier") == reference


def test_stored_reports_give_the_dossier_of_their_pages(reference, tmp_path):
    path = tmp_path / "reports.jsonl"
    path.write_text("".join(f"{to_json(report)}\n" for report in reversed(reference.reports)), encoding="utf-8")

    again = accordingto.dossier([path], Inline())

    assert (again.claims, again.origins, again.matches) == (reference.claims, reference.origins, reference.matches)


RUNNERS = {"unchosen": None, "inline": Inline(), "one": Pool(1), "two": Pool(2)}


@pytest.fixture(params=[*RUNNERS, "dask"])
def runner(request):
    """Each engine; the cluster is there only while it is asked for."""
    if request.param in RUNNERS:
        yield RUNNERS[request.param]
    else:
        with cluster(2) as address:
            yield Dask(address)


def test_every_engine_and_every_order_of_the_pages_give_the_same_bytes(runner, reference):
    assert to_json(accordingto.dossier(PAGES[::-1], runner)) == to_json(reference)
