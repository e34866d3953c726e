"""What the site takes from outside docs/: the files of the root, the cards of the weights, a list of the schemas.

MkDocs calls these functions (`hooks` in mkdocs.yml). A link that leads out of docs/ is turned to where the site keeps
that file.
"""

import re
from pathlib import Path
from posixpath import dirname, normpath, relpath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
WEIGHTS = ROOT / "accordingto" / "weights"
# A file of the repository, and the page of the site that holds it.
TAKEN = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security.md",
    "LICENSE": "licence.md",
    "bench/stories.md": "bench/stories.md",
    "accordingto/weights/LICENSE-MiniLM.txt": "weights/LICENSE-MiniLM.md",
    **{f"accordingto/weights/{card.name}": f"weights/{card.name}" for card in sorted(WEIGHTS.glob("*.md"))},
}
LINK = re.compile(r"(?<=\]\()(?![a-z]+:)([^)#\s]+)")


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what is taken, each as a page, and a page that lists the schemas."""
    for source, page in TAKEN.items():
        if page != "index.md":
            files.append(File.generated(config, page, content=_text(source)))
    names = sorted(path.stem for path in (ROOT / "docs" / "schema").glob("*.json"))
    lines = [f"- [{name}]({name}.json), told of in [records](../records.md#{name.lower()})" for name in names]
    text = "# JSON schemas\n\nThe exact form of each record, made from the code.\n\n" + "\n".join(lines) + "\n"
    files.append(File.generated(config, "schema/index.md", content=text))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001 (MkDocs names them)
    """Turn each link to a file of the repository to its page of the site."""
    place = page.file.src_uri
    stands = next((source for source, taken in TAKEN.items() if taken == place != "index.md"), f"docs/{place}")
    return LINK.sub(lambda link: _turned(link[1], stands, place), markdown)


def _turned(link: str, stands: str, place: str) -> str:
    """Return the link to the same file from the page `place`; `stands` is the file that holds the link."""
    target = normpath(f"{dirname(stands)}/{link}".lstrip("/"))
    page = TAKEN.get(target, target.removeprefix("docs/"))
    if page == "schema":
        page = "schema/index.md"
    return relpath(page, dirname(place) or ".")


def _text(source: str) -> str:
    text = (ROOT / source).read_text(encoding="utf-8")
    if source.endswith(".md"):
        return text
    return f"# {source.rpartition('/')[2]}\n\n```text\n{text}\n```\n"
