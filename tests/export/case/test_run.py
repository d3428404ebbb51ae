from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.errors import ConfigurationError, LedgerError, SaysoError
from sayso.export.case import FORMATS, Exported, export_case
from sayso.export.case.staging import digest_of
from sayso.ledger.custody import entries
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify

Export = Callable[..., Exported]
Lines = Callable[[str], list[Any]]

LIGHT = [name for name in FORMATS if name != "parquet"]


def test_every_format_at_once_with_what_it_is(export: Export, ledger: Ledger, out: Path) -> None:
    before = list(entries(ledger.connection))[-1]
    seen: list[tuple[int, int]] = []
    done = export(*LIGHT, progress=lambda *at: seen.append(at))
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]
    about = json.loads((out / "about.json").read_text(encoding="utf-8"))
    assert about["case"] == {"name": "case <b>", "log_entries": before.number, "head": before.hash}
    assert about["counts"] == {
        "documents": 4, "statements": 7, "events": 6, "tolls": 6, "rejected records left out": 2,
    }  # fmt: skip
    assert {f["name"] for f in about["files"]} | {"about.json", "README.txt"} == {
        path.name for path in out.iterdir()
    }
    for file in about["files"]:
        if file["name"] != "bag":
            assert file["sha256"] == digest_of(out / file["name"])
            assert file["bytes"] == (out / file["name"]).stat().st_size
    readme = (out / "README.txt").read_text(encoding="utf-8")
    for note in done.notes:
        assert f"{note.name}: {note.count} {note.of}" in readme
    assert before.hash in readme


def test_the_log_names_the_files_with_their_hashes(
    export: Export, ledger: Ledger, out: Path
) -> None:
    done = export("csv", "geojson", who="Ana")
    last = list(entries(ledger.connection))[-1]
    assert (last.number, last.action, last.who) == (done.entry, "export", "Ana")
    payload = json.loads(last.payload)
    assert payload["formats"] == ["csv", "geojson"]
    assert payload["head"] == done.head
    assert payload["files"]["tolls.csv"] == digest_of(out / "tolls.csv")
    assert len(payload["files"]) == 6
    assert list(verify(ledger)) == []


def test_nothing_is_replaced_without_force(export: Export, ledger: Ledger, out: Path) -> None:
    export("ged")
    count = len(list(entries(ledger.connection)))
    (out / "ged.csv").write_text("mine")
    (out / "other.txt").write_text("mine too")
    with pytest.raises(SaysoError, match=r"is there already, and 2 more; .*--force") as caught:
        export("ged")
    assert caught.value.code == "S130"
    assert (out / "ged.csv").read_text() == "mine"
    assert len(list(entries(ledger.connection))) == count
    export("ged", "bagit", force=True)
    export("ged", "bagit", force=True)
    assert (out / "ged.csv").read_text(encoding="utf-8").startswith("id,relid")
    assert (out / "other.txt").read_text() == "mine too"
    assert not [path for path in out.iterdir() if path.name.startswith(".")]


def test_what_fails_leaves_nothing_behind(export: Export, ledger: Ledger, out: Path) -> None:
    (digest,) = {d for d in ledger.objects if ledger.objects.get(d).startswith(b"%PDF")}
    path = ledger.objects.path(digest)
    path.chmod(0o644)
    path.write_bytes(b"%PDF-1.7 changed!")
    count = len(list(entries(ledger.connection)))
    with pytest.raises(LedgerError, match="was changed"):
        export("csv", "bagit")
    path.unlink()
    with pytest.raises(LedgerError, match="can't be read"):
        export("csv", "bagit")
    assert list(out.iterdir()) == []
    assert len(list(entries(ledger.connection))) == count
    assert not ledger.connection.in_transaction
    export("csv")


def test_another_process_may_write_meanwhile(export: Export, ledger: Ledger, lines: Lines) -> None:
    from sayso.ledger.reviewing import review

    with Ledger(ledger.path) as other:
        target = other.reading(4).reading.statements[2].id

        def interfere(done: int, _: int) -> None:
            if done == 1:
                review(other, 4, target, "reject", who="Cy")

        export("jsonl", progress=interfere)
        assert len(list(entries(other.connection))) == 13
    found = {s["id"]: s["status"] for s in lines("readings.jsonl")[3]["statements"]}
    assert found[target] == "corrected", "the export has the state it began with"
    assert len(lines("log.jsonl")) == 11


