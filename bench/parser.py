"""Whether our parser says what the stock pipeline says, and how much sooner."""

import json
import time
from collections import Counter
from collections.abc import Callable
from itertools import islice
from pathlib import Path

import spacy

from accordingto.page.parse.pieces import pieces
from accordingto.page.parse.spacy import MODEL, columns, docs, lemmatizer, load
from accordingto.record.base import Span
from accordingto.record.page import Page, Region, page_id
from accordingto.record.parse import Parse

Input = tuple[Page, tuple[Region, ...]]


def parser(path: Path, most: int = 500) -> None:
    """Print how many of the first `most` texts of `path` are parsed alike, the tokens a second, and their ratio last.

    The stock pipeline is the model as it comes, all its parts run and its own lemmas taken. Ours has other lemmas on
    purpose (from the tag alone, "us" stays "us"); so that they are compared too, they are made of the stock pipeline's
    words and tags as well. The time is that of ours with family names mended, which is not compared. Processor time:
    each text is given to both in turn, and who is first changes.
    """
    stock, ours, mended = spacy.load(MODEL), load(mend=False), load()
    lemmatize = lemmatizer(spacy.load(MODEL))

    def as_it_comes(page: Page, regions: tuple[Region, ...]) -> Parse:
        return columns(docs(stock, pieces(page, regions)))

    spent: Counter[str] = Counter()
    unlike: Counter[str] = Counter()
    tokens = names = 0
    with path.open(encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in islice(lines, most)]
    for number, text in enumerate(texts):
        both: list[tuple[str, Callable[[Page, tuple[Region, ...]], Parse]]] = [("stock", as_it_comes), ("ours", mended)]
        made = {}
        for name, parse in both if number % 2 else both[::-1]:
            start = time.process_time()
            made[name] = parse(*_whole(text))
            spent[name] += time.process_time() - start
        want, got = made["stock"], ours(*_whole(text))
        tokens += len(want)
        names += made["ours"] != got
        lemmas = tuple(map(lemmatize, want.words, want.tags))
        for column in Parse.__struct_fields__:
            unlike[column] += getattr(got, column) != (lemmas if column == "lemmas" else getattr(want, column))
    print(
        f"{len(texts)} texts, {tokens} tokens; texts that differ: {sum(unlike.values())} {dict(+unlike) or ''}".rstrip()
    )
    print(f"texts in which family names are mended: {names}")
    print(f"stock {tokens / spent['stock']:.0f} tokens/s, ours {tokens / spent['ours']:.0f}")
    print("ours beside the stock pipeline:")
    print(f"{spent['stock'] / spent['ours']:.2f}")


def _whole(text: str) -> Input:
    """Return a text as a page that is all body."""
    page = Page(id=page_id(None, None, text), name="text", text=text, media="text", encoding="utf-8", blocks=())
    return page, (Region(span=Span(0, len(text)), kind="body", why="given as running text"),)
