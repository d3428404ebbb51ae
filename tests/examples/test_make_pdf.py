"""The PDF among the examples is what its script makes."""

from pathlib import Path

import pypdfium2

from examples import make_pdf


def pages(file: Path) -> list[str]:
    document = pypdfium2.PdfDocument(file)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def test_building_the_pdf_again_gives_the_same_text(tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    make_pdf.build(again)
    shipped = pages(make_pdf.TARGET)
    assert pages(again) == shipped
    assert len(shipped) == 2


def test_words_are_divided_at_line_ends() -> None:
    lines = make_pdf.wrap("the wel|ders were hired", 40)
    assert lines == ["the wel-", "ders were", "hired"]
    assert make_pdf.wrap("the wel|ders", 400) == ["the welders"]
