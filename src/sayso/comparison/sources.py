"""Independent sources of a claim: distinct root claimants, with the tree that led there.

Republished articles and outlets that only cite a claimant count as that claimant; so do a
body's spokesperson, and a capital whose own body speaks. Two bodies of one government, or a
body and an unnamed insider, are two; unnamed sources described alike are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import combinations

from sayso.comparison.actors import (
    is_government,
    is_pair,
    joined,
    name_words,
    names,
    same_description,
    speaks_for,
)
from sayso.comparison.answers import is_reference, same_speaker, says_the_same
from sayso.comparison.facts import Held, Who
from sayso.comparison.judgements import Decided, undecided
from sayso.comparison.one_source import one_source
from sayso.comparison.speaking_for import for_one_body
from sayso.comparison.words import fold, words

__all__ = [
    "Descriptions",
    "Outlet",
    "Root",
    "descriptions",
    "is_direct",
    "roots",
    "with_description",
]


SPEAKERS = 40
"""Speakers of a claim, the first who spoke, that are looked at as likely one claimant."""
_EACH = frozenset({"each", "both", "neither"})
_OTHER = re.compile(r"(?i)\b(?:the other|each other|one another)\b")
Descriptions = dict[str, str]
"""All words that describe a speaker, by name: what country somebody is of, documents guess."""


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who published a document, and what it copied: ids as outputs use them."""

    publisher: str | None
    published: str | None
    republishes: str | None = None


@dataclass(slots=True)
class Root:
    """One claimant who speaks of their own knowledge, as far as the texts tell.

    Attributes:
        name: The claimant.
        statements: Ids of the statements that go back to them.
        direct: Whether they are more than an outlet or a summary of both sides.
        because: Why others were counted as them: pairs of statement id and reason.
    """

    name: str
    statements: list[str] = field(default_factory=list)
    direct: bool = False
    because: list[tuple[str, str]] = field(default_factory=list)


def roots(
    held: Sequence[Held],
    outlets: Mapping[str, Outlet],
    described: Descriptions | None = None,
    decided: Decided = undecided,
) -> list[Root]:
    """Return the independent sources of statements that hold one proposition.

    Args:
        held: The statements of the claim.
        outlets: The publisher of each document, by document id.
        described: What the texts say of each speaker: it may say for whom they speak. By
            default what these statements say.
        decided: Whether people hold two speakers for one; goes before every rule.
    """
    described = descriptions(held) if described is None else described
    held = [with_description(h, described) for h in held]
    ordered = sorted(held, key=lambda h: (_when(h, outlets), h.doc, h.start, h.id))
    tree = _Tree(ordered, decided)
    ids = {h.id: h for h in ordered}
    direct = [h for h in ordered if is_direct(h) and not _passed_on(h, ids)]
    rules: list[Decided] = [_one] if decided is undecided else [decided, _one]
    for rule in rules:  # people go before rules
        for index, h in enumerate(direct):
            for other in direct[:index]:
                if tree.top(h.id) == tree.top(other.id) or not (h.speaker and other.speaker):
                    continue
                reason = rule(h.speaker, other.speaker)
                if reason and not tree.parted(h, other):
                    tree.join(h, other, str(reason))
    _likely(direct, tree)
    _states(direct, tree)
    known = {h.id for h in direct}
    for h in ordered:
        if h.id not in known and direct:
            target, reason = _cited(h, direct, ids, outlets)
            if target is not None:
                tree.join(h, target, reason)
    _republished(ordered, outlets, tree)
    tree.outlets(direct)
    return tree.result()


def _republished(ordered: Sequence[Held], outlets: Mapping[str, Outlet], tree: _Tree) -> None:
    """Count what an article copied as of whoever said it in the article that it copied."""
    of: dict[str, list[Held]] = {}
    for h in ordered:
        of.setdefault(h.doc, []).append(h)
    for h in ordered:
        original = outlets[h.doc].republishes if h.doc in outlets else None
        if original is not None:
            for other in of.get(original, ()):
                if _wording(other) == _wording(h):
                    tree.join(h, other, f"republished from {original}")


def descriptions(around: Iterable[Held]) -> Descriptions:
    """Return all that statements say of each named speaker, by name."""
    known: dict[str, set[str]] = {}
    for h in around:
        if h.speaker is not None and h.speaker.named:
            known.setdefault(h.speaker.name, set()).add(h.speaker.described)
    return {name: " ".join(sorted(texts)) for name, texts in known.items()}


def with_description(held: Held, known: Descriptions) -> Held:
    """Return a statement whose speaker is described with all that is known of them."""
    who = held.speaker
    if who is None or not who.named:
        return held
    words = known.get(who.name, who.described)
    if words == who.described:
        return held
    return replace(held, speaker=replace(who, described=words))


def _wording(held: Held) -> list[str]:
    """Return the words of a statement without marks: copies change quotation marks."""
    return [fold(word) for word in words(held.text)]


def _when(held: Held, outlets: Mapping[str, Outlet]) -> str:
    outlet = outlets.get(held.doc)
    return (outlet.published if outlet else None) or "9999"


def is_direct(held: Held) -> bool:
    """Tell whether a statement's speaker is more than an outlet or a summary of both sides."""
    who = held.speaker
    return who is not None and who.sector != "MED" and not _sums_up(held, who)


def _sums_up(held: Held, who: Who) -> bool:
    """Tell whether a statement tells at once what each of two sides holds against the other."""
    return is_pair(who) or (fold(who.name) in _EACH and bool(_OTHER.search(held.text)))


