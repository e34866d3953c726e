"""Which half of the chain set a document belongs to: decided by its id, so that no document stands in both."""

from hashlib import blake2b
from typing import Literal


def half(doc: str) -> Literal["rules", "apart"]:
    """Say whether rules may be written while looking at this document, or whether it is only ever scored."""
    return "apart" if blake2b(doc.encode()).digest()[0] % 2 else "rules"
