from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from sayso.comparison.compare import Comparison
from sayso.ledger.store import Ledger
from tests.comparison.decided import readings
from tests.comparison.quarrel import Writer

Compare = Callable[..., Comparison]


@pytest.fixture
def compared(tmp_path: Path) -> Compare:
    """Return a function that adds documents to a new case and compares them."""
    count = 0

    def make(writers: Sequence[Writer], *, one_by_one: bool = False) -> Comparison:
        nonlocal count
        count += 1
        ledger = Ledger(tmp_path / f"case{count}", create=True)
        comparison = Comparison(ledger)
        for writer in writers:
            reading = writer.reading()
            reading.check()
            ledger.add(reading, reading.document.text.encode())
            if one_by_one:
                comparison.update()
        comparison.update()
        return comparison

    return make


@pytest.fixture
def quarrel(tmp_path: Path) -> Comparison:
    comparison = Comparison(Ledger(tmp_path / "case", create=True))
    for reading in readings():
        comparison.ledger.add(reading, reading.document.text.encode())
    comparison.update()
    return comparison
