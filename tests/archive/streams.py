"""Small invented reports on a few happenings, some of them later versions of one page."""

from msgspec.structs import replace
from pile.build import Did, Said, report
from pile.people import report_of

from accordingto import made_by
from accordingto.archive import verdicts
from accordingto.pile import dossier
from accordingto.pile.correct import corrected
from accordingto.record.page import Known, page_id
from accordingto.run.inline import Inline

QUOTE = "“Nobody leaves the harbour until the organisers have signed the paper,”"
SHIP = "“The ship will sail before the winter, whatever the owners say,”"


def at(url, made):
    """Give a report an address, and every record of it the page's new id."""
    page = made.page
    moved = replace(
        page, id=page_id(url, page.outlet, page.text), known=(*page.known, Known(field="url", value=url, where="given"))
    )

    def home(records):
        return tuple(replace(record, page=moved.id) for record in records)

    return replace(made, page=moved, mentions=home(made.mentions), said=home(made.said), events=home(made.events))


PAGES = (
    report(
        "The Herald", Said(QUOTE, "Ana Reyes", "the Washington Post"), Did("Norland", "met", "Sudria"), headline="A"
    ),
    report("The Echo", Said(QUOTE.replace("our", "or"), "Ana Reyes"), Did("Norland", "met", "Sudria", "on Monday")),
    report("The Bugle", Said("12 people died on the ferry", "Ben Ode"), published="2024-03-01"),
    report("The Crier", Said("14 people died on the ferry", "Cy Dahl"), published="2024-03-02"),
    report(
        "Halyard News Agency", Said(SHIP, "Ana Maria Reyes"), Did("Norland", "invited", "Sudria", when="2024-03-01")
    ),
    report("The Tide", Said(SHIP, "Reyes", "Halyard"), Did("Sudria", "denied", "Norland"), published="2024-03-03"),
    at("https://a.test/1", report("The Post", Said(QUOTE, "Ben Ode"), Did("Norland", "met", "Sudria"))),
    at("https://a.test/1", report("The Post", Said(QUOTE, "Ana Reyes"), Did("Norland", "met", "Estmark"))),
    at("https://a.test/2", report("The Post", "Nothing happened at the harbour today, and nobody said a word.")),
    at("https://a.test/2", report("The Mail", Said("the ship will sail", "Ana Reyes"), published="2024-03-04")),
    report_of("Ana Reyes, minister, NOR", "Ben Ode, senator, SUD", "Sudria,, SUD, government"),
    report_of("Reyes, minister, NOR", "Ode", "Sudria,, SUD, government", "the Halyard,,,organisation"),
    report_of("Ana Reyes, striker, EST", "Estmark,, EST, place", published="2024-03-01"),
)


def kept_in(stream):
    """Return the pages that are current after a stream: of each address the one that was new last."""
    newest, first = {}, {}
    for one in stream:
        if one.page.id not in first:
            first[one.page.id] = one
            newest[one.page.url or one.page.id] = one
    return list(newest.values())


def judged_dossier(archive, pages, refusals=()):
    """Return the dossier of some pages as the judgements of an archive have it, made without the archive."""
    standing = [one for _, one in verdicts.every(archive.db) if one.undone is None]
    spoken = [one for one in standing if one.about in {"speaker", "words"}]
    pages = [corrected(page, [one for one in spoken if one.left.page == page.page.id]) for page in pages]
    sames = verdicts.sames([one for one in standing if one.about == "actor"])
    judged = verdicts.judged([one for one in standing if one.about in {"story", "statement", "event"}])
    return dossier(pages, refusals, Inline(), made_by("light"), sames, judged)
