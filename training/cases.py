"""The made-up cases of ``benchmarks/cases`` as documents: statements, those within others too.

An eighth of the cases is held out, by a hash of their names. Cases that benchmarks hold out are
never used.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from benchmarks.own_cases import CASES, learned_from
from training.corpora import Doc, Span, held_out

__all__ = ["cases", "names"]

ROLES = ("source", "cue", "content")


def names(split: str) -> list[str]:
    """Return the cases of ``train`` or ``dev``."""
    return [n for n in learned_from() if ("dev" if held_out(n, 8) else "train") == split]


def cases() -> Iterator[Doc]:
    """Yield every article of the cases that may be learned from."""
    for split in ("train", "dev"):
        for name in names(split):
            raw = json.loads((CASES / name / "gold.json").read_text(encoding="utf-8"))
            for document in raw["documents"]:
                yield _article(name, document, raw["statements"], split)


def _article(name: str, document: dict[str, Any], statements: list[Any], split: str) -> Doc:
    file = CASES / name / document["file"]
    body = file.with_name(f"{file.name}.body.txt")
    text = (body if body.exists() else file).read_text(encoding="utf-8")
    own = [s for s in statements if s["doc"] == document["id"]]
    known = {s["id"]: s for s in own}
    parts: tuple[list[dict[str, list[Span]]], list[dict[str, list[Span]]]] = ([], [])
    for s in own:
        outer = known.get(s["nested_in"])
        inner = outer is not None and bool(s["cue"]) and _inside(s["cue"], outer["content"] or [])
        parts[inner].append({k: [(a, b) for a, b in s[k] or ()] for k in ROLES})
    return Doc(
        f"cases/{document['id']}",
        text,
        split,
        "cases",
        attributions=parts[0],
        nested=parts[1],
        body=[(a, b) for a, b in document["body"]],
    )


def _inside(spans: list[list[int]], others: list[list[int]]) -> bool:
    return all(any(a <= s and e <= b for a, b in others) for s, e in spans)
