"""What holds for all tests: generated examples are judged by result, not by the clock."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "sayso",
    deadline=None,  # a loaded machine is no failure
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,  # the same examples for the same code
)
settings.load_profile("sayso")
