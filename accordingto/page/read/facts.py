"""What is known of a page itself, and where it was read: outlet, title, authors, days, address, section, language …"""

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter
from typing import Any, get_args

from accordingto.page.read.agency import agencies_in, agency_named, each_once
from accordingto.page.read.authors import bare, is_desk, names_in
from accordingto.page.read.byline import byline_names, marked_authors
from accordingto.page.read.dateline import shown_day
from accordingto.page.read.dates import iso_date, url_date
from accordingto.page.read.headline import headline, plain_title, without_kicker
from accordingto.page.read.linked import Linked, linked_facts
from accordingto.page.read.masthead import host_of, is_address
from accordingto.page.read.meta import Head, Html, kickers, timed
from accordingto.page.read.outlet import is_outlet, outlet_of_html, outlet_of_text
from accordingto.page.read.state import states_of_html, states_of_text
from accordingto.record.base import Span
from accordingto.record.page import Block, Field, Known, Raw, Where

_PLAIN: tuple[Field, ...] = ("url", "published", "updated", "section", "language")
_ORDER: tuple[Field, ...] = get_args(Field)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?=[-_]|\Z)")
_LONGEST_SECTION = 60
_MOST_AUTHORS = 30

Blocks = tuple[Block, ...]


def facts_of_html(raw: Raw, tree: Any, text: str, blocks: Blocks) -> tuple[Known, ...]:
    """Return what is known of an HTML page: what was given wins, then JSON-LD, meta tags, the markup, what is seen.

    '<meta property="og:site_name" content="The Herald">' makes the outlet "The Herald", known from "meta".
    """
    head, linked = Head(tree), linked_facts(tree)
    told = [*_given(raw), *(Known(field="url", value=own, where="meta") for own in head.addresses)]
    told += [*_linked(linked), *_tagged(head), *_timed(tree)]
    address = next((fact.value for fact in told if fact.field == "url"), "")
    page = Html(tree=tree, head=head, linked=linked, text=text, blocks=blocks, address=address)
    outlet = outlet_of_html(raw, page)
    found = [fact for fact in (outlet, _title(raw, page, outlet)) if fact]
    own = {bare(name) for name in (outlet.value if outlet else "", linked.outlet or "")} - {""}
    found += _authors(raw, _authors_told(page), text, blocks, own)
    found += _first_of_each([*told, *_dated(address, text, blocks, found)])
    if raw.url and head.addresses and head.addresses[0] != raw.url:
        found.append(Known(field="canonical", value=head.addresses[0], where="meta"))
    found += each_once([*_signed(found), *agencies_in(text, blocks)])
    found += each_once(states_of_html(page))
    return _in_order(found, text)


def facts_of_text(raw: Raw, text: str, blocks: Blocks) -> tuple[Known, ...]:
    """Return what is known of a plain text: what was given, its byline, and the outlet a file is named for.

    "reports/the-independent.txt" is of the outlet "The Independent", for that is the name of a known outlet.
    """
    outlet = outlet_of_text(raw)
    found = [outlet] if outlet else []
    found += [Known(field="title", value=title, where="given") for title in [_words(raw.title)] if title]
    found += _authors(raw, [], text, blocks, {bare(outlet.value)} if outlet else set())
    found += _first_of_each([*_given(raw), *_dated(raw.url or "", text, blocks, found)])
    found += each_once([*_signed(found), *agencies_in(text, blocks)])
    found += each_once(states_of_text(text, blocks, raw.url or ""))
    return _in_order(found, text)


def _given(raw: Raw) -> Iterator[Known]:
    for field in _PLAIN:
        if value := _words(getattr(raw, field)):
            yield Known(field=field, value=value, where="given")


def _linked(linked: Linked) -> Iterator[Known]:
    for field in _PLAIN:
        if value := getattr(linked, field):
            yield Known(field=field, value=value, where="json-ld")


def _tagged(head: Head) -> Iterator[Known]:
    for field, value in head.facts():
        if field in _PLAIN:
            yield Known(field=field, value=value, where="meta")
    if head.language:
        yield Known(field="language", value=head.language, where="markup")


def _timed(tree: Any) -> Iterator[Known]:
    marks: tuple[tuple[Field, str], ...] = (("published", "datePublished"), ("updated", "dateModified"))
    for field, mark in marks:
        for value in timed(tree, mark):
            yield Known(field=field, value=value, where="markup")


