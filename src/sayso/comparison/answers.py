"""What statements answer within their own document: "Bishkek denies it", "withdrew its report".

Each answer names the rule that found it. Contents that speak for themselves ("no ambulance
was hit") are matched across documents instead, in :mod:`sayso.comparison.propositions`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from sayso.comparison.actors import speaks_for
from sayso.comparison.facts import Answer, Held, Who
from sayso.comparison.terms import meet, same_spot
from sayso.comparison.words import bodies_in, fold, stem, words

__all__ = [
    "ASSERTIVE",
    "DEEDS",
    "OPPOSED",
    "answers_of",
    "bodies_of",
    "is_reference",
    "same_speaker",
    "says_the_same",
]

ASSERTIVE = frozenset({"asserts", "accuses", "confirms", "admits", "announces", "believes"})
"""Stances that hold what is said."""
OPPOSED = frozenset({"denies", "doubts", "retracts"})
"""Stances that speak against what is said."""
DEEDS = frozenset({"ASSAULT", "COERCE", "ACCIDENT", "SANCTION", "MOBILIZE", "THREATEN", "RETREAT"})
"""Event types that somebody can be blamed for."""
NEAR = 2
"""Paragraphs back in which a denial in its own words answers an accusation of the denier."""
_PLAIN = frozenset({"asserts", "believes", "denies"})
_NEGATED = re.compile(
    r"(?i)^[^.;:?!…]*?(?:\b(?:no|not|never|nobody|none|neither|nothing|nor|nowhere)\b|n['’]t\b)"
)
_OWNER = re.compile(r"(?i)^\W*(?:the\s+)?(?:[\w-]+\s+){0,2}?([\w-]+)['’]s?\s+\w+")
_ALL = re.compile(r"(?i)^\W*(?:everything|it all|all of|any of|anything of)\b")
CONTRARY = 0.45
"""Share of a negated statement's telling words that what it contradicts holds."""
CONTRARY_LEAST = 2.0
TELLS = 0.8
REACH = 5
"""Paragraphs back in which what a denial answers is looked for: in news the reply stands
in the same paragraph or the ones right after."""

_NOUNS = (
    "accusation accusations allegation allegations claim claims charge charges report reports "
    "story complaint complaints version account assertion assertions suggestion statement "
    "blame responsibility involvement news rumour rumours rumor rumors findings finding"
)
_PRONOUN = re.compile(
    r"(?i)^\W*(?:it all|all of (?:it|this|that)|any of (?:it|this|that)|everything|anything of the "
    r"(?:sort|kind)|both)\W*$|"
    r"^\W*(?:it|this|them|these|those)\b(?!\W+(?:is|was|had|has|would|will|did|could|were|"
    r"are|can|contained|contains|may|might|should|[a-z]+ed)\b)|^\W*that\W*$"
)
_REFERENCE = re.compile(
    r"(?i)^\W*(?:(?:the|its|their|his|her|this|that|these|those|such|any|all|every)\s+"
    r"(?:\w+\s+)?(?:[\w-]+['’]s?\s+)?|[\w-]+['’]s?\s+)"
    r"(?:" + _NOUNS.replace(" ", "|") + r")\b(?!\s+(?:that|of|handed|by)\b)"
)
_SAME = re.compile(r"(?i)^\W*(?:much |exactly |just )?the same(?: thing| story| account)?\W*$")
_MUTUAL = re.compile(r"(?i)^\W*(?:that\s+)?(?:the\s+other|each\s+other|one\s+another)\b")
_LITTLE = frozenset({"the", "of", "and", "a", "an", "for"})
_AGAIN = frozenset({"repeat", "reiterate", "renew", "restate", "stand"})
_PASSED_ON = frozenset({"carry", "reprint", "republish", "run", "reproduce", "print", "echo"})


@lru_cache(maxsize=16_384)
def is_reference(text: str) -> bool:
    """Tell whether a content only points at something said: "it", "the accusation"."""
    return bool(_PRONOUN.match(text) or _REFERENCE.match(text) or _SAME.match(text))


def says_the_same(text: str) -> bool:
    """Tell whether somebody says of their own what another just said: "said the same"."""
    return _SAME.match(text) is not None


@lru_cache(maxsize=16_384)
def _named(name: str) -> frozenset[str]:
    """Return the words that tell whether two names are one."""
    return frozenset(word.casefold() for word in words(name)) - {"the"}


def bodies_of(who: Who | None) -> frozenset[str]:
    """Return the bodies that somebody is or speaks for: the police, the army, a party."""
    return bodies_in(f"{who.name} {who.described}") if who is not None else frozenset()


def same_speaker(a: Who | None, b: Who | None) -> bool:
    """Tell whether two speakers of one document are one, by name."""
    if a is None or b is None:
        return False
    x, y = _named(a.name), _named(b.name)
    if not x or not y or not (x <= y or y <= x):
        return False
    one_country = a.country == b.country or a.country is None or b.country is None
    return a.sector == b.sector or (len(x & y) > 1 and one_country)


