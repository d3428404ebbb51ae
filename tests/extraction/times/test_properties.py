from __future__ import annotations

import time as clock

from hypothesis import given
from hypothesis import strategies as st

from sayso.extraction.times.component import find_times

PIECES = st.sampled_from(
    [
        "the",
        "a",
        "last",
        "next",
        "this",
        "that",
        "two",
        "three",
        "few",
        "days",
        "weeks",
        "year's",
        "years",
        "ago",
        "later",
        "earlier",
        "prior",
        "April",
        "May",
        "8",
        "31",
        "2031",
        "1989",
        "480",
        "BC",
        "Monday",
        "Tuesday",
        "morning",
        "night",
        "noon",
        "p.m.",
        "5:30",
        "17:45",
        "GMT",
        "quarter",
        "third",
        "of",
        "in",
        "on",
        "-",
        "–",
        ",",
        ".",
        ";",
        "(",
        ")",
        "'",
        "''",
        '"',
        "“",
        "’",
        "$",
        "%",
        "century",
        "1990s",
        "'80s",
        "Easter",
        "Sunday",
        "Ramadan",
        "1452",
        "half",
        "and",
        "or",
        "before",
        "after",
        "vote",
        "now",
        "recent",
        "every",
        "each",
        "daily",
        "mid",
        "early",
        "late",
        "end",
        "beginning",
        "fiscal",
        "08.04.2031",
        "2031-04-08",
        "031420Z",
        "APR",
        "31",
        "first",
        "second",
        "21st",
        "\n",
        "\n\n",
        "\t",
        "ü",
        "中",
    ]
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_spans_hold_whatever_the_text(text: str) -> None:
    end = 0
    for found in find_times(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.start >= end
        assert not text[found.start].isspace()
        assert not text[found.end - 1].isspace()
        assert found.form
        end = found.end


def test_long_runs_of_look_alikes_stay_fast() -> None:
    # each of these invites a backtracking pattern to try everything from everywhere
    for piece in ("the last two ", "1 - ", "a few more ", "twenty ", "early ", "(1999-", "12:"):
        text = piece * 3000
        started = clock.perf_counter()
        find_times(text)
        assert clock.perf_counter() - started < 5


def test_news_is_read_fast() -> None:
    text = (
        "Border guards exchanged fire near the village on Tuesday, two days after the truce of"
        " April 6 had ended, and five people were killed, officials said. The mayor, who had left"
        " for the capital in late March, called for talks and promised to return within a week.\n\n"
    ) * 400
    find_times("April")
    started = clock.process_time()
    find_times(text)
    words = len(text.split())
    assert words / (clock.process_time() - started) > 20_000
