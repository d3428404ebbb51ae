"""Whatever goes wrong ends as one line that names cause and fix, never as a trace."""

from __future__ import annotations

import errno
import os
import sys
import traceback

from sayso.errors import ConfigurationError, SaysoError

__all__ = ["ERROR_PREFIX", "complain", "describe", "output_error", "run", "show_trace"]

ERROR_PREFIX = "sayso: "

DONE, FAILED, USAGE, INTERRUPTED, CLOSED_PIPE = 0, 1, 2, 130, 141


def run(arguments: list[str]) -> int:
    """Run a command and return its exit code; see :func:`sayso.cli.main`."""
    try:
        code = _invoke(arguments)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _stop_processes()
        complain("stopped")
        return INTERRUPTED
    except BrokenPipeError:
        _silence_output()
        return CLOSED_PIPE
    except SaysoError as error:
        complain(describe(error))
        show_trace(error)
        return USAGE if isinstance(error, ConfigurationError) else FAILED
    except OSError as error:
        complain(describe(output_error(error, error.filename or "standard output")))
        show_trace(error)
        _silence_output()
        return FAILED
    except Exception as error:  # noqa: BLE001 - the last line of defence
        reason = " ".join(f"{type(error).__name__}: {error}".split())
        complain(
            f"failed unexpectedly ({reason}); set SAYSO_DEBUG=1 to see where, and report it "
            "with the command and its input [S900]"
        )
        show_trace(error)
        return FAILED
    return code


def _invoke(arguments: list[str]) -> int:
    import click

    from sayso.cli.app import app

    try:
        with app.make_context("sayso", arguments) as context:
            result = app.invoke(context)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.Abort:
        raise KeyboardInterrupt from None
    except click.ClickException as error:
        if not isinstance(error, click.UsageError):
            complain(error.format_message())
        else:
            error.show()
        return USAGE
    return result if isinstance(result, int) else DONE


def describe(error: SaysoError) -> str:
    """Return an error as one line that is safe to print."""
    from sayso.cli.terminal import clean

    return clean(str(error))


def complain(line: str) -> None:
    """Write one line to standard error; a closed one is no reason to fail."""
    try:
        sys.stderr.write(f"{ERROR_PREFIX}{line}\n")
        sys.stderr.flush()
    except (OSError, ValueError):
        pass
    except UnicodeEncodeError:  # pragma: no cover - only on terminals without Unicode
        sys.stderr.write(ascii(f"{ERROR_PREFIX}{line}") + "\n")


def output_error(error: OSError, name: str) -> SaysoError:
    """Return the error for output that can't be written, with what to do about it."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        cause, fix = "the disk is full", "free some space or write somewhere else"
    elif error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        cause, fix = "may not be written", "choose another place or change its permissions"
    elif error.errno in {errno.ENOENT, errno.ENOTDIR}:
        cause, fix = "its folder does not exist", "make the folder first"
    elif error.errno == errno.EISDIR:
        cause, fix = "is a folder", "name a file"
    else:
        cause = f"can't be written ({error.strerror or error})"
        fix = "write somewhere else"
    return SaysoError(cause, fix=fix, subject=name, code="S130")


def show_trace(error: BaseException) -> None:
    """Print where an error came from, if SAYSO_DEBUG asks for it."""
    if os.environ.get("SAYSO_DEBUG"):
        traceback.print_exception(error)


def _stop_processes() -> None:
    """End the processes of ``--jobs``, which leave Ctrl-C to this one."""
    import multiprocessing

    for child in multiprocessing.active_children():
        child.terminate()


def _silence_output() -> None:
    """Let the interpreter's last flush go nowhere, where output can't go."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass
