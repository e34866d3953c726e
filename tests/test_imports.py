"""Imports go one way: a step knows the records, never the engine, the store or another half of the work."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "accordingto").rglob("*.py"))
BASE = {"record", "lexicon", "errors", "weights"}
PARTS = {"page", "pile", "show", "export", "run", "store", "archive", "watch"}
# An archive is pages, brought together as a pile, in a store; it checks itself.
ARCHIVE = {"__init__", "page", "pile", "store", "run", "check"}
# Those that bring the parts together; the whole package may be named by them alone.
TOGETHER = {"__init__", "__main__", "cli", "spacy_component", "desk"}


def part(module: str) -> str:
    """ "accordingto.page.quote" is of "page", "accordingto" itself of "__init__"."""
    return ([*module.split("."), "__init__"])[1]


def imported(path: Path) -> list[str]:
    """Return every module of the package that a file imports, wherever in the file."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [name.name for name in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            # "from accordingto import lexicon" names a module too.
            found += [
                f"{node.module}.{name.name}" if node.module == "accordingto" else node.module for name in node.names
            ]
    return [name for name in found if name.split(".")[0] == "accordingto"]


def allowed(importer: str, module: str) -> bool:
    mine, theirs = part(importer), part(module)
    if mine in TOGETHER or theirs == mine:
        return True
    if mine in {"record", "lexicon"}:
        return theirs in BASE
    if mine == "errors":
        return False
    if mine in {"check", "schema"}:
        return theirs in BASE
    if mine == "archive":
        return theirs in BASE | ARCHIVE
    # `pile` names the port that every engine has, and no engine.
    return theirs in BASE or (mine == "pile" and module == "accordingto.run")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_imports_go_one_way(path):
    mine = name_of(path)

    assert [module for module in imported(path) if not allowed(mine, module)] == []


def test_every_part_is_known():
    parts = {part(name_of(path)) for path in FILES}

    assert parts <= BASE | PARTS | TOGETHER | {"check", "schema"}


@pytest.mark.parametrize(
    ("importer", "module"),
    [
        ("accordingto.page.quote.direct", "accordingto.pile.story"),
        ("accordingto.pile.trace", "accordingto.page.quote"),
        ("accordingto.pile", "accordingto.run.pool"),
        ("accordingto.page", "accordingto.run"),
        ("accordingto.show.html", "accordingto.store.jsonl"),
        ("accordingto.run.pool", "accordingto.page"),
        ("accordingto.record.page", "accordingto.page"),
        ("accordingto.lexicon", "accordingto.show"),
        ("accordingto.page.read", "accordingto"),
        ("accordingto.check", "accordingto.pile"),
        ("accordingto.errors", "accordingto.record"),
        ("accordingto.archive.settle", "accordingto.show.text"),
        ("accordingto.pile", "accordingto.archive"),
        ("accordingto.store.database", "accordingto.archive"),
    ],
)
def test_other_arrows_are_refused(importer, module):
    assert not allowed(importer, module)
