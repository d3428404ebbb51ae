"""Training: one long schedule over mixed batches, a checkpoint after every round."""

from __future__ import annotations

import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as fn
from torch import Tensor

from sayso.extraction.encoder.layout import CLS, MASK, PAD, SEP, TOKEN_HEADS
from training.model import Reader
from training.windows import IGNORE, Pieces, Window, batches, cut

WEIGHTS = {
    "cue": 3.0,
    "source": 0.7,
    "content": 0.7,
    "name": 1.0,
    "place": 1.0,
    "time": 0.7,
    "sentence": 0.4,
    "trigger": 0.5,
}


@dataclass
class Plan:
    """What to train and for how long. ``shares``: how much of each corpus one round visits."""

    rounds: int
    shares: dict[str, float]
    minutes: float = 80.0
    batch: int = 2048
    rate: float = 1.5e-4
    head_rate: float = 8.0e-4
    warmup: float = 0.05
    decay: float = 0.01
    masked: float = 0.06
    threads: int = 1
    seed: int = 2031


def tensors(batch: list[Window], rng: np.random.Generator, masked: float) -> dict[str, Tensor]:
    """Arrays of a batch, augmented: masked pieces, capitals, quotation marks of another style."""
    n = max(w.size for w in batch) + 2
    ids = np.full((len(batch), n), PAD, np.int64)
    feats = np.zeros((len(batch), n, 3), np.int64)
    labels = {k: np.full((len(batch), n), IGNORE, np.int64) for k in TOKEN_HEADS}
    for r, w in enumerate(batch):
        m = w.size
        ids[r, 0], ids[r, m + 1] = CLS, SEP
        x = w.doc.ids[w.start : w.end].astype(np.int64)
        f = w.doc.feats[w.start : w.end].astype(np.int64)
        if rng.random() < 0.25:
            x = restyle(x, f, int(rng.integers(4)))
        if rng.random() < 0.04:
            f = f.copy()
            f[:, 0] = np.where(np.isin(f[:, 0], (1, 2, 5)), 3, f[:, 0])
        elif rng.random() < 0.02:
            f = f.copy()
            f[:, 0] = np.where(np.isin(f[:, 0], (2, 3, 4, 5)), 1, f[:, 0])
        hide = rng.random(m) < masked
        x = np.where(hide & (f[:, 2] != 2) & (f[:, 2] != 3), MASK, x)
        ids[r, 1 : m + 1] = x
        feats[r, 1 : m + 1] = f + 1
        for k, v in w.doc.labels.items():
            labels[k][r, 1 : m + 1] = v[w.start : w.end]
    out = {k: torch.from_numpy(v) for k, v in labels.items()}
    out["ids"], out["feats"] = torch.from_numpy(ids), torch.from_numpy(feats)
    return out


STYLES = (
    (1523, 1524),
    (1000, 1000),
    (1077, 1090),
    (0, 0),
)  # “ ”, " ", « », and '' (two pieces, left as they are)


def restyle(ids: np.ndarray, feats: np.ndarray, style: int) -> np.ndarray:
    """Write double quotation marks of one piece in another style."""
    opening, closing = STYLES[style]
    if not opening:
        return ids
    single = np.isin(ids, [1523, 1524, 1000, 1077, 1090])
    out = np.where(single & (feats[:, 2] == 2), opening, ids)
    return np.where(single & (feats[:, 2] == 3), closing, out)


