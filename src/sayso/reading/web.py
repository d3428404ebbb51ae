"""Pages from the network; used only where a person gave an http(s) address."""

from __future__ import annotations

import gzip
import http.client
import socket
import ssl
import time
import urllib.error
import urllib.request
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

from sayso.errors import InputError
from sayso.reading.limits import MOST_BYTES
from sayso.reading.public import handlers

__all__ = ["Page", "fetch"]

_TIMEOUT = 20.0
"""Seconds to wait for a connection, and for each piece of the answer."""
_DEADLINE = 120.0
"""Seconds that the whole answer may take."""
_AGENT = "sayso"
_SAVE = "check the address, or save the page and read the file"


@dataclass(frozen=True, slots=True)
class Page:
    """What a server answered.

    Attributes:
        data: The bytes, unpacked.
        url: The address after redirections.
        content_type: The type that the server claims.
        fetched_at: When, ISO 8601 with offset.
        fetched_with: The program that fetched it.
    """

    data: bytes
    url: str
    content_type: str | None
    fetched_at: str
    fetched_with: str


class _SafeRedirects(urllib.request.HTTPRedirectHandler):
    """Follow redirections to the web alone, never to files or other schemes."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        if not newurl.lower().startswith(("http://", "https://")):
            raise urllib.error.URLError("redirects away from the web")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def fetch(url: str) -> Page:
    """Fetch a page.

    Raises:
        InputError: The address is malformed or unknown, the server refuses, answers with
            an error, is too slow, or sends more than the limit; within
            :func:`sayso.reading.public.public_only` also: it isn't in the public network.
    """
    opener = urllib.request.build_opener(_SafeRedirects, *handlers())
    try:
        request = urllib.request.Request(  # noqa: S310 (inputs accept http and https alone)
            _ascii(url),
            headers={
                "User-Agent": _AGENT,
                "Accept": "text/html,application/xhtml+xml,application/pdf,text/plain,*/*;q=0.5",
                "Accept-Encoding": "gzip, deflate",
            },
        )
        with opener.open(request, timeout=_TIMEOUT) as answer:
            data = _body(answer, url)
            kind = answer.headers.get("Content-Type")
            final = answer.geturl()
            packing = (answer.headers.get("Content-Encoding") or "").lower()
        data = _unpacked(data, packing, url)
    except urllib.error.HTTPError as error:
        cause = f"the server answers {error.code} {error.reason}"
        raise InputError(cause, subject=url, fix=_SAVE, code="S111") from error
    except (
        TimeoutError,
        urllib.error.URLError,
        http.client.HTTPException,
        OSError,
        ValueError,
    ) as error:
        raise _failed(url, error) from error
    now = datetime.now(UTC).isoformat(timespec="seconds")
    return Page(data, final, kind, now, "sayso")


def _ascii(url: str) -> str:
    """Escape what an address may not hold: spaces and letters beyond ASCII."""
    from urllib.parse import quote, urlsplit, urlunsplit

    parts = urlsplit(url.strip())
    if not parts.hostname:
        raise ValueError("the address names no host")
    host = parts.hostname.encode("idna").decode("ascii")
    if parts.port:
        host = f"{host}:{parts.port}"
    safe = "/%:=&?~#+!$,;'@()*[]"
    path, query = quote(parts.path, safe=safe), quote(parts.query, safe=safe)
    return urlunsplit((parts.scheme, host, path, query, ""))


def _body(answer: IO[bytes], url: str) -> bytes:
    pieces: list[bytes] = []
    size = 0
    began = time.monotonic()
    while piece := answer.read(1 << 16):
        pieces.append(piece)
        size += len(piece)
        if size > MOST_BYTES:
            raise _too_much(url)
        if time.monotonic() - began > _DEADLINE:
            raise TimeoutError
    return b"".join(pieces)


def _unpacked(data: bytes, packing: str, url: str) -> bytes:
    if packing in {"", "identity"}:
        return data
    try:
        if packing in {"gzip", "x-gzip"}:
            unpacker = zlib.decompressobj(16 + zlib.MAX_WBITS)
        elif packing == "deflate":
            unpacker = zlib.decompressobj()
        else:
            raise InputError(f"comes packed as {packing}", subject=url, fix=_SAVE, code="S112")
        plain = unpacker.decompress(data, MOST_BYTES + 1)
    except (zlib.error, gzip.BadGzipFile) as error:
        raise InputError("comes packed wrongly", subject=url, fix=_SAVE, code="S112") from error
    if len(plain) > MOST_BYTES:
        raise _too_much(url)
    return plain


def _too_much(url: str) -> InputError:
    cause = f"sends more than {MOST_BYTES / 1e6:.0f} MB"
    return InputError(cause, subject=url, fix="save the page and read a part of it", code="S108")


def _failed(url: str, error: Exception) -> InputError:
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    if isinstance(reason, TimeoutError):
        fix = "try again later, or save the page and read the file"
        return InputError(
            f"no answer within {_TIMEOUT:.0f} seconds", subject=url, fix=fix, code="S112"
        )
    if isinstance(reason, socket.gaierror):
        cause = "no server of that name is known"
        return InputError(
            cause, subject=url, fix="check the address and the connection", code="S112"
        )
    if isinstance(reason, ConnectionRefusedError):
        return InputError("the server refuses the connection", subject=url, fix=_SAVE, code="S112")
    if isinstance(reason, ssl.SSLError):
        cause = "the server's certificate doesn't hold"
        return InputError(cause, subject=url, fix=_SAVE, code="S112")
    text = str(reason) or type(reason).__name__
    return InputError(f"can't be fetched ({text})", subject=url, fix=_SAVE, code="S112")
