"""The sample dossier, rendered, beside what it should look like in tests/golden.

After a change that is meant, write the golden files again and read the difference word by word:

    python -m tests.show.test_golden
"""

from pathlib import Path

import pytest

from accordingto.show.html import html
from accordingto.show.text import text
from tests.show.sample import sample

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
RENDERERS = {"show.txt": text, "show.html": html}


@pytest.mark.parametrize("name", RENDERERS)
def test_the_sample_dossier_looks_as_it_should(name):
    assert RENDERERS[name](sample()) == (GOLDEN / name).read_text(encoding="utf-8")


if __name__ == "__main__":
    for name, renderer in RENDERERS.items():
        (GOLDEN / name).write_text(renderer(sample()), encoding="utf-8", newline="\n")
