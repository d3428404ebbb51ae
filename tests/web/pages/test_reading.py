"""A person reads: from the first page to a dispute, to the words it rests on, and by search."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.chromium import Opened, Watched, follow

if TYPE_CHECKING:
    from playwright.sync_api import Page


CLAIMED = re.compile("pump seals|drones|railing|idiots|Control Commission|covering")
"""Words of the claims that somebody denies; the other disputes are over counts."""


def in_view(page: Page, selector: str) -> bool:
    """Whether an element stands in the window, once scrolling is over."""
    size = page.viewport_size
    for _ in range(50):
        box = page.locator(selector).first.bounding_box()
        if box and size and -5 <= box["y"] <= size["height"]:
            return True
        page.wait_for_timeout(100)
    return False


def test_a_dispute_is_found_and_its_words_open_in_the_text(page: Page) -> None:
    page.goto("/")
    follow(
        page, page.locator("#disputes + ul a[href*='/disputes/']").filter(has_text=CLAIMED).first
    )
    assert "/disputes/" in page.url
    heading = page.get_by_role("heading", level=1).inner_text()
    assert heading
    assert page.get_by_role("heading", name="Said by", exact=True).is_visible()
    assert page.get_by_role("heading", name="Denied by", exact=True).is_visible()
    card = page.locator(".version.against .told").first
    words = card.locator("blockquote").inner_text()
    follow(page, card.get_by_role("link", name=re.compile("^in the text")))
    assert "/documents/" in page.url
    chosen = page.locator("article.statement.chosen")
    assert chosen.count() == 1
    assert chosen.locator("blockquote").inner_text().split() == words.split()
    spot = "#" + page.url.partition("#")[2]
    assert page.locator(spot).count() == 1
    assert in_view(page, spot)


def test_every_quote_of_a_dispute_opens_at_its_words(page: Page) -> None:
    page.goto("/disputes")
    follow(page, page.locator(".claim-row .what a").filter(has_text="the pump seals").first)
    links = page.locator(".told a[href*='/documents/']").evaluate_all(
        "all => all.map(a => [a.getAttribute('href'),"
        " a.closest('.told').querySelector('blockquote').innerText])"
    )
    assert links
    for href, words in links:
        page.goto(href)
        assert page.locator("article.chosen blockquote").inner_text().split() == words.split()


def test_a_phrase_is_searched_and_its_place_opens(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search the documents").fill('"fuel depot"')
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.url.partition("?")[0].endswith("/search")
    hit = page.locator(".hits li").first
    assert "fuel depot" in hit.locator("mark").first.inner_text().lower() or (
        hit.locator("mark").count() >= 2
    )
    follow(page, hit.get_by_role("link").first)
    assert page.locator(":target").count() == 1
    assert in_view(page, ":target")
    paragraph = page.locator("p:has(:target)").inner_text()
    assert "fuel depot" in re.sub(r"\s+", " ", paragraph).lower()


def test_the_colours_are_chosen_and_kept(page: Page) -> None:
    page.goto("/claims")
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.locator(".self summary").click()
    follow(page, page.get_by_role("button", name="Dark", exact=True))
    assert page.url.endswith("/claims")
    dark = page.evaluate(ground)
    assert dark != before
    page.goto("/help")
    assert page.evaluate(ground) == dark
    page.locator(".self summary").click()
    assert page.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"
    follow(page, page.get_by_role("button", name="As the computer"))
    assert page.evaluate(ground) == before


@pytest.mark.parametrize(
    ("path", "field", "value", "rows"),
    [
        ("/statements", "Who", "Dragan", "tbody tr"),
        ("/documents", "Publisher", "Prut Wire", "tbody tr"),
        ("/claims", "Said or denied by", "Dragan", ".claim-row"),
        ("/disputes", "Words", "police", ".claim-row"),
        ("/events", "Place", "Bender", "tbody tr"),
        ("/sources", "Name", "Dragan", "tbody tr"),
        ("/actors", "Name", "Dragan", "tbody tr"),
    ],
)
def test_a_filtered_list_is_shared_by_its_address(
    opened: Opened, watched: Watched, path: str, field: str, value: str, rows: str
) -> None:
    page = watched.page
    page.goto(path)
    everything = page.locator(f"main {rows}").all_inner_texts()
    page.locator("main").get_by_role("textbox", name=field, exact=True).fill(value)
    follow(page, page.get_by_role("button", name="Show", exact=True))
    shown = page.locator(f"main {rows}").all_inner_texts()
    assert 0 < len(shown) < len(everything)
    other = opened(watched.base).page
    other.goto(page.url)
    assert other.locator(f"main {rows}").all_inner_texts() == shown
    box = other.locator("main").get_by_role("textbox", name=field, exact=True)
    assert box.input_value() == value


@pytest.mark.parametrize(
    "path",
    [
        "/documents",
        "/statements",
        "/mentions",
        "/claims",
        "/disputes",
        "/events",
        "/sources",
        "/actors",
    ],
)
def test_what_is_seen_is_had_as_files(page: Page, path: str, tmp_path: Path) -> None:
    page.goto(path)
    many = page.locator("main tbody tr, main .claim-row").count()
    assert many
    files = page.get_by_role("navigation").locator(".files").first
    with page.expect_download() as download:
        files.get_by_role("link", name="CSV").click()
    assert download.value.suggested_filename.endswith(".csv")
    download.value.save_as(tmp_path / "rows.csv")
    text = (tmp_path / "rows.csv").read_text(encoding="utf-8")
    assert len(list(csv.DictReader(io.StringIO(text)))) == many
    answer = page.request.get(files.get_by_role("link", name="JSON").get_attribute("href") or "")
    found = answer.json()
    assert len(found if isinstance(found, list) else found["rows"]) == many


def test_lists_are_turned_and_sorted(page: Page) -> None:
    page.goto("/statements?limit=5")
    first = page.locator("tbody tr").all_inner_texts()
    follow(page, page.get_by_role("link", name="After →").first)
    second = page.locator("tbody tr").all_inner_texts()
    assert len(second) == 5
    assert not set(first) & set(second)
    follow(page, page.get_by_role("link", name="← Before").first)
    assert page.locator("tbody tr").all_inner_texts() == first
    page.get_by_label("Order").select_option("date")
    follow(page, page.get_by_role("button", name="Show", exact=True))
    assert page.locator("tbody tr").all_inner_texts() != first


def test_help_says_what_the_words_mean(page: Page) -> None:
    page.goto("/help")
    follow(page, page.get_by_role("link", name=re.compile("codebook", re.IGNORECASE)).first)
    assert page.get_by_role("heading", level=1).is_visible()
    assert page.locator("main").inner_text().count(" ") > 100


def test_what_is_not_there_is_said(watched: Watched) -> None:
    answer = watched.page.goto("/disputes/none-such")
    assert answer
    assert answer.status == 404
    assert "S40" in watched.page.locator("main").inner_text()
    watched.forgive("404")
