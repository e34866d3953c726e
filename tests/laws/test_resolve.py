"""What holds for any pile of names."""

from hypothesis import given, settings
from hypothesis import strategies as some
from pile.people import report_of, verdict

from accordingto.pile.resolve import resolve
from accordingto.run.inline import Inline

GIVEN = ["Anna", "Olaf", "Han", "Min-su", "José", "J."]
DAYS = ["2018-02-13", None, "2021", "2022-05", "2018"]
FAMILY = ["Berg", "Voss", "Han", "Moe", "Ibarra"]
people = some.builds("{} {}".format, some.sampled_from(GIVEN), some.sampled_from(FAMILY))
lines = some.one_of(
    people,
    some.sampled_from(FAMILY),
    some.builds(
        "{}, {}, {}".format, people, some.sampled_from(["senator", "striker", ""]), some.sampled_from(["NOR", ""])
    ),
    # People whom our table of office holders knows, under full and short names.
    some.sampled_from(
        ["Mike Pence,,USA", "Pence, vice president, USA", "Mike Pence, striker", "Harris, vice president, USA"]
    ),
    some.sampled_from(["Oslo,,NOR,government", "Norway,,NOR,government", "Oslo,,NOR,place", "Moe Bank,,,organisation"]),
)
piles = some.lists(some.lists(lines, min_size=1, max_size=5).map(tuple), min_size=1, max_size=6, unique=True)


def reports_of(pile):
    """Make the reports of a pile, each on one of a few days or on a day not known."""
    return [report_of(*lines, published=DAYS[len(lines) % len(DAYS)]) for lines in pile]


@settings(deadline=None)
@given(piles, some.randoms(use_true_random=False))
def test_the_order_of_the_pages_changes_nothing(pile, chance):
    reports = reports_of(pile)
    shuffled = chance.sample(reports, len(reports))

    assert resolve(reports, Inline()) == resolve(shuffled, Inline())


@settings(deadline=None)
@given(piles)
def test_every_named_mention_belongs_to_exactly_one_actor(pile):
    reports = reports_of(pile)

    _, actors = resolve(reports, Inline())

    held = sorted(mention for actor in actors for mention in actor.mentions)
    assert held == sorted(mention.id for report in reports for mention in report.mentions)


@settings(deadline=None)
@given(piles, some.data())
def test_what_a_person_parts_stays_apart(pile, data):
    reports = reports_of(pile)
    mentions = [mention for report in reports for mention in report.mentions]
    left, right = data.draw(some.sampled_from(mentions)), data.draw(some.sampled_from(mentions))
    if left.id == right.id:
        return

    _, actors = resolve(reports, Inline(), [verdict(left, right, same=False)])

    assert not any({left.id, right.id} <= set(actor.mentions) for actor in actors)


@settings(deadline=None)
@given(piles, some.data())
def test_what_a_person_joins_stays_one_when_pages_come(pile, data):
    reports = reports_of(pile)
    before = reports[: data.draw(some.integers(1, len(reports)))]
    mentions = [mention for report in before for mention in report.mentions]
    left, right = data.draw(some.sampled_from(mentions)), data.draw(some.sampled_from(mentions))
    if left.id == right.id:
        return
    judgements = [verdict(left, right, same=True)]

    for pages in (before, reports):
        _, actors = resolve(pages, Inline(), judgements)
        assert any({left.id, right.id} <= set(actor.mentions) for actor in actors)
