"""Documents that try to do something are shown, and do nothing: in the browser, and in files."""

from __future__ import annotations

import csv
import io
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.chromium import Opened, Watched, follow
from tests.web.pages.everywhere import FIXED
from tests.web.pages.hostile import LONG, RIGHT_TO_LEFT, SCRIPT, hostile_case
from tests.web.pages.workbench import served

SECONDS = 10.0
"""In which any page answers, on a machine that does much else, too."""

LISTS = (
    "/documents", "/statements", "/mentions", "/claims", "/disputes", "/events", "/sources",
    "/actors",
)  # fmt: skip


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_case(tmp_path_factory.mktemp("hostile") / "mill")


@pytest.fixture(scope="module")
def base(case: Path) -> Iterator[str]:
    with served(case) as address:
        yield address


@pytest.fixture
def hostile(opened: Opened, base: str) -> Watched:
    return opened(base)


def links(watched: Watched, path: str, begin: str) -> list[str]:
    """Addresses of records that a list leads to."""
    watched.page.goto(path)
    found: list[str] = watched.page.locator(f"main a[href^='{begin}']").evaluate_all(
        "all => all.map(a => a.getAttribute('href').split('#')[0])"
    )
    return [one for one in dict.fromkeys(found) if "format=" not in one and one != path]


def check(watched: Watched, path: str) -> None:
    """A page answers soon, with its own scripts alone, and leads nowhere by script."""
    page = watched.page
    started = time.monotonic()
    answer = page.goto(path)
    assert answer
    assert answer.status in {200, 404}, path
    assert time.monotonic() - started < SECONDS, path
    if answer.status == 404:
        watched.forgive("404")
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    wrong = page.evaluate(
        """() => [
          ...[...document.scripts].filter(s => s.type !== 'application/json'
            && !new URL(s.src, location.href).href.startsWith(location.origin + '/static/')),
          ...document.querySelectorAll('object, embed, base, style, iframe:not([sandbox=""])'),
          ...[...document.querySelectorAll('[href], [src], [action]')].filter(e => /^\\s*javascript:/i
            .test(e.getAttribute('href') || e.getAttribute('src') || e.getAttribute('action'))),
          ...[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a =>
            a.name.startsWith('on') || (a.name === 'style' && !e.closest('[data-mounted]')))),
        ].map(e => e.outerHTML.slice(0, 120))"""
    )
    assert wrong == [], path
    assert page.evaluate("window.ran") is None
    assert not any(sign in page.content() for sign in "\u202e\u2066\x1b\x07"), path


@pytest.mark.parametrize("path", [*FIXED, "/search?q=gunners", "/search?q=barge", "/help/errors"])
def test_pages_do_nothing(hostile: Watched, path: str) -> None:
    check(hostile, path)


@pytest.mark.parametrize(
    ("path", "begin"),
    [
        ("/claims", "/claims/"),
        ("/disputes", "/disputes/"),
        ("/events", "/events/"),
        ("/sources", "/sources/"),
        ("/actors", "/actors/"),
        ("/statements", "/documents/"),
    ],
)
def test_pages_of_records_do_nothing(hostile: Watched, path: str, begin: str) -> None:
    found = links(hostile, path, begin)
    assert found
    for one in found[:12]:
        check(hostile, one)


@pytest.mark.parametrize("view", ["", "?view=original"])
def test_documents_do_nothing(hostile: Watched, view: str) -> None:
    found = links(hostile, "/documents", "/documents/")
    assert len(found) == 5
    for one in found:
        check(hostile, one + view)
        if view:
            frame = hostile.page.locator("iframe.original")
            if frame.count():
                frame.scroll_into_view_if_needed()
                hostile.page.wait_for_timeout(300)
            # the browser says what the frame may not do: that is as it should be
            refused = ("Blocked ", "Refused to execute", "violates the following Content Security")
            hostile.complaints[:] = [
                c
                for c in hostile.complaints
                if not c.startswith("console: ") or not any(words in c for words in refused)
            ]


