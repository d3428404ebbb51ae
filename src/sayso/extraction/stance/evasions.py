"""Refusals, silences and dodges that the cue itself shows."""

from __future__ import annotations

import re

from sayso.extraction.stance.case import Case
from sayso.extraction.stance.finding import Finding
from sayso.extraction.stance.lexicon import EVASIVE_VERBS, cue_lemma
from sayso.extraction.statements.words import word_set
from sayso.model import Stance

__all__ = ["evasion"]

_I = re.IGNORECASE
_EVASIVE = word_set("evade dodge sidestep skirt deflect duck stonewall")
_SILENCE = word_set("silent mum quiet unanswered")
_UNANSWERED = word_set(
    """available reach reached comment comments details information explanation answer answers
    reply idea knowledge reason reasons detail mention figure figures number numbers drawn dignify
    word answering replying elaborating names name date response"""
)
_REFUSED_ACT = re.compile(r"to\s+(\w+)")
_OPENING = re.compile(r"that\b|[“\"‘]")
_EVASIVE_TO = word_set(
    """say comment answer respond reply confirm explain disclose specify release publish give
    provide"""
)
_BREAKS_OFF = re.compile(
    r"(?:then |simply |just )?(?:hung up|hangs up|ended the (?:call|interview|briefing)|walked "
    r"(?:out|"
    r"away|off)|rang off|put down the (?:phone|receiver)|without (?:answering|replying|a word))"
)


def evasion(case: Case) -> Finding | None:
    """Refuses, fails or declines to say: the cue itself shows it."""
    if not case.cue:
        return None
    if case.has(*_EVASIVE, *_SILENCE):
        return Finding(Stance.EVADES, "evasive cue", case.cue)
    if _BREAKS_OFF.fullmatch(" ".join(case.words)) and not case.negated:
        return Finding(Stance.EVADES, "breaks off", case.cue)
    if case.has("say") and case.has("only") and _OPENING.match(case.said):
        return Finding(Stance.EVADES, "said only", case.cue)
    if case.has("yet") and case.has("to") and not _EVASIVE_TO.isdisjoint(case.words):
        return Finding(Stance.EVADES, "has yet to say", case.cue)
    if case.has("nothing") and case.has("say", "add", "tell"):
        return Finding(Stance.EVADES, "said nothing", case.cue)
    if case.has("neither") and case.has("confirm"):
        return Finding(Stance.EVADES, "neither confirmed nor denied", case.cue)
    if case.has("decline", "refuse", "fail") and _declined(case):
        return Finding(Stance.EVADES, "declined to say", case.cue)
    if case.negated:
        return _negated(case)
    if re.match(r"(?:no|nobody|neither|none)\b", case.source, _I) and case.has(*EVASIVE_VERBS):
        return Finding(Stance.EVADES, "nobody would say", case.cue)
    return None


def _declined(case: Case) -> bool:
    if any(lemma in EVASIVE_VERBS for lemma in case.lemmas):
        return True
    if case.has("fail"):
        return False
    act = _REFUSED_ACT.match(case.said)
    if act is not None:
        return act.group(1) in EVASIVE_VERBS or act.group(1) == "be"
    return case.said.startswith(("comment", "interview"))


def _negated(case: Case) -> Finding | None:
    if case.has("deny"):
        return Finding(Stance.EVADES, "did not deny", case.cue)
    if case.has("never") and case.has("say", "tell", "state"):
        return Finding(Stance.DENIES, "never said", case.cue)
    if case.has("record", "evidence"):
        return Finding(Stance.DOUBTS, "no record of", case.cue)
    if case.has(*EVASIVE_VERBS) or not _UNANSWERED.isdisjoint(case.lemmas):
        return Finding(Stance.EVADES, "did not say", case.cue)
    # "would not | comment": the refused act may count as the content
    act = re.match(r"\w+", case.said)
    refused = act is not None and act.group() in EVASIVE_VERBS | _UNANSWERED
    if refused and not any(map(cue_lemma, case.words)):
        return Finding(Stance.EVADES, "did not say", case.cue)
    return None
