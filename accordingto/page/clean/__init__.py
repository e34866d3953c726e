"""Which stretches of a page are what: headline, body, caption, furniture."""

from accordingto.page.clean.segments import segments
from accordingto.record.base import Span
from accordingto.record.page import Page, Refusal, Region, RegionKind

__all__ = ["clean"]


def clean(page: Page) -> tuple[Region, ...] | Refusal:
    r"""Label every stretch of a page, or refuse it when there is nothing but furniture.

    "Talks resume\n\nMr Kim agreed on Monday to meet.\n\nSign up to our newsletter" has a headline, a body and
    furniture.
    """
    regions: list[Region] = []
    for piece in segments(page):
        words = piece.span.of(page.text)
        kind: RegionKind = "body" if len(words) >= 80 and words[-1:] in ".!?\"”’'" else "furniture"
        if not regions and kind == "furniture":
            kind = "headline"
        if regions and regions[-1].kind == kind:
            regions[-1] = Region(span=Span(regions[-1].span.start, piece.span.end), kind=kind, why=regions[-1].why)
        else:
            regions.append(Region(span=piece.span, kind=kind, why="its length"))
    if not any(region.kind == "body" for region in regions):
        return Refusal(name=page.name, step="clean", reason="no body found: nothing here reads like an article")
    return tuple(regions)
