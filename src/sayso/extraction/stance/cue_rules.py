"""Ordered rules on the cue: refusals, words taken back, names called, verbs, nouns."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.extraction.stance.case import Case
from sayso.extraction.stance.content import content_stance
from sayso.extraction.stance.finding import Finding
from sayso.extraction.stance.lexicon import (
    CUE_STANCES,
    EVASIVE_VERBS,
    NOUN_STANCES,
    cue_lemma,
)
from sayso.extraction.stance.phrases import CLAIM_WORDS, FALSE_WORDS, HARSH_WORDS
from sayso.extraction.stance.wrongs import WRONG, own_side
from sayso.extraction.statements.words import word_set
from sayso.model import Span, Stance

__all__ = ["CUE_RULES"]

_I = re.IGNORECASE
_EVASIVE = word_set("evade dodge sidestep skirt deflect duck stonewall")
_SILENCE = word_set("silent mum quiet")
_UNANSWERED = word_set(
    """available reach reached comment details information explanation answer reply idea
    knowledge reason detail mention figure"""
)
_CALLING = word_set("call describe label brand term dub slam dismiss")
_LINKS = word_set("go seek try continue attempt want manage move begin appear seem use")
_REFUSED_ACT = re.compile(r"to\s+(\w+)")
_TOLD_TO = re.compile(r"(?!that\b|how\b)(?:[^,;:“\"]{1,60}?\s)?(?:not )?to\s+\w+", _I)
_QUESTION = re.compile(
    r"(?:(?!to\b|for\b|that\b)\S+ ){0,4}?(?:whether|if|why|how|who|what|when|where|about)\b", _I
)
_CHARGE = re.compile(
    r"[“\"]?(?:the |this |that |these |those |such |\w+['’]s |\w+s['’] |his |her |its |their )?"
    r"(?:\w+ )?(?:claims?|allegations?|accusations?|charges?|suggestions?|assertions?|"
    r"complaints?)\b",
    _I,
)
_TALE = re.compile(
    r"(?:the |this |that |[\w-]+['’]s |[\w-]+s['’] |his |her |its |their )(?:[\w-]+ )?"
    r"(?:story|stories|tales?|theory|theories|versions?|account|rumou?rs?|notion|idea|talk)\b[^“\"‘]{0,120}[“\"‘]",
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
    "laugh": "off away", "shrug": "off", "wave": "away aside off", "brush": "aside off away",
    "pour": "scorn cold", "scoff": "at", "pooh": "pooh", "sweep": "aside", "bat": "away",
}  # fmt: skip
_REPEATED = re.compile(
    r"(?:(?:the|its|his|her|their|an?|this|that|earlier)\s)?(?:\w+\s)??(\w+)", _I
)
_REVENGE = re.compile(
    r"\b(?:revenge|retaliat\w*|aveng\w*|punish\w*|strike back|hit back|destroy|crush|reprisals?)\b"
)
_NOT_GIVEN = re.compile(
    r"(?:no|little|few|any|his|her|their|its|a|an|the)? ?(?:\w+ )?(?:proof|evidence|details?|"
    r"explanations?|"
    r"accounts?|views?|figures?|condolences|reasons?|glimpse|version|reading)\b",
    _I,
)
_NOT_TO = re.compile(r"(?!that\b)(?:\w+ ){0,3}(?:not )?to\b|against\b", _I)
_OWN_UNITS = re.compile(
    r"(?:that\s+)?(?P<who>.{1,60}?)\b(?:would|will|could|might|may|was|were|is|are)\b"
)
_UNITS = re.compile(r"\b(?:units?|forces|troops|we|army|police|members|workers)\b")
_TAKEN_BACK = re.compile(r"\b(?:remarks?|threat|offer|demand|projection|forecast|warning)\b")
_ATTITUDE = word_set(
    "certain convinced confident sure worried afraid hopeful optimistic concerned adamant"
)
_DOUBTFUL = word_set("skeptical sceptical doubtful")


def _evasion(case: Case) -> Finding | None:
    """Refuses, fails or declines to say: the cue itself shows it."""
    if not case.cue:
        return None
    if case.has(*_EVASIVE, *_SILENCE):
        return Finding(Stance.EVADES, "evasive cue", case.cue)
    if case.has("neither") and case.has("confirm"):
        return Finding(Stance.EVADES, "neither confirmed nor denied", case.cue)
    if case.has("decline", "refuse", "fail") and _declined(case):
        return Finding(Stance.EVADES, "declined to say", case.cue)
    if case.negated:
        return _negated(case)
    if re.match(r"(?:no|neither|none)\b", case.source, _I) and case.has(*EVASIVE_VERBS):
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
    if act is not None and not any(map(cue_lemma, case.words)) and act.group() in EVASIVE_VERBS:
        return Finding(Stance.EVADES, "did not say", case.cue)
    return None


def _retraction(case: Case) -> Finding | None:
    if case.has("retract", "recant", "backtrack", "disown", "rescind") or (
        case.has("walk", "take", "took") and case.has("back")
    ):
        return Finding(Stance.RETRACTS, "takes back", case.cue)
    taken = CLAIM_WORDS.search(case.said) or _TAKEN_BACK.search(case.said)
    if case.has("withdraw") and not case.negated and taken:
        return Finding(Stance.RETRACTS, "withdraws what was said", case.cue)
    return None


_NAMED_AS = re.compile(r"[\"“”‘]|\b(?:an?|the|one of the) \w+.*\b(?:an?|the) \w+")
"""What a thing is called stands behind it, in quote marks or with an article of its own."""
_TO_ACT = re.compile(r"\bto [a-z]+\b")


def _calling(case: Case) -> Finding | None:
    """Read "called the complaint groundless", "described Beijing as a major enabler"."""
    if not case.cue or not case.has(*_CALLING):
        return None
    if case.has("call") and (
        case.has("for", "on", "upon") or re.match(r"(?:for|on|upon)\b", case.said)
    ):
        return Finding(Stance.DEMANDS, "calls for", case.cue)
    lead = " ".join(case.said.split()[:4])
    if case.has("dismiss") and (_CHARGE.match(lead) or _ACCOUNT.match(case.said)):
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


def _scorn(case: Case) -> Finding | None:
    """Read "laughed off reports that", "brushed aside the accusation"."""
    for verb, particles in _SCORNED.items():
        scorned = any(w.startswith(verb) for w in case.words) and not case.negated
        words = {*case.words, *case.said.lower().split()[:2]}
        if scorned and not words.isdisjoint(particles.split()):
            said = re.sub(
                rf"^(?:{particles.replace(' ', '|')})\s+(?:(?:on|water on)\s+)?", "", case.said
            )
            if _CHARGE.match(said) or _ACCOUNT.match(said):
                return Finding(Stance.DENIES, "scorns what was said", case.cue)
    return None


def _cue_word(case: Case) -> Finding | None:
    """The stance that the cue's verb settles, with the exceptions that context makes."""
    for word, lemma in zip(case.words, case.lemmas, strict=True):
        if cue_lemma(word) is None:
            continue
        if lemma in _LINKS and word != case.words[-1]:
            continue
        special = _SPECIAL.get(lemma)
        if special is not None:
            return special(case)
        stance = CUE_STANCES.get(lemma)
        if stance is not None:
            return _adjust(case, lemma, stance)
    if not _ATTITUDE.isdisjoint(case.lemmas):
        return Finding(Stance.BELIEVES, "attitude", case.cue)
    if not _DOUBTFUL.isdisjoint(case.lemmas) or case.has("doubt", "doubts"):
        return Finding(Stance.DOUBTS, "doubts", case.cue)
    return None


