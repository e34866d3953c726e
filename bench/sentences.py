"""Which sentences of different pages tell of one event, by the words they share and the pages they stand on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from math import exp, log, log1p
from typing import NamedTuple

from accordingto.pile.story.groups import grouped
from accordingto.pile.story.keys import Telling, tell
from accordingto.pile.story.likeness import Profile, cosine, profile
from accordingto.pile.story.near import alike
from accordingto.pile.story.rarity import rarity

# What each feature counts for, and what speaks against any two sentences: a logistic regression, learnt from pairs of
# sentences of which people said what is one event (training/stories), rounded. A score of .5 is where F1 was best.
WEIGHTS = {"words": 1.28, "covered": 0.58, "openings": 3.21, "one story": 2.74, "pages": -0.81, "everywhere": -4.48}
_ANY = 0.71


class Sentence(NamedTuple):
    """A sentence, the page it stands on and its words by stem."""

    id: str
    page: str
    text: str


class Aligned(NamedTuple):
    """Two sentences of different pages (the smaller id first), how likely they tell of one event, and its features."""

    left: str
    right: str
    score: float
    features: Mapping[str, float]


class _Pages(NamedTuple):
    profiles: Mapping[str, Profile]
    story: Mapping[str, tuple[str, ...]]


def aligned(sentences: Iterable[Sentence]) -> Iterator[Aligned]:
    """Yield each two sentences of different pages of a pile with what they share, sorted.

    "The ferry sank on Tuesday" and "Nobody knows why the ferry sank" tell of one event if their pages tell one story;
    that both say "ferry" counts for less where every sentence does.
    """
    ordered = sorted(sentences, key=lambda sentence: sentence.id)
    telling = {sentence.id: dict(tell(sentence.id, "", sentence.text, None).words) for sentence in ordered}
    vectors = {one.id: profile(_bare(one.id, telling[one.id])).words for one in ordered}
    likely = {
        (one.id, other.id): cosine(vectors[one.id], vectors[other.id])
        for one, other in combinations(ordered, 2)
        if one.page != other.page
    }
    everywhere = _means(likely)
    pages = _pages(ordered)
    page_of = {sentence.id: sentence.page for sentence in ordered}
    for left, right in sorted(likely):
        found = {
            **_words(telling[left], telling[right]),
            **_beside(pages, page_of[left], page_of[right]),
            "everywhere": (everywhere[left] + everywhere[right]) / 2,
        }
        drawn = _ANY + sum(WEIGHTS[feature] * value for feature, value in found.items())
        yield Aligned(left, right, round(1.0 / (1.0 + exp(-drawn)), 4), found)


def _words(left: Mapping[str, int], right: Mapping[str, int]) -> dict[str, float]:
    """Return how many words two sentences share (its logarithm), and how much of the shorter one these are."""
    ours, theirs = ({word: (1 + log(count)) * rarity(word) for word, count in side.items()} for side in (left, right))
    common = sorted(ours.keys() & theirs.keys())
    shorter = min(sum(ours.values()), sum(theirs.values()))
    shared = sum(min(ours[word], theirs[word]) for word in common)
    return {"words": log1p(len(common)), "covered": shared / shorter if shorter else 0.0}


def _beside(pages: _Pages, left: str, right: str) -> dict[str, float]:
    """Return what the pages of two sentences tell: how they open, whether they are one story, in how many pages."""
    return {
        "openings": cosine(pages.profiles[left].opening, pages.profiles[right].opening),
        "one story": float(pages.story[left] == pages.story[right]),
        "pages": log(len(pages.story[left]) * len(pages.story[right])),
    }


def _pages(sentences: Sequence[Sentence]) -> _Pages:
    texts: dict[str, list[str]] = defaultdict(list)
    for sentence in sentences:
        texts[sentence.page].append(sentence.text)
    profiles = {page: profile(tell(page, "", "\n".join(text), None)) for page, text in texts.items()}
    stories = grouped(profiles, alike(profiles.values()))
    return _Pages(profiles, {page: story for story in stories for page in story})


def _means(likely: Mapping[tuple[str, str], float]) -> dict[str, float]:
    """Return how like each sentence is to all others of other pages, on the average."""
    sums: dict[str, list[float]] = defaultdict(list)
    for (left, right), score in likely.items():
        sums[left].append(score)
        sums[right].append(score)
    return {sentence: sum(scores) / len(scores) for sentence, scores in sums.items()}


def _bare(identity: str, words: Mapping[str, int]) -> Telling:
    return Telling(id=identity, day=None, words=tuple(words.items()), names=(), opening=())
