"""Whom quoted pronouns mean: learned from the speakers that people marked.

``python -m training.antecedents`` reads the made-up cases of ``benchmarks/cases`` (but the held-out
ones), notes at each "he", "she", "it" or "they" that is quoted who may be meant, and which of these
is the speaker in the annotation, and writes ``sayso/resolution/actors/antecedents_trees.json``:
boosted trees over :data:`sayso.resolution.actors.antecedents.FEATURES`. Ten minutes on one core.
``--check`` writes nothing: it leaves out a fifth of the cases after the other, and tells how many
pronouns are understood there. Needs the scorer ``score_ledger.py`` of the benchmark data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np

from sayso.resolution.actors import antecedents, resolver
from sayso.resolution.actors.antecedents import Asked, candidates, features
from sayso.resolution.actors.memory import Draft
from training.boosting import grow, values
from training.marked import FOLDS, Learned, command, folds, read_noting

LEAVES = 8
"""Leaves of a tree: with 4, one pronoun in a hundred less is understood, with 16 none more."""
LEAST = 20
"""Candidates that each side of a split must keep."""
WRITTEN = Path(antecedents.__file__).with_name("antecedents_trees.json")


@dataclass
class Noted:
    """A pronoun: whom it may mean, as numbers, which of these it means, and whom rules choose."""

    case: str
    word: str
    values: list[tuple[float, ...]]
    meant: list[bool]
    rules: bool


def main() -> None:
    """Write the trees, or check what they are worth."""
    about = __doc__ or ""
    command(Learned(about, antecedents.FEATURES, WRITTEN, read, fit, check))


def read(scorer: Any, name: str) -> Iterator[Noted]:  # noqa: ANN401 - a module
    """Read a case with rules alone, and yield its pronouns that are quoted.

    Args:
        scorer: The module ``score_ledger``.
        name: The case's.
    """
    notes: list[tuple[Asked, list[Draft], list[tuple[float, ...]]]] = []

    def note(asked: Asked, drafts: list[Draft]) -> None:
        known = candidates(drafts, asked)
        notes.append((asked, known, features(asked, known)))

    with patch.object(resolver, "antecedent", note):
        made, of = read_noting(scorer, name, notes)
    for reading, asked in made:
        sourced = [s for s in reading.statements if s.source]
        wanted = {s.source[0].start: of[s.id] for s in sourced if s.id in of}
        spoken = {s.source[0].start: reading.actor(s.speaker) for s in sourced}
        for pronoun, known, found in asked:
            want = wanted.get(pronoun.at)
            if want is None or not want.raw.get("speaker") or not known:
                continue
            meant = [_right(scorer, want, draft) for draft in known]
            rules = _right(scorer, want, spoken[pronoun.at])
            yield Noted(name, pronoun.word, found, meant, rules)


def _right(scorer: Any, want: Any, who: Any) -> bool:  # noqa: ANN401 - a scorer's, a draft or actor
    if who is None:
        return False
    told = {"name": who.name, "country": who.country, "sector": who.sector and who.sector.value}
    return bool(scorer.speaker_ok(want.raw, want.source, told))


def fit(noted: list[Noted]) -> dict[str, Any]:
    """Fit trees that tell which candidates are meant."""
    x = np.array([row for n in noted for row in n.values], np.float32)
    y = np.array([m for n in noted for m in n.meant], float)
    return grow(x, y, LEAVES, LEAST)


def check(noted: list[Noted]) -> None:
    """Print the share of pronouns that rules, and that trees, understand in cases left out."""
    fold = folds([n.case for n in noted])
    clash = antecedents.FEATURES.index("other gender")
    found: dict[str, list[tuple[bool, bool]]] = {}
    for k in range(FOLDS):
        grown = fit([n for n in noted if fold[n.case] != k])
        for n in noted:
            if fold[n.case] == k:
                looked = np.array(n.values, np.float32)
                chances = values(grown, looked) - antecedents.CLASH * looked[:, clash]
                best = int(chances.argmax())
                sure = bool(chances[best] >= antecedents.LEAST)
                found.setdefault(n.word, []).append((n.rules, n.meant[best] if sure else n.rules))
    found["all"] = [told for some in found.values() for told in some]
    for word, told in found.items():
        rules, trees = np.mean(told, axis=0)
        print(f"{word}: {len(told)}, by rules {rules:.3f}, by trees {trees:.3f}")


if __name__ == "__main__":
    main()
