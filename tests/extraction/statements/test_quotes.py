"""Quote marks: which pair up, and what an unbalanced one may not do."""

from __future__ import annotations

from time import process_time

import pytest

from sayso.extraction.sentences import paragraphs
from sayso.extraction.statements.quotes import inside_quote, outer_quotes, pair_quotes


def quoted(text: str) -> list[str]:
    return [text[q.start : q.end] for q in outer_quotes(pair_quotes(text, paragraphs(text)))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“One,” she said. “Two.”", ["“One,”", "“Two.”"]),
        ('"One," she said. "Two."', ['"One,"', '"Two."']),
        ("''One,'' she said. ''Two.''", ["''One,''", "''Two.''"]),
        ("``One,'' she said.", ["``One,''"]),
        ("«One», she said.", ["«One»"]),
        ("„One“, she said.", ["„One“"]),
        ("‘One,’ she said. ‘Two.’", ["‘One,’", "‘Two.’"]),
        ("'One,' she said.", ["'One,'"]),
        ("He doesn't know the boys' names.", []),
        ("It was the summer of ’29, ’tis said.", []),
        ("‘The boys’ school is shut,’ he said.", ["‘The boys’ school is shut,’"]),
        ("“He said ‘go’ and left,” she said.", ["“He said ‘go’ and left,”"]),
        ('("No," he said.)', ['"No,"']),
        ("A 6'2\" man left.", []),
    ],
)
def test_pairs(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_inner_quotations_have_a_depth() -> None:
    text = "“They said, ‘Go,’ and we went,” she said."
    assert [(text[q.start : q.end], q.depth) for q in pair_quotes(text, paragraphs(text))] == [
        ("“They said, ‘Go,’ and we went,”", 0),
        ("‘Go,’", 1),
    ]


def test_a_mark_too_few_does_not_shift_the_next_paragraph() -> None:
    text = '"We waited, she said. It rained.\n\n"Nobody came," he said.'
    assert quoted(text) == ['"We waited,', '"Nobody came,"']


def test_a_mark_too_few_does_not_swallow_the_next_quotation() -> None:
    text = "“We waited, she said. “Nobody came,” he said."
    assert quoted(text) == ["“We waited,", "“Nobody came,”"]


def test_a_speech_over_paragraphs_reopens_each() -> None:
    text = "“First.\n\n“Second.\n\n“Third,” the bishop said."
    found = outer_quotes(pair_quotes(text, paragraphs(text)))
    assert [text[q.start : q.end] for q in found] == ["“First.", "“Second.", "“Third,”"]
    assert [q.continues for q in found] == [True, True, False]


def test_inside_quote() -> None:
    text = "No. “A ‘b’ c,” she said."
    quotes = pair_quotes(text, paragraphs(text))
    assert [inside_quote(quotes, text.index(c)) for c in ("N", "A", "b", "c", "she")] == [
        False, True, True, True, False
    ]  # fmt: skip
    assert not inside_quote((), 0)


def test_linear_time() -> None:
    def seconds(size: int) -> float:
        text = "“a 'b \"c «d ‘e " * size
        best = 99.0
        for _ in range(3):
            start = process_time()
            pair_quotes(text, [(0, len(text))])
            best = min(best, process_time() - start)
        return best

    assert seconds(8000) < 30 * max(seconds(1000), 0.005)
