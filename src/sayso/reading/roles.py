"""Roles by rule: title, byline, dateline, caption, story and furniture of a plain page.

The story is the run of prose paragraphs in the page's main language. What stands before
and after it, and notices, captions and lines in other languages within it, are marked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.model import Role
from sayso.reading.blocks import Block
from sayso.reading.bylines import byline_in, looks_like_name, name_before_place
from sayso.reading.captions import is_caption
from sayso.reading.datelines import agency_of, dateline_end, opens_story
from sayso.reading.dates import find_dates
from sayso.reading.furniture import LONGEST, ends_story, is_furniture, is_notice
from sayso.reading.languages import language_of, script_of
from sayso.reading.mastheads import dated_masthead, find_masthead, heads_page, masthead_of
from sayso.reading.stamps import is_stamp
from sayso.reading.wire import is_slug, is_version_note, version_mark

__all__ = [
    "Story",
    "assign",
    "is_date_line",
    "is_dateline",
    "is_prose",
    "mark_dateline",
    "set_languages",
]

_PROSE_WORDS = 12
_PROSE_CHARACTERS = 80
_STOPS = (".", "!", "?", "…", "。", "؟", "۔", ":", ";")
_CLOSERS = "\"'”’»)]*_ "
_LEAD_MARK = re.compile(r"^(?:[\^#*_=>•■►▶–—-]+\s*)+")
_TAIL_MARK = re.compile(r"(?:\s*\n[=-]{3,}|\s*[#*_]+)+\s*$")
_EMPHASIS = " \t*_"
_AND = re.compile(r"\s*(?:,|&|\band\b|\bи\b|\bта\b|\bو\b)\s*")
_TOP = 8
"""Blocks at the head of a page among which a wire's slug and notes to editors may stand."""
_OPENING = 3
"""Lines in which an outlet's name, date and headline open a page."""
_WIDEST_HEAD = 500
"""Blocks at the top and right above the story among which title and byline are looked for."""
_HEAD_REACH = 6
"""Blocks after the story's first paragraph in which a byline or date may still stand."""


@dataclass(slots=True)
class Story:
    """What the rules found out about a page, beside the roles of its blocks.

    Spans count in the document's text; ``region`` is the country of the page's markup
    language (``en-GB``), where it gives one; ``wire`` says that a wire's slug heads it.
    """

    language: str | None = None
    region: str | None = None
    title: tuple[int, int] | None = None
    byline: tuple[int, int] | None = None
    masthead: tuple[int, int] | None = None
    datelines: list[tuple[int, int]] = field(default_factory=list)
    wire: bool = False


def is_prose(text: str) -> bool:
    """Tell whether a block is a paragraph of sentences, long enough to be sure of it."""
    if len(text) < _PROSE_CHARACTERS and len(text.split()) < _PROSE_WORDS:
        return False
    closed = text.rstrip(_CLOSERS).endswith(_STOPS) or text.rstrip().endswith(("”", "»"))
    return (closed and len(text) >= 40) or len(text) >= 300


def _is_story(block: Block, *, after: int) -> bool:
    """Tell whether a block is prose, or a dateline with a date or a credit opens it."""
    return is_prose(block.text) or (after > 0 and opens_story(block.text))


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 3 and text.rstrip(_CLOSERS).endswith(_STOPS[:7])


def mark_dateline(block: Block, story: Story) -> None:
    """Give the dateline at the head of a body block its own part."""
    end = dateline_end(block.text)
    if 0 < end < len(block.text):
        block.parts.append(
            (block.start, block.start + len(block.text[:end].rstrip()), Role.DATELINE)
        )
        story.datelines.append((block.start, block.start + end))


def assign(blocks: list[Block]) -> Story:
    """Decide role and language of every block that has none yet, in place."""
    story = Story()
    open_blocks = [b for b in blocks if b.role is None]
    story.language = _main_language(open_blocks or blocks)
    set_languages(blocks, story.language)
    _assign_open(open_blocks, story)
    body = [b for b in open_blocks if b.role is Role.BODY]
    for block in body[:2]:
        if not story.datelines:
            mark_dateline(block, story)
    return story


