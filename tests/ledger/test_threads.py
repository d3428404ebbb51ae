"""One ledger a thread, as the workbench opens them, while another program writes."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import sayso
from sayso.ledger import learning
from sayso.ledger.database import connect, one, writing
from sayso.ledger.learning import _Milestone
from sayso.ledger.queries import Filters, events, statements
from sayso.ledger.reviewing import review
from sayso.ledger.searching import search
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify

READERS = 8
SECONDS = 3.0
WRITER = """
import sys, time
from importlib.util import module_from_spec, spec_from_file_location
from sayso.ledger import learning
from sayso.ledger.store import Ledger

spec = spec_from_file_location("made", sys.argv[2])
made = module_from_spec(spec)
spec.loader.exec_module(made)
learning.MILESTONES = (learning._Milestone(15, 8192), learning._Milestone(40, 16384))
end, number = time.monotonic() + float(sys.argv[3]), 0
with Ledger(sys.argv[1], who="writer") as ledger:
    print("ready", flush=True)
    while time.monotonic() < end:
        text = f"Crew {number} said berth {number} in Galați was shut. It rained on {number} crews."
        reading = made.make_reading(text, given_id=f"w{number}", published="2031-05-04")
        ledger.add(reading, text.encode())
        number += 1
print(number)
"""


def start_writer(case: Path) -> subprocess.Popen[str]:
    made = Path(__file__).with_name("conftest.py")
    writer = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(case), str(made), str(SECONDS)],
        stdout=subprocess.PIPE,
        text=True,
        env={"PYTHONPATH": str(Path(sayso.__file__).parents[1])},
    )
    assert writer.stdout is not None
    assert writer.stdout.readline() == "ready\n"
    return writer


def test_eight_threads_read_while_others_write(
    case: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(learning, "MILESTONES", (_Milestone(15, 8192), _Milestone(40, 16384)))
    faults: list[BaseException] = []
    asked = [0] * READERS
    end = time.monotonic() + SECONDS
    target = case.machine_reading(1).statements[0].id

    def read(number: int) -> None:
        with Ledger(case.path) as ledger:
            while time.monotonic() < end:
                assert statements(ledger, Filters(who="Port", limit=20)).rows
                assert events(ledger, Filters(where="Galați", limit=5)).rows
                assert search(ledger, "bridge" if number % 2 else "galati")
                (newest,) = one(ledger.connection, "SELECT max(key) FROM documents") or (1,)
                assert ledger.reading(newest).reading.document.text
                asked[number] += 1

    def compare() -> None:
        """Write another file of the case, as the comparison does."""
        with Ledger(case.path) as ledger:
            connection = connect(case.path / "comparison.sqlite", create=True)
            connection.execute("CREATE TABLE seen(key INTEGER, title TEXT)")
            while time.monotonic() < end:
                (newest,) = one(ledger.connection, "SELECT max(key) FROM documents") or (1,)
                with writing(connection):
                    title = ledger.document(newest).title
                    connection.execute("INSERT INTO seen VALUES (?, ?)", (newest, title))
            connection.close()

    def decide() -> None:
        with Ledger(case.path) as ledger:
            while time.monotonic() < end:
                review(ledger, 1, target, "note", who="Ilinca", reason="seen")
                time.sleep(0.05)

    def guarded(work: Callable[[], None]) -> Callable[[], None]:
        def run() -> None:
            try:
                work()
            except BaseException as error:  # noqa: BLE001 - told to the test's own thread
                faults.append(error)

        return run

    jobs = [guarded(lambda number=number: read(number)) for number in range(READERS)]  # type: ignore[misc]
    threads = [threading.Thread(target=job) for job in (*jobs, guarded(compare), guarded(decide))]
    with start_writer(case.path) as writer:
        end = time.monotonic() + SECONDS
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert writer.stdout is not None
        written = int(writer.stdout.read())
    assert [repr(fault) for fault in faults] == []
    assert writer.returncode == 0
    assert min(asked) > 0
    assert one(case.connection, "SELECT count(*) FROM documents") == (3 + written,)
    assert written > 5
    assert list(verify(case)) == []
