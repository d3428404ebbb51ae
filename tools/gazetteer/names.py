"""Which of a place's names are worth filing, and under which kind."""

from __future__ import annotations

import re
import unicodedata

from sayso.gazetteer.entry import NameKind

SCRIPTS = frozenset({"LATIN", "CYRILLIC", "ARABIC", "HEBREW", "GREEK", "GEORGIAN", "ARMENIAN"})
"""Scripts whose names are kept for every place."""
LARGE = 50_000
"""From this many inhabitants on, names in all scripts are kept."""
_CODE = re.compile(r"[A-Z]{2,4}|[A-Z0-9]*\d[A-Z0-9]*")
_ARTICLE = re.compile(r"(?:al|ar|as|ash|ad|an|at|az|el|et|ed|er|es|le|la|les|los|las|de)[ -]|['’]s")
KINDS = (
    "autonomous republic|autonomous region|autonomous oblast|autonomous okrug|autonomous province|"
    "federal district|capital district|capital region|union territory|unitary authority|"
    "metropolitan borough|metropolitan municipality|regional unit|special region|"
    "oblast|oblasti|oblasty|oblysy|krai|kray|okrug|raion|rayon|respublika|republic|region|province|"
    "provincia|district|county|parish|borough|municipality|governorate|wilaya|wilayat|prefecture|"
    "department|departement|state|territory|canton|emirate|voivodeship|division|township|city|"
    "shaary|oblusu|muhafazat|viloyati|veloyati|census area|city and borough"
)
_AFTER = re.compile(rf"[ ,]+(?:{KINDS})[’']?$", re.IGNORECASE)
_BEFORE = re.compile(
    rf"^(?:{KINDS}|muḩāfaz̧at|wilāyat|ostān-e|eparchía|provincia|gobernación|"
    r"comunidad|departamento|région|estado|"
    r"condado|parroquia|kabupaten|kota|tỉnh)(?: of| de| du| del| di| da| do| d['’])?[ ]+",
    re.IGNORECASE,
)


def script(name: str) -> str:
    """Return the Unicode script of the first letter, as in character names."""
    for letter in name:
        if letter.isalpha():
            return unicodedata.name(letter, "?").split()[0]
    return ""


def useful(name: str, population: int) -> bool:
    """Tell whether a name is one that a text may use: no code, no bare romanisation."""
    if not 2 <= len(name) <= 70 or _CODE.fullmatch(name) or "http" in name or "(" in name:
        return False
    kind = script(name)
    if kind != "LATIN":
        return bool(kind) and (kind in SCRIPTS or population >= LARGE)
    # GeoNames' machine romanisations of other scripts are all in lower case
    return not (name[0].islower() and name.isascii() and not _ARTICLE.match(name))


def short(name: str) -> str | None:
    """Return a unit's name without its kind, or None: ``Belgorod`` for ``Belgorod Oblast``."""
    if ", " in name:
        return name.partition(", ")[0]
    for pattern in (_AFTER, _BEFORE):
        cut = pattern.sub("", name)
        if cut != name and len(cut) > 2:
            return cut
    return None


def city_names(name: str, others: list[str], population: int) -> list[tuple[str, NameKind]]:
    """Return the names of a settlement with their kinds."""
    found = [(name, NameKind.MAIN)]
    found += [(other, NameKind.OTHER) for other in others if useful(other, population)]
    return found


def unit_names(name: str, kind: str, others: list[str]) -> list[tuple[str, NameKind]]:
    """Return the names of an administrative unit with their kinds."""
    found = [(name, NameKind.MAIN)]
    base = short(name)
    if base:
        found.append((base, NameKind.SHORT))
    if kind and script(name) == "LATIN":
        found.append((f"{base or name} {kind}", NameKind.MAIN))
    for other in others:
        if not useful(other, 0):
            continue
        cut = short(other)
        latin = script(other) == "LATIN"
        found.append((other, NameKind.MAIN if cut and latin else NameKind.OTHER))
        if cut:
            found.append((cut, NameKind.SHORT if latin else NameKind.OTHER))
    return found


def display(name: str, others: list[str], english: str = "") -> str:
    """Return the name to show for a unit: an English form where there is one.

    ISO 3166-2 has ``Dagestan, Respublika`` and ``Luhanska oblast``; GeoNames' other names
    hold ``Dagestan Republic`` and ``Luhansk Oblast``.
    """
    russian = re.search(r"ska(?:ya|ja) (oblast|Oblast)|skiy kray", name)
    if russian and english and english.isascii():
        kind = "Krai" if "kray" in name else "Oblast"
        return english if english.endswith(kind) else f"{english} {kind}"
    plain = re.compile(
        r"[A-Z][\w’'\- ]+ (Oblast|Region|Province|Krai|Republic|Governorate|State|"
        r"District|Okrug|Prefecture|Voivodeship)"
    )
    if ", " in name or re.search(r"(ska|skaya|s'ka|skiy) (oblast|Oblast|kray)|[Rr]espublik", name):
        for other in others:
            if plain.fullmatch(other) and "skaya " not in other:
                return other
        return name.partition(", ")[0]
    return name
