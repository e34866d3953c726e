"""The flat tables: what they say stands on the page, and CSV and Parquet give back what was put in."""

import csv
import io
from itertools import pairwise

import msgspec
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from accordingto.export import TABLES, stream
from accordingto.export.csv import BETWEEN, bare, guard
from accordingto.export.parquet import columns
from accordingto.export.rows import Credits, Deed, Differs, Hand
from accordingto.export.tables import rows
from tests.export.hostile import hostile
from tests.show.sample import sample

every_dossier = pytest.mark.parametrize("dossier", [sample(), hostile()], ids=["sample", "hostile"])
every_table = pytest.mark.parametrize("table", TABLES)


def text_of(dossier) -> dict[str, str]:
    return {report.page.id: report.page.text for report in dossier.reports}


def as_cell(value) -> str:
    if value is None:
        return ""
    return BETWEEN.join(map(str, value)) if isinstance(value, tuple) else str(value)


@every_dossier
@every_table
def test_each_row_carries_the_words_of_its_span(dossier, table):
    found = list(rows(dossier, table))

    assert found
    for row in found:
        text = text_of(dossier)[row.page]
        if isinstance(row, Deed | Hand | Differs | Credits):
            spans, words = [(row.start, row.stop)], [row.words]
        else:
            spans, words = list(zip(row.starts, row.stops, strict=True)), list(row.words)
        assert [None if start is None else text[start:end] for start, end in spans] == words
        if isinstance(row, Differs) and row.other_start is not None:
            assert text_of(dossier)[row.other_page][row.other_start : row.other_stop] == row.other_words


@every_dossier
@every_table
def test_csv_gives_back_every_cell(dossier, table):
    data = b"".join(stream(dossier, "csv", table)).decode()
    header, *lines = csv.reader(io.StringIO(data, newline=""))

    kind, _ = TABLES[table]
    assert tuple(header) == kind.__struct_fields__
    want = [[as_cell(getattr(row, column)) for column in header] for row in rows(dossier, table)]
    assert [[bare(cell) for cell in line] for line in lines] == want


@pytest.mark.parametrize("table", TABLES)
def test_no_cell_of_words_is_a_formula(table):
    data = b"".join(stream(hostile(), "csv", table)).decode()
    lines = list(csv.DictReader(io.StringIO(data, newline="")))

    kind, _ = TABLES[table]
    words = [column for column, type_ in columns(kind).items() if type_ != "DOUBLE"]
    cells = [line[column] for line in lines for column in words]
    assert any(cell.startswith("'=") for cell in cells)
    assert [cell for cell in cells if cell.lstrip()[:1] in {*"=+-@＝＋－＠"} and cell] == []
    assert [cell for cell in cells if cell[:1] in {*"\t\r\n"} and cell] == []


@given(st.text(alphabet=st.sampled_from("'=+-@\t\r\n aA1＝"), max_size=8))
@example("'=1")
@example("=1")
def test_a_guard_can_be_taken_off_and_two_cells_never_become_one(words):
    assert bare(guard(words)) == words
    assert guard(words)[:1] not in {*"=+-@\t\r\n"} or not guard(words)


def test_numbers_stay_numbers():
    data = b"".join(stream(sample(), "csv", "events")).decode()

    values = [float(line["goldstein"]) for line in csv.DictReader(io.StringIO(data)) if line["goldstein"]]
    assert min(values) < 0 < max(values)


@every_dossier
@every_table
def test_json_lines_are_the_rows(dossier, table):
    lines = b"".join(stream(dossier, "jsonl", table)).splitlines()

    kind, _ = TABLES[table]
    assert [msgspec.json.decode(line, type=kind) for line in lines] == list(rows(dossier, table))
    assert all(msgspec.json.decode(line)["table"] == table for line in lines)


def test_without_a_table_json_lines_are_all_of_them_in_turn():
    lines = [msgspec.json.decode(line)["table"] for line in b"".join(stream(sample(), "jsonl")).splitlines()]

    turns = [lines[0], *(right for left, right in pairwise(lines) if left != right)]
    assert turns == list(TABLES)


@every_dossier
@every_table
def test_parquet_gives_back_every_value_with_its_type(dossier, table, tmp_path):
    duckdb = pytest.importorskip("duckdb", reason="DuckDB, the extra 'parquet', is not installed")
    path = tmp_path / f"{table}.parquet"
    path.write_bytes(b"".join(stream(dossier, "parquet", table)))

    kind, _ = TABLES[table]
    with duckdb.connect() as database:
        read = database.read_parquet(str(path))
        assert dict(zip(read.columns, map(str, read.types), strict=True)) == columns(kind)
        got = [tuple(tuple(value) if isinstance(value, list) else value for value in row) for row in read.fetchall()]
    assert got == [msgspec.structs.astuple(row) for row in rows(dossier, table)]
    assert path.read_bytes() == b"".join(stream(dossier, "parquet", table))


def test_a_dossier_of_nothing_is_tables_of_nothing():
    nothing = msgspec.structs.replace(sample(), reports=(), stories=(), matches=(), claims=())

    for table in TABLES:
        assert list(stream(nothing, "jsonl", table)) == []
        assert b"".join(stream(nothing, "csv", table)).count(b"\r\n") == 1


def test_an_outlets_own_word_is_no_origin():
    claims = {row.words: row for row in rows(sample(), "claims")}

    guards = next(row for words, row in claims.items() if "guarding" in words[0])
    assert (guards.outlets, guards.origins) == (2, 0)
    ship = next(row for words, row in claims.items() if "no ship leaves" in words[0])
    assert (ship.outlets, ship.origins, ship.origin_names) == (2, 1, ("the Corran Post",))
