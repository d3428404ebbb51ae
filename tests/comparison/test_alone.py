"""What one statement alone holds is a claim, too, told after all others."""

from __future__ import annotations

from collections.abc import Callable

from sayso.comparison.compare import Comparison
from sayso.model import Stance
from tests.comparison.quarrel import Writer, shelling

Compare = Callable[..., Comparison]


def test_claims_of_one_statement_come_after_those_of_several(compared: Compare) -> None:
    comparison = compared(shelling())
    several, found = comparison.claims(), list(comparison.all_claims())
    assert found[: len(several)] == several
    alone = found[len(several) :]
    assert alone
    assert all(len(c["statements"]) == 1 and not c["denied_by"] for c in alone)
    held = [s for c in found for s in c["statements"]]
    assert len(held) == len(set(held))
    assert len({c["id"] for c in found}) == len(found)


def test_they_are_chosen_like_the_others(compared: Compare) -> None:
    writer = Writer("solo", "Linz Post", "2031-05-04")
    writer.say("a dock worker", "said", "the silo had leaked since March", Stance.ASSERTS)
    comparison = compared([*shelling(), writer])
    assert [c["what"] for c in comparison.all_claims(about="silo")] == [
        "the silo had leaked since March"
    ]
    assert not list(comparison.all_claims(about="silo", since="2031-06"))
