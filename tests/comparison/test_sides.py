"""Sides as a case defines them: logged, undone by another definition, seen in events."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from click.testing import CliRunner

from sayso.cli.app import app
from sayso.comparison import asking
from sayso.comparison.compare import Comparison
from sayso.comparison.sides import define_sides, sides_of
from sayso.errors import LedgerError
from sayso.ledger.verify import verify
from tests.comparison.quarrel import shelling

Compare = Callable[..., Comparison]


def _sides(comparison: Comparison) -> set[str]:
    return {version["side"] for version in comparison.events()[0]["versions"]}


def test_sides_are_countries_until_a_case_defines_its_own(compared: Compare) -> None:
    comparison = compared(shelling())
    before = comparison.events()
    assert _sides(comparison) == {"ROU", "MDA"}
    define_sides(
        comparison.ledger,
        {"Harbour": ["ROU"], "Officers": ["petru lazar"]},
        who="Ana",
    )
    comparison.update()
    assert _sides(comparison) == {"Harbour", "Officers"}
    head = asking.events(comparison.connection, brief=True).rows[0]
    assert head["sides"] == ["Harbour", "Officers"]
    told = {s for version in comparison.events()[0]["versions"] for s in version["statements"]}
    assert told == {s for version in before[0]["versions"] for s in version["statements"]}
    comparison.rebuild()
    assert _sides(comparison) == {"Harbour", "Officers"}
    define_sides(comparison.ledger, {}, who="Ben")
    comparison.update()
    assert comparison.events() == before


def test_definitions_stay_in_the_log(compared: Compare) -> None:
    comparison = compared(shelling()[:1])
    ledger = comparison.ledger
    define_sides(ledger, {"East": ["MDA"]}, who="Ana")
    define_sides(ledger, {"West": ["ROU"]}, who="Ben")
    assert sides_of(ledger) == {"West": ["ROU"]}
    logged = list(ledger.connection.execute("SELECT who FROM log WHERE action = 'sides'"))
    assert logged == [("Ana",), ("Ben",)]
    assert list(verify(ledger)) == []


@pytest.mark.parametrize(
    "sides", [{"": ["ROU"]}, {"East": []}, {"East": ["MDA"], "West": ["mda"]}, {"East": [" "]}]
)
def test_definitions_that_make_no_sense_are_refused(
    compared: Compare, sides: dict[str, list[str]]
) -> None:
    ledger = compared(shelling()[:1]).ledger
    with pytest.raises(LedgerError) as caught:
        define_sides(ledger, sides, who="Ana")
    assert caught.value.code == "S410"
    assert sides_of(ledger) == {}


def test_the_command_shows_and_defines(compared: Compare) -> None:
    case = str(compared(shelling()).ledger.path)
    run = CliRunner().invoke
    assert run(app, ["sides", case, "--set", "East=MDA"]).exit_code == 2
    made = run(app, ["sides", case, "--set", "East=MDA,Petru Lazăr", "--as", "Ana", "--json"])
    assert made.exit_code == 0, made.output
    assert "Petru Lazăr" in made.output
    assert "East" in run(app, ["events", case, "--json"]).output
    run(app, ["sides", case, "--default", "--as", "Ana"])
    assert "East" not in run(app, ["events", case, "--json"]).output