def anchors(
    batch: list[Window],
) -> tuple[list[tuple[int, int, int]], list[np.ndarray], list[set[int]]]:
    """Cues of a batch as (row, start, end), the link labels of each, and per row the cue pieces."""
    where: list[tuple[int, int, int]] = []
    labels: list[np.ndarray] = []
    taken: list[set[int]] = []
    n = max(w.size for w in batch) + 2
    for r, w in enumerate(batch):
        mine: set[int] = set()
        for a, b, src, con in w.doc.anchors:
            if a < w.start or b > w.end:
                continue
            y = np.zeros(n, np.int64)
            for spans, kind in ((src, 1), (con, 3)):
                for first, last in spans:
                    s, e = max(first, w.start) - w.start + 1, min(last, w.end) - w.start + 1
                    if s < e:
                        y[s:e] = kind + 1
                        y[s] = kind
            y[0] = IGNORE
            y[w.size + 1 :] = IGNORE
            where.append((r, a - w.start + 1, b - w.start + 1))
            labels.append(y)
            mine |= set(range(a - w.start + 1, b - w.start + 1))
        taken.append(mine)
    return where, labels, taken


def losses(
    model: Reader, batch: list[Window], rng: np.random.Generator, masked: float
) -> dict[str, Tensor]:
    """All losses of one batch."""
    t = tensors(batch, rng, masked)
    ids = t["ids"]
    padded = bool((ids == PAD).any())
    h = model.drop(model.encoder(ids, t["feats"], ids != PAD if padded else None))
    scores = model.heads(h)
    out: dict[str, Tensor] = {}
    for k in TOKEN_HEADS:
        y = t[k].flatten()
        keep = y != IGNORE
        if bool(keep.any()):
            out[k] = fn.cross_entropy(scores[k].flatten(0, 1)[keep].float(), y[keep])
    where, labels, taken = anchors(batch)
    linked = [r for r, w in enumerate(batch) if w.doc.linked]
    if linked and where:
        with torch.no_grad():
            begins = scores["cue"].float().softmax(-1)[..., 1]
        room = len(where) // 4
        for r in linked:
            for p in (begins[r] > 0.15).nonzero().flatten().tolist():
                known = 0 < p <= batch[r].size and int(t["cue"][r, p]) != IGNORE
                if room and known and p not in taken[r] and rng.random() < 0.5:
                    nothing = np.zeros(ids.shape[1], np.int64)
                    nothing[0] = IGNORE
                    nothing[batch[r].size + 1 :] = IGNORE
                    where.append((r, p, p + 1))
                    labels.append(nothing)
                    room -= 1
        w = torch.tensor(where)
        s = model.link(h, w[:, 0], w[:, 1], w[:, 2])
        y = torch.from_numpy(np.stack(labels))
        flat = fn.cross_entropy(
            s.flatten(0, 1).float(), y.flatten(), ignore_index=IGNORE, reduction="none"
        ).view(y.shape)
        # pieces with a role or near a boundary count more than the many that lie far from the cue
        weight = torch.where(y > 0, 1.0, 0.35) * (y != IGNORE)
        out["link"] = 6.0 * (flat * weight).sum() / weight.sum()
    spans = [
        (r, a - w.start + 1, b - w.start + 1, k)
        for r, w in enumerate(batch)
        for a, b, k in w.doc.classes
        if a >= w.start and b <= w.end
    ]
    if spans:
        logits = torch.stack(
            [
                (scores["pool"][r, a:b].float().softmax(0) * scores["classes"][r, a:b].float()).sum(
                    0
                )
                for r, a, b, _ in spans
            ]
        )
        out["class"] = 0.1 * fn.cross_entropy(logits, torch.tensor([k for *_, k in spans]))
    return {k: v * WEIGHTS.get(k, 1.0) for k, v in out.items()}


def rounds(docs: list[Pieces], plan: Plan) -> list[list[list[Window]]]:
    """The batches of every round, fixed beforehand so that the schedule knows its length."""
    rng = random.Random(plan.seed)  # noqa: S311 - a schedule, no secret
    by_corpus: dict[str, list[Pieces]] = {}
    for d in docs:
        by_corpus.setdefault(d.corpus, []).append(d)
    queues: dict[str, list[Pieces]] = {k: [] for k in by_corpus}
    out = []
    for _ in range(plan.rounds):
        windows: list[Window] = []
        for corpus, members in by_corpus.items():
            want = round(plan.shares.get(corpus, 0.0) * len(members))
            while len(queues[corpus]) < want:
                queues[corpus] += rng.sample(members, len(members))
            chosen, queues[corpus] = queues[corpus][:want], queues[corpus][want:]
            for d in chosen:
                windows += cut(d, rng)
        out.append(batches(windows, rng, plan.batch))
    return out


