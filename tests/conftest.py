"""What every test may use."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The development data beside the checkout; the test is skipped where there is none."""
    if not SHARED.is_dir():
        pytest.skip("the development data (../shared) is not here")
    return SHARED
