"""Write the digests of the weight files that are here: `python -m accordingto.weights` (`make digests`)."""

from importlib.resources import as_file, files

from accordingto.weights import digests

with as_file(files("accordingto.weights").joinpath("digests.txt")) as path:
    path.write_text(digests(), encoding="utf-8")
