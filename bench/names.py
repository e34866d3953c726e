"""How the time to say who is who across pages grows with the number of names."""

import random
import time
from collections.abc import Iterator

from accordingto import lexicon
from accordingto.pile.resolve import resolve
from accordingto.record.actor import Mention
from accordingto.record.base import Span, make_id
from accordingto.record.page import Known, Page, page_id
from accordingto.record.report import Report
from accordingto.run.inline import Inline

_MANY = (1_000, 10_000, 100_000)
_ON_A_PAGE = 10
_HOLDERS = 0.15
_PARTS = ("ba", "ko", "li", "mar", "son", "ste", "ville", "den", "ro", "qui", "nes", "po")


def names() -> None:
    """Print the processor time that resolving 10³, 10⁴ and 10⁵ names takes in one process, ten names a page."""
    for many in _MANY:
        pages = list(invented(many))
        start = time.process_time()
        _, actors = resolve(pages, Inline())
        print(f"{many} names, {len(actors)} actors: {time.process_time() - start:.2f} s")


def invented(many: int) -> Iterator[Report]:
    """Yield pages with `many` names together: three in twenty of real office holders, the others invented."""
    chance = random.Random(1)  # noqa: S311  for names
    given = [row["name"] for row in lexicon.table("given_names")]
    holders = [row["name"] for row in lexicon.table("office_holders")]
    families = ["".join(chance.choices(_PARTS, k=chance.randint(2, 4))).title() for _ in range(20_000)]
    for _ in range(many // _ON_A_PAGE):
        some = [
            chance.choice(holders)
            if chance.random() < _HOLDERS
            else f"{chance.choice(given)} {chance.choice(families)}"
            for _ in range(_ON_A_PAGE)
        ]
        yield _page(some, f"20{chance.randint(10, 23)}-0{chance.randint(1, 9)}-1{chance.randint(0, 9)}")


def _page(some: list[str], day: str) -> Report:
    text = "\n".join(some)
    page = page_id(None, None, text)
    known = (Known(field="published", value=day, where="given"),)
    made = Page(id=page, name="-", text=text, media="text", encoding="utf-8", blocks=(), known=known)
    starts = [sum(len(name) + 1 for name in some[:number]) for number in range(len(some))]
    return Report(
        page=made,
        regions=(),
        mentions=tuple(_mention(page, name, start) for name, start in zip(some, starts, strict=True)),
    )


def _mention(page: str, name: str, start: int) -> Mention:
    span, own = Span(start, start + len(name)), make_id("mention", page, start)
    return Mention(
        id=own, page=page, span=span, head=span, words=name, form="name", kind="person", first=own, name=name
    )
