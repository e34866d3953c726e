"""The desk is opened at an address of this machine, and closed with all it holds."""

import gc
import os
import socket
import sys
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from accordingto.desk.app import app
from accordingto.desk.guard import Gate
from accordingto.desk.shelf import Shelf
from accordingto.errors import DeskError
from accordingto.watch.answer import Fetcher

_SHORTEST_TOKEN = 16
_LAST_SECONDS = 2
_KEPT_SECONDS = 30
_TURN_SECONDS = 0.001
_OBJECTS = (50_000, 20, 50)
_LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})


def gate_of(host: str, names: tuple[str, ...], token_file: str | None) -> Gate:
    """Return the gate of a desk at `host`; beyond this machine it opens only to those who have the token."""
    token = _token(Path(token_file)) if token_file else None
    if token is None and not _is_local(host):
        raise DeskError(f"{host}: others could come in; name a file that holds a token with --token-file FILE")
    return Gate(frozenset({host.lower(), *map(str.lower, names), *_LOCAL}), token)


def serve(shelf: Shelf, gate: Gate, host: str, port: int, fetcher: Fetcher | None = None) -> None:
    """Answer until the process is asked to end; `fetcher` fetches the addresses that readers paste."""
    desk = app(shelf, gate, fetcher=fetcher)
    config = uvicorn.Config(
        desk,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=_KEPT_SECONDS,
        timeout_graceful_shutdown=_LAST_SECONDS,
    )
    _for_many()
    _Server(config, desk).run()


def free(host: str, port: int) -> None:
    """Say so if an address cannot be opened, before anything is read."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(found[0], found[1]) as tried:
            if os.name == "posix":
                tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(found[4])
    except OSError as error:
        raise DeskError(f"{host}:{port}: cannot be opened ({error.strerror}); name another with --port") from error


class _Server(uvicorn.Server):
    """Tells those who listen that the desk closes, so that they do not hold it open."""

    def __init__(self, config: uvicorn.Config, desk: Starlette) -> None:
        super().__init__(config)
        self.desk = desk

    def handle_exit(self, sig: int, frame: object) -> None:
        self.desk.state.closing.set()
        super().handle_exit(sig, frame)  # type: ignore[arg-type]


def _for_many() -> None:
    """Let nothing hold up all readers: circles of objects are looked for seldom, for records form none, and whoever
    makes a page lets others in soon.
    """
    gc.freeze()
    gc.set_threshold(*_OBJECTS)
    sys.setswitchinterval(_TURN_SECONDS)


def _is_local(host: str) -> bool:
    try:
        return host.lower() == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _token(file: Path) -> str:
    try:
        token = file.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError(f"{file}: cannot be read; name a file that holds a token") from error
    if len(token) < _SHORTEST_TOKEN:
        raise DeskError(f"{file}: a token has at least {_SHORTEST_TOKEN} characters; make a longer one")
    return token
