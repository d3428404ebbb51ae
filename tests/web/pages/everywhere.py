"""Addresses of every page that the workbench has, for tests that hold for all."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

__all__ = ["FIXED", "FOUND", "resolve"]

FIXED = (
    "/",
    "/documents",
    "/documents?publisher=nobody",
    "/statements",
    "/mentions",
    "/search",
    "/search?q=depot",
    "/claims",
    "/disputes",
    "/events",
    "/sources",
    "/actors",
    "/review",
    "/review?kind=event",
    "/review?kind=tie",
    "/history",
    "/add",
    "/export",
    "/verify",
    "/jobs",
    "/help",
    "/help/codebook",
    "/no-such-page",
)
"""Pages with an address of their own."""

FOUND = {
    "document": ("/documents", "tbody th a[href^='/documents/']", ""),
    "statement": ("/statements", "tbody a.record", ""),
    "original": ("/documents", "tbody th a[href^='/documents/']", "?view=original"),
    "pages": ("/documents?about=welders+railing", "tbody th a[href^='/documents/']", "?view=pages"),
    "claim": ("/claims", ".claim-row .what a", ""),
    "dispute": ("/disputes", ".claim-row .what a[href*='/disputes/']", ""),
    "counts": ("/disputes?kind=figures", ".claim-row .what a", ""),
    "event": ("/events", "tbody th a", ""),
    "source": ("/sources", "tbody th a", ""),
    "actor": ("/actors?joined=yes", "tbody th a", ""),
}
"""Pages of one record: a list, the link to follow in it, and what the address then ends in."""


def resolve(page: Page, name: str) -> str:
    """Return the address of a page that is named by its path or by a key of ``FOUND``."""
    if name not in FOUND:
        return name
    path, link, end = FOUND[name]
    page.goto(path)
    href = page.locator(link).first.get_attribute("href") or ""
    return href.partition("?")[0] + end if end else href
