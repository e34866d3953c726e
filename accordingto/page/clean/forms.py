"""What a segment's own words give away: a credit, a byline, a date, a prompt to the reader."""

import re
from collections.abc import Sequence

from accordingto import lexicon
from accordingto.page.read.authors import OFFICES, bare, is_desk, name_like
from accordingto.page.read.dates import iso_date


def _any(name: str) -> str:
    return "|".join(re.escape(entry) for entry in sorted(lexicon.load(name), key=len, reverse=True))


def by_first_letter(patterns: Sequence[str]) -> str:
    """Return one expression for any of these patterns: asked letter by letter, and of small letters, it is fast."""
    letters = sorted({pattern[0] for pattern in patterns if pattern[0].isalpha()})
    grouped = [f"{letter}(?:{'|'.join(p[1:] for p in patterns if p[0] == letter)})" for letter in letters]
    return "|".join([*grouped, *(pattern for pattern in patterns if not pattern[0].isalpha())])


_SOURCES = _any("picture_sources")
# "(STR/AFP/Getty Images)" at the end of a caption. An agency alone in brackets may as well close a paragraph, so there
# must be a slash, a comma or a word for picture beside it.
_CLOSING = re.compile(
    rf"[(\[](?=[^()\[\]]*(?:[/,|©]|Photo|Images|Picture|via|File))"
    rf"[^()\[\]]{{0,60}}?\b(?:{_SOURCES})\b[^()\[\]]{{0,30}}[)\]]\W*$"
)
# "(Image: Ann Lee)", "(Ann Lee/The Herald)".
_CREDITED = re.compile(
    rf"[(\[](?:(?i:{_any('picture_openers')})(?: ?: ?| by )|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){{1,2}} ?/ ?(?=[A-Z]))"
    r"[^()\[\]]{2,60}[)\]]\W*$"
)
_ALONE = re.compile(
    rf"^\W*(?:(?!by\b)[\w.’'-]+(?: ?[/,|] ?| - | via | for | )){{0,4}}\b(?:{_SOURCES})\b(?: ?[/,|] ?\w+)?[^\w:]*$"
)
# "The quay at Vik on Tuesday. Photo: Ann Lee".
_SIGNING = re.compile(
    rf"(?<=[.!?…)”\"’»|]) *\W?\b(?i:{_any('picture_openers')})(?: ?[:©/] ?[^\n:!?]{{2,60}}| by [A-Z][^\n:!?.]{{1,60}})$"
)
# "Mr Kim (left) in Seoul", "Pictured from left, Ann Lee and Bo Roe".
_POINTING = re.compile(rf"[(（](?:{_any('picture_places')})[)）]", re.IGNORECASE)
_FROM_LEFT = re.compile(r"(?:pictured|clockwise)\b(?: \w+,?){0,4} from left\b", re.IGNORECASE)
_OPENING = re.compile(rf"^[^\w\"“'‘]*(?:{_any('picture_openers')})\b(?: ?[:|©(]| by\b)", re.IGNORECASE)
_LONGEST_POINTING = 400
# "Gov. Ann Lee (R) will resign": a party, not the right of a picture.
_PARTY = re.compile(r"\b(?:Gov|Sen|Rep|Governor|Senator|Representative)\.? (?:[A-Z][\w.’'-]+ ){1,4}\([RLI]\)")
_BY = re.compile(r"^\W*(?:(?:written|reporting|reported|story|words|text) )?by:? +(?=[A-Z])", re.IGNORECASE)
_NAMES = re.compile(r"(?:[A-Z][\w.’'-]*|and|in|for|of|de|von|van|al|bin|the)(?:[\s,&|·/-]+|$)")
_SIGNED = re.compile(r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,2} ?[|/·,-] ?(?P<outlet>[A-Z].*)")
_TIME = re.compile(
    r"(?:(?<!\d)(?=\d)|\b)(?:(?:19|20)\d\d-?\d\d-?\d\dT\d\d:?\d\d(?::?\d\d(?:\.\d+)?)?Z?|published|broadcast|aired|issued|released|recorded|filed|updated|posted|modified|last|first|on|at|[ap]\.?m\.?|[A-Z]{1,4}T|GMT|UTC|date"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
    r"|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?|\d+(?:st|nd|rd|th|am|pm)?)\b|\W",
    re.IGNORECASE,
)
# What may stand before an author's name, and behind it: "Analysis by Ann Lee", "21 mins ago11:48 Ann Lee".
_CALLS = re.compile(
    r"\b(?:by|the|written|report(?:ing|ed)|words|story|text|analysis|opinion|comment|edited)\b", re.IGNORECASE
)
_AGO = re.compile(
    r"(?:\b|(?<=ago))(?:\d+|ago|min(?:ute)?s?|hours?|[hmd]|days?|weeks?|months?|years?|read|with agencies)(?![a-z])"
    r"|\W",
    re.IGNORECASE,
)
# "By Ann Lee2031-03-03", elements without a space between them; "Ann Lee @annlee".
_GLUED = re.compile(r"(?<=[^\W\d_])(?=(?:19|20)\d\d-)|@\w+")
_BARS = re.compile(r" ?[|·•∙] ?")
_BESIDE_NAME = 60
_PROMPT = re.compile(rf"\b(?:{by_first_letter(lexicon.load('prompts'))})\b")


