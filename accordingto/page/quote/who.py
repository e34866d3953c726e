"""Who stands behind a token, and whether that is somebody who carries words to readers."""

from collections import defaultdict
from collections.abc import Sequence

from accordingto import lexicon
from accordingto.lexicon.naming import is_outlet_name
from accordingto.page.quote.reading import head
from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_MEDIA = frozenset(lexicon.load("media_words"))
_MAY_BE_OUTLET = ("organisation", "place", "unknown")
_ROLES = frozenset(lexicon.load("press_roles"))
_PAPERS = frozenset(lexicon.load("document_hands"))
_THIS = frozenset(lexicon.load("this_outlet"))
_OUTLET_WORDS = frozenset(word.casefold() for word in lexicon.load("outlet_name_words"))
_PLACES = frozenset(row["name"].casefold() for row in lexicon.table("towns"))
_SHORTEST = 4
_PRINTED = frozenset({"in", "by", "from"})
_OUTLETS = frozenset(
    name.casefold().removeprefix("the ")
    for row in lexicon.table("outlets")
    for name in (row["name"], *row["aliases"].split(";"))
    if name
)


class Who:
    """Looks up the mention of a token. Built once a page; holds nothing that changes."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention], outlet: str | None = None) -> None:
        self._parse = parse
        self._outlet = (outlet or "").casefold().removeprefix("the ").split()
        self._by_id = {mention.id: mention for mention in mentions}
        self._at: dict[int, Mention] = {}
        self._bearers: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            if mention.kind == "person" and mention.name:
                self._bearers[mention.name.split()[-1]].add(mention.first)
        for mention in sorted(mentions, key=lambda mention: -len(mention.span)):
            for token in parse.tokens(mention.head):
                self._at[token] = mention
        for mention in mentions:
            tokens = parse.tokens(mention.span)
            if mention.form == "name" and tokens:
                # The grammar hangs "Director of Health Ada Holm" on "Director".
                self._at.setdefault(head(parse, (tokens.start, tokens.stop)), mention)

    def at(self, token: int) -> Mention | None:
        """Return the mention whose head holds `token`."""
        return self._at.get(token)

    def bearer(self, name: str) -> Mention | None:
        """Return the first mention of the one person of the page whose name ends in `name`; None of none or several."""
        people = self._bearers.get(name, set())
        return self._by_id.get(next(iter(people))) if len(people) == 1 else None

    def first(self, mention: Mention) -> Mention:
        """Return the first mention of the page that is the same one."""
        return self._by_id.get(mention.first, mention)

    def pair(self, token: int) -> tuple[Mention, ...]:
        """Return the first mentions of the two whom a phrase at `token` means: "both men"; () of any other."""
        mention = self._at.get(token)
        return () if mention is None else tuple(self._by_id[one] for one in mention.members)

    def carries(self, token: int) -> bool:
        """Say whether `token` names an outlet, an agency, "state media" or a report: somebody words pass through."""
        mention = self._at.get(token)
        if mention is not None and mention.kind == "outlet":
            return not self._is_owned(token)
        words = self.named(token)
        if words is None:
            return self._parse.lemmas[token] in _MEDIA and not self._is_owned(token)
        the = any(self._parse.lemmas[child] == "the" for child in self._parse.children(token, "det"))
        may_be = mention is None or mention.kind in _MAY_BE_OUTLET or (the and mention.kind == "person")
        return self.is_this(words) or (may_be and is_outlet_name(words))

    def _is_owned(self, token: int) -> bool:
        """Say whether somebody's own channel is meant: "her own website"."""
        return any(self._parse.tags[child] == "PRP$" for child in self._parse.children(token, "poss"))

    def is_own_medium(self, token: int, speaker: int | None) -> bool:
        """Say whether an outlet is only where its own man speaks: "the anchor said on his Radio Corran show"."""
        first = self._parse.tokens(self.span(token))[0]
        owned = self._parse.tags[first] == "PRP$" or (first > 0 and self._parse.tags[first - 1] == "PRP$")
        of_the_press = speaker is not None and self._parse.lemmas[speaker] in _ROLES
        return owned and of_the_press and self.carries(token)

    def named(self, token: int) -> str | None:
        """Return the name at `token` as its mention has it, or else as it stands there; None for a plain noun."""
        mention = self._at.get(token)
        if mention is not None and mention.name is not None and mention.kind != "document":
            return mention.name
        if not self._parse.tags[token].startswith("NNP"):
            return None
        return " ".join(self._parse.words[self._first(token) : token + 1])

    def _first(self, token: int) -> int:
        """Return the first token of the name that ends in `token`."""
        first, parse = token, self._parse
        while first and parse.tags[first - 1].startswith("NNP") and first <= parse.heads[first - 1] <= token:
            first -= 1
        return first

    def is_this(self, words: str) -> bool:
        """Say whether `words` are the page's own outlet, or how it calls itself: "this newspaper", "the Tribune"."""
        short = words.casefold().removeprefix("the ").split()
        if words.casefold() in _THIS:
            return True
        longer = len(short) > len(self._outlet) > 0 and short[: len(self._outlet)] == self._outlet
        rest = short[len(self._outlet) :]
        if longer and (_OUTLET_WORDS.issuperset(rest) or " ".join(rest) in _PLACES):
            return True
        return sum(map(len, short)) >= _SHORTEST and short in (self._outlet[: len(short)], self._outlet[-len(short) :])

    def is_paper(self, token: int) -> bool:
        """Say whether `token` is a paper or a post through which a speaker's words come: a letter, a statement."""
        return self._parse.lemmas[token] in _PAPERS

    def printed_by(self, token: int, deep: int = 1) -> int | None:
        """Return the outlet whose paper `token` is: the Herald of "a report in the Herald", "the Herald story".

        `deep` is how many papers may be named between: one in "a report in the Herald magazine".
        """
        parse = self._parse
        if not (self.is_paper(token) or parse.lemmas[token] in _MEDIA) or self.named(token) is not None:
            return None
        for noun in (*parse.children(token, "compound", "nmod", "poss"), *self._printed_in(token)):
            outlet = noun if self.is_outlet(noun) else self.printed_by(noun, deep - 1) if deep else None
            if outlet is not None:
                return outlet
        return None

    def _printed_in(self, token: int) -> list[int]:
        prepositions = [prep for prep in self._parse.children(token, "prep") if self._parse.lemmas[prep] in _PRINTED]
        return [noun for prep in prepositions for noun in self._parse.children(prep, "pobj")]

    def is_outlet(self, token: int) -> bool:
        """Say whether `token` ends the name of an outlet, also of one that only tells which: "Herald stories"."""
        name = self.named(token)
        if name is None:
            return False
        return name.casefold().removeprefix("the ") in _OUTLETS or is_outlet_name(name) or self.carries(token)

    def told_name(self, token: int) -> str | None:
        """Return the name of whom `token` stands for, or of its apposition: "its director, Ann Lee" gives Ann Lee."""
        beside = filter(None, map(self.at, self._parse.children(token, "appos")))
        # "itself" beside a paper names nobody.
        named = (self.at(token), *(mention for mention in beside if mention.form != "pronoun"), self._behind(token))
        return next((mention.name for mention in named if mention is not None and mention.name is not None), None)

    def _behind(self, token: int) -> Mention | None:
        """Return whom an office is told of behind the body it is at: "the ambassador to the United Nations Ann Lee"."""
        office = self.at(token)
        if office is None or office.form != "description" or office.kind != "person":
            return None
        name = self.at(self._parse.tokens(office.span)[-1])
        if name is None or name.form != "name" or name.kind != "person" or not office.span.holds(name.span):
            return None
        before = self._parse.tokens(name.span)[0] - 1
        return name if before >= 0 and self._parse.tags[before].startswith("NNP") else None

    def span(self, token: int) -> Span:
        """Return the phrase of the mention at `token`, or the token alone."""
        mention = self._at.get(token)
        return self._parse.span(self._first(token), token) if mention is None else mention.span
