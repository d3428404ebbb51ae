"""Reality: whether the text holds that an event took place, and the words that say so.

Five values after FactBank (Saurí & Pustejovsky 2009), folded to what readers of news ask:
happened, ongoing, planned, hypothetical, negated. The rules look outward from the trigger:
its verb group, what governs it, its clause, and the statement it stands in.
"""

from __future__ import annotations

import re

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.lexicon import lexicon
from sayso.extraction.events.matching import Hit
from sayso.extraction.events.reality_words import (
    ACTUAL,
    DEMAND,
    DENIAL,
    FUTURE_ADJECTIVES,
    GOING_ON,
    GOVERNING,
    NEGATED_ADJECTIVES,
    NEGATING,
    NEGATIVE_DETERMINERS,
    PLAN,
    PLAN_NOUNS,
    PROMISE,
    UNREAL,
    UNREAL_ADJECTIVES,
    UNREAL_MODALS,
    UNREAL_NOUNS,
)
from sayso.extraction.events.words import BE
from sayso.model import EventType, Reality, Span, Statement

__all__ = ["judge", "judge_statement"]

_Verdict = tuple[Reality, tuple[Span, ...], str]


def judge(clause: Clause, hit: Hit) -> _Verdict:
    """Judge a trigger by its own sentence."""
    for rule in (_by_group, _by_governor, _by_subject, _by_condition, _by_noun):
        verdict = rule(clause, hit)
        if verdict is not None:
            return verdict
    return Reality.HAPPENED, (), "told as a fact"


def judge_statement(verdict: _Verdict, trigger: Span, statement: Statement, text: str) -> _Verdict:
    """Judge again by the cue of the statement that the trigger stands in.

    What a denial denies is negated; what a demand, a threat or a vow is about has not
    happened, unless the words of the content place it in the past.
    """
    if not statement.cue or verdict[0] is Reality.NEGATED:
        return verdict
    words = " ".join(text[s:e] for s, e in statement.cue)
    after = any(span[0] <= trigger[0] < span[1] for span in statement.content)
    if not after:
        return verdict
    denial = DENIAL.search(words)
    if denial and re.search(r"\bden|refut|rebut", words, re.IGNORECASE):
        if re.search(r"\b(?:not|never|n't|n’t|neither)\b.*\bden", words):
            return verdict
        return Reality.NEGATED, statement.cue, f"denied: “{words}”"
    tail = text[statement.content[-1][1] - 60 : statement.content[-1][1]]
    if re.search(r"\bcall", words) and DENIAL.search(tail):
        return Reality.NEGATED, statement.cue, "called untrue"
    if verdict[0] is not Reality.HAPPENED:
        return verdict
    before = text[max(statement.content[0][0], trigger[0] - 40) : trigger[0]]
    past = re.search(r"\b(?:had|has|have|was|were|after|over|for)\b", before)
    if DEMAND.search(words) and not past and not re.search(r"\btold\b", words):
        return Reality.HYPOTHETICAL, statement.cue, f"asked for, not told: “{words}”"
    if PROMISE.search(words) and not past:
        return Reality.PLANNED, statement.cue, f"promised: “{words}”"
    return verdict


def _base(clause: Clause, k: int) -> str:
    return lexicon().forms.get(clause.low[k], ("", clause.low[k]))[1]


def _kind(clause: Clause, k: int) -> str:
    return lexicon().forms.get(clause.low[k], ("", ""))[0]


def _at(clause: Clause, *tokens: int) -> tuple[Span, ...]:
    return tuple(Span(clause.tokens[k].start, clause.tokens[k].end) for k in tokens)


def _is_verb(clause: Clause, hit: Hit) -> bool:
    return clause.tags[hit.head] in {"V", "G", "A"} and hit.pattern.verb


def _by_group(clause: Clause, hit: Hit) -> _Verdict | None:
    """The trigger's own auxiliaries: not, will, may, is … -ing."""
    if not _is_verb(clause, hit):
        return None
    return _group(clause, hit.head)


