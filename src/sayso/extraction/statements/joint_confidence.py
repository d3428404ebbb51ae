"""How sure a statement of the joint finder is: a logistic curve over what its finders say.

The coefficients were fitted by ``python -m training.joint`` on the dev parts of PolNeAR
and of the made-up cases, on which neither finder was trained: whether source and content of a
statement agree with an annotated one (``score_attribution``'s triple). Statements inside
another's content take no part, since PolNeAR marks none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log

from sayso.extraction.statements.alignment import Parts, jaccard
from sayso.extraction.statements.words import tag_of, word_set

__all__ = [
    "Evidence",
    "confidence",
    "encoder_features",
    "is_clean",
    "is_speech",
    "rule_features",
]

_ENCODER_WEIGHTS = (
    -1.973,
    0.219,
    0.262,
    0.160,
    -0.725,
    0.386,
    1.347,
    0.299,
    -0.890,
    -0.468,
    -0.656,
    -0.267,
)
_RULE_WEIGHTS = (-1.115, 0.215, 0.327, 0.934, 0.222)

_WORD = re.compile(r"\w+")
_SPEECH = re.compile(
    r"\b(?:said|says?|saying|told|tells?|telling|asked|asks?|wrote|writes?|added|adds?|"
    r"announc|accus|claim|report|confirm|den(?:y|ied|ies|ying)|insist|warn|call|declar|argu|"
    r"not(?:ed|es|ing)\b|acknowledg|admit|stat(?:ed|es|ing)|repl|respon|suggest|testif|urg|"
    r"vow|pledg|promis|demand|declin|refus|according|tweet|complain|predict|apologi|condemn|"
    r"insist|reject|dismiss|describ|explain)",
    re.IGNORECASE,
)
_ASKING = word_set("what which who whom that it this these those whose why how")
_GROUPS = word_set(
    "police officials sources people voters analysts critics experts others some certain"
)
_SHORT = 2
_LONG = 25


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for a statement.

    Attributes:
        parts: Source, cue and content as they were settled.
        encoder: The encoder's chances of cue, content and source; None where it found nothing.
        rule: The rules' confidence; None where they found nothing.
        apart: The rules' source, cue and content where both found it.
        found: The encoder's where both did.
        quoted: The cue stands inside a quotation.
    """

    parts: Parts
    encoder: tuple[float, float, float] | None
    rule: float | None
    apart: Parts | None = None
    found: Parts | None = None
    quoted: bool = False


def confidence(text: str, evidence: Evidence) -> float:
    """Return the calibrated chance that a statement is right, 0 to 1."""
    if evidence.encoder is None:
        return _logistic(_RULE_WEIGHTS, rule_features(text, evidence))
    return _logistic(_ENCODER_WEIGHTS, encoder_features(text, evidence))


def encoder_features(text: str, evidence: Evidence) -> list[float]:
    """Return the features of a statement that the encoder found, alone or not."""
    source, _, content = evidence.parts
    cue_chance, content_chance, source_chance = evidence.encoder or (0.5, 0.5, 0.5)
    both = evidence.rule is not None
    words = sum(len(_WORD.findall(text, *span)) for span in content)
    first = _WORD.search(text, *content[0])
    own = [text[s:e].lower() for s, e in source]
    return [
        1.0,
        _logit(cue_chance),
        _logit(content_chance),
        _logit(source_chance),
        float(both),
        _logit(evidence.rule) if evidence.rule is not None else 0.0,
        jaccard(evidence.apart[2], evidence.found[2]) if evidence.apart and evidence.found else 0.0,
        _same_source(evidence),
        float(not both and not source),
        float(not both and words <= _SHORT),
        float(not both and words == 1 and first is not None and first.group().lower() in _ASKING),
        float(not both and (evidence.quoted or own in (["i"], ["we"]))),
    ]


def rule_features(text: str, evidence: Evidence) -> list[float]:
    """Return the features of a statement that only the rules found."""
    source, cue, _ = evidence.parts
    return [
        1.0,
        _logit(evidence.rule or 0.5),
        float(is_clean(text, source)),
        float(bool(cue) and not any(_WORD.search(text, *span) for span in cue)),
        float(not source),
    ]


def is_speech(text: str, cue: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a cue holds a verb of speech."""
    return any(_SPEECH.search(text, *span) for span in cue)


def is_clean(text: str, source: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a source looks like a noun phrase rather than the middle of a clause."""
    words = [m.group() for span in source for m in _WORD.finditer(text, *span)]
    if not words or len(words) > _LONG:
        return False
    first = words[0].lower()
    if words[0][0].isupper() or first in _GROUPS:
        return True
    if tag_of(words[0], first) in {"DET", "POSS", "PRON", "REL"}:
        return True
    return len(words) == 1 and first.endswith("s")


def _same_source(evidence: Evidence) -> float:
    if evidence.apart is None or evidence.found is None:
        return 0.0
    first, second = evidence.apart[0], evidence.found[0]
    if not first and not second:
        return 1.0
    return float(jaccard(first, second) >= 0.5)


def _logit(chance: float) -> float:
    clipped = min(max(chance, 1e-3), 1 - 1e-3)
    return log(clipped / (1 - clipped))


def _logistic(weights: Sequence[float], features: Sequence[float]) -> float:
    total = sum(w * x for w, x in zip(weights, features, strict=True))
    return 1 / (1 + exp(-total))
