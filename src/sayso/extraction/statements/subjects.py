"""Subjects that stand apart from their cue: shared, or of the clause a participle hangs on."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.statements.draft import Draft, Range, Scene
from sayso.extraction.statements.phrases import subject_left
from sayso.extraction.statements.words import VERB_LIKE, Word

__all__ = ["clause_subject", "governor", "shared_subject"]

_REACH = 60
"""Words that a subject may stand away from the verb that shares it."""
_ACTING = frozenset({"finite", "fixed", "ing"})


def shared_subject(scene: Scene) -> Draft | None:
    """Return the earlier statement whose subject a cue shares: "denied X and said Y"."""
    before = scene.before
    if not scene.drafts or before is None:
        return None
    words, hit = scene.words, scene.hit
    if before.text == "," and hit.kind == "finite":
        following = words[hit.end] if hit.end < len(words) else None
        if following is None or following.tag not in {"THAT", "Q", "PRON"}:
            return None
        if subject_left(words, hit.start) is not None:
            return None
    elif before.tag != "CC":
        return None
    for draft in reversed(scene.drafts):
        if draft.hit.kind in _ACTING and draft.source is not None:
            return draft
    return None


def _is_verb(words: Sequence[Word], index: int) -> bool:
    word = words[index]
    return word.tag in VERB_LIKE or (
        index > 0 and word.tag == "N" and word.low.endswith("ed") and words[index - 1].tag != "DET"
    )


def clause_subject(words: Sequence[Word], stop: int) -> Range | None:
    """Return the subject that a coordinated verb shares with the verb before it."""
    for index in range(stop - 1, max(0, stop - _REACH), -1):
        if words[index].text in {";", ":"}:
            return None
        if _is_verb(words, index):
            begin = index
            while begin > 0 and words[begin - 1].tag in {"AUX", "NEG", "ADV"}:
                begin -= 1
            found = subject_left(words, begin)
            if found is not None:
                return found
    return None


def governor(scene: Scene) -> Range | None:
    """Return the subject of the clause that a participle hangs on."""
    words, hit = scene.words, scene.hit
    for draft in reversed(scene.drafts):
        if draft.source is not None and draft.hit.kind in _ACTING:
            return draft.source
    for index in range(max(0, hit.start - _REACH), hit.start):
        if _is_verb(words, index):
            found = subject_left(words, index)
            if found is not None:
                return found
    # "Accusing the army of lying, the mayor said …"
    stop = min(len(words), hit.end + _REACH)
    comma = next((i for i in range(hit.end, stop) if words[i].text == ","), None)
    if comma is None:
        return None
    for index in range(comma + 1, stop):
        if _is_verb(words, index):
            return subject_left(words, index, comma + 1)
    return None
