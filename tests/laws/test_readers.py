"""Whatever a reader is sent, it gives pages and refusals, or says in one line what is wrong."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bench.readers import READERS, damaged, seeds

EDITED = ("lines", "dossier", "archive")  # these take how something is to be changed, not the thing itself


@pytest.mark.parametrize("name", [name for name in READERS if name not in EDITED])
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.sampled_from(seeds()), how=st.binary(min_size=4, max_size=40))
def test_what_is_damaged_is_read_or_refused(name, seed, how):
    READERS[name](damaged(seed, how))


@settings(max_examples=50, deadline=None, derandomize=True)
@given(how=st.binary(min_size=5, max_size=41))
def test_json_with_strange_values_is_read_or_refused(how):
    READERS["lines"](how)


@pytest.mark.model
@pytest.mark.parametrize("name", ["dossier", "archive"])
@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(how=st.binary(min_size=4, max_size=40))
def test_what_was_stored_and_is_damaged_is_shown_or_refused(name, how):
    READERS[name](how)
