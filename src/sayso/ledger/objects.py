"""The originals: bytes as they came, named by their SHA-256, never changed."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sayso.errors import LedgerError
from sayso.ledger.shrinking import SUFFIX, DamagedError, expand, shrink
from sayso.model import bytes_id

__all__ = ["Objects"]

_NEW = ".new-"


class Objects:
    """A folder of originals, ``ab/abcdef…``; what shrinks well is ``ab/abcdef….gz``.

    An object's name is the SHA-256 of its bytes as they came: ``gunzip -c`` of a file gives
    what ``sha256sum`` confirms.

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
        """Return where an object that the log knows lies, whether or not it is there.

        The file holds its bytes as they came, or ends in ``.gz``: :meth:`get` reads both.
        """
        self.settle(digest)
        forms = [form for form in self._forms(digest) if form.exists()]
        staged = [form for form in self._forms(digest, _NEW) if form.exists()]
        return (forms or staged or [self._target(digest)])[0]

    def _target(self, digest: str, before: str = "") -> Path:
        return self.folder / digest[:2] / f"{before}{digest}"

    def _forms(self, digest: str, before: str = "") -> tuple[Path, Path]:
        plain = self._target(digest, before)
        return plain.with_name(plain.name + SUFFIX), plain

    def stage(self, data: bytes) -> str:
        """Write bytes down, for the log to know next, and return their SHA-256.

        Known bytes are left alone.

        Raises:
            LedgerError: ``S404`` the disk is full or can't be written.
        """
        digest = bytes_id(data)
        if any(form.exists() for form in self._forms(digest)):
            return digest
        if not any(form.exists() and _holds(form, data) for form in self._forms(digest, _NEW)):
            shrunk = shrink(data)
            packed, plain = self._forms(digest, _NEW)
            try:
                _write(plain if shrunk is None else packed, data if shrunk is None else shrunk)
            except OSError as error:
                raise _unwritten(self._target(digest), error) from error
        return digest

    def settle(self, digest: str) -> None:
        """Make what was staged an object: the log knows it now."""
        forms = self._forms(digest)
        if not any(form.exists() for form in forms):
            for form, staged in zip(forms, self._forms(digest, _NEW), strict=True):
                with suppress(OSError):  # not staged, or done by another program
                    staged.replace(form)

    def get(self, digest: str) -> bytes:
        """Return an object's bytes as they came.

        Raises:
            LedgerError: ``S407`` it is gone or damaged.
        """
        path = self.path(digest)
        try:
            return _read(path)
        except (OSError, DamagedError) as error:
            cause = (error.strerror if isinstance(error, OSError) else None) or str(error)
            raise LedgerError(
                f"the original {digest[:12]}… can't be read: {cause}",
                subject=str(path),
                fix="restore it from a copy of the case",
                code="S407",
            ) from error

    def check(self, digest: str) -> str | None:
        """Return what is wrong with an object, or None if its bytes have its name."""
        self.settle(digest)
        forms = [form for form in self._forms(digest) if form.exists()]
        for form in forms or [self.path(digest)]:
            try:
                found = bytes_id(_read(form))
            except OSError as error:
                return f"can't be read: {error.strerror}"
            except DamagedError as error:
                return f"was changed: {error}"
            if found != digest:
                return f"its bytes have SHA-256 {found[:12]}…, not {digest[:12]}…"
        return None

    def __iter__(self) -> Iterator[str]:
        """Yield the SHA-256 of every object, in order."""
        if self.folder.is_dir():
            for part in sorted(self.folder.iterdir()):
                if len(part.name) == 2 and part.is_dir():
                    names = {p.name.removesuffix(SUFFIX) for p in part.iterdir()}
                    yield from sorted(name for name in names if len(name) == 64)


def _read(path: Path) -> bytes:
    data = path.read_bytes()
    return expand(data) if path.name.endswith(SUFFIX) else data


def _holds(path: Path, data: bytes) -> bool:
    try:
        return _read(path) == data
    except (OSError, DamagedError):
        return False


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
