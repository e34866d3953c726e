"""Write what was learnt as the files that are shipped.

    python -m training.attribution.export MODEL.pt accordingto/weights

Of the encoder: `encoder.onnx` (matrices as bytes), `encoder_words.npz` (a row a piece, as bytes with a factor each)
and `attribution_encoder.npz` (its heads). Of the light one: `light.npz` and `attribution_light.npz`. Needs PyTorch,
onnx and onnxruntime.
"""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from training.attribution.model import MiniLM

_OPSET = 17


class _Body(nn.Module):
    """The encoder without its words: rows of pieces in, rows of pieces out."""

    def __init__(self, encoder: MiniLM) -> None:
        super().__init__()
        self.encoder = encoder

    def forward(self, read: Tensor) -> Tensor:
        return self.encoder.body(read)


def main(model: Path, folder: Path) -> None:
    """Write the files of one encoder."""
    state = torch.load(model, weights_only=True)
    kind = state["kind"]
    {"encoder": _encoder, "light": _light}[kind](state, folder)
    heads = {name: _half(one) for name, one in state["heads"].items()}
    _save(folder / f"attribution_{kind}.npz", {**heads, "known.labels": np.array(state["known"]["labels"])})


def _encoder(state: Mapping[str, Any], folder: Path) -> None:
    weights = state["encoder"]
    known = {f"known.{name}": np.array(table) for name, table in state["known"].items()}
    encoder = MiniLM(len(known["known.tags"]), len(known["known.labels"]))
    encoder.load_state_dict(weights)
    encoder.eval()
    rows, factors = _bytes(weights["word.weight"].numpy())
    extra = {name: _half(weights[f"{name}.weight"]) for name in ("caps", "marks", "tags", "labels")}
    _save(folder / "encoder_words.npz", {"rows": rows, "factors": factors, **extra, **known})
    with tempfile.TemporaryDirectory() as place:
        whole = Path(place) / "whole.onnx"
        torch.onnx.export(
            _Body(encoder),
            (torch.zeros(1, 50, MiniLM.width),),
            str(whole),
            input_names=["read"],
            output_names=["rows"],
            dynamic_axes={"read": {1: "pieces"}, "rows": {1: "pieces"}},
            opset_version=_OPSET,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            folder / "encoder.onnx",
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,  # a bit to spare, so that processors without VNNI do not overflow and say the same
            op_types_to_quantize=["MatMul"],
        )


def _light(state: Mapping[str, Any], folder: Path) -> None:
    weights = dict(state["encoder"])
    rows, factors = _bytes(weights.pop("words.weight").numpy())
    known = {f"known.{name}": np.array(table) for name, table in state["known"].items()}
    tables = ("tags", "head_tags", "labels", "head_labels", "names", "capitals", "marks", "places")
    named = {name.removesuffix(".weight") if name.split(".")[0] in tables else name: weights[name] for name in weights}
    half = {name: _half(one) for name, one in named.items()}
    _save(folder / "light.npz", {"words": rows, "factors": factors, **half, **known})


def _bytes(rows: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return rows as whole numbers from -127 to 127, and the factor of each row."""
    factors = np.abs(rows).max(axis=1) / 127
    factors[factors == 0] = 1
    return np.round(rows / factors[:, None]).astype(np.int8), factors.astype(np.float32)


def _half(one: Tensor) -> np.ndarray:
    return one.float().numpy().astype(np.float16)


def _save(path: Path, arrays: Mapping[str, np.ndarray]) -> None:
    np.savez_compressed(path, allow_pickle=False, **arrays)
    print(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
