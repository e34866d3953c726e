"""Whom a pronoun stands for: the laws of the learnt net, what a page remembers, and what is learnt from marks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import LexiconError
from accordingto.page.parse.spacy import load as load_parser
from accordingto.page.refer import ranker, refer
from accordingto.page.refer.figures import Figure
from accordingto.page.refer.found import Found
from accordingto.page.refer.memory import Last, Memory
from accordingto.page.refer.ranker import Net, _released, likely, rank
from accordingto.page.refer.salience import Salience
from accordingto.page.refer.signs import SIGNS, Asked, Candidate, candidates, nobody
from accordingto.record.base import Span
from accordingto.record.page import Page, Region
from tests.page.test_refer_parts import parse_of
from training.refer.lessons import Lesson, Marked, lessons

ROW = st.lists(st.floats(0, 3), min_size=len(SIGNS), max_size=len(SIGNS)).map(tuple)
SHE = Found(2, 2, 2, 2, 2, "pronoun", "person", "she", gender="f")


def asked(found, **more):
    plain = {"sentence": 1, "now": 1.0, "above": None, "tells": False, "quoted": False, "behind": False}
    return Asked(found=found, **plain | {"paragraph": 0, "later": {}} | more)


def last(sentence, role="nsubj", form="name"):
    return Last(0, sentence, float(sentence), role, form, quoted=False)


@given(st.lists(ROW, min_size=1, max_size=6), st.randoms())
def test_likelihoods_leave_room_for_nobody_and_do_not_hang_on_the_order(rows, chance):
    # Of nobody only what is so whoever is meant is known, and that is the same for all.
    some = [Candidate(Figure(n, "person"), (*one[:-13], *rows[0][-13:]), ()) for n, one in enumerate(rows)]
    mixed = chance.sample(some, len(some))

    shares, others = likely(_released(), some), likely(_released(), mixed)

    assert 0 < sum(shares) < 1 + 1e-6
    assert [shares[one.figure.number] for one in mixed] == pytest.approx(others, abs=1e-4)
    assert all(share <= leaned <= 1 for share, leaned in zip(shares, rank(asked(SHE), some), strict=True))


def test_weights_of_other_signs_are_refused(monkeypatch):
    monkeypatch.setattr(ranker, "SIGNS", (*SIGNS, "one more"))
    with pytest.raises(LexiconError, match="weights of other signs"):
        ranker._released.__wrapped__()


def test_only_who_fits_in_number_and_gender_and_was_spoken_of_not_long_ago_is_a_candidate():
    parse = parse_of("Berg left she came", sentences=((0, 2), (2, 4)), tags=("NNP", "VBD", "PRP", "VBD"))
    people = [
        Figure(0, "person", name="Anna Berg", gender="f"),
        Figure(1, "person", name="Peter Voss", gender="m"),
        Figure(2, "person", name="Kim Marsh"),
        Figure(3, "group", name="Pilots", plural=True),
        Figure(4, "person", name="Ann Lee", gender="f"),
    ]
    memory, salience = Memory(), Salience()
    for figure in people[:4]:
        memory.add(figure.number, 0, last(0), tells=False, main=True)
        salience.add(figure.number, 1.7, 0.0)

    some = candidates(asked(SHE), people, memory, salience, parse)
    late = candidates(asked(SHE, now=9.0), people, memory, salience, parse)

    assert [one.figure.name for one in some] == ["Anna Berg", "Kim Marsh"]
    assert late == []
    assert all(len(one.signs) == len(SIGNS) for one in some)
    told = dict(zip(SIGNS, some[0].signs, strict=True))
    assert (told["gender"], told["only of gender"], told["sentence before"], told["was subject"]) == (1, 1, 1, 1)
    assert nobody(some[0].signs)[-13:] == some[0].signs[-13:]
    assert not any(nobody(some[0].signs)[:-13])


def test_whom_an_earlier_sentence_is_about_is_not_whom_this_one_is():
    memory = Memory()
    assert memory.main_before(0) == -1
    memory.add(1, 0, last(0), tells=True, main=True)
    memory.add(2, 5, last(1), tells=True, main=True)
    memory.add(3, 9, last(1, "dobj"), tells=False, main=False)

    assert [memory.main_before(sentence) for sentence in (1, 2)] == [1, 2]
    assert memory.tellers == (2, 1)
    assert memory.last[3].order == len(memory.last)
    memory.stranger()
    assert memory.tellers == (None, 2)


def _lesson(number, right):
    rows = np.zeros((3, len(SIGNS)), np.float32)
    rows[0, SIGNS.index("teller")] = rows[1, SIGNS.index("was object")] = 1.0
    return Lesson(f"article {number}", rows, np.array(right), source=True, named=True)


def test_the_same_lessons_give_the_same_net_and_one_that_knows_them():
    pytest.importorskip("torch", reason="the extra `training` is not installed")
    from training.refer.train import fitted, judged

    taught = [_lesson(number, [True, False, False]) for number in range(640)]

    net, again = fitted(taught), fitted(taught)

    assert all(np.array_equal(left, right) for left, right in zip(net, again, strict=True))
    assert judged(net, taught) == {("source, named", "right"): 640}
    assert judged(net, [_lesson(0, [False, True, False])]) == {("source, named", "wrong"): 1}


TEXT = "Anna Berg met Ida Voss. Ms Voss said she was glad."


@pytest.fixture(scope="module")
def read():
    parse = load_parser()

    def page_of(text):
        page = Page(id="page-0", name="-", text=text, media="text", encoding="utf-8", blocks=())
        regions = (Region(span=Span(0, len(text)), kind="body", why="given"),)
        return page, regions, parse(page, regions)

    return page_of


@pytest.mark.model
@pytest.mark.parametrize(("wanted", "name"), [("Anna Berg", "Anna Berg"), ("Ida Voss", "Ida Voss"), ("nobody", None)])
def test_a_pronoun_stands_for_the_likeliest_and_for_nobody_where_none_is(read, wanted, name):
    page, regions, parse = read(TEXT)

    mentions = refer(page, parse, regions, lambda _, some: [float(one.figure.name == wanted) for one in some])

    assert [one.name for one in mentions if one.words == "she"] == [name]


@pytest.mark.model
def test_a_lesson_tells_who_is_right_or_of_a_pronoun_not_marked_who_is_not(read):
    page, regions, parse = read(TEXT)
    at = TEXT.index("Ida")
    chain = {
        "kind": "person",
        "name": [at, at + 8],
        "mentions": [[at, at + 8], [TEXT.index("Ms"), TEXT.index(" said")]],
    }
    she = [TEXT.index("she"), TEXT.index(" was")]
    net = Net(*(np.zeros(shape, np.float32) for shape in ((len(SIGNS), 2), 2, 2, len(SIGNS))))

    def taught(gold, *, whole=True):
        marked = Marked("-", page, regions, parse, gold, {"a1": [she]}, whole)
        return [(lesson.right.tolist(), lesson.source, lesson.named) for lesson in lessons(marked, net)]

    assert taught({"chains": [chain], "sources": {"a1": 0}}) == [([False, True, False], True, True)]
    assert taught({"chains": [chain], "sources": {}}) == [([True, False, True], True, False)]
    assert taught({"chains": [chain], "sources": {}}, whole=False) == []
    assert likely(net, [Candidate(Figure(0, "person"), (0.0,) * len(SIGNS), ())]) == [0.5]
