"""Stories: which there are, and all that the pages of one claim."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping

from accordingto.archive import find, stories
from accordingto.archive.answer import (
    Against,
    Answer,
    Claimed,
    Credited,
    Differs,
    PageLine,
    Source,
    StoryLine,
    StoryTold,
)
from accordingto.archive.ask.query import query_of
from accordingto.archive.ask.shelf import Shelf, Slice, answer, between, page_line
from accordingto.pile.told import Told
from accordingto.record.claim import Claim, Conflict


def lines(
    db: sqlite3.Connection,
    words: str | None,
    actor: str | None,
    days: tuple[str | None, str | None],
    wanted: Slice,
) -> Answer[StoryLine]:
    """Return stories in one line each, the newest first; see `Archive.stories`."""
    conditions, values = asked(db, words, (actor,), days)
    where = f"WHERE {' AND '.join(conditions)}" if conditions else ""
    query = f"SELECT n, id, day, headline, pages FROM story {where} ORDER BY day DESC, id"  # noqa: S608 (all of it ours)
    return answer((_line(db, *row) for row in db.execute(query, values)), wanted)


def asked(
    db: sqlite3.Connection,
    words: str | None,
    actors: Iterable[str | None],
    days: tuple[str | None, str | None],
) -> tuple[list[str], list[str | int]]:
    """Return the conditions, with their values, that a story has pages with some words, of some actors and days."""
    conditions, bounds = between("day", *days)
    values: list[str | int] = [*bounds]
    for actor in filter(None, actors):
        conditions.append("n IN (SELECT story FROM figure JOIN story_page ON page = figure.n >> 20 WHERE actor = ?)")
        values.append(find.actor(db, actor))
    if words:
        conditions.append("n IN (SELECT story FROM story_page JOIN words ON words.rowid = page WHERE words MATCH ?)")
        values.append(query_of(words).match)
    return conditions, values


def story(db: sqlite3.Connection, identity: str) -> StoryTold:
    """Return all of a story; see `Archive.story`."""
    number = find.story(db, identity)
    shelf = Shelf(db)
    told = stories.told_story(db, number, shelf.hand)
    row = db.execute("SELECT n, id, day, headline, pages FROM story WHERE n = ?", (number,)).fetchone()
    pages = {line.page: line for page in stories.pages_of(db, number) for line in (page_line(shelf.glance(page)),)}
    origins = {
        origin.id: Source(kind=origin.kind, name=origin.name, how=origin.how, why=origin.why) for origin in told.origins
    }
    claims = sorted(told.claims, key=lambda claim: (-len(claim.outlets), -len(claim.pages), claim.id))
    return StoryTold(
        line=_line(db, *row),
        actors=_names(db, told.story.actors),
        pages=tuple(sorted(pages.values(), key=lambda page: (page.day or "~", page.page))),
        claims=tuple(_claimed(claim, pages, origins) for claim in claims),
        against=tuple(_against(conflict, told) for conflict in told.conflicts),
        differences=tuple(_differing(told, pages)),
        credits=tuple(_credits(told, pages)),
    )


def _line(
    db: sqlite3.Connection, number: int, identity: str, day: str | None, headline: str | None, pages: int
) -> StoryLine:
    query = "SELECT DISTINCT label FROM page JOIN story_page ON page = page.n WHERE story = ? ORDER BY label"
    outlets = tuple(label for (label,) in db.execute(query, (number,)))
    return StoryLine(id=identity, day=day, headline=headline, pages=pages, outlets=outlets)


def _names(db: sqlite3.Connection, actors: tuple[str, ...]) -> tuple[str, ...]:
    shelf = Shelf(db)
    return tuple(name for one in actors for name in shelf.names("SELECT n FROM actor WHERE id = ?", one))


def _claimed(claim: Claim, pages: Mapping[str, PageLine], origins: Mapping[str, Source]) -> Claimed:
    page = pages[claim.wording[0].page]
    return Claimed(
        id=claim.id,
        of=claim.of,
        speakers=claim.speakers,
        outlets=claim.outlets,
        origins=tuple(origins[one] for one in claim.origins if one in origins),
        page=page.page,
        outlet=page.outlet,
        url=page.url,
        spans=tuple(piece.span for piece in claim.wording),
        words=tuple(piece.words for piece in claim.wording),
    )


def _against(conflict: Conflict, told: Told) -> Against:
    words = {claim.id: " … ".join(piece.words for piece in claim.wording) for claim in told.claims}
    return Against(
        id=conflict.id,
        field=conflict.field,
        left=words[conflict.left],
        left_page=conflict.left_value.page,
        left_span=conflict.left_value.span,
        left_words=conflict.left_value.words,
        right=words[conflict.right],
        right_page=conflict.right_value.page,
        right_span=conflict.right_value.span,
        right_words=conflict.right_value.words,
    )


def _differing(told: Told, pages: Mapping[str, PageLine]) -> Iterator[Differs]:
    claims = {member: claim.id for claim in told.claims for member in claim.members}
    for match in told.matches:
        for one in match.differences if match.left_page != match.right_page else ():
            left, right = one.left_value, one.right_value
            yield Differs(
                claim=claims[match.left],
                kind=one.kind,
                side=one.side,
                left_page=match.left_page,
                left_outlet=pages[match.left_page].outlet,
                left_span=left.span if left else None,
                left_words=left.words if left else None,
                right_page=match.right_page,
                right_outlet=pages[match.right_page].outlet,
                right_span=right.span if right else None,
                right_words=right.words if right else None,
            )


def _credits(told: Told, pages: Mapping[str, PageLine]) -> Iterator[Credited]:
    for one in told.story.credits:
        for piece in one.evidence[:1]:
            outlet = pages[one.page].outlet
            yield Credited(page=one.page, outlet=outlet, credited=one.outlet, span=piece.span, words=piece.words)
