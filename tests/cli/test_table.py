from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.table import TableWriter
from sayso.cli.terminal import clean, isolate
from sayso.model import Reading


@pytest.fixture
def table(monkeypatch: pytest.MonkeyPatch) -> object:
    def draw(reading: Reading, width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        stream = io.StringIO()
        writer = TableWriter(stream)
        writer.reading(reading)
        writer.close()
        return stream.getvalue()

    return draw


@pytest.mark.parametrize("width", [40, 60, 69, 70, 80, 110, 200])
def test_all_is_there_at_any_width_and_no_line_is_longer(
    table: object, reading: Reading, width: int
) -> None:
    text = table(reading, width)  # type: ignore[operator]
    assert all(len(line) <= width for line in text.splitlines())
    words = text.split()
    for wanted in ("Kolar", "Government", "Events", "happened", "planned", "2031-04-10"):
        assert wanted in words, wanted
    assert "denied:" in words or "denied" in words
    assert "\x1b" not in text


def test_columns_at_80(table: object, reading: Reading) -> None:
    lines = table(reading, 80).splitlines()  # type: ignore[operator]
    assert lines[0] == "Bridge at Vrelna closed after blast, sides trade blame"
    assert lines[1] == "The Trieste Ledger · 2031-04-09 · by Ilse Marten · id vrelna-1"
    assert lines[2].split() == ["who", "said", "what", "when", "where", "stance"]
    assert lines[3].startswith("regional health")
    assert "said: At least 12" in lines[3]
    text = "\n".join(lines)
    assert "via Adria Wire" in text
    assert "reported by" in text
    assert "12 or more" in text


def test_the_cue_has_its_own_column_when_there_is_room(table: object, reading: Reading) -> None:
    header = table(reading, 130).splitlines()[2]  # type: ignore[operator]
    assert header.split() == ["who", "said", "what", "when", "where", "stance"]
    assert "said what" not in header


def test_a_statement_without_source_says_so(table: object, reading: Reading) -> None:
    bare = replace(reading.statements[0], source=(), speaker=None)
    assert "not named" in table(replace(reading, statements=(bare,), events=()), 80)  # type: ignore[operator]


@pytest.mark.parametrize("width", [50, 80, 160])
def test_nothing_reaches_the_terminal_as_an_order(
    table: object, hostile: Reading, width: int
) -> None:
    text = table(hostile, width)  # type: ignore[operator]
    assert not any(c in text for c in "\x1b\x07\x9b\u202e\u202c\x00\r")
    assert "␛" in text


def test_right_to_left_lines_stand_alone(table: object, reading: Reading) -> None:
    persian = "سخنگوی دولت گفت که پل بسته است " * 3
    text = table(replace(reading, document=replace(reading.document, title=persian)), 60)  # type: ignore[operator]
    assert text.count("\u2068") == text.count("\u2069") > 0


@given(st.text())
def test_clean_is_one_safe_line(text: str) -> None:
    shown = clean(text)
    assert len(shown.splitlines()) <= 1
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in shown)
    assert not any(0x202A <= ord(c) <= 0x202E or 0x2066 <= ord(c) <= 0x2069 for c in shown)


def test_isolate_leaves_other_lines_alone() -> None:
    assert isolate("Ilse Märten said") == "Ilse Märten said"
    assert isolate("פלוני") == "\u2068פלוני\u2069"
