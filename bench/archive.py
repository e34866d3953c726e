"""How fast an archive takes pages and answers, and how much room it takes, with invented reports.

Times are those of the processor: what else a machine does is not counted.
"""

import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from statistics import median

from accordingto import lexicon
from accordingto.archive import Archive
from accordingto.archive.keep import keep
from accordingto.record.actor import Mention
from accordingto.record.base import Span, make_id
from accordingto.record.event import Event
from accordingto.record.page import Known, Page, Region, page_id
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link

_A_DAY = 100
_SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
_STATES = ("NOR", "DNK", "FIN", "ISL", "EST", "LVA", "LTU", "POL", "CZE", "AUT", "CHE", "PRT")
_PLAIN = [word for word in lexicon.load("common_words") if word.isalpha()]
_SHARES = list(accumulate(1 / (rank + 3) for rank in range(len(_PLAIN))))
_RARE = 20_000
# The best known speaks on one page of 12. Where he speaks on most pages, as a first version had it, a page is like
# seventy others, six times as many as real ones are.
_KNOWN = list(accumulate(1 / (rank + 8) for rank in range(2_000)))
_TIMES = 5


def archive(pages: int = 10_000, kept: Path | None = None) -> None:
    """Print what it costs to keep, settle and ask an archive of so many invented pages; it stays there as `kept`."""
    with tempfile.TemporaryDirectory() as folder:
        path = kept or Path(folder) / "news.db"
        with Archive(path, create=True) as store:
            lengths: list[int] = []
            spent = _seconds(lambda: lengths.extend(map(_length, reports(pages))))
            spent = _seconds(lambda: lengths.extend(_kept(store, pages))) - spent
            text = sum(lengths) / 2
            print(f"{pages} pages, {text / pages:.0f} bytes of text a page")
            print(f"kept: {pages / spent:.0f} pages/s", flush=True)
            print(f"settled: {pages / _seconds(store.settle):.0f} pages/s")
            store.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            print(f"size: {path.stat().st_size / text:.2f} times the text")
            spent = _seconds(lambda: list(_kept(store, 50, first=pages)))
            print(f"50 pages more: kept in {spent:.2f} s, settled in {_seconds(store.settle):.1f} s", flush=True)
            name, story = asked(store)
        for question, ask in _questions(name, story).items():
            _answered(path, question, ask)


def _kept(store: Archive, pages: int, first: int = 0) -> Iterator[int]:
    for one in reports(pages, first):
        keep(store.db, one, "encoder")
        yield _length(one)


def _length(report: Report) -> int:
    return len(report.page.text.encode())


