"""Write what an installed accordingto is made of, as CycloneDX 1.6 JSON: `python .ci/sbom.py FILE`.

It names the packages that the wheel asks for, and those that these ask for, as requirements.lock pins them,
each with the digests of its files; and the weights that come with it. The same lock gives the same bytes.
"""

import json
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import accordingto

ROOT = Path(__file__).resolve().parents[1]
LOCKED = re.compile(
    r"^(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[^ ;\\]+)(?P<hashes>(?:[^\n]*\\\n)+[^\n]*)", re.MULTILINE
)
FROM_MINILM = {"encoder.onnx", "encoder_words.npz", "encoder_vocabulary.txt", "light.npz", "attribution_light.npz"}


def bill() -> dict[str, object]:
    """Return the bill of materials."""
    lock = {found["name"]: found for found in LOCKED.finditer((ROOT / "requirements.lock").read_text(encoding="utf-8"))}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = _needed(project["dependencies"])
    packages = [_package(lock[name]) for name in sorted(needed) if name in lock]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": _whole(project)},
        "components": [*packages, *_weights()],
        "dependencies": [
            {"ref": "accordingto", "dependsOn": [_ref(lock, name) for name in sorted(needed[""]) if name in lock]},
            *(
                {
                    "ref": _ref(lock, name),
                    "dependsOn": [_ref(lock, other) for other in sorted(needed[name]) if other in lock],
                }
                for name in sorted(needed)
                if name in lock
            ),
        ],
    }


def _needed(asked: list[str]) -> dict[str, set[str]]:
    """Return each package that is needed with those it needs; "" is accordingto itself."""
    found: dict[str, set[str]] = {"": _names(asked)}
    waiting = sorted(found[""])
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = _names(_asked_by(name))
            waiting += sorted(found[name])
    return found


def _names(asked: list[str]) -> set[str]:
    """Return the packages that are asked for without any extra, on whatever system."""
    wanted = (Requirement(line) for line in asked)
    return {canonicalize_name(one.name) for one in wanted if "extra" not in str(one.marker or "")}


def _asked_by(name: str) -> list[str]:
    try:
        return requires(name) or []
    except PackageNotFoundError:  # for another system than this one
        return []


def _package(found: re.Match[str]) -> dict[str, object]:
    digests = sorted(re.findall(r"sha256:([0-9a-f]{64})", found["hashes"]))
    files = [
        {
            "type": "distribution",
            "url": f"https://pypi.org/project/{found['name']}/{found['version']}/",
            "hashes": [_sha(one)],
        }
        for one in digests
    ]
    return {
        "type": "library",
        "bom-ref": f"{found['name']}=={found['version']}",
        "name": found["name"],
        "version": found["version"],
        "purl": f"pkg:pypi/{found['name']}@{found['version']}",
        **_licence(found["name"]),
        "externalReferences": files,
    }


def _licence(name: str) -> dict[str, object]:
    """Return the licence as the package states it, where it does so in SPDX's terms."""
    try:
        stated = metadata(name).get("License-Expression")
    except PackageNotFoundError:
        return {}
    return {"licenses": [{"expression": stated}]} if stated else {}


def _weights() -> Iterator[dict[str, object]]:
    for line in (ROOT / "accordingto" / "weights" / "digests.txt").read_text(encoding="utf-8").splitlines():
        digest, name = line.split(maxsplit=1)
        yield {
            "type": "machine-learning-model",
            "bom-ref": f"weights/{name}",
            "name": name,
            "version": accordingto.__version__,
            "hashes": [_sha(digest)],
            "licenses": [{"expression": "Apache-2.0" if name in FROM_MINILM else "MIT"}],
        }


def _whole(project: dict[str, str]) -> dict[str, object]:
    return {
        "type": "application",
        "bom-ref": "accordingto",
        "name": "accordingto",
        "version": accordingto.__version__,
        "description": project["description"],
        "licenses": [{"expression": project["license"]}],
        "purl": f"pkg:pypi/accordingto@{accordingto.__version__}",
    }


def _ref(lock: dict[str, re.Match[str]], name: str) -> str:
    return f"{name}=={lock[name]['version']}"


def _sha(digest: str) -> dict[str, str]:
    return {"alg": "SHA-256", "content": digest}


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(bill(), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
