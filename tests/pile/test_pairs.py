"""Which things are compared: all that share a key, and of a crowd enough to join it."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as some

from accordingto.pile.linked import linked
from accordingto.pile.story.pairs import pairs

CROWD = 200


@given(some.lists(some.frozensets(some.sampled_from("abcde")), max_size=20))
def test_whatever_shares_a_key_is_compared_once_and_nothing_else(keys):
    items = list(enumerate(keys))

    found = list(pairs(items, lambda item: item[1], lambda item: item[0]))

    assert found == [(left, right) for left, right in combinations(items, 2) if left[1] & right[1]]


def test_each_of_a_crowd_is_compared_with_the_fullest_few_which_join_it():
    found = list(pairs(range(CROWD), lambda _: "one", lambda item: 7 * item % CROWD))

    fullest = {item for item in range(CROWD) if 7 * item % CROWD >= CROWD - 4}
    assert found == [(one, two) for one, two in combinations(range(CROWD), 2) if {one, two} & fullest]
    assert len(linked(map(str, range(CROWD)), [(str(one), str(two)) for one, two in found])) == 1


def test_a_crowd_is_parted_by_finer_keys_where_there_are_any():
    found = list(pairs(range(CROWD), lambda _: "one", lambda _: 0, lambda item: [item % 50, item % 100]))

    assert found == [(one, two) for one, two in combinations(range(CROWD), 2) if one % 50 == two % 50]
