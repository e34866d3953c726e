"""Text that one page has from another."""

import pytest

from accordingto.pile.story.copies import copies, own_words
from accordingto.pile.story.wording import Wording
from accordingto.record.base import Span

WIRE = (
    "Ministers from both shores of the strait met on Monday to settle the herring quota. Boats stayed in port while "
    "they talked, and buyers on the quay went home with empty crates. Talks resume in the spring."
)
OTHER = (
    "After two years without a deal, the governments sat down again this week. Skippers say that the fleet cannot "
    "wait: fuel is dear, ice is dearer, and the fish have moved north."
)
QUOTE = (
    "“We shall fish where our fathers fished, and no line on a map will keep us from it, now or at any time to come.”"
)


def found(*texts):
    return copies(
        [own_words(f"page-{number}", Wording(text), [Span(0, len(text))]) for number, text in enumerate(texts)]
    )


def test_a_sentence_in_two_pages_is_found_in_both_with_its_characters():
    left, right = f"{WIRE} {OTHER}", f"GENEVA – {WIRE.replace('Talks resume in the spring', 'Nothing was signed')}"

    (copy,) = found(left, right)

    assert "Boats stayed in port while they talked" in copy.left_spans[0].of(left)
    assert "Boats stayed in port while they talked" in copy.right_spans[0].of(right)
    assert "signed" not in "".join(span.of(right) for span in copy.right_spans)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (WIRE, OTHER),
        (f"{WIRE} {QUOTE} the skipper said.", f"{OTHER} {QUOTE} said the skipper."),
        (
            f"{WIRE} Deputy Fisheries Minister Ana Maria Reyes of Norland spoke.",
            f"{OTHER} It was Deputy Fisheries Minister Ana Maria Reyes of Norland.",
        ),
    ],
    ids=["nothing", "one quotation", "one title"],
)
def test_two_pages_that_wrote_for_themselves_share_no_text(left, right):
    assert found(left, right) == ()


def test_a_page_that_is_mostly_the_quotations_of_another_and_tells_them_in_its_words_is_its_copy():
    told = "It is a bitter winter on the quay, says one skipper:"

    assert len(found(f"{OTHER} {told} {QUOTE}", f"{told} {QUOTE}")) == 1
