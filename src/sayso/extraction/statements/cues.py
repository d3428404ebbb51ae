"""Cue groups: the verb groups, nouns and phrases of a unit that may attribute."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.statements.cue_phrases import (
    TALES,
    noun_hit,
    phrase_hit,
    set_phrase_hit,
    singular,
)
from sayso.extraction.statements.hits import CueHit, group_start
from sayso.extraction.statements.lexicon import CUE_FORMS, CUE_NOUNS, CueVerb
from sayso.extraction.statements.words import VERB_LIKE, Word, word_set

__all__ = ["CueHit", "find_cues"]

_BE = word_set("is are was were be been being am")
_HAVE = word_set("has have had having")
_REFUSALS = word_set(
    "declined declines decline declining refused refuses refuse refusing failed fails neglected"
)
_LINKS = word_set(
    """went goes sought tried tries attempted attempting trying seeking continued continues
    appeared seemed offered began wants wanted used moved rushed managed able"""
)
_EVASIVE = word_set(
    """say comment answer respond reply confirm explain elaborate discuss disclose specify
    identify name clarify address reveal know speculate tell provide give establish determine
    rule verify return deny describe state mention"""
)
_NEGATED_BELIEFS = word_set("believe think expect want")
_NEGATIONS = word_set("not never n't no neither nobody none cannot")
_QUANTITIES = word_set("all both some many others few one each this another those")


def find_cues(words: Sequence[Word]) -> list[CueHit]:
    """Return the cue groups of a unit from left to right, none overlapping another."""
    hits: list[CueHit] = []
    at = 0
    while at < len(words):
        hit = _hit_at(words, at)
        if hit is not None and (not hits or hit.start >= hits[-1].end):
            hits.append(hit)
            at = max(hit.end, at + 1)
        elif hit is not None and hit.start <= hits[-1].start:
            hits[-1] = hit
            at = max(hit.end, at + 1)
        else:
            at += 1
    return hits


def _hit_at(words: Sequence[Word], at: int) -> CueHit | None:
    word = words[at]
    hit: CueHit | None = None
    if word.tag == "CUE":
        hit = _verb_hit(words, at) or noun_hit(words, at)
    elif word.low in {"according", "words", "word"}:
        hit = phrase_hit(words, at)
    elif word.low in {"comment", "comments"} or (
        word.tag == "N" and (singular(word.low) in CUE_NOUNS or singular(word.low) in TALES)
    ):
        hit = noun_hit(words, at)
    if word.low == "neither" or (hit is None and word.tag in {"AUX", "VERB", "N", "NEG"}):
        hit = set_phrase_hit(words, at)
    return hit


def _negated(words: Sequence[Word], start: int, head: int) -> bool:
    return any(w.low in _NEGATIONS or w.low.endswith("n't") for w in words[start:head])


def _verb_hit(words: Sequence[Word], at: int) -> CueHit | None:
    """Return the verb group whose main verb is word *at*, or None if it attributes nothing."""
    forms = CUE_FORMS[words[at].low]
    verb = forms[0].verb
    names = {f.form for f in forms}
    start = group_start(words, at)
    end = _end(words, at, verb)
    if verb.needs_particle and end == at + 1:
        return None
    if start > 0 and words[start - 1].low == "to" and "base" in names:
        return _chained(words, start, at, end, verb)
    evasive = False
    if _negated(words, start, at) or _no_subject(words, start):
        evasive = verb.lemma in _EVASIVE
        if not evasive and verb.lemma not in _NEGATED_BELIEFS:
            return None
    kind = _kind(words, start, at, names)
    if kind == "past":
        return _past(words, start, at, end, verb, evasive=evasive)
    if kind == "present":
        return _present(words, start, at, end, verb, names)
    return CueHit(start, at, end, verb, kind, evasive=evasive) if kind else None


def _chained(words: Sequence[Word], start: int, at: int, end: int, verb: CueVerb) -> CueHit | None:
    """Read "declined to say", "went on to argue", "is seeking to cast"."""
    link = start - 2
    while link > 0 and words[link].tag == "ADV":
        link -= 1
    if link > 0 and words[link].low == "on":
        link -= 1
    if link < 0:
        return None
    low = words[link].low
    if low in _REFUSALS:
        if verb.lemma not in _EVASIVE:
            return None
        return CueHit(group_start(words, link), at, end, verb, "finite", evasive=True)
    if low not in _LINKS:
        return None
    begin = group_start(words, link)
    negated = _negated(words, begin, link) or _no_subject(words, begin)
    if negated and verb.lemma not in _EVASIVE:
        return None
    return CueHit(begin, at, end, verb, "finite", evasive=negated)


def _kind(words: Sequence[Word], start: int, at: int, names: set[str]) -> str | None:
    """Name the form of a verb group from its auxiliaries, or None if it can't be a cue."""
    auxiliaries = [w.low for w in words[start:at] if w.tag == "AUX"]
    before = words[start - 1] if start > 0 else None
    if "ing" in names:
        if any(a in _BE for a in auxiliaries):
            return "finite"
        return None if before is not None and before.tag in {"DET", "POSS", "S"} else "ing"
    if not auxiliaries:
        return "past" if "past" in names else "present"
    last = auxiliaries[-1]
    if names & {"past", "part"} and (last in _BE or last in _HAVE):
        return "passive" if last in _BE else "finite"
    if last in _BE:
        return None
    if "base" in names or (last == "'s" and names & {"past", "s"}):
        return "finite"
    return None


