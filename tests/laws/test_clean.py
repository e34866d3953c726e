"""What holds for any bytes that are read and any text that is cleaned."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.page.clean import clean
from accordingto.page.read import page_of, read
from accordingto.record.page import Page, Raw, Refusal

PIECES = st.sampled_from([
    "Mr Kim said on Monday that the talks would go on until both sides were content with what had been agreed.",
    "Sign up to our newsletter", "Talks resume in Seoul", '"The talks would go on until both sides were content."',
    "By Ann Lee", "13 February 2018", "(Ann Lee/Reuters)", "Home", ".", "\n", "\n\n", " ", "\r\n",
    "\u2028", "\xa0", "<p>", "<div class=a>", "</div>", "<br>", "<h1>", "&#1;", "&#xD800;",
])  # fmt: skip
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map("".join))


def check(page: Page) -> None:
    regions = clean(page)
    if isinstance(regions, Refusal):
        return
    spans = [region.span for region in regions]
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(span.of(page.text) == span.of(page.text).strip() for span in spans)
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(page.text)]
    left_out = "".join(page.text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
    assert not left_out.strip()
    assert any(region.kind == "body" for region in regions)


@settings(deadline=None, max_examples=150)
@given(TEXTS, st.sampled_from(["text", "html"]))
def test_regions_are_ordered_disjoint_and_cover_every_character(text, media):
    page = page_of(Raw(name="a", data=text.encode("utf-8", "replace"), media=media, encoding="utf-8"))

    if isinstance(page, Page):
        check(page)


@settings(deadline=None, max_examples=300)
@given(
    st.one_of(st.binary(max_size=400), TEXTS.map(lambda text: text.encode("utf-16", "replace"))), st.text(max_size=12)
)
def test_any_bytes_are_a_page_or_a_refusal(data, declared):
    got = read(Raw(name="a", data=data, encoding=declared))

    assert isinstance(got, Page | Refusal)
    if isinstance(got, Page):
        assert all(block.span.of(got.text).strip() for block in got.blocks)
