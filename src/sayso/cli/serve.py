"""The command that starts the workbench."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    import socket

    from sayso.web.settings import Settings

__all__ = ["serve"]

GRACE_SECONDS = 3
"""How long answers under way may still take after Ctrl-C."""


@click.command(short_help="Open a case in the browser.")
@click.argument("case", type=click.Path(path_type=Path, file_okay=False), metavar="CASE")
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    metavar="ADDRESS",
    help="Address to listen on; any that other computers reach asks for a token.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8031,
    show_default=True,
    metavar="N",
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--token",
    envvar="SAYSO_TOKEN",
    metavar="SECRET",
    help="What every browser must show once; better given as SAYSO_TOKEN, which no list of "
    "processes shows.",
)
@click.option(
    "--open/--no-open",
    "browse",
    default=None,
    help="Open it in the browser; by default if the output is a terminal.",
)
@click.option(
    "--allow-private",
    is_flag=True,
    help="Let the page for adding fetch from private networks, too.",
)
def serve(
    case: Path,
    host: str,
    port: int,
    token: str | None,
    *,
    browse: bool | None,
    allow_private: bool,
) -> int:
    """Serve CASE to the browser: read, compare, overrule, show.

    It listens on this computer alone, needs no network, and stops with Ctrl-C. Whatever is
    added or reviewed is on disk at once.
    """
    from sayso.web.app import make_app
    from sayso.web.security.access import check_token
    from sayso.web.settings import Settings

    settings = Settings(case, host, port, token or None, allow_private=allow_private)
    check_token(settings)
    with listening(host, port) as listener:
        settings = Settings(
            case, host, listener.getsockname()[1], token or None, allow_private=allow_private
        )
        app = make_app(settings)
        place = address(settings)
        hint = " (asks for the token once)" if settings.token else ""
        sys.stdout.write(f"{place}{hint}\nstop with Ctrl-C\n")
        sys.stdout.flush()
        if sys.stdout.isatty() if browse is None else browse:
            _open(place)
        _run(app, listener)
    return 0


def address(settings: Settings) -> str:
    """Return the address to open in a browser on this computer."""
    from sayso.web.settings import is_wildcard

    host = "127.0.0.1" if is_wildcard(settings.host) else settings.host.strip("[]")
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}/"


def listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        ConfigurationError: ``S510`` another program listens there, or nobody may.
    """
    import errno
    import socket

    from sayso.errors import ConfigurationError

    bare = host.strip("[]")
    family = socket.AF_INET6 if ":" in bare else socket.AF_INET
    try:
        found = socket.create_server((bare, port), family=family, backlog=128)
        # asyncio sets it only for sockets that name their protocol, which these don't; without
        # it, the second part of an answer waits 40 ms for the first to be acknowledged
        found.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return found  # noqa: TRY300 - short as it is
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            cause, fix = "another program listens there", f"choose another port: --port {port + 1}"
        elif error.errno in {errno.EACCES, errno.EPERM}:
            cause, fix = "this port needs rights of the system", "choose one above 1023: --port N"
        else:
            cause = f"can't be listened on ({error.strerror or error})"
            fix = "choose an address of this computer: --host 127.0.0.1"
        raise ConfigurationError(cause, subject=f"{host}:{port}", fix=fix, code="S510") from error
    except (OverflowError, UnicodeError) as error:
        raise ConfigurationError(
            "is no address", subject=host, fix="use --host 127.0.0.1", code="S510"
        ) from error


def _open(place: str) -> None:
    """Open the browser, which may take its time."""
    import threading
    import webbrowser

    threading.Thread(target=webbrowser.open, args=(place,), daemon=True).start()


def _run(app: object, listener: socket.socket) -> None:
    """Serve until Ctrl-C. No address that is asked for is ever logged."""
    import logging

    import uvicorn

    logging.basicConfig(level=logging.WARNING, format="sayso: %(message)s")
    logging.getLogger("uvicorn").setLevel(logging.ERROR)
    config = uvicorn.Config(
        app,  # type: ignore[arg-type]
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        lifespan="on",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
    uvicorn.Server(config).run(sockets=[listener])