def _assign_open(blocks: list[Block], story: Story) -> None:
    """Decide the roles of blocks that nothing but their words says anything of."""
    notice = {id(b) for b in blocks if is_notice(b.text)}
    notice |= {id(b) for b in blocks[:_TOP] if is_slug(b.text) or is_version_note(b.text)}
    story.wire = any(is_slug(b.text) for b in blocks[:_TOP])
    foreign = {id(b) for b in blocks if b.language not in {None, story.language}}
    captions = {id(b) for b in blocks if is_caption(b.text)}
    other = notice | foreign | captions
    like = [id(b) not in other for b in blocks]
    prose = [i for i, b in enumerate(blocks) if like[i] and _is_story(b, after=i)]
    if not prose:
        prose = [i for i, b in enumerate(blocks) if like[i] and _is_sentence(b.text)]
    if not prose:
        _assign_short(blocks, notice)
        return
    first, last = prose[0], _last_of_story(blocks, prose, like)
    _assign_head(blocks, first, story)
    for number, block in enumerate(blocks[first:], start=first):
        if id(block) in captions:
            block.role = Role.CAPTION
        elif number > last:
            block.role = Role.BOILERPLATE
            if number == last + 1 and story.byline is None and _is_names(block.text):
                block.role = Role.BYLINE
                start, end = _plain_span(block.text)
                story.byline = (block.start + start, block.start + end)
        elif number - first <= _HEAD_REACH and _byline_or_date(block, story):
            continue
        elif id(block) in other:
            block.role = Role.BOILERPLATE
        else:
            block.role = Role.QUOTE if block.quoted else Role.BODY


def _assign_short(blocks: list[Block], notice: set[int]) -> None:
    """A page without a sentence: all but its notices is taken for the story."""
    for block in blocks:
        block.role = Role.BOILERPLATE if id(block) in notice else Role.BODY
    if all(b.role is Role.BOILERPLATE for b in blocks):
        return
    if len(blocks) > 1 and blocks[0].heading:
        blocks[0].role = Role.TITLE


def _last_of_story(blocks: list[Block], prose: list[int], like: list[bool]) -> int:
    """Return the number of the story's last block."""
    sure = set(prose)
    words = [len(b.text.split()) if i in sure else 0 for i, b in enumerate(blocks)]
    total = sum(words)
    so_far = 0
    end = len(blocks) - 1
    for i, block in enumerate(blocks):
        if i > prose[0] and so_far * 2 >= total and ends_story(block.text):
            end = i - 1
            break
        so_far += words[i]
    while end > prose[0]:
        text = blocks[end].text
        if (
            like[end]
            and (is_prose(text) or _is_sentence(text))
            and not (len(text.split()) <= 45 and is_furniture(text, head=False))
        ):
            break
        end -= 1
    return end


def _assign_head(blocks: list[Block], first: int, story: Story) -> None:
    head = blocks[:first]
    if first > 2 * _WIDEST_HEAD:
        for block in head[_WIDEST_HEAD:-_WIDEST_HEAD]:
            block.role = Role.BOILERPLATE
        head = head[:_WIDEST_HEAD] + head[-_WIDEST_HEAD:]
    _mark_furniture(head, story)
    title = _title(head, story)
    if title is not None:
        title.role = Role.TITLE
        story.title = _unmarked(title)
    left = [block for block in head if block.role is None]
    if story.byline is None:
        _find_name(left, story)
    if story.masthead is None:
        above = head[: head.index(title)] if title is not None else head
        dated = (found for block in head if (found := dated_masthead(block)) is not None)
        story.masthead = next(dated, None) or find_masthead(above)
    for block in head:
        if block.role is None:
            block.role = Role.BOILERPLATE


def _mark_furniture(head: list[Block], story: Story) -> None:
    """Mark captions, bylines, dates and the outlet's name where its line says that it is one."""
    for block in head:
        if is_caption(block.text):
            block.role = Role.CAPTION
        elif not _byline_or_date(block, story) and dated_masthead(block) is not None:
            block.role = Role.BOILERPLATE
    if len(head) >= _OPENING and head[0].role is None and heads_page(*head[:_OPENING]):
        head[0].role = Role.BOILERPLATE
        story.masthead = masthead_of(head[0])


def _unmarked(block: Block) -> tuple[int, int]:
    """Return the span of a headline without the marks around it: "# ", "UPDATE 2-", "====="."""
    mark = _LEAD_MARK.match(block.text)
    start = mark.end() if mark and mark.end() < len(block.text) else 0
    start += version_mark(block.text[start:])
    end = len(_TAIL_MARK.sub("", block.text[start:]))
    return block.start + start, block.start + start + (end or len(block.text) - start)


def _find_name(blocks: list[Block], story: Story) -> None:
    """Mark a line that is nothing but a name, or a name with a place, as the byline."""
    names = [(block, _plain_span(block.text)) for block in blocks if _is_names(block.text)][-1:]
    placed = ((block, name_before_place(block.text)) for block in blocks)
    names += [(block, name) for block, name in placed if name is not None][:1]
    for block, (start, end) in names[:1]:
        block.role = Role.BYLINE
        story.byline = (block.start + start, block.start + end)


def _plain_span(text: str) -> tuple[int, int]:
    """Return the span of a name without the emphasis that Markdown puts around it."""
    return len(text) - len(text.lstrip(_EMPHASIS)), len(text.rstrip(_EMPHASIS))


