from __future__ import annotations

import runpy
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from sayso.model import Reading

SAMPLES: dict[str, Any] = runpy.run_path(str(Path(__file__).with_name("samples.py")))


@pytest.fixture
def reading() -> Reading:
    sample: Reading = SAMPLES["sample_reading"]()
    return sample


@pytest.fixture
def hostile() -> Reading:
    sample: Reading = SAMPLES["hostile_reading"]()
    return sample
