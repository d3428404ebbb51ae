"""Counts given without a verb of speech: "spoke of eleven", "raised its toll to nine"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.statements.draft import Draft, last_word
from sayso.extraction.statements.hits import CueHit, group_start
from sayso.extraction.statements.phrases import object_end, subject_left
from sayso.extraction.statements.words import Word, word_set
from sayso.extraction.tolls.numbers import cardinal

__all__ = ["figure_drafts"]

_SPEAKS = word_set("speak speaks spoke spoken speaking talk talks talked talking")
_MOVES = word_set(
    """raise raises raised raising lift lifts lifted revise revises revised revising lower lowers
    lowered cut cuts increase increases increased update updates updated updating adjust adjusts
    adjusted correct corrects corrected bring brings brought double doubles doubled"""
)
_COUNTS = word_set("count toll tally estimate estimates figure figures total number losses")
_LEADS = word_set(
    "at least more than about around some nearly almost over up to fewer no a between"
)
_GIVES = word_set("announced reported gave given counted claimed cited confirmed acknowledged")
_SAYS = word_set("say says said")
_STANDS = word_set(
    """stand stands stood standing stick sticks stuck sticking cling clings clung clinging hold
    holds held holding"""
)
_HOLDS = word_set("hold holds held holding")
_KEEPS = word_set("keep keeps kept leave leaves left maintain maintains maintained")
_LISTS = word_set(
    """count counts counted list lists listed give gives gave record records recorded register
    registers registered tally tallied"""
)
_BY_HAND = word_set("count counted tallied recorded registered")
"""What is done to people one by one: whoever counted them, anybody may be counted."""
_VICTIMS = word_set(
    """dead deaths killed wounded injured hurt missing victims casualties fatalities bodies corpses
    graves burials"""
)
_PERSONS = _VICTIMS | word_set("people persons men women children civilians villagers soldiers")
_OWN = word_set(
    """figure figures count tally toll number numbers statement account version story claim claims
    report note words word remarks assessment finding findings estimate line denial it"""
)
_SCORNS = word_set("laugh laughs laughed shrug shrugs shrugged scoff scoffs scoffed")
_TALK = _OWN | word_set(
    "suggestion suggestions idea charge charges accusation allegation talk criticism"
)
_THEY = word_set("it they he she")
_OWNERS = frozenset({"POSS", "DET"})
_GAP = 5
"""Words between "spoke" and "of": "spoke on Sunday of eleven"."""
_REACH = 12
"""Words between a count and its figure: "its count of the missing from nine to thirteen"."""


def figure_drafts(words: Sequence[Word], taken: Sequence[Draft]) -> list[Draft]:
    """Return the counts of a unit that no draft has yet."""
    found: list[Draft] = []
    for at, word in enumerate(words):
        if any(d.cue[0] <= at < d.cue[1] for d in (*taken, *found)):
            continue
        if word.low in _SPEAKS:
            content = _spoken_of(words, at)
        elif word.low in _MOVES:
            content = _moved(words, at)
        elif word.low in _KEEPS:
            content = _kept(words, at)
        elif word.low in _GIVES | _LISTS:
            content = _given(words, at) or _listed(words, at)
        elif word.low in _STANDS:
            content = _stood_by(words, at)
        elif word.low in _SCORNS:
            content = _scorned(words, at)
        elif word.low in _SAYS:
            content = _only_number(words, at)
        else:
            continue
        if content is None or content[0] >= content[1]:
            continue
        start = group_start(words, at)
        source = subject_left(words, _before_day(words, start))
        if source is None or words[source[0]].low in {"i", "we"}:
            continue
        hit = CueHit(start, at, at + 1, None, "figure")
        named = " ".join(w.text for w in words[source[0] : source[1]])
        why = f"{word.text!r} gives a count of {named!r}"
        end = content[0] if word.low in _STANDS | _SCORNS else at + 1
        found.append(Draft(source, (start, end), [content], "figure", why, hit))
    return found


def _given(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Read "up from the four it announced" and "gave the toll as four"."""
    start = group_start(words, at)
    near = range(at + 1, min(len(words), at + 4))
    noun = next((k for k in near if words[k].low in _COUNTS), None)
    if noun is not None and words[at + 1].tag in _OWNERS:
        for k in range(noun + 1, min(len(words), noun + _GAP + 1)):
            if words[k].low in {"as", "at"} and _is_number(words, k + 1):
                return at + 1, _figure_end(words, k + 1)
    if start < 2 or words[start - 1].low not in _THEY:
        return None
    last = start - 2
    if last < 1 or not _is_number(words, last) or words[last].low in _LEADS:
        return None
    first = last - 1 if words[last - 1].low in {"the", "those"} else last
    return first, last + 1


