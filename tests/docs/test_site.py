"""The site: every page of the docs is in its contents, and nothing in it is loaded from elsewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
# A page of the contents: "- Title: path.md", whatever stands around it.
LISTED = re.findall(r"^ +- .+: (\S+\.md)$", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), flags=re.MULTILINE)
# Made by .ci/site.py from files outside docs/.
MADE = {"changelog.md", "contributing.md", "schema/index.md", "security.md"}


def offline(folder):
    return subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "offline.py"), str(folder)], capture_output=True, text=True, check=False
    )


def test_every_page_of_the_docs_is_in_the_contents():
    pages = {path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")}

    assert sorted(LISTED) == sorted(pages | MADE)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.html", '<script src="https://cdn.example/x.js"></script>'),
        ("a.html", '<link rel="stylesheet" href="//fonts.example/css">'),
        ("a.html", '<img srcset="a.png 1x, https://pictures.example/b.png 2x">'),
        ("a.html", "<p style=\"background: url('http://pictures.example/b.png')\">"),
        ("a.html", '<pre class="mermaid">'),
        ("deep/a.css", "@import 'https://fonts.example/css';"),
        ("deep/a.css", "a { background: url(//pictures.example/b.png) }"),
    ],
)
def test_what_is_loaded_from_elsewhere_is_found(tmp_path, name, text):
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")

    told = offline(tmp_path)

    assert told.returncode == 1
    assert told.stderr.startswith(f"{name}: ")


def test_links_may_lead_anywhere(tmp_path):
    (tmp_path / "a.html").write_text('<a href="https://news.example/">news</a><img src="a.png">', encoding="utf-8")

    assert offline(tmp_path).returncode == 0
