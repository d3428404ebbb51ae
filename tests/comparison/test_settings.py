"""What is alike in documents of one place or the same people is compared, for some weeks."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.comparison.compare import Comparison
from sayso.ledger.store import Ledger
from sayso.model import Reading, Stance
from tests.comparison.quarrel import Writer

SAID = "Ruvian gunners shelled the grain harbour of Galați"


def _told(name: str, published: str) -> Reading:
    writer = Writer(name, "Delta Wire", published)
    writer.say("Bucharest", "said", SAID, stance=Stance.ACCUSES)
    return writer.reading()


def _compared(folder: Path, told: list[Reading]) -> tuple[Ledger, Comparison]:
    ledger = Ledger(folder / "case", create=True)
    for reading in told:
        ledger.add(reading, reading.document.text.encode())
    comparison = Comparison(ledger)
    comparison.update()
    return ledger, comparison


@pytest.mark.parametrize(("published", "meet"), [("2031-05-25", True), ("2031-05-26", False)])
@pytest.mark.parametrize("turned", [False, True])
def test_documents_of_one_place_meet_for_some_days(
    published: str, *, meet: bool, turned: bool, tmp_path: Path
) -> None:
    told = [_told("a", "2031-05-05"), _told("b", published)]
    ledger, comparison = _compared(tmp_path, told[::-1] if turned else told)
    with ledger, comparison:
        one, other = (comparison.statements.key(r.statements[0].id) for r in told)
        for doc in (1, 2):
            found = comparison.statements.settings.alike(doc)
            assert (any({one, other} <= {a, *others} for a, others in found.items())) == meet


def test_a_record_that_stays_is_not_written_anew(tmp_path: Path) -> None:
    ledger, comparison = _compared(tmp_path, [_told("a", "2031-05-05"), _told("b", "2031-05-06")])
    with ledger, comparison:
        layer = comparison.statements
        (claim,) = comparison.claims()
        keys = {layer.key(one) or 0 for one in claim["statements"]}
        (group,) = layer.shelf.of(layer.part(min(keys)))
        layer.regroup((), told=keys)
        assert layer.shelf.of(layer.part(min(keys))) == [group]
        assert comparison.claims() == [claim]
        third = _told("c", "2031-05-07")
        ledger.add(third, third.document.text.encode())
        comparison.update()
        assert len(comparison.claims()[0]["statements"]) == 3
