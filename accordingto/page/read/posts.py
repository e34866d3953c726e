"""The posts of a live blog: where each stands on its page, and when it was published."""

import html
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import Any

from accordingto import lexicon
from accordingto.page.read.dates import iso_date
from accordingto.page.read.html import blocks_of
from accordingto.page.read.linked import Linked
from accordingto.record.base import Span
from accordingto.record.page import Block, Post

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]{0,500}>")
_CLOCK = re.compile(r"[T ](?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?\s*$")
_ASIDE = frozenset(row["word"] for row in lexicon.table("path_words") if row["tells"] in ("aside", "comment"))
_HEADINGS = ("h2", "h3", "h4", "h5")
_OPENING = 6  # words of a post by which it is known
_ABOVE = 8  # blocks that may stand between the headline of a post and its text
_FEWEST, _MANY = 2, 20
_SHORTEST, _LONGEST = 40, 4000  # characters of a post told by markup alone, and how many of it are counted
_DEEPEST = 12  # elements between the time of a post and the post
_MOST = 2000


def find_posts(tree: Any, updates: Sequence[Linked], text: str, blocks: Sequence[Block]) -> tuple[Post, ...]:
    """Return the posts of a live blog in the order of the page; none for a page of which fewer than two are found.

    `updates` are what its JSON-LD says of them; each is looked for by its headline and its first words. Where that
    finds none they are elements of one kind in a row, each with a time of its own:
    <div class="post"><time datetime="2031-05-03T09:12Z">…</div>. It is to be asked of live blogs only.
    """
    found = list(_told(updates[:_MOST], text, blocks))
    if len(found) < _FEWEST:
        found = list(_marked(tree, blocks))
    return tuple(found) if len(found) >= _FEWEST else ()


def _told(updates: Sequence[Linked], text: str, blocks: Sequence[Block]) -> Iterator[Post]:
    """Yield the posts that JSON-LD tells of and the page shows; each goes on to where the next begins."""
    if not updates:
        return
    words = [_words(block.span.of(text)) for block in blocks]
    opening: dict[tuple[str, ...], list[int]] = {}
    whole: dict[tuple[str, ...], list[int]] = {}
    for here, found in enumerate(words):
        opening.setdefault(tuple(found[:_OPENING]), []).append(here)
        whole.setdefault(tuple(found), []).append(here)
    begins: dict[int, Linked] = {}
    for update in updates:
        start = _start(update, blocks, opening, whole)
        if start is not None:
            begins.setdefault(start, update)
    starts = sorted(begins)
    for start, after in pairwise([*starts, len(blocks)]):
        last = after - 1 if after < len(blocks) else _last(start, words, begins[start])
        yield _post(Span(blocks[start].span.start, blocks[last].span.end), begins[start].published)


def _start(
    update: Linked,
    blocks: Sequence[Block],
    opening: dict[tuple[str, ...], list[int]],
    whole: dict[tuple[str, ...], list[int]],
) -> int | None:
    """Return the block that a post begins with: its headline where that stands above its text, else its text."""
    title, body = _words(update.title or ""), _words(_TAG.sub(" ", update.body or ""))
    heads = whole.get(tuple(title), []) if title else []
    text = next(iter(opening.get(tuple(body[:_OPENING]), [])), None) if len(body) >= _OPENING else None
    if text is None:
        alone = [here for here in heads[:_MANY] if blocks[here].tag in _HEADINGS]
        return alone[0] if len(alone) == 1 else None
    above = heads[max(0, bisect_left(heads, text) - 1) :][:1]
    return above[0] if above and 0 < text - above[0] <= _ABOVE else text


def _last(start: int, words: Sequence[list[str]], update: Linked) -> int:
    """Return the last block of the last post: the last whose words its text has."""
    body = " ".join(_words(_TAG.sub(" ", update.body or "")))
    inside = (
        here for here in range(start, len(words)) if len(words[here]) >= _OPENING and " ".join(words[here]) in body
    )
    return max(inside, default=start)


def _marked(tree: Any, blocks: Sequence[Block]) -> Iterator[Post]:
    """Yield the elements of one kind in a row, each with a time of its own, that hold the most text."""
    rows: dict[tuple[Any, str, str], list[tuple[Any, str]]] = {}
    for time in islice(tree.iter("time"), _MOST):
        written = time.get("datetime")
        for element in islice(time.iterancestors(), _DEEPEST) if written and iso_date(written) else ():
            parent = element.getparent()
            if parent is None or element.tag in ("main", "body"):
                break
            row = rows.setdefault((parent, element.tag, element.get("class") or ""), [])
            if not any(one is element for one, _ in row[-1:]):
                row.append((element, written))
    best = max((row for row in rows.values() if len(row) >= _FEWEST and _is_row(row)), key=_size, default=[])
    for (_, written), inside in zip(best, blocks_of(tree, [element for element, _ in best]), strict=True):
        if 0 <= inside.start < inside.stop <= len(blocks):
            yield _post(Span(blocks[inside.start].span.start, blocks[inside.stop - 1].span.end), written)


def _is_row(row: Sequence[tuple[Any, str]]) -> bool:
    """Say whether elements may be posts: each holds some text, and none is set aside, as comments are."""
    element = row[0][0]
    names = {
        word
        for one in (element, *element.iterancestors())
        if one.tag not in ("html", "body")
        for word in _WORD.findall(f"{one.tag} {one.get('class') or ''} {one.get('id') or ''}".lower().replace("_", " "))
    }
    return not names & {*_ASIDE, "nav", "footer", "comments"} and all(_length(one) >= _SHORTEST for one, _ in row)


def _size(row: Sequence[tuple[Any, str]]) -> int:
    return sum(_length(element) for element, _ in row)


def _length(element: Any) -> int:
    """Return how many letters an element holds, counted no further than a long post goes."""
    found = 0
    for text in element.itertext():
        found += len(text.strip())
        if found > _LONGEST:
            break
    return found


def _post(span: Span, written: str | None) -> Post:
    """Make a post of where it stands and of its time as it is written: "2031-05-03T09:12:40+01:00"."""
    clock = _CLOCK.search(written or "")
    day = iso_date(written or "")
    time = clock["clock"] + (clock["zone"] or "") if clock and day else None
    return Post(span=span, published=day, time=time)


def _words(text: str) -> list[str]:
    return _WORD.findall(html.unescape(text).casefold())
