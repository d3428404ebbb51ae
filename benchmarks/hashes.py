"""Hashes that say on which data and with which code a figure was measured."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

__all__ = ["code_hash", "files_hash"]

_PASSING = {"__pycache__"}


def files_hash(files: Iterable[Path]) -> str:
    """Return one SHA-256 over the names and contents of files, whatever their order."""
    digest = hashlib.sha256()
    for name, file in sorted((file.name, file) for file in files):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        digest.update(f"{len(name)}:{name}{content}".encode())
    return digest.hexdigest()


def code_hash(root: Path) -> str:
    """Return one SHA-256 over everything under a source folder: code, tables, weights."""
    digest = hashlib.sha256()
    for file in sorted(root.rglob("*")):
        if file.is_file() and not _PASSING & set(file.parts) and file.suffix != ".pyc":
            name = file.relative_to(root).as_posix()
            content = hashlib.sha256(file.read_bytes()).hexdigest()
            digest.update(f"{len(name)}:{name}{content}".encode())
    return digest.hexdigest()
