"""Arguments and options that several commands take."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from accordingto.archive import ROWS

C = TypeVar("C", bound=Callable[..., Any])

RUNNERS = ("inline", "pool", "dask")


def _writable(_: click.Context, option: click.Parameter, file: str | None) -> str | None:
    """Refuse a file that cannot be written before the work is done, not after."""
    if file and file != "-" and not Path(file).parent.is_dir():
        raise click.BadParameter(f"there is no folder {Path(file).parent}", param=option)
    return file


def _keep(context: click.Context, option: click.Parameter, value: str | None) -> None:
    """Keep the value for `engine`, which every command calls that takes these options."""
    context.meta[f"{__name__}.{option.name}"] = value


def kept(name: str) -> str | None:
    """Return the value of an option that was kept; None where the command does not take it."""
    value: str | None = click.get_current_context().meta.get(f"{__name__}.{name}")
    return value


inputs = click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
some_inputs = click.argument("inputs", metavar="INPUT...", nargs=-1)
file = click.argument("file", metavar="FILE")
html = click.option(
    "--html", "html_file", metavar="FILE", callback=_writable, help="Write a web page that opens without a server."
)
json = click.option(
    "--json", "json_file", metavar="FILE", callback=_writable, help="Write the dossier itself, as JSON."
)
processes = click.option(
    "--processes", type=click.IntRange(min=1), metavar="N", help="Read pages in N processes; else as many as pay."
)
runner = click.option(
    "--runner",
    type=click.Choice(RUNNERS),
    expose_value=False,
    callback=_keep,
    help="Read in this process, a pool of processes or a Dask cluster; else in whichever of the first two pays.",
)
address = click.option(
    "--address",
    metavar="ADDRESS",
    expose_value=False,
    callback=_keep,
    help="The scheduler of the Dask cluster: tcp://HOST:8786.",
)
fast = click.option("--fast", is_flag=True, help="Take the light encoder: quicker, and less sure who says what.")
archive = click.option("--archive", metavar="FILE", required=True, help="The archive: one file.")
archived = click.option("--archive", metavar="FILE", help="Take the pages from an archive instead.")
story = click.option("--story", metavar="ID", help="Only one story of the archive, by its id or the start of it.")
form = click.option("--json", "form", flag_value="json", help="Write one JSON record a line.")
csv = click.option("--csv", "form", flag_value="csv", help="Write comma-separated values, with a header.")
limit = click.option("--limit", type=click.IntRange(min=1), default=ROWS, show_default=True, help="Show so many rows.")
offset = click.option("--offset", type=click.IntRange(min=0), default=0, help="Leave out so many rows first.")
since = click.option("--since", metavar="DAY", help="From this day on: 2018, 2018-02 or 2018-02-13.")
until = click.option("--until", metavar="DAY", help="Up to this day, it included.")


def record(command: C) -> C:
    """Give a command the options of all that ask an archive: in which form to answer, and of which archive."""
    return form(csv(archive(command)))


def rows(command: C) -> C:
    """Give a command the options of those that answer with many rows."""
    return limit(offset(record(command)))
