"""How a text calls actors for short, and what it names that is no actor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.extraction.events.words import word_set
from sayso.model import Label, Mention, Sector, Span
from sayso.resolution.actors.gazette import find_known
from sayso.resolution.actors.memory import Draft
from sayso.resolution.actors.roles import BODIES, GROUPS, sector_of
from sayso.resolution.actors.scene import Description, Scene

__all__ = [
    "ACROSS",
    "GOVERNING_BODIES",
    "SHORT_FORMS",
    "THINGS",
    "company_before",
    "is_riverside",
    "issuer",
    "short_form",
]

SHORT_FORMS: dict[str, frozenset[Sector]] = {
    **dict.fromkeys(
        word_set("agency newspaper paper outlet broadcaster channel magazine daily"),
        frozenset({Sector.MED}),
    ),
    **dict.fromkeys(
        word_set("company firm bank airline manufacturer operator utility corporation contractor"),
        frozenset({Sector.BUS}),
    ),
    **dict.fromkeys(word_set("charity watchdog observatory"), frozenset({Sector.NGO})),
}
"""What a body is called for short, by its sector."""
GOVERNING_BODIES = word_set(
    """ministry department committee council commission office bureau administration directorate
    authority assembly duma"""
)
THINGS = word_set(
    """claim claims report reports accusation accusations allegation allegations charge charges
    statement statements note notes story version account warning demand request proposal"""
)
"""What is said, which does nothing and to which nothing is done, whoever said it."""
ACROSS = re.compile(r"\b(?:his|her|its|their)(?:\s+\w+)?\s+(?:opposite number|counterpart)\b")
_LITTLE = word_set("the of and for a an in")
SHORT = 3
"""Words of a phrase that is nothing but a river's banks."""
_BANKS = frozenset({"bank", "banks"})
_RIVER = word_set("two both opposite left right river far near east west eastern western other")


def is_riverside(d: Description) -> bool:
    """Tell the banks of a river from those that lend money: "both banks want a bridge"."""
    few = len(d.words) <= SHORT
    return few and d.head in _BANKS and bool(_RIVER & set(d.words)) and not d.body


_OPENING = 400
"""Characters at the beginning of a text in which a body that speaks for itself is named."""
_REACH = 1500
"""Characters before "the company" in which it is looked for by its name."""
_AROUND = 60
_TRADES = word_set(
    """energy gas oil oils petroleum mining minerals mines gold lithium copper cement steel power
    hydropower electric freight shipping lines ferries airlines airways air aviation rail railways
    logistics foods textiles builders construction engineering systems technologies telecom
    terminals industries holding holdings motors brewery chemicals pharma bank insurance refinery
    refining tankers timber retail trading trade"""
)
"""Words that names of companies have."""
_SUFFIX = re.compile(
    r"(?:\b(?:Ltd|Limited|Inc|Corp|LLC|PLC|GmbH|AG|SA|SpA|Zrt|AD|Oy|AS|BV|NV)\b|"
    r"\b(?:S\.A|d\.d|a\.s|S\.p\.A)\.|^PT )"
)
_KIND = (
    r"(?:company|firm|operator|contractor|builder|maker|owner|miner|airline|bank|utility|"
    r"distillery|subsidiary|shipowner|manufacturer|supplier|refiner|consortium|employer)"
)
_IS_ONE_BEFORE = re.compile(rf"(?i)\b{_KIND},?\s(?:[\w-]+\s){{0,2}}$")
_IS_ONE_AFTER = re.compile(
    rf"(?i)(?:,\s(?:the|a|an|which)\s(?:[\w’'-]+\s){{0,4}}{_KIND}\b|"
    r"['’]s\s(?:[\w-]+\s){0,2}"
    r"(?:chief executive|management|managers?|shareholders|shares|owners?)\b)"
)


def short_form(
    d: Description,
    drafts: Sequence[Draft],
    outlet: Draft | None,
) -> Draft | None:
    """Return who "this newspaper", "the agency" or "the company" means: the last such body."""
    if d.words[0] in {"this", "our"}:
        return outlet
    if set(d.words) - _LITTLE - {d.head, "news"}:
        return None
    found = [
        b
        for b in drafts
        if b.kind in {"body", "state"} and b.sector in SHORT_FORMS[d.head] and b.seen >= 0
    ]
    return max(found, key=lambda b: b.seen, default=None)


def issuer(scene: Scene, d: Description) -> Span | None:
    """Where a statement of a body names it, which "the Ministry" or "the Company" means."""
    if len(d.words) != len(("the", "ministry")) or d.words[0] != "the":
        return None
    head = d.words[1]
    noun = scene.text[d.span[0] : d.span[1]].split()[-1]
    if not noun[:1].isupper() or (head not in SHORT_FORMS and head not in GOVERNING_BODIES):
        return None
    if Sector.BUS in SHORT_FORMS.get(head, ()):
        known = _companies(scene)
        named = [m.span for m in scene.named(Span(0, d.span[0])) if _name(scene, m) in known]
        return named[0] if named else None
    for mention in scene.named(Span(0, min(_OPENING, d.span[0]))):
        words = re.split(r"\b(?:of|for)\b", _name(scene, mention).lower())[0].split()
        if mention.label is Label.ORG and head in words and mention.end - mention.start > len(head):
            return mention.span
    return None


def company_before(scene: Scene, d: Description) -> Span | None:
    """Where the company that "the company" means was named last."""
    if Sector.BUS not in SHORT_FORMS.get(d.head, ()) or set(d.words) - _LITTLE - {d.head}:
        return None
    known = _companies(scene)
    near = scene.named(Span(max(0, d.span[0] - _REACH), d.span[0]))
    return next((m.span for m in reversed(near) if _name(scene, m) in known), None)


def _name(scene: Scene, mention: Mention) -> str:
    return " ".join(scene.text[mention.start : mention.end].split())


def _companies(scene: Scene) -> set[str]:
    """Return names that are companies', as they themselves or the words around them tell."""
    found: set[str] = set()
    for mention in scene.mentions:
        name = _name(scene, mention)
        words = re.findall(r"[^\W\d_]+", name.lower())
        others = {sector_of(word) for word in words} - {None, Sector.BUS}
        bodies = (BODIES | GROUPS).intersection(words) - SHORT_FORMS.keys() - {"group"}
        if mention.label is not Label.ORG or others or bodies or find_known(name):
            continue
        before = scene.text[max(0, mention.start - _AROUND) : mention.start]
        after = scene.text[mention.end : mention.end + _AROUND]
        told = _TRADES.intersection(words) or _SUFFIX.search(f"{name}{after[:8]}")
        if told or _IS_ONE_BEFORE.search(before) or _IS_ONE_AFTER.match(after):
            found.add(name)
    return found
