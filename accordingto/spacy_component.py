"""Who says what, for those who live in spaCy: `nlp.add_pipe("accordingto")` gives each Doc its attributions."""

from collections.abc import Callable
from functools import cache, partial

import msgspec
from msgspec.structs import replace
from spacy.language import Language
from spacy.tokens import Doc

import accordingto
from accordingto.errors import PipelineError
from accordingto.page import Tools, sayings
from accordingto.page.parse.spacy import columns
from accordingto.record.page import Page, Region
from accordingto.record.parse import Parse
from accordingto.record.said import Attribution

_NAME = "accordingto"
_NEEDED = {"TAG": "tagger", "DEP": "parser"}


@Language.factory(
    _NAME,
    default_config={"fast": False},
    requires=["token.tag", "token.dep", "token.lemma", "doc.ents", "doc.sents"],
    assigns=["doc._.attributions"],
)
def component(nlp: Language, name: str, fast: bool) -> Callable[[Doc], Doc]:  # noqa: FBT001 (spaCy calls it by name)
    """Return the component: it reads the Doc's own tags, grammar, lemmas and names, and sets `doc._.attributions`.

    "Talks will go on, Ms Holm said." gives one Attribution whose spans are counted in the characters of `doc.text`.
    Raises PipelineError for a pipeline that is not English, and for a Doc without tags or grammar.
    """
    if nlp.lang != "en":
        raise PipelineError(f"{name} reads English; this pipeline is for the language {nlp.lang!r}")
    return partial(attribute, name=name, fast=fast)


def attribute(doc: Doc, *, name: str = _NAME, fast: bool = False) -> Doc:
    """Find the attributions of a parsed Doc and keep them in it, in a form that lives through `doc.to_bytes()`."""
    for layer, maker in _NEEDED.items():
        if not doc.has_annotation(layer):
            raise PipelineError(f"{name} needs a {maker} before it in the pipeline: the Doc has no {layer} annotation")
    said = sayings(doc.text, replace(_tools(fast=fast), parse=partial(_parse, doc)))
    doc.user_data[_NAME] = msgspec.json.encode(said).decode()
    return doc


def attributions(doc: Doc) -> tuple[Attribution, ...]:
    """Return what the component found in a Doc; nothing for a Doc that it has not seen."""
    return msgspec.json.decode(doc.user_data.get(_NAME, "[]"), type=tuple[Attribution, ...])


@cache
def _tools(*, fast: bool) -> Tools:
    """Return all tools but the parser, which is the pipeline's own."""
    return accordingto.tools(lambda _page, _regions: columns(()), fast=fast)


def _parse(doc: Doc, _page: Page, _regions: tuple[Region, ...]) -> Parse:
    return columns([(0, doc)])


Doc.set_extension("attributions", getter=attributions, force=True)
