"""A page made by hand, and records that point at its words."""

from accordingto.record.actor import Mention
from accordingto.record.base import Evidence, Span, make_id
from accordingto.record.event import Event
from accordingto.record.page import Block, Known, Page, Region
from accordingto.record.report import Report
from accordingto.record.said import Attribution, Link, Source, When, Where


class Sheet:
    """A page to point at: every span is found by its words."""

    def __init__(self, name: str, script: str, **known: str) -> None:
        self.regions, text = [], ""
        for line in script.split("\n"):
            kind, words = line.removeprefix("+").split("|", 1)
            text += "" if not text or line.startswith("+") else "\n"
            why = "asks for money" if "Give" in words else "links to other pages" if kind == "furniture" else ""
            self.regions.append(Region(span=Span(len(text), len(text) + len(words)), kind=kind, why=why))
            text += words
        self.text, self.mentions, self.said, self.events = text, [], [], []
        facts = tuple(Known(field=field, value=value, where="given") for field, value in known.items())
        block = Block(span=Span(0, len(text)), tag="line")
        self.id = make_id("page", name)
        self.page = Page(id=self.id, name=name, text=text, media="text", encoding="utf-8", blocks=(block,), known=facts)

    def span(self, words: str, after: str = "") -> Span:
        """Find the words, or fail."""
        start = self.text.index(words, self.text.index(after))
        return Span(start, start + len(words))

    def evidence(self, words: str, after: str = "") -> Evidence:
        return Evidence(page=self.id, span=self.span(words, after), words=words)

    def mention(self, words: str, name: str | None, kind: str = "person", after: str = "") -> str:
        """Note a mention and return its id; called twice for one place, it gives one mention."""
        span = self.span(words, after)
        id_ = make_id("mention", self.id, span.start, span.end)
        if all(mention.id != id_ for mention in self.mentions):
            seen = Mention(
                id=id_, page=self.id, span=span, head=span, words=words, form="name", kind=kind, first=id_, name=name
            )
            self.mentions.append(seen)
        return id_

    def link(self, role: str, words: str, name: str | None, after: str = "", how: str = "said") -> Link:
        mention = self.mention(words, name, "person" if role == "speaker" else "outlet", after)
        return Link(role=role, name=name, span=self.span(words, after), words=words, mention=mention, how=how)

    def unnamed(self, words: str, number: int | None) -> Source:
        return Source(kind="unnamed", number=number, position=words, span=self.span(words))

    def on(self, words: str, day: str | None) -> When:
        return When(span=self.span(words), day=day)

    def at(self, kind: str, words: str) -> Where:
        return Where(kind=kind, span=self.span(words))

    def says(
        self, kind: str, cue: str | None, content: tuple[str, ...], *links: Link, after: str = "", **more: object
    ) -> str:
        """Note an attribution and return its id."""
        spans = tuple(self.span(words, after) for words in content)
        id_ = make_id("attribution", self.id, spans[0].start, spans[0].end)
        chain = (*links, Link(role="outlet", name=self.page.outlet))
        said = Attribution(
            id=id_,
            page=self.id,
            kind=kind,
            cue=self.span(cue, after) if cue else None,
            content=spans,
            words=content,
            chain=chain,
            confidence=0.9,
            **more,
        )
        self.said.append(said)
        return id_

    def does(self, code: str, status: str, evidence: str, trigger: str, **more: object) -> str:
        """Note an event and return its id."""
        clause = self.span(evidence)
        word = self.span(trigger, evidence)
        id_ = make_id("event", self.id, word.start, word.end, code)
        event = Event(
            id=id_, page=self.id, code=code, trigger=word, words=trigger, evidence=clause, status=status, **more
        )
        self.events.append(event)
        return id_

    def report(self) -> Report:
        parts = (self.mentions, self.said, self.events)
        mentions, said, events = (tuple(sorted(part, key=lambda one: one.id)) for part in parts)
        return Report(page=self.page, regions=tuple(self.regions), mentions=mentions, said=said, events=events)
