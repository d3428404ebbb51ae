"""Telephone numbers and their like are no years."""

import pytest

from sayso.extraction.component import Pipeline
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.times import TimeRules
from sayso.resolution.times import TimeAnchor
from sayso.workflow import read


@pytest.mark.parametrize("number", ["0800-555111", "1999-20001", "2031-9999", "0800-0900"])
def test_a_number_in_parts_is_no_pair_of_years(number: str) -> None:
    text = f"Residents of Gorizia may call {number}, the council said."
    pipeline = Pipeline([SentenceRules(), TimeRules(), TimeAnchor()])
    reading = read(text.encode(), plain=True, pipeline=pipeline, published="2031-05-05")
    assert number.split("-")[1] not in {text[t.start : t.end] for t in reading.times}


def test_years_from_to_stay() -> None:
    text = "The dam was built in 1957-60 and repaired in 1999-2003."
    pipeline = Pipeline([SentenceRules(), TimeRules(), TimeAnchor()])
    reading = read(text.encode(), plain=True, pipeline=pipeline, published="2031-05-05")
    assert [t.value for t in reading.times] == ["1957", "1960", "1999", "2003"]
