"""One input, many documents: lines of batches, rows of tables, captures, entries of feeds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from sayso.errors import InputError, SaysoError
from sayso.model import Document, MetadataEvidence
from sayso.reading.batch import failed_batch, lines_of
from sayso.reading.dates import to_edtf
from sayso.reading.formats import is_archive_name
from sayso.reading.inputs import Fact, Failure, Input, is_batch_name, unreadable
from sayso.reading.load import fetch_input

__all__ = ["parts_of", "reading_in", "refused_reading", "with_facts"]

_READING = b'"sayso.reading/'
_PACKED = (b"WARC/", b"\x1f\x8b", b"PK\x03\x04", b"PAR1")

_GUESSED = frozenset({"text", "htmldate", "title"})
"""Origins that a feed's word for its own entry stands above."""


def parts_of(item: Input, *, plain: bool = False) -> Iterator[Input | Failure]:
    """Yield the documents that an input stands for, itself where it stands for one.

    What is yielded has ``line`` set (it is a line of JSON) or ``part``; its bytes are in
    ``data`` except for an entry of a feed that is still to be fetched. Streamed: a batch,
    a table or an archive is never in memory as a whole. A failure doesn't end the rest.

    Args:
        item: From :func:`sayso.reading.find_inputs`.
        plain: Take a feed as the text that it is.
    """
    if item.line is not None or item.part:
        yield item
        return
    try:
        yield from _parts(item, plain=plain)
    except SaysoError as error:
        yield Failure(item.name, error.about(item.name))
    except OSError as error:
        yield failed_batch(item, error)
    except MemoryError as error:
        yield Failure(item.name, unreadable(item.name, error))
    except Exception as error:  # noqa: BLE001 (what trips a parser mustn't stop the rest)
        cause = f"can't be read ({type(error).__name__}: {error})"
        fix = "give the documents in it one by one"
        failure = InputError(cause, subject=item.name, fix=fix, code="S119")
        failure.__cause__ = error
        yield Failure(item.name, failure)


def _parts(item: Input, *, plain: bool) -> Iterator[Input | Failure]:
    if item.path is not None and is_batch_name(item.name):
        yield from lines_of(item)
        return
    named = is_archive_name(item.name)
    if item.path is None or not named:
        item = fetch_input(item)
    head = (item.data or b"")[:8192]
    if (named and item.data is None) or head.startswith(_PACKED):
        from sayso.reading.archives import is_archive, records_of
        from sayso.reading.columns import is_parquet, rows_of

        if is_archive(item):
            yield from records_of(item)
            return
        if is_parquet(item):
            yield from rows_of(item)
            return
    elif not plain and b"<" in head:
        from sayso.reading.feedxml import feed_kind

        if feed_kind(head):
            from sayso.reading.feeds import documents_of

            yield from documents_of(item)
            return
    yield replace(item, part=True)


def reading_in(data: bytes) -> object | None:
    """Return the JSON of a line that is a reading (``sayso.reading/1``), or None."""
    if _READING not in data:
        return None
    try:
        record = json.loads(data)
    except (ValueError, RecursionError):
        return None
    schema = record.get("schema") if isinstance(record, dict) else None
    is_one = isinstance(schema, str) and schema.startswith("sayso.reading/")
    return record if is_one else None


def refused_reading(item: Input) -> Failure:
    """Return the failure of a line that was read already."""
    name = f"{item.name}:{item.line}"
    fix = "put it into a case with 'sayso add CASE FILE'"
    return Failure(name, InputError("is a reading already", subject=name, fix=fix, code="S146"))


def with_facts(document: Document, facts: tuple[Fact, ...]) -> Document:
    """Add to a document what the archive or feed that it is out of says of it.

    It fills what nothing else says; what the page's markup says and what is declared stand
    above it. All of it is kept as evidence.
    """
    known = {e.field: e.origin for e in reversed(document.evidence)}
    values: dict[str, Any] = {}
    evidence: list[MetadataEvidence] = []
    for fact in facts:
        value = to_edtf(fact.value) if fact.field == "published" else " ".join(fact.value.split())
        if not value:
            continue
        evidence.append(MetadataEvidence(fact.field, fact.origin, None, fact.written or fact.value))
        missing = getattr(document, fact.field) is None
        above = fact.first and known.get(fact.field) in _GUESSED
        if (missing or above) and fact.field not in values:
            values[fact.field] = value
    return replace(document, evidence=(*document.evidence, *evidence), **values)
