"""The background comparison: it follows what comes in, and failing is told, never fatal."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from sayso import Case
from sayso.comparison import asking
from sayso.comparison.compare import Comparison
from sayso.errors import LedgerError
from sayso.web import comparing
from sayso.web.comparing import Behind, Comparing, main
from sayso.workflow import build_pipeline
from tests.web.browser import Browser, Serve

EXAMPLES = Path(__file__).parents[3] / "examples" / "articles"


@pytest.fixture
def uncompared(tmp_path: Path) -> Path:
    path = tmp_path / "new"
    with Case(path) as case:
        case.add([EXAMPLES], pipeline=build_pipeline("rules"))
    return path


def _claims(client: Browser) -> int:
    with client.site.cases.lend() as case:
        return asking.counts(case.comparison.connection)["claims"]


@pytest.mark.parametrize("few", [20, 0])
def test_it_compares_at_launch(
    serve: Serve, uncompared: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "FEW", few)  # 0: in a process of its own
    client = serve(case=uncompared, compare=True)
    assert client.site.comparing.wait()
    assert client.site.comparing.state == Behind()
    assert _claims(client) > 5
    assert "Comparing" not in client.get("/").text


def test_a_banner_says_that_it_is_behind(client: Browser) -> None:
    client.site.comparing._state = Behind(9, 4)
    page = client.get("/").text
    assert "Comparing 9 documents, 4 done." in page


def test_a_failure_is_told(serve: Serve, uncompared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> int:
        raise LedgerError("the disk is full <now>", code="S404")

    monkeypatch.setattr(Comparison, "update", failing)
    client = serve(case=uncompared, compare=True)
    assert client.site.comparing.wait()
    page = client.get("/")
    assert page.status_code == 200
    assert "the disk is full &lt;now&gt;" in page.text


def test_an_unexpected_failure_is_told(uncompared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def failing(*_: object) -> int:
        raise RuntimeError("x")

    monkeypatch.setattr(Comparison, "update", failing)
    worker = Comparing(uncompared)
    worker._try()
    assert worker.state.error == "comparing failed unexpectedly (RuntimeError)"


def test_a_process_that_fails_says_why(
    uncompared: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(comparing, "FEW", 0)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    worker = Comparing(uncompared)
    worker._try()
    assert worker.state.error == "comparing: ended with 1 [S500]"
    monkeypatch.setattr("os.nice", lambda _: 0)
    monkeypatch.setattr(sys, "argv", ["x", str(tmp_path / "nonesuch")])
    assert main() == 1


def test_a_process_under_way_ends_with_the_workbench(
    uncompared: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n", encoding="utf-8")
    slow.chmod(0o755)
    monkeypatch.setattr(comparing, "FEW", 0)
    monkeypatch.setattr(sys, "executable", str(slow))
    worker = Comparing(uncompared)
    worker.start()
    while not worker.state.documents:
        time.sleep(0.01)
    assert worker.state == Behind(9)
    worker.stop()
    assert worker._thread is not None
    assert not worker._thread.is_alive()
    assert worker.state.error == ""


def test_a_lasting_failure_is_logged_once(
    uncompared: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(comparing, "FEW", 0)
    monkeypatch.setattr(sys, "executable", "/bin/false")
    worker = Comparing(uncompared)
    for _ in range(3):
        worker._try()
    assert len(caplog.records) == 1


def test_it_stops_at_once(uncompared: Path) -> None:
    worker = Comparing(uncompared)
    worker.start()
    worker.stop()
    assert worker._thread is not None
    assert not worker._thread.is_alive()