def _passed_on(held: Held, ids: Mapping[str, Held]) -> bool:
    """Tell whether somebody only passes on what another said: "the Star carried the report"."""
    told = [ids[a.to] for a in held.answers if a.relation == "repeats" and a.to in ids]
    if says_the_same(held.text) or not is_reference(held.text):
        return False
    return any(not same_speaker(h.speaker, held.speaker) for h in told)


@lru_cache(maxsize=65_536)
def _one(a: Who, b: Who) -> str | None:
    """Return why two speakers are one claimant, or None."""
    if a.country == b.country and a.country and _is_state(a) and _is_state(b):
        return "the government of one country"
    return (
        joined(a, b)
        or names(a, b)
        or names(b, a)
        or speaks_for(a, b)
        or speaks_for(b, a)
        or same_description(a, b)
        or for_one_body(a, b)
    )


def _likely(direct: Sequence[Held], tree: _Tree) -> None:
    """Count as one whom people would likely count so, where no rule tells."""
    first: dict[Who, Held] = {}
    for h in direct:
        if h.speaker is not None:
            first.setdefault(h.speaker, h)
    for a, b in combinations(list(first.values())[:SPEAKERS], 2):
        if tree.top(a.id) != tree.top(b.id) and not tree.parted(a, b):
            reason = one_source(a, b)
            if reason:
                tree.join(a, b, reason)


def _is_state(who: Who) -> bool:
    """Tell whether a speaker is "the government", named with its country or not."""
    return is_government(who) or fold(who.name) in {"government", "the government"}


def _states(direct: Sequence[Held], tree: _Tree) -> None:
    """Count a capital as the first body of its government that speaks."""
    for h in direct:
        if h.speaker is None or not is_government(h.speaker):
            continue
        for other in direct:
            who = other.speaker
            if who is None or who.sector not in {"GOV", "MIL"}:
                continue
            here = other.doc == h.doc  # where a document leaves out the country, it is its own
            if who.country != h.speaker.country and (who.country or not here):
                continue
            if not (here or who.named):
                continue
            if not is_government(who) and not tree.parted(h, other):
                tree.join(h, other, f"{h.speaker.name} speaks through {who.name}")
                break


def _cited(
    held: Held, direct: Sequence[Held], ids: Mapping[str, Held], outlets: Mapping[str, Outlet]
) -> tuple[Held | None, str]:
    """Return whose words an outlet, or a summary of both sides, passes on; and why."""
    who = held.speaker
    if who is not None and _sums_up(held, who):
        return direct[0], "sums up what each side says"
    for h in direct:
        if h.nested_in == held.id or held.nested_in == h.id:
            return h, f"quotes {h.speaker.name if h.speaker else 'them'}"
    for answer in held.answers:
        target = ids.get(answer.to)
        if target is not None and answer.relation == "repeats":
            return target, "passes on what was reported"
    if who is None:
        for h in direct:
            if h.doc == held.doc:
                return h, "nobody else is named for it"
        return None, ""
    named = name_words(who.name)
    for h in direct:
        publisher = outlets[h.doc].publisher if h.doc in outlets else None
        for outlet in (h.via, publisher):
            if outlet and (named <= name_words(outlet) or name_words(outlet) <= named):
                return h, f"{who.name} cites {h.speaker.name if h.speaker else 'them'}"
    alike = [h for h in direct if h.doc == held.doc and h.text == held.text]
    return (alike[0], "the same words") if alike else (None, "")


class _Tree:
    """A forest of statements; each tree goes back to one claimant."""

    def __init__(self, ordered: Sequence[Held], decided: Decided = undecided) -> None:
        self.ordered = ordered
        self.decided = decided
        self.rank = {h.id: n for n, h in enumerate(ordered)}
        self.parent = {h.id: h.id for h in ordered}
        self.because: dict[str, str] = {}

    def top(self, one: str) -> str:
        """Return the first statement of the tree that one stands in."""
        while self.parent[one] != one:
            one = self.parent[one]
        return one

    def parted(self, a: Held, b: Held) -> bool:
        """Tell whether people keep a speaker of one tree apart from a speaker of another."""
        if self.decided is undecided or self.top(a.id) == self.top(b.id):
            return False
        x, y = ([o for o in self.ordered if self.top(o.id) == self.top(h.id)] for h in (a, b))
        pairs = ((p.speaker, q.speaker) for p in x for q in y)
        return any(p and q and self.decided(p, q) is False for p, q in pairs)

    def outlets(self, direct: Sequence[Held]) -> None:
        """Count outlets that cite nobody as one where they have one name, or people say so."""
        cited = {self.top(h.id) for h in direct}
        alone = [h for h in self.ordered if self.top(h.id) not in cited]
        for a, b in combinations(alone, 2):
            if a.speaker is None or b.speaker is None:
                continue
            told = self.decided(a.speaker, b.speaker)
            if told is None and name_words(a.speaker.name) == name_words(b.speaker.name):
                told = "one outlet"
            if told:
                self.join(a, b, str(told))

    def join(self, a: Held, b: Held, reason: str) -> None:
        """Count two statements as of one claimant."""
        x, y = sorted((self.top(a.id), self.top(b.id)), key=self.rank.__getitem__)
        if x != y:
            self.parent[y] = x
            self.because.setdefault(max(a.id, b.id, key=self.rank.__getitem__), reason)

    def result(self) -> list[Root]:
        """Return the trees, first spoken first."""
        found: dict[str, Root] = {}
        for h in self.ordered:
            top = self.top(h.id)
            if top not in found:
                found[top] = Root(h.speaker.name if h.speaker else "not named")
            root = found[top]
            if is_direct(h) and h.speaker is not None and not root.direct:
                root.name, root.direct = h.speaker.name, True
            root.statements.append(h.id)
            if h.id in self.because:
                root.because.append((h.id, self.because[h.id]))
        return list(found.values())