def _group(clause: Clause, verb: int) -> _Verdict | None:
    first = clause.group(verb)
    words = clause.low[first:verb]
    for k in range(first, verb):
        word = clause.low[k]
        if clause.tags[k] == "X" or word.endswith("n't") or word in {"cannot", "no"}:
            only = k + 1 < len(clause) and clause.low[k + 1] == "only"
            if not only:
                return Reality.NEGATED, _at(clause, k), f"negated by “{word}”"
    for k in range(first, verb):
        word = clause.low[k]
        if word in {"will", "'ll", "shall", "wo"}:
            return Reality.PLANNED, _at(clause, k), f"told for the future: “{word}”"
        if word in UNREAL_MODALS:
            return Reality.HYPOTHETICAL, _at(clause, k), f"not told as real: “{word}”"
    if _kind(clause, verb) == "ing" and clause.tags[verb] == "V":
        helpers = [w for w in words if w in BE or w in {"has", "have"}]
        if (
            helpers
            and helpers[-1] in {"is", "are", "am", "'s", "'re", "been"}
            and "had" not in words
        ):
            k = first + max(n for n, w in enumerate(words) if w in BE)
            return Reality.ONGOING, _at(clause, k, verb), "told as going on"
    if any(w == "being" for w in words) and any(w in {"is", "are"} for w in words):
        return Reality.ONGOING, _at(clause, verb - 1), "told as going on"
    return None


def _governor(clause: Clause, hit: Hit) -> int | None:
    """The verb, noun or adjective that an infinitive, gerund or noun trigger depends on."""
    first = min(hit.covered)
    if _is_verb(clause, hit):
        first = clause.group(hit.head)
    k = first - 1
    steps = 0
    linked = False
    while k >= 0 and steps < 12:
        tag, word = clause.tags[k], clause.low[k]
        if tag in {"V", "G"} or (tag == "A" and word != "to" and not linked):
            return k
        if word in PLAN_NOUNS | UNREAL_NOUNS | NEGATING and steps:
            return k
        if tag in {"S", "W"} or clause.tokens[k].text in {",", ";", ":", "—"}:
            return None
        if tag == "P" and word not in GOVERNING and steps and not _is_verb(clause, hit):
            return None
        k -= 1
        steps += 1
    return None


def _by_governor(clause: Clause, hit: Hit) -> _Verdict | None:  # noqa: C901, PLR0912 - a table
    """What the trigger hangs on: refused to, plans to, denied -ing, prevented an attack."""
    verb = _is_verb(clause, hit)
    if verb:
        first = clause.group(hit.head)
        before = clause.tags[first - 1] if first else ""
        infinitive = before == "T"
        gerund = clause.tags[hit.head] == "G" and before in {"V", "P", "N"}
        if not infinitive and not gerund:
            return _by_coordination(clause, hit)
        if gerund and before == "P" and clause.low[first - 1] in {"after", "by", "since"}:
            return None
        k = _governor(clause, hit)
        if k is None:
            return (
                (Reality.PLANNED, _at(clause, first - 1), "an aim, not a deed")
                if infinitive
                else None
            )
        return _hangs_on(clause, k, infinitive=infinitive)
    k = _governor(clause, hit)
    if k is None:
        return None
    base = _base(clause, k)
    if clause.tags[k] == "A" or (hit.pattern.type == EventType.AGREE and base == "reject"):
        return None
    own = _group(clause, k)
    if clause.passive(k) and k < min(hit.covered):
        return None
    if base == "rule" and clause.low[k + 1 : k + 2] != ["out"]:
        return None
    if base in NEGATING:
        return Reality.NEGATED, _at(clause, k), f"kept from happening: “{clause.low[k]}”"
    if base in UNREAL and base not in {"ask", "tell", "try", "discuss", "want", "call", "mean"}:
        return Reality.HYPOTHETICAL, _at(clause, k), f"not told as real: “{clause.low[k]}”"
    if base == "call" and k + 1 < len(clause) and clause.low[k + 1] in {"for", "on"}:
        return Reality.HYPOTHETICAL, _at(clause, k), "called for"
    if base in {"plan", "schedule", "prepare", "propose", "promise", "pledge"}:
        return Reality.PLANNED, _at(clause, k), f"planned: “{clause.low[k]}”"
    if clause.low[k] in UNREAL_NOUNS and clause.tags[k] == "N":
        return Reality.HYPOTHETICAL, _at(clause, k), f"not told as real: “{clause.low[k]}”"
    if clause.low[k] in PLAN_NOUNS and clause.tags[k] == "N":
        return Reality.PLANNED, _at(clause, k), f"planned: “{clause.low[k]}”"
    near = not any(clause.tags[n] == "P" for n in range(k + 1, min(hit.covered)))
    if own is not None and near:
        return own
    if near and clause.tags[k] in {"V", "G"}:
        return _chain(clause, k)
    return None


