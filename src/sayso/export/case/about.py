"""What an export says of itself: ``about.json`` for programs, ``README.txt`` for people."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Any

from sayso.export.case.staging import digest_of
from sayso.model.serial import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sayso.export.case.writer import Context, Note

__all__ = ["ABOUT", "README", "about", "write_about"]

ABOUT, README = "about.json", "README.txt"


def about(context: Context, notes: Sequence[Note], counts: Mapping[str, int]) -> dict[str, Any]:
    """Return what is in an export, file by file, with hashes."""
    return {
        "schema": "sayso.export/1",
        "sayso": context.version,
        "made": context.made,
        "case": {
            "name": context.ledger.path.resolve().name,
            "log_entries": context.entries,
            "head": context.head,
        },
        "rejected_records": "marked" if context.rejected else "left out",
        "counts": dict(counts),
        "files": [_file(context.staging.folder / note.name, note) for note in notes],
    }


def _file(path: Path, note: Note) -> dict[str, Any]:
    known: dict[str, Any] = {"name": note.name, "what": note.what, note.of: note.count}
    if path.is_file():
        known |= {"bytes": path.stat().st_size, "sha256": digest_of(path)}
    else:
        known["manifest_sha256"] = digest_of(path / "manifest-sha256.txt")
    return known | {"left_out": dict(note.left_out)}


def write_about(context: Context, value: Mapping[str, Any], notes: Sequence[Note]) -> None:
    """Write both files."""
    with context.staging.text(ABOUT) as file:
        file.write(to_json(value, indent=1) + "\n")
    with context.staging.text(README) as file:
        file.write(_readme(context, value, notes))


def _readme(context: Context, value: Mapping[str, Any], notes: Sequence[Note]) -> str:
    case = value["case"]
    counts = ", ".join(f"{count} {name}" for name, count in value["counts"].items())
    rejected = (
        "Records that people rejected are in it, with the status 'rejected'."
        if context.rejected
        else "Records that people rejected are left out."
    )
    lines = [
        f"Export of the case {case['name']!r}",
        "",
        f"Made {context.made} with sayso {context.version}.",
        f"The case's log then had {case['log_entries']} entries; the last one's hash is",
        f"  {case['head']}",
        f"In it: {counts}. {rejected}",
        "Nothing here says who is right: what stands in these files is what texts say, on",
        "whose word. Offsets are 0-based, end-exclusive, in Unicode code points.",
        "",
    ]
    for note in notes:
        lines.append(f"{note.name}: {note.count} {note.of}")
        lines += textwrap.wrap(note.what, 84, initial_indent="  ", subsequent_indent="  ")
        lines += [f"  left out: {count} {why}" for why, count in sorted(note.left_out.items())]
        lines.append("")
    lines.append("Columns and mappings are documented in sayso's docs/exports.md.")
    return "\n".join(lines) + "\n"
