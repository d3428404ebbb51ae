"""Countries, their people and capitals, and the bodies that news names without their state.

``data/countries.tsv`` is built by ``tools/build_countries.py`` from CLDR, ISO 3166-1 and
GeoNames; ``data/bodies.tsv`` is made by hand, dated and sourced. Office holders stand in
neither: "President X" in the text is the evidence for what X is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from sayso.model import Sector

__all__ = ["Known", "Sighting", "country_name", "find_known", "union_seat"]


@dataclass(frozen=True, slots=True)
class Known:
    """Something the tables know.

    Attributes:
        kind: ``country``, ``demonym``, ``capital`` or ``body``.
        country: ISO 3166-1 alpha-3, or None for a body without one.
        name: The country's name, or what the body is called when it acts.
        sector: Of a body.
    """

    kind: str
    country: str | None
    name: str
    sector: Sector | None = None


@dataclass(frozen=True, slots=True)
class Sighting:
    """A known name in a text: offsets count in the text that was searched."""

    start: int
    end: int
    known: Known


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W_]+(?:[-'’.][^\W_]+)*")
_ARTICLE = frozenset(
    {
        "United States", "United Kingdom", "Netherlands", "Philippines", "Bahamas", "Maldives",
        "United Arab Emirates", "Central African Republic", "Dominican Republic", "Gambia",
        "Comoros", "Seychelles", "Marshall Islands", "Solomon Islands", "Cook Islands",
        "Congo Republic", "Cayman Islands", "Faroe Islands", "Falkland Islands",
        "Palestinian Territories",
    }
)  # fmt: skip


def _rows(name: str) -> list[list[str]]:
    text = files("sayso.resolution.actors").joinpath("data", name).read_text("utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _countries() -> dict[str, str]:
    return {row[0]: row[2] for row in _rows("countries.tsv")}


def country_name(code: str) -> str:
    """Return a country's English name, with "the" where news writes it; the code if unknown."""
    name = _countries().get(code, code)
    return f"the {name}" if name in _ARTICLE else name


@cache
def _index() -> dict[str, list[tuple[tuple[str, ...], Known]]]:
    index: dict[str, list[tuple[tuple[str, ...], Known]]] = {}

    def add(phrase: str, known: Known) -> None:
        words = tuple(_WORD.findall(phrase.replace("’", "'")))
        if not words:
            return
        entries = index.setdefault(words[0], [])
        if all(other != words for other, _ in entries):
            entries.append((words, known))

    for name, aliases, country, sector, stands_for in _rows("bodies.tsv"):
        known = Known(
            "body",
            None if country == "-" else country,
            name if stands_for == "-" else stands_for,
            None if sector == "-" else Sector(sector),
        )
        for phrase in (name, *aliases.split("|")):
            if phrase != "-" and not phrase.startswith("the "):
                add(phrase, known)
    rows = _rows("countries.tsv")
    for column, kind in ((2, "country"), (3, "country"), (4, "demonym"), (5, "capital")):
        for row in rows:
            for phrase in row[column].split("|") if len(row) > column else ():
                if phrase and phrase[0].isupper():
                    add(phrase, Known(kind, row[0], row[2]))
    for entries in index.values():
        entries.sort(key=lambda item: -len(item[0]))
    return index


def find_known(text: str, start: int = 0, end: int | None = None) -> list[Sighting]:
    """Return the known names in ``text[start:end]`` in order, the longest where they overlap."""
    index = _index()
    matches = list(_WORD.finditer(text, start, len(text) if end is None else end))
    words = [_bare(m.group().replace("’", "'")) for m in matches]
    found: list[Sighting] = []
    k = 0
    while k < len(words):
        entries = index.get(words[k]) or index.get(
            words[k].title() if words[k].isupper() and len(words[k]) > 4 else ""
        )
        step = 1
        for phrase, known in entries or ():
            size = len(phrase)
            piece = words[k : k + size]
            if tuple(piece) == phrase or (size == 1 and words[k].isupper() and len(words[k]) > 4):
                stop = matches[k + size - 1].start() + len(words[k + size - 1])
                found.append(Sighting(matches[k].start(), stop, known))
                step = size
                break
        k += step
    return found


def union_seat(text: str, sightings: list[Sighting]) -> list[Sighting]:
    """Return sightings with Brussels as the European Union, where Belgium is never named.

    It is Belgium's capital and the Union's seat. News that means Belgium's government says
    so somewhere; "Brussels condemned it" by itself means the Union.
    """
    if any(s.known.country == "BEL" and s.known.kind != "capital" for s in sightings):
        return sightings
    union = next((known for _, known in _index()["European"] if known.kind == "body"), None)
    if union is None:
        return sightings
    return [
        replace(s, known=union) if text[s.start : s.end].title() == "Brussels" else s
        for s in sightings
    ]


def _bare(word: str) -> str:
    if word.endswith("'s"):
        return word[:-2]
    head, _, tail = word.partition("-")
    if tail and tail[:1].islower() and head[:1].isupper() and tail in _COMPOUND:
        return word
    return word


_COMPOUND = frozenset({"backed", "led", "brokered", "based", "sponsored", "born", "made", "held"})
