"""What is known of a page stands in a line above it, and what is not known is said."""

import pytest

from accordingto.show.source import Source

BARE = Source(
    id="page-0", anchor="p1", number=1, label="The Herald", outlet="The Herald", name="a.txt", title="", author="",
    published="", url="", states=(), agencies=(), repairs=0, characters=1200, furniture=200, statements=0, events=0,
    parts=(), areas=(), used=(),
)  # fmt: skip


@pytest.mark.parametrize(
    ("known", "said"),
    [
        ({}, "date unknown · author unknown"),
        ({"published": "3 March 2031", "author": "Ann Lee; Bo Roe"}, "3 March 2031 · Ann Lee; Bo Roe"),
        ({"states": ("opinion", "paywall stub")}, "date unknown · author unknown · opinion · paywall stub"),
        ({"agencies": ("Reuters",)}, "date unknown · author unknown · credits Reuters"),
        ({"repairs": 2}, "date unknown · author unknown · broken letters mended in 2 places"),
    ],
)
def test_the_facts_of_a_page_stand_in_a_line(known, said):
    source = Source(**{field: getattr(BARE, field) for field in BARE.__struct_fields__} | known)

    assert source.facts == f"a.txt · {said} · 1,200 characters, 200 of them furniture"
