"""What a form of the desk brings: read within limits, and only if it is one of ours."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request

from accordingto.desk.limits import MOST_FIELDS, MOST_FILES

_LONGEST = 2_000


@asynccontextmanager
async def form_of(request: Request) -> AsyncIterator[FormData]:
    """Give the fields of a form, and close its files at the end; a form that this reader was not given is refused."""
    most = request.app.state.most_bytes
    async with request.form(max_files=MOST_FILES, max_fields=MOST_FIELDS, max_part_size=most) as found:
        gate, state = request.app.state.gate, request.scope["state"]
        if not state["bearer"] and not gate.is_form(state["session"], word(found, "form", 64)):
            raise HTTPException(
                403, "This form is not of this visit; go back, load the page again and send it once more."
            )
        yield found


def word(form: FormData, name: str, longest: int = _LONGEST) -> str:
    """Return a field of text, at most so long, without the blanks around it; empty where it is not there."""
    value = form.get(name, "")
    return value[:longest].strip() if isinstance(value, str) else ""
