"""Inputs to documents: gets the bytes, decides what they are, and hands them on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from sayso.errors import InputError, SaysoError
from sayso.model import Document, MetadataEvidence
from sayso.reading.assemble import source_of
from sayso.reading.batch import read_line, too_long
from sayso.reading.decode import decode
from sayso.reading.formats import EML, HTML, MHTML, PDF, known_binary, looks_binary, media_type
from sayso.reading.inputs import UNDECLARED, Declared, Failure, Input, find_inputs, unreadable
from sayso.reading.limits import MOST_BYTES, MOST_PDF_BYTES, MOST_TEXT
from sayso.reading.textpage import plain_document, read_text

__all__ = ["documents", "fetch_input", "load"]


def documents(
    sources: Iterable[str | Path | bytes], *, plain: bool = False, declared: Declared = UNDECLARED
) -> Iterator[Document | Failure]:
    """Read files, folders, batches, addresses and bytes, one document after another.

    Args:
        sources: Paths, addresses, ``-`` or bytes, as for :func:`find_inputs`.
        plain: Take each text as it is: all of it body.
        declared: What the caller knows of the documents.

    Yields:
        Documents, and failures where an input couldn't be read, in order.
    """
    found = find_inputs(sources)
    yield from found.failures
    for item in found.items:
        yield from load(item, plain=plain, declared=declared)


def load(
    item: Input, *, plain: bool = False, declared: Declared = UNDECLARED
) -> Iterator[Document | Failure]:
    """Read one input: one document of a file, many of a batch, archive or feed, streamed.

    Bad content never raises: it yields a :class:`Failure` whose error names file, cause
    and fix on one line, and the rest go on.

    Args:
        item: What to read, from :func:`find_inputs`.
        plain: Take the text as it is: all of it body, offsets into the decoded file.
        declared: What the caller knows; a line of a batch may say more of itself.
    """
    from sayso.reading.parts import parts_of, reading_in, refused_reading

    for part in parts_of(item, plain=plain):
        if isinstance(part, Failure):
            yield replace(part, given_id=part.given_id or declared.id)
        elif part.line is not None:
            is_reading = reading_in(part.data or b"") is not None
            yield refused_reading(part) if is_reading else read_line(part, declared)
        else:
            yield _load_one(part, plain=plain, declared=declared)


def _load_one(item: Input, *, plain: bool, declared: Declared) -> Document | Failure:
    try:
        return _read(item, plain=plain, declared=declared)
    except SaysoError as error:
        return Failure(item.name, error.about(item.name), declared.id)
    except (OSError, MemoryError) as error:
        return Failure(item.name, unreadable(item.name, error), declared.id)
    except Exception as error:  # noqa: BLE001 (a page that trips a parser mustn't stop the rest)
        cause = f"can't be read ({type(error).__name__}: {error})"
        fix = "save it as plain text and read that"
        failure = InputError(cause, subject=item.name, fix=fix, code="S119")
        failure.__cause__ = error
        return Failure(item.name, failure, declared.id)


def fetch_input(item: Input) -> Input:
    """Return an input with its bytes, from file, network or standard input.

    Raises:
        InputError: The bytes can't be had, or there are too many.
        OSError: The file can't be opened.
    """
    if item.data is not None:
        return item
    if item.url is not None:
        from sayso.reading.web import fetch

        page = (item.ask or fetch)(item.url)
        return replace(
            item,
            ask=None,
            data=page.data,
            served=page.content_type,
            fetched_from=page.url,
            fetched_at=page.fetched_at,
            fetched_with=page.fetched_with,
        )
    if item.stdin:
        return replace(item, data=sys.stdin.buffer.read(MOST_PDF_BYTES + 1))
    return replace(item, data=_bytes_of(item))


def _read(item: Input, *, plain: bool, declared: Declared) -> Document:
    item = fetch_input(item)
    declared = replace(
        declared,
        fetched_at=declared.fetched_at or item.fetched_at,
        fetched_with=declared.fetched_with or item.fetched_with,
    )
    data = item.data or b""
    document = read_bytes(data, item.name, plain=plain, declared=declared, served=item.served)
    if item.fetched_from is not None and document.url is None:
        known = MetadataEvidence("url", "fetched", None, item.fetched_from)
        document = replace(document, url=item.fetched_from, evidence=(*document.evidence, known))
    if item.facts:
        from sayso.reading.parts import with_facts

        return with_facts(document, item.facts)
    return document


def _bytes_of(item: Input) -> bytes:
    path = item.path or Path(item.name)
    if path.is_dir():
        raise InputError("is a folder", subject=item.name, fix="name it as an input", code="S109")
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(4096)
        _check_size(item.name, size, head)
        return head + file.read(MOST_PDF_BYTES)


def _check_size(name: str, size: int, head: bytes) -> None:
    is_pdf = b"%PDF-" in head[:1024]
    most = MOST_PDF_BYTES if is_pdf else MOST_BYTES
    if size > most and (is_pdf or not looks_binary(head)):
        raise InputError(
            f"is {size / 1e6:,.0f} MB, more than the {most / 1e6:,.0f} MB one document may have",
            subject=name,
            fix="split it into articles, or into lines of a .jsonl batch",
            code="S108",
        )


def read_bytes(
    data: bytes,
    name: str,
    *,
    plain: bool = False,
    declared: Declared = UNDECLARED,
    served: str | None = None,
) -> Document:
    """Read the bytes of one document.

    Args:
        data: All of it.
        name: What to call it in the source record and in errors.
        plain: Take the text as it is.
        declared: What the caller knows.
        served: The content type that a server claimed.

    Raises:
        InputError: It is empty, binary, too large, encrypted, broken, or without text.
    """
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise InputError("is empty", subject=name, fix="give a file with text in it", code="S103")
    media = media_type(data, name, served)
    _check_size(name, len(data), data[:4096])
    if media == PDF:
        from sayso.reading.pdf import read_pdf

        return read_pdf(name, data, declared, plain=plain)
    if looks_binary(data[:4096]) or (b"\x00" in data[:65536] and looks_binary(data[:65536])):
        what = known_binary(data[:16]) or "a binary file"
        raise InputError(
            f"is {what}, not text",
            subject=name,
            fix="give text, HTML, PDF, e-mail or .jsonl; export other formats to one of these",
            code="S104",
        )
    if not plain:
        if media == HTML:
            from sayso.reading.html import read_html

            return read_html(name, data, declared, served=served)
        if media in {EML, MHTML}:
            from sayso.reading.mail import read_mail

            return read_mail(name, data, media, declared)
    decoded = decode(data, _charset(served))
    if len(decoded[0]) > MOST_TEXT:
        raise too_long(name, len(decoded[0]))
    if not any(character.isalnum() for character in decoded[0]):
        raise InputError("holds no words", subject=name, fix="give a file with text", code="S114")
    if plain:
        source = source_of(name, data, media, decoded[1], declared)
        return plain_document(decoded[0], source, declared)
    return read_text(name, data, decoded, media, declared)


def _charset(served: str | None) -> str | None:
    if served and "charset=" in served.lower():
        return served.lower().split("charset=", 1)[1].split(";")[0].strip(" \"'") or None
    return None
