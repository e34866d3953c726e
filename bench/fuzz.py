"""Bytes that nobody would send, sent to one reader: `python -m bench.fuzz READER MINUTES FOLDER`.

Needs the package atheris, which is no part of the lock: what reaches code that was not reached before is kept and
changed further. FOLDER keeps what was found: `corpus-READER` grows from run to run; `READER-crash-…` and
`READER-timeout-…` are faults.
"""

import sys
from pathlib import Path

import atheris

READ = ("accordingto.page.read", "accordingto.watch.feeds", "accordingto.store", "accordingto.check")
with atheris.instrument_imports(include=list(READ)):
    from bench.readers import READERS, seeds

SLOWEST = 20  # seconds for one input: far above what any of them should take
LONGEST = 20_000  # bytes of one input


def main(name: str, minutes: str, folder: str) -> None:
    """Send bytes to one reader for so many minutes, or to its first fault."""
    corpus = Path(folder) / f"corpus-{name}"
    corpus.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds()):
        (corpus / f"seed-{number}").write_bytes(seed)
    READERS[name](next(iter(seeds())))  # so that what is loaded once is not counted as one input's time
    limits = [f"-max_total_time={round(60 * float(minutes))}", f"-timeout={SLOWEST}", f"-max_len={LONGEST}"]
    atheris.Setup(["fuzz", str(corpus), *limits, f"-artifact_prefix={folder}/{name}-"], READERS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in READERS:
        sys.exit(f"{__doc__}\nREADER: {' '.join(READERS)}")
    main(*sys.argv[1:])