_OPPOSITE = {
    Stance.BELIEVES: (Stance.DOUBTS, "does not believe"),
    Stance.CONFIRMS: (Stance.EVADES, "did not confirm"),
    Stance.ADMITS: (Stance.DENIES, "did not admit"),
}


def _adjust(case: Case, lemma: str, stance: Stance) -> Finding | None:
    if case.negated and stance in _OPPOSITE:
        other, name = _OPPOSITE[stance]
        return Finding(other, name, case.cue)
    if stance is Stance.PROMISES and _REVENGE.search(case.said) and lemma != "offer":
        return Finding(Stance.THREATENS, "vows harm", case.cue)
    if lemma == "agree" and case.said.startswith("that "):
        return Finding(Stance.CONFIRMS, "agrees that", case.cue)
    if lemma == "offer" and _NOT_GIVEN.match(case.said):
        return None
    return Finding(stance, f"cue {lemma!r}", case.cue)


def _warn(case: Case) -> Finding:
    """A warning threatens when the speaker's own side would do the harm."""
    shown = content_stance(case.text, case.statement.content, case.source)
    if shown is not None and shown.stance in {Stance.THREATENS, Stance.PROMISES}:
        evidence = (case.cue[0], *shown.evidence)
        return Finding(Stance.THREATENS, "warns of its own act", evidence)
    if _NOT_TO.match(case.said):
        return Finding(Stance.DEMANDS, "warns not to", case.cue)
    lead = _OWN_UNITS.match(case.said)
    if lead and _UNITS.search(lead.group("who")) and own_side(lead.group("who"), case.source):
        return Finding(Stance.THREATENS, "warns of its own act", case.cue)
    return Finding(Stance.ASSERTS, "warns of harm", case.cue)


def _tell(case: Case) -> Finding | None:
    if _TOLD_TO.match(case.said):
        return Finding(Stance.DEMANDS, "told to", case.cue)
    return None


def _ask(case: Case) -> Finding:
    if _QUESTION.match(case.said) or case.said.rstrip("”\"’'").endswith("?"):
        return Finding(Stance.DOUBTS, "asks", case.cue)
    return Finding(Stance.DEMANDS, "asks for", case.cue)


def _suggest(case: Case) -> Finding | None:
    if re.search(r"\b(?:should|must)\b", case.said) or re.match(r"\w+ing\b", case.said):
        return Finding(Stance.DEMANDS, "suggests an act", case.cue)
    return None


def _repeat(case: Case) -> Finding | None:
    """Read "repeated the accusation": the noun says what is done again."""
    match = _REPEATED.match(case.said)
    for word in re.findall(r"\w+", match.group())[::-1] if match else ():
        stance = NOUN_STANCES.get(word.lower()) or NOUN_STANCES.get(word.lower().rstrip("s"))
        if stance is not None:
            return Finding(stance, "repeats it", case.cue)
    return None


_SPECIAL: dict[str, Callable[[Case], Finding | None]] = {
    "warn": _warn,
    "tell": _tell,
    "ask": _ask,
    "suggest": _suggest,
    "repeat": _repeat,
    "reiterate": _repeat,
}


def _noun_cue(case: Case) -> Finding | None:
    for word in reversed(case.words):
        singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
        for noun in (word, singular):
            if noun in NOUN_STANCES:
                return Finding(NOUN_STANCES[noun], f"noun {noun!r}", case.cue)
    return None


CUE_RULES: tuple[Callable[[Case], Finding | None], ...] = (
    _evasion,
    _retraction,
    _calling,
    _scorn,
    _cue_word,
    _noun_cue,
)
"""Ordered: the first that finds a stance decides; then the content is asked."""
