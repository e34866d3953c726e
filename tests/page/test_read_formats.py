"""Every form in which people keep pages is read with what it knows of them; the samples are in tests/samples."""

import bz2
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from pathlib import Path

import pytest
import zstandard

from accordingto.page.read import raws, read
from accordingto.record.page import Page, Raw, Refusal

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
FORMATS = Path(__file__).resolve().parents[2] / "docs" / "formats.md"
URL, TITLE, OUTLET = "https://coastpost.example/ferries", "Ferries sail again", "The Coast Post"
BY, DAY, LATER = ("Ann Lee", "Bo Roe"), "2031-03-03", "2031-03-04"
FACTS = {"title": TITLE, "author": BY, "outlet": OUTLET, "url": URL, "published": DAY}
NO_OUTLET = {**FACTS, "outlet": None}


def pages(*inputs: object) -> list[Page | Refusal]:
    return [read(item) if isinstance(item, Raw) else item for item in raws(inputs)]


@pytest.mark.parametrize(
    ("sample", "facts"),
    [
        ("feed.rss", {**FACTS, "section": "Ports", "language": "en"}),
        ("feed.atom", {**NO_OUTLET, "updated": LATER, "section": "Ports"}),
        ("feed.json", {**FACTS, "updated": LATER, "language": "en"}),
        ("article.jsonld", {**FACTS, "updated": LATER, "section": "Ports"}),
        ("item.ninjs.json", {**FACTS, "updated": LATER}),
        ("message.newsml.xml", {**FACTS, "updated": LATER, "url": None, "language": "en"}),
        ("trafilatura.jsonl", {**FACTS, "language": "en"}),
        ("news-please.json", {**NO_OUTLET, "updated": LATER}),
        ("fundus.json", {**NO_OUTLET, "url": None}),
        ("newspaper4k.json", FACTS),
        ("table.csv", FACTS),
        ("page.mhtml", {**FACTS, "language": "en"}),
        ("letter.eml", {**FACTS, "outlet": None, "url": None, "published": None}),
        ("page.html", {**FACTS, "url": None}),
    ],
)
def test_a_sample_gives_its_page_with_what_is_known_of_it(sample, facts):
    page = pages(SAMPLES / sample)[0]

    assert isinstance(page, Page)
    assert {field: page.facts("author") if field == "author" else page.fact(field) for field in facts} == facts
    assert "“Not one ship stays in the harbour,” she told the Noon Ledger." in page.text
    assert not any(mark in page.text for mark in ("<p>", "=E2", "no\n", "Logo", "a picture"))


@pytest.mark.parametrize(
    ("sample", "reason"),
    [
        ("feed.rss", "only a teaser"),
        ("feed.json", "only a teaser"),
        ("message.newsml.xml", "its agency has taken it back"),
        ("table.csv", "there is no text in this row"),
        ("sitemap.xml", "a sitemap has no text, only 2 addresses"),
    ],
)
def test_what_holds_no_text_is_refused_by_its_place(sample, reason):
    *_, refusal = pages(SAMPLES / sample)

    assert isinstance(refusal, Refusal)
    assert refusal.step == "open"
    assert refusal.name.startswith(str(SAMPLES / sample))
    assert refusal.reason.startswith(reason)


def test_sections_and_paragraphs_of_fundus_stay_apart():
    (page,) = pages(SAMPLES / "fundus.json")

    assert [block.span.of(page.text)[:14] for block in page.blocks] == [
        "Ferries sail.",
        "The ferries of",
        "Pay",
        "The owners wou",
    ]


def test_the_rows_of_a_table_are_numbered_as_in_the_file():
    assert [raw.name.rpartition(":")[2] for raw in raws([SAMPLES / "table.csv"])] == ["2", "3"]


def test_a_table_without_a_text_is_refused_with_its_columns(tmp_path):
    (tmp_path / "a.csv").write_text("name,town\nAda,Corran\n")

    (refusal,) = raws([tmp_path / "a.csv"])

    assert refusal.reason.startswith("there is no column for the text")
    assert refusal.reason.endswith("its columns are: name, town")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_may_be_written_in_many_ways(tmp_path, encoding, delimiter):
    rows = [["text", "outlet"], ["“Yes,” said Ms Varga in the café on Monday morning.", "The Coast Post"]]
    (tmp_path / "a.csv").write_bytes(
        "\r\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows).encode(encoding)
    )

    (page,) = pages(tmp_path / "a.csv")

    assert (page.text, page.outlet) == tuple(rows[1])


PACKERS = {".gz": gzip.compress, ".bz2": bz2.compress, ".xz": lzma.compress}


def packer(suffix: str):
    if suffix == ".zst":
        return zstandard.ZstdCompressor().compress
    return pytest.importorskip("brotli").compress if suffix == ".br" else PACKERS[suffix]


