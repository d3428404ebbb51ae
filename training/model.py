"""The network: a BERT-like encoder with features added, token heads and a link head."""

from __future__ import annotations

import json
import math
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
import torch.nn.functional as fn
from torch import Tensor, nn

from sayso.extraction.encoder.features import GAPS, QUOTES, SHAPES

LINK_CLASSES = 5  # O, B-source, I-source, B-content, I-content
REL = 24  # buckets of distance to each side of the cue


@dataclass
class Config:
    """Sizes of the network; the encoder's come from its own configuration file."""

    vocab: int = 30522
    width: int = 384
    layers: int = 6
    heads: int = 12
    inner: int = 1536
    positions: int = 512
    link: int = 96
    token_heads: dict[str, int] | None = None
    classes: int = 16
    dropout: float = 0.08

    @classmethod
    def read(cls, folder: Path, token_heads: dict[str, int], classes: int) -> Config:
        """From a BERT ``config.json``."""
        raw = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return cls(
            raw["vocab_size"],
            raw["hidden_size"],
            raw["num_hidden_layers"],
            raw["num_attention_heads"],
            raw["intermediate_size"],
            raw["max_position_embeddings"],
            token_heads=dict(token_heads),
            classes=classes,
        )

    def dump(self) -> dict[str, object]:
        """As plain data, for the checkpoint."""
        return asdict(self)


class Layer(nn.Module):  # type: ignore[misc, unused-ignore]  # torch may be absent
    """One post-norm transformer layer, weights named by us, query, key and value in one matrix."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        self.heads = c.heads
        self.dropout = c.dropout
        self.qkv = nn.Linear(c.width, 3 * c.width)
        self.out = nn.Linear(c.width, c.width)
        self.norm1 = nn.LayerNorm(c.width, eps=1e-12)
        self.up = nn.Linear(c.width, c.inner)
        self.down = nn.Linear(c.inner, c.width)
        self.norm2 = nn.LayerNorm(c.width, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor | None) -> Tensor:
        """Attend and transform; ``bias`` is added to the attention scores."""
        b, n, w = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.heads, w // self.heads).permute(2, 0, 3, 1, 4)
        # by hand: on a CPU two batched products are faster than the fused attention
        score = (q * (w // self.heads) ** -0.5) @ k.transpose(-1, -2)
        a = (score if bias is None else score + bias).softmax(-1) @ v
        x = self.norm1(x + self._drop(self.out(a.transpose(1, 2).reshape(b, n, w))))
        y: Tensor = self.norm2(x + self._drop(self.down(fn.gelu(self.up(x)))))
        return y

    def _drop(self, x: Tensor) -> Tensor:
        """Drop whole channels of a window: nearly free on a CPU."""
        if not self.training or not self.dropout:
            return x
        keep = (torch.rand(x.shape[0], 1, x.shape[2], device=x.device) >= self.dropout).to(
            x.dtype
        ) / (1 - self.dropout)
        return x * keep


class Encoder(nn.Module):  # type: ignore[misc, unused-ignore]  # torch may be absent
    """Embeddings (with the features added) and layers."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        self.word = nn.Embedding(c.vocab, c.width)
        self.position = nn.Embedding(c.positions, c.width)
        tables = [nn.Embedding(n + 1, c.width) for n in (SHAPES, GAPS, QUOTES)]
        for e in tables:
            nn.init.normal_(e.weight, std=0.005)
        self.feats = nn.ModuleList(tables)
        self.norm = nn.LayerNorm(c.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(c) for _ in range(c.layers))

    def forward(self, ids: Tensor, feats: Tensor, mask: Tensor | None) -> Tensor:
        """Read a batch; ``mask`` is 1 on pieces and 0 on padding, None where there is none."""
        x = self.word(ids) + self.position.weight[: ids.shape[1]]
        for i, e in enumerate(self.feats):
            x = x + e(feats[..., i])
        x = torch.as_tensor(self.norm(x))
        bias = None if mask is None else (mask[:, None, None, :].to(x.dtype) - 1) * 1e4
        if torch.is_autocast_enabled("cpu"):
            x = x.to(torch.bfloat16)
            bias = None if bias is None else bias.to(torch.bfloat16)
        for layer in self.layers:
            x = torch.as_tensor(layer(x, bias))
        return x

    def load_bert(self, folder: Path) -> None:
        """Take the weights of a BERT checkpoint; token type 0 is folded into the positions."""
        from safetensors.torch import load_file

        raw = {
            k.removeprefix("bert."): v.float()
            for k, v in load_file(folder / "model.safetensors").items()
        }
        with torch.no_grad():
            self.word.weight.copy_(raw["embeddings.word_embeddings.weight"])
            self.position.weight.copy_(
                raw["embeddings.position_embeddings.weight"]
                + raw["embeddings.token_type_embeddings.weight"][0]
            )
            self.norm.weight.copy_(raw["embeddings.LayerNorm.weight"])
            self.norm.bias.copy_(raw["embeddings.LayerNorm.bias"])
            for i, layer in enumerate(self.layers):
                if not isinstance(layer, Layer):
                    raise TypeError(layer)
                p = f"encoder.layer.{i}."
                for part in ("weight", "bias"):
                    layer.qkv.get_parameter(part).copy_(
                        torch.cat(
                            [
                                raw[f"{p}attention.self.{n}.{part}"]
                                for n in ("query", "key", "value")
                            ]
                        )
                    )
                    for ours, theirs in (
                        ("out", "attention.output.dense"),
                        ("norm1", "attention.output.LayerNorm"),
                        ("up", "intermediate.dense"),
                        ("down", "output.dense"),
                        ("norm2", "output.LayerNorm"),
                    ):
                        layer.get_submodule(ours).get_parameter(part).copy_(
                            raw[f"{p}{theirs}.{part}"]
                        )


