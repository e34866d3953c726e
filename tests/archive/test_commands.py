"""The commands of an archive: what they print, where, and with which exit code."""

import csv
import io
import json

import msgspec
import pytest
from archive.streams import PAGES
from click.testing import CliRunner
from sound import LEFT, RIGHT, named

from accordingto import made_by
from accordingto.archive import Archive
from accordingto.archive.answer import Did, Hit, Said, StoryLine, StoryTold
from accordingto.cli import cli
from accordingto.pile import dossier
from accordingto.run.inline import Inline
from accordingto.store.jsonl import to_json

PILE = (*PAGES[:6], *PAGES[8:9])


def run(*arguments):
    return CliRunner().invoke(cli, [str(argument) for argument in arguments], catch_exceptions=False)


@pytest.fixture
def path(tmp_path):
    reports = tmp_path / "reports.jsonl"
    reports.write_text("".join(f"{to_json(one)}\n" for one in PILE), encoding="utf-8")
    result = run("add", reports, "--archive", tmp_path / "news.db", "--fast")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr.endswith("news.db: 7 new, 0 changed, 0 known\n")
    return tmp_path / "news.db"


def test_adding_again_changes_nothing(path):
    before = run("dossier", "--archive", path, "--json", "-").stdout

    assert "0 new, 0 changed, 7 known" in run("add", path.with_name("reports.jsonl"), "--archive", path).stderr
    assert run("dossier", "--archive", path, "--json", "-").stdout == before
    assert before == msgspec.json.encode(dossier(PILE, (), Inline(), made_by("light"))).decode() + "\n"


def test_an_archive_that_takes_nothing_in_ends_with_2(tmp_path):
    result = run("add", tmp_path / "none.txt", "--archive", tmp_path / "news.db")

    assert result.exit_code == 2
    assert "none.txt: open:" in result.stderr


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        (["who", "ana reyes"], Said),
        (["events", "--actor", "Norland"], Did),
        (["search", "harbour"], Hit),
        (["stories"], StoryLine),
    ],
)
def test_a_question_is_answered_as_a_table_as_json_lines_and_as_csv(path, question, kind):
    table = run(*question, "--archive", path).stdout
    lines = run(*question, "--json", "--archive", path).stdout.splitlines()
    rows = list(csv.DictReader(io.StringIO(run(*question, "--csv", "--archive", path).stdout)))

    assert max(map(len, table.splitlines())) <= 80
    assert [type(msgspec.json.decode(line, type=kind)) for line in lines] == [kind] * len(rows)
    assert rows
    assert list(rows[0]) == list(kind.__struct_fields__)
    assert run(*question, "--limit", "1", "--json", "--archive", path).stdout.splitlines() == lines[:1]


def test_no_answer_is_told_and_is_no_fault(path):
    result = run("who", "Ana Reyes", "--said", "submarine", "--archive", path)

    assert (result.exit_code, result.stdout) == (0, "nothing found\n")


@pytest.mark.parametrize("name", ["Nobody Such", "PRK"])
def test_who_is_not_there_ends_with_2(path, name):
    result = run("who", name, "--archive", path)

    assert result.exit_code == 2
    assert result.output == f"accordingto: {name}: nobody in the archive is called so; try `accordingto search`\n"


def test_a_story_and_a_relation_are_shown(path):
    line = next(
        one
        for one in map(json.loads, run("stories", "--json", "--archive", path).stdout.splitlines())
        if one["pages"] > 1
    )

    shown = run("story", line["id"], "--archive", path).stdout
    told = msgspec.json.decode(run("story", line["id"], "--json", "--archive", path).stdout, type=StoryTold)
    assert line["id"] in shown
    assert all(outlet in shown for outlet in line["outlets"])
    assert told.line.id == line["id"]
    assert "█" in run("relation", "Norland", "Sudria", "--archive", path).stdout


def test_one_story_makes_a_dossier_of_its_own(path):
    line = json.loads(run("stories", "--json", "--archive", path).stdout.splitlines()[0])

    made = json.loads(run("dossier", "--archive", path, "--story", line["id"], "--json", "-").stdout)

    assert len(made["reports"]) == line["pages"]
    assert [story["id"] for story in made["stories"]] == [line["id"]]


@pytest.mark.parametrize("arguments", [["a.txt", "--archive", "news.db"], [], ["a.txt", "--story", "x"]])
def test_a_dossier_is_of_pages_or_of_an_archive(arguments):
    result = run("dossier", *arguments)

    assert result.exit_code == 2
    assert "Name the pages as INPUT..., or an archive" in result.stderr