@pytest.mark.parametrize("suffix", [".gz", ".bz2", ".xz", ".zst", ".br"])
@pytest.mark.parametrize("sample", ["page.html", "trafilatura.jsonl", "feed.rss", "table.csv"])
def test_a_packed_file_is_what_is_in_it(tmp_path, suffix, sample):
    path = tmp_path / (sample + suffix)
    path.write_bytes(packer(suffix)((SAMPLES / sample).read_bytes()))

    (plain, packed) = (pages(where)[0] for where in (SAMPLES / sample, path))

    assert packed.name == plain.name.replace(str(SAMPLES / sample), str(path))
    assert (packed.text, packed.known, packed.media) == (plain.text, plain.known, plain.media)


@pytest.mark.parametrize("kind", ["zip", "tar", "tar.gz", "zip in tar"])
def test_an_archive_gives_its_pages_in_its_order_and_leaves_other_files_alone(tmp_path, kind):
    members = {
        "b/page.html": (SAMPLES / "page.html").read_bytes(),
        "a.png": b"\x89PNG",
        "trafilatura.jsonl": (SAMPLES / "trafilatura.jsonl").read_bytes(),
    }
    path = tmp_path / f"all.{kind.rpartition(' ')[2]}"
    path.write_bytes(
        zipped(members) if kind == "zip" else tarred({"in.zip": zipped(members)} if " " in kind else members)
    )
    if kind == "tar.gz":
        path.write_bytes(gzip.compress(tarred(members)))

    found = pages(path)

    inner = f"{path}/in.zip" if " " in kind else f"{path}"
    assert [page.name for page in found] == [f"{inner}/b/page.html", f"{inner}/trafilatura.jsonl:1"]
    assert [page.title for page in found] == [TITLE, TITLE]


def zipped(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def tarred(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return out.getvalue()


def test_a_parquet_table_is_read_like_any_other(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    rows = {"maintext": ["Talks resume.", None], "authors": [["Ann Lee", "Bo Roe"], []], "score": [1, 2]}
    parquet.write_table(pyarrow.table(rows), tmp_path / "a.parquet")

    page, refusal = pages(tmp_path / "a.parquet")

    assert (page.text, page.facts("author"), page.name) == ("Talks resume.", BY, f"{tmp_path}/a.parquet:1")
    assert refusal.reason == "there is no text in this row"


@pytest.mark.parametrize(
    ("suffix", "head", "reason"),
    [
        (".br", b"x", "a .br file needs the package brotli: pip install 'accordingto[packed]'"),
        (".parquet", b"PAR1", "a Parquet file needs the package pyarrow: pip install 'accordingto[parquet]'"),
    ],
)
def test_a_package_that_is_not_installed_is_named_in_a_line(tmp_path, monkeypatch, suffix, head, reason):
    for name in ("brotli", "pyarrow", "pyarrow.parquet"):
        monkeypatch.setitem(__import__("sys").modules, name, None)
    (tmp_path / f"a{suffix}").write_bytes(head)

    (refusal,) = raws([tmp_path / f"a{suffix}"])

    assert refusal.reason == reason


def test_a_folder_gives_its_containers_too(tmp_path):
    for name in ("page.mhtml", "letter.eml", "feed.rss", "table.csv", "sitemap.xml"):
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    (tmp_path / "old.html.gz").write_bytes(gzip.compress((SAMPLES / "page.html").read_bytes()))

    names = sorted({raw.name.rpartition("/")[2].partition(":")[0] for raw in raws([tmp_path])})

    assert names == ["feed.rss", "letter.eml", "old.html.gz", "page.mhtml"]


@pytest.mark.parametrize(
    ("record", "media"),
    [
        ({"text": "<p>Talks resume."}, "text"),
        ({"content": "<p>Talks resume."}, "html"),
        ({"content": "Talks resume."}, "text"),
        ({"html": "Talks resume."}, "html"),
        ({"text": "Talks resume.", "@context": "https://schema.org"}, "text"),
        ({"text": "Talks resume.", "pubstatus": "canceled"}, "text"),
        ({"text": "", "html": "<p>Talks resume."}, "html"),
        ({"pubstatus": "canceled", "body_text": "Talks resume."}, None),
        ({"text": ""}, None),
        ({"content": 5}, None),
    ],
)
def test_a_record_of_ours_is_taken_at_its_word(tmp_path, record, media):
    (tmp_path / "a.jsonl").write_text(json.dumps(record))

    (item,) = raws([tmp_path / "a.jsonl"])

    assert getattr(item, "media", None) == media


def test_a_text_that_begins_like_a_feed_or_a_mail_stays_a_text_where_its_name_says_so(tmp_path):
    for text in ("<rss><channel><item>", "From: Ann Lee\nReceived: on Monday\nThe ferries sail again.\n"):
        (tmp_path / "a.txt").write_text(text)

        (raw,) = raws([tmp_path / "a.txt"])

        assert raw.data == text.encode()


def test_every_sample_and_every_suffix_has_its_row_in_the_docs():
    from accordingto.page.read.containers import CONTAINERS, PAGES, RECORDS

    docs = FORMATS.read_text()
    samples = [path.name for path in SAMPLES.iterdir()]

    assert [name for name in samples if f"`{name}`" not in docs] == []
    assert [suffix for suffix in (*PAGES, *RECORDS, *CONTAINERS, *PACKERS, ".zst", ".br", ".csv", ".tsv", ".parquet")
            if f"`{suffix}`" not in docs] == []  # fmt: skip
