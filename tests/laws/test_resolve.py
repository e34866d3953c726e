"""What holds for any pile of names."""

from hypothesis import given
from hypothesis import strategies as some
from pile.people import report_of, verdict

from accordingto.pile.resolve import resolve
from accordingto.run.inline import Inline

GIVEN = ["Anna", "Olaf", "Han", "Min-su", "José", "J."]
FAMILY = ["Berg", "Voss", "Han", "Moe", "Ibarra"]
people = some.builds("{} {}".format, some.sampled_from(GIVEN), some.sampled_from(FAMILY))
lines = some.one_of(
    people,
    some.sampled_from(FAMILY),
    some.builds(
        "{}, {}, {}".format, people, some.sampled_from(["senator", "striker", ""]), some.sampled_from(["NOR", ""])
    ),
    some.sampled_from(["Oslo,,NOR,government", "Norway,,NOR,government", "Oslo,,NOR,place", "Moe Bank,,,organisation"]),
)
piles = some.lists(some.lists(lines, min_size=1, max_size=5).map(tuple), min_size=1, max_size=6, unique=True)


@given(piles, some.randoms(use_true_random=False))
def test_the_order_of_the_pages_changes_nothing(pile, chance):
    reports = [report_of(*lines) for lines in pile]
    shuffled = chance.sample(reports, len(reports))

    assert resolve(reports, Inline()) == resolve(shuffled, Inline())


@given(piles)
def test_every_named_mention_belongs_to_exactly_one_actor(pile):
    reports = [report_of(*lines) for lines in pile]

    _, actors = resolve(reports, Inline())

    held = sorted(mention for actor in actors for mention in actor.mentions)
    assert held == sorted(mention.id for report in reports for mention in report.mentions)


@given(piles, some.data())
def test_what_a_person_parts_stays_apart(pile, data):
    reports = [report_of(*lines) for lines in pile]
    mentions = [mention for report in reports for mention in report.mentions]
    left, right = data.draw(some.sampled_from(mentions)), data.draw(some.sampled_from(mentions))
    if left.id == right.id:
        return

    _, actors = resolve(reports, Inline(), [verdict(left, right, same=False)])

    assert not any({left.id, right.id} <= set(actor.mentions) for actor in actors)
