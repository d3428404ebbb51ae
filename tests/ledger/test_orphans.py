"""Reading processes end by themselves when the one that started them is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SCRIPT = """
import sys, time
from sayso.parallel import read_in_processes
from sayso.reading import find_inputs
from sayso.extraction.component import Pipeline

if __name__ == "__main__":
    found = read_in_processes(
        find_inputs([sys.argv[1]]).items, plain=True, declared=None,
        pipeline=Pipeline(()), jobs=2,
    )
    next(found)
    print("read", flush=True)
    time.sleep(60)
"""


def _running(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")
def test_no_process_outlives_a_killed_parent(tmp_path: Path) -> None:
    script, text = tmp_path / "script.py", tmp_path / "a.txt"
    script.write_text(SCRIPT)
    text.write_text("The mayor said the ferry was late.\n")
    with subprocess.Popen(
        [sys.executable, str(script), str(text)], stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == "read\n"
        found = Path(f"/proc/{parent.pid}/task/{parent.pid}/children").read_text().split()
        children = [int(pid) for pid in found]
        assert children
        os.kill(parent.pid, signal.SIGKILL)
    end = time.monotonic() + 20
    while (left := [pid for pid in children if _running(pid)]) and time.monotonic() < end:
        time.sleep(0.05)
    assert not left
