"""Settings of a trained reader: what ``reader.json`` beside its weights holds."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from sayso.extraction.encoder import layout
from sayso.extraction.encoder.decoding import Options

__all__ = ["Settings"]


@dataclass(frozen=True, slots=True)
class Settings:
    """How scores become spans and confidence; everything found on dev.

    Attributes:
        version: Of the weights; changes whenever they do.
        calibration: Intercept and weights of the log-odds of cue, content and source chances.
        minimum: Statements with less confidence are dropped.
        rescued: Confidence of a statement found only by looking again for a quotation's speaker.
        nested: Whether contents are read again for statements within statements.
        nested_minimum: Statements found that way with less confidence are dropped.
        overlap: Pieces that neighbouring windows share, at least.
        options: Settings of the decoder.
    """

    version: str = "0"
    calibration: tuple[float, float, float, float] = (0.0, 1.0, 0.0, 0.0)
    minimum: float = 0.0
    rescued: float = 0.3
    nested: bool = True
    nested_minimum: float = 0.5
    overlap: int = layout.OVERLAP
    options: Options = field(default_factory=Options)

    @classmethod
    def from_json(cls, raw: dict[str, Any]) -> Settings:
        """Read the contents of ``reader.json``; keys that are unknown here are passed over."""
        known = {f.name for f in fields(cls)} - {"options", "calibration"}
        values: dict[str, Any] = {k: v for k, v in raw.items() if k in known}
        if "calibration" in raw:
            values["calibration"] = tuple(raw["calibration"])
        known = {f.name for f in fields(Options)}
        options = Options(**{k: v for k, v in raw.get("options", {}).items() if k in known})
        return cls(options=options, **values)

    def confidence(self, evidence: tuple[float, float, float]) -> float:
        """Return the chance that a statement is right, from those of its parts."""
        p = np.clip(np.array(evidence), 1e-4, 1 - 1e-4)
        z = self.calibration[0] + float(np.dot(self.calibration[1:], np.log(p / (1 - p))))
        return float(1 / (1 + np.exp(-z)))
