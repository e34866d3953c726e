"""The parts of reference that need no parser: names that are one, marks that open and close, weights that fade."""

import pytest

from accordingto.page.refer.chains import family, join_names, name_parts, same_person
from accordingto.page.refer.found import Found
from accordingto.page.refer.known import find_known
from accordingto.page.refer.quoted import quoted, speakers, stretch_at
from accordingto.page.refer.runin import without_run_in
from accordingto.page.refer.salience import Salience
from accordingto.record.parse import Parse


def parse_of(text, **columns):
    """Make a parse of words parted by single spaces; each word hangs on the first unless `heads` says more."""
    words = text.replace("\n", " ").split(" ")
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word) + 1
    plain = {
        "starts": tuple(starts),
        "ends": tuple(start + len(word) for start, word in zip(starts, words, strict=True)),
        "words": tuple(words),
        "lemmas": tuple(word.lower() for word in words),
        "tags": ("NNP",) * len(words),
        "heads": (0,) * len(words),
        "labels": ("dep",) * len(words),
        "sentences": ((0, len(words)),),
    }
    return Parse(**plain | columns)


def person(number, words, *, form="name", **more):
    return Found(number, number, number, number, number, form, "person", words, **more)


def chains_of(*founds):
    return sorted(sorted(founds[member].words for member in chain.members) for chain in join_names(founds))


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ("Han Min-su", "Han Min Su", True),
        ("Anna Berg", "Anna K. Berg", True),
        ("José Ibarra", "Jose Ibarra", True),
        ("Han Min-su", "Han Yo-na", False),
        ("Anna Berg", "Olaf Berg", False),
    ],
)
def test_two_full_names_of_one_person(left, right, same):
    assert same_person(name_parts(left), name_parts(right)) is same
    assert same_person(name_parts(right), name_parts(left)) is same


@pytest.mark.parametrize(("name", "expected"), [("Anna Berg", "berg"), ("Han Min-su", "han"), ("Xi Yulan", "xi")])
def test_the_family_name_stands_first_or_last(name, expected):
    assert family(name) == expected


def test_a_title_tells_which_of_two_of_one_family_is_meant():
    founds = (
        person(0, "Han Min-su", gender="m"),
        person(1, "Han Yo-na", gender="f"),
        person(2, "Han", form="short name", gender="f"),
        person(3, "Han", form="short name", gender="m"),
        person(4, "Han"),
    )

    members = {chain.name: chain.members for chain in join_names(founds)}

    assert members["Han Yo-na"] == (1, 2)
    assert set(members["Han Min-su"]) >= {0, 3}


def test_a_namesake_of_another_generation_is_another_where_the_page_names_both():
    full, junior, short = person(0, "Olaf Berg"), person(1, "Olaf Berg Jr."), person(2, "Berg Jr.")

    assert chains_of(full, junior, short) == [["Berg Jr.", "Olaf Berg Jr."], ["Olaf Berg"]]
    assert chains_of(junior, person(1, "Berg", form="short name")) == [["Berg", "Olaf Berg Jr."]]
    minister = person(1, "Berg", form="short name", office="Minister")
    assert chains_of(junior, minister) == [["Berg"], ["Olaf Berg Jr."]]
    assert chains_of(person(0, "Martin Luther King"), person(1, "Martin Luther King Jr.")) == [
        ["Martin Luther King", "Martin Luther King Jr."]
    ]


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("Anna Berg MORE", "Anna Berg"),
        ("WATCH Anna Berg", "Anna Berg"),
        ("Anna Berg Anna Maria BergSenate", "Anna Berg"),
        ("Berg Anna Maria Berg2031", "Berg"),
        ("Anna McBerg", "Anna McBerg"),
        ("Li LiKang", "Li LiKang"),
        ("Anna Berg", "Anna Berg"),
    ],
)
def test_what_a_page_has_run_into_a_name_is_no_part_of_it(words, kept):
    parse = parse_of(words)
    first, last = without_run_in(parse, 0, len(parse) - 1)

    assert " ".join(parse.words[first : last + 1]) == kept


def test_a_headline_that_runs_two_names_together_makes_no_one_of_them():
    made = chains_of(
        person(0, "Anna Berg Beats Peter Voss"), person(1, "Anna Berg"), person(2, "Peter Voss"), person(3, "Anna Berg")
    )

    assert ["Peter Voss"] in made


def test_a_name_nobody_bears_in_full_stands_for_itself():
    assert chains_of(person(0, "Voss"), person(1, "Voss"), person(2, "Anna Berg")) == [["Anna Berg"], ["Voss", "Voss"]]


def test_an_acronym_is_its_long_form():
    long = Found(0, 0, 0, 0, 0, "name", "organisation", "Northern Harbour Union")
    short = Found(1, 1, 1, 1, 1, "name", "organisation", "NHU")

    assert chains_of(long, short) == [["NHU", "Northern Harbour Union"]]


@pytest.mark.parametrize(
    ("text", "entry", "words"),
    [
        ("She told the Washington Post so", "outlet Washington Post", "Washington Post"),
        ("She flew to Washington", "state USA", "Washington"),
        ("The Guardian had it first", "outlet The Guardian", "Guardian"),
        ("A spokesman for Al-Qaeda", "organisation ALQAEDA", "Al-Qaeda"),
    ],
)
def test_the_longest_known_name_wins(text, entry, words):
    parse = parse_of(text)

    hits = [(hit.known.entry, parse.span(hit.first, hit.last).of(text)) for hit in find_known(text, parse).values()]

    assert hits == [(entry, words)]


def test_a_guardian_angel_is_no_newspaper_and_the_north_needs_the_south():
    assert find_known("Guardian angels fly North", parse_of("Guardian angels fly North")) == {}
    text = "Seoul heard the North out"
    assert {hit.known.country for hit in find_known(text, parse_of(text)).values()} == {"KOR", "PRK"}


@pytest.mark.parametrize(
    "text",
    ["Latin American farmers", "Native Americans met", "Chinese Americans", "anti - Kremlin"],
)
def test_another_people_is_not_the_land_whose_name_it_holds(text):
    assert find_known(text, parse_of(text)) == {}


def test_a_quotation_is_its_speakers_and_one_not_closed_ends_with_its_paragraph():
    text = '" Talks end , " Voss said . " No more\nhe left'
    parse = parse_of(
        text,
        labels=(
            "punct",
            "nsubj",
            "ccomp",
            *("punct",) * 2,
            "nsubj",
            "ROOT",
            *("punct",) * 2,
            "det",
            "dep",
            "nsubj",
            "ROOT",
        ),
        heads=(6, 2, 6, 6, 6, 6, 6, 6, 10, 10, 10, 12, 12),
        sentences=((0, 8), (8, 11), (11, 13)),
    )

    stretches = quoted(text, parse)

    assert stretches == [(1, 4), (9, 11)]
    assert speakers(parse, stretches) == [5, 5]
    assert [stretch_at(stretches, token) for token in (0, 1, 3, 4, 10, 11)] == [None, 0, 0, None, 1, None]


def test_weight_halves_with_each_sentence_and_grows_little_by_repetition():
    once, twice = Salience(), Salience()
    once.add(1, 2.0, 0)
    twice.add(1, 2.0, 0)
    twice.add(1, 2.0, 0)

    assert once.weigh(1, 1) == pytest.approx(once.weigh(1, 0) / 2)
    assert once.weigh(1, 0) < twice.weigh(1, 0) < 1.5 * once.weigh(1, 0)
    assert Salience().weigh(1, 5) == 0.0
