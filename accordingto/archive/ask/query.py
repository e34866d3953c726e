"""Words to be searched for: all of them, phrases in quotation marks in their order, a star for any ending."""

import re
import unicodedata
from typing import NamedTuple

from accordingto.errors import StoreError

_TERM = re.compile(r'"(?P<phrase>[^"]+)"|(?P<word>\S+)')
_TOKEN = re.compile(r"\w+")


class Query(NamedTuple):
    """What is searched for: as the index takes it, and each term as a pattern over plain text."""

    match: str
    terms: tuple[re.Pattern[str], ...]

    def within(self, text: str) -> bool:
        """Say whether a text holds every term."""
        plain = folded(text)
        return all(term.search(plain) for term in self.terms)


def query_of(words: str) -> Query:
    """Return what a user's words ask for: 'ferry "no ship sails" strik*' are a word, a phrase and a beginning."""
    terms = [term for match in _TERM.finditer(words.translate(_MARKS)) if (term := _term(match))]
    if not terms:
        raise StoreError(f"{words!r}: there is no word in it to search for")
    return Query(" ".join(match for match, _ in terms), tuple(term for _, term in terms))


def pattern(regex: str) -> re.Pattern[str]:
    """Return a user's regular expression, whatever the case."""
    try:
        return re.compile(regex, re.IGNORECASE)
    except re.error as error:
        raise StoreError(f"{regex!r}: not a regular expression ({error})") from error


def folded(text: str) -> str:
    """Bring a text to the form that is compared, character by character: no marks on letters, no capitals."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


class _Plain(dict[int, str]):
    """Each letter without its marks; one character for one, so that places stay what they are."""

    def __missing__(self, code: int) -> str:
        bare = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = bare if len(bare) == 1 else chr(code)
        return self[code]


def _term(match: re.Match[str]) -> tuple[str, re.Pattern[str]] | None:
    words = _TOKEN.findall(folded(match["phrase"] or match["word"]))
    if not words:
        return None
    star = "*" if (match["word"] or "").endswith("*") else ""
    end = r"\w*" if star else r"\b"
    between = r"[\W_]+".join(map(re.escape, words))
    return f'"{" ".join(words)}"{star}', re.compile(rf"\b{between}{end}")


_PLAIN = _Plain()
_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"'})
