"""Places that the names don't have: within other names, and repeats that were missed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator

from sayso.gazetteer import Gazetteer, NameKind, fold
from sayso.model import Document, Label, Mention
from sayso.resolution.places.context import Context
from sayso.resolution.places.groups import Group
from sayso.resolution.places.spots import BARE, Spot, place_labels, spot_at
from sayso.resolution.places.variants import variants

__all__ = ["SURE", "missed_spots", "nested_spots", "repeats", "supported"]

_WORD = re.compile(r"[^\W\d_][\w.’'\-]*")
_CAPITALS = re.compile(
    r"(?<![\w-])(?:[A-Z][a-z]{3,}|[A-Z][a-z]+(?:-[A-Z][a-z]+)+)(?: [A-Z][a-z]{2,}){0,2}(?![\w-])"
)
_CUE = re.compile(
    r"\b(?:in|near|from|to|at|outside|inside|around|over|above|into|through|reached|towards?|"
    r"(?:village|town|city|district|region|settlement|checkpoint) of) $"
)
_CUE_AFTER = re.compile(
    r"['’]?s?[ \n](?:(?:central|regional|city|district|provincial|military) )?(?:district|region|"
    r"province|oblast|governor|mayor|hospital|airport|station|checkpoint|border|authorities|"
    r"residents|bridge|market|bazaar|valley|direction)\b"
)
SURE = 0.4
"""Mentions below this confidence become places only where the gazetteer and the text agree."""
_UNSURE, _CUED = 0.3, 0.35
"""Confidence of words that only the gazetteer takes for a place, and of those after "in"."""
_LARGER = 300_000
"""Inhabitants from which an unsure mention is taken for the town."""
_TOWN = 10_000
"""Inhabitants from which an unsure mention is taken for a town amid the text's other places."""
_NOT_PLACES = frozenset(
    """supreme national united international royal first second third high federal state public
    coast border general central north south east west northern southern eastern western
    new old great
    union liberty freedom independence democratic republican christian catholic islamic orange
    board court house senate congress ministry department university college school bank church
    world the global people peoples green red black white blue golden silver grand central
    king queen prince saint mount lake fort port river university of star sun post times
    progress justice hope reform defense defence peace victory alliance""".split()
)
"""Folded first words of organisations that are towns somewhere, too."""

_WORDS = frozenset(
    """reading nice mobile bath march sandy battle hope bend price police rain stone many most both
    best march june april august sunday monday friday saturday tuesday thursday wednesday street
    male same much such even ever over under among they them then than that this these those
    when what where which while with without from into because although after before about
    some most more less also only just here there their your ours very well being having""".split()
)
"""Words that open sentences and are large towns or main names somewhere, too."""

_NEVER = _NOT_PLACES | BARE
_NO_NAMES = _NEVER | _WORDS


