"""Whatever the text, every span holds and every reference has its target."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.extraction.events import EventRules
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.tolls import TollRules
from sayso.model import (
    Document,
    Label,
    Mention,
    Passage,
    QuoteKind,
    Reading,
    Role,
    SourceFile,
    Span,
    Statement,
)
from sayso.resolution.actors import ActorDocument

WORDS = st.sampled_from(
    [
        "Kyrgyz",
        "Tajik",
        "Moscow",
        "the",
        "The",
        "a",
        "and",
        ",",
        ".",
        ";",
        '"',
        "“",
        "”",
        "said",
        "killed",
        "attacked",
        "three",
        "12",
        "people",
        "soldiers\n",
        "",
        "",
        "",
        "President",
        "Karim",
        "Orozov",
        "she",
        "he",
        "it",
        "they",
        "who",
        "by",
        "with",
        "on",
        "between",
        "talks",
        "will",
        "not",
        "if",
        "at",
        "least",
        "more\n",
        "",
        "",
        "",
        "than",
        "dozens",
        "Foreign",
        "Ministry",
        "of",
        "U.S.",
        "'s",
        "–",
        "(",
        ")",
        "dead",
        "wounded",
        "no",
        "one",
        "crew",
        "fire",
        "strike",
        "March",
        "2022\n",
        "",
        "",
        "",
        "Ünïcode",
        "🙂",
        "\n\n",
        "1,200",
        "20-30",
        "-year-old",
        "to",
        "refused",
        "agreed",
        "the'",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    words=st.lists(WORDS, min_size=1, max_size=60), cut=st.integers(0, 40), size=st.integers(1, 9)
)
def test_spans_hold(words: list[str], cut: int, size: int) -> None:
    text = " ".join(words) or "."
    length = len(text)
    start = min(cut, length - 1)
    end = min(start + size, length)
    statement = Statement(
        id="s",
        source=(Span(start, end),),
        cue=(),
        content=(Span(0, length),),
        kind=QuoteKind.INDIRECT,
    )
    document = Document(
        id="0" * 64,
        text=text,
        passages=(Passage(0, length, Role.BODY, "en"),),
        source=SourceFile("test", "text/plain", length, "0" * 64),
        publisher="The Batken Courier",
    )
    reading = SentenceRules()(Reading(document))
    reading = Reading(
        document=document,
        sentences=reading.sentences,
        statements=(statement,),
        mentions=(Mention(start, end, Label.PER),),
    )
    for component in (EventRules(), TollRules(), ActorDocument()):
        reading = component(reading)
        reading.check()
    for event in reading.events:
        for toll in event.tolls:
            assert toll.low >= 0
            assert toll.high is None or toll.high >= toll.low
