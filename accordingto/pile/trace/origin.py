"""How many first hands stand behind what a story says: each member of a claim is led back to one origin."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from accordingto.pile.trace.outlets import Outlet, Press, called_state_run
from accordingto.pile.trace.root import Root
from accordingto.record.base import make_id
from accordingto.record.claim import Origin
from accordingto.record.story import Match

_SPOKEN_ONCE = 6
_NOBODY, _SPEAKER, _HAND = range(3)


def joined(roots: Mapping[str, Root], matches: Iterable[Match], tied: Callable[[Match], bool]) -> dict[str, Root]:
    """Lead words back to the hand, or to the speaker, that another page, or the same, names for them.

    "he told the Washington Post" on one page is the origin of the same quotation on another that says only "Mr Pence
    said", and Mr Pence is who "the vice-president" was: words of that length are spoken once. What is alike only in
    content is led back to a hand too, unless two are named for it: that it was heard apart is not shown. An agency's
    text is the origin only for pages `tied` to it: others may have heard the speaker as well.
    """
    found = dict(roots)
    spoken = sorted(matches, key=lambda match: match.id)
    for edges, sure in (([match for match in spoken if _spoken_once(match)], True), (spoken, False)):
        while handed := _handed(found, edges, tied, sure=sure):
            found.update(handed)
    return found


def heard(roots: Mapping[str, Root], matches: Iterable[Match], tied: Callable[[Match], bool]) -> dict[str, Root]:
    """Give words back to their speaker where a page that has nothing from the agency has them from him as well.

    What Reuters and an outlet that does not credit it both quote the minister with was said before more than one of
    them. A hand carried over from near by gives way too if another page has the words from the speaker himself.
    """
    found = dict(roots)
    spoken = sorted(matches, key=lambda match: match.id)
    apart: set[str] = set()
    while True:
        given = {
            here: bare
            for match in spoken
            for here, there in ((match.left, match.right), (match.right, match.left))
            if here in found and there in found and (bare := found[here].bare)
            if (found[there].kind, found[there].key) == (bare.kind, bare.key)
            if there in apart or found[here].relayed or not tied(match)
        }
        if not given:
            return found
        apart.update(given)
        found.update(given)


def _handed(
    roots: Mapping[str, Root], edges: Sequence[Match], tied: Callable[[Match], bool], *, sure: bool
) -> dict[str, Root]:
    """Return the roots that change when each member takes over what its matches name, if that is better and one."""
    offered: dict[str, dict[str, Root]] = defaultdict(dict)
    for match in edges:
        for here, there in ((match.left, match.right), (match.right, match.left)):
            if here not in roots or there not in roots:
                continue
            ours, theirs = roots[here], roots[there]
            if (
                (_NOBODY if _silent(ours) and not tied(match) else _known_by(ours)) < _known_by(theirs)
                and (sure or _stands(theirs))
                and (_free(theirs) or tied(match))
            ):
                offered[here].setdefault(theirs.key, theirs)
    best = {member: max(map(_known_by, offers.values())) for member, offers in offered.items()}
    chosen = {
        member: [root for _, root in sorted(offers.items()) if _known_by(root) == best[member]]
        for member, offers in offered.items()
    }
    return {member: _inherited(roots[member], found[0]) for member, found in chosen.items() if len(found) == 1}


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


def origins(
    story: str, roots: Mapping[str, Root], labels: Mapping[str, str]
) -> tuple[tuple[Origin, ...], dict[str, str]]:
    """Return the origins of a story, sorted by id, and the origin of each member; `labels` name the members' pages."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for member, root in sorted(roots.items()):
        groups[root.kind, root.key].append(member)
    made, of = {}, {}
    for (kind, key), members in sorted(groups.items()):
        origin = _origin(story, kind, key, [(labels[member], roots[member]) for member in members])
        made[origin.id] = origin
        of.update(dict.fromkeys(members, origin.id))
    return tuple(made[identity] for identity in sorted(made)), of


def _origin(story: str, kind: str, key: str, found: Sequence[tuple[str, Root]]) -> Origin:
    """Put together what several places tell of one origin; it is inferred only if none of them says it outright."""
    roots = [root for _, root in found]
    names = sorted({root.name for root in roots if root.name}, key=lambda name: (-len(name), name))
    evidence = {(piece.page, piece.span): piece for root in roots for piece in root.evidence}
    return Origin(
        id=make_id("origin", names[0] if names else key, kind, story),
        story=story,
        kind=roots[0].kind,
        name=names[0] if names else None,
        how="inferred" if all(loose(root) for root in roots) else "said",
        why=_why(found),
        evidence=tuple(evidence[place] for place in sorted(evidence)),
    )


def loose(root: Root) -> bool:
    """Say whether a root rests on more than what its page says of these words."""
    return root.inferred or root.unnamed


def _why(found: Sequence[tuple[str, Root]]) -> str:
    """Give each reason once, those that are said first; of what is inferred, say on which pages."""
    said = sorted({root.why for _, root in found if not loose(root)})
    pages: dict[str, set[str]] = defaultdict(set)
    for label, root in found:
        if loose(root):
            pages[root.why].add(label)
    return "; ".join([*said, *(f"inferred for {', '.join(sorted(pages[why]))}: {why}" for why in sorted(pages))])


def _spoken_once(match: Match) -> bool:
    """Say whether a match is one utterance: the same page quotes it twice, or many words are the same."""
    for reason in match.reasons:
        if reason.feature == "same words quoted":
            return match.left_page == match.right_page or int(reason.left) >= _SPOKEN_ONCE
    return False


def _known_by(root: Root) -> int:
    """Return how far a page leads words back: to nobody it names, to a speaker (or unnamed media), to a hand."""
    if (
        root.unnamed
        or (root.kind == "document" and not root.name)
        or (root.kind == "speaker" and root.name and not root.relayed)
    ):
        return _SPEAKER
    if root.kind == "own word" or (root.kind == "speaker" and not root.name):
        return _NOBODY
    return _HAND


def _silent(root: Root) -> bool:
    """Say whether a page is an agency's own and does not name who said it: another may know."""
    return root.house and root.bare is None and not root.inferred


def _stands(root: Root) -> bool:
    """Say whether a root is sure enough to be that of what is alike only in content: a medium or a paper, outright."""
    return _known_by(root) == _HAND and root.kind != "speaker" and not root.inferred


def _free(root: Root) -> bool:
    """Say whether pages that share no text may have one root: that an agency quotes somebody makes him not its own."""
    return not root.house and root.bare is None


def _inherited(ours: Root, theirs: Root) -> Root:
    why = f"the same words are given elsewhere as from {theirs.name or 'a source that is not named'}"
    evidence = ours.evidence if ours.kind == "speaker" else ()
    return theirs._replace(why=why, evidence=evidence, inferred=True, bare=None)
