"""A desk over the sample dossier, asked without a network."""

import pytest
from show.sample import sample
from starlette.testclient import TestClient

from accordingto.desk.app import app
from accordingto.desk.guard import Gate
from accordingto.desk.shelf import of_dossier

HERE = "http://localhost"
GATE = frozenset({"localhost"})


@pytest.fixture(scope="session")
def read_shelf():
    """A shelf that is only read."""
    with of_dossier(sample()) as shelf:
        yield shelf


@pytest.fixture(scope="session")
def reader(read_shelf):
    """A reader who changes nothing."""
    with TestClient(app(read_shelf, Gate(GATE)), base_url=HERE, follow_redirects=False) as client:
        yield client


@pytest.fixture
def shelf():
    """A shelf of a test's own."""
    with of_dossier(sample()) as shelf:
        yield shelf


@pytest.fixture
def client(shelf):
    """A reader who corrects."""
    with TestClient(app(shelf, Gate(GATE)), base_url=HERE, follow_redirects=False) as client:
        yield client
