"""Component ``stance.rules``: stances from cue, negation, content and context."""

from __future__ import annotations

import re
from dataclasses import replace

from sayso.extraction.stance.answers import answered
from sayso.extraction.stance.case import read_case
from sayso.extraction.stance.content import content_stance
from sayso.extraction.stance.cue_rules import CUE_RULES
from sayso.extraction.stance.finding import Finding
from sayso.extraction.statements.via import is_outlet
from sayso.model import Reading, Stance, Statement

__all__ = ["StanceRules", "find_stance"]

_REPORTER = re.compile(
    r"\b(?:article|study|poll|survey|newspaper|editorial|footage)\b", re.IGNORECASE
)


class StanceRules:
    """Gives every statement a stance with the characters that it rests on.

    The rules are ordered; the first that fits decides (see :func:`find_stance`). The cue
    decides where it can ("denied"), what is said where the cue leaves it open ("said"), and
    what others have said where that leaves it open, too (:mod:`.answers`).
    """

    name = "stance.rules"
    version = "2"
    needs = frozenset({"sentences", "statements"})
    gives = frozenset({"statements.stance"})

    def __call__(self, reading: Reading) -> Reading:
        """Return the reading with the stances of its statements."""
        text = reading.document.text
        alone = [find_stance(text, statement) for statement in reading.statements]
        filled = (
            replace(statement, stance=finding.stance, stance_evidence=finding.evidence)
            for statement, finding in zip(reading.statements, answered(reading, alone), strict=True)
        )
        return replace(reading, statements=tuple(filled))


def find_stance(text: str, statement: Statement) -> Finding:
    """Return a statement's stance, the rule that gave it, and its evidence.

    Args:
        text: The document's text.
        statement: With source, cue and content; other fields aren't used.
    """
    case = read_case(text, statement)
    for rule in CUE_RULES:
        finding = rule(case)
        if finding is not None:
            return finding
    report = is_outlet(case.source) or _REPORTER.search(case.source) is not None
    finding = content_stance(text, statement.content, case.source, report=report)
    if finding is not None:
        return finding
    return Finding(Stance.ASSERTS, "plain", statement.cue[:1] or statement.content[:1])
