"""Mutants: each small change is made once, and whoever holds a function of the module has the changed one."""

import ast
from importlib.util import module_from_spec, spec_from_file_location

from bench.mutants import mutants, put

SOURCE = """
from functools import cache

MOST = 3

@cache
def few(items: list[int], more: int = 1) -> bool:
    \"\"\"Nobody tests this: 7 < 8.\"\"\"
    if not items or 99 in items:
        raise ValueError("that is 9")
    return sorted(items, key=abs)[0] < MOST + more

class Pile:
    def size(self) -> int:
        return 5
"""


def test_each_small_change_is_made_once():
    told = [what for _, what, _ in mutants(ast.parse(SOURCE))]

    assert sorted(told) == sorted(set(told))
    assert "3  →  4" in told
    assert "not items or 99 in items  →  not items and 99 in items" in told
    assert "99 in items  →  99 not in items" in told
    assert "not items  →  +bool(items)" in told
    assert "sorted(items, key=abs)  →  sorted(items)" in told
    assert not any(number in what for what in told for number in "78")


def test_whoever_holds_a_function_has_the_changed_one(tmp_path):
    path = tmp_path / "few.py"
    path.write_text(SOURCE, encoding="utf-8")
    spec = spec_from_file_location("few", path)
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    few, pile = module.few.__wrapped__, module.Pile()
    assert few([3])
    assert not few([4])

    changed = SOURCE.replace("MOST = 3", "MOST = 7").replace("more: int = 1", "more: int = 0").replace(" 5", " 6")
    put(module, ast.parse(changed.replace(", key=abs", "")))

    assert few([6])
    assert not few([7])
    assert pile.size() == 6
