"""A BagIt 1.0 package (RFC 8493): originals, ledger, report, each with its hash."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sayso.errors import LedgerError
from sayso.export.case.jsonl import JSONLinesWriter, write_lines
from sayso.export.case.report import Report
from sayso.export.case.staging import digest_of
from sayso.export.case.writer import Note
from sayso.ledger.database import rows
from sayso.ledger.packing import inflate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import Any

    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context
    from sayso.ledger.store import Ledger

__all__ = ["BagWriter"]

_BAG = "bag"
_README = """What this package holds

objects/   the originals, byte by byte as they came; each file's name is its SHA-256
ledger/    readings.jsonl: what was read in each document, people's corrections laid over it
           stored_readings.jsonl: every reading as the machine left it, older ones too, in
           the ledger's own compact form
           reviews.jsonl: every decision of a person
           log.jsonl: the chain of custody; each entry's hash holds the one before
report/    the same for people: open index.html in a browser

A log entry's hash is the SHA-256 of the JSON array [number, at, who, version, action,
payload, previous], without spaces and in ASCII. A stored reading's hash is the SHA-256 of
its "reading" as JSON with sorted keys, without spaces and in ASCII. The last entry of the
log when this package was made:

"""


class BagWriter:
    """The folder ``bag``, which any BagIt validator can check.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Begin ledger and report."""
        self._context = context
        self._lines = JSONLinesWriter(context, f"{_BAG}/data/ledger/")
        self._report = Report(context, f"{_BAG}/data/report/")
        self._hashes: dict[str, str] = {}

    def document(self, item: Item) -> None:
        """Copy the original and write the document's lines and its section.

        Raises:
            LedgerError: ``S407`` the original can't be read, ``S408`` its bytes were changed.
        """
        self._copy(item.original)
        self._lines.document(item)
        self._report.document(item)

    def _copy(self, original: str) -> None:
        name = f"data/objects/{original[:2]}/{original}"
        if name in self._hashes:
            return
        objects = self._context.ledger.objects
        target = self._context.staging.path(f"{_BAG}/{name}")
        target.write_bytes(objects.get(original))
        if digest_of(target) != original:
            raise LedgerError(
                f"the original {original[:12]}… was changed",
                subject=str(objects.path(original)),
                fix="run 'sayso verify' and restore it from a copy of the case",
                code="S408",
            )
        self._hashes[name] = original

    def close(self) -> list[Note]:
        """Write the rest of the payload, the manifests and the bag's description."""
        staging, context = self._context.staging, self._context
        stored = staging.text(f"{_BAG}/data/ledger/stored_readings.jsonl")
        write_lines(stored, _stored(context.ledger))
        self._lines.close()
        self._report.close()
        last = f"{context.entries} {context.head}\n"
        staging.text(f"{_BAG}/data/README.txt").write(_README + last)
        staging.finish()
        folder = staging.folder / _BAG
        self._describe(folder)
        what = (
            "A BagIt 1.0 package (RFC 8493): originals, ledger as JSON lines and a report; "
            "check it with any BagIt validator."
        )
        return [Note(_BAG, what, len(self._hashes), "originals")]

    def _describe(self, folder: Path) -> None:
        manifest, size, count = [], 0, 0
        for path in sorted((folder / "data").rglob("*")):
            if path.is_file():
                name = path.relative_to(folder).as_posix()
                manifest.append(f"{self._hashes.get(name) or digest_of(path)}  {name}\n")
                size += path.stat().st_size
                count += 1
        context = self._context
        info = {
            "Bag-Software-Agent": f"sayso {context.version}",
            "Bagging-Date": context.made[:10],
            "External-Identifier": f"urn:sha256:{context.head}",
            "External-Description": "A case read by sayso: who says what happened, with originals.",
            "Payload-Oxum": f"{size}.{count}",
        }
        tags = {
            "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
            "bag-info.txt": "".join(f"{key}: {value}\n" for key, value in info.items()),
            "manifest-sha256.txt": "".join(manifest),
        }
        for name, content in tags.items():
            (folder / name).write_bytes(content.encode())
        listed = "".join(f"{digest_of(folder / name)}  {name}\n" for name in sorted(tags))
        (folder / "tagmanifest-sha256.txt").write_bytes(listed.encode())


def _stored(ledger: Ledger) -> Iterator[dict[str, Any]]:
    found = rows(
        ledger.connection,
        "SELECT r.key, d.id, r.hash, r.log, r.body FROM readings r "
        "JOIN documents d ON d.key = r.document ORDER BY r.key",
    )
    for key, document, digest, entry, body in found:
        yield {
            "number": key,
            "document": document,
            "hash": digest,
            "log": entry,
            "reading": json.loads(inflate(body)),
        }
