"""Titles and offices: the words before a name that say what somebody is, and whether a woman or a man."""

from accordingto import lexicon
from accordingto.page.refer.found import Gender
from accordingto.record.parse import Parse


def title_end(parse: Parse, first: int, last: int) -> int:
    """Return the token after the titles that begin at `first`; `first` itself if none begins there.

    In "Vice President Mike Pence" it is "Mike". A title with nothing after it is no title here.
    """
    token = first
    while token < last:
        size = _title_size(parse, token, last) or _role_size(parse, token, last) or _before_title(parse, token, last)
        if not size or token + size > last:
            break
        token += size
        if token < last and parse.words[token] == ".":
            token += 1
        if parse.words[token : token + 2] == _ELECT and token + 2 <= last:
            token += 2
    return token


def titles_before(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Return the first token of the titles of a name that ends at `last`, and the first of the name itself.

    Before `first` too: a run of name words ends at the "of" of "Secretary of State John Kerry".
    """
    name_first = title_end(parse, first, last)
    of = first - 1 - (parse.words[first - 1].lower() == "the")
    if name_first > first or of < 1 or parse.words[of] != "of":
        return first, name_first
    start = of
    while start and _in_office(parse, start - 1):
        start -= 1
    if start == of:
        return first, name_first
    whole = next((token for token in range(start, of) if _title_size(parse, token, last) > of - token), None)
    named = title_end(parse, whole, last) if whole is not None else _given_in(parse, first, last)
    return (start, named) if first < named <= last else (first, name_first)


def _in_office(parse: Parse, token: int) -> bool:
    """Say whether a word stands in an office before a name: with a capital, or in one we know whole."""
    word = parse.words[token]
    known = is_long_office(" ".join(parse.words[token : token + 3]))
    return is_office_word(word) and (word[:1].isupper() or known)


def _given_in(parse: Parse, first: int, last: int) -> int:
    """Return the first token of a full name behind what an office is of: "Dan" in "National Intelligence Dan Coats"."""
    return next((token for token in range(first + 1, last) if parse.words[token] in _GIVEN), first)


def _before_title(parse: Parse, token: int, last: int) -> int:
    """Count the words before a title that belong to it: the "House" of "House Speaker Paul Ryan".

    What may be somebody's given name belongs to it only if another stands behind: "Orlando Police Chief John Mina".
    """
    person = parse.words[token] in _GIVEN and parse.words[token] not in _PLACES
    for size in range(1, min(_LONGEST_BODY, last - token)):
        here = token + size
        title = _title_size(parse, here, last)
        behind = here + (title or _role_size(parse, here, last))
        named = here < behind < last and parse.words[behind] in _GIVEN
        committee = parse.words[here - 1].lower() in _BODIES
        if (title or named) and behind <= last and (named or not person) and (size <= _SHORT_BODY or committee):
            return size
    return 0


def is_office_word(word: str) -> bool:
    """Say whether `word` is part of a title or office ("Foreign", "minister", "Sen.")."""
    return fold(word) in _WORDS


def is_office(words: str) -> bool:
    """Say whether words end in an office and are no more than that: "House Speaker", "VP", not "the Speaker Series"."""
    *_, last = words.split()
    return fold(last) in _OFFICES


def is_whole_office(words: str) -> bool:
    """Say whether words are one office as the lexicon has it: "special counsel", not "angry counsel"."""
    return fold(words) in _OFFICES


def is_long_office(words: str) -> bool:
    """Say whether three words are one whole office: "secretary of State"."""
    return words.lower() in _LONG


def real_office(words: str) -> str | None:
    """Return an office, or None where the words are only a form of address ("Mr") or nothing."""
    kept = [word for word in words.split() if fold(word) not in _HONORIFICS]
    return " ".join(kept) or None


def fold(word: str) -> str:
    """Return a title as it is compared: lower case, without its full stop."""
    return word.lower().rstrip(".")


def gender_of(words: str) -> Gender | None:
    """Say what a title or noun tells of the gender: "Ms" a woman's, "spokesman" a man's, "official" nobody's."""
    for word in (words, *reversed(words.split())):
        gender = _GENDERS.get(fold(word))
        if gender is not None:
            return gender
    return None


def gender_of_name(name: str) -> Gender | None:
    """Say what the first of several names tells: "Mike Pence" is a man's; one name alone tells nothing."""
    given, *rest = name.split()
    return _GIVEN.get(given) if rest else None


def may_be_given(name: str) -> bool:
    """Say whether a word is somebody's given name: Jordan and Chad are, Benin is not."""
    return name in _GIVEN


def _title_size(parse: Parse, token: int, last: int) -> int:
    for size in (3, 2, 1):
        if token + size - 1 <= last and tuple(map(fold, parse.words[token : token + size])) in _TITLES:
            return size
    return 0


def _role_size(parse: Parse, token: int, last: int) -> int:
    """Count a role with a capital before a full name: the "Rival" of "Rival Anna Berg", "Pilots"."""
    role = parse.words[token].lower()
    if last - token < 2 or parse.words[token] in _GIVEN:
        return 0
    # "Citizens for Ada Holm" begins a name.
    several = role.removesuffix("s") in _ROLES and parse.words[token + 1] in _GIVEN
    return 1 if role in _ROLES or several else 0


def _gender(letter: str) -> Gender | None:
    return "f" if letter == "f" else "m" if letter == "m" else None


_ELECT = ("-", "elect")
_TITLES = frozenset(
    tuple(part for part in fold(title).replace("-", " - ").split() if part)
    for title in (*lexicon.load("titles"), *(office.title() for office in lexicon.load("offices")))
)
_WORDS = frozenset(word for title in _TITLES for word in title) - {"-", "of"}
_ROLES = frozenset(lexicon.load("roles"))
_OFFICES = frozenset((*lexicon.load("offices"), *(row["word"] for row in lexicon.table("office_words"))))
_LONG = frozenset(office for office in lexicon.load("offices") if " of " in office or " in " in office)
_PLACES = frozenset(lexicon.load("name_places"))
_HONORIFICS = frozenset(lexicon.load("honorifics"))
_GENDERS: dict[str, Gender | None] = {
    **{row["word"]: _gender(row["gender"]) for row in lexicon.table("gendered")},
    **{row["noun"]: _gender(row["gender"]) for row in lexicon.table("kin")},
}
_BODIES = frozenset(row["noun"] for row in lexicon.table("institutions"))
# "House Ways and Means Committee Chairman": so many words before a title, more only if they name a body.
_SHORT_BODY, _LONGEST_BODY = 4, 10
_GIVEN: dict[str, Gender | None] = {row["name"]: _gender(row["gender"]) for row in lexicon.table("given_names")}
