"""Export a checkpoint to the served files: two ONNX graphs, int8 where it pays.

Matrices of the transformer layers become int8 per output column and are multiplied by
``DynamicQuantizeMatMul``. Before those after the attention and the GELU, where a few rows are much
larger than the rest, each row is divided by its maximum, which saves the points that int8 costs
otherwise. Word embeddings become int8 per row. Everything small stays fp32.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto
from torch import nn

from sayso.extraction.encoder.layout import INNER, LINK_CLASSES
from training.graph import MS, Array, Graph, value
from training.model import Config, Reader, relative_buckets

ROWS = frozenset({"down", "out"})


def array(t: torch.Tensor) -> Array:
    """A parameter as fp32 numbers."""
    return np.asarray(t.detach().float().numpy(), np.float32)


def encoder_graph(model: Reader, *, quantise: bool = True) -> onnx.ModelProto:
    """Build the encoder with its token heads: ids, feats -> vectors, scores."""
    g = Graph(quantise, ROWS)
    e, c = model.encoder, model.config
    x = g.embedding(array(e.word.weight), "ids")
    size = g.op("Slice", g.op("Shape", "ids"), g.const([1]), g.const([2]))
    places = g.const(array(e.position.weight)[: INNER + 2])
    x = g.op("Add", x, g.op("Slice", places, g.const([0]), size, g.const([0])))
    for i, table in enumerate(e.feats):
        column = g.op("Gather", "feats", g.const(np.array(i)), axis=2)
        x = g.op("Add", x, g.op("Gather", g.const(array(table.get_parameter("weight"))), column))
    norm = (g.const(array(e.norm.weight)), g.const(array(e.norm.bias)))
    x = g.op("LayerNormalization", x, *norm, axis=-1, epsilon=1e-12)
    for i, layer in enumerate(e.layers):
        last = "vectors" if i + 1 == c.layers else ""
        x = encoder_layer(g, layer, x, c.width, c.heads, last)
    g.op(
        "Add",
        g.dense("vectors", array(model.tokens.weight)),
        g.const(array(model.tokens.bias)),
        out="scores",
    )
    scores = model.tokens.weight.shape[0]
    return g.model(
        [value("ids", TensorProto.INT64, "b", "n"), value("feats", TensorProto.INT64, "b", "n", 3)],
        [
            value("vectors", TensorProto.FLOAT, "b", "n", c.width),
            value("scores", TensorProto.FLOAT, "b", "n", scores),
        ],
    )


def encoder_layer(g: Graph, layer: nn.Module, x: str, width: int, heads: int, out: str = "") -> str:
    """Add one transformer layer; return the name of its result."""

    def p(name: str) -> Array:
        return array(layer.get_parameter(name))

    def close(y: str, residual: str, dense: str, norm: str, out: str = "") -> str:
        summed = g.op("Add", g.add(y, p(f"{dense}.bias")), residual)
        rest = (g.const(p(f"{norm}.weight")), g.const(p(f"{norm}.bias")))
        return g.op("LayerNormalization", summed, *rest, axis=-1, epsilon=1e-12, out=out)

    qkv = g.matrix("qkv", x, p("qkv.weight"), p("qkv.bias"))
    attended = g.op("MultiHeadAttention", *g.split(qkv, [width] * 3), domain=MS, num_heads=heads)
    x = close(g.matrix("out", attended, p("out.weight")), x, "out", "norm1")
    up = g.matrix("up", x, p("up.weight"))
    up = g.op("BiasGelu", up, g.const(p("up.bias")), domain=MS)
    return close(g.matrix("down", up, p("down.weight")), x, "down", "norm2", out)


def link_graph(model: Reader) -> onnx.ModelProto:
    """Build the link head: vectors, row, start, end -> scores of every piece for every cue."""
    g = Graph(quantise=False)
    k = model.link
    one, zero = g.const([1]), g.const([0])

    def pair(row: str, at: str) -> str:
        index = (g.op("Unsqueeze", row, one), g.op("Unsqueeze", at, one))
        return g.op("GatherND", "vectors", g.op("Concat", *index, axis=1))

    def dense(x: str, name: str, shift: float = 0.0) -> str:
        return g.dense(
            x,
            array(k.get_parameter(f"{name}.weight")),
            array(k.get_parameter(f"{name}.bias") + shift),
        )

    cue = g.op("Concat", pair("row", "start"), pair("row", g.op("Sub", "end", one)), axis=1)
    token = g.op("Gather", dense("vectors", "token"), "row")
    gate = g.op("Unsqueeze", dense(cue, "gate", 1.0), one)
    shift = g.op("Unsqueeze", dense(cue, "cue"), one)
    size = g.op("Squeeze", g.op("Slice", g.op("Shape", "vectors"), one, g.const([2])), zero)
    at = g.op("Unsqueeze", g.op("Range", g.const(0), size, g.const(1)), zero)
    before = g.op("Min", g.op("Sub", at, g.op("Unsqueeze", "start", one)), g.const(0))
    past = g.op("Add", g.op("Sub", at, g.op("Unsqueeze", "end", one)), one)
    index = g.op("Add", g.op("Add", before, g.op("Max", past, g.const(0))), g.const(512))
    table = array(k.distance.weight)[relative_buckets(512).numpy()]
    x = g.op("Add", g.op("Mul", token, gate), shift)
    x = g.op("Gelu", g.op("Add", x, g.op("Gather", g.const(table), index)), domain=MS)
    for reach, name in ((1, "conv1"), (2, "conv2")):
        front = g.op("Slice", x, zero, g.const([-reach]), one)
        left = g.op("Pad", front, g.const([0, reach, 0, 0, 0, 0]))
        rest = g.op("Slice", x, g.const([reach]), g.const([2**31]), one)
        right = g.op("Pad", rest, g.const([0, 0, 0, 0, reach, 0]))
        y = dense(g.op("Concat", left, x, right, axis=2), name)
        x = g.op("Add", x, g.op("Gelu", y, domain=MS))
    y = g.dense(x, array(k.out.weight))
    g.op("Add", y, g.const(array(k.out.bias)), out="links")
    cues = [value(name, TensorProto.INT64, "m") for name in ("row", "start", "end")]
    return g.model(
        [value("vectors", TensorProto.FLOAT, "b", "n", model.config.width), *cues],
        [value("links", TensorProto.FLOAT, "m", "n", LINK_CLASSES)],
    )


def slim_tokenizer(source: Path) -> str:
    """Return the tokenizer's file without truncation and padding."""
    raw = json.loads(source.read_text(encoding="utf-8"))
    raw["truncation"] = raw["padding"] = None
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"))


def load(checkpoint: Path) -> Reader:
    """Load a checkpoint for reading."""
    saved = torch.load(checkpoint, weights_only=True)
    model = Reader(Config(**saved["config"]))
    model.load_state_dict(saved["state"])
    model.eval()
    return model


def export(
    checkpoint: Path, base: Path, out: Path, settings: dict[str, object], *, quantise: bool = True
) -> None:
    """Write ``encoder.onnx``, ``link.onnx``, ``tokenizer.json`` and ``reader.json`` to ``out``."""
    model = load(checkpoint)
    out.mkdir(parents=True, exist_ok=True)
    onnx.save(encoder_graph(model, quantise=quantise), out / "encoder.onnx")
    onnx.save(link_graph(model), out / "link.onnx")
    (out / "tokenizer.json").write_text(slim_tokenizer(base / "tokenizer.json"), encoding="utf-8")
    write_settings(out, settings)


def write_settings(out: Path, settings: dict[str, object]) -> None:
    """Write ``reader.json``."""
    (out / "reader.json").write_text(json.dumps(settings, indent=1) + "\n", encoding="utf-8")
