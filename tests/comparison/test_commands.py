"""The commands on the made-up quarrel."""

from __future__ import annotations

import json
from collections.abc import Callable

import click
import pytest

from sayso.cli import compare as commands
from sayso.comparison.compare import Comparison
from tests.comparison.quarrel import shelling

Compare = Callable[..., Comparison]


@pytest.fixture
def case(compared: Compare) -> str:
    comparison = compared(shelling())
    comparison.close()
    comparison.ledger.close()
    return str(comparison.ledger.path)


def run(command: click.Command, *arguments: str) -> int:
    return int(command.main(list(arguments), standalone_mode=False) or 0)


@pytest.mark.parametrize(
    ("command", "keys"),
    [
        (
            commands.claims,
            {"id", "what", "statements", "denied_by", "independent_sources", "documents"},
        ),
        (
            commands.disputes,
            {"id", "what", "statements", "denied_by", "independent_sources", "documents"},
        ),
        (
            commands.events,
            {"id", "type", "what", "actor", "recipient", "place", "date", "mentions",
             "versions", "tolls", "independent_sources"},
        ),
    ],
)  # fmt: skip
def test_json_keeps_the_contract(
    case: str, capsys: pytest.CaptureFixture[str], command: click.Command, keys: set[str]
) -> None:
    assert run(command, case, "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert found
    for one in found:
        assert keys <= one.keys()


def test_tables_name_who_says_and_who_denies(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert run(commands.disputes, case) == 0
    out = capsys.readouterr().out
    assert "denied by" in out
    assert "Petru Lazăr" in out
    assert "false" not in out.casefold()


def test_changes_as_json_table_and_briefing(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(commands.changes, case, "--since", "2031-05-05", "--json") == 0
    found = json.loads(capsys.readouterr().out)
    assert {"new dispute", "confirmed"} <= {c["change"] for c in found}
    assert run(commands.changes, case, "--since", "2031-05-05", "--briefing") == 0
    assert capsys.readouterr().out.startswith("# What changed since 2031-05-05")
    assert run(commands.changes, case, "--since", "2031-05-05") == 0


def test_comparing_anew_says_how_many(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(commands.compare, case) == 0
    assert "5 documents compared" in capsys.readouterr().err
