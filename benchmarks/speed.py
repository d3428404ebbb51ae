"""Speed: words a CPU-second, seconds to the first output, peak memory. Never pinned."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench import (
    SAYSO,
    Bench,
    BenchmarkError,
    environment,
    refuse_failure,
    write_rows,
)
from benchmarks.figures import Figure, Measurement

__all__ = ["Run", "files", "measure", "run_once"]

_FILE = "attribution/polnear_dev.jsonl"
_STARTS = 3


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the command line: CPU and wall seconds, bytes at the peak."""

    cpu: float
    first_output: float
    peak: int


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del score, gold
    return [data / _FILE]


def run_once(batch: Path) -> Run:
    """Read a batch in one process and thread and measure the whole process, start included.

    Raises:
        BenchmarkError: It failed.
    """
    arguments = ["read", str(batch), "--plain", "--format", "jsonl", "--jobs", "1"]
    with tempfile.TemporaryFile("w+", encoding="utf-8") as errors:
        began = time.perf_counter()
        with subprocess.Popen(
            [*SAYSO, *arguments], stdout=subprocess.PIPE, stderr=errors, env=environment()
        ) as process:
            out = process.stdout
            first = out.readline() if out else b""
            seconds = time.perf_counter() - began
            while out and out.read(1 << 20):
                pass
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        errors.seek(0)
        refuse_failure(process.returncode, errors.read(), arguments)
    if b'"document"' not in first:
        msg = f"sayso read nothing: {first.decode()[:200]}"
        raise BenchmarkError(msg)
    scale = 1 if sys.platform == "darwin" else 1024
    return Run(usage.ru_utime + usage.ru_stime, seconds, usage.ru_maxrss * scale)


def measure(place: Bench) -> Measurement:
    """Read PolNeAR's dev part; the cost of starting is taken off the words a second."""
    corpus = [{"id": row["id"], "text": row["text"]} for row in place.corpus(_FILE)]
    one = write_rows(place.scratch / "speed.one.jsonl", corpus[:1])
    whole = write_rows(place.scratch / "speed.all.jsonl", corpus)
    starts = [run_once(one) for _ in range(_STARTS)]
    full = run_once(whole)
    words = sum(len(re.findall(r"\w+", row["text"])) for row in corpus[1:])
    busy = max(full.cpu - min(run.cpu for run in starts), 1e-9)
    figures = [
        Figure("words_per_cpu_second", words / busy, "words/s", pinned=False),
        Figure("first_output", min(run.first_output for run in starts), "s", pinned=False),
        Figure("peak_memory", full.peak / 1e6, "MB", pinned=False),
    ]
    note = "of the machine of this run: one process, one thread; never pinned"
    return Measurement(figures, len(corpus), [note])
