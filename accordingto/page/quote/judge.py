"""How likely a reading is meant: a sum of learnt weights of plain features, made a probability."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from math import exp

import msgspec

from accordingto.errors import LexiconError
from accordingto.page.quote.reading import Reading, is_quotation
from accordingto.record.parse import Parse

Weights = dict[str, float]

_TAIL = 6
_FOLLOW = frozenset({",", ".", ":", "and", "in", "of"})
_BEFORE = frozenset({",", ".", ":", "that", "as", "a", "the"})


@cache
def weights() -> Weights:
    """Return the learnt weights, feature → weight; the card beside them says how they were made."""
    path = files("accordingto.weights").joinpath("quote.json")
    try:
        return msgspec.json.decode(path.read_bytes(), type=Weights)
    except (OSError, msgspec.MsgspecError) as error:
        raise LexiconError(f"{path}: not the weights of the quote step; install the package again") from error


def confidence(parse: Parse, reading: Reading, quoted: frozenset[int], model: Weights) -> float:
    """Return the probability, from 0 to 1, that a careful reader takes `reading` as words given to somebody.

    `quoted` are the tokens inside quotation marks.
    """
    total = sum(model.get(feature, 0.0) for feature in features(parse, reading, quoted))
    return 1 / (1 + exp(-max(-30.0, min(30.0, total))))


def features(parse: Parse, reading: Reading, quoted: frozenset[int]) -> Iterator[str]:
    """Yield the features of a reading, each a short text; the same in training and in use."""
    cue, pattern = reading.cue, reading.pattern
    lemma, tag = parse.lemmas[cue], parse.tags[cue]
    yield "bias"
    yield f"pattern={pattern}"
    yield f"lemma={lemma}"
    yield f"lemma+pattern={lemma}+{pattern}"
    yield f"tag={tag}"
    yield f"tag+pattern={tag}+{pattern}"
    yield f"end={lemma[-3:]}"
    yield f"label={parse.labels[cue]}+{pattern}"
    yield from _cue_features(parse, cue)
    yield from _source_features(parse, reading)
    yield from _content_features(parse, reading, quoted)


def _cue_features(parse: Parse, cue: int) -> Iterator[str]:
    for child in parse.children(cue):
        label = parse.labels[child]
        if label in ("aux", "neg", "prt", "mark", "auxpass", "expl", "agent"):
            yield f"cue {label}={parse.lemmas[child]}"
        elif label in ("dobj", "ccomp", "xcomp", "dative", "prep"):
            yield f"cue has {label}"
            yield f"cue {parse.lemmas[cue]} has {label}"
    yield f"under={parse.lemmas[parse.heads[cue]]}"


def _source_features(parse: Parse, reading: Reading) -> Iterator[str]:
    if reading.speaker is None or reading.source is None:
        yield "no source"
        yield f"no source+{reading.pattern}"
        return
    speaker = reading.speaker
    tag = parse.tags[speaker]
    yield f"source tag={tag}"
    yield f"source tag+pattern={tag}+{reading.pattern}"
    yield f"source={parse.lemmas[speaker] if tag[:3] != 'NNP' else 'NAME'}"
    gap = abs(speaker - reading.cue)
    yield f"source gap={min(gap, 6)}{'<' if speaker < reading.cue else '>'}"
    yield f"source own={parse.heads[speaker] == reading.cue}"


def _content_features(parse: Parse, reading: Reading, quoted: frozenset[int]) -> Iterator[str]:
    tokens = [token for span in reading.content for token in parse.tokens(span)]
    share = sum(token in quoted for token in tokens) / max(1, len(tokens))
    kind = "all" if share > 0.95 else "some" if share else "none"
    yield f"quoted={kind}"
    yield f"quoted+pattern={kind}+{reading.pattern}"
    yield f"cue quoted={reading.cue in quoted}"
    if reading.cue in quoted and not all(token in quoted for token in tokens):
        yield "content leaves the quotation of its cue"
    yield f"length={min(len(tokens), 12) if len(tokens) < 6 else min(len(tokens) // 4 * 4, 40)}"
    if tokens:
        first = tokens[0]
        yield f"first={parse.lemmas[first] if parse.tags[first][:2] not in ('NN', 'VB', 'JJ') else parse.tags[first]}"
        yield f"first+pattern={parse.tags[first]}+{reading.pattern}"
        yield f"side={'after' if first > reading.cue else 'before'}+{reading.pattern}"
        gap = first - reading.cue if first > reading.cue else tokens[-1] - reading.cue
        yield f"gap={max(-8, min(8, gap))}"
        yield f"verb inside={any(parse.tags[token][:1] == 'V' for token in tokens)}+{reading.pattern.split()[0]}"
    yield f"closes={_closes(parse, reading)}+{reading.pattern}"
    if is_quotation(reading) and tokens:
        yield from _quote_features(parse, reading, tokens)
    if len(reading.content) > 1:
        yield f"pieces={min(len(reading.content), 4)}"


def _closes(parse: Parse, reading: Reading) -> bool:
    """Say whether source and cue close the sentence behind a comma: "Talks will go on, the agency reported."."""
    if reading.source is None or reading.content[-1].end > reading.source.start:
        return False
    first = min(parse.tokens(reading.source)[0], reading.cue)
    last = parse.sentences[parse.sentence_of[reading.cue]][1]
    return first > 0 and parse.words[first - 1] in (",", "”", '"') and last - reading.cue <= _TAIL


def _quote_features(parse: Parse, reading: Reading, tokens: list[int]) -> Iterator[str]:
    """Yield how cue and source stand to the quotation: “…,” SOURCE CUE is the commonest frame of all."""
    cue, first, last = reading.cue, tokens[0], tokens[-1]
    between = range(last + 1, cue) if cue > last else range(cue + 1, first)
    source = set(parse.tokens(reading.source)) if reading.source else set()
    own = source | set(parse.tokens(reading.cue_span))
    rest = [token for token in between if token not in own]
    side = "after" if cue > last else "before"
    inner = parse.words[last - 1] if len(tokens) > 1 else ""
    follow = _kept(parse, last + 1, _FOLLOW) or parse.tags[min(last + 1, len(parse) - 1)]
    before = _kept(parse, first - 1, _BEFORE) or "word"
    yield f"frame={side} {len(rest) if len(rest) < 3 else 'far'} {inner if inner in ',.?!' else 'word'}"
    yield f"frame rest={side} {parse.words[rest[0]].lower() if len(rest) == 1 else len(rest) > 0}"
    yield f"follow={side} {follow}"
    yield f"before={before}+{side}"
    yield f"tokens={min(len(tokens) // 3, 5)}+{side}"
    yield f"named={bool(source and max(source) < cue)}{bool(source and min(source) > cue)}{bool(source)}+{side}"


def _kept(parse: Parse, token: int, words: frozenset[str]) -> str | None:
    """Return the word at `token` if it is one of `words`."""
    return parse.words[token] if 0 <= token < len(parse) and parse.words[token] in words else None
