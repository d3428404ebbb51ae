"""Where a content ends: before a second statement, the outlet's own voice, a comment, a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from sayso.extraction.encoder.reader import Attribution
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.statements.clipping import clipped
from sayso.extraction.statements.context import StatementContext
from sayso.extraction.statements.joint import JointStatements
from sayso.model import Document, Passage, Reading, Role, SourceFile, Span


def spans(text: str, *words: str) -> tuple[Span, ...]:
    out, at = [], 0
    for piece in words:
        start = text.index(piece, at)
        at = start + len(piece)
        out.append(Span(start, at))
    return tuple(out)


@dataclass
class Stub:
    """Stands for the shared encoder and finds what it was given."""

    attributions: Sequence[Attribution]

    def read(self, _document: Document) -> Stub:
        return self


def attribution(text: str, source: str, cue: str, content: str) -> Attribution:
    sure = (0.99, 0.99, 0.99)
    return Attribution(spans(text, source), spans(text, cue), spans(text, content), 0.9, sure)


def joint(text: str, *found: tuple[str, str, str]) -> list[tuple[str, str, str]]:
    """Return what rules and encoder find together where the encoder finds *found*."""
    source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
    document = Document("d", text, (Passage(0, len(text), Role.BODY, "en"),), source)
    encoder = Stub([attribution(text, *parts) for parts in found])
    reading = JointStatements(encoder)(SentenceRules()(Reading(document)))  # type: ignore[arg-type]
    reading = StatementContext()(reading)
    reading.check()
    return [
        (
            " … ".join(text[a:b] for a, b in s.source),
            " … ".join(text[a:b] for a, b in s.cue),
            " … ".join(text[a:b] for a, b in s.content),
        )
        for s in reading.statements
    ]


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        (
            "The harbour master said the crane was sound but maintained that the cable was old.",
            "the crane was sound",
            ("The harbour master", "maintained", "that the cable was old"),
        ),
        (
            "The ombudsman said a week was too long and asked for the films.",
            "a week was too long",
            ("The ombudsman", "asked for", "the films"),
        ),
    ],
)
def test_a_second_verb_is_a_second_statement(
    text: str, first: str, second: tuple[str, str, str]
) -> None:
    who = second[0]
    whole = text[text.index(first) : -1]
    found = joint(text, (who, "said", whole))
    assert (who, "said", first) in found
    assert second in found


def test_another_main_clause_is_anothers() -> None:
    text = "The clerk said that nineteen had died; on Friday she had spoken of nine."
    found = joint(
        text, ("The clerk", "said", "that nineteen had died; on Friday she had spoken of nine")
    )
    assert ("The clerk", "said", "that nineteen had died") in found


def test_a_semicolon_within_a_quotation_stays() -> None:
    text = "The clerk said “it rained; the mayor said nothing”."
    parts = (
        spans(text, "The clerk"),
        spans(text, "said"),
        spans(text, "“it rained; the mayor said nothing”"),
    )
    assert clipped(text, parts, [text.index("said"), text.rindex("said")]) == parts


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The union says fifty-one, and I am inclined to believe it.", "fifty-one"),
        (
            "The deputy wrote that it was ‘a roof over missiles’: an odd thing to write.",
            "that it was ‘a roof over missiles’",
        ),
    ],
)
def test_the_outlets_own_voice_is_left_out(text: str, kept: str) -> None:
    who, cue = text[: text.index(" ", 4)], text.split()[2]
    parts = (spans(text, who), spans(text, cue), (Span(text.index(kept), len(text) - 1),))
    assert clipped(text, parts, [text.index(cue)])[2] == spans(text, kept)


def test_a_quotation_of_the_sentence_before_is_anothers() -> None:
    text = "“I gave the order.” The target, he said, was a depot."
    parts = (
        spans(text, "he"),
        spans(text, "said"),
        spans(text, "“I gave the order.”", "The target", "was a depot"),
    )
    assert clipped(text, parts, [text.index("said")])[2] == spans(text, "The target", "was a depot")


def test_the_claim_ends_where_its_own_verb_begins() -> None:
    text = "The guild's claim that nine barges were stuck could not be checked."
    found = joint(
        text,
        ("The guild's", "claim", "that nine barges were stuck could not be checked"),
    )
    assert [content for _, _, content in found] == ["that nine barges were stuck"]


@pytest.mark.parametrize(
    "text",
    [
        "When reporters asked her for evidence, the prefect pointed at the river.",
        "A clerk who asked that his name not be printed left the room.",
        "A nurse who requested anonymity left the room.",
    ],
)
def test_what_only_sets_the_scene_is_no_statement(text: str) -> None:
    assert joint(text) == []


def test_a_claim_that_is_only_answered_came_through_nobody() -> None:
    text = "The Ministry rejects Grodno's assertion that boats crossed the lake."
    source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
    document = Document("d", text, (Passage(0, len(text), Role.BODY, "en"),), source)
    whole = ("The Ministry", "rejects", "Grodno's assertion that boats crossed the lake")
    encoder = Stub([attribution(text, *whole)])
    reading = JointStatements(encoder)(SentenceRules()(Reading(document)))  # type: ignore[arg-type]
    inner = [s for s in StatementContext()(reading).statements if s.nested_in is not None]
    assert [text[slice(*s.source[0])] for s in inner] == ["Grodno's"]
    assert inner[0].via is None
