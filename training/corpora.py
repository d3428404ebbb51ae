"""The corpora of ``../shared/data`` as plain documents with labelled spans.

Offsets are 0-based, end-exclusive code points.

Splits: what the corpus declares; the places and times, which declare only dev and test, are cut by
a hash of the document's id into train (three quarters of dev) and dev. A document of a declared
test part is never used.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Span = tuple[int, int]
Labelled = tuple[int, int, str]

PLOVER_NAMES = {"YIELD": "CONCEDE"}
ECB_DEV_TOPICS = {2, 5, 12, 18, 21, 34, 35}


@dataclass
class Doc:
    """One document and what is annotated in it; ``None``: this kind is not annotated here.

    ``nested`` are the attributions within the contents of others; ``body`` is what was read by the
    annotators, where that isn't all of the text.
    """

    key: str
    text: str
    split: str
    corpus: str
    attributions: list[dict[str, list[Span]]] | None = None
    nested: list[dict[str, list[Span]]] | None = None
    body: list[Span] | None = None
    names: list[Labelled] | None = None
    places: list[Labelled] | None = None
    times: list[Labelled] | None = None
    sentence_ends: list[int] | None = None
    triggers: list[Span] | None = None
    judged: list[Span] | None = None
    classes: list[tuple[int, int, str]] = field(default_factory=list)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield json.loads(line)


def held_out(key: str, share: int = 4) -> bool:
    """Whether a document falls into the held-out ``1 / share``, by a hash of its id."""
    return int(hashlib.sha256(key.encode()).hexdigest()[:8], 16) % share == 0


def polnear(data: Path) -> Iterator[Doc]:
    """PolNeAR: attributions of political news."""
    for split in ("train", "dev"):
        for row in _rows(data / f"attribution/polnear_{split}.jsonl"):
            atts = [
                {k: [(s, e) for s, e in a[k]] for k in ("source", "cue", "content")}
                for a in row["attributions"]
            ]
            yield Doc("polnear/" + row["id"], row["text"], split, "polnear", attributions=atts)


def places(data: Path) -> Iterator[Doc]:
    """LGL, TR-News and GeoVirus, their declared dev parts only, cut by hash into train and dev."""
    splits = json.loads((data / "places/splits.json").read_text(encoding="utf-8"))
    for name in ("lgl", "trnews", "geovirus"):
        allowed = set(splits[name]["dev"])
        for row in _rows(data / f"places/{name}.jsonl"):
            if row["id"] in allowed:
                spans = [
                    (
                        p["start"],
                        p["end"],
                        "DEM" if p.get("demonym") and name != "geovirus" else "PLACE",
                    )
                    for p in row["places"]
                ]
                yield Doc(
                    f"{name}/{row['id']}",
                    row["text"],
                    "dev" if held_out(row["id"]) else "train",
                    name,
                    places=spans,
                )


def times(data: Path) -> Iterator[Doc]:
    """TimeBank, AQUAINT and WikiWars' declared dev part; an eighth is held out."""
    wikiwars = set(
        json.loads((data / "places/splits.json").read_text(encoding="utf-8"))["wikiwars"]["dev"]
    )
    for name in ("timebank", "aquaint", "wikiwars"):
        for row in _rows(data / f"times/{name}.jsonl"):
            if name == "wikiwars" and row["id"] not in wikiwars:
                continue
            spans = [
                (
                    t["start"],
                    t["end"],
                    t["type"] if t["type"] in ("DATE", "TIME", "DURATION", "SET") else "DATE",
                )
                for t in row["timexes"]
            ]
            yield Doc(
                f"{name}/{row['id']}",
                row["text"],
                "dev" if held_out(row["id"], 8) else "train",
                name,
                times=spans,
            )


def ecb(data: Path) -> Iterator[Doc]:
    """ECB+ event triggers, in the sentences that were judged completely."""
    for row in _rows(data / "events/ecbplus_train_dev.jsonl"):
        judged = [(s["start"], s["end"]) for s in row["sentences"] if s["validated"]]
        if not judged:
            continue
        spans = [(m["start"], m["end"]) for m in row["events"] if m.get("validated", True)]
        split = "dev" if row["topic"] in ECB_DEV_TOPICS else "train"
        yield Doc("ecb/" + row["id"], row["text"], split, "ecb", triggers=spans, judged=judged)


def plover(data: Path) -> Iterator[Doc]:
    """PLV sentences with their PLOVER class, several unrelated ones to a document."""
    rows = list(_rows(data / "events/plover_train.jsonl"))
    for split in ("train", "dev"):
        part = [r for r in rows if ("dev" if held_out(r["id"], 8) else "train") == split]
        for first in range(0, len(part), 6):
            text, classes = "", []
            for row in part[first : first + 6]:
                start = len(text)
                text += row["text"]
                classes += [
                    (start, len(text), PLOVER_NAMES.get(g["plover_zsp"], g["plover_zsp"]))
                    for g in row["gold"][:1]
                ]
                text += "\n\n"
            yield Doc(f"plover/{split}-{first}", text, split, "plover", classes=classes)


def documents(data: Path) -> Iterator[Doc]:
    """Every training and dev document of every corpus."""
    from training.cases import cases
    from training.gum import gum

    for corpus in (polnear, gum, places, times, ecb, plover):
        yield from corpus(data)
    yield from cases()


def raw_texts(data: Path) -> Iterator[tuple[str, str]]:
    """(key, text) of every training document and of GUM's dev part, for the silver teacher."""
    for doc in documents(data):
        if (doc.split == "train" or doc.corpus == "gum") and doc.corpus != "cases":
            yield doc.key, doc.text