def answers_of(
    held: Sequence[Held],
    cues: Mapping[str, str],
    paragraph: Callable[[int], int],
    publisher: str | None,
) -> tuple[Held, ...]:
    """Return the statements of a document with what each answers.

    Args:
        held: In text order.
        cues: The words of each one's cue by id.
        paragraph: Number of the paragraph at a character.
        publisher: The outlet, which may withdraw its own reports.
    """
    at = [paragraph(h.start) for h in held]
    contrary = {h.id: to for i, h in enumerate(held) if (to := _contradicted(h, i, held, at))}
    held = [replace(h, stance="denies") if h.id in contrary else h for h in held]
    found = []
    for i, h in enumerate(held):
        answers = _answers(h, i, held, at, cues.get(h.id, ""), publisher)
        if h.id in contrary and not any(a.sure for a in answers):
            answers = [Answer(contrary[h.id], "denies", "says the opposite of it", sure=False)]
        found.append(replace(h, answers=tuple(answers)))
    return tuple(found)


def _answers(
    held: Held,
    index: int,
    all_held: Sequence[Held],
    at: Sequence[int],
    cue: str,
    publisher: str | None,
) -> list[Answer]:
    before = [
        h
        for i, h in enumerate(all_held[:index])
        if h.stance in ASSERTIVE and at[index] - at[i] <= REACH and not is_reference(h.text)
    ]
    before.reverse()
    pointing = is_reference(held.text)
    if _MUTUAL.match(held.text) and held.stance in {"accuses", "believes", "asserts"}:
        return _mutual(held, index, all_held, at)
    stems = {stem(word) for word in words(cue)}
    if held.stance in OPPOSED:
        inner = [
            h
            for h in all_held
            if h.nested_in == held.id
            and h.stance in ASSERTIVE - {"admits"}
            and not same_speaker(h.speaker, held.speaker)
        ]
        if inner:
            return [
                Answer(h.id, _relation(held), f"'{cue}' is about the words it quotes")
                for h in inner
            ]
    if held.stance == "retracts":
        found = _own(held, before, publisher)
        rule = "takes back what the same speaker said before"
        return [Answer(found.id, "retracts", rule)] if found else []
    if pointing and held.stance in ASSERTIVE and stems & (_AGAIN | _PASSED_ON):
        best = before[0] if before else None
        if stems & _AGAIN:
            best = _said_before(held, [h for h in before if h.start < held.start])
        rule = f"'{cue}' refers to what was said before"
        return [Answer(best.id, "repeats", rule)] if best else []
    if says_the_same(held.text) and held.stance in ASSERTIVE and before:
        return [Answer(before[0].id, "repeats", "says the same as who spoke before")]
    if held.stance == "denies" or (pointing and held.stance in {"doubts", "evades"}):
        near = frozenset(h.id for i, h in enumerate(all_held[:index]) if at[index] - at[i] <= NEAR)
        here = frozenset(h.id for i, h in enumerate(all_held[:index]) if at[index] == at[i])
        return _denied(held, before, near, here if pointing else frozenset(), pointing=pointing)
    return []


def _contradicted(
    held: Held, index: int, all_held: Sequence[Held], at: Sequence[int]
) -> str | None:
    """Return what another says near it of gunmen, to which "there were no gunmen" is a denial."""
    if held.stance not in _PLAIN or is_reference(held.text) or not _NEGATED.search(held.text):
        return None
    best: tuple[float, int, str] | None = None
    for i, h in enumerate(all_held):
        reached = abs(at[index] - at[i]) <= REACH and not h.negated and h.stance in ASSERTIVE
        if i == index or not reached or held.nested_in == h.id or h.nested_in == held.id:
            continue
        if same_speaker(h.speaker, held.speaker) or is_reference(h.text):
            continue
        weight = _alike(held, h)
        if weight >= CONTRARY and (best is None or (-weight, abs(index - i)) < best[:2]):
            best = (-weight, abs(index - i), h.id)
    return None if best is None else best[2]


def _alike(denial: Held, holder: Held) -> float:
    """Return the share of a denial's telling words that another statement holds."""
    x = {s: w for s, w in denial.stems if s[0] != "@" and w >= TELLS}
    y = {s for s, w in holder.stems if w >= TELLS}
    if not x or not meet(denial.days, holder.days, 1):
        return 0.0
    return sum(w for s, w in sorted(x.items()) if s in y) / max(CONTRARY_LEAST, sum(x.values()))


def _said_before(held: Held, before: Sequence[Held]) -> Held | None:
    """What somebody repeats: their own accusation, their body's, or what they said last."""
    own = [h for h in before if same_speaker(h.speaker, held.speaker)]
    theirs = [h for h in before if _speaks_for(held.speaker, h.speaker)]
    accused = [h for h in (*own, *theirs) if h.stance == "accuses"]
    return next(iter((*accused, *theirs, *own)), None)


