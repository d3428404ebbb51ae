"""Fetching many pages politely: one request at a time, with pauses, and no is a no."""

from __future__ import annotations

import ipaddress
import socket
import time
import urllib.error
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.reading.web import Page

__all__ = ["Manners"]

PAUSE = 1.0
"""Seconds between the end of a request and the next one to the same server."""
_MOST_REFUSALS = 5
"""Requests in a row that a server leaves without an answer before it is left alone."""
_LATER = frozenset({429, 503})
"""Answers by which a server asks to be left alone for now."""


class Manners:
    """Remembers what was asked of which server, for as long as one input is followed."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}
        self._refusals: Counter[str] = Counter()

    def fetch(self, url: str, *, via: str | None = None) -> Page:
        """Fetch a page that an input leads to.

        Args:
            url: Its address.
            via: The address of the feed or list that named it, if the person didn't. One in
                the public network doesn't lead into a private one.

        Raises:
            InputError: As for :func:`sayso.reading.web.fetch`; ``S142`` its server asked to be
                left alone or doesn't answer, or it stands in a private network.
        """
        from sayso.reading.web import fetch

        parts = urlsplit(url)
        host = parts.netloc.lower()
        if self._refusals[host] >= _MOST_REFUSALS:
            raise _left_alone(url, parts.hostname or host)
        guarded = via is not None and not _is_private(urlsplit(via).hostname)
        if guarded and _is_private(parts.hostname):
            raise _private(url)
        wait = self._last.get(host, -PAUSE) + PAUSE - time.monotonic()
        if wait > 0:
            time.sleep(wait)
        try:
            page = fetch(url)
        except InputError as error:
            self._note(host, error)
            raise
        finally:
            self._last[host] = time.monotonic()
        self._refusals[host] = 0
        if guarded and _is_private(urlsplit(page.url).hostname):
            raise _private(url)
        return (
            page if via is None else replace(page, fetched_with=f"{page.fetched_with}, via {via}")
        )

    def _note(self, host: str, error: InputError) -> None:
        cause = error.__cause__
        if isinstance(cause, urllib.error.HTTPError):
            self._refusals[host] = _MOST_REFUSALS if cause.code in _LATER else 0
        elif error.code == "S112":
            self._refusals[host] += 1


def _is_private(host: str | None) -> bool:
    """Tell whether a name or number leads to this computer or a private network."""
    if not host:
        return False
    try:
        found = (
            {host} if _is_number(host) else {str(a[4][0]) for a in socket.getaddrinfo(host, None)}
        )
    except (OSError, UnicodeError):
        return False  # fetching it says what is wrong
    return any(not ipaddress.ip_address(one.split("%")[0]).is_global for one in found)


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _left_alone(url: str, host: str) -> InputError:
    return InputError(
        f"{host} refuses or doesn't answer, and isn't asked any more",
        subject=url,
        fix="run the same command again later; what was added stays",
        code="S142",
    )


def _private(url: str) -> InputError:
    return InputError(
        "a public feed leads into a private network here",
        subject=url,
        fix="give the address itself if it is to be read",
        code="S142",
    )
