"""What breaks into an article or hangs on its end by its form alone: teasers, buttons, signs and notices, notes."""

import re

from accordingto import lexicon
from accordingto.page.clean.forms import by_first_letter


def _any(name: str) -> str:
    return "|".join(sorted(lexicon.load(name), key=len, reverse=True))


_TEASER = re.compile(rf"\W*(?:{_any('teaser_openers')})(?:\s*[:|»>→]|\s[–—-]\s)\s*\S", re.IGNORECASE)
_SIGN = re.compile(r"\s*(?:©|\(c\) |copyright (?:©|\d{4}|by ))", re.IGNORECASE)
_NOTICE = re.compile(rf"\b(?:{by_first_letter([re.escape(words.lower()) for words in lexicon.load('notices')])})\b")
_NAME = r"[A-Z][\w.’'-]+"
_PLACES = r"Facebook|Twitter|Instagram|X\b|YouTube|TikTok|LinkedIn|Telegram|WhatsApp"
_NOTE = re.compile(
    rf"\W*(?:(?:The (?:writer|author)|{_NAME}(?: {_NAME}){{1,3}}(?: and {_NAME}(?: {_NAME}){{1,3}})?),? "
    rf"(?:{_any('blurb_words')})|Follow [^.!?]{{2,60}}? on (?:{_PLACES})"
    r"|Contributing: |Additional reporting by |This (?:article|story|report) is based (?:in part )?on "
    r"|[^!?“\"\n]{2,200}? contributed to this (?:article|story|report)\b)"
)
_BUTTON = re.compile(rf"\b(?:{_any('buttons')})\b", re.IGNORECASE)
_COUNT = re.compile(r"\d{1,3}(?::\d\d)? ?(?:of|/) ?\d{1,3}(?::\d\d)?")
_LONGEST_BUTTON, _LONGEST_TEASER, _LONGEST_NOTE, _LONGEST_NOTICE = 80, 160, 400, 600


def is_teaser(text: str) -> bool:
    """Say whether a line sends the reader to another piece: "READ MORE: How long does butter keep?" does."""
    return len(text) < _LONGEST_TEASER and bool(_TEASER.match(text))


def is_button(text: str) -> bool:
    """Say whether a line is to be clicked or filled in: "Get the best of the Herald in your inbox" is."""
    return len(text) < _LONGEST_BUTTON and bool(_BUTTON.search(text))


def is_count(text: str) -> bool:
    """Say whether a line counts pictures or seconds and nothing else: "2 of 9" and "0:00 / 1:12" do."""
    return _COUNT.fullmatch(text) is not None


def is_sign(text: str) -> bool:
    """Say whether a line is the sign of who owns the text: "© The Herald 2020. All rights reserved." is."""
    return len(text) < _LONGEST_NOTE and bool(_SIGN.match(text))


def is_notice(text: str) -> bool:
    """Say whether a segment speaks of the page, not of its matter: "This cookie is set by our shop." does."""
    return len(text) < _LONGEST_NOTICE and bool(_NOTICE.search(text.lower()))


def is_note(text: str) -> bool:
    """Say whether a paragraph could be a note on the author: "Ann Lee covers the port. Email her with tips." is.

    It could as well tell of somebody in the news; where it stands decides.
    """
    return len(text) < _LONGEST_NOTE and bool(_NOTE.match(text))
