"""Fit the weights by which places are chosen, on benchmark data with gold spans.

Usage::

    python -m tools.gazetteer.fit_weights PLACES_FOLDER [--rounds 4] [--l2 1.0]

PLACES_FOLDER holds ``lgl.jsonl``, ``trnews.jsonl``, ``geovirus.jsonl`` and ``splits.json``;
the dev parts alone are read. Prints the weights to put into
``sayso/resolution/places/weights.py`` and the share of names resolved right, in five folds
by document and overall. Conditional logit over candidates (McFadden 1974) with an L2
penalty; contexts come from resolving with the weights of the round before.
"""

from __future__ import annotations

import argparse
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from sayso.gazetteer import Entry, Gazetteer, default_gazetteer
from sayso.model import Document, Label, Mention, Passage, Reading, Role, SourceFile
from sayso.resolution.places.features import NAMES, features
from sayso.resolution.places.groups import groups_of
from sayso.resolution.places.solve import prepare, solve
from sayso.resolution.places.spots import spots_of
from sayso.resolution.places.weights import WEIGHTS

CORPORA = ("lgl", "trnews", "geovirus")
NEAR_KM = 30


@dataclass
class Case:
    """One name of one document: its candidates' features and which are right."""

    fold: int
    rows: np.ndarray
    right: np.ndarray
    weight: float


def documents(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the dev documents of every corpus."""
    splits = json.loads((folder / "splits.json").read_text())
    for corpus in CORPORA:
        dev = set(splits[corpus]["dev"])
        for line in (folder / f"{corpus}.jsonl").open(encoding="utf-8"):
            data = json.loads(line)
            if data["id"] in dev:
                yield corpus, data


def reading(data: dict[str, Any], gazetteer: Gazetteer) -> Reading:
    """Return a reading whose mentions are the gold spans."""
    text = data["text"]
    mentions = []
    for place in sorted(data["places"], key=lambda p: p["start"]):
        words = text[place["start"] : place["end"]]
        people = place.get("demonym") and any(m.kind == 3 for m in gazetteer.find(words))
        label = Label.NORP if people else Label.GPE
        mentions.append(Mention(place["start"], place["end"], label))
    document = Document(
        data["id"],
        text,
        (Passage(0, len(text), Role.BODY, "en"),),
        SourceFile("-", "text/plain", 0, ""),
        url=data.get("url"),
    )
    return Reading(document, mentions=tuple(mentions))


def cases(
    folder: Path, gazetteer: Gazetteer, weights: dict[str, float]
) -> tuple[list[Case], float]:
    """Resolve every document and return its cases, and the share of gold names right."""
    found = []
    hits = total = 0
    for number, (corpus, data) in enumerate(documents(folder)):
        read = reading(data, gazetteer)
        gold = {p["start"]: p for p in data["places"]}
        groups = groups_of(data["text"], spots_of(data["text"], read.mentions), gazetteer)
        context = prepare(read.document, groups, gazetteer)
        solve(groups, context, weights)
        for group in groups:
            if not group.spots or group.is_people:
                continue
            marks: dict[int, int] = {}
            for spot in group.spots:
                place = gold[spot.start]
                good = [i for i, m in enumerate(group.matches) if right(place, m.entry, corpus)]
                for i in good:
                    marks[i] = marks.get(i, 0) + 1
                if place.get("geonameid"):
                    total += 1
                    hits += group.best is not None and right(place, group.best, corpus)
            if not marks or len(group.matches) < 2:
                continue
            rows = np.array([features(m, group, context) for m in group.matches])
            mark = np.zeros(len(rows))
            mark[list(marks)] = 1.0
            found.append(Case(number % 5, rows, mark, math.sqrt(len(group.spots))))
    return found, hits / total


def right(place: dict[str, Any], entry: Entry, corpus: str) -> bool:
    """Tell whether an entry is the gold place."""
    if place.get("geonameid"):
        return entry.id == f"geonames:{place['geonameid']}"
    if place.get("lat") is None or corpus != "geovirus":
        return False
    x = math.cos(math.radians(entry.lat)) * (entry.lon - place["lon"])
    return 111.2 * math.hypot(x, entry.lat - place["lat"]) < NEAR_KM


def fit(found: list[Case], start: np.ndarray, l2: float) -> np.ndarray:
    """Return the weights that maximise the likelihood of the right candidates."""
    weights, moment, scale = start.copy(), np.zeros_like(start), np.zeros_like(start)
    total = sum(case.weight for case in found)
    for step in range(1, 301):
        gradient = -l2 * weights
        for case in found:
            scores = case.rows @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            good = chance * case.right
            good /= max(good.sum(), 1e-12)
            gradient += case.weight * (case.rows.T @ (good - chance))
        gradient /= total
        moment = 0.9 * moment + 0.1 * gradient
        scale = 0.99 * scale + 0.01 * gradient**2
        weights += 0.05 * (moment / (1 - 0.9**step)) / (np.sqrt(scale / (1 - 0.99**step)) + 1e-8)
    return weights


def share(found: list[Case], weights: np.ndarray) -> float:
    """Return the weighted share of cases whose best candidate is right."""
    total = sum(case.weight for case in found)
    good = sum(case.weight * case.right[np.argmax(case.rows @ weights)] for case in found)
    return float(good / total)


def main() -> None:
    """Fit and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--l2", type=float, default=1.0)
    options = parser.parse_args()
    gazetteer = default_gazetteer()
    weights = dict(WEIGHTS)
    for number in range(options.rounds):
        found, hit = cases(options.folder, gazetteer, weights)
        start = np.array([weights.get(name, 0.0) for name in NAMES])
        folds = []
        for fold in range(5):
            fitted = fit([c for c in found if c.fold != fold], start, options.l2)
            folds.append(share([c for c in found if c.fold == fold], fitted))
        fitted = fit(found, start, options.l2)
        print(  # noqa: T201
            f"round {number}: exact {hit:.4f} with the weights before; cases {len(found)}: "
            f"before {share(found, start):.4f}, folds {np.mean(folds):.4f}, "
            f"fitted {share(found, fitted):.4f}"
        )
        weights = {name: round(float(w), 2) for name, w in zip(NAMES, fitted, strict=True)}
    _, hit = cases(options.folder, gazetteer, weights)
    print(f"exact {hit:.4f}")  # noqa: T201
    print(json.dumps(weights, indent=4))  # noqa: T201


if __name__ == "__main__":
    main()
