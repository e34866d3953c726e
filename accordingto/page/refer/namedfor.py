"""Bodies and papers that go by the name before them: "the Holm campaign", "a Tideway University poll"."""

from collections.abc import Iterable, Iterator, Sequence

from accordingto import lexicon
from accordingto.page.refer.chains import family
from accordingto.page.refer.found import Found
from accordingto.record.actor import ActorKind
from accordingto.record.parse import Parse


def named_for(
    descriptions: Iterable[Found], names: Sequence[Found], text: str, parse: Parse, places: Iterable[int]
) -> Iterator[Found]:
    """Yield the descriptions, as names those whose noun has its owner's name right before it.

    "The Holm campaign", "Ada Holm's campaign" and "Holm's campaign" are all the Holm campaign; "the campaign" and
    "Holm's old campaign" are left as they are. `places` are the tokens of states and places: "the US campaign" is not
    named for anybody.
    """
    ends = {found.head_last: found for found in names}
    barred = frozenset(places)
    for found in descriptions:
        wanted = _OWNERS.get(parse.words[found.head].lower())
        last = _owner_end(parse, found)
        first = last
        while first > found.first and parse.tags[first - 1] in _PART_TAGS:
            first -= 1
        if (
            wanted is None
            or found.form != "description"
            or found.plural
            or last < found.first
            or parse.tags[first] not in _NAME_TAGS
        ):
            yield found
            continue
        owner = ends.get(last)
        kind: ActorKind = owner.kind if owner else "unknown"
        words = owner.words if owner else parse.span(first, last).of(text)
        if kind not in wanted or not barred.isdisjoint(range(first, last + 1)):
            yield found
            continue
        noun = parse.words[found.head]
        named = f"{family(words).title() if 'person' in wanted else words} {noun}"
        start = owner.head_first if owner else first
        yield found._replace(form="name", head_first=start, words=named, entry=f"{_FOR}{named.lower()}")


def is_for_another(entry: str, owner: str | None) -> bool:
    """Say whether a lexicon entry is that of a body named for somebody else than `owner`."""
    return entry.startswith(_FOR) and owner is not None and family(owner) not in entry.removeprefix(_FOR).split()


def _owner_end(parse: Parse, found: Found) -> int:
    """Return the last token of a name right before a noun, or before its "'s"; one before the phrase if none is."""
    before = found.head - 1
    if before > found.first and parse.tags[before] == "POS":
        before -= 1
    return before if before >= found.first and parse.tags[before] in _NAME_TAGS else found.first - 1


_FOR = "for "
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_PART_TAGS = _NAME_TAGS | {"SYM", "HYPH"}
_KINDS = {
    "person": frozenset({"person", "organisation", "unknown"}),
    "body": frozenset({"organisation", "outlet", "unknown"}),
}
_OWNERS = {row["noun"]: _KINDS[row["owner"]] for row in lexicon.table("named_for")}
