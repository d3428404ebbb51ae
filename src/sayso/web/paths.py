"""Addresses of pages: any id or name fits into one, and comes back as it was."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from sayso.web.errors import WorkbenchError

if TYPE_CHECKING:
    from starlette.requests import Request

__all__ = ["given", "query_with", "safe_next", "segment", "url"]

_AWKWARD = re.compile(r"[/\\%\x00-\x1f\x7f]|^\.{1,2}$|^~|^$")
_LOCAL = re.compile(r"/(?![/\\])[^\x00-\x20\\\x7f]*")


def segment(text: str) -> str:
    """Return text as one part of a path.

    What a path can't hold (a slash, a lone dot, nothing), or what somebody on the way may
    decode twice (a percent sign), is written as ``~`` and base64url.
    """
    clean = text.encode("utf-8", "replace").decode()
    if _AWKWARD.search(clean):
        return "~" + base64.urlsafe_b64encode(clean.encode()).decode().rstrip("=")
    return quote(clean, safe="")


def given(request: Request, name: str) -> str:
    """Return a part of the path as :func:`segment` got it; use this for all ``{…}`` of routes.

    Raises:
        WorkbenchError: ``S506`` it is none of ours.
    """
    part = str(request.path_params[name])
    if not part.startswith("~"):
        return part
    try:
        return base64.urlsafe_b64decode(part[1:] + "=" * (-(len(part) - 1) % 4)).decode()
    except ValueError:
        raise WorkbenchError(
            "there is no such page", subject=part[:80], fix="start from the first page", code="S506"
        ) from None


def url(path: str, *segments: object, anchor: str | None = None, **query: object) -> str:
    """Return the address of a page.

    Args:
        path: Its beginning, as in ``/documents``; taken as it is.
        *segments: Parts that follow, of any text.
        anchor: What stands after ``#``.
        **query: Parameters; None and the empty text are left out, lists are repeated.
    """
    whole = "/".join([path.rstrip("/") or "", *(segment(str(s)) for s in segments)]) or "/"
    pairs: list[tuple[str, str]] = []
    for name, value in query.items():
        many = value if isinstance(value, (list, tuple)) else [value]
        pairs += [(name, _plain(v)) for v in many if v is not None and v != ""]
    if pairs:
        whole += "?" + urlencode(pairs)
    return whole if anchor is None else f"{whole}#{quote(anchor, safe='')}"


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "1" if value else "0"
    return str(value).encode("utf-8", "replace").decode()


def query_with(request: Request, **changes: object) -> str:
    """Return the address of the page that is shown, with some parameters changed.

    None takes a parameter out. A change of anything but ``offset`` goes back to the first
    rows, and the address never asks for another format unless *changes* do.
    """
    kept: dict[str, object] = {}
    for name, value in request.query_params.multi_items():
        if name not in changes and name not in {"format", "token"}:
            kept.setdefault(name, [])
            found = kept[name]
            if isinstance(found, list):
                found.append(value)
    if set(changes) - {"offset", "format"}:
        kept.pop("offset", None)
    path = quote(str(request.scope["path"]), safe="/~")  # the server got it decoded
    merged = {**kept, **changes}
    pairs = [
        (name, _plain(v))
        for name, value in merged.items()
        for v in (value if isinstance(value, (list, tuple)) else [value])
        if v is not None and v != ""
    ]
    return path + (f"?{urlencode(pairs)}" if pairs else "")


def safe_next(path: str | None, otherwise: str = "/") -> str:
    """Return an address within the workbench to go to next, or *otherwise* for any other."""
    return path if path and len(path) < 4096 and _LOCAL.fullmatch(path) else otherwise
