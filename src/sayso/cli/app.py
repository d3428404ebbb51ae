"""The commands, under one name; each is imported only when it is used or listed."""

from __future__ import annotations

from importlib import import_module

import click

from sayso import __version__

__all__ = ["COMMANDS", "app"]

COMMANDS: dict[str, str] = {
    "read": "sayso.cli.read",
    "add": "sayso.cli.case",
    "statements": "sayso.cli.asking",
    "mentions": "sayso.cli.asking",
    "events": "sayso.cli.compare",
    "claims": "sayso.cli.compare",
    "disputes": "sayso.cli.compare",
    "changes": "sayso.cli.compare",
    "compare": "sayso.cli.compare",
    "sides": "sayso.cli.compare",
    "documents": "sayso.cli.asking",
    "sources": "sayso.cli.asking",
    "actors": "sayso.cli.actors",
    "search": "sayso.cli.asking",
    "show": "sayso.cli.asking",
    "review": "sayso.cli.reviews",
    "undo": "sayso.cli.reviews",
    "reviews": "sayso.cli.reviews",
    "export": "sayso.cli.export",
    "log": "sayso.cli.case",
    "verify": "sayso.cli.case",
    "serve": "sayso.cli.serve",
    "gazetteer": "sayso.cli.gazetteer",
}
"""Each command's name and the module that defines it under that name, in order of help."""


class Commands(click.Group):
    """A group whose commands are imported on demand."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        """Return a command, or None for an unknown name."""
        home = COMMANDS.get(cmd_name)
        if home is None:
            return None
        command = getattr(import_module(home), cmd_name)
        return command if isinstance(command, click.Command) else None


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Documentation of every option: sayso COMMAND --help",
)
@click.version_option(
    __version__, "-V", "--version", prog_name="sayso", message="%(prog)s %(version)s"
)
def app() -> None:
    """Read news and show who says what happened, where and when, on whose word.

    Every field of every record points at the characters that it rests on. Nothing is sent
    anywhere: the network is used only for an address that you give as an input.

    Exit codes: 0 done, 1 some inputs failed, 2 wrong usage, 130 stopped by Ctrl-C, 141
    the reader of the output went away.
    """
