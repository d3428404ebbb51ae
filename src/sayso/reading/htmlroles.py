"""Roles of a page's blocks: from the extractor's choice, the markup and the rules."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from sayso.model import Role
from sayso.reading.blocks import Block, words_of
from sayso.reading.bylines import byline_in
from sayso.reading.captions import is_caption
from sayso.reading.dom import DomBlock, Zone
from sayso.reading.furniture import is_notice
from sayso.reading.languages import language_of
from sayso.reading.markup import Markup
from sayso.reading.roles import (
    Story,
    assign,
    is_date_line,
    is_dateline,
    mark_dateline,
    set_languages,
)

__all__ = ["assign_html"]

_WHOLE = 0.8
"""Share of a block's characters from which all of it counts as chosen."""
_LEAST_BODY = 25
"""Words that an extraction must have to be believed; else the rules read the page."""
_LONGEST_CAPTION = 600
_SITE = re.compile(r"\s+[|–—»·:-]\s+")


def assign_html(
    blocks: list[Block], found: list[DomBlock], chosen: list[list[tuple[int, int]]], markup: Markup
) -> Story:
    """Decide role and language of every block, in place.

    Args:
        blocks: The blocks, laid out in the document's text.
        found: The same blocks with what the tree says of them.
        chosen: The stretches of each that the extractor took for the article.
        markup: What meta tags and JSON-LD say.
    """
    covered = sum(
        len(words_of(b.text[s:e]))
        for b, spans in zip(blocks, chosen, strict=True)
        for s, e in spans
    )
    title = _title(blocks, found, chosen, markup)
    if title is not None:
        title.role = Role.TITLE
    if covered < _LEAST_BODY:
        return _by_rule(blocks, found, title, markup)
    for block, dom, spans in zip(blocks, found, chosen, strict=True):
        if block.role is None:
            _assign_one(block, dom, spans)
    story = Story(title=(title.start, title.end) if title is not None else None)
    body = [b for b in blocks if b.role in {Role.BODY, Role.QUOTE}]
    sample = " ".join(b.text for b in sorted(body, key=lambda b: -len(b.text))[:8])
    story.language = language_of(sample, markup.language) or markup.language
    set_languages(blocks, story.language)
    for block in [b for b in blocks if b.role is Role.BODY][:2]:
        if not story.datelines and not block.parts:
            mark_dateline(block, story)
    _find_byline(blocks, found, story)
    return story


def _by_rule(
    blocks: list[Block], found: list[DomBlock], title: Block | None, markup: Markup
) -> Story:
    for block, dom in zip(blocks, found, strict=True):
        if block.role is not None:
            continue
        if dom.zone & Zone.CAPTION:
            block.role = Role.CAPTION
        elif dom.zone & Zone.PAGE or (dom.linked > 0.6 * len(block.text)):
            block.role = Role.BOILERPLATE
    if all(b.role in {Role.BOILERPLATE, Role.CAPTION} for b in blocks):
        for block in blocks:
            block.role = None
    story = assign(blocks)
    if title is not None:
        story.title = (title.start, title.end)
    story.language = story.language or markup.language
    _find_byline(blocks, found, story)
    return story


def _assign_one(block: Block, dom: DomBlock, spans: list[tuple[int, int]]) -> None:
    text = block.text
    share = sum(e - s for s, e in spans) / max(1, sum(1 for c in text if c.isalnum() or c == " "))
    caption = dom.zone & Zone.CAPTION and len(text) <= _LONGEST_CAPTION
    if caption or (dom.tag != "li" and len(text) < 350 and is_caption(text)):
        block.role = Role.CAPTION
    elif not spans:
        block.role = Role.BYLINE if _is_byline(block, dom) else Role.BOILERPLATE
        if block.role is Role.BOILERPLATE and not dom.zone & Zone.PAGE and is_date_line(text):
            block.role = Role.DATELINE if is_dateline(text) else Role.BOILERPLATE
    elif len(text) < 80 and is_date_line(text):
        block.role = Role.DATELINE if is_dateline(text) else Role.BOILERPLATE
    elif len(text) < 200 and is_notice(text, bars=dom.linked > 0):
        block.role = Role.BOILERPLATE
    elif _is_byline(block, dom) and byline_in(text) is not None:
        block.role = Role.BYLINE
    else:
        role = Role.QUOTE if block.quoted else Role.BODY
        if share >= _WHOLE or len(text) < 40:
            block.role = role
            return
        block.role = Role.BOILERPLATE
        for start, end in _joined(text, spans):
            block.parts.append((block.start + start, block.start + end, role))


