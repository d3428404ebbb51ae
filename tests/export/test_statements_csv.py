from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from sayso.export.statements_csv import COLUMNS, csv_header, csv_rows
from sayso.model import Reading


def rows(reading: Reading) -> list[dict[str, str]]:
    text = csv_header() + "".join(csv_rows(reading))
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_one_row_for_each_statement_with_offsets_into_the_text(reading: Reading) -> None:
    found = rows(reading)
    assert len(found) == len(reading.statements)
    told = found[1]
    assert told["speaker"] == "Mira Kolar"
    assert told["speaker_country"] == "ITA"
    assert told["said"] == "../2031-04-09"
    assert told["places"] == "Gorizia; Trieste"
    text = reading.document.text
    spans = [part.split(":") for part in told["content_offsets"].split()]
    assert " … ".join(text[int(s) : int(e)] for s, e in spans) == told["content"]
    assert found[5]["nested_in"] == found[4]["statement"]
    assert found[5]["reported_by"] == "Piet Danner"
    assert found[2]["said"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "＝", " =", "\r"])
def test_no_cell_is_a_formula(reading: Reading, start: str) -> None:
    words = f"{start}HYPERLINK(1)"
    bad = replace(
        reading,
        document=replace(reading.document, title=words, publisher=words),
        actors=tuple(replace(actor, name=words) for actor in reading.actors),
    )
    for row in rows(bad):
        assert row["title"] == f"'{words}"
        assert row["speaker"].startswith("'")


def test_every_line_is_a_row_whatever_the_words_hold(hostile: Reading) -> None:
    found = rows(hostile)
    assert len(found) == 1
    assert None not in found[0]
    assert list(found[0]) == [column.name for column in COLUMNS]


def test_lines_end_as_the_standard_says(reading: Reading) -> None:
    assert csv_header().endswith("\r\n")
    assert all(line.endswith("\r\n") for line in csv_rows(reading))
