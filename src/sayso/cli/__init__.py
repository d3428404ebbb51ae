"""The command line. :func:`main` is what the ``sayso`` command runs."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code.

    Args:
        arguments: What follows the program's name; from the system where None.

    Returns:
        0 done, 1 some inputs failed, 2 the command was used wrongly, 130 stopped by
        Ctrl-C, 141 the reader of the output went away.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    if given in (["--version"], ["-V"]):
        from sayso import __version__

        sys.stdout.write(f"sayso {__version__}\n")
        return 0
    from sayso.cli.guard import run

    return run(given)
