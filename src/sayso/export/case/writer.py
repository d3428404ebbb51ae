"""What writes one format: takes documents one after another, and is closed after the last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sayso.export.case.item import Item
    from sayso.export.case.staging import Staging
    from sayso.ledger.store import Ledger

__all__ = ["Context", "Note", "Writer"]


@dataclass(frozen=True, slots=True)
class Context:
    """What all writers of an export share.

    Attributes:
        ledger: The case; only read while writers run.
        staging: Where files go.
        head: Hash of the log's last entry, which stands for the state that is exported.
        entries: Number of that entry.
        version: Version of sayso.
        made: When the export began, ISO 8601 in UTC.
        rejected: Whether records that people rejected are in it, marked.
        bom: Whether CSV files begin with a byte order mark.
    """

    ledger: Ledger
    staging: Staging
    head: str
    entries: int
    version: str
    made: str
    rejected: bool = False
    bom: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """What an export says of one of its files or folders.

    Attributes:
        name: Its name in the export's folder.
        what: What it holds, in one sentence.
        count: How many records it holds.
        of: What kind of records these are, in the plural.
        left_out: How many records it leaves out, by reason.
    """

    name: str
    what: str
    count: int
    of: str
    left_out: Counter[str] = field(default_factory=Counter)


class Writer(Protocol):
    """A format under way."""

    def document(self, item: Item) -> None:
        """Write what a document holds."""

    def close(self) -> list[Note]:
        """Write what comes last, and return what was written."""
