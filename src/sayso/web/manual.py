"""Pages of the documentation as HTML: what they say in Markdown, and nothing that runs.

The pages lie in ``manual/``, as copies that ``make docs`` keeps like those in ``docs/``, so
that an installed workbench explains itself without a network.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from sayso.web.paths import url

if TYPE_CHECKING:
    from markdown_it.token import Token

__all__ = ["MANUAL", "TOPICS", "Topic", "topic"]

MANUAL = Path(__file__).parent / "manual"
TOPICS: dict[str, str] = {
    "workbench": "The workbench",
    "codebook": "Codebook",
    "codebook/stances": "Statements and stances",
    "codebook/events": "Events",
    "codebook/tolls": "Tolls",
    "codebook/actors": "Actors",
    "comparison": "Claims, disputes, events",
    "inputs": "What can be read",
    "case": "Cases",
    "exports": "Exports",
    "gazetteer": "Places",
    "model-card": "The reader's model",
    "errors": "Error codes",
    "cli": "The command line",
}
"""Pages by name, in the order of their list, with what they are called there."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_CODE = re.compile(r"[A-Z]\d{3}")


@dataclass(frozen=True, slots=True)
class Topic:
    """A page of the manual.

    Attributes:
        name: As in its address.
        title: Its first heading.
        html: All that follows.
        parts: Id and words of each heading of the second level.
    """

    name: str
    title: str
    html: Markup
    parts: tuple[tuple[str, str], ...]


@lru_cache(maxsize=64)
def topic(name: str) -> Topic | None:
    """Return a page of the manual, or None where there is none of that name."""
    if name not in TOPICS:
        return None
    from markdown_it import MarkdownIt

    text = _COMMENT.sub("", (MANUAL / f"{name}.md").read_text(encoding="utf-8"))
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = parser.parse(text)
    title, parts = TOPICS[name], []
    known: set[str] = set()
    for place, token in enumerate(tokens):
        if token.type == "heading_open":
            words = _words(tokens[place + 1])
            if token.tag == "h1":
                title = words
                continue
            anchor = _anchor(words, known)
            token.attrSet("id", anchor)
            if token.tag == "h2":
                parts.append((anchor, words))
        _tidy(token, name)
        if token.type == "td_open":
            _mark_code(token, tokens[place + 1])
    html = parser.renderer.render(_without_title(tokens), parser.options, {})
    html = html.replace("<table>", '<div class="scroll" tabindex="0"><table>').replace(
        "</table>", "</table></div>"
    )
    html = html.replace("<th>", '<th scope="col">')
    return Topic(name, title, Markup(html), tuple(parts))  # noqa: S704 - raw HTML is escaped above


def _words(token: Token) -> str:
    return "".join(child.content for child in token.children or () if child.content)


def _anchor(words: str, known: set[str]) -> str:
    base = re.sub(r"[^\w\- ]", "", words.lower()).strip().replace(" ", "-") or "part"
    anchor, number = base, 1
    while anchor in known:
        anchor, number = f"{base}-{number}", number + 1
    known.add(anchor)
    return anchor


def _without_title(tokens: Sequence[Token]) -> list[Token]:
    at = next((n for n, t in enumerate(tokens) if t.type == "heading_open" and t.tag == "h1"), -1)
    return [t for n, t in enumerate(tokens) if at < 0 or not at <= n <= at + 2]


def _tidy(token: Token, name: str) -> None:
    """Take styles out, and let links lead to pages that are here."""
    style = token.attrs.pop("style", None)
    if style == "text-align:right":
        token.attrSet("class", "n")
    for child in token.children or ():
        if child.type == "link_open":
            target = str(child.attrGet("href") or "")
            child.attrSet("href", _link(target, name))
            if target.startswith(("http://", "https://")):
                child.attrSet("rel", "noopener noreferrer")
        elif child.type == "image":
            child.attrs.pop("src", None)  # pictures aren't among the pages


def _link(target: str, name: str) -> str:
    """Return where a link leads from here: a page of the manual, outside, or nowhere."""
    if target.startswith(("http://", "https://", "#")):
        return target
    path, _, anchor = target.partition("#")
    other = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)).removesuffix(".md")
    if other in TOPICS:
        return address(other, anchor or None)
    return url("/help")


def address(name: str, anchor: str | None = None) -> str:
    """Return the address of a page of the manual."""
    return url("/help", *name.split("/"), anchor=anchor)


def _mark_code(cell: Token, inline: Token) -> None:
    """Give a cell that holds an error code the id that pages with errors link to."""
    children = inline.children or []
    if len(children) == 1 and children[0].type == "code_inline":
        code = children[0].content
        if _CODE.fullmatch(code):
            cell.attrSet("id", code.lower())