def nested_spots(text: str, mentions: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[Spot]:
    """Yield the places that organisations are named after: "Hartford Police".

    Looked for at the front of the name, the longest first, and after its last "of" or "in",
    unless the mentions have a place there already.
    """
    listed = list(mentions)
    places = [m.span for m in listed if m.label in place_labels]
    for mention in listed:
        if mention.label != Label.ORG or any(mention.span.touches(p) for p in places):
            continue
        words = [
            (mention.start + m.start(), mention.start + m.end())
            for m in _WORD.finditer(text[mention.start : mention.end])
        ]
        if len(words) < 2:
            continue
        found = _front(text, words, gazetteer) or _back(text, words, gazetteer)
        if found:
            yield Spot(
                *found,
                " ".join(text[found[0] : found[1]].split()),
                " ".join(text[found[0] : found[1]].split()),
                None,
                Label.GPE,
                0.5,
                nested=True,
            )


def _front(text: str, words: list[tuple[int, int]], gazetteer: Gazetteer) -> tuple[int, int] | None:
    for size in range(min(4, len(words) - 1), 0, -1):
        start, end = words[0][0], words[size - 1][1]
        if _is_place(text[start:end], gazetteer):
            return start, end
    return None


def _back(text: str, words: list[tuple[int, int]], gazetteer: Gazetteer) -> tuple[int, int] | None:
    for at in range(len(words) - 1, 0, -1):
        if text[words[at - 1][0] : words[at - 1][1]].lower() in {"of", "in", "at"}:
            start, end = words[at][0], words[-1][1]
            return (start, end) if _is_place(text[start:end], gazetteer) else None
    return None


def missed_spots(
    document: Document, mentions: Iterable[Mention], gazetteer: Gazetteer
) -> Iterator[Spot]:
    """Yield capitalised words that the gazetteer has under this very name and no mention places.

    They are unsure (see :func:`supported`), a little less so after a word of place: a
    sentence opens with a capital, too. A lone word that is taken for a person or an
    organisation is looked at again, unless it is the surname of a person named in full.
    Words that the text also has in lower case are left alone.
    """
    text = document.text
    covered, surnames = _covered(text, mentions)
    lowered = {word for word in re.findall(r"[^\W\d_]+", text) if word[0].islower()}
    for passage in document.passages:
        if not passage.role.is_read:
            continue
        for match in _CAPITALS.finditer(text, passage.start, passage.end):
            start, end = match.span()
            at = bisect_left(covered, (start, start))
            if any(low < end and start < high for low, high in covered[max(0, at - 1) : at + 2]):
                continue
            name = match.group()
            if name.lower() in lowered or fold(name) in _NO_NAMES or name in surnames:
                continue
            before = text[max(0, start - 24) : start].replace("\n", " ")
            cued = bool(_CUE.search(before) or _CUE_AFTER.match(text, end))
            found = any(m.kind == NameKind.MAIN for m in gazetteer.find(name))
            if not found and cued and "-" in name:
                found = any(gazetteer.find(spelled) for spelled in variants(name))
            if found:
                sure = _CUED if cued else _UNSURE
                yield spot_at(text, Mention(start, end, Label.GPE, confidence=sure))


def _covered(text: str, mentions: Iterable[Mention]) -> tuple[list[tuple[int, int]], set[str]]:
    covered, surnames = [], set()
    for mention in mentions:
        words = text[mention.start : mention.end].split()
        if mention.label in place_labels or len(words) > 1:
            covered.append((mention.start, mention.end))
        if mention.label == Label.PER and len(words) > 1:
            surnames.add(words[-1])
    return sorted(covered), surnames


def _is_place(name: str, gazetteer: Gazetteer) -> bool:
    if fold(name) in _NEVER or not name[0].isupper() or len(name) < 3:
        return False
    return any(m.kind in {NameKind.MAIN, NameKind.SHORT} for m in gazetteer.find(name))


def supported(group: Group, context: Context, sure: Container[str]) -> list[Spot]:
    """Return the spots of a group that are places after all.

    A sure one is. If one spot of the name is, all are, those within other names too. A town
    that only stands within another name has to be the outlet's own, unless it is a country or
    a first-order unit. An unsure spot has to lie in a country that the text or the outlet's
    address speaks for, and to be large, or amid the text's other places and after a word of
    place. *sure* holds the folded names that stand as sure places anywhere in the text.
    """
    if group.best is not None and any(fold(s.base) in sure for s in group.spots):
        return group.spots
    if any(
        not s.nested and (s.confidence >= SURE or _fits(s, group, context)) for s in group.spots
    ):
        return group.spots
    entry = group.best
    if entry is None:
        return []
    own = context.home is not None and context.home.id == entry.id
    return [s for s in group.spots if s.nested and (entry.level <= 1 or own)]


def _fits(spot: Spot, group: Group, context: Context) -> bool:
    entry = group.best
    if entry is None:
        return False
    if not (entry.country in context.by_country or entry.country == context.outlet):
        return False
    if entry.level <= 1 or entry.population >= _LARGER:
        return True
    amid = entry.admin1 is not None and context.by_unit.get(entry.admin1, 0) > 1
    if not amid or entry.feature == "P.PPLX":
        return False
    return spot.confidence >= _CUED or (spot.confidence < _UNSURE and entry.population >= _TOWN)


def repeats(document: Document, groups: Iterable[Group], taken: Iterable[tuple[int, int]]) -> None:
    """Add the places where a resolved name stands again outside every mention.

    Looked for in the passages that are read, as written, all in capitals, and with the
    confusions of text recognition: "lsfara" for "Isfara".
    """
    text = document.text
    read = [passage.span for passage in document.passages if passage.role.is_read]
    covered = sorted(taken)
    for group in groups:
        sure = [s for s in group.spots if not s.nested and s.confidence >= 0.5]
        if not sure or group.is_people or group.best is None or group.level or group.inside:
            continue
        name = sure[0].text
        if len(name) < 4:
            continue
        for start, end in sorted(_found(text, _forms(name))):
            if any(low < end and start < high for low, high in covered):
                continue
            if not any(passage.covers((start, end)) for passage in read):
                continue
            group.spots.append(
                Spot(
                    start,
                    end,
                    text[start:end],
                    sure[0].base,
                    None,
                    sure[0].label,
                    sure[0].confidence,
                )
            )
            covered.append((start, end))


def _forms(name: str) -> set[str]:
    forms = {name, name.upper()}
    if name[0] == "I":
        forms |= {"l" + name[1:], "1" + name[1:], "|" + name[1:]}
    if name[0] == "O":
        forms.add("0" + name[1:])
    return forms


def _found(text: str, forms: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield where one of the forms stands as a word of its own."""
    for form in forms:
        at = text.find(form)
        while at >= 0:
            end = at + len(form)
            before, after = text[at - 1 : at] if at else "", text[end : end + 1]
            if not (before.isalnum() or before in {"-", "_"}) and not (
                after.isalnum() or after in {"-", "_"}
            ):
                yield at, end
            at = text.find(form, end)
