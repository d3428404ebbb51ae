from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest

from sayso.export.case import Exported
from sayso.export.case.timelinejs import TIMELINE_COLUMNS, _dates
from sayso.export.case.when import days_of

Export = Callable[..., Exported]

Table = Callable[[str], list[dict[str, str]]]


def test_the_columns_of_the_template(export: Export, table: Table) -> None:
    export("timelinejs")
    rows = table("timelinejs.csv")
    assert tuple(rows[0]) == TIMELINE_COLUMNS
    assert len(TIMELINE_COLUMNS) == 18
    title, *slides = rows
    assert (title["Type"], title["Headline"]) == ("title", "case &lt;b&gt;")
    assert all(row["Type"] == "" for row in slides)


def test_every_slide_has_the_date_that_timelinejs_needs(export: Export, table: Table) -> None:
    done = export("timelinejs")
    for row in table("timelinejs.csv")[1:]:
        assert row["Year"].isdigit()
        assert not (row["Day"] and not row["Month"])
        for name in ("End Month", "End Day"):
            assert not row[name] or row["End Year"]
        assert row["Headline"]
    assert done.notes[0].left_out == {"statements without a date": 5, "events without a date": 2}


def test_what_was_said_and_what_happened(export: Export, table: Table) -> None:
    export("timelinejs")
    rows = table("timelinejs.csv")
    denial = next(row for row in rows if row["Headline"] == "Ilie Vânt denies")
    assert denial["Group"] == "said"
    assert "“We did not fire,”" in denial["Text"]
    assert 'href="https://herald.example/arad?a=1&amp;b=2"' in denial["Text"]
    strike = next(row for row in rows if row["Headline"] == "struck")
    assert strike["Group"] == "ASSAULT"
    assert "12 or more killed (Mureș River Authority)" in strike["Text"]
    assert "15 killed (a nurse)" in strike["Text"]


@pytest.mark.parametrize(
    ("edtf", "found"),
    [
        ("2031-06-02", (2031, 6, 2, None)),
        ("2031", (2031, None, None, None)),
        ("2031-05/2031-06", (2031, 5, 1, 2031)),
        ("../2031-06-02", (2031, 6, 2, None)),
        ("2031-06-02/..", (2031, 6, 2, None)),
    ],
)
def test_dates(edtf: str, found: tuple[int | None, ...]) -> None:
    known = _dates(days_of(edtf), edtf)
    assert known is not None
    assert tuple(known.get(name) for name in ("Year", "Month", "Day", "End Year")) == found
    assert known["Display Date"]


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        for name, value in attrs:
            assert name == "href"
            assert str(value).startswith("https://")


def test_the_words_of_documents_are_no_markup(
    export: Export, table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.export.case.timelinejs.days_of", lambda _: days_of("2031"))
    monkeypatch.setattr(
        "sayso.export.case.timelinejs._dates", lambda *_: {"Year": 2031, "Display Date": "2031"}
    )
    export("timelinejs")
    rows = table("timelinejs.csv")
    (evil,) = [
        row for row in rows if row["Headline"].endswith("denies") and "cmd" in row["Headline"]
    ]
    assert "&lt;script&gt;" in evil["Text"]
    tags = Tags()
    for row in rows:
        tags.feed(row["Headline"])
        tags.feed(row["Text"])
    assert tags.seen == {"a", "blockquote", "p"}
