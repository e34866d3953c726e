"""What holds for any wordings and any pile."""

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as some
from pile.build import Did, Said, report

from accordingto.pile import dossier
from accordingto.pile.story.edits import Side, edits, mirrored
from accordingto.pile.story.wording import Wording, words
from accordingto.record.base import Span
from accordingto.record.dossier import Maker
from accordingto.record.page import Refusal
from accordingto.run.inline import Inline

WORDS = ["the", "No", "no", "talks", "harbour", "harbor", "end", "of", "ministers", "said", "isn't", "12"]
MARKS = [" ", " ", " ", ", ", " – ", "-", ". ", " “", "” "]
wordings = some.lists(some.tuples(some.sampled_from(WORDS), some.sampled_from(MARKS)), min_size=1, max_size=14).map(
    lambda pieces: "".join(word + mark for word, mark in pieces)
)


stretches = some.lists(some.tuples(some.integers(0, 60), some.integers(1, 60)), min_size=1, max_size=4)


@given(wordings, stretches)
def test_a_text_read_once_has_the_words_it_has_when_read_in_stretches(wording, bounds):
    spans = [Span(start, min(len(wording), start + size)) for start, size in bounds if start < len(wording)]

    assert Wording(wording).words(spans) == words(wording, spans)


def between(left, right):
    whole = ((text, [Span(0, len(text))]) for text in (left, right))
    return edits(*(Side(text, spans, words(text, spans)) for text, spans in whole))


@given(wordings)
def test_a_wording_has_no_edits_against_itself(wording):
    assert between(wording, wording) == ()


@given(wordings, wordings)
def test_swapping_the_sides_mirrors_the_edits_and_no_more(left, right):
    def key(edit):
        return str(edit)

    assert sorted(between(right, left), key=key) == sorted(map(mirrored, between(left, right)), key=key)


@given(wordings, wordings)
def test_an_edit_carries_the_words_of_its_spans(left, right):
    for edit in between(left, right):
        assert edit.before == (edit.left.of(left) if edit.left else "")
        assert edit.after == (edit.right.of(right) if edit.right else "")
        assert (edit.left is None) == (edit.kind in ("added", "continued"))
        assert (edit.right is None) == (edit.kind in ("dropped", "cut short"))


@given(wordings, wordings)
def test_the_words_no_edit_touches_are_the_same_on_both_sides(left, right):
    found = [edit for edit in between(left, right) if edit.kind not in ("case", "spelling", "punctuation")]

    def kept(text, spans):
        every = words(text, [Span(0, len(text))])
        starts = zip(every.starts, every.folded, strict=True)
        return [word for start, word in starts if not any(span.start <= start < span.end for span in spans if span)]

    assert kept(left, [edit.left for edit in found]) == kept(right, [edit.right for edit in found])


QUOTE = "“Nobody leaves the harbour until the organisers have signed the paper,”"
MAKER = Maker(version="0", parser="none", encoder="light", lexicon="0")
PILE = (
    report(
        "The Herald", Said(QUOTE, "Ana Reyes", "the Washington Post"), Did("Norland", "met", "Sudria"), headline="A"
    ),
    report("The Echo", Said(QUOTE.replace("our", "or"), "Ana Reyes"), Did("Norland", "met", "Sudria", "on Monday")),
    report("The Bugle", Said("12 people died on the ferry Solveig off Karsund", "Ben Ode"), published="2024-03-01"),
    report("The Crier", Said("14 people died on the ferry Solveig off Karsund", "Cy Dahl"), published="2024-03-02"),
)
ASIDE = (Refusal(name="b", step="read", reason="empty"), Refusal(name="a", step="read", reason="empty"))


class Backwards:
    """A runner that gives its results in another order than the reference."""

    def map(self, work, items, setup):
        yield from reversed([work(item, setup()) for item in items])

    def group(self, keys, work, items):
        yield from reversed(list(Inline().group(keys, work, items)))


@settings(deadline=None, max_examples=20)
@given(some.permutations([*PILE, *PILE[:2]]), some.permutations(ASIDE), some.sampled_from([Inline(), Backwards()]))
def test_a_dossier_depends_on_the_set_of_reports_alone(reports, aside, runner):
    assert msgspec.json.encode(dossier(reports, aside, runner, MAKER)) == msgspec.json.encode(
        dossier(PILE, ASIDE, Inline(), MAKER)
    )


def test_every_list_of_a_dossier_is_sorted_and_every_id_it_names_is_in_it():
    found = dossier(PILE, ASIDE, Inline(), MAKER)
    members = {one.id for page in found.reports for one in (*page.said, *page.events)}
    origins, claims = {origin.id for origin in found.origins}, {claim.id for claim in found.claims}

    for records in (found.actors, found.same, found.stories, found.matches, found.origins, found.claims):
        assert [record.id for record in records] == sorted({record.id for record in records})
    assert sorted(member for claim in found.claims for member in claim.members) == sorted(members)
    assert found.matches
    assert found.conflicts
    assert all(set(claim.origins) <= origins and claim.origins for claim in found.claims)
    assert {end for conflict in found.conflicts for end in (conflict.left, conflict.right)} <= claims
    assert sorted(page for story in found.stories for page in story.pages) == sorted(one.page.id for one in PILE)
