"""The speakers that people marked in the made-up cases, beside what is noted while sayso reads."""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from benchmarks.ledger import ledger_documents
from benchmarks.own_cases import CASES, learned_from
from sayso.model import Reading
from sayso.model.serial import reading_to_dict
from sayso.reading import find_inputs
from sayso.workflow import read_inputs

__all__ = ["FOLDS", "Learned", "command", "folds", "read_noting", "scorer_at", "written"]

FOLDS = 5
"""Parts of the cases that are left out in turn where trees are checked."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Learned(Generic[T]):
    """What a command learns from marked speakers.

    Attributes:
        about: The command and what it does, as its help says.
        features: Names of what the trees look at.
        file: Where the trees are written.
        read: Reads a case, with the scorer and the case's name, and yields what it notes.
        fit: Returns trees for what was noted.
        check: Tells what trees of four fifths are worth on the fifth.
    """

    about: str
    features: Sequence[str]
    file: Path
    read: Callable[[Any, str], Iterator[T]]
    fit: Callable[[list[T]], dict[str, Any]]
    check: Callable[[list[T]], None]


def command(learned: Learned[T]) -> None:
    """Parse the command line, write the trees or check what they are worth."""
    name = learned.file.stem.removesuffix("_trees")
    ap = argparse.ArgumentParser(prog=f"python -m training.{name}", description=learned.about)
    ap.add_argument("--score", type=Path, default=Path("../shared/score"))
    ap.add_argument("--check", action="store_true", help="fit on four fifths, tell of the fifth")
    o = ap.parse_args()
    scorer = scorer_at(o.score / "score_ledger.py")
    noted = [one for name in learned_from() for one in learned.read(scorer, name)]
    if o.check:
        learned.check(noted)
        return
    text = written(learned.features, learned_from(), learned.fit(noted))
    learned.file.write_text(text, encoding="utf-8")
    print(f"{learned.file}: {len(noted)} examples")


def read_noting(
    scorer: Any,  # noqa: ANN401 - a module
    name: str,
    notes: list[T],
) -> tuple[list[tuple[Reading, list[T]]], dict[str, Any]]:
    """Read a case of ``benchmarks/cases``.

    Args:
        scorer: The module ``score_ledger``, by which statements are paired.
        name: The case's.
        notes: Grows while a document is read, by whatever notes something there.

    Returns:
        The readings, each with its notes; and the scorer's statements as people marked them, by
        the id of the statement of a reading that stands for each.
    """
    made: list[tuple[Reading, list[T]]] = []
    for reading in read_inputs(find_inputs(list(ledger_documents(CASES, name))).items):
        if isinstance(reading, Reading):
            made.append((reading, list(notes)))
        notes.clear()
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "readings.jsonl"
        file.write_text("\n".join(json.dumps(reading_to_dict(r)) for r, _ in made), "utf-8")
        gold = scorer.Case(str(CASES / name / "gold.json"), str(file))
        scorer.score_statements(gold)
    return made, {s.mate.raw["id"]: s for d in gold.docs.values() for s in d.statements if s.mate}


def folds(cases: list[str]) -> dict[str, int]:
    """Return the fold of each case."""
    return {name: i % FOLDS for i, name in enumerate(sorted(set(cases)))}


def scorer_at(path: Path) -> Any:  # noqa: ANN401 - a module
    """Return a scorer of the benchmark data as a module."""
    spec = importlib.util.spec_from_file_location("score_ledger", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written(features: Sequence[str], cases: list[str], grown: dict[str, Any]) -> str:
    """Return trees as a file has them: the names of features and cases, and a tree a line."""
    head = json.dumps({"features": list(features), "cases": cases})
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in grown["trees"])
    return f'{head[:-1]}, "base": {grown["base"]}, "trees": [\n{lines}\n]}}\n'
