"""GUM (Zeldes 2017) as plain documents with sentences and proper names.

GUM annotates every noun phrase; a proper name is, here, the run of capitalised words and
proper nouns around the head of a phrase whose head is a proper noun, without article and
title. Places aren't split into kinds, and peoples ("Russian") aren't annotated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

__all__ = ["GumDocument", "Name", "documents"]

KINDS = {"person": "PER", "organization": "ORG", "place": "PLACE"}
# fmt: off
_TITLES = frozenset([
    "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "president", "senator", "sen.", "rep.",
    "gov.", "governor", "prof", "prof.", "professor", "sir", "lady", "king", "queen", "prince",
    "princess", "pope", "minister", "secretary",
])
# fmt: on
_PARTICLES = frozenset(["de", "van", "von", "al", "la", "del", "bin"])
_LINKS = frozenset(["of", "for", "and", "the", "de", "on"])


class Name(NamedTuple):
    """A proper name: span in the document's text, and PER, ORG or PLACE."""

    start: int
    end: int
    label: str


@dataclass
class GumDocument:
    """A document put together from its words.

    Attributes:
        id: GUM's name for it.
        text: Words with the spaces that GUM declares; paragraphs set apart by a blank line.
        sentences: Spans of its sentences.
        names: Its proper names, without overlap.
    """

    id: str
    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)


@dataclass(slots=True)
class _Word:
    form: str
    tag: str
    fine: str
    head: int
    misc: str
    start: int
    end: int

    @property
    def fits(self) -> bool:
        """Whether the word may be part of a name."""
        capital = self.form[:1].isupper() and self.tag in {"ADJ", "NOUN", "NUM"}
        return self.tag == "PROPN" or self.fine in {"NNP", "NNPS"} or capital


def documents(file: Path) -> Iterator[GumDocument]:
    """Yield the documents of a CoNLL-U file of GUM."""
    whole = file.read_text(encoding="utf-8")
    for block in re.split(r"(?m)^# newdoc id = ", whole)[1:]:
        document = GumDocument(block.split("\n", 1)[0].strip())
        for sentence in block.split("\n\n"):
            _append(document, sentence.split("\n"))
        yield document


def _append(document: GumDocument, lines: list[str]) -> None:
    cells = [line.split("\t") for line in lines if line[:1].isdigit()]
    cells = [row for row in cells if "." not in row[0]]
    if not cells:
        return
    if document.text:
        paragraph = any(re.match(r"# newpar(\s|$)", line) for line in lines)
        document.text += "\n\n" if paragraph else " "
    words: list[_Word] = []
    inside = 0
    start = len(document.text)
    for row in cells:
        first, _, last = row[0].partition("-")
        if last or int(first) > inside:
            start = len(document.text)
            document.text += row[1]
            end = len(document.text)
            document.text += "" if "SpaceAfter=No" in row[9] else " "
        if last:
            inside = int(last)
        else:
            words.append(_Word(row[1], row[3], row[4], int(row[6]) - 1, row[9], start, end))
    document.text = document.text.rstrip(" ")
    document.sentences.append((words[0].start, words[-1].end))
    document.names += sorted(_names(words))


def _phrases(words: list[_Word]) -> Iterator[tuple[int, int, str]]:
    """Yield (first word, one past the last, type) of the annotated phrases."""
    opened: dict[str, list[tuple[int, str]]] = {}
    for index, word in enumerate(words):
        found = re.search(r"(?:^|\|)Entity=([^|]*)", word.misc)
        for piece in re.findall(r"\([^()]*\)?|[^()]+\)", found[1]) if found else ():
            name, _, rest = piece.strip("()").partition("-")
            if piece.startswith("("):
                kind = rest.split("-", 1)[0]
                if piece.endswith(")"):
                    yield index, index + 1, kind
                else:
                    opened.setdefault(name, []).append((index, kind))
            elif opened.get(name):
                first, kind = opened[name].pop()
                yield first, index + 1, kind


def _names(words: list[_Word]) -> Iterator[Name]:
    found = [
        (*run, KINDS[kind])
        for first, end, kind in _phrases(words)
        if kind in KINDS and (run := _run(words, first, end, person=kind == "person"))
    ]
    taken: set[int] = set()
    for low, high, label in sorted(found, key=lambda run: (run[0] - run[1], run[0])):
        span = set(range(low, high + 1))
        if not taken & span:
            taken |= span
            possessive = words[high].form.endswith(("'s", "’s"))
            yield Name(words[low].start, words[high].end - 2 * possessive, label)


def _run(words: list[_Word], first: int, end: int, *, person: bool) -> tuple[int, int] | None:
    """Return first and last word of the name at the head of a phrase, or None."""
    heads = [i for i in range(first, end) if not first <= words[i].head < end]
    if len(heads) != 1 or words[heads[0]].tag != "PROPN":
        return None
    low = high = heads[0]
    while low > first and (
        words[low - 1].fits
        or (words[low - 1].form in "-–.'&" and low - 1 > first and words[low - 2].fits)
    ):
        low -= 1
    while high + 1 < end:
        form = words[high + 1].form.lower()
        near = [word.fits for word in words[high + 2 : min(end, high + 4)]]
        joined = any(near) if not person else bool(near and near[0])
        if not (
            words[high + 1].fits
            or form in {"-", "–", ".", "&"}
            or (form in (_PARTICLES if person else _LINKS) and joined)
        ):
            break
        high += 1
    while low < high and _leads(words[low].form.lower(), person=person):
        low += 1
    while high > low and not words[high].fits:
        high -= 1
    start = words[low].form[:1]
    return (low, high) if start.isupper() or start.isdigit() else None


def _leads(form: str, *, person: bool) -> bool:
    return form == "the" or (person and form in _TITLES)
