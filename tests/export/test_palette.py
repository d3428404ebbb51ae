from __future__ import annotations

import pytest

from sayso.export.page.palette import DARK, LIGHT, PAIRS, contrast


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_colours_that_meet_can_be_told_apart(
    name: str, front: str, back: str, least: float
) -> None:
    colours = LIGHT if name == "light" else DARK
    assert contrast(colours[front], colours[back]) >= least


def test_both_palettes_have_the_same_names() -> None:
    assert list(LIGHT) == list(DARK)
