"""Reading: what of a page is title, byline, date, caption, masthead and body.

The gold texts' own lines say what is expected; none of them is repeated here.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from pathlib import Path

from benchmarks.bench import Bench
from benchmarks.figures import MATCHED, Figure, Measurement, Row
from benchmarks.ledger import ledger_documents

__all__ = ["body_f1", "files", "masthead_share", "measure", "same_words"]

_SEED = {"byline": 8, "date": 9, "title": 10, "caption": 11}
"""Which lines of the seed article, blank ones left out and counted from 0, hold what."""


def files(data: Path, score: Path, gold: Path) -> list[Path]:
    """Return the files that the figures hang on."""
    del data, score
    alpha = [gold / "alpha/gold.json", *ledger_documents(gold, "alpha")]
    bodies = [file.with_name(file.name + ".body.txt") for file in alpha if file.suffix == ".html"]
    return [gold / "seed/article.txt", *alpha, *bodies]


def same_words(a: str | None, b: str | None) -> bool:
    """Tell whether two texts have the same words, whatever their case and marks."""
    first, second = (re.findall(r"\w+", (text or "").casefold()) for text in (a, b))
    return bool(first) and first == second


def passages(reading: Row, roles: Iterable[str]) -> list[str]:
    """Return the texts of a reading's passages of some roles."""
    text = reading["document"]["text"]
    wanted = set(roles)
    return [
        text[passage["start"] : passage["end"]]
        for passage in reading["document"]["passages"]
        if passage["role"] in wanted
    ]


def body_f1(gold: str, found: str) -> float:
    """Return F1 of the characters of words that two texts share, in order."""
    a, b = (re.findall(r"\w+", text) for text in (gold, found))
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    shared = sum(len(word) for block in blocks for word in a[block.a : block.a + block.size])
    total = sum(map(len, a)) + sum(map(len, b))
    return 2 * shared / total if total else 0.0


def masthead_share(reading: Row) -> float:
    """Return the share of the letters in Arabic script that stand in marked boilerplate.

    Marked is a passage whose role is boilerplate and whose language is written in that
    script.
    """
    text = reading["document"]["text"]
    marked: set[int] = set()
    for passage in reading["document"]["passages"]:
        if passage["role"] == "boilerplate" and passage["language"] in {"fa", "ps", "prs", "ar"}:
            marked.update(range(passage["start"], passage["end"]))
    letters = [
        index
        for index, letter in enumerate(text)
        if letter.isalpha() and unicodedata.name(letter, "").startswith("ARABIC")
    ]
    return sum(index in marked for index in letters) / len(letters) if letters else 0.0


def measure(place: Bench) -> Measurement:
    """Read the seed article and the alpha ledger's documents and check their parts."""
    ledger = json.loads((place.gold / "alpha/gold.json").read_text(encoding="utf-8"))
    documents = place.cut(ledger["documents"])
    alpha = [place.gold / "alpha" / document["file"] for document in documents]
    seed = place.gold / "seed/article.txt"
    readings = place.read_files([seed, *alpha])
    notes = list(readings.notes)
    checks: dict[str, list[float]] = {}
    for document, file in zip(documents, alpha, strict=True):
        reading = readings.by_id.get(file.name)
        for check, value in _checks(document, file, reading).items():
            checks.setdefault(check, []).append(value)
            if not value:
                notes.append(f"{file.name}: wrong {check}")
    figures = [
        Figure(f"alpha.{check}", sum(values) / len(values)) for check, values in checks.items()
    ]
    seed_checks = _seed_checks(seed, readings.by_id.get(seed.name))
    notes += [f"seed: wrong {check}" for check, value in seed_checks.items() if not value]
    figures += [
        Figure(f"seed.{check}", value, tolerance=MATCHED if check == "masthead" else 0.0)
        for check, value in seed_checks.items()
    ]
    return Measurement(figures, 1 + len(alpha), notes)


def _checks(gold: Row, file: Path, reading: Row | None) -> dict[str, float]:
    names = ("body.F1", "title", "byline", "published", "publisher")
    if reading is None:
        return dict.fromkeys(names, 0.0)
    clean = file.with_name(file.name + ".body.txt")
    text = (clean if gold["format"] == "html" else file).read_bytes().decode("utf-8")
    body = "\n".join(text[start:end] for start, end in gold["body"])
    document = reading["document"]
    byline = re.sub(r"^by\s+", "", document["byline"] or "", flags=re.IGNORECASE)
    return {
        "body.F1": body_f1(body, "\n".join(passages(reading, ("body", "quote")))),
        "title": float(same_words(gold["title"], document["title"])),
        "byline": float(same_words(gold["byline"], byline)),
        "published": float((document["published"] or "")[:10] == gold["published"]),
        "publisher": float(same_words(gold["publisher"], document["publisher"])),
    }


def _seed_checks(file: Path, reading: Row | None) -> dict[str, float]:
    lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    expected = {name: lines[number] for name, number in _SEED.items()}
    if reading is None:
        return dict.fromkeys([*_SEED, "masthead"], 0.0)
    document = reading["document"]
    iso = "-".join(reversed(re.findall(r"\d+", expected["date"])))
    captions = passages(reading, ["caption"])
    return {
        "title": float(same_words(expected["title"], document["title"])),
        "byline": float(same_words(expected["byline"], document["byline"])),
        "date": float((document["published"] or "")[:10] == iso),
        "caption": float(any(same_words(expected["caption"], text) for text in captions)),
        "masthead": masthead_share(reading),
    }
