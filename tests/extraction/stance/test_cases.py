"""Stances of hand-written statements, one a line in cases.txt."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from sayso.extraction.stance.rules import StanceRules
from sayso.model import (
    Document,
    Passage,
    Reading,
    Role,
    Sentence,
    SourceFile,
    Span,
    Stance,
    Statement,
)

_CASES = [
    tuple(line.split("\t", 1))
    for line in (Path(__file__).parent / "cases.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]
_TAG = re.compile(r"<(/?)([sct])>")


def _parse(marked: str) -> tuple[str, dict[str, list[Span]]]:
    text, at, opened = "", 0, 0
    spans: dict[str, list[Span]] = {"s": [], "c": [], "t": []}
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        if tag.group(1):
            spans[tag.group(2)].append(Span(opened, len(text)))
        else:
            opened = len(text)
    return text + marked[at:], spans


def stance_of(marked: str) -> Statement:
    text, spans = _parse(marked)
    source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
    document = Document("d", text, (Passage(0, len(text), Role.BODY, "en"),), source)
    statement = Statement(
        "1", source=tuple(spans["s"]), cue=tuple(spans["c"]), content=tuple(spans["t"])
    )
    sentence = Sentence(0, len(text), Role.BODY, "en", 0)
    reading = StanceRules()(Reading(document, (sentence,), statements=(statement,)))
    reading.check()
    return reading.statements[0]


@pytest.mark.parametrize(("expected", "marked"), _CASES, ids=[c[1][:60] for c in _CASES])
def test_stance(expected: str, marked: str) -> None:
    found = stance_of(marked)
    assert found.stance == Stance(expected)
    assert found.stance_evidence


def test_cases_cover_every_stance() -> None:
    seen = Counter(stance for stance, _ in _CASES)
    assert set(seen) == {s.value for s in Stance}
    assert min(seen.values()) >= 4
    assert len(_CASES) >= 110
