"""Chains in a few words, as tests of sentences write them."""

from accordingto.record.said import Attribution, Link


def hop(link: Link) -> str:
    return (link.name or link.words or "?") + ("" if link.how == "said" else "?")


def told(one: Attribution) -> tuple[str, str, str]:
    """The words, who says them, and the hands between (a question mark behind what is inferred)."""
    assert [link.role for link in one.chain] == ["speaker", *("relay" for _ in one.relays), "outlet"]
    return " … ".join(one.words), hop(one.speaker), ", ".join(map(hop, one.relays))
