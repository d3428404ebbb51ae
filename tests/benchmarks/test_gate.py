"""Floors: compared only on the same data, raised on request, lowered only with a reason."""

from pathlib import Path

import pytest

from benchmarks import gate
from benchmarks.figures import Figure
from benchmarks.gate import Floor, Floors, Stamp, Status

THEN = Stamp("data-1", "code-1", "0.1.0", "2031-01-01")
NOW = Stamp("data-1", "code-2", "0.2.0", "2031-02-01")


def floors(**values: float) -> Floors:
    return Floors({f"b.{name}": Floor(value, value, THEN) for name, value in values.items()})


def statuses(found: list[gate.Verdict]) -> dict[str, Status]:
    return {verdict.name: verdict.status for verdict in found}


def test_a_figure_may_lie_under_its_floor_by_its_tolerance_and_no_more() -> None:
    pinned = floors(near=0.8, under=0.8, over=0.8)
    figures = [Figure("near", 0.796), Figure("under", 0.794), Figure("over", 0.81)]
    found = gate.judge("b", figures, pinned, "data-1")
    assert statuses(found) == {
        "b.near": Status.HOLDS,
        "b.under": Status.FALLS,
        "b.over": Status.ABOVE,
    }
    failing = [verdict.line for verdict in found if verdict.status.fails]
    assert failing == ["b.under fell to 0.7940, under its floor 0.8000 (tolerance 0.005)"]


def test_other_data_is_never_compared_even_when_the_figure_is_higher() -> None:
    found = gate.judge("b", [Figure("f", 0.99)], floors(f=0.5), "data-2")
    assert statuses(found) == {"b.f": Status.OTHER_DATA}
    assert found[0].status.fails
    assert "not compared" in found[0].line
    assert gate.raised(floors(f=0.5), found, NOW) == floors(f=0.5)


def test_a_floor_whose_figure_vanished_fails() -> None:
    found = gate.judge("b", [], floors(f=0.5), "data-1")
    assert statuses(found) == {"b.f": Status.GONE}
    assert "no longer measured" in found[0].line


def test_floors_of_other_benchmarks_are_left_alone() -> None:
    assert gate.judge("c", [], floors(f=0.5), "data-1") == []


def test_figures_that_hang_on_the_machine_get_no_floor() -> None:
    found = gate.judge("b", [Figure("speed", 4000.0, pinned=False)], Floors(), "data-1")
    assert statuses(found) == {"b.speed": Status.FREE}
    assert gate.raised(Floors(), found, NOW) == Floors()


def test_raising_pins_new_figures_raises_better_ones_and_lowers_none() -> None:
    figures = [Figure("new", 0.4), Figure("better", 0.61239), Figure("worse", 0.1)]
    before = floors(better=0.6, worse=0.6)
    after = gate.raised(before, gate.judge("b", figures, before, "data-1"), NOW)
    assert after.by_name["b.new"] == Floor(0.4, 0.4, NOW)
    assert after.by_name["b.better"] == Floor(0.6123, 0.6123, NOW)
    assert after.by_name["b.worse"] == before.by_name["b.worse"]
    assert after.history == ()


def test_a_pinned_figure_holds_against_itself() -> None:
    value = 2 / 3
    first = gate.judge("b", [Figure("f", value)], Floors(), "data-1")
    pinned = gate.raised(Floors(), first, NOW)
    assert pinned.by_name["b.f"].floor <= value
    again = gate.judge("b", [Figure("f", value)], pinned, "data-1")
    assert statuses(again) == {"b.f": Status.HOLDS}


def test_lowering_keeps_the_reason_and_touches_only_what_fails() -> None:
    before = floors(fell=0.8, gone=0.7, better=0.5)
    found = gate.judge("b", [Figure("fell", 0.6), Figure("better", 0.9)], before, "data-1")
    after = gate.lowered(before, found, NOW, " the corpus was wrong ")
    assert after.by_name["b.fell"] == Floor(0.6, 0.6, NOW)
    assert after.by_name["b.better"] == before.by_name["b.better"]
    assert "b.gone" not in after.by_name
    assert [(e["name"], e["from"], e["to"], e["reason"]) for e in after.history] == [
        ("b.fell", 0.8, 0.6, "the corpus was wrong"),
        ("b.gone", 0.7, None, "the corpus was wrong"),
    ]


def test_lowering_without_a_reason_is_refused() -> None:
    with pytest.raises(ValueError, match="reason"):
        gate.lowered(floors(f=0.5), [], NOW, "  ")


def test_other_data_is_pinned_anew_only_by_lowering() -> None:
    before = floors(f=0.5)
    now = Stamp("data-2", "code-2", "0.2.0", "2031-02-01")
    found = gate.judge("b", [Figure("f", 0.9)], before, "data-2")
    after = gate.lowered(before, found, now, "more documents")
    assert after.by_name["b.f"] == Floor(0.9, 0.9, now)
    assert statuses(gate.judge("b", [Figure("f", 0.9)], after, "data-2")) == {"b.f": Status.HOLDS}


def test_floors_survive_their_file(tmp_path: Path) -> None:
    before = floors(f=0.5, g=0.25)
    found = gate.judge("b", [Figure("g", 0.1)], before, "data-1")
    after = gate.lowered(before, found, NOW, "why not")
    gate.save(tmp_path / "floors.json", after)
    assert gate.load(tmp_path / "floors.json") == after
    assert gate.load(tmp_path / "none.json") == Floors()