def _dated(address: str, text: str, blocks: Blocks, found: Iterable[Known]) -> Iterator[Known]:
    """Yield the day in the address, and the day that stands above the text."""
    if day := url_date(address):
        yield Known(field="published", value=day, where="address")
    if shown := shown_day(text, blocks, [fact.value for fact in found if fact.field == "author"]):
        yield Known(field="published", value=shown[0], where="dateline", span=shown[1])


def _first_of_each(told: Iterable[Known]) -> list[Known]:
    """Return the first good fact of each plain field, as we keep it."""
    kept: dict[Field, Known] = {}
    for fact in told:
        if fact.field not in kept and (value := _good(fact.field, fact.value)):
            kept[fact.field] = Known(field=fact.field, value=value, where=fact.where, span=fact.span)
    return list(kept.values())


def _good(field: Field, value: str) -> str | None:
    """Return a value as we keep it: a day as an ISO prefix, a language as its code; None if it is of no use."""
    if field in ("published", "updated"):
        return iso_date(value)
    if field == "language":
        match = _LANGUAGE.match(value)
        return match[0].lower() if match else None
    if field == "section":
        return value if len(value) <= _LONGEST_SECTION else None
    return value or None


def _title(raw: Raw, page: Html, outlet: Known | None) -> Known | None:
    if given := _words(raw.title):
        return Known(field="title", value=given, where="given")
    tags = [value for field, value in page.head.facts() if field == "title"]
    elsewhere = [told for told in (page.linked.title, *tags, page.head.title) if told]
    above = kickers(page.tree)
    headings = [without_kicker(heading, above, elsewhere) for heading in page.headings]
    host = host_of(page.address)
    names = {bare(sign) for sign in (outlet.value if outlet else "", host, host.partition(".")[0])} - {""}
    # JSON-LD and what is made for sharing may agree on a kicker that the heading leaves to a line above.
    others = tags if page.linked.title else [*tags, *headings]
    told = headline(page.linked.title, headings, tags, page.head.title, names)
    plain = [(plain_title(title, names, others), where) for title, where in told]
    best = sorted(filter(itemgetter(0), plain), key=lambda one: bare(one[0]) in names)
    return next((Known(field="title", value=title, where=where) for title, where in best), None)


def _authors_told(page: Html) -> Iterator[tuple[list[str], Where]]:
    """Yield the authors by each place that may name them, the best first."""
    yield list(page.linked.authors), "json-ld"
    yield [value for field, value in page.head.facts() if field == "author"], "meta"
    yield list(page.head.odd_authors()), "meta"
    yield [name for name in marked_authors(page.tree) if not is_outlet(name)], "byline"


def _authors(
    raw: Raw, told: Iterable[tuple[list[str], Where]], text: str, blocks: Blocks, own: set[str]
) -> Iterator[Known]:
    """Yield the authors from the first place that names any who is no outlet; an outlet if none does.

    `own` are the outlet's names, bare.
    """
    aside: list[Known] = []
    given: list[tuple[list[str], Where]] = [((raw.author or "").split("; "), "given")]
    for written, where in chain(given, told):
        names = [name for value in written for name in names_in(value)]
        found = [Known(field="author", value=name, where=where) for name in dict.fromkeys(names)][:_MOST_AUTHORS]
        people = [fact for fact in found if not is_desk(fact.value, own) and not is_address(fact.value)]
        if people:
            yield from people
            return
        aside = aside or found
    seen = [(name, span) for name, span in byline_names(text, blocks) if not is_outlet(name)]
    yield from [Known(field="author", value=name, where="byline", span=span) for name, span in seen] or aside


def _signed(found: Iterable[Known]) -> Iterator[Known]:
    """Yield the agencies that are given as author: "Reuters" in JSON-LD, "Ann Lee, Associated Press" above the text."""
    for fact in list(found):
        if fact.field == "author" and (agency := agency_named(fact.value)):
            yield Known(field="agency", value=agency, where=fact.where, span=fact.span)


def _in_order(found: Iterable[Known], text: str) -> tuple[Known, ...]:
    """Return facts in the order of their fields, a title and an author with the place where they stand in the text."""
    placed = [_placed(fact, text) for fact in found]
    return tuple(sorted(placed, key=lambda fact: _ORDER.index(fact.field)))


def _placed(fact: Known, text: str) -> Known:
    start = text.find(fact.value) if fact.span is None and fact.field in ("title", "author") else -1
    if start < 0:
        return fact
    return Known(field=fact.field, value=fact.value, where=fact.where, span=Span(start, start + len(fact.value)))


def _words(value: str | None) -> str:
    return " ".join((value or "").split())
