"""Who did it to whom: the actor and recipient phrases of a trigger."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.extraction.events.clause import Clause
from sayso.extraction.events.lexicon import lexicon
from sayso.extraction.events.matching import Hit
from sayso.extraction.events.persons import PERSONS
from sayso.extraction.events.words import TIME_WORDS, word_set
from sayso.model import EventType, Span

__all__ = ["Arguments", "find_arguments"]

_Range = tuple[int, int]
_RECIPROCAL = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
_LIGHT = word_set(
    """launch carry conduct mount stage hold make sign reach impose issue open order begin start
    resume announce declare continue step suffer face file lodge express voice take give
    do have commit perpetrate plan prepare threaten lead join attend end halt stop lift
    break violate host receive offer deliver send hand provide propose accept reject
    welcome condemn denounce"""
)
_NOT_ACTORS = word_set(
    "this that which what there one ones some all day week month year time case report reports"
)


@dataclass(frozen=True, slots=True)
class Arguments:
    """The phrases found, as token ranges turned into spans, and how."""

    actor: Span | None
    recipient: Span | None
    how: str


def find_arguments(clause: Clause, hit: Hit) -> Arguments:
    """Find the actor and recipient of a trigger by its clause."""
    actor, recipient, how = _of_verb(clause, hit) if hit.pattern.verb else _of_noun(clause, hit)
    if actor is not None and hit.pattern.type in _RECIPROCAL:
        first, second = _split_pair(clause, actor)
        names = second is not None and _capital(clause, first) and _capital(clause, second)
        apart = recipient is not None and clause.low[recipient[0] - 1] in {"with", "to", "between"}
        if recipient is None or (names and not apart):
            actor, recipient = first, second
    if recipient is not None and actor is not None and _overlaps(actor, recipient):
        recipient = None
    if recipient is not None and not _capital(clause, recipient):
        actor, recipient = _look_further(clause, hit, actor, recipient)
    if recipient is None and hit.pattern.verb:
        recipient = _named_after(clause, hit, actor)
    return Arguments(_span(clause, actor), _span(clause, recipient), how)


_LEADS = word_set("against on with to of from into for over in at")


def _capital(clause: Clause, found: _Range) -> bool:
    return any(
        clause.tokens[k].text[0].isupper() and clause.low[k] not in TIME_WORDS
        for k in range(found[0], found[1] + 1)
    )


def _look_further(
    clause: Clause, hit: Hit, actor: _Range | None, recipient: _Range
) -> tuple[_Range | None, _Range | None]:
    """A thing as recipient leads on to whom it concerns: "sanctions on Iran", "talks with X".

    Two parties that agree on a thing are each other's recipients. What stands in, at or of
    a named place keeps the place: "49 detentions in Venezuela".
    """
    if hit.pattern.type in _RECIPROCAL and actor is not None and _capital(clause, actor):
        first, second = _split_pair(clause, actor)
        if second is not None and _capital(clause, first) and _capital(clause, second):
            return first, second
    k = recipient[1] + 1
    if k + 1 >= len(clause) or clause.tags[k] not in {"P", "T"}:
        return actor, recipient
    found = clause.phrase_right(k + 1)
    if found is None or not _capital(clause, found) or found[0] > k + 1:
        return actor, recipient
    if clause.low[found[0]] in TIME_WORDS or clause.tags[found[0]] == "#":
        return actor, recipient
    if clause.low[k] in {"against", "on", "with", "to", "into", "from", "for"}:
        return actor, found
    persons = any(clause.low[n] in PERSONS for n in range(recipient[0], recipient[1] + 1))
    if clause.low[k] in {"in", "of", "at", "near"} and not persons:
        return actor, (recipient[0], found[1])
    return actor, recipient


def _named_after(clause: Clause, hit: Hit, actor: _Range | None) -> _Range | None:
    """The first name after the trigger in its sentence, where the clause names nobody."""
    for k in range(hit.last + 1, min(len(clause), hit.last + 22)):
        token = clause.tokens[k]
        if token.text in {";", ":"} or clause.tags[k] == "W":
            return None
        capital = token.text[0].isupper() and clause.tags[k] == "N"
        if not capital or clause.low[k] in TIME_WORDS:
            continue
        if actor is not None and actor[0] <= k <= actor[1]:
            continue
        if clause.tags[k - 1] in {"T", "P", "D", "N", "J", "V", "G", "C"}:
            first = k
            while first - 1 > hit.last and clause.tags[first - 1] in {"D", "J", "N", "#"}:
                first -= 1
            found = clause.phrase_right(first)
            return found if found is not None and found[1] >= k else (first, k)
    return None


def _overlaps(a: _Range, b: _Range) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]


def _span(clause: Clause, found: _Range | None) -> Span | None:
    if found is None:
        return None
    words = [clause.low[k] for k in range(found[0], found[1] + 1)]
    if len(words) == 1 and words[0] in _NOT_ACTORS:
        return None
    return clause.span(*found)


def _of_verb(clause: Clause, hit: Hit) -> tuple[_Range | None, _Range | None, str]:
    i = hit.head
    prepositions = frozenset(hit.pattern.recipient) - {"obj"}
    direct = "obj" in hit.pattern.recipient
    if clause.passive(i) or clause.reduced(i):
        patient = clause.phrase_left(i - 1) if clause.reduced(i) else clause.subject(i)
        agent = clause.after(hit.last, {"by"}, 10)
        if not direct and prepositions:
            patient = clause.after(hit.last, prepositions) or patient
        return agent, patient, "passive"
    actor = clause.subject(i)
    recipient = None
    if prepositions and (not direct or hit.pattern.recipient[0] != "obj"):
        recipient = clause.after(i, prepositions)
    if recipient is None and direct:
        recipient = _direct_object(clause, hit)
        if recipient is not None and any(
            recipient[0] <= k <= recipient[1] for k in hit.covered - {i}
        ):
            # "filed a lawsuit against X": the pattern's own noun is not whom it is done to
            recipient = clause.after(hit.last, _LEADS) or recipient
    if recipient is None and prepositions:
        recipient = clause.after(i, prepositions)
    if recipient is None and len(hit.pattern.words) == 1:
        recipient = clause.after(i, {"against", "on", "with", "to", "from", "into", "at", "over"})
    return actor, recipient, "verb"


def _direct_object(clause: Clause, hit: Hit) -> _Range | None:
    """Return the object; of a pattern with several words, what its gap or tail leaves."""
    words = len(hit.pattern.words)
    if words == 1:
        return clause.object(hit.head)
    adjacent = hit.last == hit.head + words - 1
    if adjacent and clause.tags[hit.last] in {"P", "B", "J", "N"}:
        found = clause.object(hit.last)
        if found is not None:
            return found
    inside = clause.object(hit.head)
    if inside is None:
        return None
    if hit.last > inside[1]:
        return inside
    # "returned the artefacts of Peru", "expelled Polish diplomats": the whole phrase
    return inside if inside[0] < hit.last or adjacent else None


def _of_noun(clause: Clause, hit: Hit) -> tuple[_Range | None, _Range | None, str]:
    start = min(hit.covered)
    first, second = _between(clause, hit.last)
    if first is not None and second is not None:
        return first, second, "between"
    actor = clause.after(hit.last, {"by"}, 8) or _owner(clause, start)
    recipient = clause.after(hit.last, frozenset(hit.pattern.recipient) - {"by"}, 8)
    how = "noun"
    verb = _light_verb(clause, start)
    if verb is None and actor is None and hit.pattern.type is EventType.CONSULT:
        verb = _journey(clause, start)
    if verb is not None:
        how = "light verb"
        if clause.passive(verb):
            actor = actor or clause.after(verb, {"by"}, 12)
        else:
            actor = actor or clause.subject(verb)
            recipient = recipient or clause.after(
                hit.last, {"against", "on", "with", "to", "from"}, 8
            )
    return actor, recipient, how


def _between(clause: Clause, last: int) -> tuple[_Range | None, _Range | None]:
    """The parties of "talks between Baku and Yerevan"."""
    at = next(
        (k for k in range(last + 1, min(len(clause), last + 4)) if clause.low[k] == "between"), None
    )
    first = clause.phrase_right(at + 1) if at is not None else None
    if first is None:
        return None, None
    pair = _split_pair(clause, first)
    if pair[1] is not None:
        return pair
    k = first[1] + 1
    second = clause.phrase_right(k + 1) if clause.low[k : k + 1] == ["and"] else None
    return first, second


def _owner(clause: Clause, start: int) -> _Range | None:
    """A possessive or a nationality right before the noun: "Israel's attack", "a Tajik raid"."""
    k = start - 1
    while k >= 0 and clause.tags[k] in {"N", "J", "#"} and start - k < 5:
        if clause.low[k].endswith(("'s", "s'")):
            first = k
            while first > 0 and clause.tags[first - 1] in {"N", "D"}:
                first -= 1
            return first, k
        k -= 1
    for k in range(start - 1, max(-1, start - 4), -1):
        if clause.tags[k] != "N":
            break
        if clause.tokens[k].text[0].isupper() and clause.low[k] not in _NOT_ACTORS:
            return k, k
    return None


def _light_verb(clause: Clause, start: int) -> int | None:
    """The verb that governs the noun: "launched an attack", "talks were held"."""
    k = start - 1
    while k >= 0 and clause.tags[k] in {"D", "J", "N", "#", "B"} and start - k < 8:
        k -= 1
    if k >= 0 and clause.tags[k] in {"V", "G"} and _base(clause, k) in _LIGHT:
        return k
    for n in range(start + 1, min(len(clause), start + 8)):
        if clause.tags[n] == "V":
            return n if clause.passive(n) and _base(clause, n) in _LIGHT else None
        if clause.tags[n] in {",", "S", "W"}:
            return None
    return None


def _journey(clause: Clause, start: int) -> int | None:
    """The verb of travel before a visit: "left Tokyo for a four-day visit to Vietnam"."""
    for k in range(start - 1, max(-1, start - 12), -1):
        if clause.tags[k] == "V":
            return k if _base(clause, k) in _TRAVEL else None
        if clause.tags[k] in {"S", "W", ","}:
            break
    return None


_TRAVEL = word_set("leave arrive fly travel depart go come return head pay wrap embark")


def _base(clause: Clause, k: int) -> str:
    return lexicon().forms.get(clause.low[k], ("", clause.low[k]))[1]


def _split_pair(clause: Clause, found: _Range) -> tuple[_Range, _Range | None]:
    """Split "Ukraine and Russia" into its two parties."""
    for k in range(found[0] + 1, found[1]):
        if clause.tags[k] == "C" and clause.low[k] == "and" and k not in clause.named:
            return (found[0], k - 1), (k + 1, found[1])
    return found, None
