"""PDF files, read with PDFium: text in reading order, every word with page and box."""

from __future__ import annotations

import re
from typing import Any

from sayso.errors import InputError
from sayso.model import Anchor, Document, Role
from sayso.reading.assemble import document_of, source_of
from sayso.reading.blocks import Block
from sayso.reading.bylines import looks_like_name
from sayso.reading.credits import add_from_text
from sayso.reading.inputs import Declared
from sayso.reading.limits import MOST_PDF_PAGES, MOST_TEXT
from sayso.reading.mastheads import masthead_of
from sayso.reading.metadata import Metadata
from sayso.reading.pdflayout import (
    Paragraph,
    continues,
    in_reading_order,
    paragraphs_of,
    running_lines,
)
from sayso.reading.pdflines import PdfLine, lines_of_page
from sayso.reading.roles import Story, assign

__all__ = ["read_pdf"]

_HEADING = 1.15
"""Times the body's letter height from which a paragraph is a heading."""
_JOINT = "\n\n"
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")


def read_pdf(name: str, data: bytes, declared: Declared, *, plain: bool = False) -> Document:
    """Read a PDF.

    Words broken at a line's end are joined and their hyphen dropped; running headers and
    footers are marked, and stand after the paragraph that they interrupt.

    Raises:
        InputError: ``S105`` encrypted, ``S106`` broken, ``S107`` without text, ``S108``
            longer than the limit.
    """
    pages, heights, info = _pages(name, data)
    running = running_lines(pages, heights)
    paragraphs = _ordered(pages, running)
    text, blocks, anchors = _laid_out(paragraphs)
    if sum(character.isalnum() for character in text) < 3:
        raise InputError(
            f"has {len(pages)} page{'s' if len(pages) != 1 else ''} but no text: it is a scan",
            subject=name, fix="run it through text recognition (OCR) first", code="S107",
        )  # fmt: skip
    metadata = Metadata.declared(declared)
    story = assign(blocks)
    if plain:
        for block in blocks:
            block.role, block.parts = Role.BODY, []
    else:
        _add_masthead(story, blocks)
        add_from_text(metadata, text, blocks, story)
        _add_info(metadata, info)
    return document_of(
        text,
        blocks,
        metadata,
        source_of(name, data, "application/pdf", None, declared),
        language=story.language,
        anchors=anchors,
        given_id=declared.id,
    )


def _pages(name: str, data: bytes) -> tuple[list[list[PdfLine]], list[float], dict[str, str]]:
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise InputError(
                "is encrypted and asks for a password",
                subject=name, fix="save a copy without the password", code="S105",
            ) from error  # fmt: skip
        raise _broken(name) from error
    try:
        if len(pdf) > MOST_PDF_PAGES:
            cause = (
                f"has {len(pdf)} pages, more than the {MOST_PDF_PAGES} that one document may have"
            )
            raise InputError(cause, subject=name, fix="split it", code="S108")
        pages: list[list[PdfLine]] = []
        heights: list[float] = []
        size = 0
        for number in range(len(pdf)):
            lines, height = _page(pdf, number)
            pages.append(lines)
            heights.append(height)
            size += sum(len(line.text) for line in lines)
            if size > MOST_TEXT:
                cause = f"holds more than {MOST_TEXT / 1e6:.0f} million characters"
                raise InputError(cause, subject=name, fix="split it", code="S108")
        info = {k: v for k, v in pdf.get_metadata_dict(skip_empty=True).items() if v.strip()}
    except pypdfium2.PdfiumError as error:
        raise _broken(name) from error
    finally:
        pdf.close()
    if not pages:
        raise _broken(name)
    return pages, heights, info


def _broken(name: str) -> InputError:
    return InputError(
        "is a broken PDF",
        subject=name,
        fix="fetch it again, or open it and save it anew",
        code="S106",
    )


def _page(pdf: Any, number: int) -> tuple[list[PdfLine], float]:  # noqa: ANN401 (no types)
    page = pdf[number]
    try:
        textpage = page.get_textpage()
        try:
            return lines_of_page(textpage, number + 1), float(page.get_height())
        finally:
            textpage.close()
    finally:
        page.close()


def _ordered(pages: list[list[PdfLine]], running: set[int]) -> list[Paragraph]:
    """Return all paragraphs; running lines stand where no paragraph is interrupted."""
    found: list[Paragraph] = []
    story: list[Paragraph] = []
    for lines in pages:
        furniture = [line for line in lines if id(line) in running]
        main = [line for line in lines if id(line) not in running]
        mine = paragraphs_of(in_reading_order(main)) if main else []
        heads = [ln for ln in furniture if main and ln.box[1] >= max(m.box[3] for m in main) - 1]
        feet = [line for line in furniture if line not in heads]
        before = [Paragraph([line], line.size, running=True) for line in heads]
        if mine and story and continues(story[-1], mine[0].lines[0]):
            story[-1].lines.extend(mine.pop(0).lines)
            story[-1].after.extend(before)
        else:
            found.extend(before)
        found.extend(mine)
        story.extend(mine)
        after = [Paragraph([line], line.size, running=True) for line in feet]
        if story:
            story[-1].after.extend(after)
        else:
            found.extend(after)
    return [each for paragraph in found for each in (paragraph, *paragraph.after)]


