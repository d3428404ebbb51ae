from __future__ import annotations

import io

import pytest

from sayso.model import Document, Role
from tests.reading.reading_helpers import check, failure, one, texts

pytest.importorskip("reportlab")

BODY = (
    (
        "The crossing at Dostuk was closed on Monday after guards on both banks reported gunfire, the"
        " border service said, and lorries stood in line as far as the railway."
    ),
    (
        "“We were told to turn off our lamps and wait,” said Bakyt Osmonov, a driver of thirty years,"
        " who added that nobody had explained what was going on or who had fired."
    ),
    (
        "The governor denied that anybody had been hurt and said that the investi-gation would be"
        " finished within a week at most, whatever the other side might say about it."
    ),
)


def two_columns() -> bytes:
    """Two pages of two columns under a headline, with running header, footer and numbers."""
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    c = canvas.Canvas(out, pagesize=A4)
    count = 0
    for page in (1, 2):
        c.setFont("Helvetica", 8)
        c.drawString(50, 815, "THE OSH LANTERN - 5 May 2031")
        c.drawCentredString(297, 25, f"Page {page} of 2")
        top = 780
        if page == 1:
            c.setFont("Helvetica-Bold", 20)
            c.drawString(50, 765, "Crossing closed after gunfire at Dostuk")
            c.setFont("Helvetica", 10)
            c.drawString(50, 740, "By Nurlan Ibraev in Osh")
            top = 700
        for left in (50, 310):
            y = top
            c.setFont("Helvetica", 10)
            for _ in range(3):
                text = f"Part {count} begins. " + BODY[count % 3]
                count += 1
                line = ""
                lines = []
                for word in text.split():
                    if len(line) + len(word) > 46:
                        lines.append(line)
                        line = ""
                    line = f"{line} {word}".strip()
                lines.append(line)
                for number, row in enumerate(lines):
                    c.drawString(left + (10 if number == 0 else 0), y, row)
                    y -= 12
        c.showPage()
    c.save()
    return out.getvalue()


def raw_pdf(content: str, tounicode: dict[int, int] | None = None) -> bytes:
    """A PDF written by hand: one page, Helvetica, codes mapped to letters of any script."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        (
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
            " /Resources << /Font << /F1 5 0 R >> >> >>"
        ),
        f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Courier"
        + (" /ToUnicode 6 0 R >>" if tounicode else " >>"),
    ]
    if tounicode:
        rows = "\n".join(f"<{code:02X}> <{letter:04X}>" for code, letter in tounicode.items())
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "/CMapName /X def /CMapType 2 def\n1 begincodespacerange <00> <FF> endcodespacerange\n"
            f"{len(tounicode)} beginbfchar\n{rows}\nendbfchar\nendcmap end end"
        )
        objects.append(f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream")
    data = "%PDF-1.4\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(data)
    data += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    data += "".join(f"{place:010d} 00000 n \n" for place in places)
    data += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return data.encode("latin-1")


def leads_back(document: Document, data: bytes) -> None:
    """Every anchor's box lies on its page and holds its letters."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(data)
    for anchor in document.anchors:
        assert anchor.page is not None
        assert anchor.box is not None
        page = pdf[anchor.page - 1]
        width, height = page.get_size()
        left, bottom, right, top = anchor.box
        assert -1 <= left < right <= width + 1
        assert -1 <= bottom < top <= height + 1
        inside = page.get_textpage().get_text_bounded(left - 1, bottom - 1, right + 1, top + 1)
        wanted = [c for c in document.text[anchor.start : anchor.end] if c.isalnum()]
        assert all(c in inside for c in wanted), (inside, wanted)
    pdf.close()


def test_columns_headers_and_hyphens() -> None:
    data = two_columns()
    document = one(data)
    check(document)
    assert document.title == "Crossing closed after gunfire at Dostuk"
    assert document.byline == "Nurlan Ibraev"
    assert document.publisher == "The Osh Lantern"
    assert document.published == "2031-05-05"
    assert document.source.media_type == "application/pdf"
    body = texts(document, Role.BODY)
    assert [text.split(" begins")[0] for text in body] == [f"Part {n}" for n in range(12)]
    assert body[1].endswith("who had fired.")
    furniture = texts(document, Role.BOILERPLATE)
    assert furniture.count("THE OSH LANTERN - 5 May 2031") == 2
    assert "Page 2 of 2" in furniture


def test_every_word_leads_back_to_page_and_box() -> None:
    data = two_columns()
    leads_back(one(data), data)


def test_a_broken_word_is_joined_and_its_anchors_hold() -> None:
    lines = [
        "The governor denied that anybody had been hurt and said the investi-",
        "gation would be finished, and that the cross-border talks and the 82-",
        "millimetre mortars were no matter for the press. The cross-",
        "border talks went on, he said.",
    ]
    rows = "".join(
        f"BT /F1 11 Tf 50 {760 - 14 * n} Td ({line}) Tj ET\n" for n, line in enumerate(lines)
    )
    data = raw_pdf(rows)
    document = one(data)
    check(document)
    assert "the investigation would be" in document.text
    assert "82-millimetre mortars" in document.text
    assert document.text.count("cross-border talks") == 2
    leads_back(document, data)


def test_right_to_left_lines_come_out_in_logical_order() -> None:
    lines = [
        "وزارت دفاع روز دوشنبه گفت که پل در نزدیکی خجند بسته شد و کسی زخمی نشد",
        "باشندگان منطقه این گفته را رد کردند و خواستار بررسی شدند",
    ]
    letters = sorted({letter for line in lines for letter in line if letter != " "})
    codes = {letter: 0x41 + number for number, letter in enumerate(letters)} | {" ": 0x20}
    rows = ""
    for number, line in enumerate(lines):
        # as PDF writers do: glyphs from left to right, the line's last letter first
        shown = "".join(f"{codes[letter]:02X}" for letter in reversed(line))
        left = 545 - 6.6 * len(line)
        rows += f"BT /F1 11 Tf {left:.1f} {760 - 16 * number} Td <{shown}> Tj ET\n"
    data = raw_pdf(rows, {code: ord(letter) for letter, code in codes.items()})
    document = one(data)
    check(document)
    assert document.language == "fa"
    assert document.text.split() == " ".join(lines).split()
    leads_back(document, data)


def test_plain_is_all_body() -> None:
    assert {p.role for p in one(two_columns(), plain=True).passages} == {Role.BODY}


def test_an_encrypted_pdf() -> None:
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    c = canvas.Canvas(out, encrypt=StandardEncryption("secret", "owner"))
    c.drawString(100, 700, "The port was shut, the ministry said.")
    c.save()
    found = failure(out.getvalue())
    assert found.error.code == "S105"
    assert "password" in str(found.error)


def test_broken_pdfs() -> None:
    data = two_columns()
    for broken in (b"%PDF-1.7\nnonsense", b"%PDF-1.4\n" + bytes(range(256)) * 10, data[:300]):
        assert failure(broken).error.code == "S106"


def test_a_scan_without_text() -> None:
    data = raw_pdf("10 10 200 200 re f")
    found = failure(data)
    assert found.error.code == "S107"
    assert "OCR" in str(found.error)
