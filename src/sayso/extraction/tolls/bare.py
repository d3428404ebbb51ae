"""Figures alone, where people have just been counted: "it had said seven", "Ninety, say police"."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.tagging import QUOTES
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.ages import is_age
from sayso.extraction.tolls.found import Found, word_span
from sayso.extraction.tolls.numbers import Count, count_at
from sayso.extraction.tolls.persons import PERSONS, is_person

__all__ = ["bare_figures"]

_FIGURE_LEADS = word_set(
    """were said say says spoke speaks of at is was stands stood counts counted to not only reported
    acknowledging acknowledged announced than four counted claimed claims claiming reckons reckoned
    estimates estimated confirmed confirms admits admitted listed lists logged nearer closer
    thought thinks believes gives gave count record recorded records registers registered writes
    admit claim"""
)
_MAKES = word_set("make makes made making")
_SUMS_UP = word_set("which that this would will could")
_INSISTS = word_set("insist insists insisted insisting")
_STANDS = word_set(
    """put puts putting stands stood stand toll count tally number numbers figure losses
    remains remained estimate estimates estimated reckons reckoned began begins started ended
    ends places placed gave gives keeps kept dead counts total totals"""
)
"""What "at" needs before it: "stands at four", not "set out at four"."""


_LEAST = 2
_FIGURE_ENDS = word_set(
    """because and on by in since earlier so after when it as but up from last this until there
    here closer nearer before although though while whereas not claimed given cited published
    circulated announced reported spread quoted issued released alleged asserted provided"""
)


def bare_figures(
    clause: Clause, stated: Mapping[int, int], again: Callable[[int, int | None], bool]
) -> list[Found]:
    """Return figures alone, where people have just been counted: "it had said seven".

    Args:
        clause: The sentence.
        stated: First character to end of what somebody is told to have said: a figure that is
            all of it needs no word that leads to it.
        again: Tells whether a number is told with its kind elsewhere in the text: it needs none
            either ("the 312 claimed by the Front").
    """
    found: list[Found] = []
    chained = -1
    for i in range(len(clause)):
        end = stated.get(clause.tokens[i].start)
        count = count_at(clause.low, i)
        if count is None:
            continue
        known = again(count.low, count.high) and _alone(clause, count)
        if not known and end is None and i != chained and not _leads(clause, i):
            continue
        if not _is_figure(clause, i, count):
            continue
        k = _end_of_people(clause, i, count.last) + 1
        whole = end is not None and _is_all(clause, count, end)
        if not whole and not known and not _ends(clause, i, k):
            continue
        if clause.low[k : k + 2] == [",", "then"]:
            chained = k + 2  # "nineteen, then twenty-six"
        if found and found[-1].evidence.end > clause.tokens[i].start:
            continue
        lead = word_span(clause, i)
        found.append(Found(None, count.low, count.high, clause.span(i, k - 1), None, lead))
    return found


def _alone(clause: Clause, count: Count) -> bool:
    """Tell whether a number has no noun, mark or name of a month behind it."""
    k = count.last + 1
    if clause.tokens[count.first].text[0].isdigit() and count.first in clause.named:
        return False
    if k >= len(clause):
        return True
    word = clause.low[k]
    return (
        clause.tags[k] not in {"N", "J", "#", "G"}
        and word[0] not in "%:-–/'’"
        and word not in {"per", "a.m", "p.m", "a.m.", "p.m.", "am", "pm", "o'clock"}
    )


def _is_all(clause: Clause, count: Count, end: int) -> bool:
    """Tell whether a count, with a word for persons, is all that stands before *end*."""
    k = count.last + 1
    if k < len(clause) and clause.tokens[k].start < end and is_person(clause, k):
        k += 1
    return k >= len(clause) or clause.tokens[k].start >= end


def _is_figure(clause: Clause, i: int, count: Count) -> bool:
    """Tell a figure that may count people from "both", an age or an hour."""
    if count.article or count.ordinal or (count.high or count.low) < _LEAST:
        return False
    if clause.low[i] in {"both", "several", "the", "a", "all"} or is_age(clause, count):
        return False
    before = clause.low[max(0, i - 2) : i]
    if before in (["who", "was"], ["who", "is"], ["he", "was"], ["she", "was"], ["he", "is"]):
        return False  # "who was 59"
    if before[-1:] in (["was"], ["is"]) and i > 1 and clause.tokens[i - 2].text[0].isupper():
        return before[0] in {"it", "there"}  # "Karimov was 17"
    if before[-1:] == ["to"] and clause.tags[max(0, i - 2)] == "#":
        return False  # "at ten to seven"
    return before[-1:] != ["not"] or _reported(clause, count.last + 1)


def _ends(clause: Clause, i: int, k: int) -> bool:
    """Tell whether what follows at *k* leaves the figure at *i* alone."""
    following = clause.low[k] if k < len(clause) else "."
    if not i and following in {"is", "was"}:
        return True  # :func:`_leads` saw the figure that it is
    first = clause.low[k : k + 2] == ["at", "first"]
    if following[0].isalnum() and following not in _FIGURE_ENDS and not first:
        return False
    if i and clause.low[i - 1] == "the" and following != "it":
        return False
    if following == "in" and clause.low[k + 1 : k + 2] == ["the"]:
        return False  # "at nine in the morning"
    if following == ":" and i and clause.low[i - 1] in {"count", "counted", "counts"}:
        return True  # "We count three: …"
    return following[0] not in "-–/:%" and not (following == "," and _listed(clause, k))


def _leads(clause: Clause, i: int) -> bool:
    """Tell whether a figure may stand at *i*: after "said", "of", or the mark that quotes it."""
    if not i:
        count = count_at(clause.low, 0)
        rest = clause.low[count.last + 1 : count.last + 5] if count else []
        if rest[:1] in (["is"], ["was"]) and "the" in rest and set(rest) & _SUMS:
            return True  # "Nine is also the figure that …"
        rest = rest[:2]
        return rest[:1] == [","] and rest[-1] in _SAYS
    before = clause.low[i - 1]
    if before == "at":
        return bool(_STANDS & set(clause.low[max(0, i - 12) : i - 1]))
    if before in _FIGURE_LEADS or before == "the":
        return True
    if before in _MAKES:
        return clause.low[i - 2 : i - 1] != [] and clause.low[i - 2] in _SUMS_UP
    if before == "on":
        return bool(_INSISTS & set(clause.low[max(0, i - 6) : i - 1]))
    if before == "down":
        return i > 1 and clause.low[i - 2] == "written"
    if clause.tokens[i - 1].text not in QUOTES:
        return False
    return i == 1 or clause.low[i - 2] in _FIGURE_LEADS | {"that"}


_SUMS = frozenset({"figure", "number", "toll", "count", "total"})
_SAYS = word_set("say says said insist insists according reckon reckons reply replied answered")
_SPEAKS = word_set("speak speaks spoke spoken speaking talk talks talked talking")
_OURS = frozenset({"us", "them", "you"})
_COUNTS = word_set("counted counts saw put reckons reckoned")


def _end_of_people(clause: Clause, i: int, last: int) -> int:
    """Return the last token of a figure that names whom it counts: "speaks of six shepherds"."""
    if i > 1 and clause.low[i - 1] == "of" and clause.low[i - 2] in _SPEAKS:
        for k in range(last + 1, min(len(clause), last + 4)):
            if clause.low[k] in PERSONS:
                return k
            if clause.tags[k] not in {"N", "J"}:
                break
    if clause.low[last + 1 : last + 2] == ["of"] and clause.low[last + 2 : last + 3]:
        there = "there" in clause.low[max(0, i - 3) : i] or clause.low[i - 1] in _COUNTS
        return last + 2 if there and clause.low[last + 2] in _OURS else last
    return last


def _reported(clause: Clause, k: int) -> bool:
    """Tell "not eight, as she had said before", which was given once, from a bare "not four"."""
    rest = clause.low[k : k + 8]
    return "as" in rest[:2] and bool({"said", "reported", "announced", "stated"} & set(rest))


def _listed(clause: Clause, k: int) -> bool:
    return k + 1 < len(clause) and clause.low[k + 1][0].isdigit()
