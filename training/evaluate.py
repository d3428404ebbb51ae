"""Evaluate a reader on dev with the official scorers, by corpus and head."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

from sayso.extraction.encoder.reader import EncoderReader, EncoderReading
from training.corpora import Doc, Labelled, documents


def scorer(folder: Path, name: str) -> ModuleType:
    """Import one of the scorers of ``../shared/score``."""
    spec = importlib.util.spec_from_file_location(name, folder / f"{name}.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def dev(data: Path) -> list[Doc]:
    """The dev documents of every corpus."""
    return [d for d in documents(data) if d.split == "dev"]


def attribution(
    docs: list[Doc], readings: list[EncoderReading], scores: Path, minimum: float = 0.0
) -> dict[str, Any]:
    """PolNeAR figures by ``score_attribution``."""
    gold, pred = rows(docs, readings, minimum)
    s = scorer(scores, "score_attribution")
    total, _ = s.evaluate(gold, pred)
    out: dict[str, Any] = s.summarize(total)
    return out


def rows(
    docs: list[Doc], readings: list[EncoderReading], minimum: float = 0.0
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Gold and predicted rows as the attribution scorer takes them."""
    gold = [{"id": d.key, "text": d.text, "attributions": d.attributions} for d in docs]
    pred = [
        {
            "id": d.key,
            "attributions": [
                {"source": list(a.source), "cue": list(a.cue), "content": list(a.content)}
                for a in r.attributions
                if a.confidence >= minimum
            ],
        }
        for d, r in zip(docs, readings, strict=True)
    ]
    return gold, pred


def brief(r: dict[str, Any]) -> dict[str, float]:
    """The figures that the bars name, in per cent."""
    out = {
        k: r[k][2]
        for k in (
            "content_partial",
            "triple",
            "exact_triple",
            "content_exact",
            "span_source",
            "span_cue",
            "span_content",
            "token_source",
            "token_cue",
            "token_content",
        )
    }
    out["P"], out["R"] = r["content_partial"][0], r["content_partial"][1]
    for style in ("direct", "mixed", "indirect"):
        out[f"recall_{style}"] = r["slices"]["style:" + style]["content_recall"]
    out["source_acc"] = r["source_acc"]
    return {k: round(100 * v, 1) for k, v in out.items()}


def report(reader: EncoderReader, data: Path, scores: Path) -> dict[str, Any]:
    """All dev figures of a reader, in per cent; triples are precision, recall and F1."""
    docs = dev(data)
    read = dict(zip([d.key for d in docs], reader.read([d.text for d in docs]), strict=True))

    def part(*corpora: str) -> list[tuple[Doc, EncoderReading]]:
        return [(d, read[d.key]) for d in docs if d.corpus in corpora]

    out: dict[str, Any] = {}
    pairs = part("polnear")
    out["attribution"] = brief(attribution([d for d, _ in pairs], [r for _, r in pairs], scores))
    gold = [[(s, e, _coarse(k)) for s, e, k in d.names or []] for d, _ in part("gum")]
    told = [
        [(x.start, x.end, _coarse(x.label)) for x in r.names if x.label != "NORP"]
        for _, r in part("gum")
    ]
    out["names"] = spans_f1(gold, told)
    for kind in ("PER", "ORG", "PLACE"):
        only = [[[x for x in doc if x[2] == kind] for doc in side] for side in (gold, told)]
        out[f"names_{kind}"] = spans_f1(*only)
    ends = [(d.sentence_ends or [], r.sentence_ends) for d, r in part("gum")]
    out["sentences"] = spans_f1(
        [[(e, e, "") for e in g] for g, _ in ends], [[(e, e, "") for e in p] for _, p in ends]
    )
    for corpus in ("lgl", "trnews", "geovirus"):
        out[f"places_{corpus}"] = spans_f1(
            [[(s, e, "") for s, e, _ in d.places or []] for d, _ in part(corpus)],
            [[(x.start, x.end, "") for x in r.places] for _, r in part(corpus)],
        )
    pairs = part("timebank", "aquaint", "wikiwars")
    out["times"] = spans_f1(
        [[(s, e, "") for s, e, _ in d.times or []] for d, _ in pairs],
        [[(x.start, x.end, "") for x in r.times] for _, r in pairs],
    )
    out["triggers"] = spans_f1(
        [[(s, e, "") for s, e in d.triggers or []] for d, _ in part("ecb")],
        [[(x.start, x.end, "") for x in r.triggers if _judged(d, x.start)] for d, r in part("ecb")],
    )
    hits = []
    for d, r in part("plover"):
        for s, e, k in d.classes:
            chances = r.event_class(s, e)
            hits.append(max(chances, key=lambda c: chances[c]) == k)
    out["class_accuracy"] = round(100 * sum(hits) / max(1, len(hits)), 1)
    return out


def _coarse(kind: str) -> str:
    return "PLACE" if kind in ("GPE", "LOC", "FAC") else kind


def _judged(doc: Doc, at: int) -> bool:
    return any(a <= at < b for a, b in doc.judged or [])


def spans_f1(gold: list[list[Labelled]], pred: list[list[Labelled]]) -> list[float]:
    """Precision, recall and F1 of identical labelled spans over documents, in per cent."""
    pairs = [(set(g), set(p)) for g, p in zip(gold, pred, strict=True)]
    hit = sum(len(g & p) for g, p in pairs)
    precision = hit / max(1, sum(len(p) for _, p in pairs))
    recall = hit / max(1, sum(len(g) for g, _ in pairs))
    f1 = 2 * precision * recall / (precision + recall) if hit else 0.0
    return [round(100 * v, 1) for v in (precision, recall, f1)]


def dump(result: dict[str, Any], path: Path) -> None:
    """Write figures as JSON."""
    path.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
