"""Adding to a case: inputs are read, unless known, and each lands in one transaction."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.ledger.custody import canonical
from sayso.ledger.store import seen_hash
from sayso.reading import Declared, Failure, Input, fetch_input, lines_of, unreadable

if TYPE_CHECKING:
    from sayso.extraction.component import Pipeline
    from sayso.ledger.store import Ledger
    from sayso.model import Reading

__all__ = ["Outcome", "Summary", "add_inputs"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one document.

    Attributes:
        name: The input as the person named it.
        outcome: ``added``, ``unchanged``, ``reread`` or ``failed``.
        failure: Why, for one that failed.
    """

    name: str
    outcome: str
    failure: Failure | None = None


@dataclass(slots=True)
class Summary:
    """What became of all of them: counts by outcome, and every failure."""

    counts: Counter[str] = field(default_factory=Counter)
    failures: list[Failure] = field(default_factory=list)

    def take(self, outcome: Outcome) -> None:
        """Count one outcome."""
        self.counts[outcome.outcome] += 1
        if outcome.failure is not None:
            self.failures.append(outcome.failure)


@dataclass(frozen=True, slots=True)
class _Raw:
    """One document's bytes, and the hash by which they are known again."""

    item: Input
    data: bytes
    seen: bytes


def add_inputs(
    ledger: Ledger,
    inputs: Iterable[Input],
    *,
    plain: bool = False,
    declared: Declared | None = None,
    pipeline: Pipeline | None = None,
    jobs: int = 1,
    again: bool = False,
    report: Callable[[Outcome], None] | None = None,
) -> Summary:
    """Read inputs into a case; what is there already is skipped by its hash.

    Every document is on disk before the next is acknowledged: after Ctrl-C or kill -9 the
    same call goes on where it was.

    Args:
        ledger: The case.
        inputs: From :func:`sayso.reading.find_inputs`.
        plain: Take texts as they are.
        declared: What the caller knows of the documents.
        pipeline: Components to use instead of the default ones.
        jobs: Number of processes that read; this one writes.
        again: Read known documents anew; a reading that differs is appended.
        report: Called with each outcome, in the order of the inputs.

    Raises:
        LedgerError: The case can't be written; what was reported is kept.
    """
    from sayso.workflow import read_inputs

    declared = declared or Declared()
    facts = canonical([plain, asdict(declared)])
    summary = Summary()
    waiting: deque[_Raw] = deque()

    def tell(outcome: Outcome) -> None:
        summary.take(outcome)
        if report:
            report(outcome)

    def unknown() -> Iterator[Input]:
        for raw in _raw(inputs, facts):
            if isinstance(raw, Failure):
                tell(Outcome(raw.name, "failed", raw))
            elif not again and ledger.known(raw.seen) is not None:
                tell(Outcome(raw.item.name, "unchanged"))
            else:
                waiting.append(raw)
                yield raw.item

    results = read_inputs(unknown(), plain=plain, declared=declared, pipeline=pipeline, jobs=jobs)
    for result in results:
        tell(_store(ledger, waiting.popleft(), result))
    return summary


def _store(ledger: Ledger, raw: _Raw, result: Reading | Failure) -> Outcome:
    if isinstance(result, Failure):
        return Outcome(result.name, "failed", result)
    added = ledger.add(result, raw.data, seen=raw.seen)
    return Outcome(raw.item.name, added.outcome)


def _raw(inputs: Iterable[Input], facts: str) -> Iterator[_Raw | Failure]:
    """Yield the bytes of each document; those of a batch line by line."""
    for item in inputs:
        try:
            if item.is_batch:
                for line in lines_of(item):
                    yield _Raw(line, line.data or b"", seen_hash(line.data or b"", facts))
                continue
            fetched = fetch_input(item)
        except SaysoError as error:
            yield Failure(item.name, error.about(item.name))
            continue
        except OSError as error:
            yield Failure(item.name, unreadable(item.name, error))
            continue
        data = fetched.data or b""
        yield _Raw(fetched, data, seen_hash(data, facts))
