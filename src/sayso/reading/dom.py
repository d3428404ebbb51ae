"""Pages as blocks: the text of an HTML tree in reading order, each piece with its element."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, field
from typing import Any

from sayso.reading.wordset import wordset

__all__ = ["DomBlock", "Zone", "blocks_of_tree", "parse"]

_SKIPPED = wordset(
    """script style template svg math iframe object embed canvas audio video head title
    meta link"""
)
_BLOCK = wordset(
    """p div section article header footer main aside nav ul ol li dl dt dd table thead
    tbody tfoot tr td th caption h1 h2 h3 h4 h5 h6 blockquote pre figure figcaption form
    fieldset legend address hr details summary dialog center body html menu hgroup
    noscript option select button"""
)
_DEEPEST = 200
"""Levels beyond which text is led back to its ancestor at that level."""
_SPACE = re.compile(r"\s+")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]+")
"""Soft hyphens and spaces of no width, which part words that a reader sees whole."""
_XML_HEAD = re.compile(r"^\s*<\?xml[^>]{0,400}\?>")


class Zone(enum.Flag):
    """What the elements around a block say of it."""

    NONE = 0
    PAGE = enum.auto()
    """Navigation, header or footer of the page, an aside, a form."""
    CAPTION = enum.auto()
    BYLINE = enum.auto()
    QUOTE = enum.auto()
    HEADING = enum.auto()
    HIDDEN = enum.auto()
    TIME = enum.auto()
    ARTICLE = enum.auto()


_TAG_ZONES = {
    **dict.fromkeys(("nav", "footer", "aside", "form", "button", "select", "dialog"), Zone.PAGE),
    **dict.fromkeys(("article", "main"), Zone.ARTICLE),
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Zone.HEADING),
    "figcaption": Zone.CAPTION,
    "blockquote": Zone.QUOTE,
    "time": Zone.TIME,
    "noscript": Zone.HIDDEN,
}
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_CLASSES: tuple[tuple[Zone, re.Pattern[str]], ...] = (
    (
        Zone.PAGE,
        re.compile(
            r"(?:^|[\s_-])(?:nav|navbar|menu|footer|sidebar|cookies?|consent|newsletter|subscribe|share|"
            r"sharing|social|related|recommended|comments?|disqus|advert\w*|ads?|promo|sponsor\w*|"
            r"breadcrumbs?|tags|author-box|author-bio|popup|modal|ticker|teaser|trending)(?:$|[\s_-])"
        ),
    ),
    (Zone.CAPTION, re.compile(r"caption|photo-?credit|image-?credit|wp-caption-text")),
    (
        Zone.BYLINE,
        re.compile(r"(?:^|[\s_-])(?:byline|by-line|author|authors|writer|dateline)(?:$|[\s_-])"),
    ),
)
_HIDING = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(slots=True)
class DomBlock:
    r"""A block of a page.

    Attributes:
        text: Its characters, white space collapsed; a line break is ``\n``.
        runs: Start, end and element of each piece that one element holds.
        tag: The element that opened it.
        zone: What the elements around it say.
        linked: How many of its characters are link text.
        authors: Pieces marked as links to the author.
    """

    text: str
    runs: list[tuple[int, int, str]]
    tag: str
    zone: Zone
    linked: int = 0
    authors: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Frame:
    tag: str
    path: str
    zone: Zone
    link: bool
    author: bool
    block: bool = True


def parse(text: str) -> Any:  # noqa: ANN401 (lxml has no types)
    """Parse a page as lxml does; anything becomes a tree, however broken.

    Raises:
        ValueError: There is nothing in it to parse.
    """
    from lxml import etree, html

    clean = _XML_HEAD.sub("", text, count=1).replace("\x00", " ")
    parser = html.HTMLParser(encoding="utf-8", remove_pis=True, huge_tree=True)
    data = clean.encode("utf-8", "replace")
    try:
        tree = html.document_fromstring(data, parser=parser)
    except etree.ParserError as error:
        raise ValueError(str(error)) from error
    return tree


@dataclass(slots=True)
class _Open:
    """An element that the walk is in."""

    element: Any
    frame: _Frame
    children: Any
    counts: dict[str, int] = field(default_factory=dict)


class _Builder:
    """Collects pieces of text into blocks."""

    def __init__(self) -> None:
        self.blocks: list[DomBlock] = []
        self.parts: list[str] = []
        self.runs: list[tuple[int, int, str]] = []
        self.authors: list[tuple[int, int]] = []
        self.size = 0
        self.linked = 0
        self.open = True  # white space is due to be dropped
        self.frame = _Frame("html", "", Zone.NONE, link=False, author=False)

    def add(self, raw: str, frame: _Frame) -> None:
        text = _SPACE.sub(" ", _UNSEEN.sub("", raw))
        if self.open:
            text = text.lstrip()
        if not text:
            return
        if not self.runs:
            self.frame = frame
        start = self.size
        self.parts.append(text)
        self.size += len(text)
        self.open = text.endswith(" ")
        if self.runs and self.runs[-1][2] == frame.path and self.runs[-1][1] == start:
            self.runs[-1] = (self.runs[-1][0], self.size, frame.path)
        else:
            self.runs.append((start, self.size, frame.path))
        if frame.link:
            self.linked += len(text.strip())
        if frame.author:
            self.authors.append((start, start + len(text.rstrip())))

    def line_break(self) -> None:
        if self.parts and self.parts[-1] == "\n":
            self.flush()
        elif self.parts:
            self.parts.append("\n")
            self.size += 1
            self.open = True

    def flush(self, tag: str = "") -> None:
        text = "".join(self.parts)
        end = len(text.rstrip())
        if end:
            runs = [(s, min(e, end), p) for s, e, p in self.runs if s < end]
            self.blocks.append(
                DomBlock(
                    text[:end],
                    runs,
                    tag or self.frame.tag,
                    self.frame.zone,
                    self.linked,
                    self.authors,
                )
            )
        self.parts, self.runs, self.authors = [], [], []
        self.size = self.linked = 0
        self.open = True


def blocks_of_tree(root: Any) -> list[DomBlock]:  # noqa: ANN401 (lxml has no types)
    """Walk a tree in document order and return its blocks; linear in the page's size.

    Scripts, styles and embedded objects are left out; hidden elements are kept and say so
    in their zone. Paths are XPath, such as ``/html[1]/body[1]/p[2]``.
    """
    builder = _Builder()
    stack: list[_Open] = []

    def enter(element: Any, frame: _Frame) -> None:  # noqa: ANN401
        if frame.block:
            builder.flush()
        if element.text:
            builder.add(element.text, frame)
        stack.append(_Open(element, frame, iter(element)))

    enter(root, _Frame(str(root.tag), f"/{root.tag}[1]", Zone.NONE, link=False, author=False))
    while stack:
        here = stack[-1]
        child = next(here.children, None)
        if child is None:
            stack.pop()
            if here.frame.block:
                builder.flush()
            if stack and here.element.tail:
                builder.add(here.element.tail, stack[-1].frame)
        elif isinstance(child.tag, str) and child.tag.lower() not in _SKIPPED | {"br"}:
            enter(child, _frame(child, _path(here, child.tag, len(stack)), here.frame))
        else:
            if isinstance(child.tag, str):
                _path(here, child.tag, 0)  # counts it
                if child.tag.lower() == "br":
                    builder.line_break()
            if child.tail:
                builder.add(child.tail, here.frame)
    builder.flush()
    return builder.blocks


def _path(parent: _Open, tag: str, depth: int) -> str:
    number = parent.counts.get(tag, 0) + 1
    parent.counts[tag] = number
    if depth >= _DEEPEST:
        return parent.frame.path
    step = tag if _NAME.fullmatch(tag) else f"*[name()='{tag}']" if "'" not in tag else "*"
    return f"{parent.frame.path}/{step}[{number}]"


def _frame(element: Any, path: str, parent: _Frame) -> _Frame:  # noqa: ANN401
    get = element.get
    tag = element.tag.lower()
    zone = parent.zone | _TAG_ZONES.get(tag, Zone.NONE)
    if tag == "header" and not zone & Zone.ARTICLE:
        zone |= Zone.PAGE
    names = f"{get('class') or ''} {get('id') or ''} {get('itemprop') or ''}".lower()[:400]
    if names.strip() and tag not in {"body", "html"}:
        for mark, pattern in _CLASSES:
            if pattern.search(names):
                zone |= mark
    hidden = get("hidden") is not None or get("aria-hidden") == "true"
    if hidden or _HIDING.search(get("style") or ""):
        zone |= Zone.HIDDEN
    link = parent.link or (tag == "a" and get("href") is not None)
    author = parent.author or get("rel") == "author" or get("itemprop") == "author"
    if author:
        zone |= Zone.BYLINE
    block = tag in _BLOCK
    return _Frame(tag if block else parent.tag, path, zone, link, author, block)
