"""Words passed on: "the Post reported, quoting an official, that …"; "the Star carried the story".

Neither is a common form of speech, and both say how many really know: who is quoted speaks,
and who reprints adds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.extraction.statements.identity import statement_id
from sayso.model import Reading, Span, Spans, Statement, overlap

__all__ = ["relayed"]

_THROUGH = re.compile(
    r",\s+(?P<cue>quoting|citing|on the word of)\s+"
    r"(?P<source>(?:(?:an?|the|its|one|two|several|unnamed|unidentified)\s+)?[^,;:.\"“”]{3,90}?)"
    r",\s+(?=that\s)"
)
_CARRIED = re.compile(
    r"(?P<source>(?:[Tt]he\s+)?[A-Z][\w'’-]*(?:\s+(?:[A-Z][\w'’-]*|of))*|\b(?:which|who))\s+"
    r"(?P<cue>(?:(?:had|has|have|also|later|then|since)\s+)*"
    r"(?:carried|reprinted|republished|ran|printed|relayed|reproduced|picked\s+up|syndicated))\s+"
    r"(?P<content>(?:the|its|that|this|his|her|their)\s+(?:same\s+|whole\s+)?"
    r"(?:story|stories|report|claim|account|allegation|accusation|article|version|item|dispatch)s?)\b"
)
_BEFORE = re.compile(r"(?:,\s+(?:and|but|while)|;(?:\s+and)?|,)\s+$")
_LEAST = 0.6


def relayed(reading: Reading) -> tuple[Statement, ...]:
    """Return the statements of a reading with those that pass words on."""
    text = reading.document.text
    statements = list(reading.statements)
    for sentence in reading.sentences:
        for match in _THROUGH.finditer(text, sentence.start, sentence.end):
            statements = list(_through(reading.document.id, text, statements, match))
        for match in _CARRIED.finditer(text, sentence.start, sentence.end):
            statements = list(_carried(reading.document.id, text, statements, match))
    order = {s.id: (s.cue or s.content)[0] for s in statements}
    return tuple(sorted(statements, key=lambda s: (order[s.id], s.content, s.source)))


def _through(
    doc: str, text: str, statements: Sequence[Statement], match: re.Match[str]
) -> Iterator[Statement]:
    """Give what an outlet reports to whom it quotes, too, and leave the quoting out of it."""
    at, aside = match.end(), Span(*match.span())
    outer = next(
        (
            s
            for s in statements
            if s.cue
            and s.cue[0].start < aside.start
            and not overlap((Span(*match.span("source")),), s.source)
            and any(part.start <= at < part.end for part in s.content)
        ),
        None,
    )
    if outer is None:
        yield from statements
        return
    content = _from(outer.content, at)
    cue = tuple(Span(c.start, min(c.end, aside.start)) for c in outer.cue if c.start < aside.start)
    yield _changed(doc, outer, cue=cue, content=content)
    source, lead = (Span(*match.span("source")),), (Span(*match.span("cue")),)
    yield Statement(
        id=statement_id(doc, source, lead, content),
        source=source,
        cue=lead,
        content=content,
        confidence=max(_LEAST, outer.confidence - 0.1),
        explanation=f"“{match['cue']}” names whose words {text[slice(*outer.cue[0])]!r} passes on",
        component=outer.component,
    )
    for statement in statements:
        if statement is not outer and not overlap(statement.cue, (aside,)):
            yield statement


def _from(content: Spans, at: int) -> Spans:
    return tuple(Span(max(at, s.start), s.end) for s in content if s.end > at)


def _carried(
    doc: str, text: str, statements: Sequence[Statement], match: re.Match[str]
) -> Iterator[Statement]:
    """Add what an outlet only carried, and end another's words before it."""
    source, cue, content = ((Span(*match.span(k)),) for k in ("source", "cue", "content"))
    if any(overlap(s.cue, cue) for s in statements):
        yield from statements
        return
    start = source[0].start
    for statement in statements:
        inside = next((s for s in statement.content if s.start < start < s.end), None)
        before = _BEFORE.search(text, inside.start, start) if inside is not None else None
        if inside is None or before is None or text[inside.start] in "\"“‘'":
            yield statement
            continue
        rest = tuple(s for s in statement.content if s.end <= inside.start)
        yield _changed(doc, statement, content=(*rest, Span(inside.start, before.start())))
    yield Statement(
        id=statement_id(doc, source, cue, content),
        source=source,
        cue=cue,
        content=content,
        confidence=_LEAST,
        explanation=f"“{' '.join(match['cue'].split())}” passes on what another reported",
        component=next((s.component for s in statements), ""),
    )


def _changed(
    doc: str, statement: Statement, *, content: Spans, cue: Spans | None = None
) -> Statement:
    cue = statement.cue if cue is None else cue
    made = statement_id(doc, statement.source, cue, content)
    return replace(statement, id=made, cue=cue, content=content)
