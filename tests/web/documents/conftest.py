"""A case of documents that try to do something: none of them may."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso import Case
from sayso.comparison.compare import Comparison
from sayso.ledger.store import Ledger
from sayso.model import (
    Actor,
    Document,
    Passage,
    Reading,
    Role,
    SourceFile,
    Span,
    Stance,
    Statement,
    bytes_id,
    statement_id,
)
from sayso.workflow import build_pipeline
from tests.web.browser import Browser

AWKWARD = (
    "a/b c",
    "..",
    ".",
    "x?y#z",
    "q'\"<i>",
    "Тирасполь/1",
    "a\\b",
    "~tilde",
    "50% off",
    "tab\there",
)
"""Ids that came with documents."""

PAGE = """<!doctype html><html><head><title>Mill shut <script>alert(1)</script></title>
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<script>document.title = "run"</script><style>body { background: red }</style></head>
<body onload="alert(2)"><article><h1>Mill shut in Soroca after <b onclick="x()">blast</b></h1>
<p>The mayor of Soroca, Ana Rusu, said on Monday that "the mill &lt;img src=x onerror=alert(3)&gt; was
shut by \u202eelpoep deksam\u202c after the blast" and that nobody had been hurt in it at all.</p>
<p>=HYPERLINK("https://evil.example","open"), the mill's owner said in a letter to the council.</p>
<p>The police said on Tuesday that three people had been killed in the blast at the mill in Soroca.</p>
<p>«Никто не пострадал», сообщили в полиции города Сороки во вторник вечером, по словам дежурного.</p>
<iframe src="https://evil.example"></iframe><img src="https://evil.example/pixel.png">
</article></body></html>"""


def document(
    text: str, given_id: str, *, publisher: str | None = "Soroca Post", title: str | None = None
) -> Document:
    data = f"{given_id}\n{text}".encode("utf-8", "surrogatepass")
    return Document(
        id=bytes_id(data),
        text=text,
        passages=(Passage(0, len(text), Role.BODY, "en"),),
        source=SourceFile("post.txt", "text/plain", len(data), bytes_id(data)),
        title=title or given_id,
        publisher=publisher,
        published="2031-06-02",
        language="en",
        given_id=given_id,
    )


def said_in(known: Document, spans: list[tuple[Span, Span, Span]]) -> Reading:
    """A reading with a statement of each triple of source, cue and content."""
    actor = Actor("a1", "the port police", mentions=(spans[0][0],))
    statements = [
        Statement(
            statement_id(known.id, (source,), (cue,), (content,)),
            (source,),
            (cue,),
            (content,),
            stance=Stance.ASSERTS,
            speaker="a1",
            confidence=0.8,
        )
        for source, cue, content in spans
    ]
    return Reading(known, statements=tuple(statements), actors=(actor,))


SENTENCE = "The port police said a barge had struck the bridge in Galați. "


def long_reading(characters: int, statements: int) -> Reading:
    """One line of so many characters, with so many statements spread over it."""
    text = (SENTENCE * (characters // len(SENTENCE) + 1))[:characters]
    every = max(1, characters // len(SENTENCE) // statements) * len(SENTENCE)
    spans = [
        (Span(at, at + 15), Span(at + 16, at + 20), Span(at + 21, at + 60))
        for at in range(0, characters - len(SENTENCE), every)
    ][:statements]
    return said_in(document(text, f"long {characters}"), spans)


@pytest.fixture(scope="session")
def hostile_case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of documents that no outlet would publish; never written to."""
    path = tmp_path_factory.mktemp("hostile") / "soroca"
    page = path.parent / "mill.html"
    page.write_text(PAGE, encoding="utf-8")
    with Case(path, who="Ana <b>") as case:
        assert not case.add(
            [page], pipeline=build_pipeline("rules"), publisher="<script>p</script>"
        ).failures
        for given_id in AWKWARD:
            add(case.ledger, said_in(
                document(SENTENCE * 2, given_id),
                [(Span(0, 15), Span(16, 20), Span(21, 60))],
            ))  # fmt: skip
        hostile = '\x00\x1b[31m\u202eevil\u2066 "><script>alert(1)</script> {{ 7*7 }} {% raw %} \ud800 =cmd() '
        add(case.ledger, said_in(
            document(hostile * 3, "hostile", publisher="=cmd|' /C calc'!A0", title="+1 " + hostile.replace("\ud800", "")),
            [(Span(0, 8), Span(8, 12), Span(12, len(hostile)))],
        ))  # fmt: skip
        for _ in range(2):
            add(case.ledger, said_in(
                document(SENTENCE * (2 + _), "twice"),
                [(Span(0, 15), Span(16, 20), Span(21, 60))],
            ))  # fmt: skip
        with Comparison(case.ledger) as comparison:
            comparison.update()
        add(case.ledger, long_reading(400_000, 700))  # not compared: it says one thing 700 times
    return path


def add(ledger: Ledger, reading: Reading) -> None:
    ledger.add(reading, json.dumps(reading.document.given_id).encode())


@pytest.fixture
def hostile(serve: Callable[..., Browser], hostile_case: Path) -> Browser:
    """A client of a workbench on hostile documents."""
    return serve(case=hostile_case)


def pdf(
    lines: list[str], *, rotate: int = 0, pages: int = 1, size: tuple[float, float] = (595, 842)
) -> bytes:
    """A PDF with some lines on each of its pages, the first near the top."""
    from reportlab.pdfgen import canvas

    out = io.BytesIO()
    c = canvas.Canvas(out, pagesize=size)
    for page in range(1, pages + 1):
        c.setFont("Helvetica", 12)
        for number, line in enumerate(lines):
            c.drawString(
                72, size[1] - 100 - 18 * number - 40 * (number > 0), line.format(page=page)
            )
        if rotate:
            c.setPageRotation(rotate)
        c.showPage()
    c.save()
    return out.getvalue()
