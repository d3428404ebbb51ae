"""The islands in Debian's Chromium, under the workbench's content security policy."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

import pytest

from tests.web.chromium import launched, missing

from .serving import ROOT, Handler, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.skipif(bool(missing()), reason=str(missing()))


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with launched() as found:
        yield found


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with served() as base:
        yield base


@pytest.fixture
def page(browser: "Browser", address: str) -> "Iterator[Page]":
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    found = context.new_page()
    complaints: list[str] = []
    found.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    found.on("pageerror", lambda e: complaints.append(str(e)))
    found.goto(f"{address}/web/demo/index.html")
    found.wait_for_selector("figure[data-island=map][data-mounted]")
    yield found
    context.close()
    assert [c for c in complaints if "501" not in c and "413" not in c] == []


def spans(page: "Page", name: str = "spans") -> str:
    return page.locator(f"input[name={name}]").input_value()


def test_the_servers_drawings_are_replaced(page: "Page") -> None:
    assert not page.get_by_text("The server's drawing").first.is_visible()
    assert page.locator(".map-land path").count() > 20
    assert page.locator("figure[data-island=map] figcaption").is_visible()


def test_the_map_is_walked_and_zoomed_with_the_keyboard(page: "Page") -> None:
    marks = page.locator(".map-marks > *")
    before = marks.count()
    assert page.locator(".map-marks > [tabindex='0']").count() == 1
    page.locator(".map-marks > [aria-label*=Zagreb]").focus()
    page.keyboard.press("ArrowRight")
    assert "Београд" in (page.evaluate("document.activeElement.getAttribute('aria-label')"))
    page.locator(".map-marks > [aria-label*=Zagreb]").focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    page.wait_for_timeout(200)
    assert "Zagreb" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert page.locator(".map-told").inner_text().endswith("22 statements")
    page.keyboard.press("0")
    page.wait_for_timeout(200)
    assert marks.count() == before


def test_a_group_of_places_opens(page: "Page") -> None:
    group = page.locator(".map-marks > [aria-label*=places]").first
    words = group.get_attribute("aria-label") or ""
    group.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    labels = page.locator(".map-marks > *").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert words not in labels


def test_a_point_leads_where_it_says_and_nowhere_else(page: "Page") -> None:
    assert page.locator(".map-marks [href^=javascript]").count() == 0
    page.locator(".map-marks > a[aria-label*=Zagreb]").click()
    assert page.url.endswith("#zagreb")


def test_the_map_is_dragged_without_following_a_link(page: "Page") -> None:
    box = page.locator(".map-marks > a[aria-label*=Zagreb] .map-dot").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y + 30, steps=4)
    page.mouse.up()
    page.wait_for_timeout(200)
    after = page.locator(".map-marks > a[aria-label*=Zagreb] .map-dot").bounding_box()
    assert after
    assert after["x"] - box["x"] == pytest.approx(60, abs=3)
    assert "#zagreb" not in page.url


def test_the_timeline_is_walked_and_its_columns_open(page: "Page") -> None:
    page.locator(".time-marks").first.locator("[tabindex='0']").focus()
    page.keyboard.press("End")
    assert "11 June 2031" in page.evaluate("document.activeElement.getAttribute('aria-label')")
    page.keyboard.press("ArrowLeft")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").endswith(
        "from 2 June 2031"
    )
    column = page.locator(".time-column").first
    many = json.loads((ROOT / "web" / "demo" / "many.json").read_text(encoding="utf-8"))["items"]
    kinds = [item["kind"] for item in many if item["start"].startswith("2031-01")]
    counts = f"{kinds.count('statement')} statements, {kinds.count('event')} events"
    assert sorted((column.get_attribute("aria-label") or "")[14:].split(", ")) == sorted(
        counts.split(", ")
    )
    column.focus()
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    labels = page.locator(".time-column").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert labels
    assert all("January 2031" in label or "February 2031" in label for label in labels)


def test_a_span_is_moved_by_word_and_by_character(page: "Page") -> None:
    assert page.locator("input[name=spans]").get_attribute("type") == "hidden"
    end = page.get_by_role("slider", name="end").first
    end.focus()
    page.keyboard.press("ArrowRight")
    assert spans(page) == "[[1,23]]"
    page.keyboard.press("Shift+ArrowLeft")
    assert spans(page) == "[[1,22]]"
    start = page.get_by_role("slider", name="start").first
    start.focus()
    page.keyboard.press("Shift+ArrowLeft")
    assert spans(page) == "[[0,22]]"
    page.wait_for_timeout(400)
    assert (
        page.locator(".spans-said").first.inner_text() == "Covers 4 words: “Nobody was hurt”, sai"
    )
    page.keyboard.press("Escape")
    assert spans(page) == "[[1,16]]"


def test_arrows_follow_the_direction_of_the_text(page: "Page") -> None:
    select(page, 1, "قال", "الوزير")
    assert spans(page) == "[[120,130]]"
    page.get_by_role("slider", name="end").first.focus()
    page.keyboard.press("ArrowLeft")
    assert spans(page) == "[[120,133]]"
    page.keyboard.press("ArrowRight")
    assert spans(page) == "[[120,130]]"


def select(page: "Page", paragraph: int, first: str, last: str) -> None:
    """Select from one word to another as the mouse would."""
    page.evaluate(
        """([at, first, last]) => {
          const node = document.querySelectorAll('[data-text]')[at].firstChild;
          const from = node.data.indexOf(first);
          const to = node.data.indexOf(last) + last.length;
          document.getSelection().setBaseAndExtent(node, from, node, to);
        }""",
        [paragraph, first, last],
    )
    page.wait_for_timeout(400)


def test_a_selection_beyond_astral_characters_has_exact_offsets(page: "Page") -> None:
    text = page.locator("[data-text]").first.text_content() or ""
    select(page, 0, "café"[:3], "spokeswoman")
    at = text.index("caf")
    end = text.index("spokeswoman") + len("spokeswoman")
    assert spans(page) == f"[[{at},{end}]]"  # Python counts code points
    assert any(ord(character) > 0xFFFF for character in text[:at])


def test_a_selection_by_mouse_is_taken(page: "Page") -> None:
    box = page.locator("[data-text]").first.bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + 30, box["y"] + 12)
    page.wait_for_timeout(400)
    assert spans(page) == "[[1,7]]"


def test_pieces_are_added_and_removed(page: "Page") -> None:
    page.get_by_role("button", name="Add a piece").first.click()
    assert spans(page) == "[[1,16],[19,23]]"
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Piece 2, start"
    select(page, 0, "The ferry", "empty")
    text = page.locator("[data-text]").first.text_content() or ""
    assert spans(page) == f"[[1,16],[{text.index('The ferry')},{text.index('empty') + 5}]]"
    page.get_by_role("button", name="Remove piece 1").click()
    assert spans(page) == f"[[{text.index('The ferry')},{text.index('empty') + 5}]]"


def test_selections_go_to_the_editor_that_is_chosen(page: "Page") -> None:
    page.get_by_role("button", name="Select in the text").nth(1).click()
    select(page, 0, "Nobody", "Nobody")
    assert spans(page, "source-spans") == "[[1,7]]"
    assert spans(page) == "[[1,16]]"


def test_an_editor_that_is_folded_away_hands_selections_on(page: "Page") -> None:
    page.evaluate(
        """() => {
          const details = document.createElement('details');
          const editor = document.querySelector('[data-island=spans]');
          editor.before(details);
          details.append(document.createElement('summary'), editor);
        }"""
    )
    select(page, 0, "Nobody", "Nobody")
    assert spans(page) == "[[1,16]]"
    assert spans(page, "source-spans") == "[[1,7]]"


def test_what_is_restored_by_the_form_is_restored_in_the_editor(page: "Page") -> None:
    select(page, 0, "Nobody", "Nobody")
    assert spans(page) == "[[1,7]]"
    page.get_by_role("button", name="Reset").click()
    page.wait_for_timeout(100)
    assert spans(page) == "[[1,16]]"


def test_paragraphs_of_another_length_than_promised_are_not_pointed_at(
    browser: "Browser", address: str
) -> None:
    page = browser.new_page()
    page.route(
        "**/demo/index.html",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text().replace(
                "data-text data-start", 'data-text data-length="7" data-start'
            ),
        ),
    )
    page.goto(f"{address}/web/demo/index.html")
    page.wait_for_selector("figure[data-island=map][data-mounted]")
    assert page.locator(".spans-editor").count() == 0
    assert page.locator("input[name=spans]").is_visible()
    page.close()


def test_keys_press_focus_and_walk(page: "Page") -> None:
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("jj?")
    assert page.locator("input[type=search]").input_value() == "jj?"
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.textContent") == "Who was on the bridge"
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.textContent") == "How many were hurt"
    page.keyboard.press("g")
    page.keyboard.press("h")
    assert page.url.endswith("#home")


def test_keys_are_listed_and_switched_off_for_good(page: "Page") -> None:
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog")
    assert "Accept" in dialog.inner_text()
    assert "Next dispute" in dialog.inner_text()
    dialog.get_by_role("checkbox").uncheck()
    page.keyboard.press("Escape")
    assert not page.locator("[data-keys-switch]").first.is_checked()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") != "search"
    page.reload()
    page.wait_for_selector("figure[data-island=map][data-mounted]")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") != "search"
    assert not page.locator("[data-keys-switch]").first.is_checked()
    page.locator("[data-keys-switch]").first.check()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"


def test_a_page_without_a_switch_gets_one_in_its_place(browser: "Browser", address: str) -> None:
    page = browser.new_page()
    page.route(
        "**/demo/index.html",
        lambda route: route.fulfill(
            response=(answer := route.fetch()),
            body=answer.text()
            .replace("data-keys-switch", "data-other")
            .replace("</main>", "</main><div id=keys></div>"),
        ),
    )
    page.goto(f"{address}/web/demo/index.html")
    page.get_by_role("checkbox", name="Single-key shortcuts").nth(1).uncheck()
    page.get_by_role("button", name="Show them").click()
    assert not page.get_by_role("dialog").get_by_role("checkbox").is_checked()
    page.close()


def drop(page: "Page", *files: tuple[str, str]) -> None:
    """Drop files on the form as a person would."""
    page.evaluate(
        """files => {
          const carried = new DataTransfer();
          for (const [name, text] of files) carried.items.add(new File([text], name));
          const form = document.querySelector('[data-island=drop]');
          for (const type of ['dragenter', 'dragover', 'drop'])
            form.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}));
        }""",
        [list(file) for file in files],
    )


def test_dropped_files_are_listed_and_sent(page: "Page", monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Handler, "posted", [])
    drop(page, ("a.txt", "one"), ("b.txt", "two"))
    drop(page, ("c.txt", ""))
    assert page.locator(".drop-list li").count() == 3
    page.get_by_role("button", name="Add", exact=True).click()
    assert "Take out" in page.locator(".drop-said").inner_text()
    page.get_by_role("button", name="Take out c.txt").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Add", exact=True).click()
    (body,) = Handler.posted
    assert body.count(b'name="files"') == 2
    assert b'name="go"' in body


def test_files_over_the_limit_together_are_not_sent(
    page: "Page", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Handler, "posted", [])
    drop(page, ("a.txt", "x" * 600_000), ("b.txt", "y" * 600_000))
    page.get_by_role("button", name="Add", exact=True).click()
    assert "over the limit of 1.0 MB" in page.locator(".drop-said").inner_text()
    assert Handler.posted == []


def test_what_the_server_says_against_files_is_shown(
    page: "Page", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Handler, "status", 413)
    drop(page, ("a.txt", "one"))
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_timeout(300)
    assert page.locator(".drop-said").inner_text() == "One file is no article."


def test_an_island_put_into_the_page_later_starts_too(page: "Page") -> None:
    page.evaluate(
        """() => {
          const old = document.querySelector('figure[data-island=timeline]');
          const fresh = old.cloneNode(true);
          fresh.id = 'fresh';
          old.replaceWith(fresh);
        }"""
    )
    page.wait_for_timeout(300)
    assert page.locator("#fresh .time-frame").count() == 1
    assert page.locator("#fresh .time-mark").count() > 5


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_rule_of_accessibility_is_broken(page: "Page", scheme: Literal["light", "dark"]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.emulate_media(color_scheme=scheme)
    found = axe.Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]]) for v in found] == []


def test_a_narrow_page_needs_no_scrolling_sideways(page: "Page") -> None:
    page.set_viewport_size({"width": 320, "height": 700})
    page.wait_for_timeout(300)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
