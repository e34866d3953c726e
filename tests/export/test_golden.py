"""The sample dossier in each format, beside what it should be in tests/golden/export.

After a change that is meant, write the golden files again and read the difference word by word:

    python -m tests.export.test_golden
"""

from pathlib import Path

import pytest

from accordingto.export import FORMATS, ask, folder, stream
from tests.export.words import parse
from tests.show.sample import sample

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "export"
# Its bytes are DuckDB's, which change with its version; test_parquet.py reads them back.
KEPT = [form for form in FORMATS if form != "parquet"]


def files(form: str) -> dict[str, bytes]:
    if ask(form, folder=True):
        return {f"{form}/{name}": b"".join(parts) for name, parts in folder(sample(), form)}
    return {form: b"".join(stream(sample(), form, parse=parse))}


@pytest.mark.parametrize("form", KEPT)
def test_the_sample_dossier_is_as_it_should_be_and_the_same_again(form):
    made = files(form)

    kept = {name: (GOLDEN / name).read_bytes() for name in made}
    assert made == kept
    assert files(form) == made


if __name__ == "__main__":
    for form in KEPT:
        for name, content in files(form).items():
            path = GOLDEN / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
