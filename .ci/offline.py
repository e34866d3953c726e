"""Fail if a page of the built site would load anything from another host: `python .ci/offline.py build/site`.

Links to follow by hand may lead anywhere. MkDocs Material's script knows two hosts, for diagrams and for the stars of a
repository; it asks them only where a page has one, so no page may.
"""

import re
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

OTHER = re.compile(r"^\s*(?:[a-z]+:)?//", re.IGNORECASE)
IN_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?([^\"')\s]+)")
ASKS = {"mermaid", "md-source"}


class _Page(HTMLParser):
    """Gathers what a page loads by itself, or gives the reader's script a reason to ask for."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = {name: value or "" for name, value in attrs}
        names = (
            () if tag == "a" else ("src", "srcset", "data", "action", "poster", *(["href"] if tag == "link" else []))
        )
        loaded = [part for name in names for part in known.get(name, "").split(",")]
        loaded += IN_STYLE.findall(known.get("style", ""))
        self.found += [f"<{tag}> {address}" for address in loaded if OTHER.match(address)]
        self.found += [f"<{tag}> class {name}" for name in known.get("class", "").split() if name in ASKS]


def outside(folder: Path) -> Iterator[str]:
    """Yield a line for each thing that a file of the site would load from elsewhere."""
    for path in sorted(folder.rglob("*.html")):
        page = _Page()
        page.feed(path.read_text(encoding="utf-8"))
        yield from (f"{path.relative_to(folder)}: {found}" for found in page.found)
    for path in sorted(folder.rglob("*.css")):
        addresses = IN_STYLE.findall(path.read_text(encoding="utf-8"))
        yield from (f"{path.relative_to(folder)}: {address}" for address in addresses if OTHER.match(address))


def main() -> int:
    """Print what was found in the folder named and return 1 if there is any."""
    found = list(outside(Path(sys.argv[1])))
    for line in found:
        print(line, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
