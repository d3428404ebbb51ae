"""A person adds documents, exports the case and verifies it."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.chromium import Opened, Watched, follow
from tests.web.pages.workbench import ROOT, served

EXAMPLES = sorted((ROOT / "examples" / "articles").iterdir())
MINUTES = 120_000


@pytest.fixture
def fresh(opened: Opened, tmp_path: Path) -> Iterator[Watched]:
    """A browser on a workbench whose case holds nothing yet."""
    from sayso import Case

    with Case(tmp_path / "fresh", who="Ana"):
        pass
    with served(tmp_path / "fresh") as base:
        yield opened(base)


def test_the_examples_are_added_by_a_file_field(fresh: Watched) -> None:
    page = fresh.page
    page.goto("/")
    follow(page, page.locator("main").get_by_role("link", name="Add documents"))
    page.get_by_label("Files", exact=False).first.set_input_files(EXAMPLES)
    assert page.locator(".drop-list li").count() == len(EXAMPLES)
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/jobs/*")
    assert page.get_by_role("heading", level=1).inner_text() == "Adding 9 inputs"
    page.get_by_role("link", name="See the documents").wait_for(timeout=MINUTES)
    assert "9 added" in page.locator(".chips").inner_text()
    follow(page, page.get_by_role("link", name="See the documents"))
    assert page.locator("tbody tr").count() == len(EXAMPLES)
    for _ in range(300):  # the comparison follows in the background
        page.goto("/disputes")
        if not page.locator(".banner").count():
            break
        page.wait_for_timeout(300)
    assert page.locator(".claim-row").count() > 5


def test_progress_is_live_and_failures_are_explained(own: Watched, tmp_path: Path) -> None:
    page = own.page
    many = []
    for number in range(12):
        file = tmp_path / f"barge-{number}.txt"
        file.write_text(
            f"GALATI, 4 May 2031 - The harbour office said on Sunday that {number + 2} barges"
            f" had sunk near pier {number}. The shipping union denied it.",
            encoding="utf-8",
        )
        many.append(file)
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing at all")
    page.goto("/add")
    page.locator("input[type=file]").set_input_files([*many, broken])
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/jobs/*")
    page.evaluate("window.sayso_seen = 'this page was never left'")
    page.get_by_role("link", name="See the documents").wait_for(timeout=MINUTES)
    assert page.evaluate("window.sayso_seen") == "this page was never left"
    row = page.get_by_role("row").filter(has_text="broken.pdf")
    cause, fix, code = row.get_by_role("cell").all_inner_texts()
    assert cause
    assert fix
    assert code.startswith("S")
    assert "12 added" in page.locator(".chips").inner_text()
    assert "1 failed" in page.locator(".chips").inner_text()


def test_files_are_dropped_on_the_page(own: Watched) -> None:
    page = own.page
    page.goto("/add")
    page.evaluate(
        """() => {
          const carried = new DataTransfer();
          carried.items.add(new File(['The mayor said on 3 May 2031 that the ferry sank.'], 'ferry.txt'));
          const form = document.querySelector('[data-island=drop]');
          for (const type of ['dragenter', 'dragover', 'drop'])
            form.dispatchEvent(new DragEvent(type, {bubbles: true, cancelable: true, dataTransfer: carried}));
        }"""
    )
    assert "ferry.txt" in page.locator(".drop-list").inner_text()
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/jobs/*")
    page.get_by_role("link", name="See the documents").wait_for(timeout=MINUTES)
    page.goto("/documents")
    assert page.get_by_role("link", name="ferry.txt").is_visible()  # it has no title
    page.goto("/search?q=ferry")
    assert "The mayor said" in page.locator(".hits").inner_text()


def test_private_addresses_are_not_fetched(own: Watched) -> None:
    page = own.page
    page.goto("/add")
    page.get_by_label("Web addresses").fill(f"{own.base}/healthz")
    page.get_by_role("button", name="Add", exact=True).click()
    page.wait_for_url("**/jobs/*")
    page.get_by_role("heading", name="What failed, and why").wait_for(timeout=MINUTES)
    assert "private" in page.locator("main").inner_text()


def test_the_case_is_exported_and_verified(own: Watched, tmp_path: Path) -> None:
    page = own.page
    page.goto("/export")
    page.get_by_role("checkbox", name="csv Tables").check()
    page.get_by_role("button", name="Export", exact=True).click()
    link = page.get_by_role("link", name="Download", exact=False)
    link.wait_for(timeout=MINUTES)
    with page.expect_download() as download:
        link.click()
    assert download.value.suggested_filename.endswith(".zip")
    download.value.save_as(tmp_path / "case.zip")
    with zipfile.ZipFile(tmp_path / "case.zip") as archive:
        assert archive.testzip() is None
        name = next(n for n in archive.namelist() if n.endswith("statements.csv"))
        rows = list(csv.DictReader(io.StringIO(archive.read(name).decode("utf-8"))))
    assert len(rows) > 50
    page.goto("/verify")
    page.get_by_role("button", name="Verify", exact=True).click()
    page.get_by_text("All is as it was written").wait_for(timeout=MINUTES)
