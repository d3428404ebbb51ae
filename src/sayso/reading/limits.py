"""How much sayso reads as one document, so that nothing hangs or fills the memory."""

from __future__ import annotations

__all__ = ["MOST_BYTES", "MOST_PDF_BYTES", "MOST_PDF_PAGES", "MOST_TEXT"]

MOST_TEXT = 5_000_000
"""Characters of one document: some 800,000 words, a thick book; extraction beyond that
takes many minutes, and no news article comes near."""
MOST_BYTES = 32_000_000
"""Bytes of a text, page or e-mail before it is decoded."""
MOST_PDF_BYTES = 256_000_000
"""Bytes of a PDF, most of which are pictures."""
MOST_PDF_PAGES = 2_000
"""Pages of a PDF."""
