"""Figures with their own noun, or none: "the toll rose to 34", "no casualties", "it said seven"."""

from __future__ import annotations

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.words import word_set
from sayso.extraction.tolls.ages import is_date
from sayso.extraction.tolls.found import Found, word_span
from sayso.extraction.tolls.numbers import Count, cardinal, count_at
from sayso.extraction.tolls.persons import is_person
from sayso.extraction.tolls.predicates import ADJECTIVES, NOUNS, TOLL_NOUNS
from sayso.extraction.tolls.verbs import kind_of
from sayso.model import TollKind

__all__ = ["counted_nouns", "none_at_all", "toll_nouns"]


def toll_nouns(clause: Clause) -> list[Found]:
    """Return the figures of tolls, counts and losses: "the toll rose to 34"."""
    found = []
    for i, word in enumerate(clause.low):
        if word in _SUMS and clause.low[i + 1 : i + 2] != ["and"]:
            counted = _number_of(clause, i)
            found += [*_was_before(clause, counted), *counted]
            if counted:
                continue
        if word not in TOLL_NOUNS or i in clause.named:
            continue
        before = clause.low[i - 1] if i else ""
        if word in {"count", "tally"} and (
            before in {"a", "an", "one"} or clause.low[i + 1 : i + 2] == ["of"]
        ):
            continue
        kind: TollKind | None = TollKind.KILLED
        if word in {"count", "tally", "figure"} or before in {"injury", "casualty"}:
            kind = None
        count = _after_toll(clause, i)
        if count is None:
            continue
        end = count.last
        following = clause.low[end + 1] if end + 1 < len(clause) else ""
        if following in ADJECTIVES:
            kind, end = ADJECTIVES[following], end + 1
        elif following.startswith("/") or following in {
            "per",
            "percent",
            "%",
            "years",
            "days",
            "-",
            "months",
            "hours",
        }:
            continue
        first = min(i, count.first)
        found.append(
            Found(
                kind,
                count.low,
                count.high,
                clause.span(first if first == count.first else count.first, end),
                None,
                word_span(clause, i),
            )
        )
    return found


def _was_before(clause: Clause, found: list[Found]) -> list[Found]:
    """Return the count that another takes the place of: "cut its count of the dead from 9 to 7"."""
    earlier = []
    for toll in found:
        at = next(k for k, t in enumerate(clause.tokens) if t.start == toll.evidence.start)
        for k in range(max(0, at - 6), at - 1):
            count = count_at(clause.low, k + 1) if clause.low[k] == "from" else None
            if count is not None and count.last == at - 2 and clause.low[at - 1] == "to":
                span = clause.span(count.first, count.last)
                earlier.append(Found(toll.kind, count.low, count.high, span, None, toll.trigger))
    return earlier


_NUMBERED = {
    **dict.fromkeys(
        (
            *("dead", "deaths", "killed", "fatalities", "victims", "deceased", "bodies", "died"),
            *("perished", "drowned", "slain", "fallen"),
        ),
        TollKind.KILLED,
    ),
    **dict.fromkeys(("wounded", "injured", "injuries", "hurt"), TollKind.INJURED),
    **dict.fromkeys(
        ("missing", "disappeared", "fugitives", "escapees", "unaccounted"), TollKind.MISSING
    ),
    **dict.fromkeys(
        ("detained", "arrested", "detainees", "arrests", "prisoners", "captured"), TollKind.DETAINED
    ),
    **dict.fromkeys(("displaced", "evacuated", "homeless"), TollKind.DISPLACED),
}


def _number_of(clause: Clause, i: int) -> list[Found]:
    """Read "the number of dead at four", "the number of people killed rose to 19"."""
    for k in range(i + 1, min(len(clause), i + 9)):
        word = clause.low[k]
        kind = _NUMBERED.get(word)
        if clause.low[k : k + 3] == ["lost", "their", "lives"]:
            kind = TollKind.KILLED
        if kind is not None:
            noun = k + 1 < len(clause) and clause.tags[k + 1] == "N"
            if noun and not is_person(clause, k + 1) and clause.low[k + 1] not in _LINKS:
                return []  # "the number of dead trees"
            count = _after_toll(clause, k)
            if count is None:
                return []
            span = clause.span(count.first, count.last)
            return [Found(kind, count.low, count.high, span, None, word_span(clause, k))]
        if word not in _OF_WHOM and clause.tags[k] not in {"N", "D", "J"}:
            break
    return []


_OF_WHOM = word_set("of for among who have has had been were was still now being confirmed")
_SUMS = word_set("number numbers count tally toll figure figures estimate total")


