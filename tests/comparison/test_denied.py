"""Which claims are denied, and by whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.comparison.compare import Comparison
from sayso.ledger.database import writing
from sayso.model import Stance
from tests.comparison.quarrel import Writer, shelling

Compare = Callable[..., Comparison]


@pytest.mark.parametrize("stance", [Stance.ASSERTS, Stance.DENIES])
def test_who_only_passes_a_denial_on_denies_nothing(compared: Compare, stance: Stance) -> None:
    late = Writer("late", "Delta Wire", "2031-05-07")
    outer = late.say("the Delta Wire", "reported", "what was told in the capital", stance)
    inner = late.say("Chișinău", "denied", "the whole of it", Stance.DENIES)
    late.statements[-1] = replace(inner, nested_in=outer.id)
    comparison = compared([*shelling(), late])
    layer = comparison.statements
    place = layer.key(comparison.claims()[0]["statements"][0])
    assert place is not None
    with writing(comparison.connection):
        for one in (outer, inner):
            sql = "INSERT OR REPLACE INTO denials VALUES (?, ?, 'told')"
            comparison.connection.execute(sql, (layer.key(one.id), place))
    part = layer.part(place)
    made = layer.make(part, layer.members(part))
    assert made is not None
    assert inner.id in made.body["denied_by"]
    assert (outer.id in made.body["denied_by"]) == (stance is Stance.DENIES)


def test_what_is_taken_out_denies_nothing_any_more(compared: Compare) -> None:
    writers = shelling()
    whole = compared(writers)
    denied = [c for c in whole.claims() if c["denied_by"]]
    assert denied
    speakers = {c["texts"][s]["doc"] for c in denied for s in c["denied_by"]}
    left = compared([w for w in writers if w.name not in speakers])
    assert not any(c["denied_by"] for c in left.claims())
