"""Names called: "called the charge a lie", "laughed off the report", "named him as the culprit"."""

from __future__ import annotations

import re

from sayso.extraction.stance.case import Case
from sayso.extraction.stance.finding import Finding
from sayso.extraction.stance.phrases import FALSE_WORDS, HARSH_WORDS
from sayso.extraction.stance.wrongs import WRONG
from sayso.extraction.statements.words import word_set
from sayso.model import Span, Stance

__all__ = ["calling", "scorn"]

_I = re.IGNORECASE
_CALLING = word_set("call describe label brand term dub slam dismiss")
_CHARGE = re.compile(
    r"[“\"]?(?:the |this |that |these |those |such |\w+['’]s |\w+s['’] |his |her |its |their )?"
    r"(?:\w+ )?(?:claims?|allegations?|accusations?|charges?|suggestions?|assertions?|"
    r"complaints?)\b",
    _I,
)
_TALE = re.compile(
    r"(?:(?:the|this|that|[\w-]+['’]s|[\w-]+s['’]|his|her|its|their) )+(?:[\w-]+ )?"
    r"(?:story|stories|tales?|theory|theories|versions?|account|rumou?rs?|notion|idea|"
    r"talk)\b[^“\"‘]{0,120}[“\"‘]",
    _I,
)
"""What is called names in quote marks: “the story of a plot ‘a script’”."""
_ACCOUNT = re.compile(
    r"(?:the |this |that |those |these |[\w-]+['’]s |his |her |its |their )+(?:[\w-]+['’]s? )?"
    r"(?:reports?|stor(?:y|ies)|accounts?|versions?|theor(?:y|ies)|rumou?rs?|findings?|figures?|"
    r"warnings?|fears|talk|notion|idea)\b|reports\b|rumou?rs\b|talk\b",
    _I,
)
_SCORNED = {
    "laugh": "off away at", "shrug": "off", "wave": "away aside off", "brush": "aside off away",
    "pour": "scorn cold", "scoff": "at", "pooh": "pooh", "sweep": "aside", "bat": "away",
}  # fmt: skip
_NAMED_AS = re.compile(r"[\"“”‘]|\b(?:an?|the|one of the) \w+.*\b(?:an?|the) \w+")
"""What a thing is called stands behind it, in quote marks or with an article of its own."""
_TO_ACT = re.compile(r"\bto [a-z]+\b")
_DISMISSED_AS = re.compile(
    r"\bas [“\"‘]?(?:\w+ ){0,4}|\b(?:talk|claims?|allegations?|reports?|rumou?rs?|stor(?:y|ies)|"
    r"suggestions?|accusations?|charges?|tales?|idea|notion)\b"
)
_CULPRIT = re.compile(
    r"\bas (?:the|a|one of the) (?:\w+ ){0,2}(?:suspects?|culprits?|perpetrators?|attackers?|"
    r"masterminds?|"
    r"killers?|ringleaders?|thie(?:f|ves)|(?:person|man|woman|one|party) (?:responsible|who|whose|"
    r"behind))\b",
    _I,
)
_CALLED_THIS = re.compile(
    r"(?:this|that|(?:the |this |that |those |these |[\w-]+['’]s )(?:\w+ )?(?:report|account|"
    r"finding|study|"
    r"survey|"
    r"dossier|document|claim|line)\w*)\b[^“\"‘]{0,60}[“\"‘]",
    _I,
)
"""What was said before is called something in quote marks: “calls this ‘hindsight’”."""


def calling(case: Case) -> Finding | None:
    """Read "called the complaint groundless", "described Beijing as a major enabler"."""
    if any(w.startswith("nam") for w in case.words) and _CULPRIT.search(case.said):
        return Finding(Stance.ACCUSES, "names a culprit", case.cue)
    if not case.cue or not case.has(*_CALLING):
        return None
    if case.has("call") and (
        case.has("for", "on", "upon") or re.match(r"(?:for|on|upon)\b", case.said)
    ):
        return Finding(Stance.DEMANDS, "calls for", case.cue)
    return _called(case)


def _called(case: Case) -> Finding | None:
    """Tell by the name that is called: false, wrong, or whatever it is."""
    lead = " ".join(case.said.split()[:4])
    if case.has("dismiss") and (
        _CHARGE.match(lead) or _ACCOUNT.match(case.said) or _DISMISSED_AS.search(case.said)
    ):
        return Finding(Stance.DENIES, "dismisses the charge", case.cue)
    for pattern, stance, name in (
        (FALSE_WORDS, Stance.DENIES, "calls it false"),
        (HARSH_WORDS, Stance.ACCUSES, "calls it wrong"),
    ):
        found = [
            Span(*match.span())
            for span in case.statement.content
            for match in pattern.finditer(case.text, *span)
        ]
        if found:
            return Finding(stance, name, (case.cue[0], found[-1]))
    if case.has("call", "brand") and _CALLED_THIS.match(case.said):
        return Finding(Stance.DENIES, "calls what was said names", case.cue)
    if case.has("describe", "term", "dub"):
        return None
    if _CHARGE.match(lead) or _TALE.match(case.said):
        return Finding(Stance.DENIES, "calls the charge names", case.cue)
    for span in case.statement.content:
        wrong = WRONG.search(case.text, *span)
        if wrong is not None:
            return Finding(Stance.ACCUSES, "calls it wrong", (case.cue[0], Span(*wrong.span())))
    if case.has("call") and _NAMED_AS.search(case.said) and not _TO_ACT.search(case.said):
        return Finding(Stance.ASSERTS, "calls it something", case.cue)
    return None


_IT = frozenset({"that", "it", "this", "the idea", "the suggestion"})
_TALKED = word_set(
    """criticism criticisms suggestion suggestions concerns claim claims allegation allegations
    report reports rumour rumours accusation accusations question questions talk charge charges"""
)


def scorn(case: Case) -> Finding | None:
    """Read "laughed off reports that", "brushed aside the accusation"."""
    for verb, particles in _SCORNED.items():
        scorned = any(w.startswith(verb) for w in case.words) and not case.negated
        words = {*case.words, *case.said.lower().split()[:2]}
        if scorned and not words.isdisjoint(particles.split()) and not _TALKED.isdisjoint(words):
            return Finding(Stance.DENIES, "scorns what was said", case.cue)
        if scorned and not words.isdisjoint(particles.split()):
            said = re.sub(
                rf"^(?:{particles.replace(' ', '|')})\s+(?:(?:on|water on)\s+)?", "", case.said
            )
            if _CHARGE.match(said) or _ACCOUNT.match(said) or said in _IT:
                return Finding(Stance.DENIES, "scorns what was said", case.cue)
    return None
