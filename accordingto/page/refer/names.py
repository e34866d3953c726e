"""Names on a page, with the parser's errors mended: titles, hyphens, quotation marks, newspapers taken for places."""

import re
from collections.abc import Iterator

from accordingto import lexicon
from accordingto.lexicon.naming import is_outlet_name, is_site_name
from accordingto.page.refer.countries import country_beside, country_of_leader, country_of_town
from accordingto.page.refer.dateline import dateline_end
from accordingto.page.refer.found import Found
from accordingto.page.refer.headline import Headlines
from accordingto.page.refer.known import Hit, behind_a_body, country_in
from accordingto.page.refer.opening import is_word, opens
from accordingto.page.refer.phrase import camp_in, phrase_start, plain_name
from accordingto.page.refer.region import region_after, region_before
from accordingto.page.refer.runin import without_run_in
from accordingto.page.refer.seen import names_seen
from accordingto.page.refer.storms import storm_tokens
from accordingto.page.refer.tickers import ticker_tokens
from accordingto.page.refer.titles import (
    gender_of,
    gender_of_name,
    is_office,
    is_office_word,
    is_whole_office,
    may_be_given,
    real_office,
    titles_before,
)
from accordingto.record.actor import ActorKind, MentionForm
from accordingto.record.parse import Name, Parse


def find_names(text: str, parse: Parse, known: dict[int, Hit]) -> Iterator[Found]:
    """Yield every name, in order.

    "Mr Kim told the Washington Post" yields a person and an outlet, whatever the parser took them for.
    """
    seen = names_seen(parse)
    plain = frozenset(word for word in parse.words if word.islower())
    headlines = Headlines(parse)
    nobody = storm_tokens(parse) | ticker_tokens(parse, known)
    token = 0
    while token < len(parse):
        hit = known.get(token)
        if token in nobody:
            token += 1
            continue
        if hit is not None and not _part_of_more(parse, hit, seen):
            token = hit.last + 1
            found = _from_lexicon(text, parse, hit, known)
            if found is not None:
                yield found
            continue
        if parse.words[token].islower() and is_site_name(parse.words[token]):
            yield Found(token, token, token, token, token, "name", "outlet", parse.words[token])
        if not parse.words[token][:1].isupper() or not _can_begin(parse, token, seen):
            token += 1
            continue
        last = _run_end(parse, token, known, seen)
        for first, end in headlines.runs(token, last, seen):
            run = (first + opens(parse, first, end, plain), end)
            yield from _from_run(text, parse, run, seen, known)
        token = last + 1


def _part_of_more(parse: Parse, hit: Hit, seen: dict[int, Name]) -> bool:
    """Say whether the known name is part of a longer one: the Georgia of Georgia Tech, the Jordan of Jordan Spieth."""
    if hit.known.kind in ("outlet", "organisation") and (hit.last > hit.first or _is_before_a_person(parse, hit.last)):
        return False
    name = seen.get(hit.first)
    if name is None or name.type in ("GPE", "NORP", "LOC"):
        return name is not None and name.type == "GPE" and name.start < hit.first and _is_name(parse, hit.first - 1)
    if hit.last > hit.first and name.end - 1 <= hit.last:
        return False
    first, last = _trim(parse, name.start, name.end - 1)
    if (first, last) == (hit.first, hit.last) or last < hit.last or first > hit.first:
        # Jordan and Chad are given names too; nobody is called Benin, whatever the parser says.
        return name.type == "PERSON" and hit.known.how == "name" and may_be_given(parse.words[first])
    rest = [t for t in range(first, last + 1) if not hit.first <= t <= hit.last]
    return not any(is_office_word(parse.words[t]) for t in rest) and any(_is_name(parse, t) for t in rest)


def _is_before_a_person(parse: Parse, token: int) -> bool:
    """Say whether letters that stand for a body have a full name behind them: "ambassador to the U.N. Ada Holm"."""
    full = parse.words[token + 1 : token + 3]
    return parse.words[token].isupper() and len(full) > 1 and may_be_given(full[0]) and full[1][:1].isupper()


