"""The fp32 network behind the served one's two calls: what int8 is measured against."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import torch

from sayso.extraction.encoder.engine import Floats, Ints
from training.export import load


class TorchEngine:
    """A checkpoint under torch."""

    def __init__(self, checkpoint: Path, threads: int = 1) -> None:
        torch.set_num_threads(threads)
        self.model = load(checkpoint)

    def encode(self, ids: Ints, feats: Ints) -> tuple[Floats, Floats]:
        """See ``sayso.extraction.encoder.engine.Engine``."""
        with torch.inference_mode():
            h = self.model.encoder(torch.from_numpy(ids), torch.from_numpy(feats), None)
            return h.float().numpy(), self.model.tokens(h).float().numpy()

    def link(self, vectors: Floats, row: Ints, start: Ints, end: Ints) -> Floats:
        """See ``sayso.extraction.encoder.engine.Engine``."""
        parts = [torch.from_numpy(np.ascontiguousarray(x)) for x in (vectors, row, start, end)]
        with torch.inference_mode():
            return np.asarray(self.model.link(*parts).numpy(), np.float32)
