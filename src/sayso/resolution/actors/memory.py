"""Who has been spoken of so far: joins names, finds what pronouns and short forms mean.

Salience after Lappin & Leass (1994), cut to what one pass can keep: the most recent actor
that agrees in number, gender and kind, subjects and speakers before others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.model import Actor, FieldEvidence, Sector, Span, content_id

__all__ = ["Draft", "Memory"]

_FEMALE_NAME = re.compile(r"(?:ova|eva|ina|aya|skaya|(?:ow|ew|in|yn)ska|dze?va|qizi|kyzy)$")
_MALE_NAME = re.compile(r"(?:ov|ev|in|sky|skiy|ski|yev|oglu|uulu)$")


@dataclass(slots=True)
class Draft:
    """An actor in the making."""

    kind: str
    name: str
    country: str | None = None
    sector: Sector | None = None
    role: str | None = None
    gender: str | None = None
    plural: bool = False
    named: bool = True
    key: frozenset[str] = frozenset()
    heads: set[str] = field(default_factory=set)
    aliases: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    evidence: dict[str, list[Span]] = field(default_factory=dict)
    said: int = -1
    seen: int = -1
    id: str = ""

    def note(self, name: str, span: Span | None) -> None:
        """Record the characters that a field rests on."""
        if span is not None and span not in self.evidence.setdefault(name, []):
            self.evidence[name].append(span)

    def actor(self, document: str) -> Actor:
        """Return the finished record."""
        first = self.mentions[0] if self.mentions else Span(0, 0)
        self.id = content_id(document, "actor", self.kind, self.name, *first)
        return Actor(
            id=self.id,
            name=self.name,
            country=self.country,
            sector=self.sector,
            role=self.role,
            aliases=tuple(dict.fromkeys(a for a in self.aliases if a != self.name)),
            mentions=tuple(sorted(set(self.mentions))),
            named=self.named,
            evidence=tuple(
                FieldEvidence(name, tuple(sorted(set(spans))))
                for name, spans in self.evidence.items()
                if spans
            ),
        )


class Memory:
    """The actors of a document in order of appearance."""

    def __init__(self) -> None:
        """Start with nobody."""
        self.drafts: list[Draft] = []
        self._people: dict[str, list[Draft]] = {}
        self._states: dict[str, Draft] = {}
        self._bodies: dict[str, list[Draft]] = {}

    def person(self, name: str) -> Draft:
        """Return the person of that name: equal words, or a surname already known."""
        words = list(re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", name))
        key = frozenset(w.casefold() for w in words)
        last = words[-1].casefold() if words else name.casefold()
        for draft in reversed(self._people.get(last, [])):
            if key <= draft.key or draft.key <= key:
                return self._merged(draft, name, key)
        for word in key if len(words) == 1 else ():
            for draft in reversed(self._people.get(f"first:{word}", [])):
                return draft
        draft = Draft("person", name, key=key)
        draft.gender = _gender_of(words)
        self.drafts.append(draft)
        self._people.setdefault(last, []).append(draft)
        if len(words) > 1:
            self._people.setdefault(f"first:{words[0].casefold()}", []).append(draft)
        return draft

    @staticmethod
    def _merged(draft: Draft, name: str, key: frozenset[str]) -> Draft:
        if len(key) > len(draft.key):
            draft.aliases.append(draft.name)
            draft.name, draft.key = name, key
        elif name != draft.name:
            draft.aliases.append(name)
        return draft

    def state(self, name: str, country: str | None, sector: Sector) -> Draft:
        """Return a government, presidency or other body that the tables know."""
        if name not in self._states:
            self._states[name] = Draft("state", name, country, sector)
            self.drafts.append(self._states[name])
        return self._states[name]

    def body(self, words: frozenset[str], country: str | None, name: str) -> Draft:
        """Return the body with these words: same words, no clash of countries."""
        head = max(words, key=len) if words else name
        for draft in reversed(self._bodies.get(head, [])):
            same = draft.key == words or words < draft.key or draft.key < words
            if same and (country is None or draft.country in {None, country}):
                if draft.country is None and country is not None:
                    draft.country = country
                    draft.name = name
                return self.called(draft, words, name)
        draft = Draft("body", name, country, key=words)
        self.drafts.append(draft)
        for word in words:
            self._bodies.setdefault(word, []).append(draft)
        return draft

    def called(self, draft: Draft, words: frozenset[str], name: str) -> Draft:
        """Return a known body, called by the longer of its names from now on."""
        if draft.key < words and name != draft.name:
            draft.aliases.append(draft.name)
            draft.name, draft.key = name, words
            for word in words:
                known = self._bodies.setdefault(word, [])
                if draft not in known:
                    known.append(draft)
        return draft

    def known_body(self, words: frozenset[str], country: str | None) -> Draft | None:
        """Return the last body whose words hold all of *words*, if countries agree."""
        found: Draft | None = None
        for word in words:
            for draft in self._bodies.get(word, []):
                fits = words <= draft.key and country in {None, draft.country}
                if fits and (found is None or draft.seen > found.seen):
                    found = draft
        return found

    def unnamed(self, name: str, country: str | None, sector: Sector | None) -> Draft:
        """Return a new unnamed actor: never joined to another."""
        draft = Draft("unnamed", name, country, sector, named=False)
        self.drafts.append(draft)
        return draft

    def latest(
        self,
        *,
        at: int,
        gender: str | None = None,
        plural: bool | None = None,
        kinds: frozenset[str],
        heads: frozenset[str] = frozenset(),
        reach: int = 1500,
    ) -> Draft | None:
        """Return the most salient actor before *at* that agrees.

        Somebody who spoke counts as 150 characters nearer than somebody only named.
        """
        best: tuple[int, Draft] | None = None
        for draft in self.drafts:
            if draft.kind not in kinds or draft.seen < 0 or at - draft.seen > reach:
                continue
            if draft.kind == "unnamed" and draft.sector is None and draft.said < 0:
                continue  # a thing, as far as the text says
            if gender and draft.gender and draft.gender != gender:
                continue
            if plural is not None and draft.plural is not plural and draft.kind != "body":
                continue
            if heads and not heads & (draft.heads | draft.key):
                continue
            score = max(draft.seen, draft.said + 150 if draft.said >= 0 else -1)
            score += 120 if gender and draft.gender == gender else 0
            if best is None or score >= best[0]:
                best = (score, draft)
        return best[1] if best else None


def _gender_of(words: list[str]) -> str | None:
    if not words:
        return None
    last = words[-1].casefold()
    if _FEMALE_NAME.search(last):
        return "f"
    if _MALE_NAME.search(last) and len(words) > 1:
        return "m"
    return None
