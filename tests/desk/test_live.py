"""What is new is told of while a page is open."""

import asyncio

import msgspec
import pytest

from accordingto.desk.records import Changes
from accordingto.desk.routes import live
from accordingto.desk.wanted import Wanted


class Listener:
    """A request of somebody who listens until told to go."""

    def __init__(self, app):
        self.app = app
        self.gone = False

    async def is_disconnected(self):
        return self.gone


@pytest.fixture
def quick(monkeypatch):
    monkeypatch.setattr(live, "EVERY_SECONDS", 0.0)


def test_each_change_is_told_of_once(client, shelf, quick):
    story = next(row.line.id for row in shelf.stories(Wanted()).rows if row.line.pages == 2)
    page = shelf.story(story).dossier.stories[0].pages[0]

    async def listen():
        request = Listener(client.app)
        events = live._events(request, shelf)
        told = [await anext(events), await anext(events)]
        await asyncio.to_thread(shelf.judge, "split", (story, page), None, None)
        told.append(await anext(events))
        request.gone = True
        return [*told, *[one async for one in events]]

    first, beat, second = asyncio.run(listen())

    marks = [msgspec.json.decode(one.split("data: ")[1], type=Changes).mark for one in (first, second)]
    assert beat.startswith(":")
    assert marks[0] != marks[1]
    assert client.app.state.listeners == 0


def test_not_everybody_can_listen_at_once(client):
    client.app.state.listeners = 64

    assert client.get("/live").status_code == 503
