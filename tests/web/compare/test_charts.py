"""Charts are well-formed, labelled, and obey nothing that stands in a name."""

from __future__ import annotations

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest

from sayso.web.charts import Point, Range, Series, columns, ranges, steps
from sayso.web.svg import ticks

HOSTILE = '</title><script>alert(1)</script>"\u202e&'
SVG = re.compile(r"^<svg ")


def parsed(markup: str) -> ET.Element:
    assert SVG.match(markup)
    assert "style=" not in markup
    assert "<script" not in markup
    return ET.fromstring(markup)  # noqa: S314 - our own markup


def bar(low: int, high: int | None, label: str = "Port Authority") -> Range:
    return Range(label, "4 May 2031", low, high, f"{low}", standing=True)


def test_ranges_have_a_title_a_description_and_every_count_as_text() -> None:
    root = parsed(ranges([bar(3, 3), bar(24, 99), bar(10, None)], title="People killed", key="k"))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == "k-title k-desc"
    ids = {e.get("id"): e.text for e in root.iter() if e.get("id")}
    assert ids["k-title"] == "People killed"
    assert "Port Authority, 4 May 2031: 24" in str(ids["k-desc"])
    assert [e.text for e in root.iter("text") if e.get("class") == "number"] == ["3", "24", "10"]


def test_a_number_is_a_dot_a_range_a_bar_no_limit_an_arrow() -> None:
    rows = parsed(ranges([bar(3, 3), bar(4, 9), bar(5, None)], title="t", key="k")).findall("g")
    assert [{e.get("class") for e in row} & {"dot", "end", "arrow"} for row in rows] == [
        {"dot"},
        {"end"},
        {"arrow"},
    ]
    line = rows[1].find("line")
    assert line is not None
    assert float(str(line.get("x1"))) < float(str(line.get("x2")))


def test_bars_keep_the_order_of_numbers() -> None:
    drawn = parsed(ranges([bar(n, n) for n in (0, 2, 5, 9)], title="t", key="k"))
    at = [float(str(e.get("cx"))) for e in drawn.iter("circle")]
    assert at == sorted(at)
    assert len(set(at)) == 4


def test_far_apart_counts_get_a_logarithmic_scale_and_say_so() -> None:
    near = ranges([bar(3, 3), bar(30, 30)], title="t", key="k")
    far = ranges([bar(3, 3), bar(3_000, 40_000)], title="t", key="k")
    assert "logarithmic" not in near
    assert "logarithmic" in far
    parsed(far)


def test_a_summary_lies_behind_and_is_called_one() -> None:
    drawn = ranges([bar(3, 3), bar(9, 9)], title="t", key="k", summary=(3, 9, 9))
    assert "Summary: 3 to 9, best 9" in drawn
    assert drawn.index("summary") < drawn.index('class="row"')


@pytest.mark.parametrize("label", [HOSTILE, "x" * 400, ""])
def test_names_are_text(label: str) -> None:
    series = [Series(label, (Point(date(2031, 5, 4), 3, None, label),))]
    for drawn in (ranges([bar(3, None, label)], title=label, key="k"),
                  steps(series, title=label, key="s"),
                  columns([(date(2031, 5, 5), 1)], title=label, key="c", unit=label)):  # fmt: skip
        parsed(drawn)
        assert "\u202e" not in drawn


def test_steps_hold_until_the_next_count() -> None:
    points = tuple(Point(date(2031, 5, day), n, n, str(n)) for day, n in ((4, 3), (9, 6)))
    drawn = parsed(steps([Series("Hospital", points)], title="t", key="k"))
    (line,) = [e for e in drawn.iter("path") if e.get("class") == "line"]
    assert re.fullmatch(r"M[\d. ]+H[\d.]+V[\d.]+H[\d.]+", str(line.get("d")))
    assert len([e for e in drawn.iter() if e.get("class") == "sign"]) == 3  # two counts, one label


def test_lines_differ_in_their_sign_and_their_class() -> None:
    series = [Series(f"s{n}", (Point(date(2031, 5, 4), n, n + 1, "x"),)) for n in range(8)]
    drawn = parsed(steps(series, title="t", key="k"))
    groups = [e for e in drawn.iter("g") if str(e.get("class")).startswith("series")]
    assert len({e.get("class") for e in groups}) == 6  # more than that the table alone has
    labels = [float(str(e.get("y"))) for g in groups for e in g.findall("text")]
    assert all(b - a >= 19 for a, b in zip(sorted(labels), sorted(labels)[1:], strict=False))


def test_nothing_to_draw_is_nothing() -> None:
    assert steps([], title="t", key="k") == ""
    assert columns([], title="t", key="k", unit="statements") == ""


def test_weeks_without_statements_stay_empty() -> None:
    weeks = [(date(2031, 5, 5), 2), (date(2031, 5, 26), 4)]
    drawn = parsed(columns(weeks, title="t", key="k", unit="statements"))
    bars = [e for e in drawn.iter("rect") if e.get("class") == "column"]
    assert len(bars) == 2
    assert float(str(bars[0].get("height"))) * 2 == pytest.approx(
        float(str(bars[1].get("height"))), abs=0.3
    )
    assert "6 statements" in str([e.text for e in drawn.iter("desc")])


def test_many_weeks_become_months() -> None:
    weeks = [(date(2027, 1, 4), 1), (date(2031, 5, 5), 3)]
    drawn = columns(weeks, title="t", key="k", unit="statements")
    assert "May 2031: 3 statements" in drawn
    assert "by month" in drawn


@pytest.mark.parametrize(
    ("most", "wanted"), [(0, [0, 1]), (3, [0, 1, 2, 3]), (9, [0, 2, 4, 6, 8, 10])]
)
def test_ticks_are_round(most: int, wanted: list[int]) -> None:
    assert ticks(most) == wanted