def test_what_they_say_is_there_to_be_read(hostile: Watched) -> None:
    page = hostile.page
    page.goto("/statements?who=Ana+%3Cscript")
    shown = page.locator("tbody").inner_text()
    assert "<script>alert('script')</script>" in shown
    assert "{{ 7*7 }}" in shown
    assert "onerror=" in shown


def test_a_dispute_of_hostile_words(hostile: Watched) -> None:
    page = hostile.page
    page.goto("/disputes")
    follow(page, page.locator(".claim-row .what a").first)
    assert SCRIPT[:20] in page.locator("main").inner_text()
    page.goto("/review")
    page.locator("#name-first").fill(f"Eva {SCRIPT[:60]}")
    follow(page, page.locator("form:has(#name-first) button"))
    assert page.locator(".self summary bdi").inner_text().startswith("Eva <script>")


def test_words_from_right_to_left_keep_their_direction(hostile: Watched) -> None:
    page = hostile.page
    page.goto("/statements?who=harbour+master")
    words = page.locator("a.record .words").first
    assert RIGHT_TO_LEFT in words.inner_text()
    assert words.evaluate("e => getComputedStyle(e).direction") == "rtl"
    follow(page, page.locator("a.record").first)
    quote = page.locator("article.chosen blockquote")
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"
    assert page.evaluate("getComputedStyle(document.body).direction") == "ltr"
    page.goto("/sources/The%20harbour%20master")
    quote = page.locator("blockquote.said").first
    assert quote.evaluate("e => getComputedStyle(e).direction") == "rtl"


def test_no_cell_of_a_file_is_a_formula(hostile: Watched, tmp_path: Path) -> None:
    page = hostile.page
    texts = {path: page.request.get(f"{path}?format=csv").text() for path in LISTS}
    page.goto("/export")
    follow(page, page.get_by_role("button", name="Export", exact=True))
    link = page.get_by_role("link", name="Download", exact=False)
    link.wait_for(timeout=120_000)
    with page.expect_download() as download:
        link.click()
    download.value.save_as(tmp_path / "case.zip")
    with zipfile.ZipFile(tmp_path / "case.zip") as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                texts[name] = archive.read(name).decode("utf-8")
    assert len(texts) > len(LISTS)
    held = 0
    for name, text in texts.items():
        for row in csv.reader(io.StringIO(text)):
            for cell in row:
                held += "HYPERLINK" in cell
                assert not cell.lstrip(" \t\r\n\ufeff").startswith(("=", "+", "@")), (name, cell)
                assert not cell.startswith("-") or cell[1:2].isdigit(), (name, cell)
    assert held > 3


def test_one_long_line_is_shown_in_parts(hostile: Watched) -> None:
    page = hostile.page
    page.goto("/statements?who=The+port+police&sort=date&limit=50")
    hrefs = page.locator("a.record").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert len(hrefs) > 20
    started = time.monotonic()
    page.goto(hrefs[20])
    assert page.locator("article.chosen").is_visible()
    assert page.locator(":target").count() == 1
    assert time.monotonic() - started < SECONDS
    assert len(page.content()) < LONG / 2
    page.set_viewport_size({"width": 320, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    check(hostile, page.url.partition("#")[0])


def test_ten_million_characters_are_refused_with_the_reason(
    opened: Opened, own_address: str, tmp_path: Path
) -> None:
    file = tmp_path / "line.txt"
    file.write_text('The police said it was "shut" & {{ 7*7 }}; ' * 250_000, encoding="utf-8")
    assert file.stat().st_size > 10_000_000
    page = opened(own_address).page
    page.goto("/add")
    page.locator("input[type=file]").set_input_files(file)
    started = time.monotonic()
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/jobs/*")
    page.get_by_role("heading", name="What failed, and why").wait_for(timeout=60_000)
    assert time.monotonic() - started < 3 * SECONDS
    told = page.locator("main").inner_text()
    assert "million characters" in told
    assert "line.txt" in told