def _chain(clause: Clause, k: int) -> _Verdict | None:
    """A light verb in an infinitive passes its governor on: "refused to hold talks"."""
    first = clause.group(k)
    if first == 0 or clause.tags[first - 1] != "T":
        return None
    for n in range(first - 2, max(-1, first - 10), -1):
        if clause.tags[n] in {"V", "G", "A"} or clause.low[n] in PLAN_NOUNS | UNREAL_NOUNS:
            return _hangs_on(clause, n, infinitive=True)
        if clause.tags[n] in {",", "S", "W"}:
            break
    return None


def _hangs_on(clause: Clause, k: int, *, infinitive: bool) -> _Verdict | None:
    base, word = _base(clause, k), clause.low[k]
    own = _group(clause, k) if clause.tags[k] in {"V", "G"} else None
    if base in NEGATING:
        if own is not None and own[0] is Reality.NEGATED:
            return None
        return Reality.NEGATED, _at(clause, k), f"not done: “{word}”"
    if clause.tags[k] == "A":  # "is to meet", "is due to meet"
        return Reality.PLANNED, _at(clause, k), f"told for the future: “{word}”"
    if base in PLAN or word in PLAN_NOUNS:
        if own is not None and own[0] is Reality.NEGATED:
            return Reality.NEGATED, own[1], own[2]
        return Reality.PLANNED, _at(clause, k), f"planned: “{word}”"
    if base in UNREAL or word in UNREAL_NOUNS:
        return Reality.HYPOTHETICAL, _at(clause, k), f"not told as real: “{word}”"
    if base in ACTUAL:
        if own is not None:
            return own
        if base == "continue" and infinitive and _kind(clause, k) in {"base", "s"}:
            return Reality.ONGOING, _at(clause, k), f"going on: “{word}”"
        return None
    if own is not None:
        return own
    if infinitive:
        return Reality.PLANNED, _at(clause, k), f"an aim of “{word}”, not a deed"
    return None


def _by_coordination(clause: Clause, hit: Hit) -> _Verdict | None:
    """A verb after "and" shares the auxiliaries of the verb before it, if it fits them."""
    first = clause.group(hit.head)
    if first != hit.head or first < 2 or clause.tags[first - 1] != "C":
        return None
    if _kind(clause, hit.head) != "base":
        return None
    for k in range(first - 2, -1, -1):
        if clause.tags[k] == "V":
            if _kind(clause, k) != "base":
                return None
            before = clause.group(k)
            if before and clause.tags[before - 1] == "T":
                return _chain(clause, k)
            return _group(clause, k)
        if clause.tokens[k].text in {";", ":"} or clause.tags[k] == "W":
            return None
    return None


def _by_subject(clause: Clause, hit: Hit) -> _Verdict | None:
    """Nobody crossed; no ambulance had been fired on; neither side attacked."""
    if _is_verb(clause, hit):
        found = clause.subject(hit.head)
        if found is not None and clause.low[found[0]] in {
            "no",
            "nobody",
            "none",
            "neither",
            "nothing",
            "no-one",
        }:
            return Reality.NEGATED, _at(clause, found[0]), f"negated by “{clause.low[found[0]]}”"
        taken = clause.object(hit.last)
        if taken is not None and clause.low[taken[0]] in {
            "nobody",
            "nothing",
            "no-one",
            "no",
            "none",
        }:
            return Reality.NEGATED, _at(clause, taken[0]), f"negated by “{clause.low[taken[0]]}”"
        return None
    start = min(hit.covered)
    for k in range(start - 1, max(-1, start - 5), -1):
        if clause.tags[k] not in {"D", "J", "N", "#", "B", "X", "P"}:
            break
        if clause.low[k] in NEGATIVE_DETERMINERS:
            return Reality.NEGATED, _at(clause, k), f"negated by “{clause.low[k]}”"
        if clause.tags[k] in {"D", "P"}:
            break
    return None


