import re
from importlib.resources import files

import pytest

CSS = files("accordingto.show").joinpath("static", "dossier.css").read_text(encoding="utf-8")
BLOCKS = re.findall(r":root \{(.*?)\n\s*\}", CSS, re.DOTALL)[:2]
LIGHT, DARK = (dict(re.findall(r"--([\w-]+): (#\w{6});", block)) for block in BLOCKS)


def _luminance(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colors", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("words", "ground"),
    [
        ("ink", "paper"),
        ("quiet", "paper"),
        ("accent", "paper"),
        ("gone", "gone-tint"),
        ("new", "new-tint"),
        ("ink", "tint"),
        ("accent", "tint"),
    ],
)
def test_words_stand_out_from_their_ground(colors, words, ground):
    dark, light = sorted((_luminance(colors[words]), _luminance(colors[ground])))

    assert (light + 0.05) / (dark + 0.05) >= 4.5
