"""Reading a page for who is meant: names first, then everything from its start to its end."""

from collections.abc import Sequence
from typing import NamedTuple

from accordingto.page.refer.chains import join_names
from accordingto.page.refer.describe import Choice, appositions, described, nearest
from accordingto.page.refer.figures import Figure, from_chain, from_description
from accordingto.page.refer.found import Found
from accordingto.page.refer.nouns import is_definite, is_epithet, is_owned
from accordingto.page.refer.pronouns import PRONOUNS, antecedent, stands_for
from accordingto.page.refer.quoted import quoted, speakers, stretch_at
from accordingto.page.refer.salience import Salience, weight_of
from accordingto.record.base import Reason
from accordingto.record.parse import Parse

DOUBT = 0.5
_INSIDE = 0.5
_UNNAMED = 0.7


class Read(NamedTuple):
    """What became of something found: the figure it is (by number), how sure, and why."""

    figure: int
    confidence: float
    reasons: tuple[Reason, ...]


def read_page(text: str, parse: Parse, founds: Sequence[Found]) -> tuple[list[Read], list[Figure]]:
    """Say who each of `founds` (in order of their heads) is; figures are numbered in the order of that."""
    beside = appositions(parse, founds)
    founds = _enriched(founds, beside)
    figures: list[Figure] = []
    named: dict[int, Figure] = {}
    for chain in join_names(founds):
        figure = from_chain(len(figures), chain)
        figures.append(figure)
        named.update(dict.fromkeys(chain.members, figure))
    said = quoted(text, parse)
    return _Reading(parse, founds, figures, named, beside).read(said), figures


def _enriched(founds: Sequence[Found], beside: dict[int, int]) -> list[Found]:
    """Let names take over what the description beside them says: office, country, gender."""
    rich = list(founds)
    for number, name in beside.items():
        found, other = founds[number], rich[name]
        rich[name] = other._replace(
            office=other.office or found.office,
            country=other.country or found.country,
            gender=other.gender or found.gender,
            kind="person" if found.kind == "person" else other.kind,
        )
    return rich


_IN_MIND = 150
_RELATIVE = 0.9


class _Reading:
    """The state of reading one page: who has been spoken of, and how much."""

    def __init__(
        self,
        parse: Parse,
        founds: Sequence[Found],
        figures: list[Figure],
        named: dict[int, Figure],
        beside: dict[int, int],
    ) -> None:
        self._parse, self._founds, self._figures, self._named, self._beside = parse, founds, figures, named, beside
        self._salience = Salience()
        self._said: Sequence[tuple[int, int]] = ()
        self._speakers: Sequence[int | None] = ()
        self._active: dict[int, Figure] = {}
        self._at = {found.head: figure for number, figure in named.items() for found in (founds[number],)}

    def read(self, said: Sequence[tuple[int, int]]) -> list[Read]:
        """Go through the page once; `said` are its stretches in quotation marks."""
        done: list[Read] = []
        self._said, self._speakers = said, speakers(self._parse, said)
        for number, found in enumerate(self._founds):
            choice = self._choose(number, found)
            figure = choice.figure
            figure.learn(found) if found.form != "pronoun" else None
            if not (found.form == "pronoun" and choice.confidence < DOUBT):
                sentence = self._parse.sentence_of[found.head]
                weight = weight_of(self._parse, found.head)
                if stretch_at(self._said, found.head) is not None:
                    weight *= _INSIDE
                if found.form == "description" and figure.name is None:
                    weight *= _UNNAMED
                self._salience.add(figure.number, weight, sentence)
                self._call_to_mind(figure)
                self._at[found.head] = figure
            done.append(Read(figure.number, choice.confidence, choice.reasons))
        return done

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
        if number in self._beside:
            name = self._founds[self._beside[number]]
            reason = Reason(feature="apposition", share=1.0, left=found.words, right=name.words)
            return Choice(self._named[self._beside[number]], 0.9, (reason,))
        choice = self._description(found)
        return choice or Choice(self._new(found), 1.0, ())

    def _description(self, found: Found) -> Choice | None:
        if found.entry == "state media" and found.country is None:
            country = self._country_beside(found)
            found = found._replace(country=country)
        elif not is_definite(self._parse, found) and not (found.country and found.office and not found.plural):
            return None
        sentence = self._parse.sentence_of[found.head]
        # A subject is not described again in what hangs on it: "Seoul will wait until the regime gives way" has two.
        above = self._subject_above(found.head)
        others = [figure for figure in self._active.values() if figure.number != above]
        choice = described(found, others, self._salience, sentence, owned=is_owned(self._parse, found))
        if choice is None and found.entry:
            return Choice(self._new(found), 0.7, ())
        if choice is None and is_epithet(self._parse, found):
            choice = nearest(found, others, self._salience, sentence)
        return choice if choice and choice.confidence >= DOUBT else None

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
            return Choice(self._new(found), 0.0, ())
        sentence = self._parse.sentence_of[found.head]
        near, barred = self._subject_above(found.head), self._barred(found)
        choice = stands_for(found, self._active.values(), self._salience, (sentence, near), barred)
        return choice if choice and choice.confidence >= DOUBT else Choice(self._new(found), 0.0, ())

    def _relative(self, found: Found) -> Choice:
        """Say whom "who" stands for: what its clause hangs on."""
        above = antecedent(self._parse, found.head)
        figure = None if above is None else self._at.get(above)
        if figure is None:
            return Choice(self._new(found), 0.0, ())
        reason = Reason(feature="relative clause", share=1.0, left=found.words, right=figure.name or "")
        return Choice(figure, _RELATIVE, (reason,))

    def _barred(self, found: Found) -> frozenset[int]:
        """Rule out the subject for its own object ("he" for "him"), and the owned for its owner ("his sister")."""
        parse, token = self._parse, found.head
        barred = []
        if parse.tags[token] == "PRP$":
            barred.append(self._at.get(parse.heads[token]))
        elif parse.labels[token] in ("dobj", "dative", "pobj") and not found.words.endswith("self"):
            verb = parse.heads[token] if parse.labels[token] != "pobj" else parse.heads[parse.heads[token]]
            barred.extend(self._at.get(subject) for subject in parse.children(verb, "nsubj", "nsubjpass"))
        stretch = stretch_at(self._said, token)
        speaker = self._speakers[stretch] if stretch is not None else None
        if speaker is not None and PRONOUNS[found.words].number == "one":
            # Nobody calls themselves "he" in their own words.
            barred.append(self._at.get(speaker))
        return frozenset(figure.number for figure in barred if figure is not None)

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
        self._figures.append(figure)
        return figure
