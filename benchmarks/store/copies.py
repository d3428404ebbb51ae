"""Blow a small case up to many documents, to time pages on: rows are copied, nothing is read.

python -m benchmarks.store.copies CASE FOLDER [--copies 5600]

Each copy of the case's documents, statements, event mentions, claims and events has ids of its
own and stands some weeks later, up to four years; originals are shared and indexes of
words know the first copy alone, so the case can be looked at and added to, but neither verified
nor compared anew. The nine examples give 50,400
documents.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import apsw

from sayso.comparison.compare import Comparison
from sayso.ledger.database import writing
from sayso.ledger.store import Ledger

__all__ = ["blow_up"]

COPIES = 5_600
_SHELVES = ("statements", "happenings", "figures")
_ROOM = 65_536
"""Keys of records: the document's, times this, and the record's number in it."""


def _columns(connection: apsw.Connection, table: str) -> list[str]:
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def _most(connection: apsw.Connection, what: str, table: str) -> int:
    (found,) = next(iter(connection.execute(f"SELECT ifnull(max({what}), 0) FROM {table}")))  # noqa: S608 - fixed
    return int(found)


def _copy(connection: apsw.Connection, table: str, where: str, changed: dict[str, str]) -> None:
    """Insert the rows of a table again, some of their columns changed."""
    names = _columns(connection, table)
    chosen = ", ".join(changed.get(name, name) for name in names)
    connection.execute(
        f"INSERT INTO {table}({', '.join(names)}) SELECT {chosen} FROM {table} WHERE {where}"  # noqa: S608 - fixed
    )


def _ledger(connection: apsw.Connection, copies: int) -> None:
    documents, readings, log = (
        _most(connection, what, table)
        for what, table in (("key", "documents"), ("key", "readings"), ("number", "log"))
    )
    for n in range(1, copies):
        later = {"first": f"first+{n % 200 * 7}", "last": f"last+{n % 200 * 7}"}
        record = {"key": f"key+{documents * n * _ROOM}", **later}
        _copy(connection, "log", f"number<={log}", {"number": f"number+{log * n}"})
        _copy(connection, "documents", f"key<={documents}", {
            "key": f"key+{documents * n}",
            "id": f"printf('%08x',{n})||substr(id,9)",
            "title": f"title||' {n}'",
            "publisher": f"coalesce(publisher,'')||' '||({n}%40)",
            "log": f"log+{log * n}",
            "reading": f"reading+{readings * n}",
            **later,
        })  # fmt: skip
        _copy(connection, "readings", f"key<={readings}", {
            "key": f"key+{readings * n}", "document": f"document+{documents * n}",
        })  # fmt: skip
        for table in ("statements", "events"):
            _copy(connection, table, f"key<{(documents + 1) * _ROOM}", record)
        _copy(
            connection,
            "doubts",
            f"document<={documents}",
            {"document": f"document+{documents * n}"},
        )
    connection.execute("DELETE FROM weekly")
    connection.execute(
        "INSERT INTO weekly SELECT ifnull(d.publisher,''), "  # noqa: S608 - fixed
        "ifnull(s.first-(s.first-1)%7,0), count(*) "
        f"FROM statements s JOIN documents d ON d.key=s.key/{_ROOM} GROUP BY 1, 2"
    )


def _comparison(connection: apsw.Connection, copies: int) -> None:
    for shelf in _SHELVES:
        groups = _most(connection, "key", f"{shelf}_groups")
        for n in range(1, copies):
            _copy(connection, f"{shelf}_groups", f"key<={groups}", {
                "key": f"key+{groups * n}",
                "id": f"substr(id,1,8)||printf('%08x',{n})",
                "parent": f"parent+{groups * n}",
                "first": f"first+{n % 200 * 7}",
                "last": f"last+{n % 200 * 7}",
            })  # fmt: skip
            _copy(connection, f"{shelf}_bodies", f"key<={groups}", {"key": f"key+{groups * n}"})
            _copy(connection, f"{shelf}_facets", f"grp<={groups}", {"grp": f"grp+{groups * n}"})


def blow_up(case: Path, target: Path, copies: int) -> int:
    """Copy a case, blown up; return its number of documents."""
    shutil.copytree(case, target)
    with Ledger(target) as ledger, Comparison(ledger) as comparison:
        comparison.update()
        ledger.connection.execute("PRAGMA foreign_keys=off")
        with writing(ledger.connection):
            _ledger(ledger.connection, copies)
        with writing(comparison.connection):
            _comparison(comparison.connection, copies)
            for name, table in (("readings", "readings"), ("reviews", "reviews")):
                comparison.connection.execute(
                    "INSERT OR REPLACE INTO state VALUES (?, ?)",
                    (name, _most(ledger.connection, "key", table)),
                )
        return _most(ledger.connection, "key", "documents")


def main() -> int:
    """Make it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=COPIES)
    args = parser.parse_args()
    print(f"{blow_up(args.case, args.folder, args.copies):,} documents in {args.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
