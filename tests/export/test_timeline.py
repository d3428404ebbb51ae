from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.page.timeline import LEFT, RIGHT, Timeline, lay_out
from sayso.model import Reading, Said


def drawn(reading: Reading) -> Timeline:
    names = {s.id: "words" for s in reading.statements} | {e.id: "event" for e in reading.events}
    return lay_out(reading, "d1", names)


def test_each_statement_and_event_stands_on_the_line_or_among_the_unknown(reading: Reading) -> None:
    line = drawn(reading)
    signs = [link.sign for row in line.rows for link in row.links]
    signs += [link.sign for link in line.unknown]
    assert sorted(signs) == ["1", "2", "3", "4", "5", "6", "7", "E1", "E2", "E3"]
    assert [link.sign for link in line.unknown] == ["3", "5", "6"]


def test_rows_are_in_order_of_time_and_inside_the_drawing(reading: Reading) -> None:
    line = drawn(reading)
    assert [row.edtf for row in line.rows][:2] == ["2031-03", "2031-04-08"]
    for row in line.rows:
        assert LEFT <= row.x1 <= row.x2 <= RIGHT
        assert row.y < line.height
    by = next(row for row in line.rows if row.edtf == "../2031-04-09")
    assert by.open_left
    assert not by.open_right
    assert line.published_x is not None


def test_what_is_years_away_does_not_press_days_together(reading: Reading) -> None:
    old = replace(reading.statements[2], said=Said("1994-05-02"))
    line = drawn(replace(reading, statements=(*reading.statements[:2], old)))
    far = next(row for row in line.rows if row.edtf == "1994-05-02")
    assert far.outside
    assert far.open_left
    day = next(row for row in line.rows if row.edtf == "2031-04-08")
    assert day.x2 - day.x1 > 4


@given(st.lists(st.text(alphabet="0123456789-/.?X", max_size=12), max_size=5))
def test_any_dates_can_be_drawn(dates: list[str]) -> None:
    import runpy
    from pathlib import Path

    sample = runpy.run_path(str(Path(__file__).with_name("samples.py")))["sample_reading"]()
    statements = tuple(
        replace(s, said=Said(d)) for s, d in zip(sample.statements, dates, strict=False)
    )
    events = tuple(replace(e, date=None, statement=None, tolls=()) for e in sample.events)
    line = drawn(replace(sample, statements=statements, events=events))
    total = sum(len(row.links) for row in line.rows) + len(line.unknown)
    assert total == len(statements) + len(events)
    assert all(LEFT <= row.x1 <= row.x2 <= RIGHT for row in line.rows)
