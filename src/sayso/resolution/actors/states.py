"""States in a phrase: two at once ("both sides"), or one by its government."""

from __future__ import annotations

import re
from collections import Counter

from sayso.extraction.events.words import word_set
from sayso.model import Label, Sector
from sayso.resolution.actors.gazette import country_name, find_known
from sayso.resolution.actors.memory import Draft, Memory
from sayso.resolution.actors.naming import describing_name
from sayso.resolution.actors.roles import GROUPS, NEUTRAL, PEOPLE_ROLES
from sayso.resolution.actors.scene import Description, Scene

__all__ = [
    "LITTLE",
    "STATE_HEADS",
    "body_key",
    "both_states",
    "local_owner",
    "name_words",
    "state_of",
]

_STATE_WORDS = word_set("new own military current central national interim transitional")
_BOTH = word_set("both each two neither either")
_SIDES = word_set(
    """side sides government governments country countries services service capitals armies
    states nations parties ministries forces commanders ministers presidents leaders
    militaries"""
)
_AHEAD = 400
"""Characters behind "both sides" within which the two may yet be named: a lead's next words."""
_COUNTRY = 6
"""UCDP ``where_prec`` of a place that is a country."""
LITTLE = word_set("the of and for a an in")
STATE_HEADS = word_set("government administration authorities regime leadership presidency side")


def body_key(words: str) -> frozenset[str]:
    """Return the words by which a body is known again: without its state, and little ones."""
    for sighting in reversed(find_known(words)):
        if sighting.known.kind != "body":
            words = words[: sighting.start] + " " + words[sighting.end :]
    found = {w.casefold() for w in re.findall(r"[^\W\d_]+", words)} - LITTLE - {"s"}
    return frozenset(found) or frozenset({words.casefold()})


def both_states(scene: Scene, memory: Memory, d: Description) -> Draft | None:
    """Two states at once: "Kyrgyzstan and Tajikistan", "each side", "both services"."""
    named = d.pair and not d.body
    meant = len(d.words) > 1 and d.words[0] in _BOTH and d.head in _SIDES
    meant = meant or (len(d.words) > 2 and d.words[:2] == ["the", "two"] and not d.country)
    if not named and not (meant and d.country is None):
        return None
    seen = scene.seen(d.span) if named else scene.seen((0, d.span[1] + _AHEAD))
    votes = Counter(s.known.country for s in seen if s.known.country and s.known.kind != "body")
    first = [c for c, _ in votes.most_common(3)]
    if len(first) < 2 or (len(first) > 2 and votes[first[2]] * 2 > votes[first[1]]):
        return None
    pair = sorted(country_name(str(c)) for c in first[:2])
    states = f"{pair[0]} and {pair[1]}"
    core = [
        w for w in d.words if w in NEUTRAL or w in GROUPS or w in PEOPLE_ROLES or w.endswith("s")
    ]
    only = not core or d.head in STATE_HEADS | {"sides", "side", "governments", "states"}
    if only or (named and not d.head):
        draft = memory.state(states, None, Sector.GOV)
    else:
        draft = memory.unnamed(describing_name(d, scene), None, d.sector)
        draft.sector = draft.sector or _sector_of_head(memory, d)
        draft.named = False
    draft.plural = True
    draft.note("name", d.span)
    if draft.sector is not None:
        draft.note("sector", d.sector_span or d.span)
    return draft


def _sector_of_head(memory: Memory, d: Description) -> Sector | None:
    key = frozenset({d.head, d.head.removesuffix("s")})
    for draft in reversed(memory.drafts):
        if draft.sector is not None and key & (draft.key | draft.heads):
            return draft.sector
    return None


def local_owner(scene: Scene, memory: Memory, d: Description) -> tuple[str, str] | None:
    """The town or region that a body belongs to, where that is no state: "Comrat's assembly".

    Returns the name of the place and the words for the body: behind a possessive of the
    phrase, or behind "its" where the last actor is such a place.
    """
    body = d.body[0]
    for start, end in sorted(_towns(scene, (d.span[0], body[1]))):
        words = scene.text[start:end]
        if scene.text[end : end + 2] in {"'s", "’s"} and not find_known(words):
            rest = re.split(r"[,;:(—–]", scene.text[end + 2 : d.span[1]])[0]
            rest = rest if end + 2 >= body[1] else scene.text[end + 2 : body[1]]
            return (" ".join(words.split()), rest) if rest.strip() else None
    if d.owner is None or scene.text[d.owner[0] : d.owner[1]].lower() not in {"its", "their"}:
        return None
    last = memory.latest(at=d.span[0], kinds=frozenset({"body", "state", "unnamed"}), reach=400)
    if last is None or last.kind == "state" or find_known(last.name):
        return None
    named = any(_towns(scene, span) & {span} for span in last.mentions)
    return (last.name, scene.text[body[0] : body[1]]) if named else None


def _towns(scene: Scene, span: tuple[int, int]) -> set[tuple[int, int]]:
    """Return the spans of places inside a span, of those that are no country."""
    found = {tuple(p.span) for p in scene.located(span) if p.precision != _COUNTRY}
    names = {tuple(m.span) for m in scene.named(span) if m.label is Label.GPE}
    return {(s, e) for s, e in found | names}


def state_of(scene: Scene, memory: Memory, d: Description) -> str | None:
    """The state whose government a phrase means, if nothing else stands in it."""
    others = set(d.words) - LITTLE - {d.head} - name_words(scene, d) - _STATE_WORDS
    if d.country is not None and not others:
        seen = [s for s in scene.seen(d.span) if s.known.kind != "body"]
        return d.country if seen else None
    for draft in reversed(memory.drafts):
        if draft.kind == "person" and draft.country and others and others <= draft.key:
            return draft.country
    return None


def name_words(scene: Scene, d: Description) -> set[str]:
    """Return the words of a phrase that name its country."""
    if d.country_span is None:
        return set()
    piece = scene.text[d.country_span[0] : d.country_span[1]]
    return {w.casefold() for w in re.findall(r"\w+", piece)}
