"""The completion of a shell: what `accordingto <Tab>` offers."""

import click
from click.shell_completion import get_completion_class

from accordingto.cli.group import cli

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    """Print what a shell needs to complete commands, options and files.

    For bash and zsh add it to ~/.bashrc or ~/.zshrc; fish reads it from ~/.config/fish/completions/accordingto.fish.
    """
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"this click knows no completion for {shell}; install click 8.1 or later")
    click.echo(kind(cli, {}, "accordingto", "_ACCORDINGTO_COMPLETE").source())
