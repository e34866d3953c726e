"""Print the lowest version that pyproject.toml allows of each package the wheel asks for, extras of users included.

As a list of constraints for pip, `click==8.2`: where another package of the set asks for more, pip says so and stops.
So every bound is one that can be met, together with all the others.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

ROOT = Path(__file__).resolve().parents[1]
USERS = ("dask", "desk", "packed", "parquet", "store", "watch")


def lowest() -> Iterator[str]:
    """Yield a line for each package, by name; ValueError for one that is asked for in any version."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = map(Requirement, [*project["dependencies"], *(line for extra in USERS for line in extras[extra])])
    for one in sorted(asked, key=lambda one: canonicalize_name(one.name)):
        bounds = [Version(part.version) for part in one.specifier if part.operator in {">=", "==", "~="}]
        if not bounds:
            raise ValueError(f"{one.name}: no lower bound")
        yield f"{one.name}=={max(bounds)}"


if __name__ == "__main__":
    print("\n".join(lowest()))