def _past(
    words: Sequence[Word], start: int, at: int, end: int, verb: CueVerb, *, evasive: bool
) -> CueHit | None:
    """Tell a past tense from a participle that modifies ("the alleged plot")."""
    before = words[start - 1] if start > 0 else None
    following = words[at + 1] if at + 1 < len(words) else None
    if (
        following is not None
        and following.tag == "N"
        and verb.lemma in _ADJECTIVAL
        and (before is None or before.tag in {"DET", "POSS", "NUM", "PREP", "P", "CC"})
    ):
        return None
    if (
        before is not None
        and before.tag in {"DET", "POSS", "NUM", "PREP"}
        and before.low not in _QUANTITIES
    ):
        return None
    if (
        following is not None
        and following.low == "by"
        and (before is None or before.tag in {"N", "P"})
    ):
        return CueHit(start, at, end, verb, "part")
    return CueHit(start, at, end, verb, "finite", evasive=evasive, plain=True)


_ADJECTIVAL = word_set(
    "allege suspect report estimate plan propose expect claim promise threaten announce order"
)
_PLURALS = word_set(
    """i you we they who which that others people these those many some police men women children
    media both"""
)


def _present(
    words: Sequence[Word], start: int, at: int, end: int, verb: CueVerb, names: set[str]
) -> CueHit | None:
    """Tell a present tense from a noun of the same form ("reports", "the call")."""
    before = words[start - 1] if start > 0 else None
    following = words[at + 1] if at + 1 < len(words) else None
    if before is None or (
        before.tag in {"DET", "POSS", "PREP", "S", "SUB"}
        and before.low not in _QUANTITIES
        and before.low != "that"
    ):
        return None
    verb_next = following is not None and following.tag in VERB_LIKE
    if verb_next and not (verb.clause and following is not None and following.low.endswith("s")):
        return None
    if verb.lemma == "state" and (
        following is None
        or (following.tag not in {"THAT", "Q"} and following.text not in {":", ","})
    ):
        return None
    noun = singular(words[at].low) in CUE_NOUNS
    fits = (
        _third_person(before, following, noun=noun)
        if "s" in names
        else _plural(before, verb, noun=noun)
    )
    return CueHit(start, at, end, verb, "finite", plain=True) if fits else None


def _third_person(before: Word, following: Word | None, *, noun: bool) -> bool:
    """Tell whether a form in -s is a verb rather than a plural noun."""
    if not noun or before.text[:1].isupper() or before.tag in {"PRON", "P", "REL"}:
        return True
    if before.tag == "N" and before.low.endswith("s"):
        return False
    return following is None or following.low not in {"of", "that", "from", "by", "in"}


def _plural(before: Word, verb: CueVerb, *, noun: bool) -> bool:
    """Tell whether a base form is a present tense: its subject is plural."""
    if before.tag == "CC":
        return not noun and before.low in {"and", "but"}
    if before.low in _PLURALS or before.low.endswith("s") or before.text == ",":
        return True
    return before.tag == "Q" or (not noun and verb.clause and before.tag in {"N", "NUM"})


def _no_subject(words: Sequence[Word], start: int) -> bool:
    """Tell whether the subject itself negates: "no official has offered to explain"."""
    for index in range(start - 1, max(-1, start - 8), -1):
        low = words[index].low
        if low in {"no", "neither", "nobody", "none"}:
            return True
        if words[index].tag in {"P", "Q", "CUE", "VERB", "AUX", "SUB"}:
            return False
    return False


def _end(words: Sequence[Word], at: int, verb: CueVerb) -> int:
    end = at + 1
    if verb.lemma == "make":
        if end + 1 < len(words) and words[end].low == "it":
            return end + 2 if words[end + 1].low == "clear" else end
        return end + 1 if end < len(words) and words[end].low == "clear" else end
    for particle in verb.particles:
        parts = particle.split()
        if [w.low for w in words[end : end + len(parts)]] == parts:
            return end + len(parts)
    return end
