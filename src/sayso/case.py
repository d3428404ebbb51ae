"""Case: a ledger on disk, as a Python program uses it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from sayso.errors import LedgerError
from sayso.ledger.queries import Filters
from sayso.ledger.store import Ledger

if TYPE_CHECKING:
    from types import TracebackType

    from sayso.adding import Outcome, Summary
    from sayso.comparison.compare import Comparison
    from sayso.export.case import Exported
    from sayso.extraction.component import Pipeline
    from sayso.ledger.searching import Hit
    from sayso.ledger.verify import Fault
    from sayso.model import Reading

__all__ = ["Case"]

ALL = 1_000_000_000
"""The limit that stands for none."""


class Case:
    """A case: documents, their readings, and what people decided about them.

    Args:
        path: The case's folder; made if it isn't there, unless *create* is false.
        create: Whether to make it.
        who: Name that the log gives for what is done through this object.

    Raises:
        LedgerError: The folder is no case, or can't be opened or made.

    Example:
        >>> with Case("tiraspol", who="Ana") as case:  # doctest: +SKIP
        ...     case.add(["articles/"])
        ...     case.statements(stance="denies")
    """

    def __init__(self, path: Path | str, *, create: bool = True, who: str = "sayso") -> None:
        """Open or make the case."""
        self.ledger = Ledger(path, create=create, who=who)

    def __enter__(self) -> Self:
        """Return the case itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the case."""
        self.close()

    def close(self) -> None:
        """Close the case; what was acknowledged is on disk already."""
        self.ledger.close()

    def add(
        self,
        sources: str | Path | bytes | Iterable[str | Path | bytes],
        *,
        plain: bool = False,
        jobs: int = 1,
        again: bool = False,
        pipeline: Pipeline | None = None,
        report: Callable[[Outcome], None] | None = None,
        **metadata: str | None,
    ) -> Summary:
        """Read sources into the case; known ones are skipped by their hash.

        Args:
            sources: Paths, folders, ``http(s)`` URLs or bytes; one or several.
            plain: Take texts as they are: all of it body.
            jobs: Number of processes that read.
            again: Read known documents anew; a reading that differs is appended.
            pipeline: Components to use instead of the default ones.
            report: Called with each outcome, in order.
            **metadata: As for :func:`sayso.read`, for every document.

        Returns:
            Counts of ``added``, ``unchanged``, ``reread`` and ``failed``, and the failures.

        Raises:
            LedgerError: The case can't be written; what was reported is kept.
        """
        from sayso.adding import Outcome, add_inputs
        from sayso.reading import Declared, find_inputs

        several = [sources] if isinstance(sources, (str, Path, bytes)) else sources
        found = find_inputs(several)
        summary = add_inputs(
            self.ledger,
            found.items,
            plain=plain,
            declared=Declared(**metadata),
            pipeline=pipeline,
            jobs=jobs,
            again=again,
            report=report,
        )
        for failure in found.failures:
            outcome = Outcome(failure.name, "failed", failure)
            summary.take(outcome)
            if report:
                report(outcome)
        return summary

    def statements(self, **filters: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - see Filters
        """Return statements; *filters* are the fields of :class:`sayso.ledger.queries.Filters`."""
        from sayso.ledger.queries import statements

        return statements(self.ledger, _filters(filters)).rows

    def claims(self) -> list[dict[str, Any]]:
        """Return what several statements hold: by whom, denied by whom, from how many sources."""
        with self._compared() as comparison:
            return comparison.claims()

    def disputes(self) -> list[dict[str, Any]]:
        """Return claims with someone on both sides, and counts that can't all hold."""
        with self._compared() as comparison:
            return comparison.disputes()

    def events(self) -> list[dict[str, Any]]:
        """Return what happened, folded over documents: each side's version, counts by claimant.

        Events of kinds that have no PLOVER type come last, with the type None.
        """
        with self._compared() as comparison:
            return comparison.all_events()

    @contextmanager
    def _compared(self) -> Iterator[Comparison]:
        """Open the comparison, brought up to date."""
        from sayso.comparison.compare import Comparison

        with Comparison(self.ledger) as comparison:
            comparison.update()
            yield comparison

    def mentions(self, **filters: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - see Filters
        """Return event mentions as documents tell them; *filters* as for :meth:`statements`."""
        from sayso.ledger.queries import events

        return events(self.ledger, _filters(filters)).rows

    def documents(self, **filters: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - see Filters
        """Return documents with their counts; *filters* as for :meth:`statements`."""
        from sayso.ledger.queries import documents

        return documents(self.ledger, _filters(filters)).rows

    def sources(self, **filters: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - see Filters
        """Return speakers with what they did; *filters* as for :meth:`statements`."""
        from sayso.ledger.counts import sources

        return sources(self.ledger, _filters(filters)).rows

    def actors(self, **filters: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - see actors()
        """Return who speaks and acts, joined across documents, with the reason of each join.

        *filters* are the keywords of :func:`sayso.comparison.actor_list.actors`: ``who``,
        ``country``, ``sector``, ``joined``, ``limit``, ``offset``.
        """
        from sayso.comparison.actor_list import actors

        with self._compared() as comparison:
            return actors(comparison.connection, **{"limit": ALL, **filters}).rows

    def search(self, query: str, *, limit: int = 20, offset: int = 0) -> list[Hit]:
        """Return the documents that match words, ``"phrases"`` and ``prefixes*`` best."""
        from sayso.ledger.searching import search

        return search(self.ledger, query, limit=limit, offset=offset)

    def reading(self, document: str) -> Reading:
        """Return a document's newest reading, reviews laid over it, by any of its ids."""
        return self.ledger.reading(self.ledger.document_key(document)).reading

    def review(
        self,
        document: str | None,
        target: str,
        action: str,
        *,
        who: str,
        kind: str = "statement",
        field: str | None = None,
        value: Any = None,  # noqa: ANN401 - a JSON value, checked by its field
        reason: str | None = None,
    ) -> int:
        """Append a decision about a record and return its number.

        Args:
            document: Any id of the document; None for an actor.
            target: Id of the record, or a unique start of it.
            action: ``accept``, ``correct``, ``reject``, ``join``, ``split`` or ``note``; of an
                actor ``join`` (they are one) or ``split`` (they are two).
            who: The name the reviewer gives.
            kind: ``statement``, ``event`` or ``actor``.
            field: For corrections, which field.
            value: For corrections, the new value, as in the JSON contract; for ``join`` and
                ``split``, the id of the other record.
            reason: Why, in the reviewer's words.

        Raises:
            LedgerError: No such record, or the decision makes no sense.
        """
        from sayso.ledger.reviewing import review

        key = None if document is None else self.ledger.document_key(document)
        return review(
            self.ledger,
            key,
            target,
            action,
            who=who,
            kind=kind,
            field=field,
            value=value,
            reason=reason,
        )

    def undo(self, review: int, *, who: str, reason: str | None = None) -> int:
        """Take a review back by appending one that says so; return its number."""
        from sayso.ledger.reviewing import undo

        return undo(self.ledger, review, who=who, reason=reason)

    def export(
        self,
        folder: Path | str,
        formats: Iterable[str],
        *,
        force: bool = False,
        rejected: bool = False,
        bom: bool = False,
        progress: Callable[[int, int], None] | None = None,
    ) -> Exported:
        """Write the case as files for other programs; see ``docs/exports.md``.

        Args:
            folder: Where to write; made if it isn't there.
            formats: Such as ``csv``, ``geojson``, ``bagit``.
            force: Write over files of an earlier export.
            rejected: Also what people rejected, marked so.
            bom: Begin CSV files with a byte order mark.
            progress: Called with the number of documents done and their total.

        Raises:
            SaysoError: A format is unknown or lacks its extra, or the folder can't be written.
        """
        from sayso.export.case import export_case

        return export_case(
            self.ledger,
            folder,
            formats,
            force=force,
            rejected=rejected,
            bom=bom,
            progress=progress,
        )

    def verify(self, progress: Callable[[int, int], None] | None = None) -> Iterator[Fault]:
        """Yield everything that doesn't check out; nothing means that all does."""
        from sayso.ledger.verify import verify

        return verify(self.ledger, progress=progress)


def _filters(given: dict[str, Any]) -> Filters:
    try:
        return Filters(**{"limit": ALL, **given})
    except TypeError as error:
        raise LedgerError(
            f"no such filter: {error}",
            fix=f"use {', '.join(Filters.__dataclass_fields__)}",
            code="S409",
        ) from error
