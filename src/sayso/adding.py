"""Adding to a case: inputs are read, unless known, and each lands in one transaction."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Self

from sayso.errors import InputError, LedgerError, SaysoError
from sayso.ledger.custody import canonical
from sayso.ledger.meanings import KeptMeanings
from sayso.ledger.store import seen_hash
from sayso.model.serial import reading_from_dict
from sayso.reading import Declared, Failure, Input, fetch_input, unreadable
from sayso.reading.parts import parts_of, reading_in

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
    """One document's bytes, and the hashes by which they are known again."""

    item: Input
    data: bytes
    seen: tuple[bytes, ...]

    @property
    def name(self) -> str:
        """What to call it: a line has its number."""
        return self.item.name if self.item.line is None else f"{self.item.name}:{self.item.line}"


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

    A line that is a reading (``sayso.reading/1``) is taken as it is, with the versions of
    the components that read it then; its line of JSON is kept as the original, and the log
    says that it was imported. What is declared doesn't change it.

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

    def known(seen: Iterable[bytes]) -> bool:
        if again:
            return False
        keys = {one: ledger.known(one) for one in seen}
        there = next((key for key in keys.values() if key is not None), None)
        if there is not None and None in keys.values():
            ledger.remember(keys, there)  # an entry of a feed that changed, its page didn't
        return there is not None

    def unknown() -> Iterator[Input]:
        for raw in _raw(inputs, facts, known, plain=plain):
            if isinstance(raw, Failure):
                tell(Outcome(raw.name, "failed", raw))
            elif known(raw.seen):
                tell(Outcome(raw.item.name, "unchanged"))
            elif (record := _reading_of(raw.item)) is not None:
                tell(_import(ledger, raw, record))
            else:
                waiting.append(raw)
                yield raw.item

    results = read_inputs(
        unknown(), plain=plain, declared=declared, pipeline=pipeline, jobs=jobs, meanings=True
    )
    with _Store(ledger) as store:
        for result in results:
            tell(store.take(waiting.popleft(), result))
    return summary


class _Store:
    """Writes readings to a case, and beside it what their statements mean."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.meanings: KeptMeanings | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.meanings is not None:
            self.meanings.close()

    def take(self, raw: _Raw, result: Reading | Failure) -> Outcome:
        """Write what became of one document."""
        if isinstance(result, Failure):
            return Outcome(result.name, "failed", result)
        added = self.ledger.add(result, raw.data, seen=raw.seen)
        if result.meanings and added.outcome != "unchanged":
            with suppress(LedgerError):  # what can't be kept is read again when it is compared
                self.meanings = self.meanings or KeptMeanings(self.ledger.path)
                self.meanings.keep(added.key, dict(result.meanings))
        return Outcome(raw.item.name, added.outcome)


def _reading_of(item: Input) -> object | None:
    return None if item.line is None else reading_in(item.data or b"")


def _import(ledger: Ledger, raw: _Raw, record: object) -> Outcome:
    """Add a reading that was made elsewhere, once it is known to hold in its text."""
    try:
        reading = reading_from_dict(record)
    except SaysoError as error:
        where = f"{error.subject}: " if error.subject else ""
        wrong = InputError(
            f"{where}{error.cause}", subject=raw.name, fix=error.fix, code=error.code
        )
        return Outcome(raw.name, "failed", Failure(raw.name, wrong))
    added = ledger.add(reading, raw.data, seen=raw.seen, imported=raw.name)
    return Outcome(raw.item.name, added.outcome)


def _raw(
    inputs: Iterable[Input],
    facts: str,
    known: Callable[[Iterable[bytes]], bool],
    *,
    plain: bool,
) -> Iterator[_Raw | Failure]:
    """Yield the bytes of each document that the inputs stand for.

    An entry of a feed that is known as it stands isn't fetched again.
    """
    for item in inputs:
        for part in parts_of(item, plain=plain):
            if isinstance(part, Failure):
                yield part
                continue
            entry = () if part.identity is None else (seen_hash(part.identity, facts),)
            if entry and known(entry):
                yield _Raw(part, b"", entry)
                continue
            try:
                fetched = fetch_input(part)
            except SaysoError as error:
                yield Failure(part.name, error.about(part.name))
                continue
            except OSError as error:
                yield Failure(part.name, unreadable(part.name, error))
                continue
            data = fetched.data or b""
            yield _Raw(fetched, data, (seen_hash(data, facts), *entry))
