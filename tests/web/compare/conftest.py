"""A made-up quarrel served to a client: see ``tests/comparison/quarrel.py``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.comparison.compare import Comparison
from sayso.ledger.store import Ledger
from sayso.web.case import Cases, Opened
from tests.comparison.quarrel import shelling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient


@pytest.fixture(scope="session")
def quarrel_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The quarrel as a case, compared; no test writes to it."""
    path = tmp_path_factory.mktemp("quarrel") / "galati"
    with Ledger(path, create=True) as ledger:
        for writer in shelling():
            reading = writer.reading()
            ledger.add(reading, reading.document.text.encode())
        with Comparison(ledger) as comparison:
            comparison.update()
    return path


@pytest.fixture
def quarrel(serve: Callable[..., TestClient], quarrel_case: Path) -> TestClient:
    """A client of the quarrel's workbench."""
    return serve(case=quarrel_case)


@pytest.fixture
def galati(quarrel_case: Path) -> Iterator[Opened]:
    """The quarrel, opened."""
    cases = Cases(quarrel_case)
    with cases.lend() as one:
        yield one
    cases.close()


@pytest.fixture
def prut(made_case: Path) -> Iterator[Opened]:
    """The examples, opened."""
    cases = Cases(made_case)
    with cases.lend() as one:
        yield one
    cases.close()
