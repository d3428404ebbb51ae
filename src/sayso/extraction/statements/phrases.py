"""Noun phrases around a cue, found by word shape and closed-class words alone."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.statements.words import VERB_LIKE, Word, word_set

__all__ = ["object_end", "subject_left", "subject_right"]

_NOUNISH = frozenset({"N", "NUM", "DET", "POSS", "PREP", "S", "PRON"})
_REL_REACH = 28
_ASIDE_REACH = 34
_NAME = 5
"""Words of an aside that may still be a name."""
_INTRO = word_set(
    """in on at after before during for since by from with under amid despite as when while if
    because although though until within late early last earlier later meanwhile however instead
    indeed yet still also then and but or so"""
)
_ASIDE_PREP = word_set("for of from at with")


def subject_left(words: Sequence[Word], stop: int, floor: int = 0) -> tuple[int, int] | None:
    """Return the subject that ends right before word *stop*, as word indices, or None.

    Takes titles, appositions, relative clauses and asides between commas ("X, who is
    leaving,") along, and never goes left of *floor*.
    """
    end = stop
    while end > floor and words[end - 1].tag == "ADV":
        end -= 1
    if end <= floor:
        return None
    if words[end - 1].tag == "REL":
        return (end - 1, end)
    if words[end - 1].text in {",", ")", "—", "–", "-", "--"}:
        return _with_aside(words, end, floor)
    begin = _noun_phrase(words, end, floor)
    return (begin, end) if begin < end else None


def subject_right(words: Sequence[Word], start: int, ceiling: int) -> int:
    """Return the end of the noun phrase that starts at word *start* (inverted order)."""
    at = start
    relative = False
    while at < ceiling and not _ends_subject(words, at, start, ceiling, relative=relative):
        relative = relative or words[at].tag == "REL"
        at += 1
    while at > start and words[at - 1].text in {",", "."}:
        at -= 1
    return at


def _ends_subject(
    words: Sequence[Word], at: int, start: int, ceiling: int, *, relative: bool
) -> bool:
    """Tell whether word *at* can't belong to an inverted subject that began at *start*."""
    word = words[at]
    if word.text in {";", ":", "—", "–", "--"} or word.tag == "Q":
        return True
    if word.text == ",":
        return not _continues(words, at + 1, ceiling)
    if word.low in {"in", "during", "on", "at", "after"} and _occasion(words, at, ceiling):
        return True
    if word.tag == "CC":
        return at + 1 < ceiling and words[at + 1].tag in VERB_LIKE
    if relative or word.tag == "REL":
        return False
    if word.tag in {"SUB", "WH"}:
        return word.low != "as"
    if at == start:
        return False
    return word.tag == "AUX" or (word.tag == "CUE" and not word.low.endswith(("ing", "ed", "s")))


def object_end(words: Sequence[Word], start: int, ceiling: int) -> int:
    """Return where a noun-phrase content that starts at word *start* ends."""
    at = start
    while at < ceiling:
        word = words[at]
        if word.text in {";", ":", "—", "–", "--"}:
            break
        if word.text == "," and not _object_goes_on(words, at + 1, ceiling):
            break
        if at > start and word.tag == "SUB" and not _joins(words, start, at):
            break
        if (
            at > start + 1
            and word.low in {"in", "during", "at", "on"}
            and (_occasion(words, at, ceiling))
        ):
            break
        if (
            at > start
            and word.low == "on"
            and at + 1 < ceiling
            and _is_day(words[at + 1])
            and (at + 2 >= ceiling or words[at + 2].tag in {"SUB", "P"})
        ):
            break
        at += 1
    return at


def _joins(words: Sequence[Word], start: int, at: int) -> bool:
    """Tell a preposition within the object ("putting profit before safety") from a new clause."""
    if words[at].low in {"as", "than", "so"}:
        return True
    gerund = any(w.low.endswith("ing") and w.tag != "PREP" for w in words[start:at])
    return words[at].low in {"before", "after", "since"} and gerund


def _object_goes_on(words: Sequence[Word], at: int, ceiling: int) -> bool:
    if at >= ceiling:
        return False
    word = words[at]
    if word.tag == "Q" or word.low in {"including", "with", "who", "which", "such", "from"}:
        return True
    if word.tag in {"NUM", "DET"}:
        for item in words[at : min(ceiling, at + 9)]:
            if item.tag in {"AUX", "VERB", "CUE"}:
                return False
            if item.text == ",":
                break
        return True
    return False


def _occasion_on(words: Sequence[Word], at: int, ceiling: int) -> bool:
    return at + 1 < ceiling and _is_day(words[at + 1])


def _is_day(word: Word) -> bool:
    return word.low in {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"
    }  # fmt: skip


def _occasion(words: Sequence[Word], at: int, ceiling: int) -> bool:
    """Tell whether a preposition opens when or where it was said, not part of a name."""
    after = [w.low for w in words[at + 1 : min(ceiling, at + 5)]]
    if words[at].low == "on":
        return bool(after) and _is_day(words[at + 1])
    if "on" in words[at].low and any(w == "day" for w in after):
        return False
    nouns = {
        "statement",
        "interview",
        "briefing",
        "conference",
        "speech",
        "tweet",
        "post",
        "letter",
        "email",
        "e-mail",
        "message",
        "telephone",
        "address",
        "hearing",
    }
    if "post" in after and words[at + 1 + after.index("post")].low == "post":
        return after.index("post") < 1 or after[after.index("post") - 1] in _POSTED
    return any(w in nouns for w in after)


_POSTED = word_set(
    "a the his her its their this that another online blog facebook telegram x social"
)


def _continues(words: Sequence[Word], at: int, ceiling: int) -> bool:
    """Tell whether what follows a comma is still the inverted subject (an apposition)."""
    if at >= ceiling:
        return False
    word = words[at]
    if word.tag in {"REL", "NUM"}:
        return True
    if word.tag in {"Q", "CC", "SUB", "WH", "ADV"} or word.low.endswith("ing"):
        return False
    if word.tag in {"DET", "N", "POSS"} or word.low in _ASIDE_PREP:
        rest = words[at:ceiling]
        comma = next((i for i, w in enumerate(rest) if w.text == ","), len(rest))
        seen_relative = False
        for item in rest[:comma]:
            seen_relative = seen_relative or item.tag == "REL"
            if item.tag == "AUX" and not seen_relative:
                return False
        return True
    return False


def _with_aside(words: Sequence[Word], end: int, floor: int) -> tuple[int, int] | None:
    """Read ``NP, aside,`` leftwards: the aside belongs to the subject."""
    close = end - 1
    if words[close].text == ")":
        opening = next((i for i in range(close - 1, floor - 1, -1) if words[i].text == "("), None)
        if opening is None:
            return None
        begin = _noun_phrase(words, opening, floor)
        return (begin, end) if begin < opening else None
    marks = {","} if words[close].text == "," else {words[close].text, "—", "–"}
    at = close - 1
    limit = max(floor, close - _ASIDE_REACH)
    best: tuple[int, int] | None = None
    while at > limit:
        if words[at].text in {";", ":"} or (words[at].tag == "Q" and best):
            break
        if words[at].text in marks:
            begin = _noun_phrase(words, at, floor)
            aside = words[at + 1 : close]
            if begin < at and aside and aside[0].low == "according":
                return (begin, at)
            if begin < at and aside and _is_aside(aside):
                best = (begin, close)
                if (
                    words[begin].tag == "POSS"
                    and aside[0].text[:1].isupper()
                    and len(aside) < _NAME
                ):
                    return best  # "…, his lawyer, Ruth Kachale, said"
                if words[begin].low not in _INTRO and not _is_apposition(words, begin, floor):
                    return best
        at -= 1
    return best


def _is_apposition(words: Sequence[Word], begin: int, floor: int) -> bool:
    return begin - 1 > floor and words[begin - 1].text == ","


def _is_aside(aside: Sequence[Word]) -> bool:
    first = aside[0]
    if first.tag in {"REL", "NUM", "DET", "POSS"} or first.low.endswith(("ing", "ed")):
        return True
    if first.low in _ASIDE_PREP or first.tag in {"SUB", "WH"} or first.low in {"to", "in"}:
        return True
    if first.tag in {"PRON", "CC", "Q"}:
        return False
    return not any(w.tag == "AUX" for w in aside) or any(w.tag == "REL" for w in aside)


def _noun_phrase(words: Sequence[Word], end: int, floor: int) -> int:
    """Return where the noun phrase that ends before *end* begins (``end`` if none)."""
    at = end
    while at > floor:
        word = words[at - 1]
        if word.tag == "PRON":
            # a pronoun is a whole phrase
            return at - 1 if at == end else at
        if word.tag in _NOUNISH or (word.tag == "ADV" and at < end):
            at -= 1
            if word.tag == "DET" and at > floor and words[at - 1].tag == "N" and word.low != "the":
                return _trim(words, at, end)
            continue
        if word.tag in {"CUE", "VERB", "AUX", "THAT", "REL", "WH"} and at < end:
            back = _relative(words, at, floor)
            if back is not None:
                at = back
                continue
            if (
                word.tag == "CUE"
                and words[at].tag not in {"DET", "PRON", "POSS"}
                and _is_noun_here(words, at - 1, floor)
            ):
                at -= 1
                continue
            if word.tag == "VERB" and word.low.endswith("ed") and words[at].tag == "PREP":
                at -= 1
                continue
        if word.tag == "CUE" and at == end and _is_noun_here(words, at - 1, floor):
            at -= 1
            continue
        if word.low == "and" and at < end:
            other = _noun_phrase(words, at - 1, floor)
            if other < at - 1 and _at_border(words, other, floor):
                return other
        break
    return _trim(words, at, end)


def _trim(words: Sequence[Word], at: int, end: int) -> int:
    """Drop what can't open a subject: a stray preposition, adverb or possessive mark."""
    while at < end and (words[at].tag in {"ADV", "S"} or words[at].tag == "PREP"):
        if words[at].tag == "PREP" and at > 0 and words[at - 1].tag == "N":
            break
        if words[at].tag == "PREP":
            # an introductory phrase without a comma: its noun phrase isn't the subject
            if at + 1 < end and words[at].low not in {"near", "about", "over", "around"}:
                return _after_intro(words, at, end)
            at += 1
            continue
        at += 1
    return at


def _after_intro(words: Sequence[Word], at: int, end: int) -> int:
    """Skip "In Kyiv on Friday" before a subject that follows without a comma."""
    for index in range(at + 1, end):
        word = words[index]
        if word.tag in {"DET", "POSS"} and index > at + 1 and words[index - 1].tag != "PREP":
            return index
        if word.tag == "N" and words[index - 1].low in _DAYS:
            return index
    if words[end - 1].text[:1].isupper() and words[end - 2].tag == "PREP":
        return end
    return at + 1 if end - at > 2 else end


_DAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")


def _is_noun_here(words: Sequence[Word], at: int, floor: int) -> bool:
    """Tell whether a word with the form of a cue verb is a noun: "press reports", "the call"."""
    if at <= floor:
        return at + 1 < len(words) and words[at + 1].tag in VERB_LIKE
    before = words[at - 1]
    if words[at].low.endswith("ed"):
        return before.tag in {"DET", "POSS", "NUM", "PREP"} or (
            at + 1 < len(words) and words[at + 1].low in {"by", "in", "from", "at", "near"}
        )
    return before.tag in {"DET", "POSS", "PREP", "S", "NUM", "N"}


def _relative(words: Sequence[Word], at: int, floor: int) -> int | None:
    """Return where the relative clause that holds word ``at - 1`` begins, or None."""
    for index in range(at - 1, max(floor, at - _REL_REACH), -1):
        word = words[index]
        if word.tag == "REL" or (word.tag == "THAT" and words[index - 1].tag == "N"):
            if index > floor and words[index - 1].tag in {"N", "PRON", "NUM"}:
                return index
            return None
        if word.tag in {"P", "Q", "SUB"}:
            return None
    return None


def _at_border(words: Sequence[Word], begin: int, floor: int) -> bool:
    if begin <= floor:
        return True
    before = words[begin - 1]
    return before.tag in {"P", "Q", "THAT", "SUB", "WH", "CC", "REL"}
