from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sayso.export.reading_json import reading_from_dict
from sayso.model import Reading

Run = Callable[..., Any]


def test_a_table_is_what_comes_without_options(run: Run, article: Path) -> None:
    ran = run("read", article)
    assert ran.code == 0
    assert ran.err == ""
    assert "Bridge closed after blast" in ran.out
    assert "2031-04-09" in ran.out


def test_json_of_one_document_is_an_object(run: Run, article: Path) -> None:
    for option in (["--json"], ["--format", "json"], ["-f", "json"]):
        ran = run("read", article, *option)
        assert ran.code == 0
        data = json.loads(ran.out)
        reading = reading_from_dict(data)
        assert reading.document.title == "Bridge closed after blast"


def test_json_of_several_is_an_array_in_order(run: Run, folder: Path) -> None:
    ran = run("read", folder, "--format", "json")
    assert ran.code == 1
    items = json.loads(ran.out)
    assert [Path(i["document"]["source"]["name"]).name for i in items[:2]] == ["a.txt", "b.txt"]
    assert list(items[2]) == ["id", "error"]
    assert "is empty" in items[2]["error"]


def test_jsonl_is_one_line_for_each_with_the_given_ids(run: Run, tmp_path: Path) -> None:
    batch = tmp_path / "batch.jsonl"
    lines = [
        {"id": "x1", "text": "He said yes.", "publisher": "The Gorizia Bell"},
        {"id": "x2"},
        {"id": "x3", "text": "She said no."},
    ]
    batch.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    ran = run("read", batch, "--format", "jsonl")
    assert ran.code == 1
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert [f["id"] for f in found] == ["x1", "x2", "x3"]
    assert found[0]["document"]["text"] == "He said yes."
    assert found[0]["document"]["publisher"] == "The Gorizia Bell"
    assert set(found[1]) == {"id", "error"}
    assert "read 2, failed 1" in ran.err


def test_csv(run: Run, article: Path) -> None:
    ran = run("read", article, "--format", "csv")
    assert ran.code == 0
    rows = list(csv.reader(io.StringIO(ran.out, newline="")))
    assert rows[0][:2] == ["document", "title"]
    assert all(len(row) == len(rows[0]) for row in rows)


def test_html_in_a_file(run: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    ran = run("read", article, "--format", "html", "--output", target)
    assert ran.code == 0
    assert ran.out == ""
    text = target.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "Bridge closed after blast" in text


def test_what_is_declared_stands_above_the_page(run: Run, article: Path) -> None:
    options = ["--published", "2031-05", "--publisher", "The Gorizia Bell", "--title", "Other"]
    ran = run("read", article, "--json", *options, "--url", "https://bell.example/1")
    document = json.loads(ran.out)["document"]
    assert document["published"] == "2031-05"
    assert document["publisher"] == "The Gorizia Bell"
    assert document["title"] == "Other"
    assert document["url"] == "https://bell.example/1"


def test_plain_takes_the_text_as_it_is(run: Run, article: Path) -> None:
    ran = run("read", article, "--json", "--plain")
    document = json.loads(ran.out)["document"]
    assert document["text"] == article.read_text(encoding="utf-8")
    assert {p["role"] for p in document["passages"]} == {"body"}


def test_a_failure_is_one_line_and_the_rest_go_on(run: Run, folder: Path) -> None:
    ran = run("read", folder, "missing.txt", "--format", "jsonl")
    assert ran.code == 1
    assert len(ran.out.splitlines()) == 4
    lines = ran.err.splitlines()
    assert any("missing.txt: does not exist; " in line for line in lines)
    assert any("empty.txt: is empty; " in line for line in lines)
    assert lines[-1].startswith("sayso: read 2, skipped 2 (")
    assert "1 .jpg: not a text format" in lines[-1]
    assert lines[-1].endswith("failed 2")
    assert len(lines) == 3


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "x", "--format", "xml"],
        ["read", "x", "--published", "2031-02-30"],
        ["read", "x", "--published", "yesterday"],
        ["read", "x", "--jobs", "0"],
        ["read", "x", "--min-confidence", "2"],
        ["read", "x", "--url", "javascript:alert(1)"],
        ["read", "x", "--nonsense"],
        ["nonsense"],
    ],
)
def test_wrong_usage_is_2_and_says_what_is_wrong(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert "Error:" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("name", ["--version", "-V"])
def test_version(run: Run, name: str) -> None:
    from sayso import __version__

    assert run(name).out == f"sayso {__version__}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["read", "--help"], ["read", "-h"]])
def test_help(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 0
    assert ran.out.startswith("Usage: sayso")


def test_without_a_command_there_is_help(run: Run) -> None:
    ran = run()
    assert ran.code == 2
    assert "read" in ran.out + ran.err


class TestOutput:
    def test_a_file_that_is_there_is_replaced_and_keeps_its_mode(
        self, run: Run, article: Path, tmp_path: Path
    ) -> None:
        target = tmp_path / "out.json"
        target.write_text("old", encoding="utf-8")
        target.chmod(0o640)
        assert run("read", article, "--json", "-o", target).code == 0
        json.loads(target.read_text(encoding="utf-8"))
        assert target.stat().st_mode & 0o777 == 0o640
        assert [p.name for p in tmp_path.iterdir() if p.name.endswith(".tmp")] == []

    def test_a_new_file_has_the_usual_mode(self, run: Run, article: Path, tmp_path: Path) -> None:
        target = tmp_path / "out.json"
        run("read", article, "--json", "-o", target)
        mask = os.umask(0)
        os.umask(mask)
        assert target.stat().st_mode & 0o777 == 0o666 & ~mask

    def test_what_fails_midway_leaves_the_old_file(
        self, run: Run, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        target = tmp_path / "out.json"
        target.write_text("old", encoding="utf-8")

        def stop(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("sayso.workflow.read_inputs", stop)
        ran = run("read", article, "--json", "-o", target)
        assert ran.code == 130
        assert target.read_text(encoding="utf-8") == "old"
        assert sorted(p.name for p in tmp_path.iterdir()) == ["article.txt", "out.json"]

    @pytest.mark.parametrize(
        ("target", "words"), [("missing/out.json", "folder does not exist"), (".", "is a folder")]
    )
    def test_a_place_that_cannot_be_written(
        self, run: Run, article: Path, target: str, words: str
    ) -> None:
        ran = run("read", article, "--json", "-o", article.parent / target)
        assert ran.code == 1
        assert words in ran.err
        assert len(ran.err.splitlines()) == 1

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
    def test_a_full_disk(self, run: Run, article: Path) -> None:
        ran = run("read", article, "--json", "-o", "/dev/full")
        assert ran.code == 1
        assert ran.err == (
            "sayso: /dev/full: the disk is full; free some space or write somewhere else [S130]\n"
        )


def test_less_sure_statements_can_be_left_out(
    run: Run, article: Path, reading: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.workflow.read_inputs", lambda *_, **__: iter([reading]))
    ran = run("read", article, "--json", "--min-confidence", "0.65")
    assert [s["confidence"] for s in json.loads(ran.out)["statements"]] == [
        0.91,
        0.97,
        0.88,
        0.7,
        0.93,
    ]
