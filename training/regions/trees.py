"""Fits boosted trees and lays them out as the arrays that the package reads."""

from typing import Any

import lightgbm
import numpy as np

from accordingto.page.clean.trees import Trees

SETTINGS = {
    "objective": "binary",
    "num_leaves": 15,
    "max_depth": 7,
    "max_bin": 63,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "lambda_l2": 5,
    "seed": 1,
    "num_threads": 1,
    "deterministic": True,
    "force_col_wise": True,
    "verbose": -1,
}
FIRST = {"rounds": 150, "learning_rate": 0.1, "min_data_in_leaf": 60, "feature_fraction": 0.4}
SECOND = {"rounds": 200, "learning_rate": 0.06, "min_data_in_leaf": 100, "feature_fraction": 0.3}
SLOW_SECOND = {"rounds": 300, "learning_rate": 0.04, "min_data_in_leaf": 100, "feature_fraction": 0.2}


def fit(rows: list[Any], answers: list[Any], weights: list[Any], chosen: dict[str, Any]) -> Trees:
    """Return trees fitted to the rows of many pages."""
    data = lightgbm.Dataset(np.vstack(rows), np.concatenate(answers), weight=np.concatenate(weights))
    others = {name: value for name, value in chosen.items() if name != "rounds"}
    return _laid_out(lightgbm.train(SETTINGS | others, data, chosen["rounds"]))


def _laid_out(booster: Any) -> Trees:
    """Lay the trees out as arrays: a question that is not needed is one whose answer is always yes."""
    trees = [_questions(tree["tree_structure"]) for tree in booster.dump_model()["tree_info"]]
    width = max(len(values) for _, values in trees)
    found = Trees(
        np.zeros((len(trees), width - 1), np.int16),
        np.full((len(trees), width - 1), np.inf, np.float32),
        np.full((len(trees), width - 1), 0xFFFF, np.uint16),
        np.zeros((len(trees), width), np.float32),
    )
    for row, (questions, values) in enumerate(trees):
        found.value[row, : len(values)] = values
        for column, (feature, threshold, mask) in enumerate(questions):
            found.feature[row, column] = feature
            found.threshold[row, column] = _below(threshold)
            found.mask[row, column] = mask
    return found


def _questions(root: dict[str, Any]) -> tuple[list[tuple[int, float, int]], list[float]]:
    """Return the questions of a tree, each with the leaves that stay when the answer is no, and its leaves in order."""
    questions: list[tuple[int, float, int]] = []
    values: list[float] = []

    def visit(node: dict[str, Any]) -> None:
        if "split_feature" not in node:
            values.append(node["leaf_value"])
            return
        first = len(values)
        visit(node["left_child"])
        ruled_out = (1 << len(values)) - (1 << first)
        questions.append((node["split_feature"], node["threshold"], 0xFFFF & ~ruled_out))
        visit(node["right_child"])

    visit(root)
    return questions, values


def _below(threshold: float) -> np.float32:
    """Return the largest short number that is not above the threshold: so no row falls on the other side of it."""
    short = np.float32(threshold)
    return np.nextafter(short, np.float32(-np.inf)) if float(short) > threshold else short
