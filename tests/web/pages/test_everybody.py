"""Every page, for everybody: no broken rule of accessibility, in both themes, narrow, on paper."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal

import pytest

from tests.web.chromium import Opened
from tests.web.pages.everywhere import FIXED, FOUND, resolve

if TYPE_CHECKING:
    from playwright.sync_api import Page

GRAVE = ("serious", "critical")
LANDMARKS: tuple[Literal["banner", "main", "contentinfo"], ...] = (
    "banner",
    "main",
    "contentinfo",
)

WIDE = """() => {
  const width = document.documentElement.clientWidth;
  return [...document.querySelectorAll('body *')]
    .filter(e => e.getBoundingClientRect().right > width + 1 && e.checkVisibility())
    .filter(e => !e.closest('.scroll, [tabindex="0"], .hidden, svg, .ways, pre, figure.wide'))
    .slice(0, 4).map(e => e.outerHTML.slice(0, 160));
}"""


@cache
def script() -> str:
    """The rules, as axe-core has them."""
    found: str = pytest.importorskip("axe_playwright_python.base").AXE_SCRIPT
    return found


def broken(page: Page, theme: str, **options: Any) -> list[str]:  # noqa: ANN401 - axe-core's
    """What axe-core finds on the page."""
    found = page.evaluate(
        "options => axe.run(document, {resultTypes: ['violations'], ...options})", options
    )
    return [
        f"{v['impact']}, {theme}: {v['id']}: {node['html'][:200]}: {node['failureSummary']}"
        for v in found["violations"]
        for node in v["nodes"][:4]
    ]


@pytest.mark.parametrize("name", [*FIXED, *FOUND])
def test_a_page_serves_everybody(opened: Opened, address: str, name: str) -> None:
    watched = opened(address, reduced_motion="reduce", color_scheme="light")
    page = watched.page
    answer = page.goto(resolve(page, name).partition("#")[0])
    if answer and answer.status == 404:
        watched.forgive("404")
    # landmarks, and the way past the navigation
    assert page.get_by_role("heading", level=1).count() == 1
    assert [page.get_by_role(role).count() for role in LANDMARKS] == [1, 1, 1]
    assert page.get_by_role("navigation", name="Pages", exact=True).is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    # rules of accessibility, with either colours
    page.evaluate(script())
    found = broken(page, "light")
    page.emulate_media(color_scheme="dark")
    found += broken(page, "dark", runOnly=["color-contrast"])  # a theme changes nothing else
    assert [one for one in found if one.startswith(GRAVE)] == []
    print(*found, sep="\n")  # noqa: T201 - what is less than grave: seen with pytest -rP
    # a telephone
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320, page.evaluate(WIDE)
    # paper
    page.emulate_media(media="print", color_scheme="dark")
    page.set_viewport_size({"width": 720, "height": 1000})
    assert not page.get_by_role("navigation", name="Pages", exact=True).is_visible()
    assert page.get_by_role("heading", level=1).is_visible()
    ink, ground = page.evaluate(
        "() => [getComputedStyle(document.querySelector('h1')).color,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert max(int(n) for n in ink[4:-1].split(", ")) < 100  # dark words
    assert ground in {"rgba(0, 0, 0, 0)", "rgb(255, 255, 255)"}
    assert page.evaluate("document.documentElement.scrollWidth") <= 720


def test_without_scripts_everything_is_there(opened: Opened, address: str) -> None:
    page = opened(address, java_script_enabled=False).page
    for name in (*FIXED[:-1], *FOUND):
        answer = page.goto(resolve(page, name))
        assert answer
        assert answer.status == 200, name
        assert page.get_by_role("heading", level=1).is_visible()
        assert page.locator("[data-keys-only]").first.is_hidden()
    page.goto("/")
    for part in ("#home-map svg, figure svg.map", "figure svg.timeline"):
        assert page.locator(part).first.is_visible(), part
