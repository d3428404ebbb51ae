"""Vectors of what statements say: near where people put statements into one claim.

``python -m training.meanings --base base --work work`` tunes the layers of all-MiniLM-L6-v2 on the
made-up cases of ``benchmarks/cases`` (but the held-out ones) and writes
``sayso/extraction/meanings/meaning.onnx``; and two more to ``work``, each tuned on one half of the
cases, with which :mod:`training.kinship` reads the other half. An hour on one core.

A case is a batch: of all its statements, those that hold or deny what one holds must be nearest.
Three likenesses are learned side by side, each by the InfoNCE loss with several positives (van den
Oord et al., 2018; Khosla et al., 2020): of statements about one issue, of those that hold one
claim, and of a denial with what it denies.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
import torch.nn.functional as fn
from onnx import TensorProto
from torch import Tensor, nn

from benchmarks.own_cases import CASES, learned_from
from sayso.extraction.meanings import encoder as meaning
from training.export import array, encoder_layer
from training.graph import Graph, value
from training.model import Config, Encoder, Layer

EPOCHS = 4
RATE = 1.2e-4
"""Highest learning rate of the layers; the projections learn ten times as fast."""
SHARPNESS = 0.05
"""Temperature of the likenesses."""
APART = 25
"""Statements of no claim that a batch has beside those of claims."""
TOGETHER = 28
"""Statements read at once, of like length."""


@dataclass(frozen=True)
class Row:
    """A statement as people annotated it."""

    text: str
    before: str
    holds: frozenset[str]
    denies: frozenset[str]


class Meanings(nn.Module):  # type: ignore[misc, unused-ignore]  # torch may be absent
    """The encoder, the mean of its vectors, and a projection for each likeness."""

    def __init__(self, base: Path) -> None:
        super().__init__()
        config = Config.read(base, {}, 1)
        self.config = config
        self.encoder = Encoder(config)
        self.encoder.load_bert(base)
        turned, _ = torch.linalg.qr(torch.randn(config.width, config.width))
        self.heads = nn.Linear(config.width, meaning.PARTS * meaning.SIZE, bias=False)
        start = turned[: meaning.SIZE].repeat(meaning.PARTS, 1)
        self.heads.weight.data = start + torch.randn_like(start) * 0.005

    def pooled(self, given: Sequence[tuple[list[int], int]]) -> Tensor:
        """Return the mean vector of each statement's own pieces."""
        longest = max(len(ids) for ids, _ in given)
        rows = torch.tensor([[*i, *[0] * (longest - len(i))] for i, _ in given])
        mask = torch.tensor([[1.0] * len(i) + [0.0] * (longest - len(i)) for i, _ in given])
        own = mask * torch.tensor(
            [[float(n >= first) for n in range(longest)] for _, first in given]
        )
        e = self.encoder
        x = torch.as_tensor(e.norm(e.word(rows) + e.position.weight[:longest]))
        bias = (mask[:, None, None, :] - 1) * 1e4
        if torch.is_autocast_enabled("cpu"):
            x, bias = x.to(torch.bfloat16), bias.to(torch.bfloat16)
        for layer in e.layers:
            x = torch.as_tensor(layer(x, bias))
        return (x.float() * own[..., None]).sum(1) / own.sum(1, keepdim=True)

    def forward(self, given: Sequence[tuple[list[int], int]]) -> list[Tensor]:
        """Return unit vectors of statements, one matrix for each part of a meaning."""
        order = sorted(range(len(given)), key=lambda i: len(given[i][0]))
        step = max(1, -(-len(given) // max(1, len(given) // TOGETHER)))
        some = [order[k : k + step] for k in range(0, len(order), step)]
        x = torch.cat([self.pooled([given[i] for i in part]) for part in some])
        x = self.heads(x[torch.tensor(np.argsort(order))])
        return [fn.normalize(part, dim=-1) for part in x.split(meaning.SIZE, dim=-1)]


def rows_of(name: str) -> list[Row]:
    """Read the statements of a case."""
    raw = json.loads((CASES / name / "gold.json").read_text("utf-8"))
    texts = {}
    for doc in raw["documents"]:
        file = doc["file"] + (".body.txt" if doc.get("format") == "html" else "")
        texts[doc["id"]] = (CASES / name / file).read_bytes().decode("utf-8")
    claims = {
        role: {s: {c["id"] for c in raw["claims"] if s in c[role]} for s in _ids(raw)}
        for role in ("statements", "denied_by")
    }
    found = []
    for s in raw["statements"]:
        text = texts[s["doc"]]
        if not s["content"]:
            continue
        source, cue, content = (
            [text[a:b] for a, b in s[part] or []] for part in ("source", "cue", "content")
        )
        who = s.get("speaker") or " ".join(source)
        start = min(a for part in ("source", "cue", "content") for a, _ in s[part] or [])
        found.append(
            Row(
                meaning.wording(who, " ".join(cue), " … ".join(content)),
                meaning.before(text, start),
                frozenset(claims["statements"][s["id"]]),
                frozenset(claims["denied_by"][s["id"]]),
            )
        )
    return found


def _ids(raw: dict[str, list[dict[str, str]]]) -> list[str]:
    return [s["id"] for s in raw["statements"]]


def loss_of(parts: Sequence[Tensor], rows: Sequence[Row]) -> Tensor:
    """Return how far a case's statements are from where people put them."""
    issue, same, denial, denied = parts
    n = len(rows)
    both = [r.holds | r.denies for r in rows]
    pairs: tuple[tuple[Tensor, Callable[[int, int], frozenset[str]]], ...] = (
        (issue @ issue.T, lambda i, j: both[i] & both[j]),
        (same @ same.T, lambda i, j: rows[i].holds & rows[j].holds),
        (denial @ denied.T, lambda i, j: rows[i].denies & rows[j].holds),
    )
    total = torch.zeros(())
    for likeness, together in pairs:
        put = [[i != j and bool(together(i, j)) for j in range(n)] for i in range(n)]
        wanted = torch.tensor(put)
        scores = likeness / SHARPNESS - 1e9 * torch.eye(n)
        for x, y in ((scores, wanted), (scores.T, wanted.T)):
            has = y.any(1)
            if has.any():
                told = torch.where(y, fn.log_softmax(x, -1), torch.zeros(())).sum(1)
                total = total - (told / y.sum(1).clamp(min=1))[has].mean() / 2
    return total


def train(base: Path, names: Sequence[str], seed: int = 1) -> Meanings:
    """Tune the encoder on some cases."""
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    model, tokens = Meanings(base), meaning.tokens()
    cases = [rows_of(name) for name in names]
    optimiser = torch.optim.AdamW(
        [
            {"params": model.encoder.parameters(), "lr": RATE},
            {"params": model.heads.parameters(), "lr": RATE * 10},
        ],
        weight_decay=0.01,
    )
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, RATE * 10], total_steps=EPOCHS * len(cases), pct_start=0.1
    )
    for epoch in range(EPOCHS):
        model.train()
        cases = [cases[i] for i in rng.permutation(len(cases))]
        total = 0.0
        for case in cases:
            told = [r for r in case if r.holds | r.denies]
            rest = [r for r in case if not r.holds | r.denies]
            rows = told + [rest[i] for i in rng.permutation(len(rest))[:APART]]
            with torch.autocast("cpu", torch.bfloat16):
                parts = model([meaning.pieces(tokens, r.text, r.before) for r in rows])
            loss = loss_of([p.float() for p in parts], rows)
            optimiser.zero_grad()
            torch.autograd.backward(loss)
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            schedule.step()
            total += loss.item()
        print(f"epoch {epoch}: loss {total / len(cases):.3f}", flush=True)
    model.eval()
    return model


