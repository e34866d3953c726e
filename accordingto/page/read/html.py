"""All the visible text of an HTML page, in blocks."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from lxml import etree

from accordingto import lexicon
from accordingto.record.base import Span
from accordingto.record.page import Block

Element = Any  # lxml has no types of its own

_SHOWN = {row["tag"]: row["shown"] for row in lexicon.table("html_elements")}
_HTML = re.compile(
    r"(?:\s|<\?xml[^>]{0,200}>|<!--.{0,2000}?-->){0,20}+<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
# What opens over the text when somebody points at a word, by how style sheets call it.
_HOVERS = re.compile(
    r"\b(?:tooltip|rollover|popover|hovercard)[\w-]{0,20}?(?:text|content|body|block|box)\b", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t\n\r\f]+")
_SPACES = re.compile(r" {2,}")
_ROUND_BREAK = re.compile(r" ?\n ?")
_TAG = re.compile(r"</?(?P<name>[a-zA-Z][a-zA-Z0-9]*+)[^<>]*>")
_WHITE = " \t\n\r\f"
_DEEPEST, _MOST_AROUND = 40, 8
_STOPPED = 114  # libxml2's XML_ERR_RESOURCE_LIMIT; lxml has a name for it since 6.1 only


def looks_like_html(text: str) -> bool:
    """Say whether a text of unknown kind begins as an HTML page does: "<!doctype html>…" does."""
    return _HTML.match(text) is not None


def parse_html(text: str) -> Element | None:
    """Return the tree of an HTML page, mended where the markup is broken; None if there is no element in it.

    The parser stops short where elements nest 2,048 deep. Such a page is read again with its blocks laid flat.
    """
    clean = _ILLEGAL.sub("", text)
    tree, whole = _parsed(clean)
    return tree if whole else _parsed(_TAG.sub(_flat, clean))[0]


def _parsed(text: str) -> tuple[Element | None, bool]:
    """Return the tree, and whether it holds the whole page."""
    parser = etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        tree = None
    return tree, all(error.type != _STOPPED for error in parser.error_log)


def _flat(tag: re.Match[str]) -> str:
    """Put a new paragraph for each edge of a block; leave out what is inline."""
    shown = _SHOWN.get(tag["name"].lower(), "inline")
    return {"block": "<p>", "inline": ""}.get(shown, tag[0])


def html_blocks(tree: Element) -> tuple[str, tuple[Block, ...]]:
    r"""Return the visible text of a page and its blocks; one line break stands between two blocks.

    "<p>Mr <b>Kim</b> agreed.</p><p>Talks resume.</p>" gives "Mr Kim agreed.\nTalks resume." and two blocks of tag "p".
    A block's path ends with its own element. An element that is not the first child of its parent bears its number
    among the children ("div.story[2]"); inline elements round the whole of a block stand last ("p>a").
    """
    parts: list[str] = []
    blocks: list[Block] = []
    start = 0
    for tag, path, text in _Walk().blocks(tree):
        parts.append(text)
        blocks.append(Block(span=Span(start, start + len(text)), tag=tag, path=path))
        start += len(text) + 1
    return "\n".join(parts), tuple(blocks)


def blocks_of(tree: Element, elements: Sequence[Element]) -> list[range]:
    """Return the numbers of the blocks that `html_blocks` finds inside each element; elements of one line have none."""
    walk = _Walk()
    walk.asked = dict.fromkeys(elements, (0, 0))
    for _ in walk.blocks(tree):
        pass
    return [range(*walk.asked[element]) for element in elements]


class _Walk:
    """Where a walk through the tree stands: the open elements, and the runs of text since the last block's edge."""

    def __init__(self) -> None:
        self.asked: dict[Element, tuple[int, int]] = {}  # the first block inside an element, the first behind it
        self.made = 0
        self.shown: list[str] = []  # how each open element is shown
        self.open: list[tuple[str, str]] = []  # tag and path of each open block element
        self.counts: list[int] = [0]  # children met so far of each open element
        self.inline: list[str] = []
        self.around: tuple[str, ...] = ()  # the first of the inline elements that are open
        self.runs: list[tuple[str, tuple[str, ...]]] = []
        self.inked = False  # whether there is more than white space in the runs

    def blocks(self, tree: Element) -> Iterator[tuple[str, str, str]]:
        """Yield tag, path and text of each block in turn; without recursion, since pages nest thousands deep."""
        walk = etree.iterwalk(tree, events=("start", "end"))
        for event, element in walk:
            if event == "start":
                shown = _shown(element)
                if shown == "hidden":
                    walk.skip_subtree()
                elif shown == "block" or (shown == "break" and self._ends_in_break()):
                    if self.inked:
                        yield self._block()
                    self.runs.clear()
                self._enter(element, shown)
                if self.asked and element in self.asked:
                    self.asked[element] = (self.made, self.made)
                continue
            shown = self.shown.pop()
            if shown == "block":
                if self.inked:
                    yield self._block()
                self.runs.clear()
            if self.asked and element in self.asked:
                self.asked[element] = (self.asked[element][0], self.made)
            self._leave(element, shown)
        if self.inked:
            yield self._block()

    def _enter(self, element: Element, shown: str) -> None:
        self.shown.append(shown)
        self.counts[-1] += 1
        if shown == "hidden":
            return
        if shown == "block":
            above = self.open[min(len(self.open), _DEEPEST) - 1][1] + ">" if self.open else ""
            number = self.counts[-1]
            label = _label(element)
            self.open.append((element.tag, f"{above}{label}[{number}]" if number > 1 else above + label))
        elif shown == "inline":
            self.inline.append(_label(element))
            self._look_around()
        else:
            self.runs.append(("\n", ()))
        self.counts.append(0)
        if text := element.text:
            self._add(text)

    def _leave(self, element: Element, shown: str) -> None:
        if shown == "block":
            self.open.pop()
        elif shown == "inline":
            self.inline.pop()
            self._look_around()
        if shown != "hidden":
            self.counts.pop()
        if tail := element.tail:
            self._add(tail)

    def _look_around(self) -> None:
        if len(self.inline) <= _MOST_AROUND + 1:
            self.around = tuple(self.inline[:_MOST_AROUND])

    def _add(self, text: str) -> None:
        if text.strip():
            self.inked = True
            self.runs.append((_SPACE.sub(" ", text), self.around))
        else:
            self.runs.append((" " if not text.strip(_WHITE) else _SPACE.sub(" ", text), self.around))

    def _ends_in_break(self) -> bool:
        """Say whether nothing but white space came since the last line break: a second one parts paragraphs."""
        for text, _ in reversed(self.runs):
            if text == "\n":
                return True
            if text.strip():
                return False
        return False

    def _block(self) -> tuple[str, str, str]:
        """Return the block that the runs make, in which there is more than white space."""
        text = _ROUND_BREAK.sub("\n", _SPACES.sub(" ", "".join([text for text, _ in self.runs]))).strip()
        tag, path = self.open[-1] if self.open else ("body", "body")
        around = _common([inline for run, inline in self.runs if run.strip()])
        self.made += 1
        self.inked = False
        return tag, ">".join((path, *around)), text


def _shown(element: Element) -> str:
    """Say how a browser shows an element, until somebody points at it: "block", "inline", "break" or "hidden"."""
    if not isinstance(element.tag, str) or element.get("hidden") is not None:
        return "hidden"
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return "hidden"
    classes = element.get("class")
    if classes and element.tag == "span" and _HOVERS.search(classes):
        return "hidden"
    return _SHOWN.get(element.tag, "inline")


def _label(element: Element) -> str:
    """Name an element as a style sheet would: "div#story.lead"."""
    return _named(element.tag, (element.get("id") or "").strip()[:60], (element.get("class") or "")[:200])


@lru_cache(maxsize=10_000)
def _named(tag: str, name: str, classes: str) -> str:
    label = f"{tag}#{_SPACE.sub('_', name)}" if name else tag
    label += "".join("." + one[:60] for one in classes.split()[:4])
    return label.replace(">", "_")


def _common(stacks: list[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the elements that all stacks begin with."""
    first, *others = stacks
    common = 0
    while common < len(first) and all(stack[common : common + 1] == first[common : common + 1] for stack in others):
        common += 1
    return first[:common]
