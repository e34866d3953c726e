"""Who is one across pages, and who is not."""

import pytest
from pile.people import report_of, verdict

from accordingto.pile.resolve import resolve
from accordingto.run.inline import Inline


def names(*reports, judgements=()):
    """Return the names of each actor, as a sorted list of lists."""
    _, actors = resolve(reports, Inline(), judgements)
    return sorted(sorted(actor.names) for actor in actors)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Han Min-su", "Han Min Su"),
        ("Han Min-su", "HAN MIN-SU"),
        ("José Ibarra", "Jose Ibarra"),
        ("Anna Berg", "Anna K. Berg"),
        ("KCNA,,PRK,outlet", "Korean Central News Agency,,PRK,outlet"),
        ("Pyongyang,,PRK,government", "North Korea,,PRK,government"),
        ("NATO,,,organisation", "North Atlantic Treaty Organization,,,organisation"),
    ],
)
def test_one_actor_under_two_spellings(left, right):
    assert len(names(report_of(left), report_of(right))) == 1


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Han Min-su", "Han Yo-na"),
        ("John Marsh, senator, USA", "John Marsh, striker, GBR"),
        ("Pyongyang,,PRK,government", "Seoul,,KOR,government"),
        ("state media of North Korea,,PRK,outlet", "Korean Central News Agency,,PRK,outlet"),
        ("a senior official", "a senior official"),
        ("Berg", "Anna Berg"),
    ],
)
def test_two_actors_that_look_alike(left, right):
    one, two = report_of(left), report_of(right, "Oslo,,NOR,place")

    _, actors = resolve([one, two], Inline())

    assert not any({one.mentions[0].id, two.mentions[0].id} <= set(actor.mentions) for actor in actors)


def test_a_name_spelled_another_way_is_one_person_only_in_the_same_company():
    one, two = report_of("Youssef Bergi", "Oslo,,NOR,place"), report_of("Yousef Bergi", "Oslo,,NOR,place")
    far = report_of("Yousef Bergi", "Lima,,PER,place")

    assert ["Yousef Bergi", "Youssef Bergi"] in names(one, two)
    assert ["Youssef Bergi"] in names(one, far)
    assert ["Mario Bergi"] in names(
        report_of("Mario Bergi", "Oslo,,NOR,place"), report_of("Maria Bergi", "Oslo,,NOR,place")
    )


def test_a_short_name_is_the_one_person_it_fits_when_the_pages_share_company():
    full = report_of("Anna Berg", "Peter Voss", "Norway,,NOR,government", "Oslo Bank,,,organisation")
    short = report_of("Berg", "Peter Voss", "Norway,,NOR,government", "Oslo Bank,,,organisation")

    assert ["Anna Berg", "Berg"] in names(full, short)


def test_a_short_name_that_fits_two_people_is_neither():
    both = report_of("Anna Berg", "Olaf Berg", "Peter Voss", "Norway,,NOR,government", "Oslo Bank,,,organisation")
    short = report_of("Berg", "Peter Voss", "Norway,,NOR,government", "Oslo Bank,,,organisation")

    assert ["Berg"] in names(both, short)


def test_the_name_chosen_is_the_fullest():
    _, actors = resolve([report_of("KCNA,,PRK,outlet"), report_of("Korean Central News Agency,,PRK,outlet")], Inline())

    assert [actor.name for actor in actors] == ["Korean Central News Agency"]


def test_a_person_can_join_what_the_rules_keep_apart_and_part_what_they_join():
    one, two = report_of("Anna Berg"), report_of("Anna Berg-Olsen")
    three = report_of("anna berg")

    assert len(names(one, two, judgements=[verdict(one.mentions[0], two.mentions[0], same=True)])) == 1
    assert len(names(one, three, judgements=[verdict(one.mentions[0], three.mentions[0], same=False)])) == 2


def test_a_no_holds_through_a_third():
    pages = [report_of("Anna Berg"), report_of("ANNA BERG"), report_of("anna berg")]
    ends = [page.mentions[0] for page in pages]
    parted = [verdict(ends[0], ends[2], same=False)]

    _, actors = resolve(pages, Inline(), parted)

    assert len(actors) == 2
    assert not any({ends[0].id, ends[2].id} <= set(actor.mentions) for actor in actors)


def test_an_unnamed_source_becomes_an_actor_only_when_a_person_says_who_it_is():
    page, other = report_of("a senior official"), report_of("Anna Berg")
    said = verdict(page.mentions[0], other.mentions[0], same=True)

    assert names(page) == []
    assert names(page, other, judgements=[said]) == [["Anna Berg", "a senior official"]]


def test_every_score_is_the_sum_of_its_reasons():
    sames, _ = resolve([report_of("Anna Berg, senator, NOR"), report_of("Anna Berg, mayor, NOR")], Inline())

    assert [same.score for same in sames] == [pytest.approx(sum(r.share for r in same.reasons)) for same in sames]
    assert {reason.feature for same in sames for reason in same.reasons} == {"name", "country", "walk of life"}
