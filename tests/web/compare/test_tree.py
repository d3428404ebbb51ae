"""The tree of independent sources says who was counted as whom, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sayso.comparison import asking
from sayso.web import claims

if TYPE_CHECKING:
    from sayso.web.case import Opened


def shelling(galati: Opened) -> dict[str, Any]:
    found = asking.claims(galati.comparison.connection, disputed=True).rows
    return claims.one(galati, found[0]["id"])


def test_roots_are_as_many_as_the_independent_sources(galati: Opened) -> None:
    found = shelling(galati)
    assert found["tree"]["count"] == len(found["tree"]["roots"]) == found["independent_sources"]
    assert found["independent_sources"] >= 2


def test_each_statement_stands_in_one_branch(galati: Opened) -> None:
    found = shelling(galati)
    told = [
        card["id"]
        for root in found["tree"]["roots"]
        for card in [*root["own"], *(c["card"] for c in root["counted"])]
    ]
    assert sorted(told) == sorted(set(told))
    assert len(told) == found["holding"]


def test_a_spokeswoman_is_counted_as_her_body_with_the_reason(galati: Opened) -> None:
    roots = {root["claimant"]: root for root in shelling(galati)["tree"]["roots"]}
    port = roots["Port Authority of Romania"]
    counted = {c["card"]["speaker"]: c["reason"] for c in port["counted"]}
    assert "Ilinca Moraru" in counted
    assert "Port Authority" in counted["Ilinca Moraru"]
    assert set(port["outlets"]) >= {"Delta Wire", "Brăila Courier"}
