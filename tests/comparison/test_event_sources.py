"""Independent sources of an event: who counts as one, by rules and by what people decided."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sayso.comparison.compare import Comparison
from sayso.comparison.facts import Happening, Who
from sayso.comparison.folding import record
from sayso.comparison.judgements import Decided
from sayso.ledger.reviewing import review, undo
from sayso.ledger.store import Ledger
from sayso.model import actor_id
from tests.comparison.quarrel import shelling

PORT = actor_id("Port Authority of Romania", "ROU", "GOV")
HOSPITAL = actor_id("harbour hospital", "ROU", "CVL")

MAYOR = Who("Ana Pop", "ROU", "GOV")
PILOT = Who("Ion Rusu", "ROU", "CVL")


def says(verdict: str | bool | None) -> Decided:  # noqa: FBT001 - what people say is yes or no
    """Let people say one thing of any two speakers."""

    def decided(a: Who, b: Who) -> str | bool | None:
        assert a.named
        assert b.named
        return verdict

    return decided


def mention(number: int) -> Happening:
    return Happening(
        id=f"m{number}", doc=f"d{number}", start=10, end=17, trigger="shelled", type="ASSAULT",
        mode=None, reality="happened", background=False, actor=None, recipient=None, spot=None,
        days=None, date=None, statement=f"s{number}", stems=(),
    )  # fmt: skip


@pytest.mark.parametrize(("verdict", "count"), [(None, 2), ("joined by Ana", 1), (False, 2)])
def test_two_claimants_are_what_people_say(
    verdict: str | bool | None,  # noqa: FBT001 - a case of the test
    count: int,
) -> None:
    found = record([mention(1), mention(2)], {"s1": MAYOR, "s2": PILOT}, {}, {}, str, says(verdict))
    assert found["independent_sources"] == count


@pytest.mark.parametrize(("verdict", "count"), [(None, 1), (False, 2)])
def test_one_name_is_two_where_people_keep_it_apart(
    verdict: bool | None,  # noqa: FBT001 - a case of the test
    count: int,
) -> None:
    found = record([mention(1), mention(2)], {"s1": MAYOR, "s2": MAYOR}, {}, {}, str, says(verdict))
    assert found["independent_sources"] == count


def _counts(comparison: Comparison) -> dict[str, Any]:
    return {e["id"]: e["independent_sources"] for e in comparison.events()}


def test_a_join_reaches_events_and_its_undoing_too(tmp_path: Path) -> None:
    comparison = Comparison(Ledger(tmp_path / "case", create=True))
    for writer in shelling():
        reading = writer.reading()
        comparison.ledger.add(reading, reading.document.text.encode())
    comparison.update()
    before = _counts(comparison)
    number = review(comparison.ledger, None, PORT, "join", kind="actor", value=HOSPITAL, who="Ana")
    comparison.update()
    joined = _counts(comparison)
    assert joined.keys() == before.keys()
    fewer = {one for one in before if joined[one] < before[one]}
    assert len(fewer) == 1
    assert all(joined[one] == before[one] for one in before if one not in fewer)
    comparison.rebuild()
    assert _counts(comparison) == joined
    undo(comparison.ledger, number, who="Ana")
    comparison.update()
    assert _counts(comparison) == before
