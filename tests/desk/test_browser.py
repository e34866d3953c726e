"""A reader's way through the desk, in a browser: looked at by axe, with and without scripts.

Needs Chromium of the system and Playwright; axe-core, where `npm install --prefix build axe-core` laid it. Pictures of
each page are left in build/desk.
"""

import asyncio
import os
import shutil
import threading
from pathlib import Path

import pytest
import uvicorn
from show.sample import sample

from accordingto.desk.app import app
from accordingto.desk.guard import Gate
from accordingto.desk.shelf import of_dossier
from accordingto.desk.wanted import Wanted
from accordingto.watch.answer import Unfetched

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "build" / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / "build" / "desk"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium on this system"),
    # Playwright leaves its event loop to be closed by the interpreter.
    pytest.mark.filterwarnings("default::ResourceWarning"),
]
STEPS = ("/stories", "/search?words=pilots", "/outlets", "/outlet?name=Noon+Ledger", "/judgements", "/add", "/nowhere")


class Quiet(uvicorn.Server):
    """A server in a thread: no signals, and it says when it answers."""

    def __init__(self, config):
        super().__init__(config)
        self.answers = threading.Event()

    async def startup(self, sockets=None):
        await super().startup(sockets)
        self.answers.set()


class Nowhere:
    """Fetches nothing: each page is gone."""

    def get(self, url, **_):
        return Unfetched("the server answers 404")


@pytest.fixture
def desk():
    with of_dossier(sample()) as shelf:
        made = app(shelf, Gate(frozenset({"127.0.0.1"})), fetcher=Nowhere())
        server = Quiet(uvicorn.Config(made, port=0, log_level="error", timeout_graceful_shutdown=1))
        thread = threading.Thread(target=lambda: asyncio.run(server.serve()))
        thread.start()
        assert server.answers.wait(30)
        port = server.servers[0].sockets[0].getsockname()[1]
        try:
            yield f"http://127.0.0.1:{port}", shelf
        finally:
            made.state.closing.set()
            server.should_exit = True
            thread.join(30)


@pytest.fixture(scope="module")
def chromium():
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


def opened(chromium, base, **other):
    """Open a page that fails the test when the browser complains."""
    context = chromium.new_context(base_url=base, **other)
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.complaints = []
    page.on("console", lambda told: page.complaints.append(told.text) if told.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: page.complaints.append(str(error)))
    return page


def picture(page, name):
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / f"{name}.png", full_page=True)


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_searches_reads_corrects_and_takes_it_back(desk, chromium, scripts):
    base, _ = desk
    page = opened(chromium, base, java_script_enabled=scripts)
    page.goto("/stories")
    page.get_by_role("searchbox").fill("pilots")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="The story").first.click()
    assert page.get_by_role("heading", level=2).first.inner_text() == "Harbour of Corran to stay shut, minister says"

    place = page.locator("a.at").first
    words = place.get_attribute("href")
    place.click()
    assert page.url.endswith(words)
    assert page.locator(f"[id='{words.split('#')[1]}']").is_visible()

    page.locator(".records .people a", has_text="Ada Varga").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Ada Varga"
    page.get_by_label("Name or address of the other").fill("A. Varga")
    page.get_by_label("Why").last.fill("the same minister")
    page.get_by_role("button", name="The same", exact=True).click()
    assert page.url.endswith("/judgements#newest")
    assert "the same minister" in page.locator("#newest").inner_text()

    page.get_by_role("button", name="Take back").click()
    assert "taken back" in page.locator("#newest").inner_text()
    assert page.complaints == []


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_reader_sets_a_speaker_right_where_the_words_stand_and_takes_it_back_there(desk, chromium, scripts):
    base, shelf = desk
    page = opened(chromium, base, java_script_enabled=scripts)
    page.goto(page_of(shelf))
    card = page.locator(".card:not(.event)", has_text="no ship leaves").first
    card.get_by_text("Wrong speaker").click()
    card.get_by_label("Who said it").fill("Radio Corran")
    card.get_by_label("Your name").fill("Ada")
    card.get_by_label("Why").fill("heard it myself")
    picture(page, f"wrong-speaker-{scripts}")
    card.get_by_role("button", name="Said this").click()
    assert "was said by Radio Corran" in page.locator("#newest").inner_text()

    page.goto(page_of(shelf))
    assert card.locator("b").first.inner_text() == "Radio Corran"
    card.get_by_role("button", name="Take back").click()
    assert "taken back" in page.locator("#newest").inner_text()
    page.goto(page_of(shelf))
    assert card.locator("b").first.inner_text() == "Ada Varga"
    assert page.complaints == []


