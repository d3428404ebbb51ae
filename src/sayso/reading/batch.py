"""Batches: JSON Lines of plain documents, streamed one line at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from sayso.errors import InputError
from sayso.model import Document, SourceFile, bytes_id, content_id
from sayso.reading.inputs import Declared, Failure, Input, unreadable
from sayso.reading.limits import MOST_TEXT
from sayso.reading.textpage import plain_document

__all__ = ["MEDIA_TYPE", "lines_of", "read_line"]

MEDIA_TYPE = "application/jsonl"
_LONGEST = 4 * MOST_TEXT
"""Bytes of the longest line: escapes may take several bytes a character."""
_FIELDS = ("published", "publisher", "title", "byline", "url")


def lines_of(item: Input) -> Iterator[Input]:
    """Yield the lines of a batch as inputs of their own; blank lines are passed over.

    Raises:
        OSError: The file can't be opened or read.
    """
    if item.path is None:
        return
    with item.path.open("rb") as file:
        number = 0
        while line := file.readline(_LONGEST + 1):
            number += 1
            over = len(line) > _LONGEST
            while over and not line.endswith(b"\n") and (more := file.readline(1 << 20)):
                line = line[:1] + more[-1:]  # drop it, but notice its end
            if line.strip() or over:
                data = b"" if over else line
                yield Input(item.name, path=item.path, data=data, line=number, oversize=over)


def read_line(item: Input, declared: Declared) -> Document | Failure:
    """Read one line of a batch: an object with ``text``, and ``id`` and metadata beside it."""
    name = f"{item.name}:{item.line}"
    given = None
    try:
        record = _record(item, name)
        given = _string(record, "id", name)
        text = record.get("text")
        if not isinstance(text, str):
            raise _bad(name, 'has no "text" that is a string')
        _check_text(text, name)
        known = {field: _string(record, field, name) for field in _FIELDS}
    except InputError as error:
        return Failure(name, error, given or _line_id(item))
    text = text.encode("utf-8", "replace").decode() if _has_surrogates(text) else text
    line = replace(declared, id=given, **{k: v for k, v in known.items() if v is not None})
    data = item.data or b""
    source = SourceFile(
        name, MEDIA_TYPE, len(data), bytes_id(data), "utf-8",
        line.fetched_by, line.fetched_at, line.fetched_with,
    )  # fmt: skip
    identity = content_id(given, text, *(known[field] for field in _FIELDS))
    return plain_document(text, source, line, id_=identity)


def _check_text(text: str, name: str) -> None:
    if not text.strip():
        fix = "leave the line out or fill in its text"
        raise InputError("holds no text", subject=name, fix=fix, code="S103")
    if len(text) > MOST_TEXT:
        raise too_long(name, len(text))


def too_long(name: str, size: int) -> InputError:
    """Return the error for a text beyond the limit."""
    return InputError(
        f"holds {size / 1e6:.0f} million characters, more than the {MOST_TEXT / 1e6:.0f} million"
        " that one document may have",
        subject=name,
        fix="split it into articles, or into lines of a .jsonl batch",
        code="S108",
    )


def failed_batch(item: Input, error: Exception) -> Failure:
    """Return the failure of a batch that can't be opened."""
    return Failure(item.name, unreadable(item.name, error))


def _record(item: Input, name: str) -> dict[str, object]:
    if item.oversize:
        raise _bad(name, f"is longer than {_LONGEST // 1_000_000} MB")
    try:
        record = json.loads((item.data or b"").decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _bad(name, "is not in UTF-8") from error
    except json.JSONDecodeError as error:
        raise _bad(name, f"is no JSON ({error.msg} at column {error.colno})") from error
    except (RecursionError, ValueError) as error:
        raise _bad(name, "is no JSON that can be read") from error
    if not isinstance(record, dict):
        raise _bad(name, "is no JSON object")
    return record


def _bad(name: str, cause: str) -> InputError:
    fix = 'write one object a line, such as {"id": "a1", "text": "…"}'
    return InputError(cause, subject=name, fix=fix, code="S113")


def _string(record: dict[str, object], field: str, name: str) -> str | None:
    value = record.get(field)
    if value is None:
        return None
    if field == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise _bad(name, f'has a "{field}" that is no string')
    return value


def _line_id(item: Input) -> str | None:
    return f"line {item.line}" if item.line is not None else None


def _has_surrogates(text: str) -> bool:
    return any("\ud800" <= character <= "\udfff" for character in text)
