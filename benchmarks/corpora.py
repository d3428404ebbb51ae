"""What several benchmarks know of the corpora: parts to measure on, parts held out of training."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

__all__ = ["held_out", "part"]


def part(data: Path, corpus: str, name: str = "dev") -> set[str]:
    """Return the ids of a declared part of a corpus; test parts are never measured here."""
    splits = json.loads((data / "places/splits.json").read_text(encoding="utf-8"))
    return set(splits[corpus][name])


def held_out(key: str, share: int) -> bool:
    """Tell whether a document is kept out of training: one in *share*, by a hash of its id."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % share == 0
