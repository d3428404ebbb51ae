"""Cues that aren't finite verbs: phrases, nouns, passives and participles."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.statements.clauses import is_new_clause
from sayso.extraction.statements.contents import left_content, right_content
from sayso.extraction.statements.cue_phrases import is_people, is_speaker, that_after
from sayso.extraction.statements.draft import Draft, Range, Scene
from sayso.extraction.statements.finite import content_after
from sayso.extraction.statements.phrases import object_end, subject_left, subject_right
from sayso.extraction.statements.subjects import governor
from sayso.extraction.statements.words import VERB_LIKE, Word, word_set

__all__ = ["noun", "participle", "passive", "phrase"]

_HEARSAY = word_set(
    "say believe report think understand expect allege consider know estimate suspect claim assume"
)
_SAID_BY = word_set(
    """deny reject confirm announce report claim allege describe criticise criticize condemn
    denounce dismiss dispute refute acknowledge propose promise predict recommend praise
    endorse condemn demand request question challenge verify corroborate retract withdraw write"""
)
_PARTICIPLE_OBJECTS = word_set(
    """accuse blame deny reject dismiss describe call confirm acknowledge condemn denounce warn
    promise pledge demand urge announce cite quote praise criticize criticise welcome"""
)
_BEFORE_PARTICIPLE = word_set("by after while when in")


def phrase(scene: Scene) -> Draft | None:
    """Read "according to X, …", "…, according to X" and "…, according to X, …"."""
    words, hit, last = scene.words, scene.hit, scene.last
    start = hit.end
    if start >= last:
        return None
    if all(w.tag in {"P", "ADV", "CC"} for w in words[: hit.start]):
        stop = start
        while stop < last and not (words[stop].text == "," and not _goes_on(words, stop + 1, last)):
            stop += 1
        pieces = [(stop + 1, right_content(scene, stop + 1))] if stop + 1 < last else []
    else:
        stop = subject_right(words, start, last)
        left = left_content(words, hit.start, scene.drafts)
        if left is not None and words[left[1] - 1].low in {"that", "which", "who"}:
            left = (left[1] - 1, left[1])  # "work that, according to neighbours, had begun"
        pieces = [left] if left is not None else []
        if pieces and stop + 1 < last and words[stop].text == ",":
            after = words[stop + 1]
            if after.tag not in {"CC", "SUB"} and not is_new_clause(words, stop + 1, scene.later):
                pieces.append((stop + 1, right_content(scene, stop + 1, ())))
    pieces = [p for p in pieces if p[0] < p[1]]
    if not pieces or stop <= start:
        return None
    source = (start, stop)
    return scene.make(source, pieces, "according to", f"{scene.cue!r} with {scene.text(source)!r}")


def _goes_on(words: Sequence[Word], at: int, last: int) -> bool:
    """Tell whether an apposition or relative clause follows the comma."""
    if at < last and words[at].tag == "REL":
        return True
    comma = next((i for i in range(at, min(last, at + 14)) if words[i].text == ","), None)
    if comma is None or words[at].low not in {"a", "an", "the"}:
        return False
    return not any(w.tag in VERB_LIKE or w.low.endswith("ed") for w in words[at:comma])


def noun(scene: Scene) -> Draft | None:
    """Read "his claim that", "Kiev's denial of", "the announcement that"."""
    words, hit = scene.words, scene.hit
    start = hit.end
    before = hit.start - 1
    while before > 0 and hit.start - before < 3 and _modifies(words[before]):
        before -= 1
    source: Range | None = None
    if words[before].tag == "POSS":
        source = (before, before + 1)
    elif words[before].tag == "S" and before > 0:
        found = subject_left(words, before)
        source = (_owner(words, found), before + 1) if found else None
    elif is_people(words, hit.start - 1):
        source = (hit.start - 1, hit.start)
    by = words[start].low in {"by", "from"} or is_speaker(words, start)
    that = that_after(words, start) if by else None
    if that is not None:
        content = [(that, _before_predicate(words, that, right_content(scene, that)))]
        why = f"noun {scene.cue!r} by {scene.text((start + 1, that))!r}"
        return scene.make((start + 1, that), content, "noun by", why)
    stated = _stated(scene, start) if source is not None else None
    if stated is not None or (start < scene.last and words[start].tag in VERB_LIKE):
        why = f"noun {scene.cue!r} of {scene.text(source)!r}" if source else ""
        return scene.make(source, [stated], "noun", why) if stated is not None else None
    stop = _noun_end(scene, start)
    if stop <= start + 1:
        return None
    name = scene.text(source) if source else "no one named"
    return scene.make(source, [(start, stop)], "noun", f"noun {scene.cue!r} of {name!r}")


def _owner(words: Sequence[Word], found: Range) -> int:
    """Leave the verb before an owner out: "the ministry rejects | Grodno's assertion"."""
    for index in range(found[1] - 1, found[0], -1):
        if words[index].tag == "CUE" and words[index].low.endswith(("s", "ed")):
            return index + 1 if index + 1 < found[1] else found[0]
    return found[0]


def _stated(scene: Scene, start: int) -> Range | None:
    """Read "its count stands at nine" and "the company's version is that", from the verb on."""
    words = scene.words
    if start >= scene.last or words[start].tag not in VERB_LIKE:
        return None
    following = words[start + 1] if start + 1 < scene.last else None
    if following is not None and following.tag == "THAT":
        return (start + 1, right_content(scene, start + 1))
    start += 2 if following is not None and following.low == "at" else 1
    stop = object_end(words, start, right_content(scene, start))
    return (start, stop) if stop > start else None


def _noun_end(scene: Scene, start: int) -> int:
    """Return where the content of a noun ends that starts at word *start*."""
    words = scene.words
    stop = object_end(words, start, right_content(scene, start))
    if words[start].tag == "THAT":
        stop = _before_predicate(words, start, stop)
    if words[start].low == "of":
        stop = next((i for i in range(start + 1, stop) if words[i].tag == "AUX"), stop)
    for index in range(start + 4, stop):
        if words[index].tag == "Q":
            return index
    return stop


def _before_predicate(words: Sequence[Word], that: int, stop: int) -> int:
    """Return where the clause behind "the claim that" ends and the claim's own verb begins.

    Every clause has one verb group; "the theory that the bridge was mined | has found few takers"
    has one more.
    """
    verbs, clauses = 0, 1
    group = -2
    for index in range(that + 1, stop):
        word = words[index]
        if word.tag in {"REL", "SUB", "CC", "WH", "THAT", "PRON"} or word.text == ",":
            clauses += 1
        elif word.tag in {"AUX", "VERB"} or (word.tag == "CUE" and group == index - 1):
            if group != index - 1:
                verbs += 1
                if verbs > clauses and word.tag == "AUX":
                    return index
            group = index
        elif word.tag in {"ADV", "NEG"} and group == index - 1:
            group = index
    return stop


def _modifies(word: Word) -> bool:
    return word.tag in {"N", "ADV", "NUM"} and word.text[0].islower()


def passive(scene: Scene) -> Draft | None:
    """Read "it was reported that", "is said to have", "was denied by the ministry"."""
    words, hit, last = scene.words, scene.hit, scene.last
    verb = hit.verb
    if verb is None or hit.end >= last:
        return None
    subject = subject_left(words, hit.start)
    word = words[hit.end]
    if word.low == "by":
        return _by(scene, subject)
    if hit.kind == "part" or subject is None:
        return None
    why = f"{scene.cue!r} without a source"
    rest = (hit.end, right_content(scene, hit.end))
    expletive = words[subject[0]].low in {"it", "there"} and (verb.clause or verb.that)
    if word.tag == "THAT" and (expletive or verb.to_whom):
        return scene.make(None, [rest], "passive it", why)
    if word.low == "to" and verb.lemma in _HEARSAY:
        return scene.make(None, [subject, rest], "said to", why)
    return None


def _by(scene: Scene, subject: Range | None) -> Draft | None:
    words, hit = scene.words, scene.hit
    begin = hit.end + 1
    if subject is None or begin >= scene.last or words[begin].low.endswith("ing"):
        return None
    if hit.verb is None or hit.verb.lemma not in _SAID_BY:
        return None
    stop = subject_right(words, begin, right_content(scene, begin))
    if stop <= begin:
        return None
    source = (begin, stop)
    why = f"{scene.cue!r} by {scene.text(source)!r}"
    return scene.make(source, [subject], "passive by", why)


def participle(scene: Scene) -> Draft | None:
    """Read ", claiming that", "by insisting that", "each side accusing the other"."""
    verb, before = scene.hit.verb, scene.before
    if verb is None:
        return None
    source = _participle_source(scene)
    if source is None:
        return None
    draft = content_after(scene, source, "participle")
    if draft is None:
        return None
    after_comma = before is not None and before.text == ","
    if after_comma and draft.rule == "object" and verb.lemma not in _PARTICIPLE_OBJECTS:
        return None
    draft.rule = "participle"
    draft.why = f"{scene.cue!r} by the subject {scene.text(source)!r}"
    return draft


def _participle_source(scene: Scene) -> Range | None:
    words, hit, before = scene.words, scene.hit, scene.before
    if before is not None and before.low == "as":
        return _quoted_person(scene)
    if before is not None and before.tag in {"N", "PRON"} and hit.start > 1:
        source = subject_left(words, hit.start)
        if source is None:
            return None
        lead = words[source[0] - 1] if source[0] > 0 else None
        return source if lead is None or lead.text == "," or lead.low == "with" else None
    if before is None or before.text == "," or before.low in _BEFORE_PARTICIPLE:
        return governor(scene)
    if before.tag in {"CC", "SUB"} and before.low != "before":
        return governor(scene)
    return None


def _quoted_person(scene: Scene) -> Range | None:
    """Read "the paper quoted a guard as saying": the words are the guard's."""
    stop = scene.hit.start - 1
    for index in range(stop - 1, max(-1, stop - 30), -1):
        if scene.words[index].low in {"quoted", "quotes", "quoting", "cited", "cites", "citing"}:
            return (index + 1, stop) if index + 1 < stop else None
    return None
