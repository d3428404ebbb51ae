"""Counts of what has not happened: "could kill hundreds", "threatened to kill ten", "will send"."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.lexicon import lexicon
from sayso.extraction.events.words import word_set
from sayso.model import TollKind

__all__ = ["is_unreal"]

_FUTURE = word_set("will shall 'll would could should must can cannot")
_POSSIBLE = word_set("may might")
_INTENDS = word_set(
    """threaten promise vow plan want intend plot pledge prepare try attempt aim hope agree offer
    refuse fail expect wish order swear seek scheme conspire authorise authorize consider propose
    demand urge allow enable permit require empower"""
)
_INTENTIONS = word_set(
    """threat threats promise promises vow plan plans plot plots order orders attempt attempts
    intention pledge offer offers scheme deal ready due set able likely expected bid"""
)
_UNTRUE = word_set("untrue false fabricated baseless unfounded invented incorrect wrong fiction")
_TALES = word_set(
    "report reports claim claims rumour rumours rumor rumors talk allegation allegations"
)
_STATES = frozenset({"missing", "dead", "unaccounted", "homeless"})
_WANTS = frozenset({"want", "wants"})
_STAY = word_set("stay stays remain remains keep")
_HARM = frozenset({TollKind.KILLED, TollKind.INJURED, TollKind.DETAINED, TollKind.DISPLACED})


def is_unreal(clause: Clause, trigger: int, kind: TollKind | None) -> bool:
    """Tell whether the verb at token *trigger* is said of what has not happened.

    "May have been killed" is a count still; "could have killed" and "may kill" are none.
    """
    if _UNTRUE & set(clause.low[trigger + 1 :]) and _TALES & set(clause.low[:trigger]):
        return True  # "reports of three deaths are untrue"
    first = clause.group(trigger)
    if _WANTS & set(clause.low[max(0, first - 5) : first]) and clause.tags[trigger] != "T":
        return True  # "wants 200 prisoners released"
    if clause.low[trigger] in _STAY:
        return False  # "will stay away" tells of those who have left
    words = clause.low[first:trigger]
    for k, word in enumerate(words, first):
        if word in _FUTURE:
            return True
        if word in _POSSIBLE:
            return "have" not in words and clause.low[trigger] not in _STATES
        if clause.tags[k] == "X" and kind in _HARM and clause.low[k + 1] != "only":
            return word != "no"
    if first and clause.low[first - 1] == "to" and clause.tags[first - 1] == "T":
        return _intended(clause, first - 1)
    return False


def _intended(clause: Clause, to: int) -> bool:
    """Tell whether "to" hangs on a will: "threatened to", "a plan to"."""
    for k in range(to - 1, max(-1, to - 5), -1):
        word = clause.low[k]
        base = lexicon().forms.get(word, ("", word))[1]
        if word in _INTENTIONS or (base in _INTENDS and clause.tags[k] in {"V", "G", "N"}):
            return True
        if clause.tags[k] in {"V", "G", "A", ",", "S", "W"}:
            return False
    return False
