"""Learn whom a pronoun stands for.

    python -m training.refer.train TRAIN.jsonl accordingto/weights/antecedents.npz GOLD.jsonl … --sources GOLD.jsonl …

TRAIN.jsonl holds texts with attributions as in the attribution bench, GOLD.jsonl who their sources are, as in
`bench/actors`; what is kept apart there ("apart", "unread") is left out. Of the files after `--sources` only sources
are marked. With `--folds`, nothing is written: a net that learnt from the other articles judges each fifth of them.
Takes some minutes, most of it parsing.
"""

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from accordingto.page.parse import spacy
from accordingto.page.refer.ranker import Net
from accordingto.page.refer.reading import DOUBT
from accordingto.page.refer.signs import SIGNS
from training.attribution.texts import as_page
from training.refer.lessons import Lesson, Marked, Row, lessons

_UNITS, _EPOCHS, _BATCH, _RATE, _DECAY, _DROPPED = 16, 25, 64, 0.003, 0.02, 0.1
_SOURCE = 2.0
_NETS = 3
_ROUNDS = 2
_FOLDS = 5
_LEARNT_FROM = (None, "rules")


def marked(train: Path, golds: Sequence[Path], sources: Sequence[Path]) -> Iterator[Marked]:
    """Yield the articles that may be learnt from."""
    rows = {row["id"]: row for row in map(json.loads, train.read_text(encoding="utf-8").splitlines())}
    parse = spacy.load()
    for path in (*golds, *sources):
        for gold in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            if gold.get("half") in _LEARNT_FROM:
                row: Row = rows[gold["doc"]]
                page, regions = as_page(row["text"])
                places = {one["id"]: one["source"] for one in row["attributions"]}
                yield Marked(gold["doc"], page, regions, parse(page, regions), gold, places, path in golds)


def learn(some: Sequence[Marked]) -> Net:
    """Return what was learnt: first from pages read by weight alone, then from pages read as was learnt."""
    net = None
    for _ in range(_ROUNDS):
        net = fitted([lesson for one in some for lesson in lessons(one, net)])
    if net is None:
        raise ValueError("there is nothing to learn from")
    return net


def fitted(taught: Sequence[Lesson]) -> Net:
    """Return the mean of some nets, as one net: each by itself hangs on the chance with which it begins."""
    nets = [_fitted(taught, seed) for seed in range(_NETS)]
    hidden, bias, out = (np.concatenate(arrays, axis=-1) for arrays in list(zip(*nets, strict=True))[:3])
    plain = np.mean([net.plain for net in nets], axis=0)
    return Net(*(np.round(array, 4).astype(np.float32) for array in (hidden, bias, out / _NETS, plain)))


def _fitted(taught: Sequence[Lesson], seed: int) -> Net:
    """Return the net that makes the right candidates of all lessons likeliest, those of sources counted twice."""
    torch.manual_seed(seed)
    torch.set_num_threads(1)
    scale = np.concatenate([lesson.rows for lesson in taught]).std(axis=0) + 0.01
    rows = [torch.tensor(lesson.rows / scale, dtype=torch.float32) for lesson in taught]
    right = [torch.tensor(lesson.right) for lesson in taught]
    layer, last = torch.nn.Linear(len(SIGNS), _UNITS), torch.nn.Linear(_UNITS, 1, bias=False)
    plain = torch.nn.Linear(len(SIGNS), 1, bias=False)
    parameters = [*layer.parameters(), *last.parameters(), *plain.parameters()]
    optimizer = torch.optim.AdamW(parameters, lr=_RATE, weight_decay=_DECAY)
    order = np.random.default_rng(seed)
    for epoch in range(_EPOCHS):
        for group in optimizer.param_groups:
            group["lr"] = _RATE * (1 - epoch / _EPOCHS) + 1e-4
        shuffled = order.permutation(len(taught))
        for batch in np.array_split(shuffled, max(1, len(taught) // _BATCH)):
            seen = torch.cat([rows[number] for number in batch])
            seen = seen * (torch.rand(seen.shape) > _DROPPED)
            scores = (last(torch.relu(layer(seen))) + plain(seen))[:, 0]
            losses = _losses(scores, [right[number] for number in batch])
            weights = torch.tensor([_SOURCE if taught[number].source else 1.0 for number in batch])
            loss = (losses * weights).sum() / weights.sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    with torch.no_grad():
        hidden, one = layer.weight.numpy().T, plain.weight.numpy()[0]
        return Net(hidden / scale[:, None], layer.bias.numpy().copy(), last.weight.numpy()[0].copy(), one / scale)


def _losses(scores: Tensor, right: Sequence[Tensor]) -> Tensor:
    """Return for each lesson how unlikely the right ones are all together."""
    parts = torch.split(scores, [len(one) for one in right])
    return torch.stack(
        [torch.logsumexp(part, 0) - torch.logsumexp(part[one], 0) for part, one in zip(parts, right, strict=True)]
    )


def judged(net: Net, taught: Iterable[Lesson]) -> Counter[tuple[str, str]]:
    """Count what becomes of the pronouns of some lessons: right, wrong or unknown."""
    counts: Counter[tuple[str, str]] = Counter()
    for lesson in taught:
        scores = np.maximum(lesson.rows @ net.hidden + net.bias, 0) @ net.out + lesson.rows @ net.plain
        shares = np.exp(scores - scores.max())
        shares /= shares.sum()
        best = int(shares[:-1].argmax())
        answer = "unknown" if shares[best] < DOUBT else "right" if lesson.right[best] else "wrong"
        counts[f"{'source' if lesson.source else 'other'}, {'named' if lesson.named else 'not named'}", answer] += 1
    return counts


def fold(document: str) -> int:
    """Return the fold of an article, by its id."""
    return int(hashlib.md5(document.encode(), usedforsecurity=False).hexdigest(), 16) % _FOLDS


def main() -> None:
    """Learn from the articles, write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--sources", type=Path, nargs="*", default=[])
    parser.add_argument("--folds", action="store_true")
    given = parser.parse_args()
    some = list(marked(given.train, given.gold, given.sources))
    if given.folds:
        counts: Counter[tuple[str, str]] = Counter()
        for number in range(_FOLDS):
            net = learn([one for one in some if fold(one.id) != number])
            counts += judged(net, (lesson for one in some if fold(one.id) == number for lesson in lessons(one, net)))
        print("\n".join(f"{sort}, {answer}: {count}" for (sort, answer), count in sorted(counts.items())))
        return
    net = learn(some)
    np.savez_compressed(given.out, allow_pickle=False, signs=np.array(SIGNS), **net._asdict())
    print(f"{len(some)} articles -> {given.out}: {given.out.stat().st_size} bytes")


if __name__ == "__main__":
    main()
