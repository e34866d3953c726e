"""What every record is made of: a span of characters, evidence for a statement, an id made from what the record is."""

from hashlib import blake2b

import msgspec


class Record(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A frozen record; fields that it does not know are refused when it is read back."""


class Span(msgspec.Struct, frozen=True, order=True, array_like=True, gc=False):
    """The characters [start, end) of a page's text; written `[start, end]` in JSON."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span runs forward and is not empty, not [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of this span in `text`."""
        return text[self.start : self.end]

    def holds(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


class Evidence(Record, frozen=True, kw_only=True):
    """The characters of one page that a statement rests on, and the words that stand there."""

    page: str
    span: Span
    words: str


class Reason(Record, frozen=True, kw_only=True):
    """Why a score is what it is: one feature, its share of the score, the two values compared."""

    feature: str
    share: float
    left: str = ""
    right: str = ""


def make_id(kind: str, *parts: str | int) -> str:
    """Name a record by what it is: same parts, same id, on every run and machine."""
    key = msgspec.json.encode([kind, *parts])
    return f"{kind}-{blake2b(key, digest_size=10).hexdigest()}"
