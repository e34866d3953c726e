"""A stand-in for the parser: each word a token that hangs on the first of its line, each line a sentence."""

import re

from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse


def parse(page: Page, regions: tuple[Region, ...]) -> Parse:
    starts, ends, heads, sentences = [], [], [], []
    for region in regions:
        if region.is_furniture:
            continue
        for line in re.finditer(r".+", region.span.of(page.text)):
            first = len(starts)
            for word in re.finditer(r"\w+|[^\w\s]", line[0]):
                starts.append(region.span.start + line.start() + word.start())
                ends.append(region.span.start + line.start() + word.end())
                heads.append(first)
            sentences.append((first, len(starts)))
    words = tuple(page.text[start:end] for start, end in zip(starts, ends, strict=True))
    return Parse(
        starts=tuple(starts),
        ends=tuple(ends),
        words=words,
        lemmas=tuple(word.lower() for word in words),
        tags=tuple("NN" if word.isalnum() else "." for word in words),
        heads=tuple(heads),
        labels=tuple("dep" if head != token else "ROOT" for token, head in enumerate(heads)),
        sentences=tuple(sentences),
    )