def test_a_wrong_match_is_taken_apart_in_one_click_beside_it(desk, chromium):
    base, shelf = desk
    page = opened(chromium, base)
    shelf.judge("same", ("Ada Varga", "A. Varga"), "Ada", None)
    page.goto(f"/story/{story_of(shelf)}")
    wrong = page.get_by_role("button", name="Not the same statement")
    before = wrong.count()
    page.locator("#judge").get_by_label("Your name").press("Enter")
    assert page.url.endswith(story_of(shelf))

    wrong.first.click()
    assert "is not the same statement as" in page.locator("#newest").inner_text()
    page.goto(f"/story/{story_of(shelf)}")
    assert wrong.count() == before - 1
    page.goto("/judgements")
    page.get_by_role("button", name="Take back").first.click()
    page.goto(f"/story/{story_of(shelf)}")
    assert wrong.count() == before
    assert page.complaints == []


def test_an_address_that_is_pasted_is_fetched_or_it_is_said_why_not(desk, chromium):
    base, _ = desk
    page = opened(chromium, base)
    page.goto("/add")
    page.get_by_label("Or the address of one").fill("https://news.example/1")
    page.get_by_role("button", name="Read").click()

    assert "https://news.example/1 the server answers 404" in page.get_by_role("status").inner_text()
    assert page.complaints == []


def test_a_stretch_of_a_page_shows_its_record_and_is_reached_by_keyboard(desk, chromium):
    base, shelf = desk
    page = opened(chromium, base, viewport={"width": 1280, "height": 900})
    page.goto(page_of(shelf))

    page.locator("article .mark.is-quotation").first.hover()
    assert page.locator(".card.lit").count() >= 1
    page.keyboard.press("Escape")
    assert page.locator(".lit").count() == 0

    page.goto(page_of(shelf))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator(".card.lit").count():
            break
    assert page.evaluate("document.activeElement.classList.contains('mark')")
    assert page.complaints == []


def test_what_is_new_is_told_of_and_moves_nothing(desk, chromium):
    base, shelf = desk
    page = opened(chromium, base)
    page.goto("/stories")
    before = page.locator(".list").bounding_box()
    story = story_of(shelf)

    shelf.judge("split", (story, shelf.story(story).dossier.stories[0].pages[0]), None, None)

    page.get_by_role("link", name="There is something new").wait_for()
    assert page.locator(".list").bounding_box() == before
    page.get_by_role("link", name="There is something new").click()
    assert page.locator(".row").count() == 3
    page.goto("about:blank")


def story_of(shelf):
    return next(row.line.id for row in shelf.stories(Wanted()).rows if row.line.pages == 2)


def page_of(shelf):
    return f"/page/{shelf.story(story_of(shelf)).dossier.reports[0].page.id}"


def steps(shelf):
    """Return an address of every kind of page."""
    story = story_of(shelf)
    dossier = shelf.story(story).dossier
    bond = dossier.relations[0]
    return (
        *STEPS,
        f"/story/{story}",
        page_of(shelf),
        f"/actor/{bond.left}",
        f"/relation/{bond.left}/{bond.right}",
    )


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light"), (2560, "dark")])
def test_every_page_fits_its_window_and_axe_finds_nothing(desk, chromium, width, scheme):
    base, shelf = desk
    page = opened(chromium, base, viewport={"width": width, "height": 900}, color_scheme=scheme)
    shelf.judge("same", ("Ada Varga", "A. Varga"), "Ada", "the same minister")
    found = {}
    for address in steps(shelf):
        page.goto(address)
        kind = address.strip("/").split("/")[0].split("?")[0]
        picture(page, f"{kind}-{width}-{scheme}")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        if AXE.is_file():
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found[address] = page.evaluate(_RUN)
    if not AXE.is_file():
        pytest.skip("axe-core is not in build/node_modules; npm install --prefix build axe-core")

    assert {address: some for address, some in found.items() if some} == {}


_RUN = """async () => {
  const rules = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await axe.run(document, { runOnly: rules });
  return found.violations.map((one) => [one.id, one.nodes.slice(0, 3).map((node) => node.html)]);
}"""
