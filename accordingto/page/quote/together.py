"""Who speaks together: "Ms Holm and Mr Reed said"."""

from collections.abc import Iterator
from itertools import pairwise

from accordingto.page.quote.who import Who
from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.parse import Parse

JOINTS = frozenset({",", "and", "&", ";"})


def together(parse: Parse, source: Span, speaker: int, who: Who) -> tuple[Mention, ...]:
    """Return those named in a source who say the same words together, in the order of the page; () if one does.

    "Ms Holm, the mayor, and Mr Reed" are two; "the ministers of France and Germany" are nobody who is named.
    """
    tokens = parse.tokens(source)
    found = {token: mention for token in tokens if (mention := who.at(token)) is not None and mention.name is not None}
    joined = {*_joined(parse, tokens, speaker), *_beside(parse, speaker, found)}
    several: dict[str | None, Mention] = {}
    for token in sorted(joined & found.keys()):
        several.setdefault(found[token].name, found[token])
    return tuple(several.values()) if len(several) > 1 else ()


def _joined(parse: Parse, tokens: range, speaker: int) -> Iterator[int]:
    """Yield the speaker and all that the grammar joins with it by "and"."""
    while parse.labels[speaker] == "conj" and parse.heads[speaker] in tokens:
        speaker = parse.heads[speaker]
    todo = [speaker]
    while todo:
        here = todo.pop()
        yield here
        todo += [child for child in parse.children(here, "conj") if child in tokens]


def _beside(parse: Parse, speaker: int, found: dict[int, Mention]) -> Iterator[int]:
    """Yield the people's names with only "and" between them and the speaker's, however the grammar reads them."""
    people = {found[token].span: token for token in sorted(found) if _is_person(found[token])}
    runs: list[list[Span]] = [[]]
    for left, right in pairwise([None, *sorted(people)]):
        if right is None:
            continue
        between = () if left is None else range(parse.tokens(left)[-1] + 1, parse.tokens(right)[0])
        if left is not None and not (between and all(parse.words[token].lower() in JOINTS for token in between)):
            runs.append([])
        runs[-1].append(right)
    for run in runs:
        if any(speaker in parse.tokens(span) for span in run):
            yield from (people[span] for span in run)


def _is_person(mention: Mention) -> bool:
    return mention.kind == "person" and "name" in mention.form