def _joined(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches over small gaps, and take in the marks around them."""
    out: list[tuple[int, int]] = []
    for start, end in spans:
        while end < len(text) and not text[end].isalnum() and not text[end].isspace():
            end += 1  # noqa: PLW2901 (the stretch grows over its closing marks)
        while start > 0 and not text[start - 1].isalnum() and not text[start - 1].isspace():
            start -= 1  # noqa: PLW2901 (the same for the opening ones)
        if out and (start <= out[-1][1] or not any(c.isalnum() for c in text[out[-1][1] : start])):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _is_byline(block: Block, dom: DomBlock) -> bool:
    if len(block.text) > 200 or len(block.text.split()) > 30:
        return False
    if byline_in(block.text) is not None:
        return not dom.zone & Zone.PAGE
    return (
        bool(dom.zone & Zone.BYLINE and not dom.zone & Zone.PAGE) and len(block.text.split()) <= 12
    )


def _find_byline(blocks: list[Block], found: list[DomBlock], story: Story) -> None:
    if story.byline is not None:
        return
    for block, dom in zip(blocks, found, strict=True):
        if block.role is not Role.BYLINE:
            continue
        by = byline_in(block.text)
        if by is None and dom.authors:
            by = dom.authors[0][0], dom.authors[-1][1]
        if by is not None and by[0] < by[1] <= len(block.text):
            story.byline = (block.start + by[0], block.start + by[1])
            return


def _title(
    blocks: list[Block], found: list[DomBlock], chosen: list[list[tuple[int, int]]], markup: Markup
) -> Block | None:
    """Return the headline's block: the first that agrees with the markup, else the one h1."""
    wanted = [_plain(value) for _, value in markup.all("title")]
    wanted += [_plain(part) for _, value in markup.all("title") for part in _SITE.split(value)]
    wanted = [w for w in wanted if len(w) > 8]
    first_body = next(
        (i for i, spans in enumerate(chosen) if sum(e - s for s, e in spans) > 150), len(blocks)
    )
    best: tuple[float, Block] | None = None
    for number, (block, dom) in enumerate(zip(blocks, found, strict=True)):
        if number > first_body + 3:
            break
        if len(block.text) > 300 or (not dom.zone & Zone.HEADING and best is not None):
            continue
        score = max((_likeness(_plain(block.text), w) for w in wanted), default=0.0)
        if dom.tag == "h1":
            score += 0.3
        if dom.zone & Zone.PAGE:
            score -= 0.4
        if score >= 0.75 and (best is None or score > best[0] + 0.05):
            best = score, block
    if best is not None:
        return best[1]
    heads = [
        (b, d)
        for b, d in zip(blocks, found, strict=True)
        if d.tag == "h1" and not d.zone & Zone.PAGE
    ]
    if len(heads) != 1:
        return None
    block, dom = heads[0]
    # one or two words outside the article are the outlet's name
    return block if dom.zone & Zone.ARTICLE or len(block.text.split()) >= 3 else None


def _plain(text: str) -> str:
    return " ".join(words_of(text)).lower()


def _likeness(a: str, b: str) -> float:
    if a == b:
        return 1.0
    if not a or not b or len(a) > 2 * len(b) or len(b) > 2 * len(a):
        return 0.0
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if len(a) < 300 else 0.0
