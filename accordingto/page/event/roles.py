"""Who did it and to whom: from the slots of a clause to mentions of the page."""

from collections.abc import Iterable, Iterator

from accordingto.page.event.clause import MEASURES, Clauses, own_tokens
from accordingto.record.actor import Mention
from accordingto.record.parse import Parse

_ACTORS = frozenset({"person", "organisation", "government", "place", "group", "outlet"})
# Whose own they are, a government's or a land's name and "its troops" are seldom those to whom it does something.
_OWN_KINDS = frozenset({"government", "place"})
# "His counterpart" is not his own: these stand on the other side, whoever they are said to be of.
_ACROSS = frozenset(
    {"ally", "counterpart", "critic", "enemy", "foe", "neighbor", "neighbour", "opponent", "partner", "rival"}
)
_MODIFIERS = ("poss", "amod", "compound", "nmod", "appos", "nummod")
_JOINABLE = ("poss", "amod", "compound", "nmod")
_PREPOSITIONS = frozenset(
    {"of", "from", "in", "between", "among", "at", "by", "like", "for", "on", "to", "with", "inside", "near", "against"}
)


class Actors:
    """The mentions of a page that can do something or have it done to them, by the tokens of their heads."""

    def __init__(self, parse: Parse, mentions: Iterable[Mention]) -> None:
        self.parse = parse
        self._at: dict[int, Mention] = {}
        self._by_id: dict[str, Mention] = {}
        for mention in mentions:
            self._by_id[mention.id] = mention
            unread = mention.form == "pronoun" and mention.first == mention.id
            known = mention.kind in _ACTORS or (mention.kind == "unknown" and mention.country is not None)
            if known and not unread:
                for token in parse.tokens(mention.head):
                    self._at.setdefault(token, mention)

    def at(self, token: int) -> Mention | None:
        """Return the mention whose head `token` belongs to."""
        return self._at.get(token)

    def kind(self, token: int) -> str:
        """Return "person" for somebody by name or pronoun, "actor" for any other actor, "" for what is none.

        What stands before a noun counts: the jets of "NATO jets" are an actor.
        """
        mention = self._near(token, ("amod", "compound", "nmod"), ())
        if mention is None:
            return ""
        return "person" if mention.kind == "person" and mention.form != "description" else "actor"

    def among(self, tokens: Iterable[int]) -> tuple[Mention, ...]:
        """Return the mentions that phrases stand for, each once; of "Israeli soldiers and Syria" two.

        Where the head of a phrase is nobody, the nearest actor inside the phrase is taken: Turkey for "Turkey's foreign
        minister", Liberia for "the government of Liberia".
        """
        found: dict[str, Mention] = {}
        for token in tokens:
            for part in self._joined(token):
                mention = self._near(part, _MODIFIERS, _PREPOSITIONS)
                for one in self._states_before(part, mention) or self._each(mention):
                    found.setdefault(one.first, one)
        return tuple(found.values())

    def _each(self, mention: Mention | None) -> list[Mention]:
        """Return both whom a phrase for two means, else the mention alone."""
        if mention is None:
            return []
        return [self._by_id[one] for one in mention.members] or [mention]

    def others(self, tokens: Iterable[int], doing: tuple[Mention, ...], *, abroad: bool = True) -> tuple[Mention, ...]:
        """Return the mentions that phrases stand for but those `doing` it and what is their own: "its troops".

        With `abroad` the name of their own country is passed over too.
        """
        found = self.among(tokens)
        return tuple(one for one in found if not self._own(one, doing, abroad=abroad)) if doing else found

    def _own(self, mention: Mention, doing: tuple[Mention, ...], *, abroad: bool) -> bool:
        countries = {one.country for one in doing if one.country}
        named = mention.kind in _OWN_KINDS and mention.form != "description"
        if abroad and named and mention.country in countries:
            return True
        firsts = {one.first for one in doing}
        if mention.first in firsts:
            return True
        tokens = self.parse.tokens(mention.span)
        if mention.form != "description" or any(self.parse.lemmas[token] in _ACROSS for token in tokens):
            return False
        owners = [self._at[token] for token in tokens if self.parse.tags[token] == "PRP$" and token in self._at]
        return any(owner.first in firsts for owner in owners)

    def _states_before(self, token: int, mention: Mention | None) -> list[Mention]:
        """Return both sides of a phrase that joins them: of "Nigerian and British forces" Nigeria and Britain."""
        if mention is None or mention.form != "description":
            return []
        before = [part for child in self.parse.children(token, *_JOINABLE) for part in self._joined(child)]
        if mention.country is not None:
            # "The armies of Brazil and Argentina" are of both.
            owners = [
                one
                for word in self.parse.children(token, "prep")
                if self.parse.lemmas[word] == "of"
                for one in self.parse.children(word, "pobj")
            ]
            before = [part for owner in owners for part in self._joined(owner)]
        states = [self._at[part] for part in before if part in self._at and self._at[part] is not mention]
        if len(states) == 1 and any(self.parse.children(part, "cc") for part in before if part in self._at):
            # "UK and EU negotiators": the second name is part of the mention itself.
            states.append(mention)
        return states if len({state.first for state in states}) > 1 else []

    def _joined(self, token: int) -> Iterator[int]:
        yield token
        for other in self.parse.children(token, "conj"):
            yield from self._joined(other)

    def _near(self, token: int, labels: tuple[str, ...], prepositions: Iterable[str], depth: int = 3) -> Mention | None:
        if token in self._at:
            return self._at[token]
        if depth == 0:
            return None
        below = list(self.parse.children(token, *labels))
        for preposition in self.parse.children(token, "prep"):
            word = self.parse.words[preposition].lower()
            if word in prepositions:
                objects = self.parse.children(preposition, "pobj")
                # "Dozens of Kenyan students" are students, whatever stands before.
                measured = word == "of" and self.parse.lemmas[token] in MEASURES
                below = [*objects, *below] if measured else [*below, *objects]
        near = (self._near(child, labels, prepositions, depth - 1) for child in below)
        return next((mention for mention in near if mention is not None), None)


