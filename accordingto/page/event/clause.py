"""Who stands where in a clause: the subject, the object and the prepositions of a verb or noun, shared ones too."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from accordingto import lexicon
from accordingto.page.refer.dateline import dateline_end
from accordingto.record.parse import Parse

Slots = Mapping[str, Sequence[int]]

_PLAIN = {
    "nsubj": "subj",
    "csubj": "subj",
    "nsubjpass": "obj",
    "dobj": "obj",
    "attr": "attr",
    "acomp": "attr",
    "oprd": "attr",
    "prt": "prt",
    "poss": "poss",
    "amod": "mod",
    "compound": "mod",
    "nmod": "mod",
    "advmod": "adv",
    "neg": "neg",
    "aux": "aux",
    "xcomp": "comp",
    "ccomp": "comp",
}
_RELATIVE = ("WDT", "WP")
_PARTICLES = frozenset({"out", "down", "up", "off", "back", "away", "over", "aside"})
_PREPOSITIONS = frozenset(lexicon.load("event_prepositions"))
# "A series of attacks" tells of attacks: these nouns are looked through to what follows "of".
MEASURES = frozenset(lexicon.load("event_measures"))
# What follows the "to" of these is a source, a cause or a time, never the side an event is turned to.
_TURNED_TO_NOBODY = frozenset({"according", "contrary", "due", "next", "owing", "prior", "pursuant", "subsequent"})
_PLATFORMS = frozenset(row["words"] for row in lexicon.table("occasions") if row["kind"] == "social media")
_CLAUSES = ("ccomp", "advcl", "relcl", "acl", "conj", "xcomp", "pcomp", "csubj")


class Clauses:
    """The slots of every token of a parse, each worked out once, when it is asked for."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self._slots: dict[int, Slots] = {}

    def slots(self, token: int) -> Slots:
        """Return slot → tokens of a verb, noun or adjective.

        "Troops sent by France to Mali": for "sent" the slots are obj (Troops), subj (France), to (Mali).
        """
        if token not in self._slots:
            found = self._own(token)
            self._slots[token] = found
            shared = [] if "subj" in found and not self.passive(token) else self._shared(token)
            if shared:
                found.setdefault("obj" if self.passive(token) else "subj", shared)
        return self._slots[token]

    def passive(self, token: int) -> bool:
        """Say whether `token` is a verb done to its subject: "was arrested", "troops sent to Mali"."""
        if self.parse.tags[token] != "VBN":
            return False
        labels = {self.parse.labels[child] for child in self.parse.children(token)}
        if labels & {"auxpass", "nsubjpass", "agent"}:
            return True
        if self.parse.labels[token] == "conj":
            return "aux" not in labels and "dobj" not in labels and self.passive(self.parse.heads[token])
        return self.parse.labels[token] in ("acl", "advcl", "amod") and "aux" not in labels

    def core(self, token: int) -> int:
        """Return the noun a phrase is about: "attacks" of "a series of attacks"."""
        if self.parse.lemmas[token] in MEASURES or self.parse.tags[token] in ("CD", "DT"):
            for preposition in self.parse.children(token, "prep"):
                if self.parse.lemmas[preposition] == "of":
                    return next(iter(self.parse.children(preposition, "pobj")), token)
        return token

    def filling(self, token: int, slot: str) -> Sequence[int]:
        """Return what fills a slot of `token`; a preposition is looked for behind the object too.

        The parser hangs "with Iran" on "letters" in "exchanged letters with Iran".
        """
        outer, _, inner = slot.partition(".")
        if inner:
            return [
                part for complement in self.filling(token, outer) for part in self.filling(self.core(complement), inner)
            ]
        slots = self.slots(token)
        if slot in slots or slot not in _PREPOSITIONS:
            return slots.get(slot, ())
        return [filler for noun in slots.get("obj", ()) for filler in self.slots(self.core(noun)).get(slot, ())]

    def _own(self, token: int) -> dict[str, list[int]]:
        parse = self.parse
        found: dict[str, list[int]] = defaultdict(list)
        for child in parse.children(token):
            label = parse.labels[child]
            if label == "dobj" and any(parse.tags[mark] == "POS" for mark in parse.children(child, "case")):
                # Of "called Mr Ode's remarks mad" the parser makes two objects; Mr Ode is none.
                continue
            if label in _PLAIN:
                found[_PLAIN[label]].extend(map(self._antecedent, self._told(child)))
                if label == "advmod" and parse.words[child].lower() in _PARTICLES:
                    found["prt"].append(child)
            elif label in ("prep", "dative", "agent"):
                self._preposition(child, label, found)
            if label in ("xcomp", "ccomp", "advcl") and self.infinitive(child):
                found["infinitive"].append(child)
                found["told"].extend(parse.children(child, "nsubj", "nsubjpass"))
        return dict(found)

    def _preposition(self, child: int, label: str, found: dict[str, list[int]]) -> None:
        parse = self.parse
        objects = self.objects(child)
        if label == "agent":
            found["subj"].extend(objects)
        elif label == "dative" and not objects:
            found["dative"].append(child)
        else:
            _add(found, parse.words[child].lower() if objects else "prt", objects or (child,))
            _add(found, "comp", parse.children(child, "pcomp"))
            for inner in filter(self.turned, parse.children(child, "prep")):
                _add(found, parse.words[inner].lower(), parse.children(inner, "pobj"))

    def objects(self, preposition: int) -> Sequence[int]:
        """Return what stands behind a preposition; nothing for "on Twitter": where it was said is no side of it."""
        found = self.parse.children(preposition, "pobj")
        on = self.parse.words[preposition].lower() == "on"
        return [one for one in found if not (on and self.parse.words[one].lower() in _PLATFORMS)]

    def turned(self, preposition: int) -> bool:
        """Say whether a preposition can lead to a side of an event: not the "to" of "according to"."""
        return self.parse.words[self.parse.heads[preposition]].lower() not in _TURNED_TO_NOBODY

    def infinitive(self, token: int) -> bool:
        """Say whether a verb stands after "to"."""
        return any(self.parse.tags[child] == "TO" for child in self.parse.children(token, "aux"))

    def _told(self, token: int) -> list[int]:
        """Return a word, or what hangs on it if it is of a dateline: the president of "TUNIS, 3 March - The …"."""
        past = dateline_end(self.parse, self.parse.sentence_of[token])
        if token >= past:
            return [token]
        below = (other for other in self.parse.subtree(token) if other >= past and self.parse.heads[other] < past)
        return [other for other in below if self.parse.labels[other] in ("appos", "conj", "dep")][:1]

    def _antecedent(self, token: int) -> int:
        """Return what a relative pronoun stands for, any other token as it is."""
        if self.parse.tags[token] not in _RELATIVE or self.parse.lemmas[token] == "what":
            return token
        here = token
        for above in self.parse.ancestors(token):
            if self.parse.labels[here] == "relcl":
                return above
            here = above
        return token

    def _shared(self, token: int) -> list[int]:
        """Return the subject a verb has from another one: of the verb it is joined to, hangs on or describes."""
        parse, head = self.parse, self.parse.heads[token]
        label = parse.labels[token]
        if head == token or parse.tags[token][0] not in "VMJ":
            return []
        if label == "pcomp":
            beside = self._absolute(head)
            if beside:
                return beside
            head = parse.heads[head]
        if label in ("acl", "amod"):
            return [head] if not self.infinitive(token) else self._owner(head)
        if label == "xcomp" and not self.passive(head) and self._own(head).get("obj"):
            return list(self._own(head)["obj"])
        if label in ("conj", "xcomp", "advcl", "pcomp", "dep", "acomp", "attr", "oprd"):
            return self.surface(head) if parse.tags[head][0] in "VMJ" else self._owner(head)
        return []

    def surface(self, token: int) -> list[int]:
        """Return the grammatical subject of a verb, of an active or a passive one, shared or its own."""
        own = [self._antecedent(child) for child in self.parse.children(token, "nsubj", "nsubjpass")]
        return own or self._shared(token)

    def _absolute(self, preposition: int) -> list[int]:
        """Return Chad and Mali for the "due to" of "with Chad and Mali due to hold talks"."""
        parse = self.parse
        if parse.lemmas[preposition] != "due":
            return []
        before = [child for child in parse.children(parse.heads[preposition], "prep") if child < preposition]
        return list(parse.children(before[-1], "pobj")) if before and parse.lemmas[before[-1]] == "with" else []

    def _owner(self, noun: int) -> list[int]:
        """Return who is to send troops in "Turkey's plan to send troops", "a call for Turkey to send troops"."""
        owners = list(self._own(noun).get("for", ())) or list(self.parse.children(noun, "poss"))
        above = self.parse.heads[noun]
        if owners or above == noun or self.parse.labels[noun] not in ("dobj", "attr"):
            return owners
        return self.surface(above)


def own_tokens(parse: Parse, token: int) -> list[int]:
    """Return the tokens of a clause that belong to no clause inside it: where its day and place stand."""
    found, todo = [], [token]
    while todo:
        here = todo.pop()
        found.append(here)
        todo.extend(child for child in parse.children(here) if parse.labels[child] not in _CLAUSES)
    return sorted(found)


def _add(found: dict[str, list[int]], slot: str, tokens: Sequence[int]) -> None:
    if tokens:
        found[slot].extend(tokens)
