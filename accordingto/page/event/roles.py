"""Who did it and to whom: from the slots of a clause to mentions of the page."""

from collections.abc import Iterable, Iterator

from accordingto.page.event.clause import Clauses
from accordingto.record.actor import Mention
from accordingto.record.parse import Parse

_ACTORS = frozenset({"person", "organisation", "government", "place", "group"})
_MODIFIERS = ("poss", "amod", "compound", "nmod", "appos", "nummod")
_JOINABLE = ("poss", "amod", "compound", "nmod")
_PREPOSITIONS = frozenset({"of", "from", "in", "between", "among", "at", "by", "like", "for", "on", "to", "with"})


class Actors:
    """The mentions of a page that can do something or have it done to them, by the tokens of their heads."""

    def __init__(self, parse: Parse, mentions: Iterable[Mention]) -> None:
        self.parse = parse
        self._at: dict[int, Mention] = {}
        for mention in mentions:
            unread = mention.form == "pronoun" and mention.first == mention.id
            if mention.kind in _ACTORS and not unread:
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
                for one in self._states_before(part, mention) or ([mention] if mention is not None else []):
                    found.setdefault(one.first, one)
        return tuple(found.values())

    def _states_before(self, token: int, mention: Mention | None) -> list[Mention]:
        """Return both sides of a phrase that joins them: of "Nigerian and British forces" Nigeria and Britain."""
        if mention is None or mention.form != "description" or mention.country is not None:
            return []
        before = [part for child in self.parse.children(token, *_JOINABLE) for part in self._joined(child)]
        states = [self._at[part] for part in before if part in self._at and self._at[part] is not mention]
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
            if self.parse.words[preposition].lower() in prepositions:
                below.extend(self.parse.children(preposition, "pobj"))
        near = (self._near(child, labels, prepositions, depth - 1) for child in below)
        return next((mention for mention in near if mention is not None), None)


def in_roles(clauses: Clauses, actors: Actors, token: int, roles: Iterable[str]) -> tuple[Mention, ...]:
    """Return the mentions in the first of `roles` that holds any.

    "France urged Israel to stop": the roles "obj,told" of "urged" hold Israel. "comp.obj" is the object of the
    complement: Israel in "Iran threatened to bomb Israel".
    """
    for role in roles:
        found = actors.among(clauses.filling(token, role))
        if found:
            return found
    return ()


def in_complement(clauses: Clauses, actors: Actors, token: int, depth: int = 3) -> tuple[Mention, ...]:
    """Return the mentions a verb's infinitive is done to, however deep: "agreed to help to end the war in Yemen"."""
    if depth == 0:
        return ()
    slots = clauses.slots(token)
    for verb in dict.fromkeys((*slots.get("comp", ()), *slots.get("infinitive", ()))):
        found = in_roles(clauses, actors, verb, _DONE_TO) or in_complement(clauses, actors, verb, depth - 1)
        if found:
            return found
    return ()


_DONE_TO = ("with", "to", "from", "against", "on", "dative", "told", "obj", "for", "in")
