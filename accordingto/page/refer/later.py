"""What a headline calls somebody whom only the report below it names: "Justice sorry for remarks"."""

from collections.abc import Sequence

from accordingto import lexicon
from accordingto.page.refer.figures import Figure, plain
from accordingto.page.refer.found import Found
from accordingto.record.parse import Parse

LINES = 2


def named_later(
    parse: Parse, founds: Sequence[Found], meant: Sequence[int], figures: Sequence[Figure]
) -> dict[int, int]:
    """Return, by number, the figures that the page's first lines call by a bare noun, and who they turn out to be.

    `meant` is the number of the figure that each of `founds` is. In "Mayor sorry for remarks. Anna Berg took it back.
    The mayor said so." the first mayor is Anna Berg too.
    """
    later: dict[int, int] = {}
    for found, number in zip(founds, meant, strict=True):
        if parse.sentence_of[found.head] >= LINES:
            break
        figure = figures[number]
        if found.form != "description" or found.plural or figure.name is not None or found.first != found.head_first:
            continue
        if (
            parse.labels[found.head] not in _ACTS
            or plain(found.words) in _KIN
            or (found.first and parse.tags[found.first - 1] == "POS")
        ):
            continue
        noun = plain(found.words)
        fits = [one.number for one in figures if one.name is not None and _is_called(one, figure, noun)]
        if len(fits) == 1:
            later[figure.number] = fits[0]
    return later


def _is_called(figure: Figure, bare: Figure, noun: str) -> bool:
    """Say whether the page calls a figure by a noun, or by one that ends in it."""
    if figure.kind != bare.kind or (figure.gender and bare.gender and figure.gender != bare.gender):
        return False
    return any(f" {called}".endswith(f" {noun}") for called in (*figure.nouns, *figure.offices))


_ACTS = frozenset({"nsubj", "nsubjpass", "poss"})
_KIN = frozenset(row["noun"] for row in lexicon.table("kin"))
