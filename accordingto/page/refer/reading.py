"""The state of reading one page, from its start to its end: who has been spoken of, and how much."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from accordingto.page.refer.answers import ANSWERS, asked
from accordingto.page.refer.describe import Choice, described, nearest
from accordingto.page.refer.figures import Figure, from_description
from accordingto.page.refer.found import Found
from accordingto.page.refer.kin import is_kin, relative
from accordingto.page.refer.later import LINES
from accordingto.page.refer.memory import Last, Memory, role_of
from accordingto.page.refer.namedfor import is_for_another
from accordingto.page.refer.nouns import is_definite, is_epithet, is_owned
from accordingto.page.refer.office import holder
from accordingto.page.refer.pronouns import PRONOUNS, antecedent, relative_of, who_is
from accordingto.page.refer.quoted import speakers, stretch_at
from accordingto.page.refer.ranker import Rank
from accordingto.page.refer.salience import Salience, weight_of
from accordingto.page.refer.signs import Asked, Candidate, candidates
from accordingto.page.refer.telling import moments
from accordingto.record.base import Reason
from accordingto.record.parse import Parse

DOUBT = 0.5


class Read(NamedTuple):
    """What became of something found: the figure it is (by number), how sure, and why."""

    figure: int
    confidence: float
    reasons: tuple[Reason, ...]


class Seen(NamedTuple):
    """What is known of a page before it is read: descriptions beside names, what is quoted, who tells, its day.

    `authors` are the figures that say "I" outside marks, each with the token up to which it is theirs. `asks` are the
    labels of printed questions and answers, by token; `paragraphs` the first sentence of each; `aside`
    the tokens of captions.
    """

    beside: dict[int, int]
    said: list[tuple[int, int]]
    told: dict[int, int | None]
    asks: dict[int, str]
    day: str | None
    authors: tuple[tuple[int, int], ...]
    paragraphs: tuple[int, ...]
    aside: frozenset[int] = frozenset()


class Reading:
    """The state of reading one page: who has been spoken of, and how much."""

    def __init__(
        self,
        parse: Parse,
        founds: Sequence[Found],
        names: tuple[list[Figure], dict[int, Figure]],
        seen: Seen,
        rank: Rank,
    ) -> None:
        self._parse, self._founds, self._rank = parse, founds, rank
        self._figures, named = names
        self._named, self._beside, self._said, self._day = named, seen.beside, seen.said, seen.day
        self._authors = seen.authors
        self._asks = seen.asks
        self._salience, self._memory = Salience(), Memory()
        self._paragraphs = seen.paragraphs
        self._ends_at = frozenset(end for _, end in seen.said)
        self._speakers = speakers(parse, seen.said)
        self._said_by: dict[int | None, list[tuple[int, int]]] = defaultdict(list)
        for stretch, speaker in zip(seen.said, self._speakers, strict=True):
            self._said_by[speaker].append(stretch)
        self._aside = seen.aside
        self._moments = moments(parse, seen.said, seen.aside)
        self._teller: int | None = None
        self._told = seen.told
        self._telling = frozenset(number for number in self._told.values() if number is not None)
        self._strangers = sorted((token for token, number in self._told.items() if number is None), reverse=True)
        self._active: dict[int, Figure] = {}
        self._at = {found.head: figure for number, figure in named.items() for found in (founds[number],)}
        self._names_at = dict(self._at)
        self._names_in: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for token, figure in self._names_at.items():
            self._names_in[parse.sentence_of[token]].append((token, figure.number))
        self._ends = {found.last: found for found in founds if found.form != "pronoun"}
        self._heads = {found.head: found for found in self._ends.values()}

    def read(self) -> list[Read]:
        """Go through the page once: the text from its start to its end, then what stands beside it."""
        done: dict[int, Read] = {}
        for number in sorted(range(len(self._founds)), key=lambda number: self._founds[number].head in self._aside):
            found = self._founds[number]
            while self._strangers and self._strangers[-1] < found.head:
                # Somebody else has spoken, of whom nothing was found.
                self._strangers.pop()
                self._teller = None
                self._memory.stranger()
            choice = self._choose(number, found)
            figure = choice.figure
            figure.learn(found) if found.form != "pronoun" else None
            if not (found.form == "pronoun" and choice.confidence < DOUBT):
                role = role_of(self._parse, found.head)
                weight = weight_of(role)
                if stretch_at(self._said, found.head) is not None:
                    weight *= _INSIDE
                elif number in self._telling or (found.form == "name" and self._is_main(found)):
                    self._teller = figure.number
                if found.form == "description" and figure.name is None:
                    weight *= _UNNAMED
                self._salience.add(figure.number, weight, self._now(found))
                self._remember(number, found, figure, role)
                self._call_to_mind(figure)
                self._at[found.head] = figure
            done[number] = Read(figure.number, choice.confidence, choice.reasons)
        return [done[number] for number in range(len(done))]

    def _remember(self, number: int, found: Found, figure: Figure, role: str) -> None:
        parse = self._parse
        quoted = stretch_at(self._said, found.head) is not None
        last = Last(0, parse.sentence_of[found.head], self._now(found), role, found.form, quoted)
        main = role in _SUBJECTS and parse.labels[parse.heads[found.head]] == "ROOT"
        self._memory.add(figure.number, found.head, last, tells=number in self._telling, main=main)

    def _is_main(self, found: Found) -> bool:
        """Say whether a named person is what a sentence is about: whose words come next are more likely theirs."""
        label, head = self._parse.labels[found.head], self._parse.heads[found.head]
        return found.kind == "person" and label == "nsubj" and self._parse.labels[head] == "ROOT"

    def _now(self, found: Found) -> float:
        return self._moments[self._parse.sentence_of[found.head]]

    def _call_to_mind(self, figure: Figure) -> None:
        """Keep a figure as one that words may stand for; on a long page the one unmentioned longest is let go."""
        self._active.pop(figure.number, None)
        self._active[figure.number] = figure
        if len(self._active) > _IN_MIND:
            del self._active[next(iter(self._active))]

    def _choose(self, number: int, found: Found) -> Choice:
        if number in self._named:
            return Choice(self._named[number], 1.0 if found.form == "name" else 0.9, ())
        if found.form == "pronoun":
            return self._pronoun(found)
        if found.entry == ANSWERS:
            return self._answer(found)
        if number in self._beside:
            name = self._founds[self._beside[number]]
            reason = Reason(feature="apposition", share=1.0, left=found.words, right=name.words)
            return Choice(self._named[self._beside[number]], 0.9, (reason,))
        choice = self._description(found)
        return choice or Choice(self._new(found), 1.0, ())

    def _answer(self, found: Found) -> Choice:
        """Say who gives an answer: whom the page is about before its first question."""
        first = next(one.head for one in self._founds if one.entry == ANSWERS)
        figure = asked(self._names_at, first)
        if figure is None:
            return self._again(found, list(self._active.values())) or Choice(self._new(found), 0.0, ())
        reason = Reason(feature="answers questions", share=1.0, left=found.words, right=figure.name or "")
        return Choice(figure, _ANSWERS, (reason,))

    def _description(self, found: Found) -> Choice | None:
        if found.entry == "state media" and found.country is None:
            country = self._country_beside(found)
            found = found._replace(country=country)
        elif not is_definite(self._parse, found) and not (found.country and found.office and not found.plural):
            return None
        now = self._now(found)
        # A subject is not described again in what hangs on it: "Seoul will wait until the regime gives way" has two.
        above = self._subject_above(found.head)
        apart = {above, *(figure.number for figure in (*self._named_by(found.head), *self._beside_subject(found.head)))}
        pronouns = (token for token in range(found.first, found.head) if self._parse.tags[token] == "PRP$")
        owner = next((figure.name for token in pronouns if (figure := self._at.get(token))), None)
        others = [
            figure
            for figure in self._active.values()
            if figure.number not in apart and not is_for_another(figure.entry, owner)
        ]
        epithet = is_epithet(self._parse, found)
        known = [figure for figure in others if figure.introduced] if epithet else others
        day = self._day or (_latest_year(self._parse) if "former" in found.camp else None)
        kin = relative(self._parse, found, self._at, self._names_at.values()) if is_kin(found) else None
        if kin is not None:
            reason = Reason(feature="family name", share=1.0, left=found.words, right=kin.name or "")
            return Choice(kin, _KIN, (reason,))
        choice = described(found, known, self._salience, now, owned=is_owned(self._parse, found), day=day)
        if choice is None and found.entry:
            return Choice(self._new(found), 0.7, ())
        if choice is None and epithet:
            choice = nearest(found, known, self._salience, now, self._teller if found.head in self._told else None)
            choice = choice if choice and choice.confidence >= DOUBT else self._again(found, others)
        return choice if choice and choice.confidence >= DOUBT else None

    def _beside_subject(self, token: int) -> Iterator[Figure]:
        """Yield whom the sentence has beside its subject: "In an interview with Voss, the mayor said" has two."""
        parse = self._parse
        below = list(parse.children(parse.heads[token], "prep")) if parse.labels[token] in _SUBJECTS else []
        while below:
            here = below.pop()
            below.extend(child for child in parse.children(here, "prep", "pobj", "conj") if child < token)
            if parse.labels[here] != "prep" and (figure := self._at.get(here)):
                yield figure

    def _again(self, found: Found, others: Sequence[Figure]) -> Choice | None:
        """Return whom the same words meant before, if it was not known who that is."""
        now, again = self._now(found), [figure for figure in others if not figure.introduced]
        return described(found, again, self._salience, now, owned=is_owned(self._parse, found), day=self._day)

    def _country_beside(self, found: Found) -> str | None:
        """Return the country of the page's other state media, or of the sentence's subject; None if neither has one.

        "Mr Kim was pleased, state media said" is about his own. Whose they are is not guessed from who else is near.
        """
        sentence = self._parse.sentence_of[found.head]
        media = {figure.country for figure in self._active.values() if figure.entry == "state media"}
        if len(media) == 1:
            return next(iter(media))
        start, end = self._parse.sentences[sentence]
        for token in range(start, end):
            figure = self._at.get(token)
            if figure is not None and figure.country and self._parse.labels[token] in ("nsubj", "nsubjpass"):
                return figure.country
        return None

    def _pronoun(self, found: Found) -> Choice:
        if found.words not in PRONOUNS:
            return self._relative(found)
        if PRONOUNS[found.words].person == 1:
            return self._author_if(found) or Choice(self._new(found), 0.0, ())
        outside = stretch_at(self._said, found.head) is None
        above = self._subject_above(found.head)
        if outside and above is None and (choice := self._to_come(found)):
            return choice
        barred = self._barred(found)
        figures = [figure for figure in self._active.values() if figure.number not in barred]
        asked = self._asked(found, above, quoted=not outside)
        choice = self._likeliest(asked, candidates(asked, figures, self._memory, self._salience, self._parse))
        return choice if choice and choice.confidence >= DOUBT else Choice(self._new(found), 0.0, ())

    def _asked(self, found: Found, above: int | None, *, quoted: bool) -> Asked:
        token, sentence = found.head, self._parse.sentence_of[found.head]
        later = {number: 1 for _, number in self._names_in.get(sentence + 1, ())}
        later |= {number: 0 for here, number in self._names_in.get(sentence, ()) if here > token}
        return Asked(
            found=found,
            sentence=sentence,
            now=self._now(found),
            above=above,
            tells=not quoted and token in self._told,
            quoted=quoted,
            behind=not self._ends_at.isdisjoint(range(token - _BEHIND, token + 1)),
            paragraph=self._paragraphs[bisect_right(self._paragraphs, sentence) - 1],
            later=later,
        )

    def _likeliest(self, asked: Asked, some: Sequence[Candidate]) -> Choice | None:
        """Return the likeliest of those whom a pronoun may stand for; None where there are none."""
        if not some:
            return None
        share, _, figure = max(
            (share, -one.figure.number, one.figure) for one, share in zip(some, self._rank(asked, some), strict=True)
        )
        sure = round(min(share, _SUREST), 3)
        return Choice(
            figure, sure, (Reason(feature="likeliest", share=sure, left=asked.found.words, right=figure.name or ""),)
        )

    def _author_if(self, found: Found) -> Choice | None:
        """Return the author of the page for its "I" outside quotation marks; in an answer whoever answers."""
        if PRONOUNS[found.words].number != "one" or stretch_at(self._said, found.head) is not None:
            return None
        label = max((token for token in self._asks if token < found.head), default=None)
        if label is not None and self._asks[label] == "A":
            answers = self._answer(found)
            return answers if answers.confidence >= DOUBT else None
        author = self._author_at(found.head)
        if author is None:
            return None
        reason = Reason(feature="author", share=1.0, left=found.words, right=author.name or "")
        return Choice(author, _AUTHOR, (reason,))

    def _author_at(self, token: int) -> Figure | None:
        return self._figure(next((number for past, number in self._authors if token < past), None))

    def _relative(self, found: Found) -> Choice:
        """Say whom "who" stands for: what its clause hangs on."""
        above = antecedent(self._parse, found.head, self._ends, self._heads)
        if above is not None:
            above = self._last_of_row(above, found.head)
        figure = None if above is None else self._at.get(above)
        if above is not None and (figure is None or figure.name is None):
            figure = self._at.get(who_is(self._parse, above), figure)
        if figure is None:
            return Choice(self._new(found), 0.0, ())
        reason = Reason(feature="relative clause", share=1.0, left=found.words, right=figure.name or "")
        return Choice(figure, _RELATIVE, (reason,))

    def _last_of_row(self, above: int, token: int) -> int:
        """Return the last of "Mr Voss and Ms Berg, who has": one who has, two who have."""
        parse = self._parse
        rows = [here for here in parse.subtree(above) if parse.labels[here] == "conj" and above < here < token]
        if not rows or parse.tags[parse.heads[token]] == "VBP" or rows[-1] not in self._at:
            return above
        return rows[-1] if parse.words[rows[-1] + 1] == "," and rows[-1] + 2 == token else above

    def _barred(self, found: Found) -> frozenset[int]:
        """Rule out the subject for its own object ("he" for "him"), and the owned for its owner ("his sister")."""
        parse, token = self._parse, found.head
        # Nobody who tells of "I" is "he" as well.
        barred = [*self._named_by(token), self._author_at(token)]
        if parse.tags[token] == "PRP$":
            barred.append(self._at.get(parse.heads[token]))
        elif parse.labels[token] in ("dobj", "dative", "pobj") and not found.words.endswith("self"):
            verb = parse.heads[token] if parse.labels[token] != "pobj" else parse.heads[parse.heads[token]]
            barred.extend(self._at.get(subject) for subject in parse.children(verb, "nsubj", "nsubjpass"))
        if parse.labels[token] == "nsubj":
            # "Ms Berg, who she says left" is about somebody else.
            barred.append(self._at.get(relative_of(parse, parse.heads[token])))
        stretch = stretch_at(self._said, token)
        speaker = self._speakers[stretch] if stretch is not None else None
        if speaker is not None and PRONOUNS[found.words].number == "one":
            # Nobody calls themselves "he" in their own words.
            barred.append(self._at.get(speaker))
            own = PRONOUNS.get(self._parse.words[speaker].lower())
            # '"He lied," he said': who was telling before goes on, and means somebody else.
            barred.append(self._figure(self._teller) if own is not None and own.gender == found.gender else None)
        return frozenset(figure.number for figure in barred if figure is not None)

    def _figure(self, number: int | None) -> Figure | None:
        return None if number is None else self._figures[number]

    def _named_by(self, token: int) -> Iterator[Figure]:
        """Yield whom the words in marks name whose speaker is at `token`: nobody names themselves."""
        for start, end in self._said_by.get(token, ()):
            yield from (figure for here in range(start, end) if (figure := self._names_at.get(here)))

    def _to_come(self, found: Found) -> Choice | None:
        """Choose the subject that comes after a pronoun before it: "Despite his promise, Mr Voss left"."""
        parse, token = self._parse, found.head
        for above in parse.ancestors(token):
            subjects = [here for here in parse.children(above, "nsubj", "nsubjpass") if here > token]
            if not subjects:
                continue
            figure = self._at.get(subjects[0])
            first = parse.sentences[parse.sentence_of[token]][0]
            opens = token - first <= _OPENS and parse.words[subjects[0] - 1] != "that"
            if not opens or figure is None or figure.kind != "person" or figure.name is None or figure.plural:
                return None
            if found.gender is None or figure.gender not in (None, found.gender):
                return None
            reason = Reason(feature="subject to come", share=1.0, left=found.words, right=figure.name)
            return Choice(figure, _TO_COME, (reason,))
        return None

    def _subject_above(self, token: int) -> int | None:
        """Return the figure that is the subject of the verb nearest above, but for the pronoun itself."""
        parse = self._parse
        for above in parse.ancestors(token):
            for subject in parse.children(above, "nsubj", "nsubjpass"):
                if subject < token:
                    figure = self._at.get(subject)
                    return figure.number if figure is not None and figure.number in self._active else None
        return None

    def _new(self, found: Found) -> Figure:
        figure = from_description(len(self._figures), found)
        headed = self._parse.sentence_of[found.head] < LINES and found.first == found.head_first
        figure.introduced = not (headed or is_epithet(self._parse, found))
        figure.held_by = holder(found, self._parse.words[found.first], self._day)
        self._figures.append(figure)
        return figure


def _latest_year(parse: Parse) -> str | None:
    """Return the latest year a page speaks of: of a page without a date it is known only that it is not older."""
    return max((word for word in parse.words if _YEAR.fullmatch(word)), default=None)


_SUBJECTS = ("nsubj", "nsubjpass")
_BEHIND = 3
_SUREST = 0.95
_INSIDE = 0.4
_UNNAMED = 0.7
_YEAR = re.compile(r"(?:19|20)\d\d")
_IN_MIND = 150
_RELATIVE = 0.9
_AUTHOR = 0.8
_TO_COME = 0.7
_KIN = 0.7
_ANSWERS = 0.7
_OPENS = 6
