"""What to call an outlet in a row, where only the label of its page is at hand."""

import re
from pathlib import Path

from accordingto.page.read.containers import PAGES, RECORDS


def outlet_of(label: str) -> str:
    """Return what to call an outlet by the label of its page, which is the input's name where it is not known.

    "Noon Ledger" is one; of "pages/ferry.txt" it is said that the outlet is not known.
    """
    file = re.split(r"[/\\]", label)[-1]
    named_by_input = file != label or Path(file).suffix.lower() in (*PAGES, *RECORDS)
    shown = " ".join(file.split())
    return f"outlet not known ({shown})" if named_by_input else shown
