"""The worker that keeps the comparison of a case up to date while pages are read.

A few documents are compared in a thread of this process, which takes no time to start; many
in a process of their own (``python -m sayso.web.comparing CASE``), so that pages don't wait.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import SaysoError

__all__ = ["Behind", "Comparing"]

LOG = logging.getLogger("sayso.web")
EVERY = 5.0
"""Seconds after which the worker looks by itself: other programs may add to the case."""
FEW = 20
"""Documents that are compared in this process: about a second's work."""
NICE = 5
"""How much pages go before a process that compares."""
PAUSE = 0.5
"""Seconds between two looks at how far a process is."""


@dataclass(frozen=True, slots=True)
class Behind:
    """How far the comparison is behind its case.

    Attributes:
        documents: Documents that are being compared, or wait for it.
        done: How many of them are done.
        error: Why the last attempt failed, in one line; it is tried again later.
    """

    documents: int = 0
    done: int = 0
    error: str = ""


class Comparing:
    """Brings the comparison up to date in the background, one update at a time.

    Args:
        case: The case's folder.
    """

    def __init__(self, case: Path) -> None:
        """Start nothing yet."""
        self.case = case
        self._wake = threading.Event()
        self._idle = threading.Event()
        self._stop = threading.Event()
        self._state = Behind()
        self._told_error = ""
        self._thread: threading.Thread | None = None

    @property
    def state(self) -> Behind:
        """How far it is behind, as last looked at."""
        return self._state

    def start(self) -> None:
        """Start the worker; it looks at once."""
        self._thread = threading.Thread(target=self._work, name="sayso-comparing", daemon=True)
        self._wake.set()
        self._thread.start()

    def wake(self) -> None:
        """Tell the worker that the case has changed; call it after every addition or review."""
        self._idle.clear()
        self._wake.set()

    def wait(self, seconds: float = 60) -> bool:
        """Wait until it is up to date, or failed; tell whether it is that far. For tests."""
        return self._idle.wait(seconds)

    def stop(self) -> None:
        """Stop the worker; what was under way is done again another time."""
        self._stop.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(timeout=5)

    def _work(self) -> None:
        while not self._stop.is_set():
            self._wake.wait(EVERY)
            self._wake.clear()
            if self._stop.is_set():
                return
            self._try()
            if not self._wake.is_set():
                self._idle.set()

    def _try(self) -> None:
        try:
            self._update()
        except SaysoError as error:
            self._failed(str(error))
        except Exception as error:
            self._failed(f"comparing failed unexpectedly ({type(error).__name__})")
            if os.environ.get("SAYSO_DEBUG"):
                LOG.exception("comparing failed unexpectedly")
        else:
            self._state, self._told_error = Behind(), ""

    def _failed(self, error: str) -> None:
        """Show what went wrong, and log it once: it is tried again every few seconds."""
        self._state = Behind(error=error)
        if error != self._told_error:
            LOG.warning("documents can't be compared: %s", error)
        self._told_error = error

    def _update(self) -> None:
        from sayso.comparison.compare import Comparison
        from sayso.comparison.state import behind
        from sayso.comparison.whole_case import undone
        from sayso.ledger.store import Ledger

        with Ledger(self.case) as ledger, Comparison(ledger) as comparison:
            waiting = behind(ledger, comparison.connection)
            if not waiting:
                if undone(ledger, comparison.connection):
                    self._idle.clear()
                    comparison.update()
                return
            self._idle.clear()
            self._state = Behind(waiting)
            if waiting <= FEW:
                comparison.update(self._told)
                return
            with subprocess.Popen(  # noqa: S603 - this program itself
                [sys.executable, "-m", __name__, str(self.case)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                start_new_session=True,  # Ctrl-C is for this process, which ends that one
            ) as process:
                while process.poll() is None:
                    if self._stop.wait(PAUSE):
                        process.terminate()
                        return
                    left = behind(ledger, comparison.connection)
                    total = max(left, self._state.documents)
                    self._state = Behind(total, total - left)
                told = process.stderr.read() if process.stderr else ""
                if process.returncode:
                    last = told.strip().splitlines()[-1:] or [f"ended with {process.returncode}"]
                    raise SaysoError(last[0][:300], subject="comparing", code="S500")

    def _told(self, done: int, total: int) -> None:
        self._state = Behind(total, done)


def main() -> int:
    """Bring a case's comparison up to date; return 0, or 1 with one line on standard error."""
    from sayso.comparison.compare import Comparison
    from sayso.ledger.store import Ledger

    if hasattr(os, "nice"):
        os.nice(NICE)
    try:
        with Ledger(Path(sys.argv[1])) as ledger, Comparison(ledger) as comparison:
            comparison.update()
    except SaysoError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
