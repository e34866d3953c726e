"""Who may come in: no foreign page, no foreign name for this machine, nobody without the token where there is one.

Page text is hostile, and so is every other site that a reader has open while the desk runs.
"""

import hmac
import secrets
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SESSION = "desk_session"
KEY = "desk_key"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
_HEADERS = (
    (b"content-security-policy", POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    # With "no-referrer" a browser would hide from us that our own forms are our own.
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
_READS = frozenset({"GET", "HEAD"})
_OPEN = frozenset({"/enter"})
_OPEN_FOLDER = "/static/"


class Gate:
    """Knows the names this machine answers to, the token, and a secret of this run.

    `hosts` are host names without a port, as browsers send them. `token` is None where none is asked for.
    """

    def __init__(self, hosts: frozenset[str], token: str | None = None) -> None:
        self.hosts = hosts
        self.token = token
        self._secret = secrets.token_bytes(32)
        # Stands for what a form carries in a page that is shown to many; nobody but the desk ever sees it.
        self.blank = secrets.token_hex(32)

    def known(self, host: str) -> bool:
        """Say whether a Host header names this machine: another name may have been bent to its address."""
        try:
            return urlsplit(f"//{host}").hostname in self.hosts
        except ValueError:
            return False

    def fits(self, token: str) -> bool:
        """Compare a token with the right one in a time that tells nothing of either."""
        return self.token is not None and hmac.compare_digest(token.encode(), self.token.encode())

    @property
    def key(self) -> str:
        """What a cookie says of a reader who has shown the token; worthless after this run."""
        return self._seal("key")

    def form(self, session: str) -> str:
        """Return what each form of a session carries, so that no other site's form is taken for one of ours."""
        return self._seal(f"form {session}")

    def is_form(self, session: str, value: str) -> bool:
        """Say whether a form is one that this session was given."""
        return bool(session) and hmac.compare_digest(value.encode(), self.form(session).encode())

    def has_key(self, cookies: dict[str, str]) -> bool:
        """Say whether a cookie shows that the token was given."""
        return hmac.compare_digest(cookies.get(KEY, "").encode(), self.key.encode())

    def _seal(self, words: str) -> str:
        return hmac.new(self._secret, words.encode(), sha256).hexdigest()


class Asked(NamedTuple):
    """What the guard looks at in a request."""

    method: str
    path: str
    headers: Headers
    cookies: dict[str, str]


class Guard:
    """Stands before the desk: refuses what must not come in, and puts the policy on all that goes out."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self.app = app
        self.gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        asked = Asked(scope["method"], scope["path"], headers, cookies_of(headers))
        scope.setdefault("state", {})
        scope["state"]["session"] = asked.cookies.get(SESSION) or secrets.token_hex(16)
        scope["state"]["bearer"] = self._bearer(headers)
        refused = self._refused(asked)
        await (refused or self.app)(scope, receive, _sealed(send, new=SESSION not in asked.cookies, scope=scope))

    def _refused(self, asked: Asked) -> Response | None:
        if not self.gate.known(asked.headers.get("host", "")):
            return PlainTextResponse("This name is not one of this desk's; open it by the address it printed.", 421)
        if asked.method not in _READS and not self._ours(asked.headers):
            return PlainTextResponse("This came from another site; send it from the desk itself.", 403)
        if self.gate.token is None or asked.path in _OPEN or asked.path.startswith(_OPEN_FOLDER):
            return None
        if self._bearer(asked.headers) or self.gate.has_key(asked.cookies):
            return None
        if asked.method == "GET" and "text/html" in asked.headers.get("accept", ""):
            return RedirectResponse("/enter", 303)
        return PlainTextResponse("A token is needed.", 401, {"WWW-Authenticate": "Bearer"})

    def _bearer(self, headers: Headers) -> bool:
        kind, _, token = headers.get("authorization", "").partition(" ")
        return kind.lower() == "bearer" and self.gate.fits(token.strip())

    def _ours(self, headers: Headers) -> bool:
        """Say whether what is sent comes from a page of this desk, or from no page at all."""
        if headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return False
        origin = headers.get("origin")
        return origin is None or urlsplit(origin).netloc == headers.get("host")


def cookies_of(headers: Headers) -> dict[str, str]:
    """Return the cookies of a request; those that cannot be read are none."""
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}


def _sealed(send: Send, *, new: bool, scope: Scope) -> Send:
    """Put the policy on each answer, and give a new reader a session."""

    async def sealed(message: Message) -> None:
        if message["type"] == "http.response.start":
            named = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [*message["headers"], *(pair for pair in _HEADERS if pair[0] not in named)]
            if new and scope["state"].get("form"):
                message["headers"].append((b"set-cookie", cookie(SESSION, scope["state"]["session"]).encode()))
        await send(message)

    return sealed


def cookie(name: str, value: str) -> str:
    """Return a cookie that no script reads and no other site sends."""
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict"
