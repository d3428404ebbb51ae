"""Reviews are appended, overrule the machine, and survive re-reading and undoing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from sayso.errors import LedgerError
from sayso.ledger.queries import Filters, statements
from sayso.ledger.reviewing import review, undo
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.model import Span, Stance


def only(
    ledger: Ledger, stance: str | None = None, who: str | None = None, status: str | None = None
) -> dict[str, Any]:
    (row,) = statements(ledger, Filters(document=1, stance=stance, who=who, status=status)).rows
    return row


def test_a_corrected_stance_is_shown_and_searched(case: Ledger) -> None:
    row = only(case)
    review(
        case,
        1,
        row["id"],
        "correct",
        field="stance",
        value="admits",
        who="Ilinca",
        reason="read it",
    )
    assert only(case, stance="admits")["status"] == "corrected"
    assert statements(case, Filters(document=1, stance="asserts")).rows == []
    assert case.machine_reading(1).statements[0].stance is Stance.ASSERTS
    (made,) = case.reviews(document=1)
    assert (made.who, made.replaces, made.reason) == ("Ilinca", "asserts", "read it")
    assert list(verify(case)) == []


def test_a_corrected_speaker_is_found_by_name(case: Ledger) -> None:
    row = only(case)
    value = {"name": "Sorin Matei", "country": "ROU", "sector": "GOV"}
    review(case, 1, row["id"], "correct", field="speaker", value=value, who="Ilinca")
    assert only(case, who="Matei")["speaker"]["name"] == "Sorin Matei"


def test_a_rejected_statement_is_hidden_but_there(case: Ledger) -> None:
    review(case, 1, only(case)["id"], "reject", who="Ilinca", reason="a caption")
    assert statements(case, Filters(document=1)).rows == []
    assert only(case, status="rejected")["status"] == "rejected"


def test_undo_brings_back_what_was(case: Ledger) -> None:
    key = review(case, 1, only(case)["id"], "reject", who="Ilinca")
    undo(case, key, who="Radu", reason="hasty")
    assert only(case)["status"] == "unreviewed"
    assert len(case.connection.execute("SELECT 1 FROM reviews").fetchall()) == 2
    with pytest.raises(LedgerError, match="S406"):
        undo(case, key, who="Radu")
    assert list(verify(case)) == []


def test_a_review_moves_to_the_record_with_the_same_words(case: Ledger) -> None:
    row = only(case)
    review(case, 1, row["id"], "correct", field="stance", value="admits", who="Ilinca")
    old = case.machine_reading(1)
    start, end = old.statements[0].content[0]
    moved = replace(old.statements[0], id="f" * 64, content=(Span(start + 2, end),))
    case.add(replace(old, statements=(moved,), events=()), old.document.text.encode())
    row = only(case)
    assert (row["id"], row["stance"], row["status"]) == ("f" * 64, "admits", "corrected")
    assert list(verify(case)) == []


def test_an_accepted_record_stays_when_a_new_reading_lacks_it(case: Ledger) -> None:
    row = only(case)
    review(case, 1, row["id"], "accept", who="Ilinca")
    old = case.machine_reading(1)
    case.add(replace(old, statements=(), events=()), old.document.text.encode())
    kept = only(case)
    assert (kept["id"], kept["status"], kept["content"]) == (row["id"], "accepted", row["content"])
    assert kept["speaker"]["name"] == "Port Police"


@pytest.mark.parametrize(
    ("action", "field", "value"),
    [
        ("bless", None, None),
        ("correct", "confidence", 1),
        ("correct", "stance", "lies"),
        ("correct", "said", "yesterday"),
        ("correct", "content", [[5, 5]]),
        ("correct", "content", [[0, 99999]]),
        ("correct", "speaker", {"country": "ROU"}),
    ],
)
def test_a_senseless_review_is_refused(
    case: Ledger, action: str, field: str | None, value: object
) -> None:
    with pytest.raises(LedgerError, match="S410"):
        review(case, 1, only(case)["id"], action, field=field, value=value, who="Ilinca")
    assert case.reviews() == []
