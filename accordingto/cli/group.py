"""The command that all others belong to, and how the user is told of what he can mend."""

import click

import accordingto
from accordingto.errors import AccordingToError

NOTHING_READ = 2
PROBLEMS = 1


class _Commands(click.Group):
    """Tells of what the user can mend in one line, without a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except AccordingToError as error:
            click.echo(f"accordingto: {error}", err=True)
            ctx.exit(NOTHING_READ)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(accordingto.__version__, prog_name="accordingto", message="%(prog)s %(version)s")
def cli() -> None:
    """Turn a pile of news reports into one sourced record.

    INPUT is any mix of files, folders, patterns and "-" (standard input): text, HTML, JSON lines, tables, feeds, mails,
    web archives, zip and tar of pages, or stored reports. FILE may be "-".
    """
