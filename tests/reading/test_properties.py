"""What holds of every document, whatever the input."""

from __future__ import annotations

import html

from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.model import Document, Role
from sayso.reading import Failure, documents
from tests.reading.reading_helpers import check, leads_back_to_elements

LINES = st.sampled_from(
    (
        "THE KARAKOL TIMES", "By Aida Toktosunova in Naryn", "3 May 2031", "03/04/2031", "www.karakol.example",
        "The pass was closed on Monday, the ministry said, after two lorries were shot at by unknown men.",
        "“We saw nothing,” said the driver, who asked not to be named because he feared for his work.",
        "NARYN, Kyrgyzstan, May 3 (KT) - The pass was closed on Monday after shots, the ministry said.",
        "[Photo: the pass in winter. Archive / Karakol Times]", "Read also: Snow in May", "© 2031 Karakol Times",
        "Перевал закрыли в понедельник после стрельбы, сообщило министерство внутренних дел республики.",
        "گذرگاه روز دوشنبه پس از تیراندازی بسته شد", "", "", "*** | ***", "# Pass closed after shots",
        "Pass closed after shots near Naryn", "> quoted words", "Comments (3)", "\t", "Aida Toktosunova",
    )
)  # fmt: skip
WORDS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\x00"), max_size=40)
TEXTS = st.lists(LINES | WORDS, max_size=25).flatmap(
    lambda lines: st.sampled_from(("\n", "\n\n", "\r\n", "\r")).map(lambda end: end.join(lines))
)
TAGS = st.sampled_from(
    [
        "p",
        "div",
        "h1",
        "blockquote",
        "figcaption",
        "li",
        "span",
        "b",
        "a",
        "article",
        "nav",
        "td",
        "time",
        "aside",
    ]
)


@st.composite
def pages(draw: st.DrawFn) -> str:
    parts: list[str] = []
    for _ in range(draw(st.integers(0, 15))):
        tag = draw(TAGS)
        inner = html.escape(draw(LINES | WORDS))
        if draw(st.booleans()):
            inner = f"{inner}<br>{html.escape(draw(LINES))}<em>{html.escape(draw(LINES))}</em> tail"
        close = f"</{tag}>" if draw(st.integers(0, 9)) else ""
        parts.append(f"<{tag}>{inner}{close}")
    title = html.escape(draw(LINES))
    return f"<!DOCTYPE html><html><head><title>{title}</title></head><body>{''.join(parts)}</body></html>"


def holds(document: Document | Failure) -> Document | None:
    if isinstance(document, Failure):
        assert document.error.code != "S119", document.error
        assert "\n" not in str(document.error)
        return None
    check(document)
    return document


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_texts(text: str) -> None:
    (found,) = documents([text.encode()])
    document = holds(found)
    if document is not None and not document.text.startswith(("<", "%PDF")):
        for anchor in document.anchors:
            if anchor.source is not None:
                assert anchor.source[1] - anchor.source[0] == anchor.end - anchor.start


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_plain(text: str) -> None:
    (found,) = documents([text.encode()], plain=True)
    document = holds(found)
    if document is not None:
        assert document.text == text.removeprefix("\ufeff")
        assert {p.role for p in document.passages} == {Role.BODY}


@settings(max_examples=100, deadline=None)
@given(pages())
def test_pages(page: str) -> None:
    (found,) = documents([page.encode()])
    document = holds(found)
    if document is not None:
        leads_back_to_elements(document, page.encode())


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=400))
def test_bytes_never_raise(data: bytes) -> None:
    for item in documents([data]):
        holds(item)