def test_an_archive_is_shown_and_checked_like_a_dossier(tmp_path):
    reports, path = tmp_path / "reports.jsonl", tmp_path / "news.db"
    reports.write_text(f"{to_json(LEFT)}\n{to_json(RIGHT)}\n", encoding="utf-8")
    run("add", reports, "--archive", path)

    assert "Tidewater Post" in run("show", path).stdout
    assert run("check", path, "--again").stdout == f"{path}: no problems\n"
    with Archive(path) as archive:
        archive.db.execute("UPDATE deed SET code = 'AID'")
    result = run("check", path, "--again")
    assert result.exit_code == 1
    assert result.stdout == "events: not what the pages give; make them again with `accordingto rebuild`\n"
    run("rebuild", "--archive", path)
    assert run("check", path, "--again").exit_code == 0


@pytest.mark.parametrize(
    ("damage", "question", "told"),
    [
        ("UPDATE statement SET claim = claim + 9", "who", "statement: 6 rows without the claim named there"),
        ("UPDATE deed SET claim = NULL", "events", "deed: 4 rows without the claim named there"),
        ("UPDATE deed SET n = n + 9, claim = n + 9", "events", "deed: 4 pages with a gap in what stands there"),
        ("UPDATE story_page SET story = 99", "dossier", "story_page: 7 rows without the story named there"),
        ("DELETE FROM story_page", "dossier", "story: 4 rows without the page named there"),
        ("UPDATE statement SET speaker = 99", None, "statement: 6 rows without the actor named there"),
        ("UPDATE figure SET n = n + 40", None, "figure: 6 pages with a gap in what stands there"),
    ],
)
def test_numbers_that_name_nothing_are_told_of_in_one_line_and_made_again(path, damage, question, told):
    whole, before = run("show", path).stdout, run("check", path, "--again").stdout
    with Archive(path) as archive:
        archive.db.execute(damage)

    if question:
        asked = run(question, *["Ana Reyes"][: question == "who"], "--archive", path)
        assert (asked.exit_code, asked.stderr.count("\n")) == (2, 1)
        assert "the archive is damaged" in asked.stderr
    checked = run("check", path)
    assert checked.exit_code == 1
    assert f"{told}; make them again with `accordingto rebuild`" in checked.stdout.splitlines()
    run("rebuild", "--archive", path)
    assert (run("show", path).stdout, run("check", path, "--again").stdout) == (whole, before)


def test_a_deed_told_before_a_statement_leaves_the_archive_sound(tmp_path):
    (said,) = LEFT.said
    deed = named(msgspec.structs.replace(said, act="did", content=(LEFT.mentions[1].span,), words=("The port",)))
    page = msgspec.structs.replace(LEFT, said=(deed, said))
    reports, path = tmp_path / "reports.jsonl", tmp_path / "news.db"
    reports.write_text(f"{to_json(page)}\n", encoding="utf-8")
    run("add", reports, "--archive", path)

    assert run("check", path, "--again").stdout == f"{path}: no problems\n"


def test_cells_that_hold_another_kind_of_thing_are_told_of(path):
    with Archive(path) as archive:
        archive.db.execute("UPDATE page SET report = 7 WHERE n = 1")

    assert "the archive is damaged" in run("who", "Ana Reyes", "--archive", path).stderr
    assert run("check", path).stdout == "page: 1 row with a report that is no BLOB\n"


def test_a_fault_of_ours_is_not_called_damage(path, monkeypatch):
    monkeypatch.setattr("accordingto.archive.told.lines", lambda *_: "".index("a"))

    with pytest.raises(ValueError, match="substring"):
        run("stories", "--archive", path)


def test_what_a_person_judges_is_obeyed_listed_and_taken_back(path):
    def stories():
        return run("stories", "--json", "--archive", path).stdout

    before = stories()
    many = next(one for one in map(json.loads, before.splitlines()) if one["pages"] > 1)
    page = json.loads(run("story", many["id"], "--json", "--archive", path).stdout)["pages"][0]["page"]

    assert run("split", many["id"], page, "--by", "Ada", "--note", "other ships", "--archive", path).exit_code == 0
    assert len(stories().splitlines()) == len(before.splitlines()) + 1
    assert run("same", "Ben Ode", "Cy Dahl", "--by", "Ada", "--archive", path).stdout.startswith("one actor: mention-")
    assert set(json.loads(run("actor", "Ben Ode", "--json", "--archive", path).stdout)["names"]) == {
        "Ben Ode",
        "Cy Dahl",
    }
    assert "other ships" in run("judgements", "--archive", path).stdout
    for number in ("1", "2"):
        assert run("undo", number, "--archive", path).exit_code == 0
    assert stories() == before
    assert run("undo", "1", "--archive", path).exit_code == 2
    assert run("judgements", "--archive", path).stdout.count("taken back") == 2
    assert len(run("judgements", "--json", "--archive", path).stdout.splitlines()) == 2


