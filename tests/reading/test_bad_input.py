from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.model import Document
from sayso.reading import Failure, documents, find_inputs, load
from tests.reading.reading_helpers import failure


def fails(path: Path, code: str) -> Failure:
    found = failure(path)
    line = str(found.error)
    assert isinstance(found.error, InputError)
    assert found.error.code == code, line
    assert line.startswith(f"{path}: ")
    assert found.error.cause
    assert found.error.fix
    assert "\n" not in line
    assert "Traceback" not in line
    return found


def test_a_missing_file(tmp_path: Path) -> None:
    fails(tmp_path / "none.txt", "S101")


def test_a_file_that_vanishes(tmp_path: Path) -> None:
    file = tmp_path / "gone.txt"
    file.write_text("here")
    (item,) = find_inputs([file]).items
    file.unlink()
    (found,) = load(item)
    assert isinstance(found, Failure)
    assert found.error.code == "S101"


@pytest.mark.parametrize("data", [b"", b"  \n\r\n\t", b"\xef\xbb\xbf", b"\xff\xfe"])
def test_an_empty_file(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "empty.txt"
    file.write_bytes(data)
    fails(file, "S103")


def test_binaries(tmp_path: Path) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "text")
    for name, data in (
        ("a.docx", packed.getvalue()),
        ("a.txt", bytes(range(256)) * 20),
        ("a.html", b"\x89PNG\r\n\x1a\n" + bytes(100)),
        ("b.txt", b"\x00\x01\x02\x03" * 50),
    ):
        file = tmp_path / name
        file.write_bytes(data)
        assert (
            "binary" in str(fails(file, "S104").error)
            or "ZIP" in str(failure(file).error)
            or "PNG" in str(failure(file).error)
        )


def test_no_words(tmp_path: Path) -> None:
    for name, text in (("a.txt", "--- *** ---"), ("a.html", "<html><body><p>…</p></body></html>")):
        (tmp_path / name).write_text(text)
        fails(tmp_path / name, "S114")


@pytest.mark.parametrize("size", [6_000_000, 100_000_000])
def test_a_text_too_long_ends_at_once(tmp_path: Path, size: int) -> None:
    file = tmp_path / "long.txt"
    with file.open("wb") as out:
        out.write(b"word " * 200)
        out.truncate(1000)
        for _ in range(size // 1_000_000):
            out.write(b"word " * 200_000)
    fails(file, "S108")


def test_an_email_without_text(tmp_path: Path) -> None:
    file = tmp_path / "a.eml"
    file.write_bytes(
        b"From: a@b.example\nTo: c@d.example\nSubject: x\nMIME-Version: 1.0\n"
        b"Content-Type: image/png\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n"
    )
    fails(file, "S116")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_unreadable_file_and_folder(tmp_path: Path) -> None:
    file = tmp_path / "locked.txt"
    file.write_text("words")
    file.chmod(0)
    fails(file, "S109")
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0)
    found = find_inputs([folder])
    folder.chmod(0o700)
    assert [f.error.code for f in found.failures] == ["S109"]


def test_folders(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("hidden")
    (tmp_path / ".hidden.txt").write_text("hidden")
    for name in ("z.txt", "a.html", "b/c.txt", "b/NOTES"):
        (tmp_path / name).write_text("The port was shut, the ministry said.")
    for name in ("1.jpg", "2.jpg", "b/3.jpg"):
        (tmp_path / name).write_bytes(b"\xff\xd8\xff")
    (tmp_path / "d.json").write_text("{}")
    (tmp_path / "raw").write_bytes(bytes(100))
    (tmp_path / "e.txt").write_bytes(b"")
    found = find_inputs([tmp_path])
    names = [str(Path(item.name).relative_to(tmp_path)) for item in found.items]
    assert names == ["a.html", "e.txt", "z.txt", "b/NOTES", "b/c.txt"]
    assert found.skipped == {
        "not a text format (.jpg)": 3,
        "hidden folder": 1,
        "hidden file": 1,
        "data or code, not an article (.json)": 1,
        "not a text format (no ending)": 1,
    }
    read = list(documents([tmp_path]))
    assert [type(item) for item in read] == [Document, Failure, Document, Document, Document]


def test_an_empty_folder(tmp_path: Path) -> None:
    (found,) = find_inputs([tmp_path]).failures
    assert found.error.code == "S110"


def test_addresses_that_fail() -> None:
    for url in ("http://127.0.0.1:9/none", "http:///nothing"):
        found = failure(url)
        assert found.error.code == "S112"
        assert str(found.error).startswith(url)


def test_a_stray_name_fails_without_a_traceback() -> None:
    assert failure("bad\x00name").error.code == "S109"
    assert failure("x" * 5000).error.code == "S109"
