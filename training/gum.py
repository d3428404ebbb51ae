"""GUM in CoNLL-U: text, sentence ends and proper names.

GUM marks every mention of an entity; a name is taken to be a mention of a person, organisation or
place whose head is a proper noun, narrowed to the run of name words around that head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from training.corpora import Doc, Labelled, Span

KINDS = {"person": "PER", "organization": "ORG", "place": "PLACE"}
_TITLE_WORDS = """mr mr. mrs mrs. ms ms. dr dr. president senator sen. rep. gov. governor prof
prof. professor sir lady king queen prince princess pope minister secretary"""
TITLES = frozenset(_TITLE_WORDS.split())
LINKING = frozenset({"of", "for", "and", "the", "de", "on"})
PARTICLES = frozenset({"de", "van", "von", "al", "la", "del", "bin"})
_ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")
_PART = re.compile(r"\([^()]*\)?|[^()]+\)")

Words = list[list[str]]


@dataclass
class _Sentence:
    """Words (CoNLL-U columns) with their spans in the document's text."""

    words: Words = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)


def gum(data: Path) -> Iterator[Doc]:
    """Yield GUM's documents, train and dev."""
    for split in ("train", "dev"):
        raw = (data / f"entities/gum_{split}.conllu").read_text(encoding="utf-8")
        for block in re.split(r"(?m)^(?=# newdoc id)", raw):
            if block.strip():
                yield _document(block, split)


def _document(block: str, split: str) -> Doc:
    key = "gum/" + block.split("=", 1)[1].split("\n", 1)[0].strip()
    text = ""
    ends: list[int] = []
    names: list[Labelled] = []
    for chunk in block.split("\n\n"):
        lines = [line for line in chunk.split("\n") if line]
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        if not rows:
            continue
        if text:
            new = any(re.match(r"# newpar(?!_)", line) for line in lines)
            text += "\n\n" if new else " "
        sentence, text = _sentence(rows, text)
        ends.append(sentence.spans[-1][1])
        names += _names(sentence)
    return Doc(key, text, split, "gum", names=names, sentence_ends=ends)


def _sentence(rows: Words, text: str) -> tuple[_Sentence, str]:
    """Lay out a sentence behind *text*; several words may share one surface form."""
    out = _Sentence()
    surface: dict[int, Span] = {}
    done = 0
    for f in rows:
        if "." in f[0]:
            continue
        first, _, last = f[0].partition("-")
        if int(first) > done:
            span = (len(text), len(text) + len(f[1]))
            text += f[1] + ("" if "SpaceAfter=No" in f[9] else " ")
            done = int(last or first)
            surface.update(dict.fromkeys(range(int(first), done + 1), span))
        if not last:
            out.words.append(f)
            out.spans.append(surface[int(first)])
    return out, text.rstrip(" ")


def _mentions(words: Words) -> Iterator[tuple[int, int, str]]:
    """Yield the entity mentions of a sentence: word range and GUM's type."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, f in enumerate(words):
        m = _ENTITY.search(f[9])
        for part in _PART.findall(m.group(1)) if m else ():
            bits = part.strip("()").split("-")
            if part.startswith("(") and part.endswith(")"):
                yield i, i + 1, bits[1]
            elif part.startswith("("):
                opened.setdefault(bits[0], []).append((i, bits[1]))
            elif opened.get(part.strip(")")):
                start, kind = opened[part.strip(")")].pop()
                yield start, i + 1, kind


def _is_name_word(f: list[str]) -> bool:
    if f[3] == "PROPN" or f[4] in ("NNP", "NNPS"):
        return True
    return f[1][:1].isupper() and f[3] in ("ADJ", "NOUN", "NUM")


def _reaches_on(words: Words, at: int, stop: int, kind: str) -> bool:
    """Whether the word after *at* still belongs to the name."""
    word = words[at + 1]
    if _is_name_word(word) or word[1] in ("-", "–", ".", "&"):
        return True
    if at + 2 >= stop:
        return False
    low = word[1].lower()
    if kind == "person":
        return low in PARTICLES and _is_name_word(words[at + 2])
    return low in LINKING and any(map(_is_name_word, words[at + 2 : min(stop, at + 4)]))


def _narrow(words: Words, start: int, stop: int, kind: str) -> tuple[int, int] | None:
    """Return the first and last word of the name in a mention, or None if it isn't one."""
    heads = [i for i in range(start, stop) if not start <= int(words[i][6]) - 1 < stop]
    if len(heads) != 1 or words[heads[0]][3] != "PROPN":
        return None
    low = high = heads[0]
    while low > start:
        joined = words[low - 1][1] in "-–.'&" and low - 1 > start and _is_name_word(words[low - 2])
        if not (_is_name_word(words[low - 1]) or joined):
            break
        low -= 1
    while high + 1 < stop and _reaches_on(words, high, stop, kind):
        high += 1
    while low < high:
        word = words[low][1].lower()
        if word != "the" and not (kind == "person" and word in TITLES):
            break
        low += 1
    while high > low and not _is_name_word(words[high]):
        high -= 1
    first = words[low][1][:1]
    return (low, high) if first.isupper() or first.isdigit() else None


def _names(sentence: _Sentence) -> list[Labelled]:
    """Return the longest names of a sentence, without possessives."""
    words, spans = sentence.words, sentence.spans
    found = []
    for start, stop, kind in _mentions(words):
        name = _narrow(words, start, stop, kind) if kind in KINDS else None
        if name is not None:
            found.append((*name, KINDS[kind]))
    found.sort(key=lambda x: (x[0] - x[1], x[0]))
    taken: set[int] = set()
    names: list[Labelled] = []
    for low, high, label in found:
        if taken.isdisjoint(range(low, high + 1)):
            taken.update(range(low, high + 1))
            end = spans[high][1]
            if words[high][1].endswith(("'s", "’s")):
                end -= 2
            names.append((spans[low][0], end, label))
    return sorted(names)
