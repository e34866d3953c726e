"""A record that somebody stored (a line of JSON, a row of a table, an entry of a feed) as a Raw."""

from collections.abc import Mapping, Sequence
from typing import Any

from accordingto import lexicon
from accordingto.record.page import Raw

_NAMES: dict[str, list[str]] = {}
for _row in lexicon.table("record_fields"):
    _NAMES.setdefault(_row["field"], []).append(_row["name"])
COLUMNS = frozenset(name for names in _NAMES.values() for name in names)
TEXTS = tuple(_NAMES["text"] + _NAMES["html"])
_FACTS = ("outlet", "title", "author", "published", "updated", "section", "language")
_TAG = ("<p", "<div", "<!doctype", "<html", "<body", "<article", "<h1", "<br", "<span", "<a ")


def raw_of(name: str, record: Mapping[str, Any]) -> Raw | None:
    """Return the page in a record of any of the forms that our table lists; None if it holds neither text nor HTML.

    {"maintext": "Talks resume.", "authors": ["Ann Lee"], "date_publish": "2018-02-13 09:12:00"} is a page by Ann Lee.
    """
    found = ((one, kind, body) for kind in ("text", "html") for one in _NAMES[kind] if (body := _body(record.get(one))))
    one, kind, body = next(found, ("", "", ""))
    if not body:
        return None
    # Our own `text` is text, whatever it looks like; what others call text may be HTML.
    is_html = kind == "html" or (one != "text" and body.lstrip()[:9].lower().startswith(_TAG))
    return Raw(
        name=name,
        data=body.encode("utf-8", "replace"),
        media="html" if is_html else "text",
        encoding="utf-8",
        url=_address(record),
        **{field: next(filter(None, (words(record.get(one)) for one in _NAMES[field])), None) for field in _FACTS},
    )


def words(value: Any) -> str | None:
    """Return a fact as text; several authors are joined by "; ", what is neither words nor has a name is unknown."""
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(filter(None, map(words, value))) or None
    if isinstance(value, Mapping):
        return words(value.get("name"))
    if not isinstance(value, str):
        return None
    return " ".join(value.encode("utf-8", "replace").decode().split()) or None


def _body(value: Any) -> str:
    """Return the text of a page: words, or fundus' sections of headlines and paragraphs."""
    if isinstance(value, str):
        return value if value.strip() else ""
    if not isinstance(value, Mapping) or not isinstance(value.get("sections"), list):
        return ""
    sections = [section for section in value["sections"] if isinstance(section, Mapping)]
    lists = [value.get("summary"), *(section.get(name) for section in sections for name in ("headline", "paragraphs"))]
    parts = [part for one in lists if isinstance(one, list) for part in one]
    return "\n\n".join(part for part in parts if isinstance(part, str) and part.strip())


def _address(record: Mapping[str, Any]) -> str | None:
    """Return the first field for an address that holds one; our own `url` is believed as it is."""
    own = words(record.get("url"))
    found = (words(record.get(name)) or "" for name in _NAMES["url"])
    return own or next((address for address in found if address.startswith(("http://", "https://"))), None)
