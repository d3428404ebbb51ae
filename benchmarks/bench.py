"""Where a benchmark finds its data and scorers, and how it runs sayso and them."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.figures import Row

__all__ = ["REPOSITORY", "SAYSO", "Bench", "BenchmarkError", "Readings", "rows", "write_rows"]

REPOSITORY = Path(__file__).resolve().parents[1]


SAYSO = [sys.executable, "-c", "import sys; from sayso.cli import main; sys.exit(main())"]
"""The command line of this checkout, without an installed script."""


class BenchmarkError(Exception):
    """A benchmark couldn't be run; the message says why."""


def rows(path: Path) -> Iterator[Row]:
    """Yield the objects of a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def write_rows(path: Path, objects: Iterable[Row]) -> Path:
    """Write objects as JSON Lines and return the path."""
    with path.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in objects)
    return path


@dataclass(frozen=True, slots=True)
class Readings:
    """What ``sayso read`` gave for a batch.

    Attributes:
        by_id: Readings (objects of the JSON contract) by the id that the batch gave.
        failed: Ids that sayso couldn't read, with its reason.
    """

    by_id: dict[str, Row]
    failed: dict[str, str]

    @property
    def notes(self) -> list[str]:
        """A line for the table where something failed."""
        if not self.failed:
            return []
        first, reason = next(iter(self.failed.items()))
        return [f"{len(self.failed)} documents failed, such as {first}: {reason}"]


def sayso_process(arguments: Sequence[str]) -> Iterator[str]:
    """Run this checkout's command line in one process and thread; yield its output lines.

    Raises:
        BenchmarkError: It ended with anything but 0 (done) or 1 (some inputs failed).
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        with subprocess.Popen(
            [*SAYSO, *arguments],
            stdout=subprocess.PIPE,
            stderr=errors,
            encoding="utf-8",
            env=environment(),
        ) as process:
            yield from process.stdout or ()
        errors.seek(0)
        refuse_failure(process.returncode, errors.read(), arguments)


def refuse_failure(status: int, complaint: str, arguments: Sequence[str]) -> None:
    """Raise if sayso ended with anything but 0 (done) or 1 (some inputs failed).

    Raises:
        BenchmarkError: It did, or 1 was the end of a traceback.
    """
    if status not in {0, 1} or "Traceback (most recent" in complaint:
        last = (complaint.strip().splitlines() or ["no message"])[-1]
        msg = f"sayso {' '.join(arguments[:2])} ended with {status}: {last}"
        raise BenchmarkError(msg)


def environment() -> dict[str, str]:
    """Return the environment of a measured process: this checkout's code, one thread."""
    path = [str(REPOSITORY / "src"), *filter(None, [os.environ.get("PYTHONPATH")])]
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    return os.environ | threads | {"PYTHONPATH": os.pathsep.join(path), "NO_COLOR": "1"}


@dataclass(frozen=True)
class Bench:
    """What a benchmark works with.

    Attributes:
        data: Folder of the benchmark data.
        score: Folder of the scorers.
        gold: Folder of the gold ledgers.
        scratch: An empty folder for batches and predictions.
        quick: Read this many documents of each corpus at most; None for all.
        command: Runs sayso with arguments and yields output lines (tests put their own).
    """

    data: Path
    score: Path
    gold: Path
    scratch: Path
    quick: int | None = None
    command: Callable[[Sequence[str]], Iterable[str]] = field(default=sayso_process)

    def corpus(self, name: str) -> list[Row]:
        """Return the objects of a JSON Lines file of the data folder, or its first ones."""
        return self.cut(list(rows(self.data / name)))

    def cut(self, documents: list[Row]) -> list[Row]:
        """Return the documents, or the first ones for a quick run."""
        return documents if self.quick is None else documents[: self.quick]

    def read_batch(self, name: str, documents: Iterable[Row]) -> Readings:
        """Read plain documents (``id``, ``text``, metadata) through the command line."""
        batch = write_rows(self.scratch / f"{name}.jsonl", documents)
        return _sorted(self._lines([str(batch), "--plain"]))

    def read_files(self, files: Sequence[Path]) -> Readings:
        """Read files as they are through the command line; ids are file names.

        Raises:
            BenchmarkError: The readings aren't one a file.
        """
        lines = self._lines([str(file) for file in files])
        if len(lines) != len(files):
            msg = f"sayso printed {len(lines)} readings of {len(files)} files"
            raise BenchmarkError(msg)
        return _sorted(line | {"id": file.name} for line, file in zip(lines, files, strict=True))

    def _lines(self, arguments: Sequence[str]) -> list[Row]:
        options = ["--format", "jsonl", "--jobs", "1"]
        output = self.command(["read", *arguments, *options])
        return [json.loads(line) for line in output if line.strip()]

    def run_scorer(self, name: str, *arguments: str | Path) -> str:
        """Run a scorer and return what it printed.

        Raises:
            BenchmarkError: It failed.
        """
        command = [sys.executable, str(self.score / name), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or ["no message"])[-1]
            msg = f"{name} ended with {done.returncode}: {last}"
            raise BenchmarkError(msg)
        return done.stdout

    def numbers(self, output: str, pattern: str) -> dict[str, float]:
        """Return the named groups of the first match of a pattern as numbers."""
        found = re.search(pattern, output)
        if found is None:
            msg = f"a scorer's output lacks {pattern!r}"
            raise BenchmarkError(msg)
        return {key: float(value) for key, value in found.groupdict().items()}


def _sorted(lines: Iterable[Row]) -> Readings:
    """Sort readings from lines that say what failed."""
    good: dict[str, Row] = {}
    bad: dict[str, str] = {}
    for line in lines:
        if "document" in line:
            good[str(line["id"])] = line
        else:
            bad[str(line["id"])] = str(line.get("error"))
    return Readings(good, bad)
