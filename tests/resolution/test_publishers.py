"""Who publishes: an outlet, or a body that issues a statement of its own."""

from __future__ import annotations

import pytest

from sayso.model import Sector
from sayso.resolution.actors.sectors import publisher_sector


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Ministry of Works", Sector.GOV),
        ("Federal Ministry of the Interior", Sector.GOV),
        ("The Embassy of Latvia", Sector.GOV),
        ("Government of Malta", Sector.GOV),
        ("Graz Police Service", Sector.GOV),
        ("General Staff of the Armed Forces", Sector.MIL),
        ("State Border Guard", Sector.MIL),
        ("The Linz Post", Sector.MED),
        ("Police Gazette", Sector.MED),
        ("Government News Service", Sector.MED),
        ("Danube Dispatch", Sector.MED),
        ("The Presidential Times", Sector.MED),
    ],
)
def test_who_publishes(name: str, sector: Sector) -> None:
    assert publisher_sector(name) is sector
