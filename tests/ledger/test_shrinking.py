"""Originals take less space where they can, any tool opens them, and no byte can change."""

from __future__ import annotations

import gzip
import hashlib
import random
from pathlib import Path

import pytest

from sayso.errors import LedgerError
from sayso.ledger.objects import Objects
from sayso.ledger.shrinking import DamagedError, expand, shrink

PAGE = b"<p>The ferry union said on Monday that nobody had asked its crews.</p>\n" * 40


@pytest.fixture
def objects(tmp_path: Path) -> Objects:
    return Objects(tmp_path / "objects")


def noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)  # noqa: S311 - test data


def kept(objects: Objects, data: bytes) -> Path:
    digest = objects.stage(data)
    objects.settle(digest)
    return objects.path(digest)


def test_any_gzip_reader_opens_a_shrunk_original(objects: Objects) -> None:
    path = kept(objects, PAGE)
    assert path.suffix == ".gz"
    assert path.stat().st_size < len(PAGE) / 4
    with gzip.open(path) as file:
        data = file.read()
    assert data == PAGE
    assert hashlib.sha256(data).hexdigest() == path.stem == next(iter(objects))
    assert objects.get(path.stem) == PAGE
    assert objects.check(path.stem) is None


@pytest.mark.parametrize("data", [b"", b"short", noise(5_000), noise(600_000)])
def test_what_does_not_shrink_stays_as_it_came(objects: Objects, data: bytes) -> None:
    path = kept(objects, data)
    assert path.read_bytes() == data
    assert path.name == hashlib.sha256(data).hexdigest()
    assert objects.check(path.name) is None


def test_a_change_to_any_byte_is_found() -> None:
    whole = shrink(PAGE)
    assert whole is not None
    for at in range(len(whole)):
        for bit in (1, 128):
            changed = bytearray(whole)
            changed[at] ^= bit
            with pytest.raises(DamagedError):
                expand(bytes(changed))
    for other in (whole[:-1], whole + b"\0", whole + whole, b""):
        with pytest.raises(DamagedError):
            expand(other)


def test_a_changed_original_is_named_and_not_given_out(objects: Objects) -> None:
    path = kept(objects, PAGE)
    data = bytearray(path.read_bytes())
    data[4] = 7  # the time in gzip's header, which unpacking passes over
    path.chmod(0o644)
    path.write_bytes(data)
    assert "was changed" in str(objects.check(path.stem))
    with pytest.raises(LedgerError, match="S407"):
        objects.get(path.stem)


def test_a_plain_original_of_an_older_version_is_known(objects: Objects) -> None:
    digest = hashlib.sha256(PAGE).hexdigest()
    folder = objects.folder / digest[:2]
    folder.mkdir(parents=True)
    (folder / digest).write_bytes(PAGE)
    assert objects.stage(PAGE) == digest
    assert [path.name for path in folder.iterdir()] == [digest]
    assert (objects.get(digest), objects.check(digest)) == (PAGE, None)


def test_a_second_form_of_an_original_is_checked_too(objects: Objects) -> None:
    path = kept(objects, PAGE)
    path.with_name(path.stem).write_bytes(b"planted")
    assert "SHA-256" in str(objects.check(path.stem))
    assert list(objects) == [path.stem]


def test_what_is_staged_is_no_object_yet(objects: Objects) -> None:
    digest = objects.stage(PAGE)
    assert list(objects) == []
    assert objects.stage(PAGE) == digest  # as it is there, it isn't written again
    assert objects.path(digest).name == f"{digest}.gz"
    assert list(objects) == [digest]
