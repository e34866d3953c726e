"""Who is one across pages, and who is not."""

import pytest
from msgspec.structs import replace
from pile.people import report_of, verdict

from accordingto import lexicon
from accordingto.pile.resolve import resolve
from accordingto.pile.resolve.sector import sector_of, sector_of_words
from accordingto.record.actor import SECTORS
from accordingto.record.base import Span
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


def test_a_short_form_of_a_given_name_joins_where_something_else_does_too():
    one, two = report_of("Andrew Berg", "Oslo,,NOR,place"), report_of("Andy Berg", "Oslo,,NOR,place")
    far, other = report_of("Andy Berg", "Lima,,PER,place"), report_of("Drew Voss", "Oslo,,NOR,place")

    assert ["Andrew Berg", "Andy Berg"] in names(one, two)
    assert ["Andrew Berg"] in names(one, far)
    assert ["Andrew Berg"] in names(one, other)
    assert ["Chris Berg"] in names(
        report_of("Chris Berg", "Oslo,,NOR,place"), report_of("Tina Berg", "Oslo,,NOR,place")
    )


def test_a_short_form_may_be_of_several_names_and_two_of_one_name_are_two():
    chris, tina = (report_of(f"{name} Berg", "Oslo,,NOR,place") for name in ("Chris", "Tina"))

    assert ["Chris Berg"] in names(chris, tina)
    assert ["Chris Berg", "Christine Berg"] in names(chris, report_of("Christine Berg", "Oslo,,NOR,place"))
    assert ["Chris Berg", "Christopher Berg"] in names(chris, report_of("Christopher Berg", "Oslo,,NOR,place"))


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


def test_a_name_that_hardly_any_page_uses_is_not_chosen():
    pages = [report_of("Anna Berg, senator, NOR", f"Port {number},,, place") for number in range(12)]
    odd = report_of("Crooked Anna Berg, senator, NOR", "Port 1,,, place")

    _, actors = resolve([*pages, odd], Inline())

    (berg,) = (one for one in actors if "Anna Berg" in one.names)
    assert (berg.name, berg.names) == ("Anna Berg", ("Anna Berg", "Crooked Anna Berg"))


def test_a_namesake_of_another_generation_is_another_once_a_page_names_both():
    def found(*pages):
        _, actors = resolve([report_of(*names, "Norland,, NOR, government") for names in pages], Inline())
        return sorted(one.names for one in actors if one.kind == "person")

    junior, senior = ("Olaf Berg Jr., senator, NOR",), ("Olaf Berg, senator, NOR",)
    assert found(junior, senior) == [("Olaf Berg", "Olaf Berg Jr.")]
    assert found(junior, senior, (*junior, *senior)) == [("Olaf Berg",), ("Olaf Berg Jr.",)]


def test_a_state_is_called_by_its_own_name():
    _, actors = resolve(
        [report_of("Berg administration,,NOR,government"), report_of("Norway,,NOR,government")], Inline()
    )

    assert [actor.name for actor in actors] == ["Norway"]


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


IN_OFFICE = "2018-02-13"


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        (("Pence, vice president, USA", IN_OFFICE), ("Mike Pence", "2018-05-02"), True),
        (("Pence, vice president, USA", IN_OFFICE), ("Pence, vice-president, USA", "2018-05-02"), True),
        (("Pence, vice president, USA", IN_OFFICE), ("Mike Pence", None), False),
        (("Pence, vice president, USA", IN_OFFICE), ("Mike Pence", "2022-05-02"), False),
        (("Pence, vice president, USA", "2022"), ("Mike Pence", IN_OFFICE), False),
        (("Pence, vice president", IN_OFFICE), ("Mike Pence", "2018-05-02"), False),
        (("Joe Biden, vice president, USA", "2016-02-01"), ("Joseph R. Biden Jr.", "2015-06-01"), True),
        (("Pence", IN_OFFICE), ("Mike Pence", "2018-05-02"), False),
        (("Pence, vice president, USA", IN_OFFICE), ("Mike Pence, striker", "2018-05-02"), False),
        (("Kirchner, president, ARG", "2004-06-01"), ("Kirchner, president, ARG", "2012-06-01"), False),
    ],
)
def test_an_office_held_on_both_days_joins_a_short_name_to_its_full_one(left, right, same):
    one = report_of(left[0], "Lund Bank,,,organisation", published=left[1])
    other = report_of(right[0], "United States,,USA,government", published=right[1])

    _, actors = resolve([one, other], Inline())

    assert any({one.mentions[0].id, other.mentions[0].id} <= set(actor.mentions) for actor in actors) is same


