"""Do the tests of the core steps notice a change of the code? `python -m bench.mutants [FILE...] [--every N]`.

A mutant is the file with one small change: `<` for `<=`, `or` for `and`, 4 for 3, `list` for `sorted`. Each is tried in
a fork of this process with the tests named below, and no others; one that they pass survives, and is printed. `--every`
takes each N-th only. Times out by the processor's time, not the clock's, so a busy machine gives the same score. Not on
Windows: there is no fork.
"""

import ast
import copy
import importlib
import os
import resource
import sys
from collections.abc import Callable, Iterator
from inspect import isclass, isfunction
from itertools import islice
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
TESTS: dict[str, tuple[str, ...]] = {
    "page/quote/chain.py": ("page/test_quote_chain.py", "page/test_quote_source.py", "laws/test_quote.py"),
    "pile/story/groups.py": ("pile/test_story.py", "laws/test_pile.py", "pile/test_near.py"),
    "pile/story/match.py": ("pile/test_match.py", "pile/test_copies.py", "laws/test_pile.py"),
    "pile/trace/root.py": ("pile/test_root.py", "pile/test_trace.py"),
    "pile/trace/origin.py": ("pile/test_origin.py", "pile/test_trace.py"),
    "pile/weigh/support.py": ("pile/test_weigh.py",),
    "pile/weigh/conflict.py": ("pile/test_weigh.py",),
    "archive/anchor.py": ("archive/test_anchor.py", "archive/test_commands.py"),
    "archive/settle.py": ("archive/test_law.py", "archive/test_commands.py"),
    "record/base.py": ("laws/test_base.py",),
}
QUIET = ("-qq", "-x", "--no-header", "--no-summary", "-p", "no:cacheprovider", "-W", "ignore")
COMPARED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
}
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any", "sorted": "list"}
DROPPED = ("key", "reverse", "default")


