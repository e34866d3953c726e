"""Who said it, by a person's word: a report with its statements given to whom they belong, or to nobody."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from accordingto.record.actor import Mention
from accordingto.record.base import Reason
from accordingto.record.event import Event
from accordingto.record.judgement import Judgement
from accordingto.record.report import Report
from accordingto.record.said import SOURCE_KINDS, Attribution, Link, Source

_NOBODY = Link(role="speaker", name=None)


def corrected(report: Report, judgements: Iterable[Judgement]) -> Report:
    """Return a report as persons judged who says what on its page; of two judgements on one statement the later.

    `judgements` are those about "speaker" and "words" on this page.

    “No ship sails,” given to Ms Holm, is Mr Ode's once that is judged, and so is the "I" in it. Words of nobody are
    taken out: what stands in them is then told by whoever quotes them, or by the outlet.
    """
    last = {one.left.attribution: one for one in judgements}
    mentions = {mention.id: mention for mention in report.mentions}
    judged = {
        one.id: last[one.id]
        for one in report.said
        if one.id in last and all(anchor.mention in mentions for anchor in last[one.id].right)
    }
    if not judged:
        return report
    speakers = {
        identity: mentions.get((one.right[0].mention or "") if one.right else "")
        for identity, one in judged.items()
        if one.about == "speaker"
    }
    gone = {one.id: one.parent for one in report.said if one.id in judged and one.id not in speakers}
    given = [one for one in report.said if one.id in speakers]
    said = (_given(one, speakers[one.id], mentions) if one.id in speakers else one for one in report.said)
    return replace(
        report,
        mentions=tuple(_own(mention, given, speakers, mentions) for mention in report.mentions),
        said=tuple(replace(one, parent=_left(one.parent, gone)) for one in said if one.id not in gone),
        events=tuple(_told(event, gone) for event in report.events),
    )


def _left(identity: str | None, gone: Mapping[str, str | None]) -> str | None:
    """Return the nearest attribution round one that is left."""
    while identity is not None and identity in gone:
        identity = gone[identity]
    return identity


def _told(event: Event, gone: Mapping[str, str | None]) -> Event:
    return replace(event, by=_left(event.by, gone))


def _given(one: Attribution, who: Mention | None, mentions: Mapping[str, Mention]) -> Attribution:
    """Return a statement with another speaker; whoever was taken for a relay of his own words is none."""
    if who is None:
        return replace(one, chain=(_NOBODY, *one.chain[1:]), source=None, confidence=1.0)
    speaker = Link(role="speaker", name=who.name, span=who.span, words=who.words, mention=who.id)
    hands = [link for link in one.chain[1:] if _first(link, mentions) != who.first]
    kind = SOURCE_KINDS.get(who.kind)
    return replace(one, chain=(speaker, *hands), source=Source(kind=kind) if kind else None, confidence=1.0)


def _first(link: Link, mentions: Mapping[str, Mention]) -> str | None:
    mention = mentions.get(link.mention or "")
    return mention.first if mention else None


def _own(
    mention: Mention,
    given: Iterable[Attribution],
    speakers: Mapping[str, Mention | None],
    mentions: Mapping[str, Mention],
) -> Mention:
    """Return an "I" that was joined to a speaker who is another, joined to that one; any other mention as it is."""
    for one in given:
        within = any(span.holds(mention.span) for span in one.content)
        if within and mention.first == _first(one.speaker, mentions) and mention.reasons[:1] and _is_own(mention):
            who = speakers[one.id]
            kind, first, name, country = (
                (who.kind, who.first, who.name, who.country) if who else ("unknown", mention.id, None, None)
            )
            reason = Reason(feature="a person's word", share=1.0, left=mention.words, right=name or "")
            return replace(
                mention, kind=kind, first=first, name=name, country=country, confidence=1.0, reasons=(reason,)
            )
    return mention


def _is_own(mention: Mention) -> bool:
    """Say whether a mention was joined to the speaker of the words that it stands in."""
    return mention.form == "pronoun" and mention.reasons[0].feature == "own words"