def in_roles(
    clauses: Clauses, actors: Actors, token: int, roles: Iterable[str], doing: tuple[Mention, ...] = ()
) -> tuple[Mention, ...]:
    """Return the mentions in the first of `roles` that holds any; those `doing` it and what is theirs come last.

    "France urged Israel to stop": the roles "obj,told" of "urged" hold Israel. "comp.obj" is the object of the
    complement: Israel in "Iran threatened to bomb Israel". "Kenya voiced Kenya's support for Mali": Mali.
    """
    for role in roles:
        found = actors.others(clauses.filling(token, role), doing)
        if found:
            return found
    again = (actors.others(clauses.filling(token, role), doing, abroad=False) for role in roles if doing)
    return next(filter(None, again), ())


def in_complement(
    clauses: Clauses, actors: Actors, token: int, doing: tuple[Mention, ...], depth: int = 3
) -> tuple[Mention, ...]:
    """Return the mentions a verb's infinitive is done to, however deep: "agreed to help to end the war in Yemen"."""
    if depth == 0:
        return ()
    slots = clauses.slots(token)
    for verb in dict.fromkeys((*slots.get("comp", ()), *slots.get("infinitive", ()))):
        found = in_roles(clauses, actors, verb, _DONE_TO, doing) or in_complement(
            clauses, actors, verb, doing, depth - 1
        )
        if found:
            return found
    return ()


_DONE_TO = ("with", "to", "from", "against", "on", "dative", "told", "obj", "for", "in")


def around(clauses: Clauses, actors: Actors, token: int, doing: tuple[Mention, ...]) -> tuple[Mention, ...]:
    """Return whom an event is turned to by any phrase of its clause: "sanctions over the strait, … , on Kenya"."""
    parse = clauses.parse
    after = [one for one in own_tokens(parse, token) if parse.labels[one] == "prep" and one > token]
    prepositions = [one for one in after if clauses.turned(one)]
    for word in _TURNED_TO:
        for preposition in prepositions:
            if parse.words[preposition].lower() == word:
                found = actors.others(clauses.objects(preposition), doing)
                if found:
                    return found
    return ()


_TURNED_TO = ("against", "on", "to", "with", "for", "in", "into", "near")