def _speaks_for(person: Who | None, body: Who | None) -> bool:
    return person is not None and body is not None and speaks_for(person, body) is not None


def _mutual(held: Held, index: int, all_held: Sequence[Held], at: Sequence[int]) -> list[Answer]:
    """Each side accuses the other: what each then says is told in the paragraphs after it."""
    found: dict[str, Held] = {}
    for i, h in enumerate(all_held):
        near = i > index and at[i] - at[index] <= REACH
        blames = h.stance in {"accuses", "asserts"} and h.blamed and set(h.types) & DEEDS
        if near and blames and h.blamed is not None:
            found.setdefault(h.blamed, h)
    if len(found) != 2:
        return []
    rule = f"'{held.text[:40]}' sums up what both sides say of each other"
    return [Answer(h.id, "repeats", rule) for h in found.values()]


def _relation(held: Held) -> str:
    return "retracts" if held.stance == "retracts" else "denies"


def _own(held: Held, before: Sequence[Held], publisher: str | None) -> Held | None:
    """The latest of a speaker's own statements, or of its outlet's reports."""
    before = [h for h in before if h.start < held.start]
    for h in before:
        if same_speaker(h.speaker, held.speaker) and (h.nested_in is None or h.stance == "accuses"):
            return h
    name = held.speaker.name if held.speaker else ""
    outlet = _within(name, publisher)
    return before[0] if outlet and before and is_reference(held.text) else None


def _within(name: str, publisher: str | None) -> bool:
    x, y = _named(name), _named(publisher or "")
    return bool(x and y) and (x <= y or y <= x)


def _denied(
    held: Held,
    before: Sequence[Held],
    near: frozenset[str],
    here: frozenset[str],
    *,
    pointing: bool,
) -> list[Answer]:
    """A denial answers the nearest accusation of the denier, or what "it" stands for."""
    own = held.speaker.country if held.speaker else None
    relation = "evades" if held.stance == "evades" else "denies"
    others = [h for h in before if not same_speaker(h.speaker, held.speaker)]
    foreign = [h for h in others if h.speaker and h.speaker.country not in {None, own}]
    accusations = [h for h in foreign if h.stance == "accuses" and own is not None]
    accusations = accusations or [h for h in others if h.stance == "accuses"]
    in_paragraph = [h for h in others if h.stance == "accuses" and h.id in here]
    accusations = in_paragraph or accusations
    if own is not None and any(h.stance in ASSERTIVE for h in foreign):
        others = foreign if accusations and accusations[0] in foreign else others
    name = {fold(w) for w in words(held.speaker.name)} - _LITTLE if held.speaker else set()
    named = [h for h in accusations if name and name <= {fold(w) for w in words(h.text)}]
    if named and pointing:
        rule = f"the nearest accusation that names {held.speaker.name if held.speaker else ''}"
        return [Answer(named[0].id, relation, rule)]
    against = [h for h in accusations if own is not None and h.blamed == own]
    if against and (pointing or _compatible(held, against[0], near)):
        rule = f"the nearest accusation against {own} before it"
        return [Answer(against[0].id, relation, rule, sure=pointing)]
    shared = [h for h in accusations if h.id in near and _compatible(held, h, frozenset())]
    if shared and not pointing:
        rule = "an accusation near before it in like words"
        return [Answer(shared[0].id, relation, rule, sure=False)]
    owner = _OWNER.match(held.text)
    if pointing and owner is not None:
        theirs = [h for h in others if h.speaker and _describes(owner.group(1), h.speaker)]
        if theirs:
            rule = f"the nearest of what {owner.group(1)} said before it"
            return [Answer(theirs[0].id, relation, rule)]
    if not pointing or (_ALL.match(held.text) and not accusations):
        return []
    if _PRONOUN.match(held.text) and not in_paragraph:
        said = [h for h in others if h.id in here]
        accusations = said[:1] or accusations
    best = accusations[0] if accusations else others[0] if others else None
    rule = "refers to what was said before"
    return [Answer(best.id, relation, rule)] if best else []


def _describes(word: str, who: Who) -> bool:
    return fold(word) in {fold(w) for w in words(f"{who.name} {who.described}")}


def _compatible(denial: Held, accusation: Held, near: frozenset[str]) -> bool:
    """Tell whether a denial in its own words can be about an accusation."""
    shared = {s for s, w in denial.stems if w >= 1} & {s for s, w in accusation.stems if w >= 1}
    deeds = set(denial.types) & set(accusation.types) & DEEDS
    if not shared and not deeds and accusation.id not in near:
        return False
    if not meet(denial.days, accusation.days, 1):
        return False
    if denial.types and accusation.types and not set(denial.types) & set(accusation.types):
        return False
    far = denial.spots and accusation.spots
    return not far or any(same_spot(a, b) for a in denial.spots for b in accusation.spots)
