"""Which kind each segment is, once it is known how likely it is a part of the body."""

import re
from collections.abc import Iterable, Sequence

from accordingto.page.clean.asides import is_button, is_count, is_note, is_notice, is_sign, is_teaser
from accordingto.page.clean.boxes import boxed
from accordingto.page.clean.echo import echoes
from accordingto.page.clean.forms import is_byline, is_credit, is_date, prompts
from accordingto.page.clean.furniture import furniture_kinds, in_comment, opens_teasers
from accordingto.page.clean.markup import WHOLE_LINK
from accordingto.page.clean.segments import Piece
from accordingto.page.clean.signed import signed
from accordingto.record.base import Record
from accordingto.record.page import Page, RegionKind

# Losing a sentence of the body loses all that stands on it, a leaked line costs little: the cut lies below one half.
CUT = 0.4
_SURE = 0.7
_PARAGRAPH = 80
_LONGEST_STANDFIRST = 300
_ABOVE_HEADLINE, _ABOVE = 3, 20  # segments from a byline to the headline below it, to a body that has none
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_LONGEST_HEADING = 160
_LEAST_DEEP = 2
_FEWEST_SHOUTED, _FEWEST_SHOUTED_ALONE = 4, 9
_MARKED = "marked as a caption"
_BULLET = re.compile(r"[-–•*·] ")
_MARKS = (".", "!", "?", "…", "。", ":", ";", ",")

Told = tuple[RegionKind, str]  # a kind, and what spoke for it
_SIGNED: Told = ("byline", "names who wrote it, and for whom")


class Labelled(Record, frozen=True, kw_only=True):
    """A segment, its kind, and what spoke for it."""

    piece: Piece
    kind: RegionKind
    why: str


def label(page: Page, pieces: Sequence[Piece], likely: Sequence[float], headline: int | None) -> list[Labelled]:
    """Return the kind of each segment, in order.

    A line "Getty Images" is a caption; '"We will talk."' alone near the top, said again further down, is a pull quote;
    a short line between two paragraphs is a subheading; what is left is body or furniture, as it is likely.
    """
    texts = [piece.span.of(page.text) for piece in pieces]
    body = [
        chance > CUT and here != headline and not _is_prompt(text) and not _is_set_apart(text)
        for here, (chance, text) in enumerate(zip(likely, texts, strict=True))
    ]
    body = _trimmed(texts, pieces, likely, body, headline)
    if not _holds_prose(text for text, flag in zip(texts, body, strict=True) if flag):
        body = [_reads_like_news(text) and here != headline for here, text in enumerate(texts)]
        if headline is not None and not any(body) and _reads_like_news(texts[headline]):
            # One sentence and nothing else is a short report, not a headline without one.
            body[headline], headline = True, None
    repeated = echoes(texts, body)
    authors = page.facts("author")
    names = signed(texts)
    formed = [
        _SIGNED if here in names else _by_form(text, piece, authors, page.outlet)
        for here, (text, piece) in enumerate(zip(texts, pieces, strict=True))
    ]
    formed = _at_the_article(formed, pieces, body, headline)
    above = _above_byline(texts, formed, headline)
    body = [flag and here != above for here, flag in enumerate(body)]
    told: list[Told] = []
    for here in range(len(pieces)):
        if here == headline:
            told.append(("headline", "says in one line what the body tells"))
        elif here in repeated:
            told.append(("pull quote", repeated[here]))
        else:
            told.append(formed[here] or _by_place(here, pieces, texts, body, headline))
    return [
        Labelled(piece=piece, kind=kind, why=why or _why(kind, text, chance))
        for piece, (kind, why), text, chance in zip(pieces, _named(told, pieces, texts), texts, likely, strict=True)
    ]


def _named(told: Sequence[Told], pieces: Sequence[Piece], texts: Sequence[str]) -> list[Told]:
    """Give furniture its kind, and points of a list in the body theirs, where something tells."""
    named: dict[int, Told] = {
        **furniture_kinds(texts, pieces, [kind == "furniture" for kind, _ in told]),
        **dict.fromkeys(_points(told, pieces, texts), ("list item", "a point of a list")),
    }
    return [named.get(here, item) for here, item in enumerate(told)]


