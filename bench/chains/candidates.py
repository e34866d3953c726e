"""Finds the sentences that a person should look at: words that came through somebody's hands, or only seem to.

python -m bench.chains.candidates TRAIN.jsonl > candidates.jsonl

Over-generates on purpose and decides nothing. Knows no word list of the package, so that what the package does not know
is found too. The same texts give the same candidates in the same order, which is as good as random: a person who stops
half-way has read a fair sample.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

Row = dict[str, Any]
Place = tuple[int, int]

_PER_DOCUMENT = 3
_BEFORE, _AFTER, _FAR = 2, 1, 4

_OUTLET = (
    r"(?:CNN|MSNBC|CNBC|NBC|CBS|ABC|PBS|NPR|BBC|C-SPAN|Fox (?:News|Business)|Univision|Telemundo|Reuters|Bloomberg"
    r"|(?:The )?A(?:ssociated Press|P)\b|WikiLeaks|Breitbart|Politico|POLITICO|BuzzFeed|Yahoo News|Vox|Newsweek"
    r"|(?:Time|New Yorker|Rolling Stone|People|Variety) magazine|(?:[A-Z]\w+ )+(?:Times|Post|Journal|Tribune|Herald"
    r"|Globe|Guardian|Today|Gazette|Register|Chronicle|Daily|Telegraph|Star|Mail|Radio|TV|Magazine|Review|Examiner|Caller))"
)
_DOCUMENT = (
    r"(?:transcripts?|records?|filings?|affidavit|complaint|lawsuit|suit|indictment|deposition|memo|notes|documents?|emails?"
    r"|book|biography|report|article|story|recording|video|audio|tape|files?|testimony)"
)
_SAYS = r"(?:said|says|saying|told|tells|asked|wrote|claimed|denied|insisted|promised|argued|warned|admitted|confirmed)"
_QUOTED = (
    r"(?:quot(?:ed|ing|es)|as saying|(?:recount|recall|relay|paraphras|cit(?=e|ing))\w+ "
    r"(?:him|her|them|an?|one|[A-Z]\w+))"
)
_CARRIED = r"(?:obtained|released|published|carried|leaked|posted|aired|broadcast|reviewed|revealed|printed|unearthed)"
_OTHERS = r"(?:he|she|they|him|her|them|who|people|officials?|[A-Z]\w+)"

# Where a hand may be named; of each kind at most so many are taken.
_KINDS: dict[str, tuple[str, int]] = {
    "told": (r"\b(?:told|tells|telling) (?:the )?(?:[A-Z]\w+)(?:['’]s)?(?: [A-Z]\w+)*", 105),
    "told others": (r"\b(?:told|tells|telling) (?:the |a |his |her |their )?[a-z]\w+", 20),
    "according": (r"\b[Aa]ccording to (?:(?:an? |the )?[\w.’'-]+ ?){1,5}", 35),
    "said, according": (rf"\b{_SAYS}\b[^.?!]* according to (?:(?:an? |the )?[\w.’'-]+ ?){{1,5}}", 35),
    "interview": (r"\b(?:interview|spoke|speaking|talking|remarks|comments?) (?:with|to|on) (?:the )?[A-Z][\w’']+", 60),
    "on air": (rf"\b(?:[Oo]n|[Ii]n) (?:the |an? )?(?:{_OUTLET}|[“\"][A-Z][\w ]+[,”\"])(?! (?:poll|survey))", 35),
    "quoted": (rf"\b{_QUOTED}\b", 40),
    "reported": (
        rf"\b(?:{_OUTLET}|outlet|newspaper|paper|network|site|media|agency)\W+(?:\w+ )?(?:reported|reports)\b",
        35,
    ),
    "reported by": (r"\b(?:first |as |was |were )?(?:reported|reports|reportedly)\b(?: by \w+)?", 20),
    "carried": (rf"\b{_CARRIED} (?:by|on|in|through) (?:the )?[A-Z]\w+", 30),
    "document": (
        rf"\b{_DOCUMENT} (?:\w+ )?(?:says?|said|shows?|showed|quotes?|describes?|states?|alleges?|claims?)\b",
        15,
    ),
    "report goes on": (r"\b(?:[Tt]he|[Tt]hat|[Tt]his) (?:report|article|story|paper|newspaper|memo|book|filing)\b", 15),
    "own paper": (
        r"\b(?:in|on) (?:an? |his |her |their )?(?:statement|letter|email|tweet|Twitter|Facebook|blog|speech)\b",
        15,
    ),
    "only named": (
        rf"\b{_OUTLET}(?= (?:poll|survey|debate|host|anchor|owner|executive|employee|show|has|is|was|had))",
        20,
    ),
}
_NESTED, _IN_MARKS, _GOES_ON = 70, 40, 45
_MORE = {"told": 15, "interview": 12, "quoted": 6, "nested": 18, "in marks": 12, "goes on": 37}


class Candidate(NamedTuple):
    """A place worth reading: the words that may show a hand, and the stretch of text around them."""

    doc: str
    publisher: str
    kind: str
    at: Place
    window: Place


def sentences(text: str) -> list[Place]:
    """Return where each sentence lies; good enough for a reader's window, no more.

    "Mr. Lund left. “Why?” he asked." has two sentences.
    """
    found, start = [], 0
    for match in _END.finditer(text):
        before = text[start : match.start() + 1].rsplit(None, 1)[-1:]
        if "\n" in match.group() or not before or not _SHORT.fullmatch(before[0]):
            found.append((start, match.end()))
            start = match.end()
    return [(start, end) for start, end in [*found, (start, len(text))] if text[start:end].strip()]


_END = re.compile(r"[.!?][\"”’')]*\s+(?=[\"“‘'(]?[A-Z0-9])|\n+")
_SHORT = re.compile(
    r"\W*(?:[A-Z]|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St|Jr|Sr|Lt|Col|Sgt|Prof|Rev|vs|No|[A-Z][a-z]{2}|(?:[A-Z]\.)+[A-Z]?)\."
)


def candidates(rows: Sequence[Row]) -> list[Candidate]:
    """Return the candidates of all texts, mixed: few a text, one a sentence, each kind up to its number.

    A second helping of the kinds that hold most chains comes after the first, mixed likewise.
    """
    found = sorted((one for row in rows for one in _of_text(row)), key=_lot)
    first = {kind: quota for kind, (_, quota) in _KINDS.items()}
    first |= {"nested": _NESTED, "in marks": _IN_MARKS, "goes on": _GOES_ON}
    kept = _helping(found, first, _PER_DOCUMENT, [])
    return kept + _helping(found, _MORE, _PER_DOCUMENT + 1, kept)


def _helping(
    found: Sequence[Candidate], most: dict[str, int], a_document: int, before: list[Candidate]
) -> list[Candidate]:
    kinds: Counter[str] = Counter()
    documents = Counter(one.doc for one in before)
    taken = {(one.doc, one.window) for one in before}
    kept = []
    for one in found:
        fits = kinds[one.kind] < most.get(one.kind, 0) and documents[one.doc] < a_document
        if fits and (one.doc, one.window) not in taken:
            kinds[one.kind] += 1
            documents[one.doc] += 1
            taken.add((one.doc, one.window))
            kept.append(one)
    return kept


def _lot(one: Candidate) -> bytes:
    return blake2b(json.dumps([one.doc, one.kind, one.at]).encode()).digest()


def _of_text(row: Row) -> Iterator[Candidate]:
    text = row["text"]
    places = sentences(text)
    found = [(kind, match.span()) for kind, (words, _) in _KINDS.items() for match in re.finditer(words, text)]
    found += _nested(row)
    found += [("goes on", at) for at in _goes_on(row, places)]
    for kind, at in found:
        number = next(number for number, (_, end) in enumerate(places) if at[0] < end)
        far = _FAR if kind in ("goes on", "report goes on") else _BEFORE
        first, last = max(0, number - far), min(len(places) - 1, number + _AFTER)
        yield Candidate(row["id"], row["publisher"], kind, at, (places[first][0], places[last][1]))


def _nested(row: Row) -> Iterator[tuple[str, Place]]:
    """Yield the reporting verbs with a subject of their own that stand in what somebody is reported to say."""
    for one in row["attributions"]:
        for start, end in one["content"]:
            words = row["text"][start:end]
            for match in re.finditer(rf"\b(?!who|that){_OTHERS} (?:had |has |have |was |were )?{_SAYS}\b", words):
                marks = len(re.findall(r"[“”\"]|\'\'", words[: match.start()]))
                yield "in marks" if marks % 2 else "nested", (start + match.start(), start + match.end())


def _goes_on(row: Row, places: Sequence[Place]) -> Iterator[Place]:
    """Yield the cues of "he" and "it" in the few sentences after one that names a hand."""
    text = row["text"]
    named = [
        number
        for number, (start, end) in enumerate(places)
        if re.search(
            rf"\b(?:told|interview|according to|reported|wrote)\b.*{_OUTLET}|{_OUTLET}.* reported", text[start:end]
        )
    ]
    for one in row["attributions"]:
        if len(one["source"]) != 1 or not one["cue"]:
            continue
        (start, end), cue = one["source"][0], one["cue"][0]
        number = next(number for number, (_, end) in enumerate(places) if cue[0] < end)
        near = any(0 < number - other < _FAR for other in named)
        if near and re.fullmatch(
            r"(?i)s?he|they|it|the (?:report|paper|article|newspaper|\w+ report)", text[start:end]
        ):
            yield tuple(cue)


def main() -> None:
    """Write the candidates of the texts named on the command line, a line each, numbered in their mixed order."""
    rows = [json.loads(line) for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()]
    for number, one in enumerate(candidates(rows), 1):
        print(json.dumps({"id": f"c{number:03}", "doc": one.doc, "at": list(one.at), "window": list(one.window)}))


if __name__ == "__main__":
    main()
