"""`python -m accordingto` is the command `accordingto`."""

from accordingto.cli import cli

if __name__ == "__main__":
    cli()
