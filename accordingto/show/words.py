"""How things are said to the reader: counts, quotation marks, where words came from, what an edit did."""

import re
from collections.abc import Iterable

from accordingto.record.claim import Origin
from accordingto.record.story import Edit

_OPEN, _CLOSE = '“"«„‟', '”"»“'
_SINGLE = {"‘": "’", "'": "'", "‹": "›"}
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
# Characters that steer (all controls but the line break), halves of a character, and those that turn a line round.
_UNFIT = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ud800-\udfff\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]"
)
_EDITS = {
    "dropped": "drops {before}",
    "added": "adds {after}",
    "changed": "has {after} for {before}",
    "case": "writes {after} for {before}",
    "spelling": "spells {before} as {after}",
    "punctuation": "has {after} for {before} (punctuation)",
    "cut short": "stops before {before}",
    "continued": "goes on: {after}",
}
_KINDS = {
    "agency": "a news agency, not named",
    "outlet": "another outlet, not named",
    "document": "a document, not named",
    "speaker": "the speaker; how the words reached the outlet is not stated",
    "own word": "in the outlet’s own words; names no source",
}


def safe(text: str) -> str:
    """Replace characters that would steer a terminal or turn a line of text round, one for one, so offsets hold.

    An escape character in "Talks will go on" becomes "�"; line breaks stay, a tab becomes a blank.
    """
    return _UNFIT.sub(lambda found: " " if found[0] == "\t" else "\N{REPLACEMENT CHARACTER}", text)


def one_line(text: str) -> str:
    """Return `text` with every stretch of white space as one blank: words for a line of their own."""
    return " ".join(safe(text).split())


def count(number: int, noun: str) -> str:
    """Say how many: "1 page", "2 stories", "1,204 pages"."""
    many = f"{noun[:-1]}ies" if noun.endswith("ory") else f"{noun}s"
    return f"{number:,} {noun if number == 1 else many}"


def series(names: Iterable[str], last: str = "and") -> str:
    """Join names as a sentence does: "Ms Kim", "Ms Kim and Mr Moon", "Seoul, Tokyo and Beijing"."""
    *first, end = list(names) or [""]
    return f"{', '.join(first)} {last} {end}" if first else end


def shortened(text: str, most: int) -> str:
    """Return `text`, cut after a whole word where it is longer than `most` characters: "We will never …"."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0]} …"


def date(day: str) -> str:
    """Write a date as far as it is known: "13 February 2018", "February 2018", "2018"."""
    year, *rest = one_line(day).split("-")
    if not rest or not all(part.isdecimal() for part in rest) or not 1 <= int(rest[0]) <= 12:
        return one_line(day)
    month = _MONTHS[int(rest[0]) - 1]
    return f"{int(rest[1])} {month} {year}" if len(rest) > 1 else f"{month} {year}"


def quoted(words: str) -> str:
    """Put curly quotation marks round words, whatever marks they had: '"No," he said' keeps what is inside."""
    bare = one_line(words)
    if bare[:1] in _SINGLE and bare[-1:] == _SINGLE[bare[0]] and len(bare) > 1:
        return f"“{bare[1:-1]}”"
    return f"“{bare.removeprefix(_first(bare, _OPEN)).removesuffix(_last(bare, _CLOSE)).strip()}”"


def _first(words: str, marks: str) -> str:
    return words[0] if words and words[0] in marks else ""


def _last(words: str, marks: str) -> str:
    return words[-1] if len(words) > 1 and words[-1] in marks else ""


def alteration(edit: Edit) -> str:
    """Say what an edit did, seen from the left wording: "drops “To be plain,”", "writes “No” for “no”"."""
    gone = edit.kind == "punctuation" and not (edit.before and edit.after)
    if gone and edit.before:
        return f"drops {quoted(edit.before)} (punctuation)"
    if gone:
        return f"adds {quoted(edit.after)} (punctuation)"
    return _EDITS[edit.kind].format(before=quoted(_abridged(edit.before)), after=quoted(_abridged(edit.after)))


def _abridged(words: str) -> str:
    """Leave out the middle of a long stretch, and say how long it is; the whole of it stands in the wording beside."""
    found = words.split()
    return " ".join(found) if len(found) <= 12 else f"{' '.join(found[:5])} … {' '.join(found[-4:])}"


def origin(found: Origin) -> str:
    """Name an origin: "the Washington Post"; where it has no name, say what it is and that it is not named."""
    named = found.name and found.kind not in {"speaker", "own word"}
    name = one_line(found.name or "") if named else _KINDS[found.kind]
    return f"{name}, inferred" if found.how == "inferred" else name


def origins(found: Iterable[Origin]) -> str:
    """Count origins and name each: "1 origin (KCNA)", "2 origins (KCNA; the Washington Post)".

    An outlet that tells something in its own words and names no source shows no origin; that is said, not counted.
    """
    every = list(found)
    names = [origin(one) for one in every if one.kind != "own word"]
    own = len(every) - len(names)
    if not names:
        return (
            _KINDS["own word"] if own == 1 else "no origin named; each in its own words" if own else "origin not known"
        )
    told = [name if names.count(name) == 1 else f"each {name}" for name in dict.fromkeys(names)]
    also = "; also in an outlet’s own words, which name no source" if own else ""
    return f"{count(len(names), 'origin')} ({'; '.join(told)}){also}"
