"""How far two statements are the same statement, and what speaks for and against it."""

from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from accordingto.pile.story.edits import shared
from accordingto.pile.story.numbers import contradict, denies
from accordingto.pile.story.statement import Statement, Stretch
from accordingto.pile.story.wording import common_words, stem
from accordingto.record.base import Reason

_WORDS, _SPEAKER = 0.8, 0.2
_COVERED = 0.75
_RUN = 8
# Of what is no longer quotation word for word, this much at least must be common.
_SHARE = 0.6
_AROUND = 0.5
# Two statements that quote nothing of one another are not one with fewer telling words in common.
_FEWEST = 3


class Alike(NamedTuple):
    """A score from 0 to 1 and its reasons, whose shares add up to it."""

    score: float
    reasons: tuple[Reason, ...]


def alike(left: Statement, right: Statement) -> Alike | None:
    """Say how far two statements are the same one; None if they are not.

    "hoped for a “fair wind from the east”" and "“We wait for a fair wind from the east, and then we sail”" are, if both
    are Ms Varga's.
    """
    if _unlike(left, right):
        return None
    speaker = speakers(left, right)
    if speaker is None or _overlap(left, right):
        return None
    quotation = _quotation(left, right, speaker=speaker.share) if left.said and right.said else None
    wording = quotation or _content(left, right, speaker)
    if wording is None:
        return None
    return Alike(round(wording.share + speaker.share, 4), (wording, speaker))


def speakers(left: Statement, right: Statement) -> Reason | None:
    """Say what the speakers are worth: the same, one unknown, one a hand of the other's chain; None if they differ.

    "state media said" goes with "Mr Kim said, according to state media": who relays for one page may speak in another.
    One of two who spoke together may speak alone.
    """
    if left.speaker is not None and left.speaker == right.speaker:
        return _reason("speaker", _SPEAKER, left.speaker, right.speaker)
    if left.speaker in right.hands or right.speaker in left.hands:
        return _reason(
            "speaker of one relays for the other, or speaks with them",
            _SPEAKER / 4,
            left.speaker or "",
            right.speaker or "",
        )
    if left.speaker is None or right.speaker is None:
        return _reason("speaker not known", _SPEAKER / 2, left.speaker or "", right.speaker or "")
    return None


def one_quotation(left: Statement, right: Statement) -> bool:
    """Say whether two statements quote the same words, whoever is said to have spoken them."""
    same, _ = shared(left.said.folded, right.said.folded)
    shorter = min(len(left.said), len(right.said))
    return shorter >= _RUN + 2 and same / shorter >= 0.9


def closeness(left: Statement, right: Statement) -> float:
    """Return the share of what the shorter statement is about that the other is about too."""
    both = min(len(left.stems), len(right.stems))
    return len(left.stems & right.stems) / both if both else 0.0


def _unlike(left: Statement, right: Statement) -> bool:
    """Say whether two statements share too little to be one whoever made them, which is soon said of most."""
    quoted = not left.stretches[0].stems.isdisjoint(right.stretches[0].stems)
    return not quoted and len(left.stems & right.stems) < _FEWEST


def _overlap(left: Statement, right: Statement) -> bool:
    """Say whether two attributions of one page rest on the same characters: one is then part of the other."""
    return left.page == right.page and any(ours.meets(theirs) for ours in left.content for theirs in right.content)


def _quotation(one: Statement, other: Statement, *, speaker: float) -> Reason | None:
    """Compare two quotations as wholes, then each stretch of one with the other: a fragment may be one of several."""
    left, right = one.stretches[0], other.stretches[0]
    pairs = [
        (left, right),
        *((part, right) for part in one.stretches[1:]),
        *((left, part) for part in other.stretches[1:]),
    ]
    found = [share for ours, theirs in pairs if (share := _covered(ours, theirs, speaker=speaker))]
    if not found:
        return None
    same, shorter = max(found, key=lambda share: (share[0] / share[1], share[0]))
    # One word is a catchword: what is said around it must be alike as well.
    if max(map(itemgetter(1), found)) == 1 and min(closeness(one, other), _wider(one, other)) < _AROUND:
        return None
    return _reason("same words quoted", _WORDS * same / shorter, str(same), f"of {shorter}")


def _wider(left: Statement, right: Statement) -> float:
    """Return twice the share of what the two are about that is common to both."""
    every = left.stems | right.stems
    return 2 * len(left.stems & right.stems) / len(every) if every else 0.0


def _covered(left: Stretch, right: Stretch, *, speaker: float) -> tuple[int, int] | None:
    """Return how many words two quotations share, and of how many; None if they are not one quotation."""
    shorter = min(len(left.words), len(right.words))
    common = len(left.stems & right.stems)
    few = shorter <= 3 or common < 2
    most = _most(left, right)
    # To align them is dear: not where too few words are common in any order.
    if not common or most < (shorter if few else min(_RUN, _SHARE * shorter)):
        return None
    same, run = shared(left.words.folded, right.words.folded)
    # Two or three words prove little: all must be there, be one known speaker's, and not everyday words.
    if few:
        # A name ("Green Guard") is no quotation.
        words = min(left.words, right.words, key=len)
        plain = words.folded if shorter == 1 else compress(words.folded, map(str.islower, words.shown))
        telling = not common_words().issuperset(map(stem, plain))
        longer = max(len(left.words), len(right.words))
        enough = common >= 2 if shorter > 1 else longer <= 3
        proven = same == shorter and (
            (speaker >= _SPEAKER and enough and telling) or len(left.words) == len(right.words) >= 3
        )
    else:
        proven = same / shorter >= _COVERED or run >= _RUN or (same / shorter >= _SHARE and run >= 5)
    # What somebody said of another's words has these in it: it is not one with them for that.
    whole = speaker >= _SPEAKER / 2 or 2 * same >= max(len(left.words), len(right.words))
    return (same, shorter) if proven and whole else None


def _most(left: Stretch, right: Stretch) -> int:
    """Return how many words two quotations share at most."""
    ours, theirs = left.words.folded, right.words.folded
    return min(sum(map(right.known.__contains__, ours)), sum(map(left.known.__contains__, theirs)))


def _content(left: Statement, right: Statement, speaker: Reason) -> Reason | None:
    """Compare what two statements are about; the speaker must be known and the same, and no number may differ."""
    if speaker.share < _SPEAKER or (left.said and right.said and "indirect" not in (left.kind, right.kind)):
        return None
    common = left.stems & right.stems
    needed = 0.6 if left.kind == right.kind == "indirect" else 0.75
    if len(common) < _FEWEST or closeness(left, right) < needed:
        return None
    if len(common) / len(left.stems | right.stems) < _least_of_both(len(common), closeness(left, right), needed):
        return None
    if contradict(left.counts, right.counts) or denies(left.words.folded, common) != denies(right.words.folded, common):
        return None
    return _reason("same content", _WORDS * closeness(left, right), " ".join(sorted(common)), f"{len(common)} shared")


def _least_of_both(common: int, close: float, needed: float) -> float:
    """Return what share of the words of both must be common to them.

    One may say more than the other, but should then have all of it; three words in common are few, and must be most.
    """
    if close == 1:
        return 0.2 if common > 3 else 0.4
    return needed / 2 if common > 3 else 0.6


def _reason(feature: str, share: float, left: str, right: str) -> Reason:
    return Reason(feature=feature, share=round(share, 4), left=left, right=right)
