"""How things are said in the pages of `examples/`: what is done with the words, when, where, by what kind of source.

The Ledger on the ferry gives no date but in its text, so no day of it is known; the Tribune's stands under its
byline.
"""

from golden.answers import How
from golden.pages import (
    HALYARD_FERRY,
    HALYARD_STRIKE,
    KESTREL_FERRY,
    KESTREL_STRIKE,
    LEDGER_FERRY,
    STATE_WIRE,
    TRIBUNE_STRIKE,
)

HOW = (
    How(STATE_WIRE, "The old tariff is dead", "said", "named"),
    How(STATE_WIRE, "to visit Valletta on 20 March", "asked", "named"),
    How(
        HALYARD_FERRY, "the president was likely to accept", "said", "unnamed", "neutral", 1, "senior official in Tunis"
    ),
    How(
        HALYARD_FERRY,
        "The Algerian port of Annaba could join",
        "said",
        "unnamed",
        "neutral",
        2,
        "people with knowledge of the talks",
    ),
    How(HALYARD_FERRY, "it had paid any of the disputed fees", "denied", "institution", day="2031-03-04"),
    How(HALYARD_FERRY, "to block the harbour mouth", "threatened", "named"),
    How(HALYARD_STRIKE, "an automated gate would replace", "said", "institution", "endorsing"),
    How(HALYARD_STRIKE, "the company had hired outside crews", "denied", "named"),
    How(HALYARD_STRIKE, "Police arrested nine people", "said", "institution"),
    How(HALYARD_STRIKE, "supermarkets held enough fresh food", "said", "collective"),
    How(HALYARD_STRIKE, "There is a deal to be done here", "said", "named", where="speech"),
    # "on Monday" is when police arrested them, not when the superintendent said so.
    How(TRIBUNE_STRIKE, "Police arrested 19 people", "said", "named"),
    How(TRIBUNE_STRIKE, "treated a conversation as a formality", "said", "named", where="letter", day="2031-03-07"),
    How(TRIBUNE_STRIKE, "she would not send soldiers", "said", "named", day="2031-03-10"),
    How(TRIBUNE_STRIKE, "it expected an agreement", "said", "institution"),
    How(TRIBUNE_STRIKE, "the stoppage could cost the region", "said", "collective"),
    How(KESTREL_FERRY, "a ship is allowed to leave", "wants", "named"),
    How(
        KESTREL_FERRY,
        "Ninety-five percent of the text",
        "said",
        "unnamed",
        "neutral",
        1,
        "person close to the Tunisian delegation",
    ),
    How(KESTREL_STRIKE, "The department was shown the plan", "said", "unnamed", "neutral", 1, "senior official"),
    How(LEDGER_FERRY, "Let me be plain", "said", "named", day=False),
    How(LEDGER_FERRY, "to open an inspection office in Sfax", "promised", "institution"),
)
