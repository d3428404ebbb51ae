"""Statements that rules and encoder find together, from texts given with what both find."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extraction.encoder.reader import Attribution
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.statements.alignment import Parts
from sayso.extraction.statements.context import StatementContext
from sayso.extraction.statements.joint import JointStatements
from sayso.model import Document, Passage, Reading, Role, SourceFile, Span, Statement

SURE = (0.99, 0.99, 0.99)
UNSURE = (0.05, 0.3, 0.3)


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Return where each stretch first stands, none before the end of the one before it."""
    out, at = [], 0
    for piece in words:
        start = text.index(piece, at)
        at = start + len(piece)
        out.append(Span(start, at))
    return tuple(out)


def parts(text: str, source: str, cue: str, *content: str) -> Parts:
    return (
        spans(text, source) if source else (),
        spans(text, cue) if cue else (),
        spans(text, *content),
    )


def attribution(
    text: str,
    source: str,
    cue: str,
    *content: str,
    evidence: tuple[float, float, float] = SURE,
) -> Attribution:
    return Attribution(*parts(text, source, cue, *content), 0.9, evidence)


@dataclass
class Found:
    """What an encoder would read."""

    attributions: tuple[Attribution, ...]


class Stub:
    """Stands for the shared encoder and finds what it was given."""

    def __init__(self, *attributions: Attribution) -> None:
        self.found = Found(attributions)

    def read(self, _document: Document) -> Found:
        return self.found


def reading(text: str) -> Reading:
    source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
    document = Document("d", text, (Passage(0, len(text), Role.BODY, "en"),), source)
    return SentenceRules()(Reading(document))


def joint(text: str, *attributions: Attribution, minimum: float = 0.0) -> tuple[Statement, ...]:
    finder = JointStatements(Stub(*attributions), minimum)  # type: ignore[arg-type]
    result = StatementContext()(finder(reading(text)))
    result.check()
    return result.statements


def shown(text: str, found: tuple[Statement, ...]) -> list[tuple[str, str, str]]:
    return [
        (
            " … ".join(text[s:e] for s, e in x.source),
            " … ".join(text[s:e] for s, e in x.cue),
            " … ".join(text[s:e] for s, e in x.content),
        )
        for x in found
    ]


BRIDGE = "The mayor of Soroca said on Friday that the bridge had held through the flood."
WHOLE = ("The mayor of Soroca", "said", "that the bridge had held through the flood")
