"""Quotations signed with a dash and a name: “We stay.” — Ilinca Rotaru, baker."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from sayso.extraction.statements.quotes import Quote
from sayso.model import Span

__all__ = ["Signature", "signatures"]

_SIGNED = re.compile(
    r"[\s]{0,3}(?P<dash>[―—–]|--?)\s{0,2}"
    r"(?P<name>[A-ZÀ-ÝŁŚŠŽ][\w.'’-]*(?:\s(?:(?:de|da|van|von|al|bin|ibn|el|la|and|of|the)\s)?"
    r"[A-ZÀ-ÝŁŚŠŽ0-9][\w.'’-]*){0,5}?)"
    r"(?P<more>,[^\n“\"]{2,60})?[.\s\u00a0]{0,3}(?=\n|\Z|[“\"«])"
)
_WORDS = re.compile(r"\w+")
_FEWEST = 4


class Signature(NamedTuple):
    """Who signed a quotation.

    Attributes:
        quote: The quotation with its marks.
        dash: The mark that joins name and quotation.
        name: The name with what is said of it.
    """

    quote: Span
    dash: Span
    name: Span


def signatures(text: str, quotes: Iterable[Quote]) -> dict[int, Signature]:
    """Return the signed quotations by where they start.

    A quotation counts as signed when it begins a line, has some words, and is followed by a dash
    and a name that end the line.
    """
    found = {}
    for quote in quotes:
        if quote.depth or not quote.closed or text[quote.start - 1 : quote.start] not in {"", "\n"}:
            continue
        match = _SIGNED.match(text, quote.end, min(len(text), quote.end + 160))
        if match is None or len(_WORDS.findall(text, *quote.inner)) < _FEWEST:
            continue
        end = match.end("more") if match.group("more") else match.end("name")
        while text[end - 1] in ". \u00a0":
            end -= 1
        found[quote.start] = Signature(
            quote.span, Span(*match.span("dash")), Span(match.start("name"), end)
        )
    return found
