"""The originals: bytes as they came, named by their SHA-256, never changed."""

from __future__ import annotations

import errno
import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sayso.errors import LedgerError
from sayso.model import bytes_id

__all__ = ["Objects"]

_CHUNK = 1 << 20
_NEW = ".new-"


class Objects:
    """A folder of originals, ``ab/abcdef…``.

    An object is written to a temporary file, flushed to the disk and renamed, so that a
    name never stands for half of its bytes, whenever the program dies. Until the log knows
    it, it is only staged (``.new-abcdef…``): what a program leaves that dies before is no
    object yet, and what one leaves that dies right after is one by the next look at it.

    Args:
        folder: Where they lie; made when the first one is put there.
    """

    def __init__(self, folder: Path) -> None:
        """Remember the folder; touch nothing."""
        self.folder = folder

    def path(self, digest: str) -> Path:
        """Return where an object that the log knows lies, whether or not it is there."""
        self.settle(digest)
        target, staged = self._target(digest), self._staged(digest)
        return staged if not target.exists() and staged.exists() else target

    def _target(self, digest: str) -> Path:
        return self.folder / digest[:2] / digest

    def _staged(self, digest: str) -> Path:
        return self.folder / digest[:2] / f"{_NEW}{digest}"

    def stage(self, data: bytes) -> str:
        """Write bytes down, for the log to know next, and return their SHA-256.

        Known bytes are left alone.

        Raises:
            LedgerError: ``S404`` the disk is full or can't be written.
        """
        digest = bytes_id(data)
        target, staged = self._target(digest), self._staged(digest)
        if not target.exists() and not (staged.exists() and staged.read_bytes() == data):
            try:
                _write(staged, data)
            except OSError as error:
                raise _unwritten(target, error) from error
        return digest

    def settle(self, digest: str) -> None:
        """Make what was staged an object: the log knows it now."""
        target = self._target(digest)
        if not target.exists():
            with suppress(OSError):  # not staged, or done by another program
                self._staged(digest).replace(target)

    def get(self, digest: str) -> bytes:
        """Return an object's bytes.

        Raises:
            LedgerError: ``S407`` it is gone.
        """
        try:
            return self.path(digest).read_bytes()
        except OSError as error:
            raise LedgerError(
                f"the original {digest[:12]}… can't be read: {error.strerror}",
                subject=str(self.path(digest)),
                fix="restore it from a copy of the case",
                code="S407",
            ) from error

    def check(self, digest: str) -> str | None:
        """Return what is wrong with an object, or None if its bytes have its name."""
        hasher = hashlib.sha256()
        try:
            with self.path(digest).open("rb") as file:
                while chunk := file.read(_CHUNK):
                    hasher.update(chunk)
        except OSError as error:
            return f"can't be read: {error.strerror}"
        if hasher.hexdigest() != digest:
            return f"its bytes have SHA-256 {hasher.hexdigest()[:12]}…, not {digest[:12]}…"
        return None

    def __iter__(self) -> Iterator[str]:
        """Yield the SHA-256 of every object, in order."""
        if self.folder.is_dir():
            for part in sorted(self.folder.iterdir()):
                if len(part.name) == 2 and part.is_dir():
                    yield from sorted(p.name for p in part.iterdir() if len(p.name) == 64)


def _write(target: Path, data: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".part-", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(0o444)
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _unwritten(target: Path, error: OSError) -> LedgerError:
    full = error.errno in {errno.ENOSPC, errno.EDQUOT}
    return LedgerError(
        "the disk is full" if full else f"can't be written: {error.strerror}",
        subject=str(target),
        fix="free some space on the disk and run the same command again; "
        "everything acknowledged so far is kept"
        if full
        else "check the permissions of the case's folder",
        code="S404",
    )