def graph(model: Meanings) -> onnx.ModelProto:
    """Build the served graph: what is read of one statement -> its vectors side by side."""
    g = Graph(quantise=True, rows=frozenset({"down", "out"}))
    e, c = model.encoder, model.config
    x = g.embedding(array(e.word.weight), "ids")
    size = g.op("Slice", g.op("Shape", "ids"), g.const([1]), g.const([2]))
    places = g.const(array(e.position.weight)[: meaning.LONGEST + meaning.BEFORE + 3])
    x = g.op("Add", x, g.op("Slice", places, g.const([0]), size, g.const([0])))
    norm = (g.const(array(e.norm.weight)), g.const(array(e.norm.bias)))
    x = g.op("LayerNormalization", x, *norm, axis=-1, epsilon=1e-12)
    for layer in e.layers:
        if not isinstance(layer, Layer):
            raise TypeError(layer)
        x = encoder_layer(g, layer, x, c.width, c.heads)
    own = g.op("Slice", x, "first", size, g.const([1]))
    mean = g.op("ReduceMean", own, axes=[1], keepdims=0)
    parts = g.split(g.dense(mean, array(model.heads.weight)), [meaning.SIZE] * meaning.PARTS)
    unit = [g.op("LpNormalization", part, axis=-1, p=2) for part in parts]
    g.op("Concat", *unit, axis=-1, out="meaning")
    wide = meaning.PARTS * meaning.SIZE
    return g.model(
        [value("ids", TensorProto.INT64, "b", "n"), value("first", TensorProto.INT64, 1)],
        [value("meaning", TensorProto.FLOAT, "b", wide)],
    )


def main() -> None:
    """Parse the command line, tune and write."""
    ap = argparse.ArgumentParser(prog="python -m training.meanings", description=__doc__)
    ap.add_argument("--base", type=Path, required=True, help="folder of all-MiniLM-L6-v2")
    ap.add_argument("--work", type=Path, required=True, help="where the halves' models go")
    ap.add_argument("--only", choices=["0", "1", "whole"], help="one of the three")
    o = ap.parse_args()
    o.work.mkdir(parents=True, exist_ok=True)
    for which in ("0", "1", "whole"):
        if o.only in (None, which):
            names = learned_from() if which == "whole" else half(1 - int(which))
            model = train(o.base, names)
            to = meaning.WEIGHTS if which == "whole" else unseen(o.work, int(which))
            onnx.save(graph(model), to)
            print(f"{to}: {len(names)} cases", flush=True)


def unseen(work: Path, number: int) -> Path:
    """Return where the model lies that hasn't seen the cases of a half."""
    return work / f"meaning-{number}.onnx"


def half(number: int) -> list[str]:
    """Return every second case; ``meaning-N.onnx`` hasn't seen those of half N."""
    return [name for i, name in enumerate(learned_from()) if i % 2 == number]


if __name__ == "__main__":
    main()
