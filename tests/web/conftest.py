"""A case of the examples, served to a client without a network."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sayso import Case
from sayso.comparison.compare import Comparison
from sayso.web.app import make_app
from sayso.web.settings import Settings
from sayso.workflow import build_pipeline
from tests.web.browser import ADDRESS, Browser, Serve

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


@pytest.fixture(autouse=True)
def traces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a page that fails show where, in what pytest prints of the log."""
    monkeypatch.setenv("SAYSO_DEBUG", "1")


@pytest.fixture(scope="session")
def made_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of the nine examples, compared; never written to: see ``case_path``."""
    path = tmp_path_factory.mktemp("made") / "prut"
    with Case(path, who="Ana") as case:
        summary = case.add([EXAMPLES], pipeline=build_pipeline("rules"))
        assert not summary.failures
        with Comparison(case.ledger) as comparison:
            comparison.update()
    return path


@pytest.fixture
def case_path(made_case: Path, tmp_path: Path) -> Path:
    """A copy of the case that a test may write to."""
    target = tmp_path / "prut"
    passing = shutil.ignore_patterns("*-shm", "*-wal")  # of those who read it now
    shutil.copytree(made_case, target, ignore=passing)
    return target


@pytest.fixture
def serve(made_case: Path) -> Iterator[Serve]:
    """Start workbenches: ``serve(case=…, token=…)`` gives a client of a new one."""
    running: list[Browser] = []

    def start(address: str = ADDRESS, **settings: object) -> Browser:
        chosen: dict[str, Any] = {"case": made_case, "compare": False, **settings}
        client = Browser(make_app(Settings(**chosen)), base_url=address, follow_redirects=False)
        client.__enter__()
        running.append(client)
        return client

    yield start
    for client in running:
        client.__exit__(None, None, None)


@pytest.fixture
def client(serve: Serve) -> Browser:
    """A client of a workbench whose case no test writes to."""
    return serve()


@pytest.fixture
def writer(serve: Serve, case_path: Path) -> Browser:
    """A client of a workbench with a case of its own, which follows changes."""
    return serve(case=case_path, compare=True)
