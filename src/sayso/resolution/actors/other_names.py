"""Names in a phrase that are of somebody else than whom it is about.

"A guard of the firm Argos" is no more called Argos than "the office of Governor Bacar" is the
governor.
"""

from __future__ import annotations

from sayso.extraction.events.words import word_set
from sayso.model import Label, Mention, Span
from sayso.resolution.actors import pronouns
from sayso.resolution.actors.roles import BODIES, GROUPS, PEOPLE_ROLES, sector_of
from sayso.resolution.actors.scene import Scene

__all__ = ["DETERMINERS", "INDEFINITE", "PREPOSITIONS", "is_beside", "is_persons"]

PREPOSITIONS = word_set(
    "of for in at from with to on by as near about across under over among during after between"
)
DETERMINERS = word_set(
    """the a an this that these those its his her their our my your some one two three several
    many each both every another no any same"""
)
INDEFINITE = word_set(
    """a an one two three four five six seven eight nine ten several some many most other another
    everyone everybody anyone anybody someone somebody nobody people"""
)


_VOICES = pronouns.DOCUMENTS | word_set(
    """administration management leadership press available data intelligence figures
    records"""
)
"""What a body speaks by: "data available to the Ministry", "the management of the mine"."""


_READ = word_set("seen examined obtained reviewed")
"""Before who only read something: "a report seen by the Herald"."""


def is_persons(scene: Scene, word: str) -> bool:
    """Tell whether a word is part of a longer name of a person somewhere in the text."""
    people = (m for m in scene.mentions if m.label is Label.PER)
    names = (scene.text[m.start : m.end].lower().split() for m in people)
    return any(word in name and len(name) > 1 for name in names)


def is_beside(
    scene: Scene, mention: Mention, words: list[tuple[str, int, int]], low: list[str]
) -> bool:
    """Tell whether a name in a phrase is of somebody else, or of what the speaker belongs to.

    So is any name behind a preposition of an indefinite phrase ("a guard of the firm Argos") or of
    a body ("the office of Governor Bacar"), and one right behind a preposition or before the noun
    that it tells of ("a Levies guard", "the Adigrat fire brigade").
    """
    cut = max(scene.text.rfind(mark, words[0][1], mention.start) for mark in ",;:(")
    chunk = [k for k, (_, start, _end) in enumerate(words) if cut < start < mention.start]
    prepositions = [k for k in chunk if low[k] in PREPOSITIONS]
    vague = cut < words[0][1] and _is_vague(scene, words, low)
    if any(low[k] in _READ for k in chunk):
        return True
    if any(low[k] in _VOICES for k in chunk if not prepositions or k < prepositions[0]):
        return False
    if prepositions:
        of_body = any(low[k] in BODIES | GROUPS for k in chunk if k < prepositions[0])
        behind = chunk[prepositions[-1] - chunk[0] + 1 :]
        return vague or of_body or all(low[k] in DETERMINERS for k in behind)
    following = [k for k, (_, start, _end) in enumerate(words) if start >= mention.end]
    if not following or scene.text[mention.end : words[following[0]][1]].strip():
        return False
    noun, word = words[following[0]][0], low[following[0]]
    if not noun[0].islower() or word in PREPOSITIONS:
        return False
    people = word in PEOPLE_ROLES or (sector_of(word) is not None and word not in BODIES | GROUPS)
    return vague or people or any(low[k] in BODIES for k in following[:2])


def _is_vague(scene: Scene, words: list[tuple[str, int, int]], low: list[str]) -> bool:
    """Tell whether a phrase begins as one about somebody not named: "a guard", "doctors at"."""
    if low[0] in INDEFINITE:
        return True
    if len(low) < 2 or low[1] not in PREPOSITIONS:
        return False
    if (
        low[1] == "of"
        and low[0] not in PEOPLE_ROLES
        and not (low[0].endswith("s") and sector_of(low[0]))
    ):
        return False  # "Friends of Lake Sevan" may be called so
    first = Span(words[0][1], words[0][2])
    return low[0].endswith("s") and not scene.named(first) and not scene.seen(first)
