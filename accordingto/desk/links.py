"""The addresses of the desk: each thing has one, and keeps it."""

from urllib.parse import quote, urlencode

from accordingto.record.base import Span
from accordingto.show.lookup import Place
from accordingto.show.source import Source


class OnDesk:
    """Links from page to page."""

    def place(self, place: Place) -> str:
        """Return where characters of a page are shown: "/page/page-1f…#at-10-20"."""
        return f"/page/{quote(place.source)}#at-{place.start}-{place.end}"

    def span(self, page: str, span: Span | None) -> str:
        """Return where a span of a page is shown; the page where there is none."""
        return f"/page/{quote(page)}" + (f"#at-{span.start}-{span.end}" if span else "")

    def actor(self, actor: str) -> str:
        """Return where an actor is shown, by id."""
        return f"/actor/{quote(actor)}"

    def page(self, page: Source) -> str:
        """Return where a page is shown as it was received."""
        return f"/page/{quote(page.id)}"

    def story(self, story: str, claim: str = "") -> str:
        """Return where a story is shown, or one claim of it."""
        return f"/story/{quote(story)}" + (f"#{quote(claim)}" if claim else "")

    def relation(self, left: str, right: str) -> str:
        """Return where it is shown how two actors stood."""
        return f"/relation/{quote(left)}/{quote(right)}"

    def outlet(self, name: str) -> str:
        """Return where an outlet is shown, by name."""
        return f"/outlet?{urlencode({'name': name})}"