def _only_number(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Read "now says 19": a number and no clause."""
    if not _is_number(words, at + 1):
        return None
    end = _figure_end(words, at + 1)
    ends = end >= len(words) or (words[end].tag == "P" and words[end].text != "%")
    return (at + 1, end) if ends else None


def _kept(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Read "kept its count at eleven killed"."""
    if at + 1 >= len(words) or words[at + 1].tag not in _OWNERS:
        return None
    near = range(at + 2, min(len(words), at + 5))
    noun = next((k for k in near if words[k].low in _COUNTS), None)
    if noun is None:
        return None
    for k in range(noun + 1, min(len(words), noun + _GAP + 1)):
        if words[k].low == "at" and _is_number(words, k + 1):
            return at + 1, _with_victims(words, _figure_end(words, k + 1))
        if words[k].tag in {"P", "SUB", "CUE", "VERB", "AUX"}:
            return None
    return None


def _listed(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Read "counted 41 dead", "now gives 41 dead", "gives a toll of nine"."""
    first = at + 1
    if first + 2 < len(words) and words[first].tag in _OWNERS:
        near = range(first + 1, min(len(words), first + 4))
        toll = next((k for k in near if words[k].low in {"toll", "tally", "figure"}), None)
        if toll is not None and words[toll + 1 : toll + 2] and words[toll + 1].low == "of":
            number = _is_number(words, toll + 2)
            return (first, _with_victims(words, _figure_end(words, toll + 2))) if number else None
    if not _is_number(words, first):
        return None
    end = _with_victims(words, _figure_end(words, first))
    counted = words[end - 1].low
    return (
        (first, end) if counted in (_PERSONS if words[at].low in _BY_HAND else _VICTIMS) else None
    )


def _with_victims(words: Sequence[Word], end: int) -> int:
    """Return where a count ends that says what befell those counted: "eleven killed"."""
    return end + 1 if end < len(words) and words[end].low in _VICTIMS else end


def _stood_by(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Read "stands by nineteen", "stood by his figure", "clings to ‘fewer than two thousand’"."""
    first = at + 2
    if first >= len(words) or words[at + 1].low not in {"by", "to"}:
        return None
    if _is_number(words, first):
        return first, _with_victims(words, _figure_end(words, first))
    if words[at].low in _HOLDS:  # "held to the rail"
        return None
    if words[first].tag == "Q" or words[first].low == "it":
        return first, first + 1
    if words[first].tag not in _OWNERS:
        return None
    noun = next(
        (k for k in range(first + 1, min(len(words), first + 4)) if words[k].low in _OWN), None
    )
    if noun is None or any(w.tag in {"P", "PREP"} for w in words[first:noun]):
        return None
    if words[noun + 1 : noun + 2] and words[noun + 1].low == "of" and _is_number(words, noun + 2):
        return first, _with_victims(words, _figure_end(words, noun + 2))
    return first, noun + 1


def _scorned(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """Read "laughed at the figure", "laughed that off"."""
    first = at + 2
    if first >= len(words) or words[at + 1].low not in {"at", "off"}:
        return None
    ends = first + 1 >= len(words) or words[first + 1].tag == "P"
    if words[first].low in {"it", "that", "this"}:
        return (first, first + 1) if ends else None
    near = range(first + 1, min(len(words), first + 3))
    noun = next((k for k in near if words[k].low in _TALK), None)
    if words[first].tag not in _OWNERS or noun is None:
        return None
    return first, noun + 1


def _before_day(words: Sequence[Word], start: int) -> int:
    """Return where "on Sunday" begins that stands before a verb: "which on Sunday spoke of"."""
    if start > 1 and words[start - 2].low in {"on", "last", "this"} and words[start - 1].tag == "N":
        return start - 2
    return start


def _spoken_of(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    for k in range(at + 1, min(len(words), at + _GAP + 1)):
        if words[k].low == "of":
            if not _is_number(words, k + 1):
                return None
            return k + 1, object_end(words, k + 1, last_word(words))
        if words[k].tag not in {"ADV", "PREP", "N", "DET"}:
            return None
    return None


def _moved(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    first = at + 1
    if first >= len(words) or words[first].tag not in _OWNERS:
        return None
    near = range(first + 1, min(len(words), first + 4))
    noun = next((k for k in near if words[k].low in _COUNTS), None)
    if noun is None:
        return None
    for k in range(noun + 1, min(len(words), noun + _REACH)):
        if words[k].tag in {"P", "SUB", "CUE", "VERB", "AUX"}:
            return None
        if words[k].low == "to" and _is_number(words, k + 1):
            return first, _figure_end(words, k + 1)
    return None


def _is_number(words: Sequence[Word], k: int) -> bool:
    while k < len(words) and words[k].low in _LEADS:
        k += 1
    return cardinal([w.low for w in words[k : k + 6]], 0) is not None


def _figure_end(words: Sequence[Word], k: int) -> int:
    """Return where a figure and the noun it counts end."""
    while k < len(words) and words[k].low in _LEADS:
        k += 1
    number = cardinal([w.low for w in words[k : k + 6]], 0)
    k += number[1] + 1 if number is not None else 0
    while k < len(words) and words[k].tag == "N" and words[k].text[:1].islower():
        k += 1
    return k
