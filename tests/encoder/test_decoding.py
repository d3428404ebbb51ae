"""From scores to spans."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extraction.encoder import decoding, layout
from sayso.extraction.encoder.features import gaps, quote_states, shape
from sayso.extraction.encoder.nesting import has_reporting
from sayso.extraction.encoder.quotation import quotations


def scores(path: str, classes: int) -> decoding.Floats:
    """Scores that favour the class whose digit stands in *path*."""
    out = np.zeros((len(path), classes), np.float32)
    for i, c in enumerate(path):
        out[i, int(c)] = 5.0
    return out


def test_spans_begin_go_on_and_change_kind() -> None:
    found = decoding.spans(scores("0122013400", 5))
    assert [(a, b, k) for a, b, k, _ in found] == [(1, 4, 0), (5, 6, 0), (6, 8, 1)]


def test_a_span_that_was_never_begun_begins() -> None:
    assert [(a, b) for a, b, _, _ in decoding.spans(scores("00220", 3))] == [(2, 4)]


def link(path: str, cue: tuple[int, int]) -> decoding.Linked:
    log = decoding.log_softmax(scores(path, 5)[None])
    return decoding.link([decoding.Cue(*cue, 1.0)], log, decoding.Options())[0]


def test_a_cue_gets_its_source_and_a_split_content() -> None:
    found = link("3440120034400", (6, 7))
    assert found.source == ((4, 6),)
    assert found.content == ((0, 3), (8, 11))


def test_the_cue_itself_belongs_to_neither() -> None:
    assert link("1203444", (3, 4)).content == ((4, 7),) or link("1203444", (2, 3)).content == (
        (3, 7),
    )


def test_a_weak_scrap_of_content_is_not_worth_its_entry() -> None:
    raw = scores("12000344440000", 5)
    raw[11, 3] = raw[11, 0] + 0.5
    log = decoding.log_softmax(raw[None])
    cue = [decoding.Cue(3, 4, 1.0)]
    assert len(decoding.link(cue, log, decoding.Options(content_cost=0.0))[0].content) == 2
    assert decoding.link(cue, log, decoding.Options(content_cost=2.0))[0].content == ((5, 10),)


def test_an_opened_quotation_is_closed() -> None:
    quoted = [(2, 10)]
    assert decoding.close_quotations([(3, 9)], [], quoted, 0.6) == ((2, 10),)
    assert decoding.close_quotations([(3, 5)], [], quoted, 0.6) == ((3, 5),)
    assert decoding.close_quotations([(3, 9)], [(9, 10)], quoted, 0.6) == ((3, 9),)


@pytest.mark.parametrize(
    ("text", "piece", "whole"),
    [
        ("Dushanbe’s claim", ((0, 9),), "Dushanbe’s"),
        ("a ministerial visit", ((2, 10),), "ministerial"),
    ],
)
def test_spans_are_stretched_to_whole_words(
    text: str, piece: tuple[tuple[int, int]], whole: str
) -> None:
    start, end = decoding.characters(text, np.array(piece, np.int32), (0, 1))
    assert text[start:end] == whole


@given(st.integers(0, 3000), st.integers(4, 120))
def test_windows_cover_a_text_and_share_what_they_must(pieces: int, overlap: int) -> None:
    windows = layout.plan(pieces, overlap=overlap)
    assert len({w.size for w in windows}) <= 1
    covered = {i for w in windows for i in range(w.start, w.end)}
    assert covered == set(range(pieces))
    assert all(w.size <= layout.INNER for w in windows)
    pairs = itertools.pairwise(windows)
    assert all(a.end - b.start >= overlap for a, b in pairs)
    owners = layout.owners(pieces, windows)
    assert all(windows[w].start <= i < windows[w].end for i, w in enumerate(owners))


@pytest.mark.parametrize(
    ("piece", "kind"),
    [("word", 1), ("Word", 2), ("WORD", 3), ("A", 4), ("McA", 5), ("2031", 6), ("b2", 7), (",", 0)],
)
def test_shapes(piece: str, kind: int) -> None:
    assert shape(piece) == kind


def test_gaps_and_states_of_quotation() -> None:
    text = "He said:\n\n“No ‘maybe’ now”."
    offsets = [(0, 2), (3, 7), (7, 8), (10, 11), (11, 13), (14, 15), (15, 20), (20, 21), (22, 25)]
    offsets += [(25, 26), (26, 27)]
    assert gaps(text, offsets) == [5, 1, 0, 3, 0, 1, 0, 0, 1, 0, 0]
    assert quote_states(offsets, quotations(text)) == [0, 0, 0, 2, 1, 6, 5, 6, 1, 3, 0]


def test_reporting_verbs_are_found_past_the_start() -> None:
    text = "said the aide, who denied it"
    assert has_reporting(text, 0, len(text))
    assert not has_reporting(text, 0, 14)
