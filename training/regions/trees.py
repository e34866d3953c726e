"""Fits boosted trees and lays them out as the arrays that the package reads."""

from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

SETTINGS = {
    "objective": "binary",
    "learning_rate": 0.06,
    "num_leaves": 15,
    "max_depth": 7,
    "min_data_in_leaf": 40,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "verbose": -1,
}
ROUNDS = 250


def fit(rows: list[Any], answers: list[Any], weights: list[Any], rounds: int = ROUNDS) -> Any:
    """Return trees fitted to the rows of many pages."""
    data = lightgbm.Dataset(np.vstack(rows), np.concatenate(answers), weight=np.concatenate(weights))
    return lightgbm.train(SETTINGS, data, rounds)


def save(booster: Any, path: Path) -> None:
    """Write the trees as arrays: one row a tree, one column a node; a leaf leads to itself."""
    trees = [_nodes(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    width = max(map(len, trees))
    layout = {"feature": np.int32, "threshold": np.float64, "low": np.int32, "high": np.int32, "value": np.float64}
    arrays = {name: np.zeros((len(trees), width), kind) for name, kind in layout.items()}
    for row, nodes in enumerate(trees):
        for column, node in enumerate(nodes):
            for name in layout:
                arrays[name][row, column] = node[name]
    np.savez_compressed(path, **arrays)


def _nodes(root: dict[str, Any]) -> list[dict[str, float]]:
    """Lay one tree out as a list of nodes, the root first."""
    nodes: list[dict[str, float]] = []

    def place(node: dict[str, Any]) -> int:
        index = len(nodes)
        nodes.append(
            {"feature": 0, "threshold": 0.0, "low": index, "high": index, "value": node.get("leaf_value", 0.0)}
        )
        if "split_feature" in node:
            nodes[index] |= {"feature": node["split_feature"], "threshold": node["threshold"]}
            nodes[index]["low"] = place(node["left_child"])
            nodes[index]["high"] = place(node["right_child"])
        return index

    place(root)
    return nodes
