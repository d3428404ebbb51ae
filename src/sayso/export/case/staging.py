"""A folder that exports are written to before they appear under their names, all at once."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TextIO

from sayso.errors import SaysoError

__all__ = ["Staging", "digest_of", "file_error"]

_CHUNK = 1 << 20


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    hasher = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            hasher.update(chunk)
    return hasher.hexdigest()


def file_error(error: OSError, path: Path) -> SaysoError:
    """Return the error for an export that can't be written."""
    return SaysoError(
        f"can't be written: {error.strerror or error}",
        subject=str(error.filename or path),
        fix="free some space, check the permissions or choose another folder",
        code="S130",
    )


class Staging:
    """Files on their way into a folder.

    Args:
        target: The folder they will stand in; made if it isn't there.

    Raises:
        SaysoError: ``S130`` the folder can't be made or written.
    """

    def __init__(self, target: Path) -> None:
        """Make the folder and, within it, one for what isn't finished."""
        self.target = target
        try:
            target.mkdir(parents=True, exist_ok=True)
            self.folder = Path(tempfile.mkdtemp(prefix=".sayso-export-", dir=target))
        except OSError as error:
            raise file_error(error, target) from error
        self._open: list[IO[str]] = []

    def text(self, name: str, *, bom: bool = False) -> TextIO:
        """Open a file of UTF-8 text with line ends as written.

        Args:
            name: Its name; may lie in folders, which are made.
            bom: Begin it with a byte order mark.
        """
        path = self.path(name)
        file = path.open(
            "w", encoding="utf-8-sig" if bom else "utf-8", errors="backslashreplace", newline=""
        )
        self._open.append(file)
        return file

    def path(self, name: str) -> Path:
        """Return where a file lies until it is finished; its folder is made."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def names(self) -> list[str]:
        """Return the names of all that was written: files and folders at the top."""
        return sorted(path.name for path in self.folder.iterdir())

    def finish(self) -> None:
        """Close what is open and see it onto the disk."""
        for file in self._open:
            if not file.closed:
                file.flush()
                os.fsync(file.fileno())
                file.close()
        self._open.clear()

    def publish(self) -> None:
        """Give everything its name in the target; what stood there under it is replaced."""
        self.finish()
        for name in self.names():
            new, old = self.folder / name, self.target / name
            if old.exists() and (new.is_dir() or old.is_dir()):
                old.rename(self.folder / f".old-{name}")  # folders can't be replaced in one step
            new.replace(old)

    def clear(self) -> None:
        """Remove what was not published."""
        for file in self._open:
            file.close()
        self._open.clear()
        shutil.rmtree(self.folder, ignore_errors=True)


@contextmanager
def staging(target: Path) -> Iterator[Staging]:
    """Give a staging folder that is gone afterwards, whatever happens."""
    made = Staging(target)
    try:
        yield made
    except OSError as error:
        raise file_error(error, target) from error
    finally:
        made.clear()
