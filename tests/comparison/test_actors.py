"""Actors of a case: listed in any order of documents, counted as decided."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso import Case
from sayso.cli.app import app
from sayso.comparison import actor_counts, actor_list
from sayso.comparison.actor_list import actor, actors
from sayso.comparison.compare import Comparison
from sayso.errors import LedgerError
from sayso.ledger.counts import sources
from sayso.ledger.database import writing
from sayso.ledger.queries import Filters, statements
from sayso.ledger.reviewing import review, undo
from sayso.ledger.store import Ledger
from sayso.model import Sector, actor_id
from tests.comparison.decided import (
    MORARU,
    PORT,
    everything,
    readings,
)

# the list


def test_an_actor_has_all_its_names_with_the_reason(quarrel: Comparison) -> None:
    row = next(r for r in actors(quarrel.connection).rows if r["name"] == "Ilinca Moraru")
    assert (row["id"], row["kind"], row["country"], row["sector"]) == (
        MORARU, "person", "ROU", "GOV",
    )  # fmt: skip
    assert [(n["name"], n["sector"], n["statements"]) for n in row["names"]] == [
        ("Ilinca Moraru", "GOV", 1), ("Moraru", None, 1),
    ]  # fmt: skip
    assert row["statements"] == row["documents"] == 2
    assert (row["first"], row["last"]) == ("2031-05-05", "2031-05-12")
    assert (row["aliases"], row["roles"]) == (["I. Moraru"], ["spokeswoman"])
    (join,) = row["joins"]
    assert join["reason"] == "'Moraru' is part of the longer name, country agrees"
    assert (join["review"], join["who"]) == (None, None)


def test_unnamed_sources_are_never_listed(quarrel: Comparison) -> None:
    assert "dock worker" not in {r["name"] for r in actors(quarrel.connection).rows}
    assert "dock worker" in {r["name"] for r in sources(quarrel.ledger, Filters()).rows}


def test_counts_are_those_of_the_statements(quarrel: Comparison) -> None:
    told = statements(quarrel.ledger, Filters(limit=1000)).rows
    for row in actors(quarrel.connection).rows:
        names = {n["name"] for n in row["names"]}
        own = [s for s in told if s["speaker"] and s["speaker"]["name"] in names]
        assert row["statements"] == len(own)
        assert row["documents"] == len({s["doc"] for s in own})


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"who": "mORAru"}, ["Ilinca Moraru"]),
        ({"who": "I. Mor"}, ["Ilinca Moraru"]),
        ({"who": "%"}, []),
        ({"country": "MDA", "sector": "MIL"}, ["Petru Lazăr"]),
        ({"joined": True}, ["Ilinca Moraru"]),
        ({"since": "2031-05-12"}, ["Ilinca Moraru"]),
        ({"until": "2031-05-04"}, ["harbour hospital", "Port Authority of Romania"]),
        ({"sort": "name", "limit": 2}, ["Government of Moldova", "Government of Romania"]),
    ],
)
def test_actors_are_selected(
    quarrel: Comparison, filters: dict[str, Any], names: list[str]
) -> None:
    page = actors(quarrel.connection, **filters)
    assert [row["name"] for row in page.rows] == names
    assert page.more is ("limit" in filters)


def test_an_actor_is_found_by_any_of_its_ids(quarrel: Comparison) -> None:
    bare = actor_id("moraru ", "ROU", None)
    assert actor(quarrel.connection, bare)["id"] == MORARU
    assert actor(quarrel.connection, bare[:10])["id"] == MORARU
    for wrong in ("a-", "a-00000000", "moraru", MORARU[2:]):
        with pytest.raises(LedgerError) as failed:
            actor(quarrel.connection, wrong)
        assert failed.value.code == "S406"
    with pytest.raises(LedgerError):
        actors(quarrel.connection, sort="mood")


def test_no_order_of_documents_matters(quarrel: Comparison, tmp_path: Path) -> None:
    expected = everything(quarrel)["actors"]
    rng = random.Random(7)  # noqa: S311 - test data
    for turn in range(4):
        order = readings()
        rng.shuffle(order)
        with Ledger(tmp_path / str(turn), create=True) as ledger, Comparison(ledger) as comparison:
            for reading in order:
                ledger.add(reading, reading.document.text.encode())
                if rng.random() < 0.5:
                    comparison.update()
            comparison.update()
            assert everything(comparison)["actors"] == expected
            comparison.rebuild()
            assert everything(comparison)["actors"] == expected


def test_reading_anew_and_reviews_change_the_counts(quarrel: Comparison) -> None:
    before = everything(quarrel)["actors"]
    late = readings()[-1]
    (known,) = late.actors
    named = replace(late, actors=(replace(known, name="Ilinca Moraru", sector=Sector.GOV),))
    quarrel.ledger.add(named, named.document.text.encode())
    quarrel.update()
    row = actor(quarrel.connection, MORARU)
    assert (row["statements"], len(row["names"]), row["aliases"]) == (2, 1, ["I. Moraru"])
    quarrel.ledger.add(late, late.document.text.encode())
    quarrel.update()
    assert everything(quarrel)["actors"] == before
    key = quarrel.ledger.document_key("later")
    number = review(
        quarrel.ledger, key, late.statements[0].id, "reject", who="Ana", reason="no statement"
    )
    quarrel.update()
    row = actor(quarrel.connection, MORARU)
    assert (row["statements"], row["last"], row["roles"]) == (1, "2031-05-05", [])
    undo(quarrel.ledger, number, who="Ana")
    quarrel.update()
    assert everything(quarrel)["actors"] == before


def test_a_file_that_never_counted_actors_catches_up(quarrel: Comparison) -> None:
    before = everything(quarrel)
    with writing(quarrel.connection):
        for table in ("actor_forms", "actor_names", "actor_documents", "actor_judgements"):
            quarrel.connection.execute(f"DROP TABLE {table}")
        quarrel.connection.execute("DELETE FROM state WHERE name = 'actor counts'")
    with Comparison(quarrel.ledger) as again:
        assert not actor_counts.counted(again.connection)
        again.update()
        assert everything(again) == before


# decisions


# command line and Python


def test_commands(quarrel: Comparison) -> None:
    case = str(quarrel.ledger.path)

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, [*words], catch_exceptions=False)

    listed = run("actors", case, "--who", "moraru", "--json")
    (row,) = json.loads(listed.stdout)
    assert row == actor_list.actors(quarrel.connection, who="Moraru").rows[0]
    table = run("actors", case, "--joined").stdout
    assert MORARU[:10] in table
    assert not run("actors", case, "--sector", "gov", "--country", "XXX").stdout
    made = run("review", case, MORARU[:12], "split", "--value", PORT[:12], "--as", "Ana")
    assert made.exit_code == 0, made.output
    shown = run("show", case, MORARU[:12]).stdout
    assert "kept apart by Ana (review 1)" in shown
    assert "Ilinca Moraru" in run("reviews", case).stdout
    assert run("undo", case, "1", "--as", "Ben").exit_code == 0
    assert "kept apart" not in run("show", case, MORARU[:12]).stdout
    assert json.loads(run("show", case, MORARU, "--json").stdout)[0]["id"] == MORARU


def test_in_python(quarrel: Comparison) -> None:
    with Case(quarrel.ledger.path, create=False) as case:
        number = case.review(None, MORARU, "split", kind="actor", value=PORT, who="Ana")
        (row,) = case.actors(who="Moraru", joined=True)
        assert row["apart"][0]["review"] == number
        case.undo(number, who="Ana")
        assert case.actors(country="ROU", limit=1)[0]["apart"] == []
