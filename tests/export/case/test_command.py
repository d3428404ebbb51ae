from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from sayso.cli.export import FORMATS, export
from sayso.errors import SaysoError
from sayso.export.case import FORMATS as KNOWN
from sayso.ledger.custody import entries
from sayso.ledger.store import Ledger


def test_the_command_knows_every_format() -> None:
    assert tuple(KNOWN) == FORMATS


def test_it_writes_and_says_what(ledger: Ledger, out: Path) -> None:
    arguments = [str(ledger.path), str(out), "-f", "csv", "--format", "ged", "--as", "Ana"]
    done = CliRunner().invoke(export, arguments)
    assert done.exit_code == 0, done.output
    assert done.stdout == ""
    assert "statements.csv: 7 statements" in done.stderr
    assert "ged.csv: 4 counts of killed, 2 left out (README.txt says why)" in done.stderr
    assert (out / "ged.csv").is_file()
    last = list(entries(ledger.connection))[-1]
    assert (last.action, last.who) == ("export", "Ana")
    assert json.loads(last.payload)["formats"] == ["csv", "ged"]


def test_it_never_replaces_unasked(ledger: Ledger, out: Path) -> None:
    arguments = [str(ledger.path), str(out), "-f", "geojson"]
    assert CliRunner().invoke(export, arguments).exit_code == 0
    again = CliRunner().invoke(export, arguments)
    assert isinstance(again.exception, SaysoError)
    assert "--force" in str(again.exception)
    assert CliRunner().invoke(export, [*arguments, "--force"]).exit_code == 0


@pytest.mark.parametrize("wrong", [[], ["-f", "xls"]])
def test_wrong_usage(ledger: Ledger, out: Path, wrong: list[str]) -> None:
    done = CliRunner().invoke(export, [str(ledger.path), str(out), *wrong])
    assert done.exit_code == 2
    assert not out.exists()


def test_no_case_no_export(tmp_path: Path, out: Path) -> None:
    done = CliRunner().invoke(export, [str(tmp_path / "none"), str(out), "-f", "csv"])
    assert isinstance(done.exception, SaysoError)
    assert not out.exists()