def _by_condition(clause: Clause, hit: Hit) -> _Verdict | None:
    """If-clauses, questions and reported questions."""
    at = hit.head
    for k, word in enumerate(clause.low):
        if word in {"if", "unless", "whether"} and clause.tags[k] == "S":
            if k < at and not any(clause.tokens[n].text == "," for n in range(k, at)):
                return Reality.HYPOTHETICAL, _at(clause, k), f"not told as real: “{word}”"
            if word != "whether" and k <= 1 and _present(clause, hit):
                return Reality.HYPOTHETICAL, _at(clause, k), f"depends on “{word}”"
    if (
        clause.low
        and clause.tokens[-1].text in {"?", "”", '"'}
        and "?" in [t.text for t in clause.tokens[-2:]]
    ):
        k = next(n for n in range(len(clause) - 1, -1, -1) if clause.tokens[n].text == "?")
        return Reality.HYPOTHETICAL, _at(clause, k), "asked, not told"
    return None


def _present(clause: Clause, hit: Hit) -> bool:
    return _is_verb(clause, hit) and _kind(clause, hit.head) in {"base", "s"}


def _by_noun(clause: Clause, hit: Hit) -> _Verdict | None:  # noqa: C901, PLR0912 - a table
    """Adjectives and verbs around a noun: planned talks, ongoing fighting, talks will be held."""
    if _is_verb(clause, hit):
        return None
    start = min(hit.covered)
    for k in range(start - 1, max(-1, start - 4), -1):
        word = clause.low[k]
        if word in FUTURE_ADJECTIVES:
            return Reality.PLANNED, _at(clause, k), f"planned: “{word}”"
        if word in UNREAL_ADJECTIVES:
            return Reality.HYPOTHETICAL, _at(clause, k), f"not told as real: “{word}”"
        if word in NEGATED_ADJECTIVES:
            return Reality.NEGATED, _at(clause, k), f"kept from happening: “{word}”"
        if word in GOING_ON:
            return Reality.ONGOING, _at(clause, k), f"going on: “{word}”"
        if word == "of" and k and clause.low[k - 1] == "ahead":
            return Reality.PLANNED, _at(clause, k - 1), "still ahead"
    following = next(
        (
            n
            for n in range(hit.last + 1, min(len(clause), hit.last + 9))
            if clause.tags[n] in {"V", "S", "W", ","}
        ),
        None,
    )
    if following is None or clause.tags[following] != "V":
        return _to_be(clause, hit)
    if clause.low[following] in GOING_ON | {"underway"}:
        return Reality.ONGOING, _at(clause, following), "told as going on"
    group = _group(clause, following)
    base = _base(clause, following)
    if group is not None and group[0] is not Reality.ONGOING:
        return group
    if base in {"continue", "rage", "persist"} and _kind(clause, following) in {"base", "s"}:
        return Reality.ONGOING, _at(clause, following), f"going on: “{clause.low[following]}”"
    if clause.passive(following) and base in {"plan", "schedule", "expect", "propose", "set"}:
        return Reality.PLANNED, _at(clause, following), f"planned: “{clause.low[following]}”"
    if clause.passive(following) and base in {"avert", "prevent", "foil", "thwart", "cancel"}:
        return Reality.NEGATED, _at(clause, following), f"kept from happening: “{base}”"
    return group


def _to_be(clause: Clause, hit: Hit) -> _Verdict | None:
    for n in range(hit.last + 1, min(len(clause), hit.last + 7)):
        word = clause.low[n]
        if word == "will":
            return Reality.PLANNED, _at(clause, n), "told for the future: “will”"
        if clause.tags[n] in {",", "S", "W"}:
            return None
        if word in {"due", "scheduled", "expected", "planned", "set"} and clause.low[n - 1] in BE:
            return Reality.PLANNED, _at(clause, n), f"planned: “{word}”"
        if word in {"underway", "ongoing"} or (
            word == "under" and clause.low[n + 1 : n + 2] == ["way"]
        ):
            return Reality.ONGOING, _at(clause, n), "told as going on"
    return None