def _points(told: Sequence[Told], pieces: Sequence[Piece], texts: Sequence[str]) -> list[int]:
    """Return which segments of the body are points of a list, by their element or by a bullet that a neighbour has too.

    A body that is one list and nothing else stays a body.
    """
    body = [here for here, (kind, _) in enumerate(told) if kind == "body"]
    bullets = {here for here in body if _BULLET.match(texts[here])}
    points = [here for here in body if pieces[here].tag == "li" or (here in bullets and bullets & {here - 1, here + 1})]
    return points if len(points) < len(body) else []


def _trimmed(
    texts: Sequence[str], pieces: Sequence[Piece], likely: Sequence[float], body: list[bool], headline: int | None
) -> list[bool]:
    """Take from the body what is none of it by its place: labels above the headline, boxes, what trails behind."""
    last = max((here for here, flag in enumerate(body) if flag and _is_paragraph(texts[here])), default=0)
    ended = next((here for here in range(last, len(body)) if not body[here]), len(body))
    outside = boxed(texts, pieces) | _among_prompts(texts, likely, body) | _teasers(texts, pieces, body)
    return [
        flag
        and here not in outside
        and not _heads_what_is_none(here, pieces, body)
        and not (headline is not None and here < headline and not _ends_sentence(texts[here]))
        and not (here > ended and likely[here] < _SURE and not _ends_sentence(texts[here]))
        and not (here >= last - 1 and is_note(texts[here]))
        for here, flag in enumerate(body)
    ]


def _teasers(texts: Sequence[str], pieces: Sequence[Piece], body: Sequence[bool]) -> frozenset[int]:
    """Return the links in the body that fill a block, in capitals or below a line "Recommended", and that line.

    Where no markup tells of links, a line of many words in capitals among paragraphs that are not is taken for one.
    """
    found: set[int] = set()
    for here, (text, piece) in enumerate(zip(texts, pieces, strict=True)):
        if not body[here]:
            continue
        linked = bool(WHOLE_LINK.search(piece.path))
        shouts = linked and text.isupper() and len(text.split()) >= _FEWEST_SHOUTED
        alone = not piece.path and _shouts_alone(here, texts)
        if shouts or alone or opens_teasers(text) or (linked and here - 1 in found):
            found.add(here)
    return frozenset(found)


def _shouts_alone(here: int, texts: Sequence[str]) -> bool:
    """Say whether a line is as long as a headline, ends no sentence, and is in capitals, as no line next to it is."""
    text = texts[here]
    if not text.isupper() or len(text.split()) < _FEWEST_SHOUTED_ALONE or _ends_sentence(text):
        return False
    return not any(map(str.isupper, (*texts[max(0, here - 1) : here], *texts[here + 1 : here + 2])))


def _heads_what_is_none(here: int, pieces: Sequence[Piece], body: Sequence[bool]) -> bool:
    """Say whether a segment is the heading of a box of which the next line, in the same box, is no part of the body."""
    if pieces[here].tag not in _HEADINGS or here + 1 >= len(pieces) or body[here + 1]:
        return False
    above, below = (pieces[at].path.rpartition(f">{pieces[at].tag}")[0] for at in (here, here + 1))
    return above == below and above.count(">") >= _LEAST_DEEP


def _why(kind: RegionKind, text: str, chance: float) -> str:
    """Say what spoke for a kind where it was no form or phrase that can be named: how much it reads like an article."""
    if kind != "furniture":
        return f"reads like an article ({chance:.0%})"
    if is_note(text):
        return "a note on the author or the outlet"
    if _is_set_apart(text):
        return "a teaser, a sign or a button"
    return f"reads little like an article ({chance:.0%})" if chance <= CUT else "stands apart from the article"


def _by_form(text: str, piece: Piece, authors: Sequence[str], outlet: str | None) -> Told | None:
    if piece.tag == "figcaption" or ">figcaption" in piece.path:
        return "caption", _MARKED
    if is_credit(text):
        return "caption", "ends or begins as a picture credit"
    if is_byline(text, authors, outlet):
        return "byline", "names who wrote it"
    if is_date(text, outlet):
        return "dateline", "a day and nothing else"
    return None


