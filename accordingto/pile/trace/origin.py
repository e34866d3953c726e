"""How many first hands stand behind what a story says: each member of a claim is led back to one origin."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from accordingto.pile.trace.outlets import Outlet, Press, called_state_run
from accordingto.pile.trace.root import Root
from accordingto.record.base import make_id
from accordingto.record.claim import Origin
from accordingto.record.story import Match

_SPOKEN_ONCE = 6


def joined(roots: Mapping[str, Root], matches: Iterable[Match]) -> dict[str, Root]:
    """Lead words without a relay back to the relay that another page, or the same, names for them.

    "he told the Washington Post" on one page is the origin of the same quotation on another that says only "Mr Pence
    said": words of that length are spoken once. What is alike only in content is led back too, unless two relays are
    named for it: that it was heard apart is not shown.
    """
    found = dict(roots)
    spoken = sorted((match for match in matches if match.of == "attribution"), key=lambda match: match.id)
    for edges in ([match for match in spoken if _spoken_once(match)], spoken):
        while handed := _handed(found, edges):
            found.update(handed)
    return found


def _handed(roots: Mapping[str, Root], edges: Sequence[Match]) -> dict[str, Root]:
    """Return the roots that change when each untraced member takes over what its matches name, if that is one."""
    offered: dict[str, dict[str, Root]] = defaultdict(dict)
    for match in edges:
        for here, there in ((match.left, match.right), (match.right, match.left)):
            ours, theirs = roots.get(here), roots.get(there)
            if ours and theirs and _untraced(ours) and not _untraced(theirs):
                offered[here].setdefault(theirs.key, theirs)
    return {
        member: _inherited(roots[member], next(iter(offers.values())))
        for member, offers in offered.items()
        if len(offers) == 1
    }


def named(roots: Mapping[str, Root], press: Press, texts: Sequence[str]) -> dict[str, Root]:
    """Give state media that nobody names the name of the one state-run agency the story names.

    Both must be of one country, as far as their countries are known.
    """
    names = sorted({root.name for root in roots.values() if root.name and root.kind == "agency" and not root.unnamed})
    rows = [press.outlet(name) or Outlet(name, "", agency=True, state_run=False) for name in names]
    run = [row for row in rows if row.state_run or called_state_run(row.name, texts)]
    return {member: _known(root, run) for member, root in roots.items()}


def _known(root: Root, run: Sequence[Outlet]) -> Root:
    fitting = [row for row in run if not root.country or not row.country or row.country == root.country]
    if not root.unnamed or len(fitting) != 1:
        return root
    name = fitting[0].name
    why = f"“{root.name}” taken to be the {name.removeprefix('The ')}, the state-run agency that the story names"
    return Root("agency", name.casefold(), name, why, root.evidence, inferred=True)


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


def _untraced(root: Root) -> bool:
    return root.unnamed or root.kind in ("speaker", "own word")


def _inherited(ours: Root, theirs: Root) -> Root:
    why = f"the same words are given elsewhere as from {theirs.name or 'a source that is not named'}"
    return theirs._replace(why=why, evidence=ours.evidence if ours.kind == "speaker" else (), inferred=True)
