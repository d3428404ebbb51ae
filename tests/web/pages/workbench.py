"""The workbench as people start it: ``sayso serve`` in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sayso

__all__ = ["ROOT", "served"]

ROOT = Path(__file__).resolve().parents[3]


@contextmanager
def served(case: Path, *options: str) -> Iterator[str]:
    """Give the address of a workbench that serves a case, without the last slash."""
    paths = [str(Path(sayso.__file__).parents[1]), os.environ.get("PYTHONPATH", "")]
    with subprocess.Popen(
        [sys.executable, "-m", "sayso", "serve", str(case), "--port", "0", "--no-open", *options],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, paths)), "SAYSO_DEBUG": "1"},
    ) as process:
        try:
            line = process.stdout.readline() if process.stdout else ""
            assert line.startswith("http://127.0.0.1:"), line
            yield line.strip().rstrip("/")
        finally:
            process.terminate()
            process.wait(timeout=20)
