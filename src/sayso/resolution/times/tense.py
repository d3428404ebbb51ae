"""Which way a clause looks: told as past, or as still to come."""

from __future__ import annotations

import re
from typing import Literal

from sayso.extraction.times.lexicon import word_set

__all__ = ["Tense", "tense_at"]

Tense = Literal["past", "future", "will", ""]

_IRREGULAR = (
    "was were had did said told went came took made gave got saw knew began ran left held kept"
    " met sent won lost fell rose fought broke spoke wrote struck hit shot brought led set put"
    " became found built bought sold paid stood drew flew grew threw wore shook sank swept"
    " burst cut read meant felt dealt heard laid been has have having bore chose froze hung rode"
    " sang slept spent taught thought thrown withdrew undertook overran sought launched"
)
_FUTURE = (
    r"going\s+to|plans?(?:\s+to)?|planned|planning|expects?|expected|scheduled|due|set\s+(?:to|for)"
    r"|(?:is|are|am|be)\s+to|to\s+be|intends?|hopes?|upcoming|may|could|should|must|would|can"
    r"|seeks?|vows?|vowed|aims?|promised|promises|forecasts?|slated"
    r"|(?:decided|agreed|agrees|pledged|ordered|threatened|wants?|likely|ready|about|poised)\s+to"
    r"|takes\s+(?:place|effect)|begins|starts|resumes|opens|expires|arrives|kicks\s+off|goes\s+to"
)
_VERB = re.compile(
    rf"\b(?:(?P<will>will|won['’]t|shall)|(?P<future>{_FUTURE})"
    rf"|(?P<past>{'|'.join(_IRREGULAR.split())}|(?:un)?[a-z]{{2,}}ed))\b|['’](?P<short>ll)\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:extended|postponed|delayed|adjourned|suspended|gave|given|deadline|has|have)\b[^.;]*"
    r"\buntil\s+(?:the\s+)?$",
    re.IGNORECASE,
)
_REPORTING = {"said", "told", "added", "reported", "announced"}
_NOT_VERBS = word_set("speed seed so-called united breed indeed feed hundred need")


def tense_at(text: str, sentence: tuple[int, int], span: tuple[int, int]) -> Tense:
    """Return the tense of the verb nearest to an expression in its sentence.

    A verb before the expression outweighs one behind it; empty where no verb tells.
    """
    if _UNTIL.search(text, max(sentence[0], span[0] - 80), span[0]):
        return "future"
    best: tuple[float, Tense] = (float("inf"), "")
    for match in _VERB.finditer(text, sentence[0], sentence[1]):
        word = match.group().lower()
        if word in _NOT_VERBS or match.group() == "May" or span[0] <= match.start() < span[1]:
            continue
        if match["will"] or match["short"]:
            tense: Tense = "will"
        else:
            tense = "future" if match["future"] else "past"
        before = match.end() <= span[0]
        if not before and word in _REPORTING:
            continue
        distance = span[0] - match.end() if before else 1.5 * (match.start() - span[1]) + 20
        if distance < best[0]:
            best = (distance, tense)
    return best[1]
