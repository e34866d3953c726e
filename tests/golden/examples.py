"""What a careful reader finds in the pages of `examples/`: the answer key that the whole line is held to.

Pages go by their names under `examples/`, a line of a file as `wires.jsonl:1`. All words stand verbatim in the visible
text of their page (a test says so). None where a field is not to be tested. The key is not complete: a record that is
not listed here need not be wrong.
"""

from golden.answers import Figure, Happened, Refers, Unquoted
from golden.how import HOW
from golden.pages import (
    COURIER,
    HALYARD_FERRY,
    HALYARD_STRIKE,
    KESTREL_FERRY,
    KESTREL_STRIKE,
    LANTERN,
    LEDGER_FERRY,
    LEDGER_STRIKE,
    REFUSED,
    SHEETS,
    STATE_WIRE,
    STRETCHES,
    TRIBUNE_FERRY,
    TRIBUNE_STRIKE,
)
from golden.said import SAID

__all__ = [
    "COPIES",
    "COURIER",
    "FIGURES",
    "HALYARD_FERRY",
    "HALYARD_STRIKE",
    "HAPPENED",
    "HOW",
    "KESTREL_FERRY",
    "KESTREL_STRIKE",
    "LANTERN",
    "LEDGER_FERRY",
    "LEDGER_STRIKE",
    "ONE_ACTOR",
    "REFERS",
    "REFUSED",
    "SAID",
    "SHEETS",
    "STATE_WIRE",
    "STRETCHES",
    "TRIBUNE_FERRY",
    "TRIBUNE_STRIKE",
    "TWO_ACTORS",
    "UNQUOTED",
]

FIGURES = (
    Figure(
        "number",
        HALYARD_STRIKE,
        "nine",
        "Police arrested nine people who had blocked the approach road",
        TRIBUNE_STRIKE,
        "19",
        "Police arrested 19 people on the approach road Monday",
        clash=True,
    ),
    Figure(
        "number",
        HALYARD_STRIKE,
        "397",
        "A strike by 397 dockers shut the container terminal",
        TRIBUNE_STRIKE,
        "about 400",
        "A walkout by about 400 dockworkers",
        clash=False,
    ),
    Figure(
        "number",
        LEDGER_STRIKE,
        "397",
        "A strike by 397 dockers shut the container terminal",
        KESTREL_STRIKE,
        "Some 400",
        "Some 400 of them stopped work before dawn",
        clash=False,
    ),
    Figure(
        "date",
        STATE_WIRE,
        "1 June",
        "The first ship will leave Sfax on 1 June.",
        TRIBUNE_FERRY,
        "June 15",
        "The first ship will leave Sfax on June 15",
        clash=True,
    ),
)

HAPPENED = (
    Happened(STATE_WIRE, "received the foreign minister of Malta", ("received",), "occurred",
             "Youssef Hamrouni", "Claire Zammit", "CONSULT", "outlet"),
    Happened(STATE_WIRE, "invited him to visit Valletta on 20 March", ("invited",), "occurred",
             "Claire Zammit", "Youssef Hamrouni", "AGREE", "outlet"),
    Happened(STATE_WIRE, "the two governments will sign the agreement", ("sign",), "planned",
             None, None, "AGREE", "outlet"),
    Happened(HALYARD_FERRY, "President Youssef Hamrouni met Malta's foreign minister, Claire Zammit", ("met",),
             "occurred", "Youssef Hamrouni", "Claire Zammit", "CONSULT", "outlet"),
    Happened(HALYARD_FERRY, "Zammit invited Hamrouni to Valletta", ("invited",), "occurred",
             "Claire Zammit", "Youssef Hamrouni", "AGREE", "outlet"),
    Happened(HALYARD_FERRY, "denied that it had paid any of the disputed fees", ("paid", "denied"), "denied",
             "Malta"),
    Happened(HALYARD_FERRY, "threatened to block the harbour mouth", ("threatened", "block"), "threatened",
             "Mounir Jaziri", None, "THREATEN"),
    Happened(HALYARD_FERRY, "The Algerian port of Annaba could join the route", ("join",), "possible", None),
    Happened(TRIBUNE_FERRY, "Zammit invited Hamrouni to visit Valletta", ("invited",), "occurred",
             "Claire Zammit", "Youssef Hamrouni", "AGREE", "outlet"),
    Happened(COURIER, "Tunisia suspended the service in 2028", ("suspended",), "background",
             "Tunisia", None, None, "outlet"),
    Happened(HALYARD_STRIKE, "Police arrested nine people who had blocked the approach road", ("arrested",), "occurred",
             "Police", "people", "COERCE", "justice department"),
    Happened(HALYARD_STRIKE, "threatened to extend the strike to the fuel jetty", ("threatened", "extend"),
             "threatened", "Irish Quayworkers Union", None, "THREATEN"),
    Happened(HALYARD_STRIKE, "He denied that the company had hired outside crews", ("hired", "denied"), "denied",
             None),
    Happened(HALYARD_STRIKE, "The stoppage could spread to Rosslare", ("spread",), "possible", None),
    Happened(HALYARD_STRIKE, "Union and company will meet at the Labour Court on Thursday", ("meet",), "planned",
             None, None, "AGREE", "outlet"),
    Happened(TRIBUNE_STRIKE, "Police arrested 19 people", ("arrested",), "occurred",
             "Police", "people", "COERCE", "Eoin Brannigan"),
    Happened(KESTREL_STRIKE, "denied that her department had approved the plan", ("approved", "denied"), "denied",
             None),
)  # fmt: skip

