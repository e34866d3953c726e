"""Any words in any tree: parses for laws that must hold however wild the grammar is."""

from hypothesis import strategies as st

from accordingto.record.actor import Mention
from accordingto.record.page import Page
from accordingto.record.parse import Name, Parse

TAGS = ["NN", "NNS", "NNP", "VB", "VBD", "VBN", "VBG", "IN", "TO", "MD", "WDT", "JJ", "RB", "PRP", "DT", ","]
LABELS = [
    *("nsubj", "nsubjpass", "dobj", "prep", "pobj", "pcomp", "xcomp", "ccomp", "advcl", "acl", "relcl", "conj"),
    *("agent", "dative", "poss", "amod", "compound", "aux", "auxpass", "neg", "mark", "prt", "acomp", "appos", "dep"),
    *("parataxis", "advmod", "oprd", "attr", "cc", "punct"),
]


@st.composite
def parses(draw, vocabulary, longest=14):
    """A page of words of `vocabulary` in any tree, with its parse; "Monday" is a date."""
    words = draw(st.lists(st.sampled_from(vocabulary), min_size=1, max_size=longest))
    size, root = len(words), draw(st.integers(0, len(words) - 1))
    order = draw(st.permutations([n for n in range(size) if n != root]))
    above, heads = [root], [root] * size
    for token in order:
        heads[token] = draw(st.sampled_from(above))
        above.append(token)
    starts, ends, text = [], [], ""
    for word in words:
        starts.append(len(text))
        text += word + draw(st.sampled_from([" ", " ", " ", "\n"]))
        ends.append(len(text) - 1)
    labels = [draw(st.sampled_from(LABELS)) for _ in words]
    labels[root] = "ROOT"
    parse = Parse(
        starts=tuple(starts),
        ends=tuple(ends),
        words=tuple(words),
        lemmas=tuple(word.lower() for word in words),
        tags=tuple(draw(st.sampled_from(TAGS)) for _ in words),
        heads=tuple(heads),
        labels=tuple(labels),
        sentences=((0, size),),
        names=tuple(Name(start=n, end=n + 1, type="DATE") for n in range(size) if words[n] == "Monday"),
    )
    return Page(id="page-1", name="any", text=text, media="text", encoding="utf-8", blocks=()), parse


def mentions_of(page, parse, kind="person"):
    """Every third token is somebody."""
    spans = [parse.span(token) for token in range(0, len(parse), 3)]
    return tuple(
        Mention(
            id=f"mention-{span.start}",
            page=page.id,
            span=span,
            head=span,
            words=span.of(page.text),
            form="name",
            kind=kind,
            first=f"mention-{span.start}",
            name=span.of(page.text),
        )
        for span in spans
    )
