"""The original of a document, as it came: shown without running anything, or downloaded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.responses import FileResponse, Response

from sayso.web.case import opened
from sayso.web.paths import given
from sayso.web.readings import hold

if TYPE_CHECKING:
    from starlette.requests import Request

    from sayso.model import SourceFile

__all__ = ["HEADERS", "original", "shown_as"]

POLICY = (
    "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "SAMEORIGIN",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
}
"""Of every original: no script, no frame, no form, nothing from any other place."""

_PAGE = "text/html"
_PLAIN = frozenset(
    {"text/plain", "text/markdown", "text/html", "message/rfc822", "application/json",
     "application/x-ndjson", "application/jsonl", "multipart/related", "application/xhtml+xml"}
)  # fmt: skip
"""Types that can be looked at as text."""
_SUFFIXES = {
    "text/plain": "txt",
    "text/markdown": "md",
    "text/html": "html",
    "application/pdf": "pdf",
    "message/rfc822": "eml",
    "multipart/related": "mhtml",
    "application/json": "json",
}
_CHARSET = re.compile(r"[A-Za-z][A-Za-z0-9._-]{1,30}")


def shown_as(source: SourceFile) -> str | None:
    """Return the type as which an original can be shown in a frame, None for downloads."""
    if source.media_type == _PAGE:
        return _PAGE
    return "text/plain" if source.media_type in _PLAIN else None


def original(request: Request) -> Response:
    """Answer with the bytes of the original; ``?source=1`` as text, ``?download=1`` as a file."""
    with opened(request) as case:
        held = hold(case.ledger, case.ledger.document_key(given(request, "doc")))
        path = case.ledger.objects.path(held.object)
        # a file that was kept in fewer bytes is read, and so is one that is gone, which says so
        whole = path.name == held.object and path.is_file()
        data = b"" if whole else case.ledger.objects.get(held.object)
    source = held.reading.document.source
    kind = shown_as(source)
    if kind and request.query_params.get("source"):
        kind = "text/plain"
    suffix = _SUFFIXES.get(source.media_type, "bin")
    if held.object != source.sha256:  # a line of a batch, or a reading that was imported
        kind, suffix = ("text/plain" if kind else None), "txt" if kind else "bin"
    name = f"{held.reading.document.id[:16]}.{suffix}"
    manner = "inline"
    if kind is None or request.query_params.get("download"):
        kind, manner = "application/octet-stream", "attachment"
    else:
        charset = source.encoding or "utf-8"
        kind = f"{kind}; charset={charset if _CHARSET.fullmatch(charset) else 'utf-8'}"
    headers = {
        **HEADERS,
        "Content-Type": kind,
        "Content-Disposition": f'{manner}; filename="{name}"',
    }
    return FileResponse(path, headers=headers) if whole else Response(data, headers=headers)
