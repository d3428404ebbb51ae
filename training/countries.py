"""Which country a phrase is of that names none: learned from the speakers that people marked.

``python -m training.countries`` reads the made-up cases of ``benchmarks/cases`` (but the held-out
ones), notes wherever a country is looked for which ones may be meant, and which of these is the
speaker's in the annotation, and writes ``sayso/resolution/actors/countries_trees.json``: boosted
trees over :data:`sayso.resolution.actors.countries.FEATURES`. Ten minutes on one core. ``--check``
writes nothing: it leaves out a fifth of the cases after the other, and tells how many countries are
right and wrong there. Needs the scorer ``score_ledger.py`` of the benchmark data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from sayso.model import Span
from sayso.resolution.actors import countries, surroundings
from sayso.resolution.actors.countries import Countries, Near
from sayso.resolution.actors.memory import Draft
from sayso.resolution.actors.resolver import Resolver
from sayso.resolution.actors.scene import Description
from training.boosting import grow, values
from training.marked import FOLDS, Learned, command, folds, read_noting

LEAVES = 16
"""Leaves of a tree: with 8 half a percent more of the countries are wrong, and as many right."""
LEAST = 20
"""Countries that each side of a split must keep."""
WRITTEN = Path(countries.__file__).with_name("countries_trees.json")


@dataclass
class Noted:
    """A phrase: the countries that may be meant, as numbers, the right one, and the rules'."""

    case: str
    some: list[str]
    values: list[tuple[float, ...]]
    rules: str | None
    right: str | None = None
    who: Draft | None = None


def main() -> None:
    """Write the trees, or check what they are worth."""
    about = __doc__ or ""
    command(Learned(about, countries.FEATURES, WRITTEN, read, fit, check))


def read(scorer: Any, name: str) -> Iterator[Noted]:  # noqa: ANN401 - a module
    """Read a case by rules alone, and yield its phrases for which a country is looked for.

    Args:
        scorer: The module ``score_ledger``.
        name: The case's.
    """
    notes: list[Noted] = []
    resolve = Resolver.resolve

    def note(
        known: Countries, d: Description, near: Near, sentence: tuple[int, int] | None
    ) -> tuple[str, Span] | None:
        some = known.candidates(near)
        notes.append(Noted(name, some, known.features(d, near, sentence, some), near.rules))
        if near.rules is None:
            return None
        return near.rules, known.evidence(near.rules, d.span[0])

    def resolved(self: Resolver, span: Span, use: str) -> Draft | None:
        first = len(notes)
        found = resolve(self, span, use)
        for one in notes[first:]:
            one.who = one.who or found
        return found

    with (
        patch.object(surroundings, "country_of", note),
        patch.object(Resolver, "resolve", resolved),
    ):
        made, of = read_noting(scorer, name, notes)
    told = {key: s.raw for key, s in of.items()}
    for reading, asked in made:
        own: dict[str, list[str | None]] = {}
        for s in reading.statements:
            if s.speaker and s.id in told and told[s.id].get("speaker"):
                own.setdefault(s.speaker, []).append(told[s.id].get("speaker_country"))
        for one in asked:
            if one.some and one.who is not None and one.who.id in own:
                one.right = Counter(own[one.who.id]).most_common(1)[0][0]
                yield one


def fit(noted: list[Noted]) -> dict[str, Any]:
    """Fit trees that tell which countries are meant."""
    x = np.array([row for n in noted for row in n.values], np.float32)
    y = np.array([float(c == n.right) for n in noted for c in n.some])
    return grow(x, y, LEAVES, LEAST)


def check(noted: list[Noted]) -> None:
    """Print the share of right and wrong countries of rules, and of trees in cases left out."""
    fold = folds([n.case for n in noted])
    found: dict[str, Counter[str]] = {"rules": Counter(), "trees": Counter()}
    for k in range(FOLDS):
        grown = fit([n for n in noted if fold[n.case] != k])
        for n in noted:
            if fold[n.case] == k:
                chances = values(grown, np.array(n.values, np.float32))
                best = int(chances.argmax())
                told = n.some[best] if chances[best] >= countries.LEAST else None
                found["rules"][_judged(n.rules, n.right)] += 1
                found["trees"][_judged(told, n.right)] += 1
    for way, counts in found.items():
        shares = ", ".join(f"{k} {v / len(noted):.3f}" for k, v in sorted(counts.items()))
        print(f"{way}: {len(noted)}, {shares}")


def _judged(told: str | None, right: str | None) -> str:
    if told == right:
        return "right"
    return "none" if told is None else "wrong"


if __name__ == "__main__":
    main()
