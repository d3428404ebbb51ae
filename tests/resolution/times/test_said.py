from __future__ import annotations

from dataclasses import replace

import pytest

from sayso.extraction.sentences import SentenceRules
from sayso.extraction.times import TimeRules
from sayso.model import (
    Document,
    Passage,
    Reading,
    Role,
    Said,
    SourceFile,
    Span,
    Stance,
    Statement,
)
from sayso.resolution.times import SaidRules, TimeAnchor

THURSDAY = "2031-04-10"


def reading(text: str, published: str | None = THURSDAY, publisher: str | None = None) -> Reading:
    document = Document(
        "d",
        text,
        (Passage(0, len(text), Role.BODY, "en"),),
        SourceFile("a.txt", "text/plain", len(text), "0"),
        published=published,
        publisher=publisher,
    )
    return TimeAnchor()(TimeRules()(SentenceRules()(Reading(document))))


def spot(text: str, words: str, after: int = 0) -> Span:
    start = text.index(words, after)
    return Span(start, start + len(words))


def statement(
    text: str,
    cue: str,
    content: str,
    *,
    source: str = "",
    name: str = "s",
    speaker: str | None = None,
    stance: Stance = Stance.ASSERTS,
    nested_in: str | None = None,
) -> Statement:
    return Statement(
        name,
        (spot(text, source),) if source else (),
        (spot(text, cue),) if cue else (),
        (spot(text, content),),
        stance=stance,
        speaker=speaker,
        nested_in=nested_in,
    )


def said(
    text: str,
    *statements: Statement,
    published: str | None = THURSDAY,
    publisher: str | None = None,
) -> list[Said | None]:
    read = replace(reading(text, published, publisher), statements=statements)
    dated = SaidRules()(read)
    for _, (start, end) in dated.spans():
        assert 0 <= start < end <= len(text)
    return [s.said for s in dated.statements]


@pytest.mark.parametrize(
    ("text", "cue", "content", "edtf", "evidence"),
    [
        (
            "The mayor told reporters on Monday that the bridge fell on Sunday.",
            "told",
            "that the bridge fell on Sunday",
            "2031-04-07",
            "Monday",
        ),
        (
            "On 3 April the mayor said the bridge had fallen.",
            "said",
            "the bridge had fallen",
            "2031-04-03",
            "3 April",
        ),
        (
            "The mayor warned on Tuesday evening that the bridge might fall.",
            "warned",
            "that the bridge might fall",
            "2031-04-08",
            "Tuesday evening",
        ),
        (
            "Late last month the mayor complained that the bridge shook.",
            "complained",
            "that the bridge shook",
            "2031-03-21/2031-03-31",
            "Late last month",
        ),
        (
            "The mayor, who visited on Sunday, said the bridge was safe.",
            "said",
            "the bridge was safe",
            "2031-04-06",
            "Sunday",
        ),
    ],
)
def test_the_cues_own_clause(text: str, cue: str, content: str, edtf: str, evidence: str) -> None:
    (when,) = said(
        text,
        statement(text, cue, content, source="the mayor" if "the mayor" in text else "The mayor"),
    )
    assert when is not None
    assert when.edtf == edtf
    assert when.evidence == spot(text, evidence)
    assert when.rule


def test_what_is_said_dates_nothing_but_bounds_it() -> None:
    text = "The mayor said the bridge fell on Sunday."
    (when,) = said(text, statement(text, "said", "the bridge fell on Sunday", source="The mayor"))
    assert when is not None
    assert when.edtf == "2031-04-06/2031-04-10"
    assert when.evidence == spot(text, "Sunday")


def test_until_bounds() -> None:
    text = "It denied the capture until Tuesday. The capture was on Sunday."
    (when,) = said(text, statement(text, "denied", "the capture", source="It"))
    assert when is not None
    assert when.edtf == "../2031-04-08"


def test_each_cue_has_its_own_date() -> None:
    text = "The group, which on Sunday spoke of ten dead, raised its count to twelve on Tuesday."
    first = statement(text, "spoke of", "ten dead", source="which", name="a", speaker="g")
    second = statement(
        text, "raised", "its count to twelve", source="The group", name="b", speaker="g"
    )
    assert [w and w.edtf for w in said(text, first, second)] == ["2031-04-06", "2031-04-08"]


