"""A person decides: corrects a speaker, takes it back, finds all of it in the history."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.web.chromium import Opened, Watched, follow

if TYPE_CHECKING:
    from playwright.sync_api import Page


def introduce(page: Page, name: str) -> None:
    """Give the reviewer's name on the review page."""
    page.goto("/review")
    page.locator("#name-first").fill(name)
    follow(page, page.locator("form:has(#name-first) button"))


def statement_of(page: Page, who: str) -> str:
    """The address at which a statement of somebody is reviewed."""
    page.goto(f"/statements?who={who}")
    page.goto(page.locator("tbody a.record").first.get_attribute("href") or "")
    return page.locator("article.chosen .act a").get_attribute("href") or ""


def speaker(page: Page) -> str:
    return page.locator("dt:text-is('Speaker') + dd bdi").inner_text()


def test_a_speaker_is_corrected_and_the_correction_taken_back(own: Watched) -> None:
    page = own.page
    introduce(page, "Ana Muntean")
    record = statement_of(page, "Arnaut")
    page.goto(record)
    assert "Arnaut" in speaker(page)
    page.get_by_label("Name (empty: not known)").fill("Mihai Scutaru")
    page.get_by_label("Country (ISO alpha-3)").fill("MDA")
    follow(page, page.get_by_role("button", name="Correct the speaker"))
    assert "Ana Muntean corrected a statement: speaker" in page.locator(".flash").inner_text()
    assert speaker(page) == "Mihai Scutaru"
    page.goto("/statements?who=Scutaru")
    row = page.locator("tbody tr")
    assert row.count() == 1, row.all_inner_texts()
    assert "corrected" in row.inner_text()

    page.goto("/history")
    first = page.locator("tbody tr").first
    assert "Ana Muntean" in first.inner_text()
    assert "Mihai Scutaru" in first.inner_text()
    follow(page, first.get_by_role("button", name="Undo"))
    page.reload()
    rows = page.locator("tbody tr")
    assert rows.count() == 2  # both stay
    assert "took back" in rows.first.inner_text()
    assert "taken back" in rows.last.inner_text()
    assert page.get_by_role("button", name="Undo").count() == 0
    page.goto(record)
    assert "Arnaut" in speaker(page)
    page.goto("/statements?who=Scutaru")
    assert page.locator("tbody tr").count() == 0


def test_the_queue_goes_on_with_the_least_certain(own: Watched) -> None:
    page = own.page
    introduce(page, "Ana")
    seen = []
    for _ in range(3):
        seen.append(
            page.locator("#record-heading").inner_text() + page.locator(".tell").inner_text()
        )
        follow(page, page.get_by_role("button", name="Accept", exact=True))
        assert "Ana accepted" in page.locator(".flash").inner_text()
    assert len(set(seen)) == 3
    shares = [int(found[1]) for one in seen if (found := re.search(r"(\d+) ?% sure", one))]
    assert len(shares) == 3
    assert shares == sorted(shares)
    follow(page, page.get_by_role("button", name="Undo"))
    assert "taken back" in page.locator(".flash").inner_text()
    assert page.locator("#record-heading").inner_text() in seen[2]
    before = page.locator("#record-heading").inner_text() + page.locator(".tell").inner_text()
    follow(page, page.get_by_role("link", name="Skip", exact=True))
    after = page.locator("#record-heading").inner_text() + page.locator(".tell").inner_text()
    assert after != before


def test_a_rejection_needs_a_reason_and_hides_the_statement(own: Watched) -> None:
    page = own.page
    introduce(page, "Ana")
    page.goto("/statements?limit=200")
    many = page.locator("tbody tr").count()
    assert many > 50
    page.goto(statement_of(page, "Lesnikov"))
    page.get_by_role("button", name="Reject").click()
    assert "done=" not in page.url  # the browser asks for the reason
    page.get_by_label("Reason", exact=True).first.fill("He is described, he doesn't speak.")
    follow(page, page.get_by_role("button", name="Reject"))
    page.goto("/statements?limit=200")
    assert page.locator("tbody tr").count() == many - 1
    page.get_by_label("Review").select_option("rejected")
    follow(page, page.get_by_role("button", name="Show", exact=True))
    assert page.locator("tbody tr").count() == 1


def test_a_content_is_anchored_anew_by_the_mouse(own: Watched) -> None:
    page = own.page
    introduce(page, "Ana")
    page.goto(statement_of(page, "Vasiloi"))
    page.get_by_text("Span of the content").click()
    words = page.locator(".in-context .m-content").first
    box = words.bounding_box()
    assert box
    page.mouse.dblclick(box["x"] + 24, box["y"] + 10)
    page.wait_for_timeout(500)
    picked = page.evaluate("document.getSelection().toString().trim()")
    follow(page, page.get_by_role("button", name="Correct the content"))
    shown = page.locator(".evidences li").filter(has_text="content").locator("q").all_inner_texts()
    assert picked
    assert [one.strip("“”") for one in shown] == [picked]


def test_two_people_do_not_decide_over_each_other(opened: Opened, own: Watched) -> None:
    page = own.page
    introduce(page, "Ana")
    record = statement_of(page, "Gorun")
    page.goto(record)
    other = opened(own.base)
    introduce(other.page, "Bogdan")
    other.page.goto(record)
    follow(other.page, other.page.get_by_role("button", name="Accept", exact=True))
    follow(page, page.get_by_role("button", name="Accept", exact=True))
    assert "Bogdan decided meanwhile" in page.locator("main").inner_text()
    own.forgive("409")


def test_a_review_is_done_without_scripts(opened: Opened, own_address: str) -> None:
    page = opened(own_address, java_script_enabled=False).page
    introduce(page, "Ana")
    record = statement_of(page, "Arnaut")
    page.goto(record)
    page.get_by_text("Span of the content").click()
    field = page.locator("#content-spans")
    spans = field.input_value()
    assert re.fullmatch(r"\[\[\d+, ?\d+\](, ?\[\d+, ?\d+\])*\]", spans)
    start = int(re.findall(r"\d+", spans)[0])
    field.fill(f"[[{start},{start + 20}]]")
    follow(page, page.get_by_role("button", name="Correct the content"))
    assert "Ana corrected a statement: content" in page.locator(".flash").inner_text()
    follow(page, page.get_by_role("button", name="Undo"))
    page.get_by_label("Name (empty: not known)").fill("Mihai Scutaru")
    follow(page, page.get_by_role("button", name="Correct the speaker"))
    assert speaker(page) == "Mihai Scutaru"
    page.goto("/history")
    assert page.locator("tbody tr").count() == 3
