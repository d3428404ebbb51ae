"""One-letter slips: "Belogord" in a text about Belgorod."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.gazetteer import Entry, Gazetteer, Match, NameKind, fold
from sayso.model import Label
from sayso.resolution.places.context import Context
from sayso.resolution.places.groups import Group, fits

__all__ = ["is_slip", "mend"]

_SHORTEST = 5
"""Letters below which a slip is as likely another name."""
_LONGEST = 14
"""Letters above which the 700 names that are one letter off aren't looked up."""
_LARGE = 20_000
"""Inhabitants from which a place in a named unit may be what a slip stands for."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def is_slip(wrong: str, right: str) -> bool:
    """Tell whether two folded names differ by one letter more, less, other or out of place.

    A letter out of place covers two changed round (Damerau 1964) and one that slipped
    further: "belogord" for "belgorod".
    """
    if wrong == right or abs(len(wrong) - len(right)) > 1:
        return False
    start = 0
    while start < min(len(wrong), len(right)) and wrong[start] == right[start]:
        start += 1
    end = 0
    while end < min(len(wrong), len(right)) - start and wrong[-1 - end] == right[-1 - end]:
        end += 1
    a, b = wrong[start : len(wrong) - end], right[start : len(right) - end]
    if len(a) <= 1 and len(b) <= 1:
        return True
    return len(a) == len(b) and (a[1:] + a[0] == b or b[1:] + b[0] == a)


def mend(groups: list[Group], context: Context, gazetteer: Gazetteer) -> None:
    """Give groups that no place was found for the place they misspell, where the text has it.

    What supports a place: that the text names it elsewhere, spelled right; or that it is
    large and in a first-order unit where other places of the text lie. Two places that
    would do equally well leave the slip unmended.
    """
    named: dict[str, Entry] = {}
    for other, entry in context.chosen:
        if not other.is_people and other.spots:
            named[fold(other.spots[0].base)] = entry
            named.setdefault(fold(entry.name), entry)
    for group in groups:
        if group.best is not None or group.outlet or not group.spots:
            continue
        wrong = fold(group.spots[0].base)
        if len(wrong) < _SHORTEST or group.spots[0].label == Label.NORP:
            continue
        near = {entry.id: (name, entry) for name, entry in named.items() if is_slip(wrong, name)}
        if len(near) != 1:
            near = {} if near else _supported(wrong, group, context, gazetteer)
        if len(near) == 1:
            name, entry = next(iter(near.values()))
            entry = _at_level(name, entry, group.level, gazetteer)
            group.best, group.spelled = entry, f"{entry.name} (a slip of one letter)"
            group.matches = [Match(entry, NameKind.OTHER)]


def _at_level(name: str, entry: Entry, level: str | None, gazetteer: Gazetteer) -> Entry:
    """Return the place of the same name and country that has the level the text gives."""
    if level is None or fits(entry, level):
        return entry
    for match in gazetteer.find(name):
        if match.entry.country == entry.country and fits(match.entry, level):
            return match.entry
    return entry


def _supported(
    wrong: str, group: Group, context: Context, gazetteer: Gazetteer
) -> dict[str, tuple[str, Entry]]:
    found: dict[str, tuple[str, Entry]] = {}
    if not context.by_unit or not wrong.isalpha() or not wrong.isascii():
        return found
    if group.spots[0].confidence < 0.5 or len(wrong) > _LONGEST:
        return found
    shipped = gazetteer.files[0]
    for name in set(_edits(wrong)):
        for row, kind in shipped.postings(name):
            if kind != NameKind.MAIN:
                continue
            entry = gazetteer.entry((0, row))
            near = entry.admin1 is not None and context.by_unit.get(entry.admin1, 0) > 0
            if near and entry.population >= _LARGE:
                found[entry.id] = (name, entry)
    return found


def _edits(word: str) -> Iterator[str]:
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]
