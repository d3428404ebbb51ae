"""The page on the gazetteer says what the code does."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.gazetteer.layout import BLOCK, PLACE
from sayso.gazetteer.reader import GazetteerFile
from sayso.gazetteer.store import SHIPPED
from sayso.resolution.places.policy import AREAS, POLICIES

PAGE = Path(__file__).parents[2] / "docs" / "gazetteer.md"


@pytest.fixture(scope="module")
def page() -> str:
    return PAGE.read_text(encoding="utf-8")


def test_every_policy_and_area_is_told(page: str) -> None:
    for policy, records in POLICIES.items():
        assert f"`{policy}`" in page
        assert records.split(";")[0].split(",")[0] in page
    for area in AREAS:
        line = next(row for row in page.splitlines() if row.startswith(f"| {area.name}"))
        assert f"| {area.un or 'none'} | {area.held or 'none'} |" in line


def test_the_figures_hold(page: str) -> None:
    file = GazetteerFile(SHIPPED)
    assert f"{file.rows:,} places" in page
    assert f"{file.tables['keys'] // 1000},000" in page
    assert f"{SHIPPED.stat().st_size / 1e6:.1f} MB" in page
    assert f"{PLACE.size} bytes a place" in page
    assert f"blocks of {BLOCK}" in page


def test_the_sources_are_credited(page: str) -> None:
    notice = (Path(__file__).parents[2] / "NOTICE").read_text(encoding="utf-8")
    for text in (page, notice):
        assert "GeoNames" in text
        assert "https://creativecommons.org/licenses/by/4.0/" in text