def _byline_or_date(block: Block, story: Story) -> bool:
    """Mark a line that names the author or gives the date of the page."""
    if len(block.text) > 200:
        return False
    by = byline_in(block.text)
    if by is not None:
        block.role = Role.BYLINE
        if story.byline is None:
            story.byline = (block.start + by[0], block.start + by[1])
        return True
    if is_date_line(block.text):
        # a date of the page is furniture; a place, date and agency open the story
        block.role = Role.DATELINE if is_dateline(block.text) else Role.BOILERPLATE
        return True
    return False


def is_dateline(text: str) -> bool:
    """Tell whether a line is a story's dateline set apart: "OSH, Kyrgyzstan, April 3 (FW)"."""
    return agency_of(text) is not None and dateline_end(f"{text.rstrip(' .:–—-')} — ") > 0


def is_date_line(text: str) -> bool:
    """Tell whether a line gives a date and little else: a weekday, a time, an issue number.

    A stamp of wire copy may add notes to editors (:func:`sayso.reading.stamps.is_stamp`).
    """
    if len(text) > 200:
        return False
    if is_stamp(text):
        return True
    dates = find_dates(text, day_first=True)
    if not dates:
        return False
    rest = text[: dates[0].start] + " " + text[dates[-1].end :]
    return len(re.findall(r"[^\W\d_]+", rest)) <= 4


def _title(head: list[Block], story: Story) -> Block | None:
    best: Block | None = None
    best_score = 0.6
    previous: Block | None = None
    for number, block in enumerate(head):
        score = _title_score(block, story, number)
        if score is None:
            previous = None
            continue
        if previous is not None and len(previous.text.split()) >= 4:
            score -= 0.6  # a standfirst stands under the headline
        previous = block
        if score > best_score:
            best, best_score = block, score
    return _first_of_group(head, best, story) if best is not None else None


def _first_of_group(head: list[Block], best: Block, story: Story) -> Block:
    """Return the line that opens the group of lines: a standfirst stands under its headline."""
    at = head.index(best)
    if best.heading or _LEAD_MARK.match(best.text):
        return best
    first = at
    while first > 0 and not head[first].opens:
        first -= 1
        if _title_score(head[first], story, first) is None or len(head[first].text.split()) < 2:
            return best
    return head[first] if first > 0 else best


def _title_score(block: Block, story: Story, number: int) -> float | None:
    text = block.text.strip()
    mark = _LEAD_MARK.match(text)
    stressed = text.endswith(("*", "_"))
    marked = mark is not None and ("#" in mark.group() or not stressed)
    plain = _LEAD_MARK.sub("", text)
    count = len(plain.split())
    if block.role is not None or not 1 <= count <= 30 or len(plain) > 250:
        return None
    if block.language not in {None, story.language}:
        return None
    if not marked and not block.heading and is_furniture(plain, head=True):
        return None
    if count <= (9 if stressed else 4) and _is_names(plain) and not block.heading and not marked:
        return None
    score = {1: 0.2, 2: 0.5, 3: 1.0}.get(count, 2.0)
    if count > 20:
        score -= 0.5
    if marked or block.heading:
        score += 3 if count > 1 else 1.5
    if plain.endswith(".") and not plain.endswith("..."):
        score -= 0.7
    if plain.isupper() and number == 0:
        score -= 0.7  # mastheads shout first
    return score + min(number, 8) * 0.05


def _is_names(text: str) -> bool:
    names = [part for part in _AND.split(text.strip(_EMPHASIS)) if part]
    return 0 < len(names) <= 4 and all(map(looks_like_name, names))


def _sample(blocks: list[Block]) -> str:
    """Return the first few thousand characters of what looks most like prose."""
    prose = [b.text for b in blocks if is_prose(b.text)] or [b.text for b in blocks]
    parts: list[str] = []
    size = 0
    for text in sorted(prose, key=len, reverse=True)[:12]:
        parts.append(text[:LONGEST])
        size += len(parts[-1])
        if size > 3000:
            break
    return " ".join(parts)


def _main_language(blocks: list[Block]) -> str | None:
    return language_of(_sample(blocks))


def set_languages(blocks: list[Block], main: str | None) -> None:
    """Give every block its language.

    Short blocks say little: they take the page's *main* language where their script fits
    it, and else the language of all that the page has in their script.
    """
    scripts = {id(block): script_of(block.text) for block in blocks}
    own = script_of(_sample([b for b in blocks if b.role in {Role.BODY, None}] or blocks))
    pooled: dict[str, str | None] = {}
    for other in sorted({s for s in scripts.values() if s is not None and s != own}):
        there = " ".join(b.text[:LONGEST] for b in blocks[:2000] if scripts[id(b)] == other)
        pooled[other] = language_of(there)
    for block in blocks:
        script = scripts[id(block)]
        if script is None:
            block.language = None
        elif script == own and (len(block.text) < 60 or len(block.text.split()) < 8):
            block.language = main
        else:
            block.language = language_of(block.text, main if script == own else pooled[script])
