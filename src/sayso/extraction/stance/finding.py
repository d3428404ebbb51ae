"""What a stance rule finds."""

from __future__ import annotations

from typing import NamedTuple

from sayso.model import Spans, Stance

__all__ = ["Finding"]


class Finding(NamedTuple):
    """A stance with the rule that gave it and the characters it rests on."""

    stance: Stance
    rule: str
    evidence: Spans
