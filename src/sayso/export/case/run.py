"""An export from beginning to end: one pass over the case, any number of formats."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sayso import __version__
from sayso.errors import ConfigurationError, SaysoError
from sayso.export.case.about import about, write_about
from sayso.export.case.item import items
from sayso.export.case.staging import staging
from sayso.export.case.writer import Context, Note, Writer
from sayso.ledger.custody import GENESIS, last_entry
from sayso.ledger.database import one, plainly, writing

if TYPE_CHECKING:
    from sayso.export.case.item import Item
    from sayso.export.case.staging import Staging
    from sayso.ledger.store import Ledger

__all__ = ["FORMATS", "Exported", "export_case"]

FORMATS: dict[str, str] = {
    "csv": "sayso.export.case.csv_tables:CSVWriter",
    "jsonl": "sayso.export.case.jsonl:JSONLinesWriter",
    "parquet": "sayso.export.case.parquet:ParquetTables",
    "comparison": "sayso.export.case.comparison_csv:ComparisonTables",
    "comparison-jsonl": "sayso.export.case.comparison_jsonl:ComparisonLines",
    "geojson": "sayso.export.case.geojson:GeoJSONWriter",
    "jsonld": "sayso.export.case.jsonld:SchemaOrgWriter",
    "annotations": "sayso.export.case.annotations:AnnotationWriter",
    "ged": "sayso.export.case.ged:GEDWriter",
    "acled": "sayso.export.case.acled:ACLEDWriter",
    "timelinejs": "sayso.export.case.timelinejs:TimelineWriter",
    "ftm": "sayso.export.case.ftm:FollowTheMoneyWriter",
    "bagit": "sayso.export.case.bag:BagWriter",
}
"""Each format's name and what writes it, imported only when it is asked for."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote.

    Attributes:
        folder: Where.
        notes: Each file or folder: what it holds, how much, and what it leaves out.
        counts: Documents, statements, events and tolls in it, and rejected ones left out.
        head: Hash of the log entry that stands for the state that was exported.
        entry: Number of the log entry that records the export.
    """

    folder: Path
    notes: tuple[Note, ...]
    counts: dict[str, int]
    head: str
    entry: int


def export_case(
    ledger: Ledger,
    folder: Path | str,
    formats: Iterable[str],
    *,
    force: bool = False,
    rejected: bool = False,
    bom: bool = False,
    who: str | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Exported:
    """Export a case as it is now; what others add meanwhile isn't in it.

    Files are written aside and get their names all at once, when every one is complete;
    the log of the case then names them with their hashes.

    Args:
        ledger: The case.
        folder: Where to; made if it isn't there.
        formats: Names out of :data:`FORMATS`.
        force: Replace files of the same names.
        rejected: Also export what people rejected, marked as such.
        bom: Begin CSV files with a byte order mark, which Excel needs to see UTF-8.
        who: Name that the log gives; the ledger's own without it.
        progress: Called with the number of documents done and of all.

    Raises:
        SaysoError: ``S130`` the folder can't be written, or has such files already.
        ConfigurationError: ``S200`` no such format, or it needs a package that is missing.
        LedgerError: The case can't be read, or another program blocks it.
    """
    names = list(dict.fromkeys(formats))
    target = Path(folder)
    _check(ledger, target, names)
    with plainly(ledger.file), staging(target) as place:
        with _snapshot(ledger):
            context = _context(ledger, place, rejected=rejected, bom=bom)
            writers = [_writer(name)(context) for name in names]
            (total,) = one(ledger.connection, "SELECT count(*) FROM documents") or (0,)
            counts: Counter[str] = Counter()
            for done, item in enumerate(items(ledger, rejected=rejected), 1):
                for writer in writers:
                    writer.document(item)
                _count(item, counts)
                if progress:
                    progress(done, total)
            notes = tuple(note for writer in writers for note in writer.close())
            place.finish()
            known = about(context, notes, counts)
            write_about(context, known, notes)
        if not force:
            _refuse_present(place)
        entry = _publish(ledger, place, known, names, who)
    return Exported(target, notes, dict(counts), context.head, entry)


def _check(ledger: Ledger, target: Path, names: list[str]) -> None:
    unknown = [name for name in names if name not in FORMATS]
    if unknown or not names:
        raise ConfigurationError(
            f"there is no format {unknown[0]!r}" if unknown else "no format is named",
            subject="--format",
            fix=f"use one or more of {', '.join(FORMATS)}",
        )
    if target.exists() and not target.is_dir():
        raise SaysoError("is a file", subject=str(target), fix="name a folder", code="S130")
    case, there = ledger.path.resolve(), target.resolve()
    if there == case or case in there.parents:
        raise SaysoError(
            "lies inside the case", subject=str(target), fix="name another folder", code="S130"
        )


def _refuse_present(place: Staging) -> None:
    present = [name for name in place.names() if (place.target / name).exists()]
    if present:
        raise SaysoError(
            f"is there already{f', and {len(present) - 1} more' if len(present) > 1 else ''}",
            subject=str(place.target / present[0]),
            fix="name another folder, or replace the files with --force",
            code="S130",
        )


@contextmanager
def _snapshot(ledger: Ledger) -> Iterator[None]:
    """Read one state of the case throughout, whatever others write meanwhile."""
    ledger.connection.execute("BEGIN")
    try:
        yield
    finally:
        if ledger.connection.in_transaction:
            ledger.connection.execute("ROLLBACK")  # nothing was written


def _context(ledger: Ledger, place: Staging, *, rejected: bool, bom: bool) -> Context:
    last = last_entry(ledger.connection)
    number, head = (last.number, last.hash) if last else (0, GENESIS)
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return Context(ledger, place, head, number, __version__, made, rejected, bom)


def _writer(name: str) -> Callable[[Context], Writer]:
    module, _, attribute = FORMATS[name].partition(":")
    writer: Callable[[Context], Writer] = getattr(import_module(module), attribute)
    return writer


def _count(item: Item, counts: Counter[str]) -> None:
    counts["documents"] += 1
    counts["statements"] += len(item.reading.statements)
    counts["events"] += len(item.reading.events)
    counts["tolls"] += sum(1 for _ in item.tolls())
    counts["rejected records left out"] += item.left_out


def _publish(
    ledger: Ledger, place: Staging, known: dict[str, Any], names: list[str], who: str | None
) -> int:
    """Name the files and log it, or neither."""
    payload = {
        "formats": names,
        "head": known["case"]["head"],
        "rejected": known["rejected_records"],
        "files": {f["name"]: f.get("sha256") or f["manifest_sha256"] for f in known["files"]},
    }
    place.finish()
    with writing(ledger.connection):
        entry = ledger.log("export", payload, who=who)
        place.publish()
    return entry
