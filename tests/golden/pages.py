"""The pages of `examples/`: what each one is, and which stretches of it are what."""

from golden.answers import Sheet, Stretch

STATE_WIRE = "wires.jsonl:1"
HALYARD_FERRY = "wires.jsonl:2"
HALYARD_STRIKE = "wires.jsonl:3"
COURIER = "ferry/valletta-courier.html"
LEDGER_FERRY = "ferry/northern-ledger.txt"
TRIBUNE_FERRY = "ferry/lakeshore-tribune.html"
KESTREL_FERRY = "ferry/kestrel.txt"
LEDGER_STRIKE = "strike/northern-ledger.html"
LANTERN = "strike/morning-lantern.txt"
TRIBUNE_STRIKE = "strike/lakeshore-tribune.txt"
KESTREL_STRIKE = "strike/kestrel.html"
REFUSED = "ferry/moving-pictures.html"

SHEETS = (
    Sheet(
        STATE_WIRE,
        "ferry",
        "President Hamrouni receives Maltese foreign minister, calls for ferry line to resume",
        "Carthage Press Agency",
        "2031-03-03",
    ),
    Sheet(
        HALYARD_FERRY,
        "ferry",
        "Tunisia and Malta close to restoring ferry after three-year gap",
        "Halyard News Agency",
        "2031-03-04",
        "Tomas Reyle",
    ),
    Sheet(
        HALYARD_STRIKE,
        "strike",
        "Cork dockers walk out over automated gate, threaten to widen strike",
        "Halyard News Agency",
        "2031-03-10",
        "Orla Devane",
    ),
    Sheet(
        COURIER,
        "ferry",
        "‘Settled in writing’: Zammit sets her terms for the Sfax ferry",
        "The Valletta Courier",
        "2031-03-04",
        "Rita Camenzuli",
    ),
    Sheet(
        LEDGER_FERRY,
        "ferry",
        "Tunisia’s president urges Malta ‘sea road’ to open again before the summer",
        never=("2028-11", "2028"),
    ),
    Sheet(
        TRIBUNE_FERRY,
        "ferry",
        "Tunisia and Malta Near Deal to Bring Back Mediterranean Ferry",
        "Lakeshore Tribune",
        "2031-03-05",
        "Dana Whitlock",
        never=("2038",),
    ),
    Sheet(KESTREL_FERRY, "ferry", "A ferry nobody wanted to kill may be about to come back", never=("2031-02-20",)),
    Sheet(
        LEDGER_STRIKE,
        "strike",
        "Dockers shut Cork container terminal in fight over automated gate",
        "The Northern Ledger",
        "2031-03-10",
        "Hugh Farrant",
    ),
    Sheet(LANTERN, "strike", "PORT CHAOS as dockers down tools over robot gate"),
    Sheet(
        TRIBUNE_STRIKE,
        "strike",
        "Irish port strike reaches into Midwest warehouses",
        published="2031-03-11",
        author="Marcus Oyelaran",
        never=("2031-03-07", "2036-01-09"),
    ),
    Sheet(KESTREL_STRIKE, "strike", "The gate that stopped a port", "Kestrel", "2031-03-12", "Sunniva Lark"),
)

STRETCHES = (
    Stretch(STATE_WIRE, "dateline", "TUNIS, 3 March (CPA)", "(CPA)"),
    Stretch(HALYARD_STRIKE, "dateline", "CORK, Ireland, March 10 (Halyard)", "(Halyard)"),
    Stretch(COURIER, "furniture", "Skip to the article", "Log in"),
    Stretch(COURIER, "standfirst", "The foreign minister says the line to Tunisia", "a quarrel over fees closed it."),
    Stretch(COURIER, "furniture", "Share by email", "Print this page"),
    Stretch(COURIER, "caption", "The ferry quay below the bastions", "Photograph: Marthese Bonello"),
    Stretch(COURIER, "furniture", "The Tide Table", "Sign me up"),
    Stretch(COURIER, "subheading", "A date for the signing", "A date for the signing"),
    Stretch(COURIER, "furniture", "More from Ports and Sea", "Privacy"),
    Stretch(LEDGER_FERRY, "standfirst", "Ferry link that collapsed", "running within three months"),
    Stretch(LEDGER_FERRY, "furniture", "Readers keep this newsroom open", "please help today."),
    Stretch(LEDGER_FERRY, "body", "Tunisia’s president has urged that", "his doctors are said to be cautious."),
    Stretch(LEDGER_FERRY, "furniture", "Join the conversation", "More about"),
    Stretch(TRIBUNE_FERRY, "furniture", "E-edition", "expected north of the river until Friday"),
    Stretch(TRIBUNE_FERRY, "furniture", "Advertisement", "Advertisement"),
    Stretch(TRIBUNE_FERRY, "caption", "Workers clear silt from", "For the Lakeshore Tribune"),
    Stretch(TRIBUNE_FERRY, "furniture", "The Morning Pier", "Careers"),
    Stretch(KESTREL_FERRY, "furniture", "You are reading a page", "more than six years ago."),
    Stretch(KESTREL_FERRY, "pull quote", "The sea road between our neighboring peoples must", "must open again."),
    Stretch(KESTREL_FERRY, "caption", "Image: Lina Farouz", "Stillpoint Pictures"),
    Stretch(KESTREL_FERRY, "furniture", "Share", "Send to a friend"),
    Stretch(KESTREL_FERRY, "caption", "Cover image: An empty gangway", "(Lina Farouz/Stillpoint Pictures)"),
    Stretch(KESTREL_FERRY, "furniture", "Get the best of Kestrel", "receiving messages from us."),
    Stretch(LEDGER_STRIKE, "furniture", "We use cookies", "Support us"),
    Stretch(LEDGER_STRIKE, "standfirst", "Fourteen ships wait at anchor", "to a fuel jetty"),
    Stretch(LEDGER_STRIKE, "caption", "Lorries stood bumper to bumper", "(Colm Hartigan/Halyard)"),
    Stretch(LEDGER_STRIKE, "furniture", "Independent business reporting", "Support the Ledger"),
    Stretch(LEDGER_STRIKE, "furniture", "You may also like", "Archive"),
    Stretch(LANTERN, "furniture", "Skip to content", "Home > News > Ireland"),
    Stretch(LANTERN, "furniture", "Share on Facebook", "Copy the link"),
    Stretch(LANTERN, "caption", "A six-kilometre line of lorries", "(Image: Colm Hartigan)"),
    Stretch(LANTERN, "furniture", "READ MORE: Seven things", "does butter really keep?"),
    Stretch(LANTERN, "furniture", "Do you work at the port?", "Part of the Lantern Street group"),
    Stretch(TRIBUNE_STRIKE, "furniture", "Advertisement", "Story continues below"),
    Stretch(TRIBUNE_STRIKE, "furniture", "Marcus Oyelaran covers trade.", "January 9, 2036"),
    Stretch(KESTREL_STRIKE, "caption", "Pickets warm their hands", "for Kestrel"),
    Stretch(KESTREL_STRIKE, "pull quote", "We will not let a machine", "off the quay.”"),
    Stretch(KESTREL_STRIKE, "furniture", "Liked this?", "Yes, send it"),
    Stretch(KESTREL_STRIKE, "furniture", "Sunniva Lark writes about work", "Pitch us"),
)