def relative_buckets(size: int) -> Tensor:
    """Bucket of each distance from -size to size, finer near zero."""
    d = torch.arange(-size, size + 1)
    a = d.abs().float()
    far = 8 + (torch.log((a / 8).clamp(min=1)) / math.log(size / 8) * (REL - 8)).floor()
    b = torch.where(a < 8, a, far).clamp(max=REL).long()
    return torch.where(d < 0, REL - b, REL + b)


def neighbours(x: Tensor, reach: int) -> Tensor:
    """Each piece beside the ones ``reach`` before and after it, zeros at the edges."""
    pad = x.new_zeros(x.shape[0], reach, x.shape[2])
    return torch.cat([torch.cat([pad, x[:, :-reach]], 1), x, torch.cat([x[:, reach:], pad], 1)], -1)


class Link(nn.Module):  # type: ignore[misc, unused-ignore]  # torch may be absent
    """For each cue, the role of every piece of its window: ``LINK_CLASSES`` scores."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        self.token = nn.Linear(c.width, c.link)
        self.cue = nn.Linear(2 * c.width, c.link)
        self.gate = nn.Linear(2 * c.width, c.link)
        self.distance = nn.Embedding(2 * REL + 1, c.link)
        self.conv1 = nn.Linear(3 * c.link, c.link)
        self.conv2 = nn.Linear(3 * c.link, c.link)
        self.out = nn.Linear(c.link, LINK_CLASSES)
        self.buckets = relative_buckets(512)

    def forward(self, h: Tensor, batch: Tensor, start: Tensor, end: Tensor) -> Tensor:
        """Score cues: ``i`` covers pieces ``start[i]`` to ``end[i]`` of row ``batch[i]``."""
        n = h.shape[1]
        cue = torch.cat([h[batch, start], h[batch, end - 1]], -1)
        t = self.token(h)[batch]
        at = torch.arange(n, device=h.device)[None]
        rel = (at - start[:, None]).clamp(max=0) + (at - end[:, None] + 1).clamp(min=0)
        x = (
            t * (1 + self.gate(cue)[:, None])
            + self.cue(cue)[:, None]
            + self.distance(self.buckets.to(h.device)[rel + 512]).to(t.dtype)
        )
        x = fn.gelu(x)
        x = x + fn.gelu(self.conv1(neighbours(x, 1)))
        x = x + fn.gelu(self.conv2(neighbours(x, 2)))
        y: Tensor = self.out(x)
        return y


class Reader(nn.Module):  # type: ignore[misc, unused-ignore]  # torch may be absent
    """Encoder and heads. The heads know the encoder only by the width of its vectors."""

    def __init__(self, c: Config) -> None:
        super().__init__()
        if c.token_heads is None:
            raise ValueError("a reader needs token heads")
        self.config = c
        self.encoder = Encoder(c)
        self.names = list(c.token_heads)
        self.sizes = list(c.token_heads.values())
        self.tokens = nn.Linear(
            c.width, sum(self.sizes) + 1 + c.classes
        )  # + pooling score + event classes
        self.link = Link(c)
        self.drop = nn.Dropout(c.dropout)

    def heads(self, h: Tensor) -> dict[str, Tensor]:
        """Scores of every token head, and ``pool`` and ``classes`` for the class of a stretch."""
        parts = self.tokens(h).split([*self.sizes, 1, self.config.classes], -1)
        return dict(zip([*self.names, "pool", "classes"], parts, strict=True))