def train(model: Reader, docs: list[Pieces], plan: Plan, out: Path) -> None:
    """Train; save ``round-N.pt`` after every round and a line of ``log.jsonl`` every 20 steps.

    The rate falls linearly to nothing at the planned end. The schedule follows the clock as well as
    the steps: whichever is further along sets the rate, so that a machine that turns out slower
    still ends at ``plan.minutes`` with a finished schedule.
    """
    torch.set_num_threads(plan.threads)
    torch.set_flush_denormal(True)
    torch.manual_seed(plan.seed)
    rng = np.random.default_rng(plan.seed)
    out.mkdir(parents=True, exist_ok=True)
    encoder = list(model.encoder.named_parameters())
    heads = [*model.tokens.named_parameters(), *model.link.named_parameters()]
    fresh = {id(p) for n, p in encoder if n.startswith("feats")}

    def group(
        params: list[tuple[str, torch.nn.Parameter]], rate: float, *, weights: bool
    ) -> dict[str, object]:
        chosen = [p for n, p in params if (p.dim() > 1) == weights]
        return {
            "params": chosen,
            "lr": rate,
            "top": rate,
            "weight_decay": plan.decay if weights else 0.0,
        }

    old = [(n, p) for n, p in encoder if id(p) not in fresh]
    new = [(n, p) for n, p in encoder if id(p) in fresh] + heads
    optimiser = torch.optim.AdamW(
        [
            group(old, plan.rate, weights=True),
            group(old, plan.rate, weights=False),
            group(new, plan.head_rate, weights=True),
            group(new, plan.head_rate, weights=False),
        ],
        betas=(0.9, 0.98),
        eps=1e-6,
        fused=True,
    )
    schedule = rounds(docs, plan)
    total = sum(map(len, schedule))
    began = time.monotonic()
    step = pieces = 0
    seen: dict[str, list[float]] = {}
    with (out / "log.jsonl").open("a", encoding="utf-8") as log:
        for number, batches_ in enumerate(schedule, 1):
            model.train()
            for batch in batches_:
                done = max(step / total, (time.monotonic() - began) / 60 / plan.minutes)
                if done >= 1:
                    break
                factor = min(1.0, step / max(1, plan.warmup * total)) * max(0.0, 1 - done)
                for g in optimiser.param_groups:
                    g["lr"] = g["top"] * factor
                with torch.autocast("cpu", torch.bfloat16):
                    parts = losses(model, batch, rng, plan.masked)
                loss = torch.stack(list(parts.values())).sum()
                if not math.isfinite(float(loss.detach())):
                    continue
                torch.autograd.backward(loss)
                torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0, foreach=True)
                optimiser.step()
                optimiser.zero_grad(set_to_none=True)
                step += 1
                pieces += sum(w.size for w in batch)
                for k, v in parts.items():
                    seen.setdefault(k, []).append(float(v.detach()))
                if step % 20 == 0:
                    row = {
                        "round": number,
                        "step": step,
                        "of": total,
                        "seconds": round(time.monotonic() - began, 1),
                        "pieces": pieces,
                        "rate": round(factor, 4),
                        **{k: round(sum(v) / len(v), 4) for k, v in seen.items()},
                    }
                    log.write(json.dumps(row) + "\n")
                    log.flush()
                    seen = {}
            torch.save(
                {
                    "config": model.config.dump(),
                    "state": model.state_dict(),
                    "round": number,
                    "step": step,
                },
                out / f"round-{number}.pt",
            )