def changes(node: ast.AST) -> Iterator[Callable[[Any], None]]:
    """Yield each small change that can be made to a node, as what makes it to a copy of the node."""
    match node:
        case ast.Compare(ops=ops):
            for place, op in enumerate(ops):
                yield lambda one, place=place, op=op: one.ops.__setitem__(place, COMPARED[type(op)]())
        case ast.BoolOp(op=op):
            yield lambda one, op=op: setattr(one, "op", ast.Or() if isinstance(op, ast.And) else ast.And())
        case ast.BinOp(op=op) | ast.AugAssign(op=op) if type(op) in RECKONED:
            yield lambda one, op=op: setattr(one, "op", RECKONED[type(op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield lambda one: setattr(one, "op", ast.UAdd()) or setattr(one, "operand", _called("bool", one.operand))
        case (
            ast.If(test=ast.Name() | ast.Call() | ast.Attribute())
            | ast.IfExp(test=ast.Name() | ast.Call() | ast.Attribute())
        ):
            yield lambda one: setattr(one, "test", ast.UnaryOp(ast.Not(), one.test))
        case ast.comprehension(ifs=[_, *_] as ifs):
            for place in range(len(ifs)):
                yield lambda one, place=place: one.ifs.pop(place)
        case ast.Constant():
            yield from _of_constant(node)
        case ast.Call():
            yield from _of_call(node)


def _of_constant(node: ast.Constant) -> Iterator[Callable[[Any], None]]:
    match node.value:
        case bool() as value:
            yield lambda one: setattr(one, "value", not value)
        case int() | float() as value:
            yield lambda one: setattr(one, "value", value + 1)
        case str() as value:
            yield lambda one: setattr(one, "value", f"XX{value}")


def _of_call(node: ast.Call) -> Iterator[Callable[[Any], None]]:
    if isinstance(node.func, ast.Name) and node.func.id in CALLED:
        name = CALLED[node.func.id]
        if name != "list" or not node.keywords:
            yield lambda one: setattr(one.func, "id", name)
    for place, keyword in enumerate(node.keywords):
        if keyword.arg in DROPPED:
            yield lambda one, place=place: one.keywords.pop(place)


def _called(name: str, value: ast.expr) -> ast.Call:
    return ast.Call(ast.Name(name, ast.Load()), [value], [])


def mutants(tree: ast.Module) -> Iterator[tuple[int, str, ast.Module]]:
    """Yield the line of each change, what it does to that line, and the whole changed."""
    skipped = {id(inner) for node in ast.walk(tree) for part in _untouched(node) for inner in ast.walk(part)}
    for number, node in enumerate(ast.walk(tree)):
        for change in () if id(node) in skipped else changes(node):
            whole = copy.deepcopy(tree)
            target = next(islice(ast.walk(whole), number, None))
            before = _short(node)
            change(target)
            line = getattr(node.iter if isinstance(node, ast.comprehension) else node, "lineno", 0)
            yield line, f"{before}  →  {_short(target)}", ast.fix_missing_locations(whole)


def _untouched(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what is not for the tests: docstrings, types, messages of errors, options of a class."""
    if isinstance(node, ast.FunctionDef):
        yield from (part for part in (node.returns, *(one.annotation for one in node.args.args)) if part)
    if isinstance(node, ast.ClassDef):  # made once, when its file was loaded: a change could not be seen
        yield from (*node.keywords, *(part for part in node.body if not isinstance(part, ast.FunctionDef)))
    if isinstance(node, ast.AnnAssign):
        yield node.annotation
    if isinstance(node, ast.Raise):
        yield node
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "Literal":
        yield node
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
        yield node


def _short(node: ast.AST) -> str:
    return ast.unparse(node).partition("\n")[0].strip()[:90]


def put(module: ModuleType, tree: ast.Module) -> None:
    """Make a module that is loaded do what the tree says: whoever holds its functions has the new ones."""
    new: dict[str, Any] = {"__name__": module.__name__, "__file__": module.__file__}
    exec(compile(tree, str(module.__file__), "exec"), new)  # noqa: S102 (our own code, changed)
    for name, value in new.items():
        old = getattr(module, name, None)
        if getattr(value, "__module__", module.__name__) != module.__name__:
            continue
        if isclass(value):
            for part, function in vars(value).items():
                _swap(vars(old).get(part), function)
        elif not _swap(old, value) and not name.startswith("__"):
            setattr(module, name, value)


def _swap(old: Any, new: Any) -> bool:
    for wrap in ("__wrapped__", "fget", "__func__"):
        old, new = getattr(old, wrap, old), getattr(new, wrap, new)
    if not isfunction(old) or not isfunction(new):
        return False
    old.__code__, old.__defaults__, old.__kwdefaults__ = new.__code__, new.__defaults__, new.__kwdefaults__
    return True


def passes(tests: list[str]) -> bool:
    """Run tests here, in silence."""
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for number in (1, 2):
            os.dup2(nowhere.fileno(), number)
        return pytest.main([*QUIET, *tests]) == pytest.ExitCode.OK


def survives(module: ModuleType, tree: ast.Module, tests: list[str], seconds: int) -> bool:
    """Say whether the tests pass with a mutant, in a fork that may take so many seconds of the processor."""
    child = os.fork()
    if child == 0:
        used = int(resource.getrusage(resource.RUSAGE_SELF).ru_utime)
        resource.setrlimit(resource.RLIMIT_CPU, (used + seconds, used + seconds))
        try:
            put(module, tree)
            os._exit(0 if passes(tests) else 1)
        except BaseException:  # noqa: BLE001 (a mutant may do anything; whatever it raises has been noticed)
            os._exit(1)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def score(name: str, every: int) -> None:
    """Print the survivors of one file, and how many of its mutants were noticed."""
    path = ROOT / "accordingto" / name
    module = importlib.import_module(f"accordingto.{name.removesuffix('.py').replace('/', '.')}")
    tests = [str(ROOT / "tests" / test) for test in TESTS[name]]
    pytest.main(["--collect-only", *QUIET, *tests])  # what the tests import is loaded once, and nothing is run here
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    tree = ast.parse(path.read_text(encoding="utf-8"))
    if not survives(module, tree, tests, 600):
        raise SystemExit(f"{name}: its tests do not pass as it is")
    seconds = 5 * int(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before + 1) + 5
    tried = noticed = 0
    for line, what, mutant in list(mutants(tree))[::every]:
        tried += 1
        if survives(module, mutant, tests, seconds):
            print(f"{name}:{line}: {what}", flush=True)
        else:
            noticed += 1
    print(f"{name}: {noticed} of {tried} mutants noticed ({noticed / max(tried, 1):.0%})", flush=True)


def main(words: list[str]) -> None:
    """Score the files named, or all."""
    every = int(words[words.index("--every") + 1]) if "--every" in words else 1
    settings.register_profile("same each time", derandomize=True, deadline=None, suppress_health_check=HealthCheck)
    settings.load_profile("same each time")
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # none is used, and each costs every mutant its time
    names = [word for word in words if word in TESTS]
    for name in names or TESTS:
        score(name, every)


if __name__ == "__main__":
    main(sys.argv[1:])