def _is_name(parse: Parse, token: int) -> bool:
    word = parse.words[token]
    return (parse.tags[token] in ("NNP", "NNPS") and word[:1].isupper()) or _FAMILY.fullmatch(word) is not None


def _can_begin(parse: Parse, token: int, seen: dict[int, Name]) -> bool:
    name = seen.get(token)
    if name is not None and name.type in _NOT_ACTORS:
        return False
    word = parse.words[token]
    if word in _CALENDAR or not word[:1].isalpha() or "]" in word:
        return False
    return _is_name(parse, token) or (name is not None and word[:1].isupper() and parse.tags[token] != "DT")


def _run_end(parse: Parse, first: int, known: dict[int, Hit], seen: dict[int, Name]) -> int:
    """Return the last token of the run of name words that begins at `first`."""
    last = first
    bottom = parse.sentences[parse.sentence_of[first]][1]
    while last + 1 < bottom:
        after = last + 1
        if after in known and not _part_of_more(parse, known[after], seen):
            break
        name, before = seen.get(after), seen.get(last)
        if parse.words[after] in _ENDS or (name is not None and name.type in _NOT_ACTORS):
            break
        if name is not None and name is before and parse.tags[after] not in _APART:
            last = after
        elif after + 1 < bottom and (_glued(parse, after) or _of_an_office(parse, after)):
            last = after + 1
        elif _goes_on(parse, after, seen, split=_splits(name, before)) and after + 1 <= bottom:
            last = after
        else:
            break
    return _trim(parse, first, last)[1]


def _goes_on(parse: Parse, after: int, seen: dict[int, Name], *, split: bool) -> bool:
    """Say whether a name goes on with the next word: another name word, or the full stop of a title ("Sen.")."""
    titled = is_office_word(parse.words[after - 1])
    if parse.words[after] == ".":
        return titled
    return _can_begin(parse, after, seen) and (titled or not split)


def _splits(name: Name | None, before: Name | None) -> bool:
    """Say whether two neighbouring names of the parser are two names: a party and a person."""
    return name is not None and before is not None and name is not before and name.type != before.type


def _glued(parse: Parse, hyphen: int) -> bool:
    """Say whether a hyphen joins two parts of one name: "Jae-in", not "Trump-backed"."""
    if parse.words[hyphen] not in _HYPHENS:
        return False
    if parse.starts[hyphen] != parse.ends[hyphen - 1] or parse.starts[hyphen + 1] != parse.ends[hyphen]:
        return False
    word = parse.words[hyphen + 1]
    return word.isalpha() and word not in _NOT_IN_NAMES and (word[0].isupper() or len(word) <= 5)


def _of_an_office(parse: Parse, mark: int) -> bool:
    """Say whether a possessive mark joins an office and its body, as in "Corran County Sheriff's Office"."""
    office, body = parse.words[mark - 1], parse.words[mark + 1]
    officer = is_office_word(office) or office.lower() in _ROLES
    return parse.tags[mark] == "POS" and officer and body[:1].isupper() and body.lower() in _BODIES


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """Take articles, quotation marks and possessive endings off the ends."""
    while first < last and (parse.tags[first] in _EDGE or parse.words[first].lower() in _OPENERS):
        first += 1
    while last > first and (parse.tags[last] in _EDGE or parse.words[last] in _EDGE_WORDS):
        last -= 1
    return first, last


