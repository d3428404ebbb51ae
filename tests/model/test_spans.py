"""Spans: overlap, joining and trimming."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span, hull, merge_spans, overlap, span_text, spans_text, trim

PAIRS = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted).map(tuple)


def test_overlap_counts_shared_characters() -> None:
    assert overlap([(0, 5), (10, 12)], [(3, 11)]) == 3


def test_trim_shrinks_and_may_be_empty() -> None:
    assert trim("  a b ", (0, 6)) == Span(2, 5)
    assert trim("    ", (1, 3)) == Span(3, 3)


def test_text_of_spans() -> None:
    text = "“We saw it,” she said. “Twice.”"
    assert span_text(text, (0, 12)) == "“We saw it,”"
    assert spans_text(text, [(0, 12), (23, 31)]) == "“We saw it,” … “Twice.”"


@given(st.lists(PAIRS, max_size=8))
def test_merged_spans_are_apart_and_hold_the_same_characters(spans: list[tuple[int, int]]) -> None:
    merged = merge_spans(spans)
    assert all(a.end < b.start for a, b in itertools.pairwise(merged))
    assert {i for s, e in merged for i in range(s, e)} == {i for s, e in spans for i in range(s, e)}
    if merged:
        assert hull(merged) == (merged[0].start, merged[-1].end)
