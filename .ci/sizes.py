"""Print the five longest files and functions of the package; fail if one is longer than can be read in one sitting."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1] / "accordingto"
FILE_END, FUNCTION_END = 400, 40


def main() -> int:
    """Print what is longest and return 1 if any of it is too long."""
    paths = sorted(PACKAGE.rglob("*.py"))
    files = [(len(path.read_text(encoding="utf-8").splitlines()), _name(path)) for path in paths]
    functions = [found for path in paths for found in _functions(path)]
    return max(_show("files", files, FILE_END), _show("functions", functions, FUNCTION_END))


def _functions(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of each function, from its `def` to its last, and where it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1, f"{_name(path)}:{node.lineno} {node.name}"


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE.parent).as_posix()


def _show(what: str, found: list[tuple[int, str]], end: int) -> int:
    found.sort(key=lambda item: (-item[0], item[1]))
    print(f"the longest {what} (the end is {end} lines)")
    for lines, name in found[:5]:
        print(f"{lines:6} {name}")
    over = [name for lines, name in found if lines > end]
    for name in over:
        print(f"too long: {name}", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    raise SystemExit(main())