def _from_lexicon(text: str, parse: Parse, hit: Hit, every: dict[int, Hit]) -> Found | None:
    """Make a name of a known one; an adjective or modifier ("Russian", "NATO" before a noun) is a short name of it."""
    first, last, known = hit
    if first and parse.words[first - 1] == "The" and known.name.startswith("The "):
        first -= 1
    head = _head(parse, first, last)
    dateline = last < dateline_end(parse, parse.sentence_of[first])
    if is_modifier(parse, head, last) and not dateline:
        return _modifier(text, parse, hit, head)
    kind, words = known.kind, parse.span(first, last).of(text)
    words = words.title() if dateline and words.isupper() else words
    plural = parse.tags[last] in ("NNS", "NNPS")
    if known.kind == "organisation" and plural and first == last:
        # "Republicans" are people of the party, and "they"; the party is "it".
        kind = "group"
    if known.how == "people":
        if parse.tags[last] in ("JJ", "AFX") and parse.labels[head] not in ("nsubj", "pobj", "dobj", "conj"):
            return None
    elif kind == "government" and (dateline or not acts(parse, head)):
        kind = "place"
    start = phrase_start(parse, first)
    country = known.country or country_in(every, start, first)
    return Found(
        start, last, first, last, head, "name" if known.how != "short" else "short name", kind, words,
        country, None, None, plural, known.entry,
    )  # fmt: skip


def is_modifier(parse: Parse, head: int, last: int) -> bool:
    """Say whether a name only tells what sort of thing the noun after it is: "Russian" in "Russian jets"."""
    while parse.labels[head] == "conj" and parse.tags[head] == "JJ":
        # "Nigerian and British forces" are forces of both.
        head = parse.heads[head]
    return parse.labels[head] in _MODIFIERS and parse.heads[head] > last and not _possessive(parse, last)


def _modifier(text: str, parse: Parse, hit: Hit, head: int) -> Found | None:
    """Make a short name of "Turkish" in "Turkish drones": it is the state that acts; outlets and seats do not.

    "The Ria state news agency" is Ria, whole.
    """
    first, last, known = hit
    noun = parse.heads[head]
    if known.kind == "outlet" or (known.how == "seat" and parse.lemmas[noun] not in _PAPERS):
        whole = known.kind == "outlet" and last < noun <= last + _TOLD_BEHIND and parse.lemmas[noun] in _MEDIA
        words = parse.span(first, last).of(text)
        return Found(
            phrase_start(parse, first), noun, first, noun, noun, "name", "outlet", words, known.country,
            entry=known.entry,
        ) if whole else None  # fmt: skip
    kind: ActorKind = "government" if known.entry.startswith("state ") else known.kind
    words = parse.span(first, last).of(text)
    return Found(
        first, last, first, last, head, "short name", kind, words, known.country, None, None, entry=known.entry
    )


def acts(parse: Parse, head: int) -> bool:
    """Say whether a state's name stands where somebody acts or is spoken to, not where something happens.

    "Seoul said", "told Seoul", "Pyongyang's envoy" act; "in Seoul", "to Pyongyang" are places.
    """
    label = parse.labels[head]
    while label == "conj":
        head = parse.heads[head]
        label = parse.labels[head]
    if label == "dobj" and parse.lemmas[parse.heads[head]] in _MOTION:
        return False
    if label != "pobj":
        return label not in ("npadvmod", "appos", "nmod")
    preposition = parse.words[parse.heads[head]].lower()
    return preposition not in _WHERE


