"""How much may be sent, and how long that may take."""

import asyncio

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MOST_BYTES = 20_000_000
MOST_FILES = 20
MOST_FIELDS = 20
SECONDS = 60.0


class Limits:
    """Stands before the desk: what is too large or too slow is not read on."""

    def __init__(self, app: ASGIApp, most_bytes: int = MOST_BYTES, seconds: float = SECONDS) -> None:
        self.app = app
        self.most_bytes = most_bytes
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] in {"GET", "HEAD"}:
            await self.app(scope, receive, send)
            return
        declared = Headers(scope=scope).get("content-length", "0")
        if not declared.isdecimal() or len(declared) > 15 or int(declared) > self.most_bytes:
            await PlainTextResponse(self._too_much, 413)(scope, receive, send)
            return
        await self.app(scope, self._counted(receive), send)

    @property
    def _too_much(self) -> str:
        return f"At most {self.most_bytes:,} bytes are taken at once."

    def _counted(self, receive: Receive) -> Receive:
        """Read on until it is too much or too late."""
        left = self.most_bytes
        end = asyncio.get_running_loop().time() + self.seconds
        whole = False

        async def counted() -> Message:
            nonlocal left, whole
            if whole:
                return await receive()
            try:
                async with asyncio.timeout_at(end):
                    message = await receive()
            except TimeoutError as error:
                raise HTTPException(408, "It took too long to send.") from error
            left -= len(message.get("body", b""))
            if left < 0:
                raise HTTPException(413, self._too_much)
            whole = not message.get("more_body", False)
            return message

        return counted
