"""Who says what in the pages of `examples/`, in whose hands it travelled, and how its wordings differ."""

from golden.answers import Altered, Said, Wording
from golden.pages import (
    COURIER,
    HALYARD_FERRY,
    HALYARD_STRIKE,
    KESTREL_FERRY,
    KESTREL_STRIKE,
    LANTERN,
    LEDGER_FERRY,
    LEDGER_STRIKE,
    STATE_WIRE,
    TRIBUNE_FERRY,
    TRIBUNE_STRIKE,
)

_SEA_ROAD = (
    "Let me be plain: the sea road between our neighbouring peoples must open again before the summer, "
    "and no clerk in either harbour will keep it closed"
)
_SEA_ROAD_CUT = (
    "The sea road between our neighboring peoples must open again before the summer, "
    "and no clerk in either harbor will keep it closed"
)
_SEA_ROAD_US = "Let me be plain: t" + _SEA_ROAD_CUT[1:]
_WRITING = "The truth is that no ferry sails until the harbour inspections are settled in writing"
_WAITED = "We have waited for three years, and we can wait three more weeks."
_PAYCHECK = "Nobody will lose a paycheck before Christmas"
_RETRAINED = "and most of the night crew will be retrained on the day side"
_TARIFF = "The old tariff is dead, and nobody in Sfax will miss it"
_MACHINE = "we will not let a machine sign our neighbours off the quay at midnight"
_RIVAL = "Every rival from Bilbao to Gdansk has made this change"
_TABLE = "There is a deal to be done here, and it will be done at a table and not at a gate"
_NINE = "Police arrested nine people who had blocked the approach road"
_STATE = "Carthage Press Agency"
_HALYARD = "Halyard News Agency"

