"""How many first hands stand behind what a story says: each member of a claim is led back to one origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from accordingto.pile.trace.outlets import outlet, state_agency
from accordingto.pile.trace.root import Root
from accordingto.record.base import make_id
from accordingto.record.claim import Origin
from accordingto.record.story import Match

_SPOKEN_ONCE = 6
_UNTRACED = frozenset({"speaker", "own word"})


def joined(roots: Mapping[str, Root], matches: Iterable[Match]) -> dict[str, Root]:
    """Lead words without a relay back to the relay that another page, or the same, names for them.

    "he told the Washington Post" on one page is the origin of the same quotation on another that says only "Mr Pence
    said": words of that length are spoken once.
    """
    found = dict(roots)
    edges = sorted((match for match in matches if _spoken_once(match)), key=lambda match: (-match.score, match.id))
    changed = True
    while changed:
        changed = False
        for match in edges:
            for here, there in ((match.left, match.right), (match.right, match.left)):
                ours, theirs = found.get(here), found.get(there)
                if ours and theirs and ours.kind in _UNTRACED and theirs.kind not in _UNTRACED:
                    found[here] = _inherited(ours, theirs)
                    changed = True
    return found


def named(roots: Mapping[str, Root]) -> dict[str, Root]:
    """Give state media that nobody names the name of the one state-run agency of that country the story names."""
    known = sorted({root.name for root in roots.values() if root.name and not root.unnamed})
    countries = {row.country for name in known if (row := outlet(name)) and row.agency and row.state_run}
    only = next(iter(countries)) if len(countries) == 1 else None
    return {member: _known(root, root.country or only, tuple(known)) for member, root in roots.items()}


def _known(root: Root, country: str | None, names: tuple[str, ...]) -> Root:
    row = state_agency(country, names) if root.unnamed and country else None
    if row is None:
        return root
    why = f"“{root.name}” taken to be the {row.name}, the state-run agency that the story names"
    return Root("agency", row.name.casefold(), row.name, why, root.evidence, inferred=True)


def origins(story: str, roots: Mapping[str, Root]) -> tuple[tuple[Origin, ...], dict[str, str]]:
    """Return the origins of a story, sorted by id, and the origin of each member."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for member, root in sorted(roots.items()):
        groups[root.kind, root.key].append(member)
    made, of = {}, {}
    for (kind, key), members in sorted(groups.items()):
        found = [roots[member] for member in members]
        origin = _origin(story, kind, key, found)
        made[origin.id] = origin
        of.update(dict.fromkeys(members, origin.id))
    return tuple(made[identity] for identity in sorted(made)), of


def _origin(story: str, kind: str, key: str, found: Sequence[Root]) -> Origin:
    names = sorted({root.name for root in found if root.name}, key=lambda name: (-len(name), name))
    evidence = {(piece.page, piece.span): piece for root in found for piece in root.evidence}
    loose = any(root.inferred for root in found) or (len(found) > 1 and any(root.unnamed for root in found))
    return Origin(
        id=make_id("origin", names[0] if names else key, kind, story),
        story=story,
        kind=found[0].kind,
        name=names[0] if names else None,
        how="inferred" if loose else "said",
        why="; ".join(sorted({root.why for root in found})),
        evidence=tuple(evidence[place] for place in sorted(evidence)),
    )


def _spoken_once(match: Match) -> bool:
    """Say whether a match is one utterance: the same page quotes it twice, or many words are the same."""
    if match.of != "attribution":
        return False
    for reason in match.reasons:
        if reason.feature == "same words quoted":
            return match.left_page == match.right_page or int(reason.left) >= _SPOKEN_ONCE
    return False


def _inherited(ours: Root, theirs: Root) -> Root:
    if ours.key == theirs.key:
        return theirs
    why = f"the same words are given elsewhere as from {theirs.name or 'a source that is not named'}"
    return theirs._replace(why=why, evidence=ours.evidence if ours.kind == "speaker" else (), inferred=True)
