"""Check that every lower bound of pyproject.toml can be met, all at once: `python .ci/lowest.py LOCK`.

LOCK is what `uv pip compile --resolution lowest-direct` gives. Each package that we ask for must have a bound, and the
lowest set must hold exactly that version: a bound that something else we ask for raises is one we do not keep.
"""

import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
RUNS = ("dask", "desk", "packed", "parquet", "store", "watch")


def asked() -> dict[str, Requirement]:
    """Return what the wheel and its extras for users ask for, by name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    lines = [*project["dependencies"], *(line for extra in RUNS for line in extras.get(extra, ()))]
    return {canonicalize_name(one.name): one for one in map(Requirement, lines)}


def problems(lock: str) -> Iterator[str]:
    """Yield a line for each package without a lower bound, and each whose bound is not what the lowest set holds."""
    pairs = (line.partition(";")[0].split("==") for line in lock.splitlines() if "==" in line and line[0].isalnum())
    locked = {canonicalize_name(name): Version(version.split()[0]) for name, version in pairs}
    for name, one in sorted(asked().items()):
        bounds = [Version(part.version) for part in one.specifier if part.operator in {">=", "==", "~="}]
        if not bounds:
            yield f"{name}: no lower bound"
        elif locked.get(name) is None or locked[name].release[: len(bounds[0].release)] != bounds[0].release:
            yield f"{name}: asked for from {bounds[0]} on, the lowest set holds {locked.get(name)}"


if __name__ == "__main__":
    found = list(problems(Path(sys.argv[1]).read_text(encoding="utf-8")))
    print("\n".join(found) or "every lower bound is met")
    raise SystemExit(1 if found else 0)