def _after_toll(clause: Clause, i: int) -> Count | None:
    linked = False
    for k in range(i + 1, min(len(clause), i + 14)):
        word = clause.low[k]
        if clause.tokens[k].text in ";:—(" or (word in {"when", "while", "after"}):
            return None
        if word == "from" and cardinal(clause.low, k + 1):
            continue
        if linked and clause.low[k - 1] != "from":
            count = count_at(clause.low, k)
            if count is not None and is_date(clause, count):
                continue
            if count is not None and not count.article and not count.ordinal:
                if clause.low[k - 1] in _PAST:
                    return count._replace(low=count.low + 1, high=None)
                return count
        linked = linked or word in _LINKS
    return None


_PAST = word_set("passed topped exceeded exceeds past above")
_LINKS = word_set(
    """to at of is was stands reached hit passed topped exceeded exceeds above past be around about
    least over nearly now increased has had rising as remains remained stays stayed still"""
)


def counted_nouns(clause: Clause) -> list[Found]:
    """Return counts of deaths, injuries and the like: "34 deaths", "no casualties"."""
    found: list[Found] = []
    for i, word in enumerate(clause.low):
        kinds = NOUNS.get(word)
        if kinds is None or i in clause.named or clause.low[i + 1 : i + 2] in (["tolls"], ["toll"]):
            continue
        for k in range(max(0, i - 5), i):
            count = count_at(clause.low, k)
            if count is None or not _counts(clause, count, i) or _some_of(clause, k, i):
                continue
            for kind in kinds:
                if len(kinds) > 1 and count.high != 0:
                    continue
                found.append(
                    Found(
                        kind, count.low, count.high, clause.span(k, i), None, word_span(clause, i)
                    )
                )
            break
    return found


def _counts(clause: Clause, count: Count, i: int) -> bool:
    """Tell whether a count is of the dead, hurt or held that the noun at *i* names."""
    word, k = clause.low[i], count.first
    gap = range(count.last + 1, i)
    if count.article or count.last >= i:
        return False
    if any(clause.tags[n] not in {"N", "J", "G", "B", "#"} for n in gap):
        return False
    if count.ordinal and (word not in _NTH or gap):
        return False
    if word in _SIGNS and not _SIGNS[word] & set(clause.low[max(0, k - 4) : k]):
        return False
    if word == "losses":
        return count.high == 0
    return word not in {"lives", "bodies"} or (count.low > 0 and not _saved(clause, k))


_SIGNS = {
    "losses": frozenset({"suffered", "sustained", "suffering", "took", "taken", "without"}),
    **dict.fromkeys(
        ("graves", "coffins", "funerals"),
        frozenset({"counted", "dug", "saw", "seen", "for", "count"}),
    ),
}
"""Nouns that count the dead only behind these words: "suffered no losses", "dug nine graves"."""


def _saved(clause: Clause, k: int) -> bool:
    return bool({"save", "saves", "saved", "saving", "spare", "spared"} & set(clause.low[:k]))


_NTH = frozenset({"death", "fatality", "casualty"})
"""A third death counts three; a third body may be only the latest found."""


def _some_of(clause: Clause, k: int, i: int) -> bool:
    """Tell "one of the two further deaths", which adds to what was counted, from a total."""
    more = {"additional", "further", "more", "new", "latest", "other"} & set(clause.low[k:i])
    before = clause.low[max(0, k - 2) : k]
    return bool(more) and (before[-1:] == ["of"] or before == ["of", "the"])


_OPEN = frozenset({"how", "who", "what", "whether", "knows", "knew", "that", "if"})
_NEGATED_SUBJECTS = frozenset({"nobody", "no-one", "none"})


def none_at_all(clause: Clause) -> list[Found]:
    """Nobody was killed; no one was hurt; without casualties."""
    found = []
    low = clause.low
    for i, word in enumerate(low):
        start, size = i, 0
        if word in _NEGATED_SUBJECTS:
            size = 1
        elif word == "no" and low[i + 1 : i + 2] in (["one"], ["people"], ["person"]):
            size = 2
        elif word == "no" and low[i + 1 : i + 4] == ["loss", "of", "life"]:
            span = clause.span(i, i + 3)
            found.append(Found(TollKind.KILLED, 0, 0, span, None, word_span(clause, i + 1)))
            continue
        elif word == "without" and low[i + 1 : i + 2] == ["casualties"]:
            span = clause.span(i, i + 1)
            found += [
                Found(kind, 0, 0, span, None, word_span(clause, i + 1))
                for kind in (TollKind.KILLED, TollKind.INJURED)
            ]
            continue
        if not size:
            continue
        for k in range(i + size, min(len(clause), i + size + 7)):
            kind = kind_of(clause, k)
            if kind in {TollKind.KILLED, TollKind.INJURED}:
                found.append(Found(kind, 0, 0, clause.span(start, k), None, word_span(clause, k)))
                if low[k + 1 : k + 2] not in (["or"], ["and"], ["nor"]):
                    break
            elif clause.tokens[k].text in ",;:" or clause.low[k] in _OPEN:
                break
    return found
