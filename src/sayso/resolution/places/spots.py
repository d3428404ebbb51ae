"""Spots: stretches of text that may name a place, with what the text says of their kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from sayso.gazetteer import fold
from sayso.model import Label, Mention
from sayso.resolution.places.states import SHORT_FORMS

__all__ = ["BARE", "LEVELS", "Spot", "place_labels", "spot_at", "spots_of"]

place_labels = frozenset({Label.GPE, Label.LOC, Label.FAC, Label.NORP})
"""Labels of mentions that may be places or stand for them."""

LEVELS: dict[str, str] = {
    **dict.fromkeys(("country", "republic", "kingdom", "nation"), "country"),
    **dict.fromkeys(
        "oblast krai kray province state governorate prefecture voivodeship canton emirate "
        "autonomous federal".split(),
        "adm1",
    ),
    **dict.fromkeys(("region", "territory", "department"), "region"),
    **dict.fromkeys(
        "county parish district raion rayon municipality township borough".split(), "adm2"
    ),
    **dict.fromkeys(
        "city town village settlement hamlet suburb capital port neighbourhood neighborhood "
        "municipality enclave community".split(),
        "settlement",
    ),
}
"""What a word beside a name says of its level; "region" may be a unit or a landscape."""
_KIND = "|".join(sorted(LEVELS, key=len, reverse=True))
_KIND_BEFORE = re.compile(
    rf"\b(?P<kind>{_KIND})(?: (?:hall|center|centre))? (?:of|and) (?:the )?$", re.IGNORECASE
)
_KIND_RIGHT_BEFORE = re.compile(rf"\b(?P<kind>{_KIND}) (?:called |named )?$", re.IGNORECASE)
_KIND_AFTER = re.compile(rf"(?P<kind>{_KIND})\b(?! of\b)", re.IGNORECASE)
_KIND_WITHIN = re.compile(rf"^(?P<base>.+?)[ \n]+(?P<kind>{_KIND})$", re.IGNORECASE)
_OF_WITHIN = re.compile(rf"^(?P<kind>{_KIND})[ \n]+of[ \n]+(?P<base>.+)$", re.IGNORECASE)
_DISTRICT = re.compile(r"[ \n](?:district|raion|rayon)\b")
"""Kinds that, unlike "region" and "province", are part of the name as often as not."""
BARE = frozenset(
    """street road drive avenue parkway highway route boulevard lane loop way court square park
    saint st chapel church city county state district region town village north south east west
    northeast northwest southeast southwest central northern southern eastern western river lake
    bay mount mountain island hill hills valley free new old great upper lower hall center centre
    building house mall airport station bridge school university college
    republic islands lakes rivers bay port dam mine mines line point column control desert frontier
    highland maritime naval police media home white same kilo cathode command customs rescue army
    navy guard market hospital camp barracks plant refinery depot field base north-west north-east
    south-west south-east chinatown""".split()
)
"""Words that name no place alone, however they are tagged: some are towns somewhere ("Police" in
Poland, "Republic" in Missouri), but news has them as what a body, a site or a state is called."""
_POSSESSIVE = re.compile(r"['’]s?$")


@dataclass(frozen=True, slots=True)
class Spot:
    """A stretch that may name a place.

    Attributes:
        start: First character.
        end: One past the last.
        text: Its words, line breaks evened out, possessive and "the" cut off.
        base: The name without its kind: "Belgorod" of "Belgorod oblast".
        level: A value of :data:`LEVELS` that the text gives it, or None.
        label: The mention's label.
        confidence: The mention's.
        nested: Whether it stands within the name of something else ("Osh State University").
    """

    start: int
    end: int
    text: str
    base: str
    level: str | None
    label: Label
    confidence: float
    nested: bool = False

    @property
    def group(self) -> tuple[str, str | None]:
        """What spots of one name have in common."""
        return (fold(self.base), self.level)


def spots_of(text: str, mentions: Iterable[Mention]) -> Iterator[Spot]:
    """Yield a spot for each mention that may be a place, in text order."""
    for mention in sorted(mentions, key=lambda m: (m.start, m.end)):
        if mention.label in place_labels:
            spot = spot_at(text, mention)
            if _names(spot):
                yield spot


def _names(spot: Spot) -> bool:
    """Tell whether a spot has a name in it: not "Drive", "Northeast" or "delta" alone."""
    words = spot.text.split()
    if not any(letter.isalpha() for letter in spot.base):
        return False
    if spot.base[0].islower() and spot.base[0] != "l":  # "lsfara": an I misread
        return False
    return len(words) > 1 or fold(words[0]) not in BARE


def spot_at(text: str, mention: Mention) -> Spot:
    """Return the spot of one mention, with its level from the words within and around it."""
    mention = _whole(text, mention)
    words = " ".join(text[mention.start : mention.end].split())
    words = re.sub(r"^[Tt]he ", "", _POSSESSIVE.sub("", words)) or words
    base, level = words, None
    if mention.label == Label.NORP:
        return Spot(
            mention.start, mention.end, words, base, None, mention.label, mention.confidence
        )
    for pattern in (_OF_WITHIN, _KIND_WITHIN):
        within = pattern.match(words)
        if within:
            base, level = within["base"], LEVELS[within["kind"].lower()]
            break
    if level is None:
        around = _around(text, mention)
        if around:
            level = LEVELS[around.lower()]
    return Spot(mention.start, mention.end, words, base, level, mention.label, mention.confidence)


def _whole(text: str, mention: Mention) -> Mention:
    """Take in what belongs to a name: the stop of "Ky.", the kind of "Isfara district"."""
    words = text[mention.start : mention.end]
    if text[mention.end : mention.end + 1] == "." and words + "." in SHORT_FORMS:
        return replace(mention, end=mention.end + 1)
    district = _DISTRICT.match(text, mention.end)
    return replace(mention, end=district.end()) if district else mention


def _around(text: str, mention: Mention) -> str | None:
    before = text[max(0, mention.start - 30) : mention.start].replace("\n", " ")
    after = text[mention.end : mention.end + 16].replace("\n", " ")
    following = _KIND_AFTER.match(after.lstrip(" ")) if after[:1] == " " else None
    if following and following["kind"].lower() not in {"capital", "port", "community", "state"}:
        return following["kind"]
    preceding = _KIND_BEFORE.search(before)
    if preceding and " and " not in preceding.group():
        return preceding["kind"]
    beside = _KIND_RIGHT_BEFORE.search(before)
    if beside and beside["kind"].islower():
        return beside["kind"]
    return None
