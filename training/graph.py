"""Writing ONNX graphs node by node: the few kinds of node that the reader needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import onnx
from onnx import helper, numpy_helper

MS = "com.microsoft"
Array = npt.NDArray[np.float32]
Attribute = int | float | str | list[int]


@dataclass
class Graph:
    """Collects nodes and constants; every method returns the name of its result.

    Attributes:
        quantise: Whether matrices become 8-bit, per output column; activations are quantised on
            the fly, all with one scale.
        rows: Names of matrices whose activations are scaled row by row before, because a few rows
            are much larger than the rest.
    """

    quantise: bool
    rows: frozenset[str] = frozenset()
    nodes: list[onnx.NodeProto] = field(default_factory=list)
    weights: list[onnx.TensorProto] = field(default_factory=list)

    def const(self, value: npt.ArrayLike) -> str:
        """Add a constant."""
        name = f"c{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(np.array(value, order="C"), name))
        return name

    def op(
        self, kind: str, *inputs: str, domain: str = "", out: str = "", **more: Attribute
    ) -> str:
        """Add a node with one result."""
        name = out or f"{kind.lower()}{len(self.nodes)}"
        node = helper.make_node(kind, list(inputs), [name], domain=domain)
        node.attribute.extend(helper.make_attribute(k, v) for k, v in more.items())
        self.nodes.append(node)
        return name

    def split(self, x: str, sizes: Sequence[int]) -> list[str]:
        """Split the last axis."""
        names = [f"split{len(self.nodes)}_{i}" for i in range(len(sizes))]
        sized = self.const(np.array(sizes))
        self.nodes.append(helper.make_node("Split", [x, sized], names, axis=-1))
        return names

    def add(self, x: str, bias: Array | None) -> str:
        """Add a constant row, or nothing for None."""
        return x if bias is None else self.op("Add", x, self.const(bias.astype(np.float32)))

    def dense(self, x: str, weight: Array, bias: Array | None = None) -> str:
        """Multiply in fp32: ``x @ weight.T + bias`` with ``weight`` as torch keeps it (out, in)."""
        return self.add(self.op("MatMul", x, self.const(weight.T.astype(np.float32))), bias)

    def matrix(self, name: str, x: str, weight: Array, bias: Array | None = None) -> str:
        """Multiply by a large matrix, in 8 bits if the graph is quantised."""
        w = weight.astype(np.float32)
        if not self.quantise:
            return self.dense(x, w, bias)
        if name in self.rows:
            row = self.op("ReduceMax", self.op("Abs", x), axes=[-1], keepdims=1)
            row = self.op("Max", row, self.const(np.float32(1e-6)))
            y = self.op("Mul", self._eight_bit(self.op("Div", x, row), w, None), row)
            return self.add(y, bias)
        return self._eight_bit(x, w, bias)

    def _eight_bit(self, x: str, w: Array, bias: Array | None) -> str:
        stored, scale = _quantise(w, 1)
        zero = np.zeros(len(w), np.int8)
        inputs = [x, self.const(stored.T), self.const(scale[:, 0]), self.const(zero)]
        if bias is not None:
            inputs.append(self.const(bias.astype(np.float32)))
        return self.op("DynamicQuantizeMatMul", *inputs, domain=MS)

    def embedding(self, table: Array, ids: str) -> str:
        """Look up rows, kept as int8 with a scale each if the graph is quantised."""
        t = table.astype(np.float32)
        if not self.quantise:
            return self.op("Gather", self.const(t), ids)
        stored, scale = _quantise(t, 1)
        row = self.op("Gather", self.const(stored), ids)
        wide = self.op("Cast", row, to=onnx.TensorProto.FLOAT)
        return self.op("Mul", wide, self.op("Gather", self.const(scale), ids))

    def model(
        self, inputs: Sequence[onnx.ValueInfoProto], outputs: Sequence[onnx.ValueInfoProto]
    ) -> onnx.ModelProto:
        """Close the graph."""
        graph = helper.make_graph(self.nodes, "sayso", inputs, outputs, self.weights)
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid(MS, 1)]
        model = helper.make_model(graph, opset_imports=opsets, producer_name="sayso-training")
        model.ir_version = 9
        onnx.checker.check_model(model, check_custom_domain=False)
        return model


def _quantise(
    w: npt.NDArray[np.float32], axis: int
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """Signed 8-bit numbers and the scale of each run along *axis*."""
    scale = np.abs(w).max(axis, keepdims=True) / np.float32(127.0)
    scale[scale == 0] = 1.0
    return np.clip(np.rint(w / scale), -127, 127).astype(np.int8), scale.astype(np.float32)


def value(name: str, kind: int, *shape: str | int) -> onnx.ValueInfoProto:
    """Describe an input or output."""
    return helper.make_tensor_value_info(name, kind, list(shape))
