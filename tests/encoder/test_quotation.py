"""Where quotations begin and end, with marks of every style and with marks missing."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extraction.encoder.quotation import is_wrapped, quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said, “Go home.” Then he left.", ["“Go home.”"]),
        ('She said "no" and "never".', ['"no"', '"never"']),
        ("''The convoy is late,'' he said.", ["''The convoy is late,''"]),
        ("``Wait,'' she said.", ["``Wait,''"]),
        ("«Es ist kalt», sagte er.", ["«Es ist kalt»"]),
        ("Er sagte: „Es ist kalt“ und ging.", ["„Es ist kalt“"]),
        ("He didn't say 'maybe'.", ["'maybe'"]),
    ],
    ids=["typographic", "straight", "two apostrophes", "latex", "guillemets", "german", "single"],
)
def test_marks_of_every_style(text: str, quoted: list[str]) -> None:
    assert [text[q.start : q.end] for q in quotations(text)] == quoted


def test_single_marks_within_double_ones() -> None:
    text = "“They shouted ‘Run!’ at us,” he said."
    found = quotations(text)
    assert [(text[q.start : q.end], q.single) for q in found] == [
        ("“They shouted ‘Run!’ at us,”", False),
        ("‘Run!’", True),
    ]


def test_an_unclosed_quotation_ends_with_its_paragraph_and_shifts_nothing() -> None:
    text = '"We have nothing to hide, he said.\n\nThe hall was empty. "Lies," she said.'
    first, second = quotations(text)
    assert not first.closed
    assert text[first.start : first.end].endswith("he said.")
    assert text[second.start : second.end] == '"Lies,"'
    assert second.closed


def test_a_quotation_over_paragraphs_counts_once_for_each() -> None:
    text = "“We lost the mill.\n\n“We did not lose the river.”"
    assert [q.closed for q in quotations(text)] == [True, True]


def test_an_apostrophe_is_no_mark() -> None:
    assert quotations("The miners' lamps weren't lit; it's dark in '31.") == []


def test_a_wrapped_line_is_a_space_and_a_list_item_is_not() -> None:
    wrapped = "The harbour authority of Port Essel closed both of its piers\nafter the storm."
    assert is_wrapped(wrapped, wrapped.index("\n"))
    listed = "The harbour authority of Port Essel published three demands:\n- wages"
    assert not is_wrapped(listed, listed.index("\n"))


@given(st.text(alphabet="ab “”\"'‘’«»`\n.,", max_size=80))
def test_any_text_gives_ordered_spans_inside_it(text: str) -> None:
    found = quotations(text)
    assert all(0 <= q.start < q.end <= len(text) for q in found)
    doubles = [q for q in found if not q.single]
    assert all(a.end <= b.start for a, b in itertools.pairwise(doubles))
