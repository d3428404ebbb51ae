"""Where a content begins and ends within a unit."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sayso.extraction.statements.cues import CueHit
from sayso.extraction.statements.phrases import subject_left
from sayso.extraction.statements.words import TIME_WORDS, VERB_LIKE, Word, word_set

if TYPE_CHECKING:
    from sayso.extraction.statements.draft import Draft, Scene

__all__ = ["after_cue", "left_content", "only_setting", "right_content"]

_SETTING_PREP = word_set("in on at during by to via from through after before following")
_SETTING_NOUNS = word_set(
    """statement interview briefing conference speech tweet post letter email e-mail message
    telephone phone address hearing report article video television radio broadcast testimony
    filing lawsuit court memo release text rally debate facebook twitter telegram note blog essay
    column op-ed editorial book brief appearance call"""
)


_TURNS = word_set("did does has have had do")


def after_cue(words: Sequence[Word], hit: CueHit, last: int) -> int:
    """Skip addressee, occasion and time between a cue and its content.

    "told the newspaper by telephone on Monday that" starts its content at "that".
    """
    at = hit.end
    verb = hit.verb
    if verb is not None and verb.to_whom:
        at = _skip_addressee(words, at, last)
    moved = True
    while moved and at < last:
        moved = False
        word = words[at]
        if (
            word.low in TIME_WORDS and word.low not in {"this", "last", "next", "late", "early"}
        ) or (word.tag == "ADV" and at + 1 < last and words[at + 1].tag in {"THAT", "WH", "PREP"}):
            at += 1
            moved = True
        elif word.low in _SETTING_PREP:
            stop = _setting_end(words, at, last)
            if stop is not None:
                at = stop
                moved = True
        elif word.text == "," and at + 1 < last and words[at + 1].tag == "THAT":
            at += 1
            moved = True
        elif (
            word.low in {"this", "last", "next", "late", "early"}
            and at + 1 < last
            and (words[at + 1].low in TIME_WORDS)
        ):
            at += 2
            moved = True
    return at


def _skip_addressee(words: Sequence[Word], at: int, last: int) -> int:
    """Return where the addressee of "told" ends; *at* itself when there is none to skip."""
    if at >= last:
        return at
    plural = words[at].low.endswith("s") and words[at].tag in {"N", "CUE"}
    if plural and at + 1 < last and words[at + 1].tag in {"DET", "POSS", "PRON"}:
        return at + 1  # "told reporters the dam"
    for index in range(at, min(last, at + 22)):
        found = _addressee_stop(words, at, index, last)
        if found is not None:
            return found
        if index > at and words[index].tag in {"REL", "AUX", "VERB"}:
            break
    if words[at].tag == "PRON" or plural:
        return at + 1
    begin = at
    if words[at].tag in {"DET", "POSS"}:
        at += 1
    while at < last and words[at].tag == "N" and words[at].text[0].isupper():
        at += 1
    if at < last and words[at].tag == "N" and at == begin + 1:
        at += 1
    return at if at < last else begin


def _addressee_stop(words: Sequence[Word], at: int, index: int, last: int) -> int | None:
    """Return where the content starts if word *index* shows it, or None to look on."""
    word = words[index]
    if word.tag in {"THAT", "Q", "WH"} or word.text == ":":
        return index
    if word.text == ",":
        opens = index + 1 >= last or words[index + 1].tag in {"Q", "THAT"}
        return index if opens else at
    if index == at:
        return None
    if word.low == "to":
        return at
    return index if word.tag == "PRON" else None


def _setting_end(words: Sequence[Word], at: int, last: int) -> int | None:
    """Return the end of "in a statement", "on Monday", "at a briefing in Osh"; else None."""
    reach = min(last, at + 12)
    index = at + 1
    seen = False
    while index < reach:
        word = words[index]
        if word.tag in {"THAT", "Q", "WH"}:
            return index
        if word.text in {",", ":"}:
            return index if seen else None
        if word.low in TIME_WORDS or word.low in _SETTING_NOUNS or word.tag == "NUM":
            seen = True
            index += 1
            continue
        if (
            seen
            and word.tag in {"DET", "POSS", "PRON", "N", "NUM"}
            and words[index - 1].tag not in {"DET", "POSS", "PREP"}
        ):
            return index
        if word.tag in {"AUX", "VERB", "CUE", "SUB", "CC"}:
            return None
        index += 1
    return index if seen and index >= last else None


def only_setting(
    words: Sequence[Word], start: int, last: int, *, quoted: bool = False
) -> int | None:
    """Return where a stretch that only says when, where and to whom ends, or None.

    After a quotation (*quoted*) such a stretch may hold a clause of its own ("he said as
    he left the building").
    """
    if start >= last:
        return last
    word = words[start]
    if word.text in {",", "—", "–", "--", ";"}:
        return start
    if word.text == ":" or word.tag in {"Q", "THAT", "WH"} or (word.low == "to" and not quoted):
        return None
    stop = start
    while stop < last and words[stop].text not in {",", ";", "—", "–", "--"}:
        if words[stop].tag in {"THAT", "Q"} or words[stop].text == ":":
            return None
        if words[stop].tag in {"AUX", "VERB"} and not quoted:
            return None
        stop += 1
    if quoted or word.tag in {"PREP", "SUB", "ADV"} or word.low in TIME_WORDS:
        return stop
    if word.low in {"and", "but"}:
        return start
    return None


def right_content(scene: Scene, start: int, later: Sequence[CueHit] | None = None) -> int:
    """Return where a content that starts at word *start* ends.

    It ends before a coordinated cue ("but declined to say"), a further statement with a
    subject of its own (", and the mayor said"), a participle cue (", adding that", "by
    claiming"), ", according to", and a semicolon that a further cue follows.

    Args:
        scene: The cue in its unit.
        start: First word of the content.
        later: Cues that may end it; those to the right of the cue unless given.
    """
    words, hit = scene.words, scene.hit
    cues = scene.later if later is None else later
    after = words[start + 1 : start + 3] if words[start].tag == "Q" else ()
    if len(after) == 2 and after[0].low == "and" and after[1].tag in {"SUB", "ADV"}:
        return start + 1  # "and said, ‘Go,’ and then left"
    last = _before_turn(words, start, scene.last, cues)
    if words[0].low in _SUBORDINATORS and not scene.drafts:
        last = _main_clause(words, start, last)
    clause = hit.verb is not None and (hit.verb.clause or hit.verb.that)
    for other in cues:
        if other.start <= start + 1:
            continue
        if other.start >= last:
            break
        cut = _cut_before(words, start, other, last, participle=hit.kind == "ing", clause=clause)
        if cut is not None:
            return cut
    return last


_SUBORDINATORS = word_set(
    "after when while although though because since as before if once asked pressed questioned"
)


def _main_clause(words: Sequence[Word], start: int, last: int) -> int:
    """Return the comma after which the main clause starts: "After X denied it, the mayor …"."""
    for index in range(start + 1, last - 1):
        if words[index].text != "," or words[index + 1].tag in {"REL", "CC"}:
            continue
        if words[index + 1].low.endswith("ing"):
            continue
        for word in words[index + 1 : min(last, index + 12)]:
            if word.text == ",":
                break
            if word.tag in VERB_LIKE or (word.tag == "N" and word.low.endswith("ed")):
                return index
    return last


def _before_turn(words: Sequence[Word], start: int, last: int, cues: Sequence[CueHit]) -> int:
    """Return where a semicolon or "but did not" ends what starts at word *start*."""
    for index in range(start, last):
        word = words[index]
        if word.text == ";" and index > start and any(h.start > index for h in cues):
            return index
        turns = word.low == "but" and index + 2 < last and words[index + 1].low in _TURNS
        if turns and words[index + 2].tag == "NEG":
            return index - 1 if words[index - 1].text == "," else index
    return last


def _cut_before(
    words: Sequence[Word], start: int, other: CueHit, last: int, *, participle: bool, clause: bool
) -> int | None:
    """Return where a further cue ends a content, or None if it stands within it."""
    before = other.start - 1
    word = words[before]
    at_comma = before - 1 if words[before - 1].text == "," else before
    if other.kind == "phrase":
        return before if word.text == "," else other.start
    if other.kind in {"finite", "fixed"}:
        if word.low in {"and", "but", "or"}:
            return at_comma
        if word.text == "," and subject_left(words, other.start) is None:
            return before
        return _own_clause(words, start, other, last, clause=clause)
    if other.kind == "ing":
        if word.text == ",":
            return before
        if word.low in {"by", "after", "while", "when"} and before > start:
            return at_comma
        if word.tag == "CC" and participle:
            return before
    return None


def _own_clause(
    words: Sequence[Word], start: int, other: CueHit, last: int, *, clause: bool
) -> int | None:
    """Return where a further statement with a subject of its own cuts the content off."""
    subject = subject_left(words, other.start, start)
    if subject is None or subject[0] - 1 <= start:
        return None
    lead = subject[0] - 1
    if words[lead].text in {";", "—"}:
        return lead
    if words[lead].text == "," and other.end >= last and other.plain:
        return lead
    # go back over an introduction (", and on April 8, the president confirmed")
    index = lead
    while (
        index > start
        and index > lead - 8
        and words[index].tag in {"PREP", "N", "NUM", "DET", "ADV"}
    ) or (words[index].text == "," and index == lead):
        index -= 1
    word = words[index]
    if word.low in {"and", "but", "while", "whereas", "as", "though", "although", "yet"}:
        if words[index - 1].text == ",":
            return index - 1
        if not clause and word.tag == "CC":
            return index
    return None


def _after_dateline(words: Sequence[Word], end: int) -> int:
    """Return where the text starts after "NARVA, Estonia, May 4 (BW) -", or 0."""
    if not words[0].text.isupper() or len(words[0].text) < 3:
        return 0
    for index in range(1, min(end - 1, 16)):
        if words[index].text in {"-", "–", "—", "--"} and words[index + 1].text[:1] != " ":
            return index + 1
        if words[index].tag in {"AUX", "VERB", "CUE", "Q"}:
            return 0
    return 0


def left_content(
    words: Sequence[Word], stop: int, drafts: Sequence[Draft]
) -> tuple[int, int] | None:
    """Return the content that ends before word *stop*, joining comma left out, or None."""
    end = stop
    while end > 0 and words[end - 1].text in {",", "—", "–", "--"}:
        end -= 1
    begin = 0
    for draft in drafts:
        edge = max([draft.cue[1], *(c[1] for c in draft.content)])
        if edge < end and draft.rule in {"after content", "inverted"}:
            begin = max(begin, edge)
    for index in range(end - 1, begin - 1, -1):
        if words[index].text in {";", ":"}:
            begin = index + 1
            break
    begin = max(begin, _after_dateline(words, end))
    while begin < end and (words[begin].tag == "P" or (begin > 0 and words[begin].tag == "CC")):
        begin += 1
    return (begin, end) if begin < end else None