def test_coordinated_cues_share_a_date() -> None:
    text = "She repeated the charge on Friday and said that nine were hurt."
    first = statement(text, "repeated", "the charge", source="She", name="a", speaker="x")
    second = statement(text, "said", "that nine were hurt", name="b", speaker="x")
    assert [w and w.edtf for w in said(text, first, second)] == ["2031-04-04", "2031-04-04"]


def test_the_same_speaker_goes_on() -> None:
    text = "Mr Ruzi told a radio on Monday that he was sorry. “It was dark,” he said.\n\nHe left."
    first = statement(text, "told", "that he was sorry", source="Mr Ruzi", name="a", speaker="r")
    second = statement(text, "said", "“It was dark,”", source="he", name="b", speaker="r")
    assert [w and w.edtf for w in said(text, first, second)] == ["2031-04-07", "2031-04-07"]


def test_another_speaker_does_not() -> None:
    text = "Mr Ruzi told a radio on Monday that he was sorry. “It was dark,” his wife said."
    first = statement(text, "told", "that he was sorry", source="Mr Ruzi", name="a", speaker="r")
    second = statement(text, "said", "“It was dark,”", source="his wife", name="b", speaker="w")
    assert [w and w.edtf for w in said(text, first, second)][1] == "2031-04-07/2031-04-10"


def test_a_nested_statement_came_no_later() -> None:
    text = "The Courier wrote on Tuesday that a doctor had said the boy died on Sunday."
    outer = statement(
        text,
        "wrote",
        "that a doctor had said the boy died on Sunday",
        source="The Courier",
        name="a",
    )
    inner = statement(
        text, "had said", "the boy died on Sunday", source="a doctor", name="b", nested_in="a"
    )
    assert [w and w.edtf for w in said(text, outer, inner)] == [
        "2031-04-08",
        "2031-04-06/2031-04-08",
    ]


def test_attitudes_have_no_day() -> None:
    text = "On Monday people believed that the truce would hold."
    held = statement(text, "believed", "that the truce would hold", stance=Stance.BELIEVES)
    assert said(text, held) == [None]


def test_at_the_time_is_the_time_of_the_statement_before() -> None:
    text = "Late last month guards complained of blocks; the ministry called that groundless at the time."
    first = statement(text, "complained", "of blocks", source="guards", name="a")
    second = statement(text, "called", "that groundless", source="the ministry", name="b")
    assert [w and w.edtf for w in said(text, first, second)] == ["2031-03-21/2031-03-31"] * 2


def test_an_outlet_in_the_present_tense_speaks_as_it_publishes() -> None:
    text = "On 4 April we reported a death. The Courier withdraws the report."
    held = statement(text, "withdraws", "the report", source="The Courier")
    (when,) = said(text, held, publisher="The Batken Courier")
    assert when is not None
    assert (when.edtf, when.evidence) == (THURSDAY, None)


def test_nothing_dated_is_open_to_publication() -> None:
    text = "The mayor said the bridge was safe."
    held = statement(text, "said", "the bridge was safe", source="The mayor")
    (when,) = said(text, held)
    assert when is not None
    assert when.edtf == "../2031-04-10"


def test_without_publication_only_dates_of_the_text_count() -> None:
    text = "The mayor said the bridge was safe."
    held = statement(text, "said", "the bridge was safe", source="The mayor")
    assert said(text, held, published=None) == [None]
    text = "The mayor said on 3 April 2031 the bridge was safe."
    held = statement(text, "said", "the bridge was safe", source="The mayor")
    (when,) = said(text, held, published=None)
    assert when is not None
    assert when.edtf == "2031-04-03"


def test_a_date_of_a_relative_clause_behind_is_its_own() -> None:
    text = "The mayor said it would be raised in Vienna, where talks broke off last July."
    (found,) = said(text, statement(text, "said", "it would be raised in Vienna"))
    assert found is not None
    assert found.edtf == "../2031-04-10"