def _from_run(
    text: str, parse: Parse, run: tuple[int, int], seen: dict[int, Name], known: dict[int, Hit]
) -> Iterator[Found]:
    """Make a name of a run of name words, its titles taken off as its office."""
    first, last = without_run_in(parse, *_trim(parse, *run))
    body = parse.words[last].lower() in (_ENDINGS if last > first else _NAMED_SO)
    first, name_first = (first, first) if body else titles_before(parse, first, last)
    titled = name_first > first
    types = {seen[t].type for t in range(name_first, last + 1) if t in seen}
    if parse.words[last].lower() in _GROUPS and "PERSON" not in types:
        return
    words = plain_name(parse.span(name_first, last).of(text))
    kind = _kind(words, types, titled=titled, plural=parse.tags[last] == "NNPS")
    head = _head(parse, name_first, last)
    if name_first == last and is_word(parse, last, words, kind):
        return
    if kind != "person" and is_office(words) and first and parse.words[phrase_start(parse, first)].lower() == "the":
        # "The former House Speaker" is a description, whatever its capitals say.
        return
    if not titled and words.lower() in _COMMON:
        return
    modifier = is_modifier(parse, head, last)
    issues = kind == "organisation" and parse.lemmas[parse.heads[head]] in _PAPERS
    if kind is None or (modifier and kind != "person" and not issues):
        return
    if kind == "person" and not titled and not gender_of_name(words) and parse.words[first - 1] in _BODIES and first:
        kind = "organisation"
    if kind == "organisation" and name_first == last and not acts(parse, head):
        # What something happens in is a place, whatever the parser took one word for.
        kind = "place"
    # Of "ambassador to the United Nations Ada Holm" the body is none of her titles.
    beside = not titled and behind_a_body(parse, first, known)
    start = first if modifier or beside else min(phrase_start(parse, first), first)
    if kind == "person" and last == name_first and parse.tags[last] == "NNPS" and not titled:
        kind = "group"
    if kind == "person":
        yield _person(text, parse, (start, first, name_first, last), head, known)
    else:
        found = Found(start, last, name_first, last, head, "name", kind, words, plural=parse.tags[last] == "NNPS")
        yield _located(parse, found, known)


def _located(parse: Parse, found: Found, known: dict[int, Hit]) -> Found:
    """Say of a body or a place which country it is of; a town of our table is a place."""
    first, last = found.head_first, found.last
    town = country_of_town(found.words)
    kind = "place" if town else _or_outlet(parse, found.head, range(first, last + 1), found.kind)
    country = country_in(known, found.first, last + 1) or town or country_beside(parse, known, first, last)
    return found._replace(kind=kind, country=country)


def _person(text: str, parse: Parse, run: tuple[int, int, int, int], head: int, known: dict[int, Hit]) -> Found:
    """Make a name of a person; `run` are the first tokens of phrase, titles and name, and the last of the name."""
    start, first, name_first, last = run
    words = plain_name(parse.span(name_first, last).of(text))
    office = parse.span(first, name_first - 1).of(text) if name_first > first else None
    form: MentionForm = "name" if len(words.split()) > 1 or office is None else "short name"
    before, country = _left(text, parse, start, first), country_in(known, start, name_first)
    gender = gender_of(office or "") or gender_of_name(words) or gender_of(before)
    camp = camp_in(parse, start, name_first)
    office = real_office(office or before)
    country = country or country_beside(parse, known, name_first, last) or country_of_leader(words, office)
    region, party = region_after(text, parse.ends[last], titled=office is not None)
    region = region_before(parse, start, name_first) or region
    return Found(
        start, last, name_first, last, head, form, "person", words, country, office, gender,
        camp=camp | {party} if party else camp, region=region,
    )  # fmt: skip


def _or_outlet(parse: Parse, head: int, run: range, kind: ActorKind) -> ActorKind:
    """Return the kind of a name; a body that is told something and may be a medium is one, as in "told Fox 35".

    Who hears speeches ("told the Harbour Committee", "told the Order of Pilots") is none, nor is the family name of
    somebody on the page.
    """
    told = parse.labels[head] in ("dobj", "dative") and parse.lemmas[parse.heads[head]] == "tell"
    if kind != "organisation" or not told:
        return kind
    word = parse.words[run[-1]]
    people = {parse.words[name.end - 1] for name in parse.names if name.type == "PERSON" and name.end - name.start > 1}
    hears = word.lower() in _HEARERS or "of" in parse.words[run[0] : run[-1] + 2]
    return kind if hears or word in people else "outlet"


def _left(text: str, parse: Parse, start: int, first: int) -> str:
    """Return the nouns before a name, its office if it has one: the "leader" of "North Korean leader Kim Jong-un".

    Of "special counsel Ada Holm" it is the whole, since that is another office than a counsel's.
    """
    token = first
    while token > start and parse.tags[token - 1] in ("NN", "HYPH") and parse.words[token - 1] not in _HYPHENS:
        token -= 1
    if start < token < first and is_whole_office(whole := parse.span(token - 1, first - 1).of(text)):
        return whole
    return parse.span(token, first - 1).of(text) if token < first else ""


