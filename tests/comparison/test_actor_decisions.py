"""Decisions about the actors of a case: taken back, refused, in any order."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.comparison.actor_list import actor, actors
from sayso.comparison.actors import joined
from sayso.comparison.compare import Comparison
from sayso.comparison.facts import Who
from sayso.errors import LedgerError
from sayso.ledger.counts import sources
from sayso.ledger.judging import judged
from sayso.ledger.queries import Filters, statements
from sayso.ledger.reviewing import review, undo
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.model import actor_id
from tests.comparison.decided import (
    HOSPITAL,
    MORARU,
    PORT,
    claim,
    counted,
    decide,
    everything,
    readings,
)
from tests.comparison.quarrel import Writer


def test_a_split_and_its_undoing(quarrel: Comparison) -> None:
    before = everything(quarrel)
    assert counted(quarrel, "Ilinca Moraru", "Port Authority of Romania") == [
        {"Ilinca Moraru", "Port Authority of Romania"}
    ]
    number = decide(quarrel, MORARU, "split", PORT, "she speaks for the mayor")
    assert counted(quarrel, "Ilinca Moraru", "Port Authority of Romania") == [
        {"Port Authority of Romania"}, {"Ilinca Moraru"},
    ]  # fmt: skip
    (apart,) = actor(quarrel.connection, MORARU)["apart"]
    assert (apart["name"], apart["review"]) == ("Port Authority of Romania", number)
    assert apart["reason"] == "kept apart by Ana: she speaks for the mayor"
    decided = everything(quarrel)
    quarrel.rebuild()
    assert everything(quarrel) == decided
    undo(quarrel.ledger, number, who="Ben")
    quarrel.update()
    assert everything(quarrel) == before
    assert list(verify(quarrel.ledger)) == []


def test_a_join_counts_two_sources_as_one(quarrel: Comparison) -> None:
    late = Writer("echo", "Delta Wire", "2031-05-06")
    late.say("Bucharest", "said", "Ruvian gunners shelled the grain harbour of Galați on 3 May")
    quarrel.ledger.add(late.reading(), late.text.encode())
    quarrel.update()
    before = everything(quarrel)
    lead = claim(quarrel)["independent_sources"]
    number = decide(quarrel, actor_id("Petru Lazăr", "MDA", "MIL"), "join", HOSPITAL)
    assert claim(quarrel)["independent_sources"] == lead  # neither speaks in it
    row = actor(quarrel.connection, HOSPITAL)
    assert [n["name"] for n in row["names"]] == ["harbour hospital", "Petru Lazăr"]
    assert row["joins"][0]["reason"] == "joined by Ana"
    listed = {r["name"]: r for r in sources(quarrel.ledger, Filters()).rows}
    assert "Petru Lazăr" not in listed
    assert [o["name"] for o in listed["harbour hospital"]["also"]] == ["Petru Lazăr"]
    assert listed["harbour hospital"]["statements"] == row["statements"] == 4
    asked = statements(quarrel.ledger, Filters(who="Lazăr")).rows
    assert {s["speaker"]["name"] for s in asked} == {"harbour hospital", "Petru Lazăr"}
    undo(quarrel.ledger, number, who="Ana")
    quarrel.update()
    assert everything(quarrel) == before


def test_people_join_claimants_of_one_claim(quarrel: Comparison) -> None:
    late = Writer("echo", "Delta Wire", "2031-05-06")
    late.say(
        "the harbour hospital", "said",
        "Ruvian gunners shelled the grain harbour of Galați on 3 May",
    )  # fmt: skip
    quarrel.ledger.add(late.reading(), late.text.encode())
    quarrel.update()
    names = ("harbour hospital", "Port Authority of Romania")
    assert counted(quarrel, *names) == [{names[1]}, {names[0]}]
    number = decide(quarrel, PORT, "join", HOSPITAL, "one house")
    assert counted(quarrel, *names) == [set(names)]
    because = [b["reason"] for s in claim(quarrel)["sources"] for b in s["because"]]
    assert "joined by Ana: one house" in because
    decided = everything(quarrel)
    quarrel.rebuild()
    assert everything(quarrel) == decided
    undo(quarrel.ledger, number, who="Ana")
    quarrel.update()
    assert counted(quarrel, *names) == [{names[1]}, {names[0]}]


def test_outlets_that_cite_nobody_are_joined_too(tmp_path: Path) -> None:
    names = ("Delta Wire", "Brăila Courier")
    with Ledger(tmp_path / "case", create=True) as ledger, Comparison(ledger) as comparison:
        for number, name in enumerate(names):
            paper = Writer(f"d{number}", "Nistru Morning", f"2031-05-0{number + 4}")
            paper.say(
                "the Delta Wire", "said", "Ruvian gunners shelled the grain harbour of Galați"
            )
            reading = paper.reading()
            (outlet,) = reading.actors
            reading = replace(reading, actors=(replace(outlet, name=name),))
            ledger.add(reading, reading.document.text.encode())
        comparison.update()
        assert claim(comparison)["independent_sources"] == 2
        ids = [actor_id(name, "ROU", "MED") for name in names]
        number = decide(comparison, ids[0], "join", ids[1])
        assert claim(comparison)["independent_sources"] == 1
        undo(ledger, number, who="Ana")
        comparison.update()
        assert claim(comparison)["independent_sources"] == 2


@pytest.mark.parametrize(
    ("name", "sector", "reason"),
    [
        ("Anna Ilves", "CVL", "same name, country agrees, one is quoted by name alone"),
        ("Anna Ilves", "MIL", "same name, country and sector agree"),
        ("Anna Ilves", "BUS", None),
        ("Ilves", "CVL", None),
    ],
)
def test_a_name_alone_says_nothing_of_an_office(name: str, sector: str, reason: str | None) -> None:
    anna, other = Who("Anna Ilves", "EST", "GOV"), Who(name, "EST", sector)
    assert joined(anna, other) == joined(other, anna) == reason
    assert joined(anna, replace(other, country="FIN")) is None


def test_no_order_of_decisions_matters(tmp_path: Path) -> None:
    decisions = [
        (MORARU, "split", PORT),
        (PORT, "join", HOSPITAL),
        (actor_id("Moraru", "ROU", None), "split", MORARU),
        (actor_id("Government of Moldova", "MDA", "GOV"), "join", actor_id("Petru Lazăr", "MDA", "MIL")),
    ]  # fmt: skip
    rng = random.Random(3)  # noqa: S311 - test data
    found = []
    for turn in range(3):
        with Ledger(tmp_path / str(turn), create=True) as ledger, Comparison(ledger) as comparison:
            left = readings()
            made: list[int] = []
            for reading in left[:3]:
                ledger.add(reading, reading.document.text.encode())
            later = [*left[3:]]
            order = rng.sample(decisions, len(decisions))
            comparison.update()
            plain = None
            for a, action, b in order:
                while later and (rng.random() < 0.6 or not _known(ledger, a, b)):
                    reading = later.pop(0)
                    ledger.add(reading, reading.document.text.encode())
                    if rng.random() < 0.5:
                        comparison.update()
                made.append(review(ledger, None, a, action, kind="actor", value=b, who="Ana"))
                if rng.random() < 0.5:
                    comparison.update()
            for reading in later:
                ledger.add(reading, reading.document.text.encode())
            comparison.update()
            found.append(_without_numbers(comparison))
            comparison.rebuild()
            assert _without_numbers(comparison) == found[-1]
            for number in rng.sample(made, len(made)):
                undo(ledger, number, who="Ben")
                if rng.random() < 0.5:
                    comparison.update()
            comparison.update()
            plain = everything(comparison)
            comparison.rebuild()
            assert everything(comparison) == plain
            found.append(plain)
    assert found[0] == found[2] == found[4]
    assert found[1] == found[3] == found[5] != found[0]


def _known(ledger: Ledger, *ids: str) -> bool:
    names = ledger.connection.execute("SELECT name, country, sector FROM actors")
    return set(ids) <= {actor_id(*row) for row in names}


def _without_numbers(comparison: Comparison) -> dict[str, Any]:
    """All that is found, without the numbers that decisions have in one case."""
    rows = actors(comparison.connection, limit=1000).rows
    for row in rows:
        for made in (*row["joins"], *row["apart"]):
            made["review"] = made["review"] is not None
        row["apart"].sort(key=lambda made: made["id"])
    return {**everything(comparison), "actors": [json.dumps(r, sort_keys=True) for r in rows]}


@pytest.mark.parametrize(
    ("target", "action", "value", "code"),
    [
        (MORARU, "join", MORARU, "S410"),
        (MORARU, "join", MORARU[:10], "S410"),
        (MORARU, "join", "", "S410"),
        (MORARU, "join", None, "S410"),
        (MORARU, "accept", None, "S410"),
        (MORARU, "join", "a-0000000000000000", "S406"),
        ("a-12", "join", MORARU, "S406"),
        ("a-'; --", "join", MORARU, "S406"),
    ],
)
def test_what_makes_no_sense_is_refused(
    quarrel: Comparison, target: str, action: str, value: str | None, code: str
) -> None:
    with pytest.raises(LedgerError) as failed:
        review(quarrel.ledger, None, target, action, kind="actor", value=value, who="Ana")
    assert failed.value.code == code
    assert not judged(quarrel.ledger)


def test_contradictions_are_refused_until_they_are_undone(quarrel: Comparison) -> None:
    first = decide(quarrel, MORARU, "split", PORT)
    decide(quarrel, PORT, "join", HOSPITAL)
    for a, b in ((PORT, MORARU), (MORARU, HOSPITAL)):
        with pytest.raises(LedgerError, match=f"review {first}"):
            decide(quarrel, a, "join", b)
    with pytest.raises(LedgerError, match="nothing is to be done"):
        decide(quarrel, PORT, "split", MORARU)
    undo(quarrel.ledger, first, who="Ana")
    decide(quarrel, MORARU, "join", HOSPITAL)
    with pytest.raises(LedgerError, match="they are one"):
        decide(quarrel, MORARU, "split", PORT)
    assert list(verify(quarrel.ledger)) == []
