from __future__ import annotations

import itertools
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sayso.export.page.segments import Mark, blocks, segments
from sayso.model import Reading

SPAN = st.integers(0, 60).flatmap(
    lambda start: st.tuples(st.just(start), st.integers(start + 1, 61))
)
MARKS = st.lists(
    st.builds(
        lambda span, part, number: Mark(span[0], span[1], part, number),
        SPAN,
        st.sampled_from(["source", "cue", "content", "event"]),
        st.integers(1, 5),
    ),
    max_size=8,
)


@given(SPAN, MARKS, st.lists(st.integers(0, 60), max_size=4))
def test_segments_cover_the_text_once_with_the_right_marks(
    block: tuple[int, int], marks: list[Mark], anchors: list[int]
) -> None:
    found = segments(block, marks, anchors)
    assert found[0].start == block[0]
    assert found[-1].end == block[1]
    for before, after in itertools.pairwise(found):
        assert before.end == after.start
    for segment in found:
        assert segment.start < segment.end
        expected = [m for m in marks if m.start <= segment.start and m.end >= segment.end]
        assert sorted(map(repr, segment.marks)) == sorted(map(repr, expected))
    starts = {segment.start for segment in found}
    assert all(a in starts for a in anchors if block[0] <= a < block[1])


def test_no_word_is_lost(reading: Reading) -> None:
    document = reading.document
    halved = replace(document, passages=document.passages[1::2])
    for one in (document, halved, replace(document, passages=())):
        shown = "".join(one.text[b.start : b.end] for b in blocks(one))
        assert "".join(shown.split()) == "".join(document.text.split())