def _kind(words: str, types: set[str], *, titled: bool, plural: bool) -> ActorKind | None:
    """Say what a run of name words names; None where it is no actor or place."""
    ending = words.rsplit(maxsplit=1)[-1].lower()
    if not titled and ending != words.lower() and ending in _ENDINGS:
        return "place" if ending in _PLACES - _BODIES else "organisation"
    if titled or "PERSON" in types or _FAMILY.fullmatch(words.rsplit(maxsplit=1)[-1]):
        return "person"
    if (ending != words.lower() or "-" in words) and is_outlet_name(words):
        return "outlet"
    if "NORP" in types:
        return "group" if plural else None
    if types & {"GPE", "LOC", "FAC"} and "ORG" not in types:
        return "place"
    given = gender_of_name(words) and len(words.split()) <= 3
    return "person" if given else "organisation" if "ORG" in types else "unknown"


def _head(parse: Parse, first: int, last: int) -> int:
    """Return the token of the stretch that hangs on something outside it; the last, if there are several."""
    for token in range(last, first - 1, -1):
        if not first <= parse.heads[token] <= last or parse.heads[token] == token:
            return token
    return last


def _possessive(parse: Parse, last: int) -> bool:
    return last + 1 < len(parse) and parse.tags[last + 1] == "POS"


# The parser takes the O'Hara of curly printing for any sort of word.
_FAMILY = re.compile(r"[DO]['’][A-Z][a-z]+")
_NOT_ACTORS = frozenset({"EVENT", "WORK_OF_ART", "LAW", "PRODUCT", "LANGUAGE"})
_MODIFIERS = frozenset({"compound", "amod", "nmod", "npadvmod"})
_EDGE = frozenset({"DT", "POS", "``", "''", ",", ":", "-LRB-", "-RRB-", "HYPH", "CC", "IN"})
_EDGE_WORDS = frozenset({"'s", "’s", "’", "'", "”", "“", "-", "–", "—", ".", '"'})
_BREAKS = frozenset({"if", "when", "as", "while", "because", "after", "before", "that", "than", "who", "which"})
_OPENERS = _BREAKS | {"the", "though", "although", "but", "unlike", "despite"}
_APART = ("POS", "``", "''", ",", ":", "-LRB-")
_HYPHENS = frozenset({"-", "‑", "–"})
_WHERE = frozenset(
    {"in", "at", "near", "across", "inside", "outside", "into", "throughout", "around", "within", "through"}
)
_NOT_IN_NAMES = frozenset(lexicon.load("parts_of_words"))
_BODIES = frozenset(row["noun"] for row in lexicon.table("institutions")) - {"guardian", "family", "palace"}
_HEARERS = frozenset(row["noun"] for row in lexicon.table("institutions") if row["kind"] != "outlet") | frozenset(
    row["words"] for row in lexicon.table("occasions") if row["kind"] in ("speech", "testimony")
)
_ROLES = frozenset(lexicon.load("roles"))
_TOLD_BEHIND = 3
_MEDIA = frozenset(row["noun"] for row in lexicon.table("outlet_nouns")) - {"report"}
_PAPERS = frozenset(lexicon.load("document_hands"))
_COMMON = frozenset({"pac", "super pac", "ngo", "ngos", "pacs", "super pacs"})
_PLACES = frozenset(lexicon.load("place_words"))
_NAMED_SO = _BODIES | _PLACES
_ENDINGS = _NAMED_SO | frozenset(lexicon.load("firm_ends"))
_GROUPS = frozenset(lexicon.load("groups"))
_MOTION = frozenset(lexicon.load("motion"))
_CALENDAR = frozenset(lexicon.load("calendar"))
_ENDS = _CALENDAR | _BREAKS
