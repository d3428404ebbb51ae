from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.cli.guard import output_error
from sayso.errors import ConfigurationError, SaysoError

Run = Callable[..., Any]
Spawn = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[BaseException], None]:
    def go(error: BaseException) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr("sayso.workflow.read_inputs", fail)

    return go


def test_an_unexpected_error_is_one_line(
    run: Run, broken: Callable[[BaseException], None], article: Path
) -> None:
    broken(RuntimeError("two\nlines"))
    ran = run("read", article)
    assert ran.code == 1
    assert ran.err.startswith(
        "sayso: failed unexpectedly (RuntimeError: two lines); set SAYSO_DEBUG"
    )
    assert len(ran.err.splitlines()) == 1


def test_the_trace_shows_on_request(
    broken: Callable[[BaseException], None],
    article: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from sayso.cli import main

    broken(RuntimeError("two"))
    monkeypatch.setenv("SAYSO_DEBUG", "1")
    assert main(["read", str(article)]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("error", "code", "words"),
    [
        (KeyboardInterrupt(), 130, "sayso: stopped\n"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), 141, ""),
        (
            SaysoError("is odd", fix="mend it", subject="x\x1b[31m"),
            1,
            "sayso: x␛[31m: is odd; mend it",
        ),
        (ConfigurationError("is odd"), 2, "sayso: is odd [S200]\n"),
        (OSError(errno.ENOSPC, "No space left on device"), 1, "the disk is full"),
    ],
)
def test_what_ends_a_run(
    run: Run,
    broken: Callable[[BaseException], None],
    article: Path,
    error: BaseException,
    code: int,
    words: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sayso.cli.guard._silence_output", lambda: None)
    broken(error)
    ran = run("read", article)
    assert ran.code == code
    assert words in ran.err
    assert len(ran.err.splitlines()) <= 1


@pytest.mark.parametrize(
    "number", [errno.EACCES, errno.EROFS, errno.ENOENT, errno.EISDIR, errno.EIO]
)
def test_every_error_of_output_says_what_to_do(number: int) -> None:
    error = output_error(OSError(number, os.strerror(number)), "out.json")
    assert error.fix
    assert str(error).startswith("out.json: ")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes differ")
def test_a_table_into_a_closed_pipe_is_silent(spawn: Spawn, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("He said yes. " * 4000, encoding="utf-8")
    process = spawn("read", tmp_path, "--reader", "rules")
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(1)
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr.read() == ""
    process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes differ")
def test_a_closed_pipe_is_silent(spawn: Spawn, tmp_path: Path) -> None:
    batch = tmp_path / "many.jsonl"
    line = json.dumps({"text": "He said yes. " * 400})
    batch.write_text(f"{line}\n" * 30, encoding="utf-8")
    process = spawn("read", batch, "--format", "jsonl")
    assert process.stdout is not None
    assert process.stderr is not None
    assert process.stdout.read(1) == "{"
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr.read() == ""
    process.stderr.close()


@pytest.mark.skipif(sys.platform == "win32", reason="signals differ")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_is_one_line_and_130(spawn: Spawn, tmp_path: Path, jobs: str) -> None:
    pipe = tmp_path / "never.txt"
    os.mkfifo(pipe)
    line = json.dumps({"text": "He said yes. " * 40})
    batch = tmp_path / "many.jsonl"
    batch.write_text(f"{line}\n" * 5000, encoding="utf-8")
    process = spawn("read", batch, "--format", "jsonl", "--jobs", jobs, start_new_session=True)
    assert process.stdout is not None
    process.stdout.readline()
    os.killpg(process.pid, signal.SIGINT)
    started = time.monotonic()
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == "sayso: stopped\n"
    assert time.monotonic() - started < 20


def test_heavy_parts_are_left_alone_until_they_are_needed() -> None:
    heavy = "rich lxml trafilatura numpy onnxruntime jinja2 pypdfium2 tokenizers asyncio multiprocessing"
    code = (
        "import sys; from sayso.cli import main; main(['read', '--help'])\n"
        f"print([m for m in {heavy.split()!r} if m in sys.modules], file=sys.stderr)"
    )
    source = str(Path(__file__).parents[2] / "src")
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": source},
    )
    assert done.stderr.strip() == "[]"
