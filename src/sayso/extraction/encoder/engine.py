"""Running the network: ``onnxruntime`` behind two calls, so that the rest knows nothing of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class Engine(Protocol):
    """The network as two functions over arrays."""

    def encode(self, ids: Ints, feats: Ints) -> tuple[Floats, Floats]:
        """Read windows of one size.

        Args:
            ids: Piece ids, (windows, pieces), special pieces included, no padding.
            feats: Shape, gap and quotation state plus one (0 for special pieces),
                (windows, pieces, 3).

        Returns:
            Vectors (windows, pieces, width) and the token heads' scores side by side.
        """
        ...

    def link(self, vectors: Floats, row: Ints, start: Ints, end: Ints) -> Floats:
        """Score every piece of its window for each cue: (cues, pieces, 5)."""
        ...


class OnnxEngine:
    """The shipped int8 network under onnxruntime.

    Args:
        folder: Holds ``encoder.onnx`` and ``link.onnx``.
        threads: Threads of one call; results don't depend on it beyond rounding.
    """

    def __init__(self, folder: Path, threads: int = 1) -> None:
        import onnxruntime as ort

        options = ort.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.execution_mode = ort.ExecutionMode.ORT_SEQUENTIAL
        options.use_deterministic_compute = True
        options.log_severity_level = 3
        # the graphs are written as they should run: fusing sums into their norms is slower here
        options.graph_optimization_level = ort.GraphOptimizationLevel.ORT_ENABLE_BASIC
        if threads == 1:
            options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        providers = ["CPUExecutionProvider"]
        self._encoder: Any = ort.InferenceSession(
            folder / "encoder.onnx", options, providers=providers
        )
        self._link: Any = ort.InferenceSession(folder / "link.onnx", options, providers=providers)

    def encode(self, ids: Ints, feats: Ints) -> tuple[Floats, Floats]:
        """See :class:`Engine`."""
        vectors, scores = self._encoder.run(None, {"ids": ids, "feats": feats})
        return vectors, scores

    def link(self, vectors: Floats, row: Ints, start: Ints, end: Ints) -> Floats:
        """See :class:`Engine`."""
        feed = {"vectors": vectors, "row": row, "start": start, "end": end}
        out: Floats = self._link.run(None, feed)[0]
        return out