def _laid_out(paragraphs: list[Paragraph]) -> tuple[str, list[Block], list[Anchor]]:
    usual = _usual_size(paragraphs)
    whole = {
        m.group().lower()
        for p in paragraphs
        for line in p.lines
        for m in _HYPHENATED.finditer(line.text)
    }
    parts: list[str] = []
    blocks: list[Block] = []
    anchors: list[Anchor] = []
    at = 0
    for paragraph in paragraphs:
        if parts:
            parts.append(_JOINT)
            at += len(_JOINT)
        start = at
        for piece, anchor in _words(paragraph, whole):
            parts.append(piece)
            if anchor is not None:
                page, box = anchor
                anchors.append(Anchor(at, at + len(piece), page=page, box=box))
            at += len(piece)
        text = _tail(parts, at - start)
        blocks.append(
            Block(
                start,
                at,
                text,
                lines=len(paragraph.lines),
                heading=paragraph.size >= _HEADING * usual and not paragraph.running,
                role=Role.BOILERPLATE if paragraph.running else None,
            )
        )
    return "".join(parts), blocks, anchors


def _tail(parts: list[str], size: int) -> str:
    pieces: list[str] = []
    for piece in reversed(parts):
        if size <= 0:
            break
        pieces.append(piece)
        size -= len(piece)
    return "".join(reversed(pieces))


def _words(
    paragraph: Paragraph, whole: set[str]
) -> list[tuple[str, tuple[int, tuple[float, float, float, float]] | None]]:
    """Return a paragraph's words and the spaces between, words with page and box."""
    out: list[tuple[str, tuple[int, tuple[float, float, float, float]] | None]] = []
    glue = ""
    for number, line in enumerate(paragraph.lines):
        following = paragraph.lines[number + 1] if number + 1 < len(paragraph.lines) else None
        for position, word in enumerate(line.words):
            text, broken = word.text, False
            if position == len(line.words) - 1 and following is not None and following.words:
                text, broken = _dehyphenated(text, following.words[0].text, whole)
            text = (
                text.replace("\u00ad", "" if broken else "-")
                if position == len(line.words) - 1
                else text.replace("\u00ad", "")
            )
            if not text:
                continue
            if glue and out:
                out.append((glue, None))
            out.append((text, (line.page, word.box)))
            glue = "" if broken else " "
    return out


def _dehyphenated(word: str, following: str, whole: set[str]) -> tuple[str, bool]:
    """Drop the hyphen of a word broken at a line's end; tell whether the next line joins it."""
    if len(word) < 2 or not word.endswith(("-", "\u00ad", "\u2010")):
        return word, False
    stem = word[:-1]
    if not stem[-1].isalpha() or not following[:1].islower():
        # 82-/millimetre, al-/Qaim: the hyphen is the word's own, with no space after it
        return stem + "-", following[:1].isalnum()
    tail = re.match(r"[^\W\d_]+", following)
    head = re.search(r"[^\W\d_]+$", stem)
    if head and tail and f"{head.group()}-{tail.group()}".lower() in whole:
        return stem + "-", True
    return stem, True


def _usual_size(paragraphs: list[Paragraph]) -> float:
    sizes: dict[float, int] = {}
    for paragraph in paragraphs:
        for line in paragraph.lines:
            key = round(line.size, 1)
            sizes[key] = sizes.get(key, 0) + len(line.text)
    return max(sizes, key=lambda size: sizes[size]) if sizes else 1.0


def _add_masthead(story: Story, blocks: list[Block]) -> None:
    """Take the outlet's name from the first running header, where the page has none."""
    if story.masthead is not None:
        return
    for block in blocks:
        if block.role is Role.BOILERPLATE:
            story.masthead = masthead_of(block)
            return


def _add_info(metadata: Metadata, info: dict[str, str]) -> None:
    """Take title and author from the file's properties where the pages name none."""
    title, author = info.get("Title", ""), info.get("Author", "")
    if len(title.split()) >= 3 and not re.search(
        r"\.(?:docx?|indd|pdf|qxd|odt)\b|^untitled", title, re.IGNORECASE
    ):
        metadata.add("title", title, "pdf:Title")
    if looks_like_name(author):
        metadata.add("byline", author, "pdf:Author")
