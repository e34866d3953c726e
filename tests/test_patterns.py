"""No page can hold a regular expression up: the rule, and every pattern of the package by it.

A pattern must not be exponential, and no border within it may be free to move (see `patterns`): on text of n letters it
then takes some n steps from where it begins. The few that may move one border are named with what bounds their text.
"""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from patterns import Automaton, degree, exponential

import accordingto

ROOT = Path(__file__).resolve().parents[1]
# So many borders may move, for the text is short: less than 60 characters; a line of names; the words of a date; 700
# characters before a link.
SHORT = {
    "accordingto.page.clean.forms._ALONE": 1,
    "accordingto.page.clean.forms._NAMES": 1,
    "accordingto.page.clean.forms._SIGNED": 1,
    "accordingto.page.clean.hovercards._BEGINS": 1,
    "accordingto.page.event.when._BETWEEN": 2,
}
CALLS = {"compile", "findall", "finditer", "fullmatch", "match", "search", "split", "sub"}
# Who asks gives the expression (`accordingto who --regex`), or a name is put into it with `re.escape`.
MADE_OF = {"regex", "name", "_RUN", "opening", "between", "end"}


def inside(value: object, depth: int = 3) -> Iterator[re.Pattern]:
    """Yield the patterns in a value of a module, in tables of tables too."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict | list | tuple | set | frozenset) and depth:
        for item in value.values() if isinstance(value, dict) else value:
            yield from inside(item, depth - 1)


def calls(path: str | Path) -> Iterator[ast.Call]:
    """Yield the calls of `re` within functions; what is called outside of them is a value of the module."""
    for function in ast.walk(ast.parse(Path(path).read_text(encoding="utf-8"))):
        if isinstance(function, ast.FunctionDef | ast.Lambda):
            yield from (node for node in ast.walk(function) if is_call(node))


def is_call(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="re"), attr=name)):
            return name in CALLS
    return False


@cache
def patterns() -> dict[str, re.Pattern]:
    """Return every pattern of the package by where it stands."""
    found = {}
    for info in pkgutil.walk_packages(accordingto.__path__, "accordingto."):
        if info.name.endswith("__main__"):
            continue
        module = importlib.import_module(info.name)
        for name, value in vars(module).items():
            found |= {f"{info.name}.{name}": pattern for pattern in inside(value)}
        for call in calls(module.__file__):
            if isinstance(call.args[0], ast.Constant):
                found[f"{info.name}:{call.lineno}"] = re.compile(call.args[0].value)
    # A pattern that is imported elsewhere is looked at once.
    once = {(pattern.pattern, pattern.flags): name for name, pattern in sorted(found.items(), reverse=True)}
    return {name: found[name] for name in sorted(once.values())}


def slowness(pattern: re.Pattern) -> tuple[bool, int]:
    """Return whether a pattern is exponential, and how many of its borders can move; its lookarounds too."""
    waiting, worst = [None], (False, 0)
    while waiting:
        items = waiting.pop()
        counted, plain = Automaton(pattern, items, counted=True), Automaton(pattern, items)
        worst = (worst[0] or exponential(counted), max(worst[1], degree(plain)))
        waiting += plain.inner
    return worst


def test_no_pattern_of_the_package_can_be_held_up():
    found = {name: slowness(pattern) for name, pattern in patterns().items()}

    assert len(found) > 100
    assert [name for name, (endless, _) in found.items() if endless] == []
    assert {name: borders for name, (_, borders) in found.items() if borders} == SHORT


def test_every_pattern_is_seen():
    """One that is made while the program runs is made of nothing that a page says."""
    for path in (ROOT / "accordingto").rglob("*.py"):
        for call in calls(path):
            names = {name.id for name in ast.walk(call.args[0]) if isinstance(name, ast.Name)} - {"re"}
            assert names <= MADE_OF, f"{path}:{call.lineno}"


@pytest.mark.parametrize(
    "pattern",
    [
        r"(a+)+b",
        r"(?:ab|\w\w)*!",
        r"(?:a?b?)*c",
        r"(?:a*)*b",
        r"(?:\w+\s?)*:",
        r"(?:\s|<!--.{0,2000}?-->){0,20}<html",
        r"(?:(?>(a+)+)b)*",
        r"x(?=(a+)+b)",
        rb"(?:ab|\w)*!",
        r"(?i:(?:Ab|aB)*)!",
    ],
)
def test_what_grows_exponentially_is_found(pattern):
    assert slowness(re.compile(pattern))[0]


@pytest.mark.parametrize(
    ("pattern", "borders"),
    [
        (r"\s*\n\s*", 1),
        (r".*x.*y", 1),
        (r"\w*\d*\w*!", 2),
        (r".*.*.*.*!", 3),
        (r"[^\S\n]*\n\s*", 0),
        (r"\s*\w+\s*", 0),
        (r"(?:\w+\s)*", 0),
        (r"(?:\w+(?: \w+)*,)*", 0),
        (r'"[^"]*"', 0),
        (r"(?:\s|<!--.{0,2000}?-->){0,20}+<html", 0),
        (r"(?>a+)+b", 0),
        (r"\w+$|\w+!", 0),
        (r"(?:ab|ac|ad)*", 0),
    ],
)
def test_what_grows_by_a_power_is_found(pattern, borders):
    assert slowness(re.compile(pattern)) == (False, borders)


def test_what_is_called_exponential_is():
    """Counted, not timed: each way to read "aaaa…" once over is a way that a failing match goes through."""
    ways = [1]
    for letters in range(1, 21):
        ways.append(sum(ways[letters - taken] for taken in range(1, letters + 1)))

    assert slowness(re.compile(r"(a+)+b"))[0]
    assert ways[20] == 2 * ways[19] == 2**19


@pytest.mark.parametrize("text", ["<!---->" * 400, "<?xml >" * 400, "<!-- " * 2000, " " * 20_000])
def test_an_opening_of_nothing_but_comments_is_read_at_once(text):
    from accordingto.page.read.html import looks_like_html
    from accordingto.page.read.xml import root_of

    assert not looks_like_html(text)
    assert root_of(text.encode()) is None
