"""Ordered rules on the cue: refusals, words taken back, names called, verbs, nouns."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.extraction.stance.calling import calling, scorn
from sayso.extraction.stance.case import Case
from sayso.extraction.stance.content import content_stance
from sayso.extraction.stance.denials import has_negation
from sayso.extraction.stance.evasions import evasion
from sayso.extraction.stance.finding import Finding
from sayso.extraction.stance.lexicon import (
    CUE_STANCES,
    NOUN_STANCES,
    cue_lemma,
)
from sayso.extraction.stance.phrases import CLAIM_WORDS, FALSE_WORDS
from sayso.extraction.stance.wrongs import own_side
from sayso.extraction.statements.words import word_set
from sayso.model import Stance

__all__ = ["CUE_RULES"]

_I = re.IGNORECASE
_LINKS = word_set("go seek try continue attempt want manage move begin appear seem use")
_TOLD_TO = re.compile(
    r"(?!that\b|how\b|(?:[^,;:“”\"‘]{1,60}?\s)?(?:had|has|have|was|were|is|are|did|would|will|"
    r"could|"
    r"can|came|went)\s)(?:[^,;:“”\"‘]{1,60}?\s)?(?:not )?to\s+\w+",
    _I,
)
_SHOULD = re.compile(
    r"(?:that )?(?:i|we|you|they|he|she|it|people|residents|citizens) (?:should|must|ought to|had "
    r"better)\b",
    _I,
)
_QUESTION = re.compile(
    r"(?:(?!to\b|for\b|that\b)\S+ ){0,4}?(?:whether|if|why|how|who|what|when|where|about)\b", _I
)
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


def _retraction(case: Case) -> Finding | None:
    if case.has("retract", "recant", "backtrack", "disown", "rescind") or (
        case.has("walk", "take", "took") and case.has("back")
    ):
        return Finding(Stance.RETRACTS, "takes back", case.cue)
    taken = CLAIM_WORDS.search(case.said) or _TAKEN_BACK.search(case.said)
    if case.has("withdraw") and not case.negated and taken:
        return Finding(Stance.RETRACTS, "withdraws what was said", case.cue)
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
    clause = case.said.startswith("that ") or (lemma == "swear" and not case.said.startswith("to "))
    sworn = lemma in _SWORN and clause
    if sworn and not _FUTURE.search(case.said):
        return _sworn(case)
    if lemma in _HOLDS and (FALSE_WORDS.search(case.said) or _AS_CLAIM.match(case.said)):
        return Finding(Stance.DENIES, "holds it false", case.cue)
    if stance is Stance.ADMITS and _IGNORANT.match(case.said):
        return Finding(Stance.EVADES, "admits not to know", case.cue)
    if lemma == "acknowledge" and _RECEIPT.match(case.said):
        return Finding(Stance.CONFIRMS, "acknowledges receipt", case.cue)
    if lemma == "reckon" and _AMOUNT.search(case.said):
        return None
    if stance is Stance.PROMISES and _REVENGE.search(case.said) and lemma != "offer":
        return Finding(Stance.THREATENS, "vows harm", case.cue)
    if lemma == "agree" and case.said.startswith("that "):
        return Finding(Stance.CONFIRMS, "agrees that", case.cue)
    if lemma == "offer" and _NOT_GIVEN.match(case.said):
        return None
    return Finding(stance, f"cue {lemma!r}", case.cue)


_HOLDS = word_set("consider regard deem")
_AS_CLAIM = re.compile(
    r"(?:as )?\w+ the (?:\w+ )?(?:claims?|allegations?|accusations?|assertions?|charges?|"
    r"reports?)\b"
)
_SWORN = word_set("swear vow promise pledge guarantee assure reassure")
_FUTURE = re.compile(r"\b(?:will|would|shall|should|can|could|may|might)\b|['’]ll\b|\bto be\b", _I)
_IGNORANT = re.compile(
    r"(?:that )?(?:he|she|it|they|i|we|the \w+)\s+(?:(?:still|really|simply) )?(?:(?:do|does|did) "
    r"?(?:not|"
    r"n['’]t) know|cannot (?:say|tell|know)|can['’]t (?:say|tell)|could not (?:say|tell|know|be "
    r"sure)|"
    r"knew nothing|knows nothing|ha[sd] no idea)\b",
    _I,
)
_RECEIPT = re.compile(
    r"(?:the )?receipt\b|receiving\b|having received\b|that it (?:had )?received", _I
)
_AMOUNT = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|thousands?|half)\b", _I
)


def _sworn(case: Case) -> Finding:
    """Read "swore that nothing had flown": no promise, but an assertion under oath."""
    shown = content_stance(case.text, case.statement.content, case.source)
    if shown is not None:
        return shown
    if has_negation(case.said):
        return Finding(Stance.DENIES, "swears that not", case.cue)
    return Finding(Stance.ASSERTS, "swears that", case.cue)


def _stand_firm(case: Case) -> Finding | None:
    """Read "insists that none had been held": who insists on a negation answers a charge."""
    if case.has("stand", "stands", "stood", "stick", "sticks", "stuck", "cling", "clings", "clung"):
        stance = Stance.ASSERTS if _FIGURE.search(case.said) else Stance.DENIES
        return Finding(stance, "stands by it", case.cue)
    if case.negated or not case.has(*_FIRM):
        return None
    shown = content_stance(case.text, case.statement.content, case.source)
    if shown is not None:
        return shown
    if case.has(*_ANSWERS) and not case.said.rstrip("”\"’'").endswith("?"):
        return Finding(Stance.DENIES, "answers back", case.cue)
    if _FLATLY_NOT.search(case.said) and not _OPEN_END.search(case.said):
        return Finding(Stance.DENIES, "insists that not", case.cue)
    return None


_FIGURE = re.compile(
    r"\d|\b(?:figures?|count|tally|toll|numbers?|estimate|\w+teen|\w+ty|two|three|four|five|six|"
    r"seven|"
    r"eight|nine|ten|eleven|twelve|hundred|thousand)\b"
)
_FIRM = word_set("insist maintain counter retort repeat reiterate protest")
_ANSWERS = word_set("counter retort")
_FLATLY_NOT = re.compile(
    r"\b(?:no|none|nobody|no one|nothing|never|neither|without)\b|"
    r"\b(?:was|were|is|are|had|has|have|did|does|do)(?: [“\"‘]?not\b|n['’]t\b)",
    _I,
)
_OPEN_END = re.compile(r"\b(?:enough|yet|until|unless|alone|only|should|must|if)\b", _I)


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
    if _TOLD_TO.match(case.said) or _SHOULD.match(case.said):
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


_RAISED = word_set("made raised levelled aired spread circulated")


def _noun_cue(case: Case) -> Finding | None:
    last = case.words[-1] if case.words else ""
    if last in _RAISED or case.words[-2:] in {("put", "about"), ("put", "forward")}:
        return _repeat(case)  # "the accusation was first made by"
    for word in reversed(case.words):
        singular = word[:-3] + "y" if word.endswith("ies") else word.removesuffix("s")
        for noun in (word, singular):
            if noun in NOUN_STANCES:
                return Finding(NOUN_STANCES[noun], f"noun {noun!r}", case.cue)
    return None


CUE_RULES: tuple[Callable[[Case], Finding | None], ...] = (
    evasion,
    _retraction,
    calling,
    scorn,
    _stand_firm,
    _cue_word,
    _noun_cue,
)
"""Ordered: the first that finds a stance decides; then the content is asked."""
