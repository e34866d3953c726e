"""Who stands behind a token, and whether that is somebody who carries words to readers."""

import re
from collections.abc import Sequence

from accordingto import lexicon
from accordingto.record.actor import Mention
from accordingto.record.base import Span
from accordingto.record.parse import Parse

_MEDIA = frozenset(lexicon.load("media_words"))
_MAY_BE_OUTLET = ("organisation", "place", "unknown")
_NAMES = "|".join(re.escape(word) for word in lexicon.load("outlet_name_words"))
_OUTLET = re.compile(rf"^(?:The )?(?:{_NAMES})\b|\b(?:{_NAMES})$")
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


class Who:
    """Looks up the mention of a token. Built once a page; holds nothing that changes."""

    def __init__(self, parse: Parse, mentions: Sequence[Mention]) -> None:
        self._parse = parse
        self._at: dict[int, Mention] = {}
        for mention in sorted(mentions, key=lambda mention: -len(mention.span)):
            for token in parse.tokens(mention.head):
                self._at[token] = mention

    def at(self, token: int) -> Mention | None:
        """Return the mention whose head holds `token`; for "who" in "Mr Pence, who said", that of "Pence"."""
        found = self._at.get(token)
        if found is None and self._parse.words[token].lower() in _RELATIVE:
            return self._antecedent(token)
        return found

    def _antecedent(self, token: int) -> Mention | None:
        for here in (token, *self._parse.ancestors(token)):
            if self._parse.labels[here] == "relcl":
                return self._at.get(self._parse.heads[here])
        return None

    def carries(self, token: int) -> bool:
        """Say whether `token` names an outlet, an agency, "state media" or a report: somebody words pass through."""
        mention = self._at.get(token)
        if mention is None or mention.name is None or mention.kind == "document":
            return self._parse.lemmas[token] in _MEDIA
        return mention.kind == "outlet" or (mention.kind in _MAY_BE_OUTLET and bool(_OUTLET.search(mention.name)))

    def span(self, token: int) -> Span:
        """Return the phrase of the mention at `token`, or the token alone."""
        mention = self._at.get(token)
        return self._parse.span(token) if mention is None else mention.span
