from __future__ import annotations

import os
import runpy
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sayso.cli import main

if TYPE_CHECKING:
    from sayso.model import Reading

SAMPLES: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[1] / "export" / "samples.py"))

ARTICLE = """Bridge closed after blast

By Ilse Marten
April 9, 2031

At least 12 people were killed on Tuesday near Gorizia, the regional health office said.
"We have counted twelve dead," spokeswoman Mira Kolar told reporters in Trieste.
"""


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process."""
    monkeypatch.delenv("SAYSO_DEBUG", raising=False)
    monkeypatch.setenv("COLUMNS", "100")

    def go(*arguments: str | Path) -> Ran:
        capsys.readouterr()
        code = main([str(a) for a in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Ran(code, out, err)

    return go


@pytest.fixture
def spawn() -> Callable[..., subprocess.Popen[str]]:
    """Start the command line in a process of its own."""

    def go(*arguments: str | Path, **options: Any) -> subprocess.Popen[str]:  # noqa: ANN401
        environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2] / "src")}
        environment |= options.pop("env", {})
        return subprocess.Popen(
            [sys.executable, "-m", "sayso", *map(str, arguments)],
            text=True,
            stdout=options.pop("stdout", subprocess.PIPE),
            stderr=subprocess.PIPE,
            env=environment,
            **options,
        )

    return go


@pytest.fixture
def article(tmp_path: Path) -> Path:
    file = tmp_path / "article.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three articles, one of them bad, and two files that aren't for reading."""
    made = tmp_path / "news"
    made.mkdir()
    for name in ("a.txt", "b.txt"):
        (made / name).write_text(f"{ARTICLE}\nThis one is {name}.\n", encoding="utf-8")
    (made / "empty.txt").write_bytes(b"")
    (made / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0" + bytes(range(256)))
    (made / ".hidden.txt").write_text("hidden", encoding="utf-8")
    return made


@pytest.fixture
def reading() -> Reading:
    sample: Reading = SAMPLES["sample_reading"]()
    return sample


@pytest.fixture
def hostile() -> Reading:
    sample: Reading = SAMPLES["hostile_reading"]()
    return sample