def test_a_wrong_match_is_taken_apart_and_put_together_again(path):
    def shared():
        rows = map(json.loads, run("who", "Ana Reyes", "--json", "--archive", path).stdout.splitlines())
        return sorted(row["outlets"] for row in rows if row["words"][0].startswith("“Nobody"))

    left, right = (f"nobody leaves@{one.page.id}" for one in PILE[:2])
    assert shared() == [2, 2]

    told = run("match", left, right, "--not", "--by", "Ada", "--archive", path)
    assert told.stdout == f"two statements: {PILE[0].said[0].id} and {PILE[1].said[0].id}\n"
    assert shared() == [1, 1]
    run("rebuild", "--archive", path)
    assert shared() == [1, 1]
    run("undo", "1", "--archive", path)
    assert shared() == [2, 2]


def test_a_wrong_speaker_is_set_right_everywhere(path):
    page, said = PILE[0].page.id, PILE[0].said[0].id

    def speakers():
        report = next(map(json.loads, run("dossier", "--archive", path, "--json", "-").stdout.splitlines()))
        return [[one["chain"][0]["name"] for one in found["said"]] for found in report["reports"] if said in str(found)]

    def said_by(name):
        return said in run("who", name, "--json", "--archive", path).stdout

    assert said_by("Ana Reyes")
    told = run("speaker", f"{said}@{page}", "the washington post", "--archive", path)
    assert f"{said} is said by mention-" in told.stdout
    assert (said_by("Ana Reyes"), said_by("Washington Post"), speakers()) == (False, True, [["the Washington Post"]])

    assert "said by nobody who is known" in run("speaker", f"{said}@{page}", "--nobody", "--archive", path).stdout
    assert (said_by("Washington Post"), speakers()) == (False, [[None]])
    assert "nobody’s words" in run("speaker", f"{said}@{page}", "--no-words", "--archive", path).stdout
    assert speakers() == []

    for number in "321":
        run("undo", number, "--archive", path)
    assert (said_by("Ana Reyes"), speakers()) == (True, [["Ana Reyes"]])


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["same", "Ana Reyes", "ana reyes"], "these are one mention of one page"),
        (["same", "Ana Reyes", "Ben Ode", "--not"], None),
        (["split", "story-", "page-"], "several pages are called so"),
        (["merge", "story-0", "story-1"], "no story begins so"),
        (["match", "said@page-none", "said@page-none"], "no page is called so"),
        (["match", "harbour", "said-1"], "say on which page it stands"),
        (
            ["match", f"{PILE[0].said[0].id}@{PILE[0].page.id}", f"{PILE[2].said[0].id}@{PILE[2].page.id}"],
            "two stories",
        ),
        (["match", f"leaves@{PILE[0].page.id}", f"leaves@{PILE[0].page.id}"], "name two statements, or two events"),
        (["speaker", f"submarine@{PILE[0].page.id}", "Ana Reyes"], "nothing is named so on that page"),
        (["speaker", f"leaves@{PILE[0].page.id}", "Ben Ode"], "not named on the page of the statement"),
        (["speaker", f"leaves@{PILE[0].page.id}", "Nobody Such"], "nobody in the archive is called so"),
        (["speaker", f"{PILE[0].events[0].id}@{PILE[0].page.id}", "--nobody"], "name a statement"),
        (["speaker", f"leaves@{PILE[0].page.id}"], "Name who said it, or give one of"),
        (["speaker", f"leaves@{PILE[0].page.id}", "Ana Reyes", "--nobody"], "Name who said it, or give one of"),
        (["undo", "9"], "there is no judgement 9 to undo"),
    ],
)
def test_a_judgement_that_cannot_be_is_told_of(path, arguments, told):
    result = run(*arguments, "--archive", path)

    assert result.exit_code == (2 if told else 0)
    assert (told or "two actors") in result.output