@pytest.mark.parametrize("folder", [".", "objects", "exports/today"])
def test_the_case_itself_is_no_place_for_an_export(ledger: Ledger, folder: str) -> None:
    with pytest.raises(SaysoError, match="lies inside the case"):
        export_case(ledger, ledger.path / folder, ["csv"])
    assert {path.name.partition("-")[0] for path in ledger.path.iterdir()} == {
        "ledger.sqlite", "objects",
    }  # fmt: skip


def test_formats_that_are_none(export: Export, out: Path) -> None:
    with pytest.raises(
        ConfigurationError, match="there is no format 'xls'; use one or more of csv"
    ):
        export("csv", "xls")
    with pytest.raises(ConfigurationError, match="no format is named"):
        export()
    assert not out.exists()


def test_a_file_is_no_folder(export: Export, out: Path) -> None:
    out.write_text("a file")
    with pytest.raises(SaysoError, match="is a file"):
        export("csv")


def test_an_empty_case_is_exported_too(tmp_path: Path) -> None:
    with Ledger(tmp_path / "empty", create=True) as empty:
        done = export_case(empty, tmp_path / "out", LIGHT)
    assert done.counts == {}
    collection = json.loads((tmp_path / "out" / "places.geojson").read_text(encoding="utf-8"))
    assert collection["features"] == []


def test_what_stood_in_rejected_statements_stands_in_what_remains() -> None:
    from sayso.export.case.item import standing
    from sayso.ledger.reviews import Reviewed
    from sayso.model import Document, EventMention, EventType, Reading, SourceFile, Span, Statement

    made = Document("d", "abcdef", (), SourceFile("x", "text/plain", 6, "d"))

    def said(name: str, outer: str | None) -> Statement:
        return Statement(name, (), (), (Span(0, 1),), nested_in=outer)

    happened = EventMention("e", Span(1, 2), EventType.AGREE, statement="c")
    chain = (said("a", None), said("b", "a"), said("c", "b"))
    reading = Reading(made, statements=chain, events=(happened,))
    left = standing(Reviewed(reading, {"b": "rejected", "c": "rejected", "a": "accepted"}, {}))
    assert [s.id for s in left.statements] == ["a"]
    assert left.events[0].statement == "a"
    circle = Reading(made, statements=(said("b", "c"), said("c", "b")), events=(happened,))
    left = standing(Reviewed(circle, {"b": "rejected", "c": "rejected"}, {}))
    assert left.events[0].statement is None
    assert standing(Reviewed(reading, {"a": "accepted"}, {})) is reading


class Full:
    """A format whose disk is full at its second document."""

    def __init__(self, context: Any) -> None:  # noqa: ANN401 - as writers are made
        self._file = context.staging.text("full.txt")
        self._count = 0

    def document(self, _: object) -> None:
        self._count += 1
        if self._count == 2:
            raise OSError(28, "No space left on device", "full.txt")

    def close(self) -> list[Any]:
        return []


def test_a_full_disk_leaves_the_folder_as_it_was(
    export: Export, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export("ged")
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    monkeypatch.setitem(FORMATS, "full", "x:y")
    monkeypatch.setattr("sayso.export.case.run._writer", lambda _: Full)
    with pytest.raises(SaysoError, match=r"full.txt: can't be written: No space left") as caught:
        export("full", force=True)
    assert caught.value.code == "S130"
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


def test_stopping_leaves_nothing(export: Export, ledger: Ledger, out: Path) -> None:
    def stop(*_: int) -> None:
        raise KeyboardInterrupt

    count = len(list(entries(ledger.connection)))
    with pytest.raises(KeyboardInterrupt):
        export("csv", "bagit", progress=stop)
    assert list(out.iterdir()) == []
    assert not ledger.connection.in_transaction
    assert len(list(entries(ledger.connection))) == count
