"""What a workbench is started with."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["LOOPBACK_NAMES", "Settings", "is_loopback", "is_wildcard"]

LOOPBACK_NAMES = ("127.0.0.1", "localhost", "[::1]")
"""Names that a browser on the same computer may call it by."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a workbench is started with.

    Attributes:
        case: The case's folder.
        host: Address to listen on.
        port: Port to listen on, which every request must name.
        token: Secret that every request must show; required on any address that other
            computers reach.
        upload_limit: Most bytes of one upload, all its files together.
        form_limit: Most bytes of any other request.
        allow_private: Whether addresses of private networks may be fetched.
        jobs: Processes that read what is added.
        compare: Whether the comparison is kept up to date while the workbench runs.
    """

    case: Path
    host: str = "127.0.0.1"
    port: int = 8031
    token: str | None = field(default=None, repr=False)
    upload_limit: int = 50 * 1024 * 1024
    form_limit: int = 1024 * 1024
    allow_private: bool = False
    jobs: int = 1
    compare: bool = True


def is_loopback(host: str) -> bool:
    """Tell whether only programs on this computer reach an address."""
    if host.lower() == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_wildcard(host: str) -> bool:
    """Tell whether an address stands for all addresses of this computer."""
    try:
        return ipaddress.ip_address(host.strip("[]")).is_unspecified
    except ValueError:
        return host == ""
