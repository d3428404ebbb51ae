"""Help: the manual as it is in docs/, and nothing in it runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sayso.web import manual
from sayso.web.manual import MANUAL, TOPICS, topic
from tests.web.browser import Browser

DOCS = Path(__file__).parents[3] / "docs"


@pytest.mark.parametrize("name", TOPICS)
def test_the_copy_is_the_page(name: str) -> None:
    copy = (MANUAL / f"{name}.md").read_text(encoding="utf-8")
    assert copy == (DOCS / f"{name}.md").read_text(encoding="utf-8"), "run `make docs`"


def test_no_copy_is_left_over() -> None:
    there = {p.relative_to(MANUAL).with_suffix("").as_posix() for p in MANUAL.rglob("*.md")}
    assert there == TOPICS.keys()


@pytest.mark.parametrize("name", TOPICS)
def test_every_topic_is_shown(client: Browser, name: str) -> None:
    page = client.get(f"/help/{name}").text
    assert page.count("<h1") == 1
    assert "&lt;!--" not in page
    assert not re.search(r"<[^>]+\sstyle=", page)
    for address in re.findall(r'href="(/help[^"#]*)', page):
        assert client.get(address).status_code == 200, address


def test_links_lead_to_headings_that_are_there() -> None:
    for name in TOPICS:
        page = topic(name)
        assert page is not None
        for target, anchor in re.findall(r'href="/help/([^"#]+)#([^"]+)"', page.html):
            other = topic(target)
            assert other is not None
            assert f'id="{anchor}"' in other.html, (name, target, anchor)


def test_error_codes_can_be_linked_to(client: Browser) -> None:
    page = client.get("/help/errors").text
    for code in ("s406", "s501", "s900"):
        assert page.count(f'id="{code}"') == 1


def test_the_keys_are_listed(client: Browser) -> None:
    page = client.get("/help").text
    assert "<kbd>g</kbd> then <kbd>d</kbd>" in page
    assert 'data-key="g d"' in page


def test_a_topic_that_isnt_there(client: Browser) -> None:
    for name in ("nonesuch", "codebook/nonesuch", "codebook.md", "../app", "a" * 5000):
        assert client.get(f"/help/{name}").status_code == 404


def test_nothing_in_markdown_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "codebook.md").write_text(
        "# T\n\n<script>alert(1)</script>\n\n[a](javascript:alert(1)) [b](data:text/html,x)"
        "\n\n![c](x.png)\n\n<img src=x onerror=alert(1)>\n\n| a |\n| --: |\n| 1 |\n",
        encoding="utf-8",
    )
    monkeypatch.setattr(manual, "MANUAL", tmp_path)
    topic.cache_clear()
    try:
        page = topic("codebook")
    finally:
        topic.cache_clear()
    assert page is not None
    assert "<script" not in page.html
    assert "<img src" not in page.html
    assert 'href="javascript' not in page.html
    assert 'href="data' not in page.html
    assert "style=" not in page.html
    assert '<td class="n">' in page.html
