"""Fetching from the public network alone, where an address comes from somebody else."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from sayso.errors import InputError

__all__ = ["handlers", "is_public", "public_only"]

_NAT64 = ipaddress.ip_network("64:ff9b::/96")

_ONLY: ContextVar[bool] = ContextVar("sayso_public_only", default=False)


@contextmanager
def public_only() -> Iterator[None]:
    """Refuse, while this holds, every connection to this computer or a private network.

    What is checked is the number that a connection really goes to, after each redirection
    too, so that a name which leads elsewhere on second thoughts (DNS rebinding) is no way in.
    A proxy that the environment names isn't used, since it would connect for us unchecked.
    """
    token = _ONLY.set(True)
    try:
        yield
    finally:
        _ONLY.reset(token)


def handlers() -> list[urllib.request.BaseHandler]:
    """Return what connects for :mod:`urllib.request`; nothing special without the guard."""
    return [urllib.request.ProxyHandler({}), _HTTP(), _HTTPS()] if _ONLY.get() else []


def is_public(number: str) -> bool:
    """Tell whether an address number belongs to the public network.

    An IPv4 number within an IPv6 one (mapped, 6to4, NAT64) is judged as what it is.
    """
    found = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if inner is None and found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


def _connect(
    address: tuple[str, int],
    timeout: float | None = None,
    source_address: tuple[str, int] | None = None,
) -> socket.socket:
    """Connect like :func:`socket.create_connection`, to a public number only.

    Raises:
        InputError: ``S142`` all numbers of the name are this computer's or private.
        OSError: None of them answers.
    """
    host, port = address
    numbers = [str(a[4][0]) for a in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    public = [number for number in dict.fromkeys(numbers) if is_public(number)]
    if not public:
        raise InputError(
            "leads to this computer or into a private network",
            subject=host,
            fix="save the page and give the file, or start the workbench with --allow-private",
            code="S142",
        )
    last: OSError | None = None
    for number in public:
        try:
            return socket.create_connection((number, port), timeout, source_address)
        except OSError as error:
            last = error
    raise last or OSError("no address")


class _Plain(http.client.HTTPConnection):
    def connect(self) -> None:
        self._create_connection = _connect
        super().connect()


class _Secure(http.client.HTTPSConnection):
    def connect(self) -> None:
        self._create_connection = _connect
        super().connect()


class _HTTP(urllib.request.HTTPHandler):
    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Plain, req)


class _HTTPS(urllib.request.HTTPSHandler):
    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_Secure, req, context=ssl.create_default_context())
