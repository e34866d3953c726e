"""The encoders and the heads as PyTorch has them; the names of their weights are those of the files we ship."""

import math
from collections.abc import Mapping, Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional

from accordingto.page.encode.light import Known
from accordingto.page.quote.branch import size
from accordingto.page.quote.heads import FAR

DROPPED = 0.1
_POOL = 12_000_000
_masks: list[Tensor] = []


def drop(rows: Tensor, *, training: bool) -> Tensor:
    """Drop one value in ten while training; masks are cut out of one large one, since making them takes most time."""
    if not training:
        return rows
    if not _masks:
        _masks.append((torch.rand(_POOL) > DROPPED).to(torch.bfloat16) / (1 - DROPPED))
    if rows.numel() >= _POOL:
        return rows
    start = int(torch.randint(0, _POOL - rows.numel(), ()))
    return rows * _masks[0][start : start + rows.numel()].view(rows.shape).to(rows.dtype)


class Layer(nn.Module):
    """One transformer layer, normalised behind each half, as BERT has it."""

    def __init__(self, width: int, heads: int, inner: int) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.o = nn.Linear(width, 3 * width), nn.Linear(width, width)
        self.f1, self.f2 = nn.Linear(width, inner), nn.Linear(inner, width)
        self.n1, self.n2 = nn.LayerNorm(width, eps=1e-12), nn.LayerNorm(width, eps=1e-12)

    def forward(self, rows: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return rows [batch, tokens, width]; `mask` [batch, 1, 1, tokens] is true where there is a token."""
        batch, size, width = rows.shape
        parts = self.qkv(rows).view(batch, size, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        asked, held, values = parts.unbind(0)
        scores = torch.matmul(asked, held.transpose(-1, -2)) / math.sqrt(width // self.heads)
        if mask is not None:
            scores = scores.masked_fill(~mask, -1e4)
        seen = torch.matmul(scores.softmax(-1).to(values.dtype), values).transpose(1, 2).reshape(batch, size, width)
        rows = self.n1(rows + drop(self.o(seen), training=self.training))
        return self.n2(rows + drop(self.f2(functional.gelu(self.f1(rows))), training=self.training))


class MiniLM(nn.Module):
    """The default encoder: six layers of 384, begun from MiniLM-L6; what else is known of a word is added."""

    width = 384
    heads_width = 128

    def __init__(self, tags: int, labels: int) -> None:
        super().__init__()
        self.word, self.pos = nn.Embedding(30_522, self.width), nn.Embedding(512, self.width)
        self.caps, self.marks = nn.Embedding(4, self.width), nn.Embedding(3, self.width)
        self.n = nn.LayerNorm(self.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(self.width, 12, 1536) for _ in range(6))
        self.word.weight.requires_grad_(requires_grad=False)
        self.tags, self.labels = nn.Embedding(tags, self.width), nn.Embedding(labels, self.width)
        for table in (self.caps, self.marks, self.tags, self.labels):
            nn.init.zeros_(table.weight)

    @classmethod
    def begun(cls, pretrained: Mapping[str, Tensor], tags: int, labels: int) -> "MiniLM":
        """Return the encoder as MiniLM has it, with room for so many tags and labels."""
        model = cls(tags, labels)
        model.load_state_dict({**model.state_dict(), **_renamed(pretrained)})
        return model

    def forward(self, pieces: Tensor, extra: Sequence[Tensor], first: Tensor) -> Tensor:
        """Return one row a token: that of its first piece. All [batch, pieces], `first` [batch, tokens].

        `extra` are capitals, quotation marks, tags and labels.
        """
        mask = (pieces != 0)[:, None, None, :]
        tables = (self.caps, self.marks, self.tags, self.labels)
        read = self.word(pieces) + sum(table(one) for table, one in zip(tables, extra, strict=True))
        rows = self.body(read, mask)
        return torch.gather(rows, 1, first[..., None].expand(-1, -1, rows.shape[-1]))

    def body(self, read: Tensor, mask: Tensor | None = None) -> Tensor:
        """Return the rows of the last layer: what the ONNX file holds."""
        rows = drop(self.n(read + self.pos.weight[: read.shape[1]]), training=self.training)
        for layer in self.layers:
            rows = layer(rows, mask)
        return rows


def _renamed(pretrained: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Return BERT's weights under our names, the three matrices of attention as one."""
    ours = {"n": "embeddings.LayerNorm"}
    places = pretrained["embeddings.position_embeddings.weight"]
    found = {
        "word.weight": pretrained["embeddings.word_embeddings.weight"],
        "pos.weight": places + pretrained["embeddings.token_type_embeddings.weight"][0],
    }
    for number in range(6):
        theirs, here = f"encoder.layer.{number}", f"layers.{number}"
        ours |= {
            f"{here}.o": f"{theirs}.attention.output.dense",
            f"{here}.n1": f"{theirs}.attention.output.LayerNorm",
            f"{here}.f1": f"{theirs}.intermediate.dense",
            f"{here}.f2": f"{theirs}.output.dense",
            f"{here}.n2": f"{theirs}.output.LayerNorm",
        }
        for part in ("weight", "bias"):
            parts = [pretrained[f"{theirs}.attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            found[f"{here}.qkv.{part}"] = torch.cat(parts)
    for name, old in ours.items():
        found |= {f"{name}.{part}": pretrained[f"{old}.{part}"] for part in ("weight", "bias")}
    return found


class Light(nn.Module):
    """The fast profile's encoder: three layers of 128 over words, tags, dependency labels and heads."""

    width = 128
    heads_width = 96
    words_width = 64

    def __init__(self, known: Known, words: Tensor) -> None:
        super().__init__()
        self.words = nn.Embedding.from_pretrained(words, freeze=False)
        self.own, self.head = nn.Linear(words.shape[1], self.width), nn.Linear(words.shape[1], self.width)
        self.tags, self.head_tags = (nn.Embedding(len(known.tags), self.width) for _ in range(2))
        self.labels, self.head_labels = (nn.Embedding(len(known.labels), self.width) for _ in range(2))
        self.names = nn.Embedding(len(known.names), self.width)
        self.capitals, self.marks = nn.Embedding(4, self.width), nn.Embedding(2, self.width)
        self.places = nn.Embedding(256, self.width)
        self.n = nn.LayerNorm(self.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(self.width, 4, 384) for _ in range(3))
        for table in (self.tags, self.head_tags, self.labels, self.head_labels, self.names, self.capitals, self.marks):
            nn.init.normal_(table.weight, std=0.3)
        nn.init.normal_(self.places.weight, std=0.05)

    def forward(self, columns: Mapping[str, Tensor]) -> Tensor:
        """Return one row a token. All columns [batch, tokens]; `heads` are places in the window."""
        c = columns
        known = {name: torch.gather(c[name], 1, c["heads"]) for name in ("words", "tags", "labels")}
        read = self.own(drop(self.words(c["words"]), training=self.training))
        read = read + self.head(drop(self.words(known["words"]), training=self.training))
        read = read + self.tags(c["tags"]) + self.labels(c["labels"]) + self.names(c["names"])
        read = read + self.head_tags(known["tags"]) + self.head_labels(known["labels"])
        read = read + self.capitals(c["capitals"]) + self.marks(c["marks"])
        rows = drop(self.n(read + self.places.weight[: read.shape[1]]), training=self.training)
        for layer in self.layers:
            rows = layer(rows, c["mask"][:, None, None, :])
        return rows


class Heads(nn.Module):
    """What reads attributions from the rows of either encoder; see `accordingto/page/quote/heads.py`."""

    def __init__(self, width: int, inner: int, labels: int) -> None:
        super().__init__()
        self.tag = nn.Linear(width, 7)
        self.p, self.q = nn.Linear(width, inner), nn.Linear(width, inner)
        self.dist, self.cue = nn.Embedding(2 * FAR + 1, inner), nn.Embedding(2, inner)
        self.branch = nn.Embedding(size(labels), inner)
        self.n = nn.LayerNorm(inner)
        self.layers = nn.ModuleList(Layer(inner, 4, 2 * inner) for _ in range(2))
        self.out, self.ok = nn.Linear(inner, 5), nn.Linear(inner, 1)

    def forward(self, rows: Tensor, cue: Tensor, away: Tensor, branch: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Return scores of the roles [cues, tokens, 5] and of whether the cue stands [cues].

        `rows` [cues, tokens, width]; `cue` 1 on the tokens of the cue; `away` distances to it; `branch` how
        tokens hang on it; `mask` where tokens are.
        """
        here = cue.float()[..., None]
        many = here.sum(1).clamp(min=1)
        asked = self.q((rows * here).sum(1) / many)[:, None]
        read = self.n(self.p(rows) + asked + self.dist(away + FAR) + self.cue(cue) + self.branch(branch))
        for layer in self.layers:
            read = layer(read, mask[:, None, None, :])
        return self.out(read), self.ok((read * here).sum(1) / many)[:, 0]