def reports(pages: int, first: int = 0) -> Iterator[Report]:
    """Yield invented reports, a hundred a day, in stories of one to eight pages; the same ones each time.

    `first` is the number of the first one: its day follows from it, and what it tells.
    """
    chance = random.Random(1)  # noqa: S311 (invented text, no secrets)
    words = [_word(chance) for _ in range(_RARE)]
    people = [f"{_word(chance).title()} {_word(chance).title()}" for _ in _KNOWN]
    chance.seed(first)
    told = first
    while told < first + pages:
        topic = chance.sample(words, 40)
        cast = chance.choices(people, cum_weights=_KNOWN, k=4)
        for _ in range(min(chance.randint(1, 8), first + pages - told)):
            day = date(2031, 1, 1) + timedelta(days=told // _A_DAY)
            yield _report(chance, told, day.isoformat(), (topic, cast))
            told += 1


def _report(chance: random.Random, number: int, day: str, known: tuple[Sequence[str], Sequence[str]]) -> Report:
    """Write a page of about forty sentences, half of them somebody's words, some deeds of states among them."""
    outlet, draft = f"Outlet {number % 40}", _Draft()
    for place in range(36):
        said = _sentence(chance, known[0])
        if place % 3 == 0:
            draft.deed(chance.choice(_STATES), chance.choice(_STATES), said)
        elif place % 3 == 1:
            draft.speech(chance.choice(known[1]), said)
        else:
            draft.text += f"{said.capitalize()}.\n"
    return draft.report(outlet, day)


class _Draft:
    """A page as it is written: its text so far, and where in it who says and does what."""

    def __init__(self) -> None:
        self.text = ""
        self.said: list[tuple[Span, Span]] = []
        self.done: list[tuple[Span, Span, Span]] = []

    def speech(self, name: str, words: str) -> None:
        content = self._put(f"“{words.capitalize()},”")
        self.text += " "
        self.said.append((content, self._put(name)))
        self.text += " said.\n"

    def deed(self, agent: str, patient: str, words: str) -> None:
        first = self._put(agent)
        self.text += " "
        trigger = self._put("met")
        self.text += " "
        self.done.append((first, trigger, self._put(patient)))
        self.text += f" {words}.\n"

    def report(self, outlet: str, day: str) -> Report:
        page = page_id(None, outlet, self.text)
        known = (_fact("outlet", outlet), _fact("published", day))
        mentions: dict[Span, Mention] = {}
        said = tuple(self._attribution(page, outlet, content, name, mentions) for content, name in self.said)
        events = tuple(self._event(page, sides, mentions) for sides in self.done)
        whole = Page(
            id=page, name=f"{page}.txt", text=self.text, media="text", encoding="utf-8", blocks=(), known=known
        )
        body = Region(span=Span(0, len(self.text)), kind="body", why="given")
        ordered = tuple(mentions[span] for span in sorted(mentions))
        return Report(page=whole, regions=(body,), mentions=ordered, said=said, events=events)

    def _put(self, words: str) -> Span:
        start = len(self.text)
        self.text += words
        return Span(start, len(self.text))

    def _mention(self, page: str, span: Span, mentions: dict[Span, Mention]) -> Mention:
        words = span.of(self.text)
        own = make_id("mention", page, span.start, span.end, span.start)
        first = next((one.first for one in mentions.values() if one.words == words), own)
        state = words in _STATES
        mentions[span] = Mention(
            id=own,
            page=page,
            span=span,
            head=span,
            words=words,
            form="name",
            kind="government" if state else "person",
            first=first,
            name=words,
            country=words if state else None,
        )
        return mentions[span]

    def _attribution(
        self, page: str, outlet: str, content: Span, name: Span, mentions: dict[Span, Mention]
    ) -> Attribution:
        speaker = self._mention(page, name, mentions)
        link = Link(role="speaker", name=speaker.name, span=name, words=speaker.words, mention=speaker.id)
        return Attribution(
            id=make_id("said", page, content.start, content.end),
            page=page,
            kind="direct",
            cue=None,
            content=(content,),
            words=(content.of(self.text),),
            chain=(link, Link(role="outlet", name=outlet)),
            confidence=0.9,
        )

    def _event(self, page: str, sides: tuple[Span, Span, Span], mentions: dict[Span, Mention]) -> Event:
        agent, trigger, patient = sides
        end = self.text.index("\n", patient.end)
        return Event(
            id=make_id("event", page, trigger.start, trigger.end, "CONSULT"),
            page=page,
            code="CONSULT",
            trigger=trigger,
            words="met",
            evidence=Span(agent.start, end),
            agent=(self._mention(page, agent, mentions).id,),
            patient=(self._mention(page, patient, mentions).id,),
            status="occurred",
        )


def _sentence(chance: random.Random, topic: Sequence[str]) -> str:
    plain = chance.choices(_PLAIN, cum_weights=_SHARES, k=11)
    return " ".join([*plain[:5], *chance.sample(topic, 4), *plain[5:]])


def _word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))


def _fact(field: str, value: str) -> Known:
    return Known(field=field, value=value, where="given")  # type: ignore[arg-type]


def asked(store: Archive) -> tuple[str, str]:
    """Return the actor with the most statements, and a story of several pages."""
    query = "SELECT id FROM actor JOIN statement ON speaker = actor.n GROUP BY speaker ORDER BY count(*) DESC LIMIT 1"
    (name,) = store.db.execute(query).fetchone()
    (story,) = store.db.execute("SELECT id FROM story ORDER BY pages DESC, id LIMIT 1").fetchone()
    return name, story


def _questions(name: str, story: str) -> dict[str, str]:
    return {
        "who": f"archive.who({name!r})",
        "who, with words": f"archive.who({name!r}, said={_PLAIN[0]!r})",
        "search, a rare word": f"archive.search({_rare()!r})",
        "search, a common word": f"archive.search({_PLAIN[0]!r})",
        "events": "archive.events('NOR', 'DNK')",
        "story": f"archive.story({story!r})",
    }


def _rare() -> str:
    chance = random.Random(1)  # noqa: S311 (as above)
    return _word(chance)


def _answered(path: Path, question: str, ask: str) -> None:
    """Print how long a question takes in a process that was just begun, and when it was asked before."""
    code = f"""
import sys, time
from accordingto.archive import Archive
start = time.process_time()
with Archive({str(path)!r}) as archive:
    times = []
    for _ in range({_TIMES}):
        {ask}
        times.append(time.process_time() - start)
        start = time.process_time()
print(*times)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 (ours)
    first, *rest = map(float, done.stdout.split())
    print(f"{question}: {first * 1000:.0f} ms at first, {median(rest) * 1000:.0f} ms again")


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start
