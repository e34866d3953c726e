"""The command that opens the desk: `serve`."""

from contextlib import AbstractContextManager, nullcontext, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from accordingto.cli.watch import post_of
from accordingto.errors import DeskError
from accordingto.record.dossier import Dossier
from accordingto.store.database import is_database
from accordingto.store.jsonl import from_json, load
from accordingto.watch.limits import AWAITED

if TYPE_CHECKING:
    from accordingto.desk.shelf import Shelf

_NEEDED = ("starlette", "uvicorn", "python_multipart")


@click.command(short_help="Open the desk: read, check and correct the record in a browser.")
@click.argument("file", metavar="FILE", required=False)
@click.option("--archive", metavar="FILE", help="The archive; the same as naming it as FILE.")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option("--port", type=click.IntRange(1, 65535), default=8031, show_default=True, help="The port to answer at.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="A name by which browsers call this machine.")
@click.option("--token-file", metavar="FILE", help="Let in only those who have the token in this file.")
@click.option("--fetch", is_flag=True, help="Fetch the addresses that readers paste; else the desk is offline.")
@click.option("--private", is_flag=True, help="Fetch from addresses of this machine and its own network, too.")
def serve(  # noqa: PLR0913 (one argument an option)
    file: str | None,
    *,
    archive: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    token_file: str | None,
    fetch: bool,
    private: bool,
) -> None:
    """Open the desk on an archive or a stored dossier: web pages where people read, check and correct the record.

    It answers on this machine alone; for another address a token is required. What is corrected or added is kept in
    the archive; on a dossier it ends with the desk.
    """
    if bool(file) == bool(archive):
        raise click.UsageError("Name an archive or a stored dossier as FILE.")
    if private and not fetch:
        raise click.UsageError("--private goes with --fetch.")
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        raise DeskError("the desk is not installed; install it with: pip install 'accordingto[desk]'")
    from accordingto.desk import serve as desk  # noqa: PLC0415 (the package works without the extra)

    gate = desk.gate_of(host, names, token_file)
    desk.free(host, port)
    courier = post_of("--fetch", private=private, limits=AWAITED) if fetch else nullcontext()
    with _shelf(file or archive or "") as shelf, courier as post:
        if not shelf.kept:
            click.echo("What is corrected or added here ends with the desk; name an archive to keep it.", err=True)
        click.echo(f"The desk: http://{f'[{host}]' if ':' in host else host}:{port}/ (end it with Ctrl-C)", err=True)
        # Ctrl-C is how the desk is closed, not a mishap.
        with suppress(KeyboardInterrupt):
            desk.serve(shelf, gate, host, port, post)


def _shelf(file: str) -> "AbstractContextManager[Shelf]":
    from accordingto.desk.shelf import of_dossier, opened  # noqa: PLC0415 (as above)

    if is_database(file) or not Path(file).is_file():
        return opened(file)
    return of_dossier(from_json(load(Path(file)), Dossier, file))
