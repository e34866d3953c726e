"""Where the links of a template lead: inside one file, or from page to page of the desk."""

from typing import Protocol

from accordingto.show.lookup import Place
from accordingto.show.source import Source


class Links(Protocol):
    """Gives the address of what a template links to."""

    def place(self, place: Place) -> str:
        """Return where the characters of a page are shown."""
        ...

    def actor(self, actor: str) -> str:
        """Return where an actor is shown, by id."""
        ...

    def page(self, page: Source) -> str:
        """Return where a page is shown as it was received."""
        ...


class InOneFile:
    """Links of the report: all that is shown stands in the same file."""

    def place(self, place: Place) -> str:
        """Return the anchor of the characters: the third page's 10 to 20 are at "#p3-10-20"."""
        return f"#{place.anchor}"

    def actor(self, actor: str) -> str:
        """Return the anchor of an actor's entry."""
        return f"#{actor}"

    def page(self, page: Source) -> str:
        """Return the anchor of a page."""
        return f"#{page.anchor}"
