"""An engine that remembers: decoder settings are tried by the dozen for one pass."""

from __future__ import annotations

import numpy as np

from sayso.extraction.encoder.engine import Engine, Floats, Ints


class Memo:
    """Wraps an engine and keeps every answer."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.encoded: dict[bytes, tuple[Floats, Floats]] = {}
        self.linked: dict[tuple[bytes, int, int], Floats] = {}

    def encode(self, ids: Ints, feats: Ints) -> tuple[Floats, Floats]:
        """See ``Engine``."""
        key = ids.tobytes()
        if key not in self.encoded:
            self.encoded[key] = self.engine.encode(ids, feats)
        return self.encoded[key]

    def link(self, vectors: Floats, row: Ints, start: Ints, end: Ints) -> Floats:
        """See ``Engine``."""
        keys = [
            (vectors[r, 1:9].tobytes(), int(s), int(e))
            for r, s, e in zip(row, start, end, strict=True)
        ]
        new = [i for i, k in enumerate(keys) if k not in self.linked]
        if new:
            fresh = self.engine.link(vectors, row[new], start[new], end[new])
            for i, x in zip(new, fresh, strict=True):
                self.linked[keys[i]] = x
        return np.stack([self.linked[k] for k in keys])
