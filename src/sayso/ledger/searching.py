"""Full-text search over documents: ranked, with phrases and prefixes, opening at the page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.errors import LedgerError
from sayso.ledger.database import rows
from sayso.model import Anchor, Span

if TYPE_CHECKING:
    from sayso.ledger.store import Ledger

__all__ = ["Hit", "fts_query", "says", "search"]

_TERM = re.compile(r'"([^"]*)"?|(\S+)')
_WORD = re.compile(r"\w+")
_SNIPPET = 160
"""Characters shown around the first match."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that matches.

    Attributes:
        doc: Its id.
        title: Its headline.
        publisher: Its outlet.
        published: Its date, EDTF.
        snippet: The text around the first match.
        matches: Spans of every match in the snippet, counted in the snippet.
        start: First character of the snippet in the document's text.
        spans: Spans of the first matches in the document's text.
        anchor: Where the first match stands in the original: page or element.
    """

    doc: str
    title: str | None
    publisher: str | None
    published: str | None
    snippet: str
    matches: tuple[Span, ...]
    start: int
    spans: tuple[Span, ...]
    anchor: Anchor | None


def fold(text: str) -> str:
    """Return text as the index compares it: lower case, without diacritics."""
    if text.isascii():
        return text.lower()
    return "".join(
        c for c in unicodedata.normalize("NFKD", text).lower() if not unicodedata.combining(c)
    )


def _terms(query: str) -> list[tuple[list[str], bool]]:
    """Return the words of each phrase or term, and whether its last one is a prefix."""
    found = []
    for phrase, word in _TERM.findall(query):
        words = _WORD.findall(phrase or word)
        if words:
            found.append((words, bool(word) and word.endswith("*")))
    return found


def fts_query(query: str) -> str:
    """Return an FTS5 query: all words, ``"phrases"`` in order, ``pre*`` as a prefix.

    Raises:
        LedgerError: ``S409`` there is no word in it.
    """
    terms = _terms(query)
    if not terms:
        raise LedgerError(
            f"{query!r} holds no word to look for",
            fix='write words, "a phrase" or the beginning of a word with *',
            code="S409",
        )
    return " ".join(f'"{" ".join(words)}"{"*" if prefix else ""}' for words, prefix in terms)


def _term_pattern(words: list[str], *, prefix: bool) -> str:
    body = r"\W+".join(re.escape(fold(word)) for word in words)
    return rf"\b{body}" + ("" if prefix else r"\b")


@lru_cache(maxsize=256)
def _pattern(query: str) -> re.Pattern[str]:
    parts = [_term_pattern(words, prefix=prefix) for words, prefix in _terms(query)]
    return re.compile("|".join(parts) or r"(?!)")


def says(text: str, query: str) -> bool:
    """Tell whether a text holds every term of a query."""
    folded = fold(text)
    return all(
        re.search(_term_pattern(words, prefix=prefix), folded) for words, prefix in _terms(query)
    )


def _matches(text: str, query: str, most: int = 20) -> list[Span]:
    """Return where a query's terms stand; folding may change lengths, so map back."""
    folded = text.lower() if text.isascii() else ""
    origin: Sequence[int] = range(len(text))
    if not folded:
        pieces = [fold(character) for character in text]
        folded = "".join(pieces)
        origin = [number for number, piece in enumerate(pieces) for _ in piece]
    spans = []
    for match in _pattern(query).finditer(folded):
        if match.start() < match.end():
            spans.append(Span(origin[match.start()], origin[match.end() - 1] + 1))
        if len(spans) >= most:
            break
    return spans


def search(ledger: Ledger, query: str, *, limit: int = 20, offset: int = 0) -> list[Hit]:
    """Return the documents that match best (BM25, titles counting five times).

    Raises:
        LedgerError: ``S409`` the query holds no word.
    """
    keys = rows(
        ledger.connection,
        "SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25(search, 1.0, 5.0), rowid "
        "LIMIT ? OFFSET ?",
        (fts_query(query), limit, offset),
    )
    hits = []
    for (key,) in list(keys):
        document = ledger.document(key)
        spans = _matches(document.text, query)
        first = spans[0] if spans else Span(0, 0)
        start = max(0, first.start - _SNIPPET // 2)
        end = min(len(document.text), start + _SNIPPET)
        anchors = document.locate(first) if spans else ()
        hits.append(
            Hit(
                document.ref,
                document.title,
                document.publisher,
                document.published,
                document.text[start:end],
                tuple(Span(s - start, min(e, end) - start) for s, e in spans if start <= s < end),
                start,
                tuple(spans),
                anchors[0] if anchors else None,
            )
        )
    return hits