def facts(*lines, day=IN_OFFICE):
    """Return country, sector and offices held by our table, of the first name of a page."""
    page = report_of(*lines, published=day)
    _, actors = resolve([page], Inline())
    actor = next(actor for actor in actors if page.mentions[0].id in actor.mentions)
    return actor.country, actor.sector, [(one.office, one.name) for one in actor.held]


@pytest.mark.parametrize(
    ("lines", "day", "want"),
    [
        (("Mike Pence", "Seoul,,USA,government"), IN_OFFICE, ("USA", "government", [("vice president", "Mike Pence")])),
        (("Mike Pence", "Seoul,,USA,government"), None, (None, None, [])),
        (("Mike Pence", "Seoul,,USA,government"), "2023", (None, None, [])),
        (("Mike Pence", "Oslo,,NOR,government"), IN_OFFICE, (None, None, [])),
        (("Mike Pence, striker, USA",), IN_OFFICE, ("USA", None, [])),
        (("Mike Pence,,GBR",), IN_OFFICE, ("GBR", None, [])),
        (("Anna Berg, police chief, NOR",), IN_OFFICE, ("NOR", "police", [])),
        (("Oslo Herald,,NOR,outlet",), IN_OFFICE, ("NOR", "media", [])),
        (("CIA,,USA,organisation",), IN_OFFICE, ("USA", "intelligence", [])),
        (("Lund Bank,,,organisation",), IN_OFFICE, (None, "business", [])),
        (("Oslo,,NOR,place",), IN_OFFICE, ("NOR", None, [])),
    ],
)
def test_what_an_actor_was_on_the_day_of_the_page(lines, day, want):
    assert facts(*lines, day=day) == want


def test_an_office_of_the_past_is_said_to_be_past_and_tells_no_sector():
    page = report_of("former minister Anna Berg, minister, NOR")
    mention = replace(page.mentions[0], head=Span(16, 25), name="Anna Berg")

    _, (actor,) = resolve([replace(page, mentions=(mention,))], Inline())

    assert (actor.offices, actor.sector) == (("former minister",), None)


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        ("police chief", "police"),
        ("Chief of Police", "police"),
        ("rebel commanders", "rebels"),
        ("army commander", "military"),
        ("union leader", "labour"),
        ("defence minister", "government"),
        ("attorney general", "government"),
        ("leader of the opposition", "opposition"),
        ("UN official", "international"),
        ("former minister", None),
        ("ex-general", None),
        ("president-elect", None),
        ("the minister's wife", None),
        ("wife of the minister", None),
        ("neighbour's dog", None),
        ("veteran campaigner", "civil"),
        ("veteran comedian", None),
        ("president", None),
        ("General Anna Berg", "military"),
        ("Police Chief Anna Berg", "police"),
        ("bank president", "business"),
        ("terror group", "rebels"),
    ],
)
def test_which_sector_words_tell_of(words, sector):
    assert sector_of_words(words) == sector


def test_a_president_is_of_a_government_only_where_a_country_is_known():
    assert sector_of_words("vice president", "USA") == "government"
    assert sector_of_words("vice president of the bank", "USA") == "business"


def test_people_called_by_their_country_alone_are_civil():
    assert sector_of("group", "Norwegians", country="NOR") == "civil"
    assert sector_of("group", "Norwegian soldiers", country="NOR") == "military"
    assert sector_of("group", "Greens") is None


def test_every_sector_has_a_code_of_plover():
    assert sorted(row["sector"] for row in lexicon.table("sector_codes")) == sorted(SECTORS)


def test_every_score_is_the_sum_of_its_reasons():
    sames, _ = resolve([report_of("Anna Berg, senator, NOR"), report_of("Anna Berg, mayor, NOR")], Inline())

    assert [same.score for same in sames] == [pytest.approx(sum(r.share for r in same.reasons)) for same in sames]
    assert {reason.feature for same in sames for reason in same.reasons} == {"name", "country", "walk of life"}