def _at_the_article(
    formed: Sequence[Told | None], pieces: Sequence[Piece], body: Sequence[bool], headline: int | None
) -> list[Told | None]:
    """Leave bylines, days and credits that stand far above or below the article, or at a comment, to furniture.

    The names and days there are those of teasers and of comments; a footer names the outlet, who may be the author too.
    """
    paragraphs = [here for here, flag in enumerate(body) if flag and formed[here] is None]
    if not paragraphs:
        return list(formed)
    first = paragraphs[0] if headline is None else min(headline, paragraphs[0])
    end = next((here for here in range(paragraphs[-1] + 1, len(formed)) if formed[here] is None), len(formed))
    near = range(first - (_ABOVE if headline is None else _ABOVE_HEADLINE), end)
    return [
        ("furniture", "belongs to something else than the article")
        if told and told[1] != _MARKED and (here not in near or in_comment(pieces[here].path))
        else told
        for here, told in enumerate(formed)
    ]


def _by_place(
    here: int, pieces: Sequence[Piece], texts: Sequence[str], body: Sequence[bool], headline: int | None
) -> Told:
    text, piece = texts[here], pieces[here]
    short = len(text) < 100 and not _ends_sentence(text) and piece.tag not in ("p", "li", "blockquote")
    if body[here]:
        before = here > 0 and (body[here - 1] or here - 1 == headline)
        below = here + 1 < len(texts) and body[here + 1] and len(texts[here + 1]) > len(text)
        if below and ((short and before) or (piece.tag in _HEADINGS and len(text) < _LONGEST_HEADING)):
            return "subheading", "a short line above a paragraph"
        return "body", ""
    if _is_standfirst(here, texts, body, headline):
        return "standfirst", "a sentence between headline and body"
    said = prompts(text)
    return "furniture", f"speaks to the reader: '{said[0]}'" if said else ""


def _among_prompts(texts: Sequence[str], likely: Sequence[float], body: Sequence[bool]) -> frozenset[int]:
    """Return the single segments that are hardly likely to be body and stand between others that speak to the reader.

    What an outlet says of itself between "Keep our newsroom open" and "Please give" reads as news does.
    """
    return frozenset(
        here
        for here in range(1, len(texts) - 1)
        if body[here] and likely[here] < _SURE
        if not body[here - 1] and not body[here + 1]
        if prompts(texts[here - 1]) or prompts(texts[here + 1])
    )


def _above_byline(texts: Sequence[str], formed: Sequence[Told | None], headline: int | None) -> int | None:
    """Return the one line between the headline and the byline or date, where there is one: it is no paragraph."""
    if headline is None or headline + 2 >= len(texts) or formed[headline + 1]:
        return None
    below = formed[headline + 2]
    signed = below is not None and below[0] in ("byline", "dateline")
    return headline + 1 if signed and len(texts[headline + 1]) < _LONGEST_STANDFIRST else None


def _is_standfirst(here: int, texts: Sequence[str], body: Sequence[bool], headline: int | None) -> bool:
    """Say whether a line next below the headline sums up what is to come, in words and not as a menu does."""
    text = texts[here]
    above = 0 if headline is None else headline
    if here < above or any(body[above:here]):
        return False
    if (headline is None or here > above + 2) and not _BULLET.match(text):
        return False
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    return 6 <= len(words) <= 60 and small * 2 > len(words) and not prompts(text)


def _is_paragraph(text: str) -> bool:
    """Say whether a text is as long as a paragraph of the body, and not a note on its author."""
    return len(text) >= _PARAGRAPH and not is_note(text)


def _is_set_apart(text: str) -> bool:
    """Say whether a line is no part of an article by its form."""
    return is_teaser(text) or is_sign(text) or is_button(text) or is_count(text) or is_notice(text)


def _is_prompt(text: str) -> bool:
    """Say whether a line is no sentence and speaks to the reader, as buttons and menus do."""
    return len(text) < 80 and not _ends_sentence(text) and bool(prompts(text))


def _holds_prose(texts: Iterable[str]) -> bool:
    """Say whether there is a sentence among these, or as much as no menu holds."""
    found = list(texts)
    sentences = (text for text in found if len(text) >= 12 and text.rstrip("\"”’')")[-1:] in ".!?…。")
    return sum(map(len, found)) >= 400 or any(not prompts(text) for text in sentences)


def _reads_like_news(text: str) -> bool:
    """Say whether a line of a page on which nothing looks like an article is at least a sentence of one."""
    words = text.split()
    small = sum(word[:1].islower() for word in words)
    return len(words) >= 6 and small * 2 > len(words) and _ends_sentence(text) and not prompts(text)


def _ends_sentence(text: str) -> bool:
    """Say whether a line ends in a mark as sentences and their parts do, quotation marks and brackets aside."""
    return text.rstrip("\"”’')]»").endswith(_MARKS)
