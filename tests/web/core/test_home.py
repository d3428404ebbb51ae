"""The first page: numbers, disputes, what changed since the last visit."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Any

import pytest

from sayso import Case
from sayso.web.case import Opened
from sayso.web.home import data
from sayso.web.overview import _unit
from sayso.web.since import visit
from sayso.web.weeks import draw_weeks
from sayso.workflow import build_pipeline
from tests.web.browser import Browser, Serve

LATER = """Brigade chief denies that the depot had been warned

By Irina Mocanu
May 24, 2031

TIRASPOL (Prut Wire) – Nikolai Arnaut denied on Saturday that three depot workers had been killed
and seven injured in the fire at Parcani. "Nobody was killed," he said.
"""


def test_it_shows_what_is_there(client: Browser) -> None:
    page = client.get("/").text
    assert "<h1><bdi>prut</bdi></h1>" in page
    assert re.search(r"<strong>9</strong> <span>documents</span>", page)
    assert "Open disputes" in page
    assert "denied by" in page
    assert "Three dead as fuel depot burns between Bender and Tiraspol" in page
    assert '<svg class="map"' in page
    assert '<svg class="timeline"' in page
    assert page.count("<h1") == 1
    for address in re.findall(r'href="(/[a-z][^"]*)"', page):
        assert "None" not in address


def test_its_data_are_json(client: Browser) -> None:
    import json

    with client.site.cases.lend() as case:
        found = data(case, {})
    assert json.loads(json.dumps(found)) == found
    assert found["numbers"]["documents"] == 9
    assert sum(sum(p["counts"]) for p in found["weekly"]["periods"]) == sum(
        [found["numbers"]["statements"], -found["weekly"]["undated"]]
    )


HOSTILE = """<script>alert(1)</script> "onmouseover=alert(2) \u202eevil

May 3, 2031

<img src=x onerror=alert(3)>, said =HYPERLINK("x") of {{ 7*7 }}. "</script><script>alert(4)</script>
was denied," the mayor of <b>Bender</b> said on Friday. The mayor of Tiraspol denied it.
"""


def test_hostile_words_are_only_shown(serve: Serve, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    (tmp_path / "b.txt").write_text("x" * 10_000_000, encoding="utf-8")
    with Case(tmp_path / "hostile<b>") as case:
        case.add([tmp_path / "a.txt"], pipeline=build_pipeline("rules"))
        case.add([tmp_path / "b.txt"], pipeline=build_pipeline("rules"))
    page = serve(case=tmp_path / "hostile<b>", compare=True).get("/").text
    assert "hostile&lt;b&gt;" in page
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "\u202e" not in page
    assert len(page) < 200_000


def test_an_empty_case_says_how_to_begin(serve: Serve, tmp_path: Path) -> None:
    with Case(tmp_path / "empty"):
        pass
    page = serve(case=tmp_path / "empty").get("/")
    assert page.status_code == 200
    assert 'href="/add"' in page.text


def test_what_changed_since_the_last_visit(
    writer: Browser, case_path: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert "Since your last visit" not in writer.get("/").text
    assert "Since your last visit" not in writer.get("/").text
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    with Case(case_path, who="Ana") as case:
        case.add([tmp_path / "later.txt"], pipeline=build_pipeline("rules"))
    writer.site.comparing.wake()
    assert writer.site.comparing.wait()
    from sayso.web import since

    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + since.VISIT_SECONDS + 1)
    page = writer.get("/").text
    assert "Since your last visit" in page
    assert '<a href="#newest">1 document</a> came in' in page
    assert "Since your last visit" in writer.get("/").text, "a reload is the same visit"
    monkeypatch.setattr(time, "time", lambda: now + 3 * since.VISIT_SECONDS)
    assert "Since your last visit" not in writer.get("/").text


@pytest.mark.parametrize(
    "cookie",
    ["", "x", "1", "1.2", "9.2.3", "1.99.3", "-1.2.3", "1.2.99999999999", "1.2.3.4", "१.२.३"],
)
def test_a_cookie_that_cant_be_is_a_first_visit(cookie: str, tmp_path: Path) -> None:
    from sayso.web.since import _name

    found = visit({_name(tmp_path): cookie}, tmp_path, 10, now=1_000_000)
    assert found.since is None
    assert found.seen == 10


def test_the_data_are_made_anew_only_after_a_change(
    writer: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    import sayso.web.home

    for thread in threading.enumerate():
        if thread.name == "sayso-warming":  # it makes them, too
            thread.join(60)
    calls: list[int] = []
    known = sayso.web.home.data

    def counting(case: Opened, params: dict[str, str]) -> dict[str, Any]:
        calls.append(1)
        return known(case, params)

    monkeypatch.setattr(sayso.web.home, "data", counting)
    assert writer.site.comparing.wait()
    writer.get("/")
    calls.clear()
    for _ in range(3):
        writer.get("/")
    assert calls == []
    with writer.site.cases.lend("Ana") as case:
        from sayso.ledger.database import writing

        with writing(case.ledger.connection):
            case.ledger.log("export", {})
    writer.get("/")
    assert len(calls) == 1


def test_a_long_time_is_counted_in_longer_units() -> None:
    from datetime import date, timedelta

    first = date(2025, 1, 6)
    assert _unit([first, first + timedelta(weeks=50)]) == "week"
    assert _unit([first, first + timedelta(weeks=150)]) == "month"
    assert _unit([first, first + timedelta(weeks=600)]) == "year"
    assert _unit([]) == "week"


def test_the_chart_is_to_scale() -> None:
    chart = draw_weeks(
        {
            "unit": "week",
            "outlets": ["Prut Wire"],
            "periods": [
                {"from": "2031-05-05", "to": "2031-05-11", "counts": [30, 10]},
                {"from": "2031-05-26", "to": "2031-06-01", "counts": [20, 0]},
            ],
        }
    )
    assert chart is not None
    first, last = chart.columns
    assert [b.height for b in first.blocks] == pytest.approx([156, 52], abs=0.2)
    assert last.blocks[0].height == pytest.approx(104, abs=0.2)
    slot = (chart.right - chart.left) / 4
    assert last.x - first.x == pytest.approx(3 * slot, abs=0.2)
    assert chart.legend == (("A", 0, "Prut Wire", 50), ("B", 1, "other outlets", 10))
    assert draw_weeks({"unit": "week", "outlets": [], "periods": []}) is None
