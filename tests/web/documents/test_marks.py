"""Text with marks, in pieces; long texts in parts."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.page.segments import Block, Mark
from sayso.model import Role
from sayso.web.marks import sections, snippet, unread_because
from sayso.web.windows import LEAST_CHARACTERS, MOST_CHARACTERS, MOST_STATEMENTS, window_at, windows


def words_of(runs: list[dict[str, object]]) -> str:
    return "".join(
        word["text"]
        for run in runs
        for p in run["paragraphs"]  # type: ignore[attr-defined]
        for piece in p["pieces"]
        for word in piece["words"]
    )


def test_marks_that_cross_and_nest_are_all_told() -> None:
    text = "Ana said Ion said no"
    marks = [
        Mark(0, 3, "source", 1),
        Mark(4, 8, "cue", 1, first=False),
        Mark(9, 20, "content", 1, first=False),
        Mark(9, 12, "source", 2),
        Mark(13, 20, "content", 2, first=False),
    ]
    (run,) = sections(text, [Block(0, 20, Role.BODY, "en")], marks, {9: ["s-x"]})
    pieces = run["paragraphs"][0]["pieces"]
    assert words_of([run]) == text
    told = {"".join(w["text"] for w in p["words"]): (p["kinds"], p["statements"]) for p in pieces}
    assert told["Ion"] == (["content", "source"], [1, 2])
    assert told["said no"] == (["content"], [1, 2])
    assert [p["begins"] for p in pieces if p["begins"]] == [[1], [2]]
    assert [p["deep"] for p in pieces] == [False, False, False, False, False, False, True]
    assert [p["starts"] for p in pieces] == [True, False, False, False, True, False, False]
    assert [p["ends"] for p in pieces] == [True, False, False, False, True, False, False]
    (ion,) = [p for p in pieces if p["begins"] == [2]]
    assert ion["words"][0]["ids"] == ["s-x"]


def test_what_is_not_read_says_why() -> None:
    assert unread_because(Block(0, 1, Role.BODY, "en")) == ""
    assert unread_because(Block(0, 1, Role.BODY, None)) == ""
    assert unread_because(Block(0, 1, Role.BODY, "ru")) == "in ru"
    assert unread_because(Block(0, 1, Role.BOILERPLATE, "en")) == "boilerplate"
    assert unread_because(Block(0, 1, None, None)) == "between passages"


@given(
    st.text(max_size=40),
    st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=6),
)
def test_a_snippet_is_its_text(text: str, spans: list[tuple[int, int]]) -> None:
    inside = sorted({(min(a, len(text)), min(b, len(text))) for a, b in spans})
    pieces = snippet(text, inside)
    assert "".join(p["text"] for p in pieces) == text
    assert all(p["text"] for p in pieces)


@given(st.lists(st.integers(1, 120_000), max_size=5), st.integers(0, 400), st.integers(1, 1000))
def test_parts_cover_a_text_and_stay_small(sizes: list[int], count: int, step: int) -> None:
    text = " ".join("x" * (size - 1) + "." for size in sizes)
    found, at = [], 0
    for size in sizes:
        found.append(Block(at, at + size, Role.BODY, "en"))
        at += size + 1
    begins = [n * step for n in range(count) if n * step < len(text)]
    parts = windows(text, found, begins)
    assert parts[0].start == 0
    assert parts[-1].end == len(text)
    assert all(a.end == b.start for a, b in pairwise(parts))
    shown = "".join(text[b.start : b.end] for p in parts for b in p.blocks)
    assert shown == "".join(text[b.start : b.end] for b in found)
    for part in parts:
        blocks = part.blocks
        if blocks:
            size = blocks[-1].end - blocks[0].start
            assert size <= MOST_CHARACTERS
            inside = sum(blocks[0].start <= b < blocks[-1].end for b in begins)
            assert inside <= MOST_STATEMENTS or size <= LEAST_CHARACTERS
        assert window_at(parts, part.start) is part or part.start == part.end
