"""Read the corpora, tokenise them and cache the result."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tokenizers import Tokenizer

from training.corpora import Labelled, documents
from training.windows import Pieces, build, save

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


def check_base(base: Path) -> None:
    """Refuse a base checkpoint that isn't the pinned one. Raises ``ValueError``."""
    found = hashlib.sha256((base / "model.safetensors").read_bytes()).hexdigest()
    if found != WEIGHTS_SHA256:
        msg = f"{base}/model.safetensors has SHA-256 {found}, not the pinned {WEIGHTS_SHA256}"
        raise ValueError(msg)


def tokenizer(base: Path) -> Tokenizer:
    """The base model's tokenizer, without truncation or padding."""
    tok = Tokenizer.from_file(str(base / "tokenizer.json"))
    tok.no_truncation()
    tok.no_padding()
    return tok


def prepare(data: Path, base: Path, silver: Path | None, out: Path) -> None:
    """Write ``train.pkl`` and ``dev.pkl`` to ``out``."""
    check_base(base)
    tok = tokenizer(base)
    told: dict[str, list[Labelled]] = {}
    if silver is not None:
        with silver.open(encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                told[row["id"]] = [(s, e, k) for s, e, k in row["names"]]
    parts: dict[str, list[Pieces]] = {"train": [], "dev": []}
    for doc in documents(data):
        parts[doc.split].append(build(doc, tok, told.get(doc.key)))
    out.mkdir(parents=True, exist_ok=True)
    for split, docs in parts.items():
        save(docs, out / f"{split}.pkl")
