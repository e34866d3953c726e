"""CoNLL-U: the grammar of each page, a token a line, with who says what in the last column.

https://universaldependencies.org/format.html. The grammar is made anew by the parser, so it is asked for. Its labels
are those of the parser (ClearNLP: "nsubj", "dobj", "prep"), not those of Universal Dependencies; the root is "root".
"""

from collections.abc import Callable, Iterator
from functools import cache

from accordingto import lexicon
from accordingto.record.base import Span
from accordingto.record.dossier import Dossier
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse
from accordingto.record.report import Report

Parser = Callable[[Page, tuple[Region, ...]], Parse]
_NOTHING = "_"


def conllu(dossier: Dossier, parse: Parser) -> Iterator[str]:
    """Yield the sentences of each page, ten columns a token.

    MISC has the characters of the page (`Range=12:15`) and the ids of the attributions that the token is part of: of
    their `Content`, their `Cue`, their `Speaker` or `Relay`; of events it is the trigger of, `Event`.
    """
    for report in dossier.reports:
        yield from _page(report, parse(report.page, report.regions))


def _page(report: Report, parse: Parse) -> Iterator[str]:
    parts = _parts(report, parse)
    for number, (first, last) in enumerate(parse.sentences):
        head = f"# newdoc id = {report.page.id}\n" if not number else ""
        head += f"# sent_id = {report.page.id}-{number + 1}\n# text = {_text(parse, first, last)}\n"
        heads = _heads(parse, first, last)
        yield head + "".join(_token(parse, token, first, heads, parts) for token in range(first, last)) + "\n"


def _token(parse: Parse, token: int, first: int, heads: dict[int, int], parts: dict[int, list[str]]) -> str:
    head = heads[token]
    label = "root" if head == token else "dep" if head != parse.heads[token] else parse.labels[token]
    columns = (
        str(token - first + 1),
        parse.words[token],
        parse.lemmas[token] or _NOTHING,
        _class(parse.tags[token], parse.labels[token], parse.lemmas[token]),
        parse.tags[token],
        _NOTHING,
        str(0 if head == token else head - first + 1),
        label,
        _NOTHING,
        "|".join([f"Range={parse.starts[token]}:{parse.ends[token]}", *parts.get(token, []), *_space(parse, token)]),
    )
    return "\t".join(columns) + "\n"


def _heads(parse: Parse, first: int, last: int) -> dict[int, int]:
    """Return the head of each token of a sentence, one root alone: a second one hangs on the first, marked "dep"."""
    heads = {token: parse.heads[token] for token in range(first, last)}
    roots = [token for token, head in heads.items() if head == token or not first <= head < last]
    return heads | dict.fromkeys(roots, roots[0])


def _parts(report: Report, parse: Parse) -> dict[int, list[str]]:
    """Return what each token is part of, as MISC says it: {3: ["Content=attribution-1,attribution-2"]}."""
    found: dict[int, dict[str, list[str]]] = {}
    for name, record, span in _marks(report):
        for token in parse.tokens(span):
            ids = found.setdefault(token, {}).setdefault(name, [])
            if record not in ids:
                ids.append(record)
    return {token: [f"{name}={','.join(ids)}" for name, ids in sorted(of.items())] for token, of in found.items()}


def _marks(report: Report) -> Iterator[tuple[str, str, Span]]:
    for said in report.said:
        for span in said.content:
            yield "Content", said.id, span
        if said.cue:
            yield "Cue", said.id, said.cue
        for link in said.chain:
            if link.span:
                yield link.role.capitalize(), said.id, link.span
    for event in report.events:
        yield "Event", event.id, event.trigger


def _text(parse: Parse, first: int, last: int) -> str:
    """Return a sentence as its tokens and SpaceAfter make it: any white space between two of them is one space."""
    return "".join(parse.words[token] + ("" if _space(parse, token) else " ") for token in range(first, last)).strip()


def _space(parse: Parse, token: int) -> list[str]:
    near = token + 1 < len(parse) and parse.starts[token + 1] == parse.ends[token]
    return ["SpaceAfter=No"] if near else []


def _class(tag: str, label: str, lemma: str) -> str:
    """Return the universal part of speech of a Penn tag; the grammar tells an auxiliary verb and a clause's marker."""
    row = _tags().get(tag)
    if row is None:
        return "X"
    if row["class"] == "VERB" and lemma == "be":
        return "AUX"
    return row["label_class"] if label in row["labels"].split("|") and row["labels"] else row["class"]


@cache
def _tags() -> dict[str, dict[str, str]]:
    return {row["tag"]: row for row in lexicon.table("penn_tags")}