REFERS = (
    Refers(STATE_WIRE, "invited him to visit Valletta", "him", "Youssef Hamrouni"),
    Refers(COURIER, "She had come from the presidential palace", "She", "Claire Zammit"),
    Refers(COURIER, "If he comes, he will be the first", "he", "Youssef Hamrouni"),
    Refers(COURIER, "He should come down to the quay", "He", "Anton Sciberras"),
    Refers(LEDGER_FERRY, "she told the Valletta Courier", "she", "Claire Zammit"),
    Refers(LEDGER_FERRY, "he told the Northern Ledger", "he", "Joseph Grech"),
    Refers(TRIBUNE_FERRY, "He laughed and took her arm", "He", "Youssef Hamrouni"),
    Refers(KESTREL_FERRY, "Her sister, she said, had stopped asking", "she", "Amel Ferchichi"),
    Refers(HALYARD_STRIKE, "She said her members had voted", "She", "Nora Keane"),
    Refers(HALYARD_STRIKE, "He denied that the company", "He", "Dermot Keane"),
    Refers(TRIBUNE_STRIKE, "She never answered, he said", "She", "Nora Keane"),
    Refers(TRIBUNE_STRIKE, "She never answered, he said", "he", "Dermot Keane"),
    Refers(KESTREL_STRIKE, "Ms. Keane, a crane driver’s daughter", "Ms. Keane", "Nora Keane"),
    Refers(KESTREL_STRIKE, "Her members, she said, know it by heart", "she", "Nora Keane"),
    Refers(KESTREL_STRIKE, "Mr. Keane has denied that he hired any", "Mr. Keane", "Dermot Keane"),
)

UNQUOTED = (
    Unquoted(KESTREL_FERRY, "handling contribution"),
    Unquoted(KESTREL_STRIKE, "future at work"),
)

# Names of one actor that different pages use.
ONE_ACTOR = (
    ((STATE_WIRE, "Youssef Hamrouni"), (TRIBUNE_FERRY, "Yousef Hamrouni"), (LEDGER_FERRY, "Mr Hamrouni")),
    ((COURIER, "Claire Zammit"), (LEDGER_FERRY, "Ms Zammit"), (HALYARD_FERRY, "Zammit")),
    ((COURIER, "Carthage Press Agency"), (KESTREL_FERRY, "the agency")),
    ((HALYARD_STRIKE, "Nora Keane"), (LEDGER_STRIKE, "Ms Keane"), (KESTREL_STRIKE, "Ms. Keane")),
    ((HALYARD_STRIKE, "Dermot Keane"), (LEDGER_STRIKE, "Mr Keane"), (KESTREL_STRIKE, "Mr. Keane")),
)

# Two actors of one family name, never one.
TWO_ACTORS = (("Nora Keane", "Dermot Keane"),)

# A page and the page whose text it repeats nearly word for word.
COPIES = ((LEDGER_STRIKE, HALYARD_STRIKE), (LANTERN, HALYARD_STRIKE))
