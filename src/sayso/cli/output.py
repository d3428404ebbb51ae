"""Where output goes: standard output as it comes, or a file that appears when complete."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from sayso.cli.guard import output_error

__all__ = ["open_output"]


@contextmanager
def open_output(path: Path | None, *, exact: bool) -> Iterator[TextIO]:
    """Open standard output, or a file that is replaced only once all of it is written.

    Args:
        path: The file; None is standard output.
        exact: For formats of other programs: UTF-8 with the line ends as written, whatever
            the terminal's encoding; otherwise characters that the terminal hasn't got
            become ``?``.

    Raises:
        SaysoError: ``S130`` it can't be written; the file is as it was before.
    """
    if path is None:
        stream = sys.stdout
        if hasattr(stream, "reconfigure"):
            if exact:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="")
            else:
                stream.reconfigure(errors="replace")
        yield stream
        stream.flush()
        return
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            with path.open("w", encoding="utf-8", newline="") as device:
                yield device
            return
        yield from _replacing(path)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise output_error(error, str(path)) from error


def _replacing(path: Path) -> Iterator[TextIO]:
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(21, "Is a directory", str(path))
    prefix = f".{target.name[:40]}."
    handle, name = tempfile.mkstemp(prefix=prefix, suffix=".tmp", dir=target.parent)
    made = Path(name)
    try:
        with os.fdopen(
            handle, "w", encoding="utf-8", errors="backslashreplace", newline=""
        ) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        made.chmod(_mode(target))
        made.replace(target)
    except BaseException:
        with suppress(OSError):
            made.unlink()
        raise


def _mode(target: Path) -> int:
    """Return the permissions of the file that is replaced, or those of a new one."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
