from __future__ import annotations

from email.message import EmailMessage

from sayso.model import Role
from tests.reading.reading_helpers import check, one, texts
from tests.reading.reading_pages import PARAGRAPHS, article


def message(text: str | None, page: str | None) -> bytes:
    mail = EmailMessage()
    mail["From"] = "Polesia Star <news@polesia-star.example>"
    mail["To"] = "reader@example.org"
    mail["Subject"] = "Fwd: Ferry halted after warning shots"
    mail["Date"] = "Wed, 11 Jun 2031 08:40:00 +0300"
    mail["Message-ID"] = "<1@polesia-star.example>"
    if text is not None:
        mail.set_content(text)
    if page is not None:
        if text is None:
            mail.set_content(page, subtype="html")
        else:
            mail.add_alternative(page, subtype="html")
    return mail.as_bytes()


def test_an_email_of_text() -> None:
    document = one(message("\n\n".join(PARAGRAPHS), None))
    check(document)
    assert document.source.media_type == "message/rfc822"
    assert document.title == "Ferry halted after warning shots"
    assert document.publisher == "Polesia Star"
    assert document.published == "2031-06-11T08:40:00+03:00"
    assert len(texts(document, Role.BODY)) == len(PARAGRAPHS)


def test_an_email_of_html_is_read_as_a_page() -> None:
    document = one(message("see the other part", article()))
    check(document)
    assert document.title == "Ferry halted after warning shots on the Pripyat"
    assert document.published == "2031-06-11T08:30:00+03:00"
    assert texts(document, Role.BODY) == list(PARAGRAPHS)


def test_a_saved_page() -> None:
    data = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://polesia-star.example/x\n"
        "Subject: Ferry\nDate: Thu, 1 Jan 2032 00:00:00 -0000\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="B"\n\n'
        "--B\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n"
        + article()
        + "\n--B--\n"
    ).encode()
    document = one(data)
    check(document)
    assert document.source.media_type == "multipart/related"
    assert document.url == "https://polesia-star.example/x"
    assert document.published == "2031-06-11T08:30:00+03:00"
    assert texts(document, Role.BODY) == list(PARAGRAPHS)
