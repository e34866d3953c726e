"""I, me, my: whoever the quotation belongs to, once that is known."""

from collections.abc import Iterator, Sequence

import msgspec

from accordingto.page.quote.near import Near
from accordingto.page.refer.pronouns import PRONOUNS
from accordingto.record.actor import Mention
from accordingto.record.base import Reason, Span
from accordingto.record.page import Page
from accordingto.record.said import Attribution


def first_persons(page: Page, mentions: Sequence[Mention], said: Sequence[Attribution]) -> tuple[Mention, ...]:
    """Return the mentions with each "I" in a quotation joined to its speaker, and the speaker's country given to "we".

    In “I will go,” Ms Holm said, I is Ms Holm. Of “We will go,” it is not known who goes with her. An "I" outside
    quotation marks, or of a quotation whose speaker is no mention, stays what it was.
    """
    by_id = {mention.id: mention for mention in mentions}
    speakers = dict(_speakers(page, mentions, said))
    return tuple(
        mention
        if (one := speakers.get(mention.id)) is None
        else _joined(mention, by_id[one.speaker.mention or ""], one)
        for mention in mentions
    )


def _speakers(
    page: Page, mentions: Sequence[Mention], said: Sequence[Attribution]
) -> Iterator[tuple[str, Attribution]]:
    """Yield the id of each first person with the innermost attribution that quotes it."""
    known = {mention.id for mention in mentions}
    mine = [one for one in mentions if one.form == "pronoun" and one.words.lower() in _MINE]
    quoting = [(span, one) for one in said if one.kind != "indirect" for span in one.content]
    near = Near((span,) for span, _ in quoting)
    for mention in mine:
        some = [quoting[number] for number in near.around(mention.span)]
        around = [(len(span), one.id, one, span) for span, one in some if span.holds(mention.span)]
        if around:
            _, _, one, span = min(around, key=lambda found: found[:2])
            quoted = one.kind == "direct" or _is_quoted(page.text, span, mention.span)
            if quoted and one.speaker.mention in known:
                yield mention.id, one


def _is_quoted(text: str, content: Span, words: Span) -> bool:
    """Say whether a quotation mark is open where `words` begin, counted from where the content begins."""
    before = text[content.start : words.start]
    return before.count("“") + before.count("''") > before.count("”") or before.count('"') % 2 == 1


def _joined(mention: Mention, speaker: Mention, one: Attribution) -> Mention:
    reason = Reason(feature="own words", share=1.0, left=mention.words, right=speaker.name or speaker.words)
    confidence = round(min(0.95, one.confidence * speaker.confidence), 3)
    if PRONOUNS[mention.words.lower()].number == "many":
        return msgspec.structs.replace(mention, country=speaker.country)
    return msgspec.structs.replace(
        mention,
        kind=speaker.kind,
        first=speaker.first,
        name=speaker.name,
        country=speaker.country,
        confidence=confidence,
        reasons=(reason,),
    )


_MINE = frozenset(word for word, pronoun in PRONOUNS.items() if pronoun.person == 1)
