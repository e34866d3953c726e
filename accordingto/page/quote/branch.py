"""How each word hangs on a cue in the grammar of its sentence: below it, beside it, or neither."""

from collections.abc import Collection, Mapping

from accordingto.page.encode.windows import Bounds
from accordingto.record.parse import Parse

_OTHER, _CUE, _ABOVE, _SENTENCE = range(4)
_FIRST = 4


def size(labels: int) -> int:
    """Return how many numbers `branches` may give where it knows so many labels."""
    return _FIRST + 2 * labels


def branches(parse: Parse, cue: Collection[int], bounds: Bounds, labels: Mapping[str, int]) -> list[int]:
    """Return a number for each token of [first, last): by which label it hangs on the cue.

    The cue's own words, the word the cue hangs on, the rest of the sentence and other sentences have a number each;
    what hangs below the cue, or below the word the cue hangs on, has that of the label by which its branch begins. In
    "Ms Ost said [it was late]" the words in brackets are all below the cue by "ccomp". `labels` are their numbers from
    0 on; 0 also stands for labels that are not known.
    """
    kinds = {parse.heads[token]: _ABOVE for token in cue} | dict.fromkeys(cue, _CUE)
    sentences = {parse.sentence_of[token] for token in cue}
    for token in range(*bounds):
        path = []
        here = token
        while here not in kinds and parse.heads[here] != here:
            path.append(here)
            here = parse.heads[here]
        kind = kinds.setdefault(here, _SENTENCE if parse.sentence_of[here] in sentences else _OTHER)
        for below in reversed(path):
            if kind in (_CUE, _ABOVE):
                kind = _FIRST + 2 * labels.get(parse.labels[below], 0) + (kind == _ABOVE)
            kinds[below] = kind
    return [kinds[token] for token in range(*bounds)]