def is_credit(text: str) -> bool:
    """Say whether a segment is a picture's caption or credit: "Mr Kim in Seoul. (Ann Lee/Reuters)" is.

    So is "Mr Kim (left) in Seoul": who points at a place in a picture speaks of one.
    """
    if len(text) < 60 and _ALONE.match(text):
        return True
    points = len(text) < _LONGEST_POINTING and (_POINTING.search(text) or _FROM_LEFT.match(text))
    if points and not _PARTY.search(text):
        return True
    closings = (_CLOSING, _CREDITED, _SIGNING)
    return len(text) < 800 and bool(_OPENING.match(text) or any(closing.search(text[-110:]) for closing in closings))


def is_byline(text: str, authors: Sequence[str] = (), outlet: str | None = None) -> bool:
    """Say whether a segment names who wrote the page: "By Ann Lee, Seoul Correspondent" does.

    "Ann Lee | The Herald" does so on a page of the Herald.
    """
    if len(text) > 120 or text.endswith("."):
        return False
    text = _GLUED.sub(" ", text)
    if any(_is_signature(text, author, outlet) for author in authors) or _is_row(text):
        return True
    signed = _SIGNED.fullmatch(text)
    if signed and outlet and signed["outlet"].removeprefix("The ") == outlet.removeprefix("The "):
        return True
    opening = _BY.match(text)
    return bool(opening and _are_names(text[opening.end() :])) or _is_office(text)


def signs(text: str) -> bool:
    """Say whether a segment is a day, or "By" somebody, of whatever piece it may be."""
    return is_date(text) or is_byline(text)


def _is_signature(text: str, author: str, outlet: str | None) -> bool:
    """Say whether a segment is an author's name with no more beside it than an office, a day or an hour.

    "Reuters Plus" is no signature of Reuters: an outlet's name is also in those of its sections and in its footer.
    """
    start = text.lower().find(author.lower())
    if start < 0 or text[start - 1 : start].isalpha() or len(text) >= len(author) + _BESIDE_NAME:
        return False
    before, behind = text[:start], text[start + len(author) :]
    if _beside_time(_CALLS.sub(" ", before)):
        return False
    if not name_like(author) or is_desk(author, {bare(outlet or "")}):
        return not _beside_time(behind)
    return _are_names(behind)


def _is_office(text: str) -> bool:
    """Say whether a segment is a name with an office behind it: "Ann Lee, Senior Reporter" is."""
    name, comma, office = text.partition(",")
    words = office.casefold().split()
    return bool(comma) and name_like(name) and not OFFICES.isdisjoint(words) and _are_names(office)


def _is_row(text: str) -> bool:
    """Say whether a segment is a name and a day between bars: "Ann Lee • 3 March 2031 • 2 min read" is."""
    parts = _BARS.split(text)
    if len(parts) == 1:
        return False
    dated, named = (sum(map(holds, parts)) for holds in (is_date, name_like))
    return bool(dated and named) and all(is_date(part) or name_like(part) or not _beside_time(part) for part in parts)


def _are_names(text: str) -> bool:
    """Say whether words are names and offices, a day and an hour beside them or not."""
    return not _beside_time(_NAMES.sub(" ", text))


def _beside_time(text: str) -> list[str]:
    """Return the words of a segment but for those that tell a time."""
    return _AGO.sub(" ", _TIME.sub(" ", text)).split()


def is_date(text: str, outlet: str | None = None) -> bool:
    """Say whether a segment is nothing but a day and an hour: "Updated 13 February 2018, 9:12 GMT" is.

    So is "13 February 2018, The Herald" on a page of the Herald.
    """
    text = text.removesuffix(outlet or "")
    return (
        len(text) < 90 and any(map(str.isdigit, text)) and not _TIME.sub("", text) and len(_dated(text)) > len("2018")
    )


def prompts(text: str) -> list[str]:
    """Return the words with which a segment speaks to the reader: "Sign up to our newsletter" does so twice."""
    return _PROMPT.findall(text[:1000].lower())


def _dated(text: str) -> str:
    return iso_date(re.sub(r"^\D*?(?=\b(?:\d|[A-Z][a-z]{2}))", "", text, count=1)) or iso_date(text) or ""
