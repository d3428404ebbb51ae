"""E-mail and saved pages (MHTML): the page or text inside, with what the header says."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime

from sayso.errors import InputError
from sayso.model import Document
from sayso.reading.assemble import document_of, source_of
from sayso.reading.decode import decode, decode_html
from sayso.reading.formats import MHTML
from sayso.reading.html import page_document
from sayso.reading.inputs import Declared
from sayso.reading.metadata import Metadata
from sayso.reading.textpage import page_of_text

__all__ = ["read_mail"]

_PREFIX = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.IGNORECASE)


def read_mail(name: str, data: bytes, media: str, declared: Declared) -> Document:
    """Read an e-mail or a saved page: its HTML part, or else its plain text.

    Offsets count in that part. The header's Subject, From and Date are title, publisher
    and date where the text gives none; a saved page's header gives its address alone.

    Raises:
        InputError: ``S116`` there is neither text nor HTML in it.
    """
    message = message_from_bytes(data, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise _without_text(name)
    page, plain = _parts(message)
    metadata = Metadata.declared(declared)
    if media == MHTML:
        metadata.add(
            "url", _header(message, "Snapshot-Content-Location"), "header:Snapshot-Content-Location"
        )
    if page is not None:
        text, encoding = decode_html(*page)
        source = source_of(name, data, media, encoding, declared)
        return page_document(name, text, source, declared, metadata, late=_late(message, media))
    if plain is None or not plain[0].strip():
        raise _without_text(name)
    text, encoding = decode(*plain)
    text, blocks, anchors, story = page_of_text(text, metadata)
    for field, value, origin in _late(message, media):
        if not metadata.has(field):
            metadata.add(field, value, origin)
    return document_of(
        text, blocks, metadata, source_of(name, data, media, encoding, declared),
        language=story.language, anchors=anchors, given_id=declared.id,
    )  # fmt: skip


def _parts(
    message: EmailMessage,
) -> tuple[tuple[bytes, str | None] | None, tuple[bytes, str | None] | None]:
    page = plain = None
    for part in message.walk():
        kind = part.get_content_type()
        if part.is_multipart() or part.get_content_disposition() == "attachment":
            continue
        body = part.get_payload(decode=True)
        if not isinstance(body, bytes) or not body.strip():
            continue
        if kind == "text/html" and page is None:
            page = body, part.get_content_charset()
        elif kind == "text/plain" and plain is None:
            plain = body, part.get_content_charset()
    return page, plain


def _late(message: EmailMessage, media: str) -> list[tuple[str, str, str]]:
    """Return what the header of an e-mail says, to be used where the text says nothing."""
    if media == MHTML:
        return []
    found: list[tuple[str, str, str]] = []
    subject = _header(message, "Subject")
    if subject:
        found.append(("title", _PREFIX.sub("", subject), "header:Subject"))
    sender, address = parseaddr(_header(message, "From") or "")
    if sender or address:
        found.append(("publisher", sender or address, "header:From"))
    try:
        sent = parsedate_to_datetime(_header(message, "Date") or "")
    except (TypeError, ValueError):
        return found
    written = sent.isoformat(timespec="seconds") if sent.tzinfo else sent.date().isoformat()
    found.append(("published", written, "header:Date"))
    return found


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except (ValueError, IndexError, AttributeError):  # malformed headers trip the parser
        return None
    return str(value).strip() or None if value is not None else None


def _without_text(name: str) -> InputError:
    return InputError(
        "is an e-mail without text",
        subject=name,
        fix="save the attachment and read that",
        code="S116",
    )
