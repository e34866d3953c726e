"""Questions and answers: who the "A:" of a printed interview is."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from accordingto.page.refer.figures import Figure
from accordingto.page.refer.found import Found
from accordingto.record.parse import Parse

ANSWERS = "answers"
# A question's label may have run into its first word: "QWhat happened?"
_LABEL = re.compile(r"^[ \t]*([QA])(?:[.:](?=\s)|(?<=Q)(?=[A-Z][a-z]))", re.MULTILINE)
_PAIRS = 2


def labels(text: str, parse: Parse) -> dict[int, str]:
    """Return the tokens that begin a line as "Q:" or "A:" does, where at least two questions and two answers do."""
    found = list(_LABEL.finditer(text))
    counts = Counter(match[1] for match in found)
    if min(counts["Q"], counts["A"]) < _PAIRS:
        return {}
    at = {start: token for token, start in enumerate(parse.starts)}
    tokens = {at[match.start(1)]: match[1] for match in found if match.start(1) in at}
    return {token: letter for token, letter in tokens.items() if parse.words[token] == letter}


def find_answers(at: Mapping[int, str]) -> Iterator[Found]:
    """Yield each "A" as somebody; "Q" is whoever asks, and nobody."""
    for token, letter in at.items():
        if letter == "A":
            yield Found(token, token, token, token, token, "description", "person", "A", entry=ANSWERS)


def asked(named: Mapping[int, Figure], first: int) -> Figure | None:
    """Return the person named most before the first question, at token `first`; None where two are named as often.

    `named` are the figures at the tokens where they are named.
    """
    people = {figure.number: figure for figure in named.values() if figure.kind == "person" and not figure.plural}
    counts = Counter(figure.number for token, figure in named.items() if token < first and figure.number in people)
    best = counts.most_common(2)
    if not best or (len(best) > 1 and best[0][1] == best[1][1]):
        return None
    return people[best[0][0]]