SAID = (
    Said(
        "Youssef Hamrouni",
        _STATE,
        "agency",
        (
            Wording(STATE_WIRE, "President Hamrouni", "said", (_SEA_ROAD,)),
            Wording(HALYARD_FERRY, "Hamrouni", "said", (_SEA_ROAD,), "direct", (_STATE,), (_STATE,)),
            # "state media" bears no name of its own; the page gives it one a sentence later.
            Wording(LEDGER_FERRY, "Youssef Hamrouni", "said", (_SEA_ROAD,), "direct", None, ("state media",)),
            Wording(
                TRIBUNE_FERRY,
                "President Yousef Hamrouni",
                "was quoted as saying",
                (_SEA_ROAD_CUT,),
                "direct",
                (_STATE,),
                (_STATE,),
            ),
            Wording(KESTREL_FERRY, "he", "said", (_SEA_ROAD_US,), "direct", (_STATE,), (_STATE,)),
            Wording(
                KESTREL_FERRY,
                None,
                None,
                ("The sea road between our neighboring peoples must open again.",),
                "direct",
                None,
            ),
        ),
        (
            Altered(STATE_WIRE, TRIBUNE_FERRY, "dropped", "Let me be plain:"),
            Altered(STATE_WIRE, TRIBUNE_FERRY, "case", "the", "The"),
            Altered(STATE_WIRE, TRIBUNE_FERRY, "spelling", "neighbouring", "neighboring"),
            Altered(STATE_WIRE, TRIBUNE_FERRY, "spelling", "harbour", "harbor"),
            Altered(STATE_WIRE, KESTREL_FERRY, "spelling", "neighbouring", "neighboring"),
            Altered(STATE_WIRE, KESTREL_FERRY, "spelling", "harbour", "harbor"),
            Altered(KESTREL_FERRY, KESTREL_FERRY, "dropped", "Let me be plain:", pull_quote=True),
            Altered(KESTREL_FERRY, KESTREL_FERRY, "case", "the", "The", pull_quote=True),
            Altered(
                KESTREL_FERRY,
                KESTREL_FERRY,
                "cut short",
                "before the summer, and no clerk in either harbor will keep it closed",
                pull_quote=True,
            ),
        ),
    ),
    Said(
        "Claire Zammit",
        "The Valletta Courier",
        "outlet",
        (
            Wording(
                COURIER,
                "Ms Zammit",
                "told",
                (_WRITING, _WAITED),
            ),
            Wording(LEDGER_FERRY, "she", "told", (_WRITING,), "direct", ("Valletta Courier",), ("Valletta Courier",)),
            Wording(
                TRIBUNE_FERRY,
                "Claire Zammit",
                "told",
                ("No ferry sails until the harbor inspections are settled in writing",),
                "direct",
                ("Valletta Courier",),
                ("Valletta Courier",),
            ),
        ),
        (
            Altered(COURIER, TRIBUNE_FERRY, "dropped", "The truth is that"),
            Altered(COURIER, TRIBUNE_FERRY, "case", "no", "No"),
            Altered(COURIER, TRIBUNE_FERRY, "spelling", "harbour", "harbor"),
            Altered(LEDGER_FERRY, TRIBUNE_FERRY, "dropped", "The truth is that"),
            Altered(COURIER, LEDGER_FERRY, "cut short", _WAITED),
        ),
        ((COURIER, _WAITED),),
    ),
    Said(
        "Hatem Gharbi",
        _STATE,
        "agency",
        (
            Wording(STATE_WIRE, "Mr Gharbi", "said", (_TARIFF,)),
            Wording(COURIER, "Hatem Gharbi", "told", (_TARIFF,), "direct", (_STATE,), (_STATE,)),
            Wording(
                KESTREL_FERRY,
                "Hatem Gharbi",
                "told",
                (_TARIFF,),
                "direct",
                (_STATE, "Valletta Courier"),
                (_STATE, "Valletta Courier"),
            ),
        ),
    ),
    Said(
        "Youssef Hamrouni",
        _STATE,
        "agency",
        (
            Wording(STATE_WIRE, "He", "thanked", ("keeping a berth in Valletta ready",), "indirect"),
            Wording(LEDGER_FERRY, "He", "thanked", ("keeping a berth ready",), "indirect", None),
            Wording(KESTREL_FERRY, "He", "thanked", ("keeping a berth ready",), "indirect", (_STATE,), ("the agency",)),
        ),
    ),
    Said(
        "Youssef Hamrouni",
        _STATE,
        "agency",
        (
            Wording(STATE_WIRE, "He", "expressed", ("full confidence",), "mixed"),
            Wording(LEDGER_FERRY, "Mr Hamrouni", "expressed", ("full confidence",), "mixed", (_STATE,), (_STATE,)),
        ),
    ),
    Said(
        "Claire Zammit",
        None,
        "speaker",
        (
            Wording(
                TRIBUNE_FERRY,
                "Zammit",
                "told",
                ("My country has kept its berth swept and lit",),
                addressee=("Hamrouni",),
            ),
        ),
        only=((TRIBUNE_FERRY, "My country has kept its berth swept and lit"),),
    ),
    Said(
        "Paul Attard",
        None,
        None,
        (Wording(HALYARD_FERRY, "Paul Attard", "said", ("Not one cent has left this building",)),),
        only=((HALYARD_FERRY, "Not one cent has left this building"),),
    ),
    Said(
        "Joseph Grech",
        None,
        None,
        # The dump does not say that it is the Northern Ledger, so that paper may stand as a relay or not.
        (Wording(LEDGER_FERRY, "he", "told", ("They are still in their wrapping",), "direct", None),),
        only=((LEDGER_FERRY, "They are still in their wrapping"),),
    ),
    Said(
        None,
        None,
        None,
        (
            Wording(
                HALYARD_FERRY,
                "two people with knowledge of the talks",
                "said",
                ("The Algerian port of Annaba could join the route next year",),
                "indirect",
            ),
        ),
    ),
    Said(
        None,
        None,
        "speaker",
        (Wording(KESTREL_FERRY, "the person", "said", ("Ninety-five percent of the text is finished",)),),
    ),
    Said(
        "Nora Keane",
        _HALYARD,
        "agency",
        (
            Wording(HALYARD_STRIKE, "Nora Keane", "told", ("We did not want this fight", "but " + _MACHINE)),
            Wording(
                LEDGER_STRIKE,
                "Nora Keane",
                "told",
                ("We did not want this fight, but " + _MACHINE,),
                "direct",
                (_HALYARD,),
                (_HALYARD,),
            ),
            Wording(LANTERN, "Nora Keane", "said", ("We did not want this fight", "but " + _MACHINE)),
            Wording(
                KESTREL_STRIKE,
                "Nora Keane",
                "told",
                ("We did not want this fight, but we will not let a machine sign our neighbors off the quay",),
                "direct",
                (_HALYARD,),
                (_HALYARD,),
            ),
            Wording(
                KESTREL_STRIKE,
                None,
                None,
                ("We will not let a machine sign our neighbors off the quay.",),
                "direct",
                None,
            ),
        ),
        (
            Altered(HALYARD_STRIKE, KESTREL_STRIKE, "spelling", "neighbours", "neighbors"),
            Altered(LEDGER_STRIKE, KESTREL_STRIKE, "spelling", "neighbours", "neighbors"),
            Altered(KESTREL_STRIKE, KESTREL_STRIKE, "dropped", "We did not want this fight, but", pull_quote=True),
            Altered(KESTREL_STRIKE, KESTREL_STRIKE, "case", "we", "We", pull_quote=True),
            Altered(KESTREL_STRIKE, KESTREL_STRIKE, "cut short", "at midnight", pull_quote=True),
        ),
        untold=(LANTERN,),
    ),
    Said(
        "Dermot Keane",
        _HALYARD,
        "agency",
        (
            Wording(HALYARD_STRIKE, "he", "said", (_RIVAL,)),
            Wording(LEDGER_STRIKE, "Mr Keane", "said", (_RIVAL,), "direct", None),
            Wording(LANTERN, "he", "said", (_RIVAL,)),
        ),
        untold=(LEDGER_STRIKE, LANTERN),
    ),
    Said(
        "Dermot Keane",
        "Lakeshore Tribune",
        "outlet",
        (
            # The dump's own name stands only in its text, so the Tribune may stand as a relay or not.
            Wording(TRIBUNE_STRIKE, "Dermot Keane", "told", (_PAYCHECK + ", " + _RETRAINED,), "direct", None),
            Wording(
                KESTREL_STRIKE,
                "Dermot Keane",
                "told",
                (_PAYCHECK,),
                "direct",
                ("Lakeshore Tribune",),
                ("Lakeshore Tribune",),
            ),
        ),
        (Altered(TRIBUNE_STRIKE, KESTREL_STRIKE, "cut short", _RETRAINED),),
        ((TRIBUNE_STRIKE, _RETRAINED),),
    ),
    Said(
        "Fiona Tully",
        _HALYARD,
        "agency",
        (
            Wording(HALYARD_STRIKE, "Fiona Tully", "told", (_TABLE,), addressee=("parliament",)),
            Wording(LEDGER_STRIKE, "Fiona Tully", "told", (_TABLE,), "direct", None, (), ("parliament",)),
        ),
        untold=(LEDGER_STRIKE,),
    ),
    Said(
        "justice department",
        _HALYARD,
        "agency",
        (
            Wording(HALYARD_STRIKE, "the justice department", "said", (_NINE,), "indirect"),
            Wording(LEDGER_STRIKE, "the justice department", "said", (_NINE,), "indirect", None),
            Wording(LANTERN, "the justice department", "said", (_NINE,), "indirect"),
        ),
        untold=(LEDGER_STRIKE, LANTERN),
    ),
    Said(
        "Eoin Brannigan",
        None,
        "speaker",
        (
            Wording(
                TRIBUNE_STRIKE,
                "Superintendent Eoin Brannigan",
                "said",
                ("Police arrested 19 people on the approach road Monday",),
                "indirect",
            ),
        ),
        only=((TRIBUNE_STRIKE, "Police arrested 19 people on the approach road Monday"),),
    ),
    Said(
        "Nora Keane",
        None,
        "document",
        (
            Wording(
                TRIBUNE_STRIKE,
                "she",
                "wrote",
                ("treated a conversation as a formality.",),
                "mixed",
                None,
                ("a letter to members",),
            ),
        ),
        only=((TRIBUNE_STRIKE, "treated a conversation as a formality."),),
    ),
    Said(
        None,
        None,
        "speaker",
        (
            Wording(
                KESTREL_STRIKE,
                "a senior official",
                "said",
                ("The department was shown the plan in November and put it in a drawer",),
            ),
        ),
        only=((KESTREL_STRIKE, "The department was shown the plan in November and put it in a drawer"),),
    ),
    Said(
        "Brid Mulcahy",
        None,
        "speaker",
        (Wording(LEDGER_STRIKE, "Brid Mulcahy", "said", ("I have 11 tonnes of butter going soft in that line",)),),
        only=((LEDGER_STRIKE, "I have 11 tonnes of butter going soft in that line"),),
    ),
)
