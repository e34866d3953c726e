"""Whole pages as outlets of many kinds make them: what each region is, and what is known of the page."""

import pytest

from accordingto.page.clean import clean
from accordingto.page.read import page_of
from accordingto.record.page import Page, Raw

P = (
    "The port of Vik said on Thursday that its eastern terminal would close after cracks were found in two cranes.",
    "“We will not put a single docker under those booms until they are signed off,” said Tora Quill, its chief.",
    "The dockers’ union, which had warned of the cracks in March, said it would seek pay for the days lost.",
    "Norrland and Cape Blue have sent six vessels to Ansgar, up the coast, according to records seen by the Post.",
)
TITLE = "Vik terminal to close after cracks are found"
TEXT = "".join(f"<p>{paragraph}</p>" for paragraph in P)

AGENCY = (
    f"<ul><li><a>World</a></li><li><a>Markets</a></li><li><a>Sport</a></li></ul><main><h1>{TITLE}</h1>"
    "<div><span>By Ines Oke and Pål Lund</span><span>2031-03-03T09:14:00Z</span></div>"
    f"<figure><figcaption>Cranes at Vik, March 2, 2031. CNA/Josef Hahn</figcaption></figure><p>VIK, March 3 (CNA) - "
    f"{P[0]}{TEXT[len(P[0]) + 7 :]}</main><footer><p>© 2031 Coast News. All rights reserved.</footer>"
)
TABLOID = (
    f"<div><h1>{TITLE}</h1><h2>Union says warnings went unanswered for months as ships turn away</h2>"
    "<div>Kay Sprat, Senior Reporter</div><div>Published: 14:21, 3 Mar 2031 | Updated: 16:05, 4 Mar 2031</div>"
    f"<p>{P[0]}</p><p>{P[1]}</p><div class='sign-up'><h3>Never miss a story</h3><p>Get the top headlines "
    f"straight to your inbox every day</p></div><p>{P[2]}</p><p>{P[3]}</p></div><div class=most-read>"
    "<h3>MOST READ IN NEWS</h3><a>Pensioner wrestles shark off beach at Vik</a></div>"
)
EXPLAINER = (
    f"<article><h1>{TITLE}</h1><div><span>By <a>Theo Brandt</a></span> <span>@theobrandt</span> "
    f"<time datetime=2031-03-03>Mar 3, 2031, 1:00pm EDT</time></div><h3>What happened?</h3><p>{P[0]}</p>"
    f"<h3>Who knew?</h3><p>{P[2]}</p><p>{P[3]}</p><p><i>Follow the "
    "Coast Post opinion section on Facebook, Twitter (@post) and Instagram.</i></p></article>"
)
RELEASE = (
    f"<main><p>FOR IMMEDIATE RELEASE</p><h1>{TITLE}</h1><p>ANSGAR, March 3, 2031 /Coastwire/ -- {P[0]}</p>"
    f"{TEXT[len(P[0]) + 7 :]}</main><footer>© 2031 Cape Blue</footer>"
)
SHORT = (
    f"<h1>{TITLE}</h1><div class=author-box><a>Nia Roe</a> • Mar 3, 2031 • 2 min read</div>{TEXT}"
    "<div class=related><h4>Related</h4><p><a>Harbour master of Vik resigns after a year</a></p></div>"
)


@pytest.mark.parametrize(
    ("html", "day", "authors", "regions"),
    [
        (AGENCY, "2031-03-03", ("Ines Oke", "Pål Lund"), [
            ("navigation", "World"), ("headline", TITLE), ("byline", "By Ines Oke and Pål Lund2031-03-03T09:14:00Z"),
            ("caption", "Cranes at Vik"), ("dateline", "VIK, March 3 (CNA) -"), ("body", P[0]), ("legal", "© 2031"),
        ]),
        (TABLOID, "2031-03-03", (), [
            ("headline", TITLE), ("standfirst", "Union says"), ("byline", "Kay Sprat, Senior Reporter"),
            ("dateline", "Published: 14:21"), ("body", P[0]), ("furniture", "Never miss a story"),
            ("appeal", "Get the top"), ("body", P[2]), ("teaser", "MOST READ IN NEWS"),
        ]),
        (EXPLAINER, "2031-03-03", ("Theo Brandt",), [
            ("headline", TITLE), ("byline", "By Theo Brandt @theobrandt Mar 3"), ("subheading", "What happened?"),
            ("body", P[0]), ("subheading", "Who knew?"), ("body", P[2]), ("navigation", "Follow the Coast Post"),
        ]),
        (RELEASE, "2031-03-03", (), [
            ("furniture", "FOR IMMEDIATE RELEASE"), ("headline", TITLE),
            ("dateline", "ANSGAR, March 3, 2031 /Coastwire/ --"), ("body", P[0]), ("legal", "© 2031 Cape Blue"),
        ]),
        (SHORT, "2031-03-03", ("Nia Roe",), [
            ("headline", TITLE), ("byline", "Nia Roe • Mar 3, 2031 • 2 min read"), ("body", P[0]),
            ("teaser", "Related"),
        ]),
    ],
    ids=["agency", "tabloid", "explainer", "press release", "short"],
)  # fmt: skip
def test_the_regions_of_a_page_are_what_they_are(html, day, authors, regions):
    page = page_of(Raw(name="a.html", data=f"<!doctype html><title>{TITLE}</title><body>{html}</body>".encode()))
    assert isinstance(page, Page)

    got = [(region.kind, region.span.of(page.text)) for region in clean(page)]

    assert [(kind, text[: len(begins)]) for (kind, text), (_, begins) in zip(got, regions, strict=True)] == regions
    assert (page.published, page.facts("author")) == (day, authors)
