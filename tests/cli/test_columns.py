"""Tables at the terminal: words stay whole where there is room, and lines fit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.cli.asking import print_table

TITLES = ("id", "what", "said by", "independent sources", "denied by", "documents")
ROWS = [
    ("1f3a9c20", "that the barge was sunk by a mine laid in the spring", "Harbour Commission", 2,
     "Ministry of Fisheries; Commander Ilmar Tamm", 11),
    ("77b01d42", "the barge", "unnamed pilot", 1, "", 3),
]  # fmt: skip


def lines(
    capsys: pytest.CaptureFixture[str], patch: pytest.MonkeyPatch, width: int
) -> list[list[str]]:
    """Return the words of each line."""
    patch.setenv("COLUMNS", str(width))
    print_table(TITLES, ROWS)
    out = capsys.readouterr().out.splitlines()
    assert all(len(line) <= width for line in out)
    return [line.split() for line in out]


@pytest.mark.parametrize("width", [80, 100, 200])
def test_no_word_is_broken_where_there_is_room(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    shown = {word for line in lines(capsys, monkeypatch, width) for word in line}
    told = [*TITLES, *(str(value) for row in ROWS for value in row)]
    assert shown == {word for text in told for word in text.split()}


def test_long_texts_get_most_of_the_room(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(lines(capsys, monkeypatch, 200)) == 4  # the titles take two
    assert len(lines(capsys, monkeypatch, 80)) <= 9


def test_from_one_day_to_another_stands_on_two_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    print_table(("date", "where"), [("2031-05-14/2031-05-18", "Riga/Ogre")])
    words = [line.split() for line in capsys.readouterr().out.splitlines()]
    assert words == [["date", "where"], ["2031-05-14/", "Riga/Ogre"], ["2031-05-18"]]


@given(
    st.lists(st.tuples(st.text(max_size=60), st.text(max_size=200)), min_size=1, max_size=4),
    st.integers(20, 120),
)
def test_any_text_fits(rows: list[tuple[str, str]], width: int) -> None:
    from rich.cells import cell_len

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width))
        shown: list[str] = []
        patch.setattr("rich.console.Console.print", lambda _, table: shown.append(table))
        print_table(("who", "what"), rows)
    (table,) = shown
    widths = [column.width for column in table.columns]  # type: ignore[attr-defined]
    assert sum(widths) + 2 <= width
    assert all(cell_len(title) <= part for title, part in zip(("who", "what"), widths, strict=True))
