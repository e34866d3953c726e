"""Letters broken on their way are set right, each repair is told, and what is whole is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.page.read import read
from accordingto.page.read.mend import mend
from accordingto.record.page import Page, Raw

BODY = "Mr Kim said on Monday that the café in Seoul would open again before the end of the month, and soon."
WHOLE = st.text(st.sampled_from("ab c’“”–é£…•\n"), max_size=60)


def as_it_was(page_text: str, repairs: tuple) -> str:
    parts, at = [], 0
    for repair in repairs:
        parts += [page_text[at : repair.span.start], repair.was]
        at = repair.span.end
    return "".join([*parts, page_text[at:]])


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Itâ€™s over", "It’s over"),
        ("â€œYes,â€\x9d he said", "“Yes,” he said"),
        ("â€œYes,â€ he said", "“Yes,” he said"),
        ("ItÃ¢â‚¬â„¢s a cafÃ©, Â£5", "It’s a café, £5"),
        ("ðŸ˜€", "😀"),
        ("Ã la carte, château, “à”, naïve, SÃO, â la mode, É»", "Ã la carte, château, “à”, naïve, SÃO, â la mode, É»"),
    ],
)
def test_utf_8_read_as_windows_1252_is_read_again(broken, whole):
    text, repairs = mend(broken)

    assert text == whole
    assert as_it_was(text, repairs) == broken


@given(WHOLE)
def test_what_was_broken_comes_back_and_can_be_broken_again(whole):
    broken = whole.encode().decode("cp1252", "replace")

    text, repairs = mend(broken)

    assert text == whole
    assert as_it_was(text, repairs) == broken
    assert mend(whole) == (whole, ())


def test_the_repairs_of_a_page_are_told_in_its_own_characters():
    page = read(
        Raw(name="a", data=f"<!doctype html><title>Itâ€™s over</title><p>{BODY}<p>Itâ€™s over.<p>End.".encode())
    )

    assert isinstance(page, Page)
    assert page.title == "It’s over"
    assert [block.span.of(page.text) for block in page.blocks] == [BODY, "It’s over.", "End."]
    assert [(repair.span.of(page.text), repair.was) for repair in page.repairs] == [("’", "â€™")]


@pytest.mark.parametrize("wrap", ["{}", "<!doctype html><p>{}"])
def test_a_byte_that_does_not_fit_the_encoding_is_read_as_windows_1252_and_told(wrap):
    whole = wrap.format(BODY + " “Yes” – “no” – “yes” – “no” – “yes” – “no” – “yes” – “no” – it!s over").encode()

    page = read(Raw(name="a", data=whole.replace(b"it!s", b"it\x92s")))

    assert page.encoding == "utf-8"
    assert page.text.endswith("it’s over")
    assert [(repair.span.of(page.text), repair.was) for repair in page.repairs] == [("’", "byte 0x92")]


def test_a_page_that_is_whole_has_no_repairs():
    assert read(Raw(name="a", data=BODY.encode())).repairs == ()
