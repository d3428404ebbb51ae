"""The outlet of a document, as an actor: who speaks where nobody is quoted."""

from __future__ import annotations

import re

from sayso.model import Document
from sayso.resolution.actors.memory import Draft, Memory
from sayso.resolution.actors.sectors import publisher_sector
from sayso.resolution.actors.states import LITTLE

__all__ = ["outlet_of"]


def outlet_of(document: Document, memory: Memory, home: str | None) -> Draft | None:
    """Return a document's publisher; None if nothing tells it.

    Args:
        document: Whose.
        memory: Where the outlet is kept.
        home: The country that it is of.
    """
    publisher = document.publisher
    if not publisher:
        return None
    words = frozenset(w.casefold() for w in re.findall(r"\w+", publisher)) - LITTLE
    draft = memory.body(words, None, publisher)
    draft.sector, draft.country = publisher_sector(publisher), home
    for known in document.evidence:
        if known.field == "publisher" and known.span is not None:
            draft.note("name", known.span)
    return draft
