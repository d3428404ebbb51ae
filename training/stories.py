"""What tells that two documents report one matter, and two words one event.

``python -m training.stories --data DIR`` writes ``story_words.txt``, ``story_trees.json`` and
``weights.json`` of ``sayso.comparison``: how rare words are in news, small trees, and a logistic
regression. The trees are fitted on pairs of gun-violence articles, of one incident or of several,
each read twice, with its headline in the text and beside it; the regression on pairs of words in
ECB+'s train topics, with the reader's own triggers and with the gold ones. Half an hour on one
core, most of it reading. ``--check`` writes nothing in the end: it fits words and trees on one
half of the incidents, compares the articles of the other half in a case of their own, both ways,
and tells how well incidents are found.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import shutil
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from math import log
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np

from benchmarks.bench import Bench
from benchmarks.comparison import article, incidents_f1, incidents_found
from sayso.comparison import likeness, linking, story, tellings
from sayso.comparison.compare import Comparison
from sayso.comparison.distil import distil
from sayso.comparison.keys import blocks
from sayso.comparison.words import stem, words
from sayso.extraction import trees
from sayso.ledger.store import Ledger
from sayso.model import Reading, Trigger
from training.boosting import boost

TO = Path(story.__file__).parent
LEAST_ARTICLES = 6
"""Articles that a word stands in before it counts as other than rare."""
RAREST = 0.0008
"""Share of articles that a rare word is taken to stand in."""
NEWS = ("attribution/polnear_train", "events/ecbplus_train_dev", "events/muc4_train_dev")
READ = 4000
ENOUGH = 3
LOOSE = 2
"""Keys that two articles share whose pair is learned from; those compared share three."""


def main() -> None:
    """Parse the command line, write the files or check what they are worth."""
    ap = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--check", action="store_true", help="fit on a half, measure on the other")
    o = ap.parse_args()
    incidents = list(rows(o.data, "events/gva_dev"))
    forms = [read(documents(incidents, headlines=form)) for form in (False, True)]
    if o.check:
        with tempfile.TemporaryDirectory() as scratch:
            check(
                Bench(o.data, o.data.parent / "score", o.data.parent, Path(scratch)),
                incidents,
                forms,
            )
        return
    write_stories(o.data, incidents, forms)
    found = {"told": fit(*told_pairs(o.data))}
    (TO / "weights.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


Readings = dict[str, Reading]


def documents(incidents: list[dict[str, Any]], *, headlines: bool) -> Iterator[dict[str, Any]]:
    """Yield the articles of incidents, headlines in their texts or beside them."""
    for row in incidents:
        for doc in row["docs"]:
            if doc["text"].strip():
                given = {"id": f"{doc['doc_id']}-{row['number']}", "published": doc["dct"]}
                yield given | {"title": doc["title"], "text": article(doc, headlines=headlines)}


def write_stories(data: Path, incidents: list[dict[str, Any]], forms: list[Readings]) -> None:
    """Write words and trees; each form of a reading is compared with those of its kind."""
    write_words(data, incidents)
    story.forget()
    of = incident_of(incidents)
    x: list[dict[str, float]] = []
    y: list[bool] = []
    for readings in forms:
        found, labels = story_pairs({k: r for k, r in readings.items() if k in of}, of)
        x += found
        y += labels
    write_trees(boost(x, y))


def write_trees(model: dict[str, Any]) -> None:
    """Write trees, one a line."""
    head = json.dumps({key: model[key] for key in ("features", "base")})[1:-1]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in model["trees"])
    text = f'{{{head}, "trees": [\n{lines}\n]}}\n'
    (TO / "story_trees.json").write_text(text, encoding="utf-8")
    trees.forest.cache_clear()
    likeness.forget()


def incident_of(incidents: list[dict[str, Any]]) -> dict[str, str]:
    """Return the incident of each article, which has the number of its row in its id."""
    return {
        f"{doc['doc_id']}-{row['number']}": row["incident_id"]
        for row in incidents
        for doc in row["docs"]
    }


def check(bench: Bench, incidents: list[dict[str, Any]], forms: list[Readings]) -> None:
    """Fit on each half of the incidents, and tell how well the other half is found."""
    kept = {
        name: (TO / name).read_text("utf-8") for name in ("story_words.txt", "story_trees.json")
    }
    found: dict[str, list[float]] = {"beside": [], "inside": []}
    try:
        for part in (0, 1):
            write_stories(bench.data, [row for row in incidents if half(row) != part], forms)
            gold = incident_of([row for row in incidents if half(row) == part])
            for name, readings in zip(found, forms, strict=True):
                events = compared([r for key, r in sorted(readings.items()) if key in gold])
                found[name].append(incidents_f1(bench, gold, incidents_found(events, gold)))
                print(f"half {part}, headlines {name} the text: CoNLL F1 {found[name][-1]:.4f}")
    finally:
        for name, text in kept.items():
            (TO / name).write_text(text, encoding="utf-8")
    for name, figures in found.items():
        print(f"headlines {name} the text: CoNLL F1 {sum(figures) / len(figures):.4f}")


def compared(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    """Return the events of a case of some readings."""
    folder = Path(tempfile.mkdtemp())
    try:
        with Ledger(folder / "case", create=True) as ledger, Comparison(ledger) as comparison:
            for reading in readings:
                ledger.add(reading, reading.document.text.encode())
            comparison.update()
            return comparison.all_events()
    finally:
        shutil.rmtree(folder)


def half(row: dict[str, Any]) -> int:
    """Return which half an incident belongs to."""
    return int(hashlib.md5(row["incident_id"].encode()).hexdigest(), 16) % 2  # noqa: S324 - a split


def rows(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a corpus that aren't test rows."""
    with (data / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            row = json.loads(line)
            if row.get("split", "train") == "train" or name.endswith("gva_dev"):
                yield row | {"number": number}


def write_words(data: Path, incidents: Iterable[dict[str, Any]]) -> None:
    """Write how rare words are: the mean share of articles, of news and of gun violence."""
    news, violence = Counter[str](), Counter[str]()
    sizes = [0, 0]
    for row in (row for name in NEWS for row in rows(data, name)):
        news.update({stem(w) for w in words(row["text"])})
        sizes[0] += 1
    for row in incidents:
        for doc in row["docs"]:
            text = f"{doc['title'] or ''}. {doc['text'][:READ]}"
            violence.update({stem(w) for w in words(text)})
            sizes[1] += 1
    by_weight: dict[float, list[str]] = defaultdict(list)
    most = round(-log(RAREST), 1)
    for word in news.keys() | violence.keys():
        share = (news[word] / sizes[0] + violence[word] / sizes[1]) / 2
        weight = round(-log(max(share, RAREST)), 1)
        if max(news[word], violence[word]) >= LEAST_ARTICLES and weight < most:
            by_weight[weight].append(word)
    lines = [
        "# How rare words are in news: minus the logarithm of the share of articles that hold a",
        "# stem, then the stems; all others have the last weight. By training/stories.py.",
        *(f"{weight}: {' '.join(sorted(by_weight[weight]))}" for weight in sorted(by_weight)),
        f"{most}:",
    ]
    (TO / "story_words.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def read(given: Iterable[dict[str, Any]]) -> dict[str, Reading]:
    """Read documents with the default pipeline."""
    import sayso

    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "batch.jsonl"
        batch.write_text("".join(json.dumps(d) + "\n" for d in given), encoding="utf-8")
        found = sayso.read_many([batch], plain=True)
        return {r.id: r for r in found if isinstance(r, Reading)}


Pairs = tuple[list[dict[str, float]], list[bool]]


def story_pairs(readings: Readings, of: dict[str, str]) -> Pairs:
    """Return what pairs of articles have in common that share keys, and whether they are one."""
    leads = {}
    for key, reading in readings.items():
        reviewed: Any = SimpleNamespace(reading=reading, status={})
        lead = next((h.story for h in distil(reviewed, 0).happenings if h.story), None)
        if lead is not None:
            leads[key] = lead
    shared: Counter[tuple[str, str]] = Counter()
    index: dict[int | str, list[str]] = defaultdict(list)
    for key, lead in leads.items():
        near, ever = story.story_keys(lead)
        stored, asked = blocks(near, lead.published, story.BLOCK)
        under: list[int | str] = [*stored, *ever]
        wanted: list[int | str] = [*asked, *ever]
        for word in wanted:
            shared.update((other, key) for other in index[word])
        for word in under:
            index[word].append(key)
    pairs = {pair for pair, count in shared.items() if count >= LOOSE}
    pairs |= {pair for pair in strangers(leads) if pair[::-1] not in pairs}
    ordered = sorted(pairs)
    found = [likeness.features(leads[a], leads[b]) for a, b in ordered]
    return found, [of[a] == of[b] for a, b in ordered]


def strangers(leads: dict[str, story.Story]) -> Iterator[tuple[str, str]]:
    """Yield pairs of articles of the same weeks, whatever they share: these are compared, too."""
    order = sorted(leads, key=lambda key: (leads[key].published or 0, key))
    chosen = random.Random(2031)  # noqa: S311 - a sample
    for number, key in enumerate(order):
        near = order[max(0, number - 40) : number] + order[number + 1 : number + 40]
        for other in chosen.sample(near, min(3, len(near))):
            yield key, other


def told_pairs(data: Path) -> Pairs:
    """Return what pairs of words have in common, and whether they name one event."""
    gold = {row["id"]: row for row in rows(data, "events/ecbplus_train_dev")}
    readings = read({"id": key, "text": row["text"]} for key, row in gold.items())
    x: list[dict[str, float]] = []
    y: list[bool] = []
    for own in (False, True):
        known = []
        for key, reading in readings.items():
            row = gold[key]
            judged = [(s["start"], s["end"]) for s in row["sentences"] if s["validated"]]
            marked = {(e["start"], e["end"]): e["coref_id"] for e in row["events"]}
            if not own:
                triggers = tuple(Trigger(*span) for span in sorted(marked))
                reading = replace(reading, events=(), triggers=triggers)  # noqa: PLW2901
            telling = tellings.telling_of(reading)
            inside = {
                i
                for i, t in enumerate(telling.told)
                if any(a <= t.start and t.end <= b for a, b in judged)
            }
            keys = set(tellings.keys_of(telling, None)[0])
            known.append((telling, keys, inside, marked))
        pairs = [(a, a) for a in known] + list(combinations(known, 2))
        for a, b in pairs:
            near = linking.documents(a[0], b[0])
            if len(a[1] & b[1]) < ENOUGH or near.words < linking.NEAR:
                continue
            for i, j, how in linking.candidates(a[0], b[0]):
                if i in a[2] and j in b[2]:
                    p, q = a[0].told[i], b[0].told[j]
                    x.append(linking.features(a[0], p, b[0], q, how, near))
                    event = a[3].get((p.start, p.end))
                    y.append(event is not None and event == b[3].get((q.start, q.end)))
    return x, y


def fit(
    features: list[dict[str, float]], labels: list[bool], ridge: float = 1.0
) -> dict[str, float]:
    """Fit a logistic regression by Newton's method; the bias isn't held down."""
    names = list(features[0])
    x = np.array([[row[name] for name in names] for row in features])
    y = np.array(labels, float)
    held = ridge * (np.array(names) != "bias")
    weights = np.zeros(len(names))
    for _ in range(30):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (p - y) + held * weights
        curve = (x * (p * (1 - p))[:, None]).T @ x + np.diag(np.maximum(held, 1e-6))
        weights -= np.linalg.solve(curve, slope)
    print(f"{len(y)} pairs, {int(y.sum())} of one")
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True)}


if __name__ == "__main__":
    main()
