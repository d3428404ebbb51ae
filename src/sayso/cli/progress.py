"""How far it has come, on standard error, where a person is watching."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

__all__ = ["Bar"]


class Bar:
    """A bar with count, rate and time left; silent unless standard error is a terminal.

    Args:
        total: Number of results to come; None where it isn't known.
        shown: False for no bar, whatever standard error is.
        shared: Whether output goes to the same terminal, so that the bar has to make way.
    """

    def __init__(self, total: int | None, *, shown: bool, shared: bool) -> None:
        self._progress: Progress | None = None
        self._task: TaskID | None = None
        self._total = total
        self._shown = shown and sys.stderr.isatty()
        self._shared = shared

    def __enter__(self) -> Self:
        """Show the bar."""
        if not self._shown:
            return self
        from rich.console import Console
        from rich.progress import (
            BarColumn,
            MofNCompleteColumn,
            Progress,
            SpinnerColumn,
            TextColumn,
            TimeElapsedColumn,
            TimeRemainingColumn,
        )

        self._progress = Progress(
            SpinnerColumn(),
            TextColumn("reading"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(),
            TextColumn("elapsed,"),
            TimeRemainingColumn(),
            TextColumn("left"),
            console=Console(stderr=True),
            transient=True,
            redirect_stdout=False,
            redirect_stderr=False,
        )
        self._task = self._progress.add_task("reading", total=self._total, rate="")
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Take the bar away."""
        if self._progress is not None:
            self._progress.stop()

    def advance(self) -> None:
        """Count one result."""
        if self._progress is None or self._task is None:
            return
        task = self._progress.tasks[0]
        speed = task.finished_speed or task.speed
        self._progress.update(self._task, advance=1, rate=f"{speed:.1f}/s" if speed else "")

    def aside(self, *, to_stderr: bool = False) -> _Aside:
        """Return a context in which something can be printed without tearing the bar."""
        return _Aside(self._progress if self._shared or to_stderr else None)


class _Aside:
    def __init__(self, progress: Progress | None) -> None:
        self._progress = progress

    def __enter__(self) -> None:
        if self._progress is not None:
            self._progress.stop()

    def __exit__(self, *_: object) -> None:
        if self._progress is not None:
            self._progress.start()
