from __future__ import annotations

from sayso.export.select import at_least
from sayso.model import Reading


def test_what_is_less_sure_goes_and_references_hold(reading: Reading) -> None:
    kept = at_least(reading, 0.65)
    assert [round(s.confidence, 2) for s in kept.statements] == [0.91, 0.97, 0.88, 0.7, 0.93]
    assert [e.confidence for e in kept.events] == [0.9, 0.8]
    kept.check()


def test_inner_statements_move_to_the_one_that_remains(reading: Reading) -> None:
    from dataclasses import replace

    outer, inner = reading.statements[4], reading.statements[5]
    changed = replace(
        reading,
        statements=(replace(outer, confidence=0.1), replace(inner, confidence=0.9)),
        events=(replace(reading.events[0], statement=outer.id, tolls=()),),
    )
    kept = at_least(changed, 0.5)
    assert [s.id for s in kept.statements] == [inner.id]
    assert kept.statements[0].nested_in is None
    assert kept.events[0].statement is None


def test_zero_keeps_everything(reading: Reading) -> None:
    assert at_least(reading, 0) == reading
