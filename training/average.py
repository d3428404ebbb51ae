"""The mean of several checkpoints of one run: often better than any of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch


def average(checkpoints: Sequence[Path], out: Path) -> None:
    """Write the mean of the weights of *checkpoints* to *out*."""
    saved = [torch.load(path, weights_only=True) for path in checkpoints]
    mean = dict(saved[-1])
    mean["state"] = {
        name: torch.stack([s["state"][name].float() for s in saved]).mean(0)
        for name in saved[0]["state"]
    }
    torch.save(mean, out)
