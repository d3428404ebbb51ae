"""The mean of several checkpoints: often better than any of them.

Of one run, rounds; of a network and the same one after further training on other texts, what keeps
most of both (Wortsman et al., 2022, Robust fine-tuning of zero-shot models).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import torch


def average(checkpoints: Mapping[Path, float], out: Path) -> None:
    """Write the mean of the weights of *checkpoints*, each with its share, to *out*."""
    total = sum(checkpoints.values())
    saved = [
        (share / total, torch.load(path, weights_only=True)) for path, share in checkpoints.items()
    ]
    mean = dict(saved[-1][1])
    mean["state"] = {
        name: torch.stack([share * s["state"][name].float() for share, s in saved]).sum(0)
        for name in saved[0][1]["state"]
    }
    torch.save(mean, out)
