"""The keyboard alone: nothing here presses or moves a mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.web.chromium import Watched

if TYPE_CHECKING:
    from playwright.sync_api import Page

HERE = """() => {
  const e = document.activeElement;
  const name = e.getAttribute('aria-label') || e.labels?.[0]?.innerText || e.innerText || '';
  return name.trim().replace(/\\s+/g, ' ');
}"""
OUTLINED = """() => {
  const style = getComputedStyle(document.activeElement);
  return document.activeElement === document.body  // on the way round, past the browser's own
    || document.activeElement.matches(':focus-visible')
    && (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2);
}"""


def here(page: Page) -> str:
    """Name of what has the focus."""
    found: str = page.evaluate(HERE)
    return found


def tab_to(page: Page, name: str, most: int = 90) -> None:
    """Go on with Tab until something of this name has the focus, which must be seen throughout."""
    passed = []
    for _ in range(most):
        page.keyboard.press("Tab")
        passed.append(here(page))
        assert page.evaluate(OUTLINED), f"the focus on {passed[-1]!r} can't be seen"
        if passed[-1].startswith(name):
            return
    raise AssertionError(passed)


def press(page: Page, *keys: str) -> None:
    """Press keys of which the last leads to another page."""
    for key in keys[:-1]:
        page.keyboard.press(key)
    with page.expect_navigation():
        page.keyboard.press(keys[-1])


def told(page: Page) -> str:
    """What was decided last, as the page says."""
    return page.locator(".flash").inner_text()


def introduce(page: Page) -> None:
    """Give a name by the keyboard."""
    page.goto("/review")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the navigation
    tab_to(page, "Decisions are kept with the name")
    page.keyboard.type("Ana Muntean")
    press(page, "Enter")


def test_a_review_is_completed(own: Watched) -> None:
    page = own.page
    introduce(page)
    press(page, "a")
    assert "Ana Muntean accepted" in told(page)
    press(page, "u")
    assert "taken back" in told(page)
    page.keyboard.press("x")
    assert here(page) == "Reason"
    page.keyboard.type("a heading, not a statement")
    press(page, "Enter")
    assert "Ana Muntean rejected" in told(page)
    heading = page.locator("#record-heading").inner_text()
    press(page, "n")
    assert page.locator("#record-heading").inner_text() != heading
    page.goto("/review?kind=statement")
    page.keyboard.press("s")
    assert here(page) == "Name (empty: not known)"
    page.keyboard.press("Control+a")
    page.keyboard.type("Mihai Scutaru")
    press(page, "Enter")
    assert "speaker" in told(page)
    assert "Mihai Scutaru" in told(page)


def test_a_span_is_moved(own: Watched) -> None:
    page = own.page
    introduce(page)
    page.goto("/review?kind=statement")
    page.keyboard.press("c")
    field = page.locator("details.fix[open] input[name=spans]")
    before = field.input_value()
    tab_to(page, "end", most=12)
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("Shift+ArrowLeft")
    after = field.input_value()
    assert after != before
    tab_to(page, "Correct the content", most=20)
    press(page, "Enter")
    assert "Ana Muntean corrected a statement: content" in told(page)


def test_with_tab_and_enter_alone(own: Watched) -> None:
    page = own.page
    introduce(page)
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    listed = dialog.inner_text()
    for words in ("Accept", "Reject", "Skip", "Search"):
        assert words in listed
    if not here(page).startswith("Single-key shortcuts"):
        tab_to(page, "Single-key shortcuts", most=6)
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    assert not dialog.is_visible()
    page.keyboard.press("a")  # means nothing any more
    page.wait_for_timeout(400)
    assert "done=" not in page.url
    page.reload()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    tab_to(page, "Accept")
    press(page, "Enter")
    assert "Ana Muntean accepted" in told(page)
    tab_to(page, "Undo decision")
    press(page, "Enter")
    assert "taken back" in told(page)


def test_pages_are_reached_and_lists_walked(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("j")
    first = here(page)
    page.keyboard.press("j")
    assert here(page) != first
    page.keyboard.press("k")
    assert here(page) == first
    press(page, "Enter")
    assert "/disputes/" in page.url
    press(page, "u")
    assert page.url.endswith("/disputes")
    press(page, "g", "d")
    assert page.url.endswith("/documents")
    page.keyboard.press("/")
    page.keyboard.type("welders")
    press(page, "Enter")
    assert "/search?q=welders" in page.url
    press(page, "o")
    assert "/documents/" in page.url


def test_the_focus_is_seen_all_over_a_page(page: Page) -> None:
    page.goto("/disputes")
    for _ in range(45):
        page.keyboard.press("Tab")
        assert page.evaluate(OUTLINED), here(page)
