"""What tells that two documents report one matter, and two words one event.

``python -m training.stories --data DIR`` writes ``story_words.txt`` and ``weights.json`` of
``sayso.comparison``: how rare words are in news, and two logistic regressions. The first is
fitted on pairs of gun-violence articles, of one incident or of several; the second on pairs of
words in ECB+'s train topics, with the reader's own triggers and with the gold ones. A quarter of
an hour on one core, most of it reading. ``--half`` keeps every second incident out, so that what
the rest gives can be measured on them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
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

from sayso.comparison import linking, story, tellings
from sayso.comparison.distil import distil
from sayso.comparison.propositions import blocks
from sayso.comparison.words import stem, words
from sayso.model import Reading, Trigger

TO = Path(story.__file__).parent
LEAST_ARTICLES = 6
"""Articles that a word stands in before it counts as other than rare."""
RAREST = 0.0008
"""Share of articles that a rare word is taken to stand in."""
NEWS = ("attribution/polnear_train", "events/ecbplus_train_dev", "events/muc4_train_dev")
READ = 4000
ENOUGH = 3


def main() -> None:
    """Parse the command line, write both files."""
    ap = argparse.ArgumentParser(prog="python -m training.stories", description=__doc__)
    ap.add_argument("--data", type=Path, default=Path("../shared/data"))
    ap.add_argument("--half", action="store_true", help="keep every second incident out")
    o = ap.parse_args()
    incidents = [r for r in rows(o.data, "events/gva_dev") if not o.half or kept(r["incident_id"])]
    write_words(o.data, incidents)
    story.forget()
    found = {
        "story": fit(*story_pairs(incidents)),
        "told": fit(*told_pairs(o.data)),
    }
    (TO / "weights.json").write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
    print(json.dumps(found, indent=1))


def kept(incident: str) -> bool:
    """Tell whether an incident stays in when half of them are kept out."""
    return int(hashlib.md5(incident.encode()).hexdigest(), 16) % 2 == 0  # noqa: S324 - a split


def rows(data: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of a corpus that aren't test rows."""
    with (data / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("split", "train") == "train" or name.endswith("gva_dev"):
                yield row


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


def read(documents: Iterable[dict[str, Any]]) -> dict[str, Reading]:
    """Read documents with the default pipeline."""
    import sayso

    with tempfile.TemporaryDirectory() as folder:
        batch = Path(folder) / "batch.jsonl"
        batch.write_text("".join(json.dumps(d) + "\n" for d in documents), encoding="utf-8")
        found = sayso.read_many([batch], plain=True)
        return {r.id: r for r in found if isinstance(r, Reading)}


Pairs = tuple[list[dict[str, float]], list[bool]]


def story_pairs(incidents: list[dict[str, Any]]) -> Pairs:
    """Return what pairs of articles have in common that share keys, and whether they are one."""
    documents, of = [], {}
    for number, row in enumerate(incidents):
        for doc in row["docs"]:
            key = f"{doc['doc_id']}-{number}"
            of[key] = row["incident_id"]
            given = {"id": key, "published": doc["dct"], "title": doc["title"]}
            documents.append(given | {"text": doc["text"][:READ]})
    leads = {}
    for key, reading in read(d for d in documents if d["text"].strip()).items():
        reviewed: Any = SimpleNamespace(reading=reading, status={})
        lead = next((h.story for h in distil(reviewed, 0).happenings if h.story), None)
        if lead is not None:
            leads[key] = lead
    shared: Counter[tuple[str, str]] = Counter()
    index: dict[str, list[str]] = defaultdict(list)
    for key, lead in leads.items():
        near, ever = story.story_keys(lead)
        stored, asked = blocks(near, lead.published, story.BLOCK)
        for word in asked + ever:
            shared.update((other, key) for other in index.get(word, ()))
        for word in stored + ever:
            index[word].append(key)
    pairs = {pair for pair, count in shared.items() if count >= ENOUGH}
    pairs |= {pair for pair in strangers(leads) if pair[::-1] not in pairs}
    ordered = sorted(pairs)
    found = [story.features(leads[a], leads[b]) for a, b in ordered]
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
            keys = set(tellings.keys_of(telling))
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
