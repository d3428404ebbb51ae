"""What documents say of the same things, as CSV: claims, disputes, events and their counts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from sayso.comparison import asking
from sayso.comparison.compare import Comparison
from sayso.export.case.cells import Rows
from sayso.export.case.writer import Note

if TYPE_CHECKING:
    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context

__all__ = ["TABLES", "ComparisonTables", "Sheet"]

Record = Mapping[str, Any]


class Sheet(NamedTuple):
    """A table: its name, the question that fills it, what a row is, columns, rows of a record."""

    name: str
    question: str
    row: str
    columns: tuple[str, ...]
    rows: Callable[[Record], Iterator[tuple[object, ...]]]


def _list(values: Any) -> str:  # noqa: ANN401 - whatever is shown as text
    return "; ".join(str(value) for value in values)


def _claim(record: Record) -> Iterator[tuple[object, ...]]:
    texts = record["texts"]
    deniers = {texts[s]["speaker"] or "not named" for s in record["denied_by"]}
    yield (
        record["id"],
        record["what"],
        _list(source["claimant"] for source in record["sources"]),
        record["independent_sources"],
        len(record["statements"]),
        _list(sorted(deniers)),
        len(record["denied_by"]),
        _list(record["documents"]),
    )


def _claim_statements(record: Record) -> Iterator[tuple[object, ...]]:
    root = {s: source["claimant"] for source in record["sources"] for s in source["statements"]}
    for role, ids in (("holds", record["statements"]), ("denies", record["denied_by"])):
        for one_id in ids:
            told = record["texts"][one_id]
            yield (
                record["id"], one_id, role, told["doc"], told["speaker"], told["stance"],
                told["said"], told["text"], root.get(one_id), record["reasons"].get(one_id),
            )  # fmt: skip


def _dispute(record: Record) -> Iterator[tuple[object, ...]]:
    figures = record.get("figures")
    if figures is None:
        texts = record["texts"]
        sides = sorted({texts[s]["speaker"] or "not named" for s in record["denied_by"]})
        held = _list(source["claimant"] for source in record["sources"])
        yield (record["id"], "claim", record["what"], held, _list(sides), record["id"], None,
               _list(record["documents"]))  # fmt: skip
    else:
        held = _list(f"{f['claimant'] or 'not named'}: {_number(f)}" for f in figures)
        yield (record["id"], "counts", record["what"], held, None, None, record["event"],
               _list(record["documents"]))  # fmt: skip


def _number(toll: Record) -> str:
    low, high = toll["low"], toll["high"]
    return f"{low} or more" if high is None else str(low) if low == high else f"{low} to {high}"


def _event(record: Record) -> Iterator[tuple[object, ...]]:
    place, actor, other = (record[k] or {} for k in ("place", "actor", "recipient"))
    yield (
        record["id"], record["type"], record["what"], record["date"], place.get("name"),
        place.get("country"), place.get("lat"), place.get("lon"), place.get("precision"),
        actor.get("name"), other.get("name"), record["background"], len(record["mentions"]),
        _list(version["side"] for version in record["versions"]), record["independent_sources"],
        _list(record["documents"]),
    )  # fmt: skip


def _toll(record: Record) -> Iterator[tuple[object, ...]]:
    for toll in record["tolls"]:
        yield (
            record["id"], toll["kind"], toll["low"], toll["high"], toll["of"], toll["claimant"],
            toll["country"], toll["published"], toll["statement"], toll["doc"], toll["start"],
            toll["end"],
        )  # fmt: skip


TABLES = (
    Sheet(
        "claims", "claims", "a claim: what several statements hold, or somebody denies",
        ("claim", "what", "claimants", "independent_sources", "statements", "denied_by",
         "denials", "documents"),
        _claim,
    ),
    Sheet(
        "claim_statements", "claims", "a statement of a claim",
        ("claim", "statement", "role", "document", "speaker", "stance", "said", "content",
         "counted_as", "reason"),
        _claim_statements,
    ),
    Sheet(
        "disputes", "disputes", "a claim with someone on both sides, or counts that can't all hold",
        ("dispute", "kind", "what", "held_by", "denied_by", "claim", "event", "documents"),
        _dispute,
    ),
    Sheet(
        "happenings", "events", "an event, folded over documents",
        ("event", "type", "what", "date", "place", "country", "lat", "lon", "where_prec", "actor",
         "recipient", "background", "mentions", "sides", "independent_sources", "documents"),
        _event,
    ),
    Sheet(
        "happening_tolls", "events", "a claimant's count of an event",
        ("event", "kind", "low", "high", "of", "claimant", "country", "published", "statement",
         "document", "start", "end"),
        _toll,
    ),
)  # fmt: skip


class ComparisonTables:
    """Claims with their statements, disputes, events and counts by claimant, a file each.

    Args:
        context: What all writers share.
    """

    def __init__(self, context: Context) -> None:
        """Remember what all writers share."""
        self._context = context

    def document(self, item: Item) -> None:
        """Do nothing: claims are of many documents, and are written last."""

    def close(self) -> list[Note]:
        """Compare what wasn't yet, and write the tables."""
        notes = []
        with Comparison(self._context.ledger) as comparison:
            comparison.update()
            for sheet in TABLES:
                file = self._context.staging.text(f"{sheet.name}.csv", bom=self._context.bom)
                out = Rows(file, sheet.columns)
                for record in asking.each(comparison.connection, sheet.question):
                    for row in sheet.rows(record):
                        out.write(row)
                what = f"A row is {sheet.row}. Nothing says who is right."
                notes.append(Note(f"{sheet.name}.csv", what, out.count, "rows"))
        return notes
