"""What stands around a statement: kind, nesting, via, venue, addressee."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from sayso.extraction.sentences import paragraphs
from sayso.extraction.statements.identity import statement_id
from sayso.extraction.statements.kind import quote_kind
from sayso.extraction.statements.nesting import nest
from sayso.extraction.statements.quotes import pair_quotes
from sayso.extraction.statements.via import is_outlet, same_outlet
from sayso.model import QuoteKind, Reading, Span, Statement

Read = Callable[..., Reading]


def words(reading: Reading, span: Span | None) -> str | None:
    return None if span is None else reading.document.text[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "content", "kind"),
    [
        ("“We go,” she said.", "“We go,”", QuoteKind.DIRECT),
        ("She said they would go.", "they would go", QuoteKind.INDIRECT),
        ("She said they “would go”.", "they “would go”", QuoteKind.MIXED),
        # the marks round a nested statement belong to the outer one
        ("“He said they left,” she said.", "they left", QuoteKind.INDIRECT),
        ("“He said, ‘Go.’” she said.", "‘Go.’", QuoteKind.DIRECT),
    ],
)
def test_kind(text: str, content: str, kind: QuoteKind) -> None:
    start = text.index(content)
    quotes = pair_quotes(text, paragraphs(text))
    assert quote_kind(text, [(start, start + len(content))], quotes) is kind


def test_nesting_takes_the_innermost_and_clears_unknown_ids() -> None:
    def make(name: str, cue: tuple[int, int], content: tuple[int, int]) -> Statement:
        return Statement(name, (), (Span(*cue),), (Span(*content),), nested_in="gone")

    outer = make("a", (0, 4), (5, 100))
    middle = make("b", (10, 14), (20, 90))
    inner = make("c", (30, 34), (40, 80))
    aside = make("d", (101, 105), (106, 120))
    assert [s.nested_in for s in nest([aside, inner, outer, middle])] == [None, "b", None, "a"]


def test_ids_depend_on_every_span() -> None:
    one = statement_id("d", [(0, 3)], [(4, 8)], [(9, 12)])
    assert one == statement_id("d", [(0, 3)], [(4, 8)], [(9, 12)])
    assert one != statement_id("d", [(0, 3)], [(4, 8)], [(9, 13)])
    assert one != statement_id("e", [(0, 3)], [(4, 8)], [(9, 12)])


@pytest.mark.parametrize(
    ("text", "via"),
    [
        ("The minister told the newspaper Zarya Vostoka that talks had begun.", "Zarya Vostoka"),
        ("The minister told the Narva Post that talks had begun.", "Narva Post"),
        ("Speaking to Radio Narva on Monday, the mayor said that the dam held.", "Radio Narva"),
        (
            "In an interview with the Tartu Courier, she said the lists were forged.",
            "Tartu Courier",
        ),
        (
            "In a statement read on state television, they said the road was shut.",
            "state television",
        ),
        (
            "The palace, according to press reports, has indicated that it will sign.",
            "press reports",
        ),
        ("The minister told reporters that talks had begun.", None),
        ("The press secretary said that talks had begun.", None),
        ("The Narva Post said that talks had begun.", None),
    ],
)
def test_via(text: str, via: str | None, read: Read) -> None:
    found = {s.via.name for s in read(text).statements if s.via is not None}
    assert found == ({via} if via else set())


def test_the_publisher_is_no_via(read: Read) -> None:
    text = "The minister told the Narva Post that talks had begun."
    assert read(text, publisher="Narva Post").statements[0].via is None


def test_a_nested_statement_comes_through_its_speaker(read: Read) -> None:
    reading = read("The mayor, Liis Tamm, said the ministry had reported that the dam was safe.")
    outer, inner = reading.statements
    assert inner.nested_in == outer.id
    assert inner.via is not None
    assert inner.via.name == "The mayor"


def test_a_paper_quoting_an_official(read: Read) -> None:
    text = "They said the ferry was late."
    reading = read(text)
    assert reading.statements[0].via is None


@pytest.mark.parametrize(
    ("text", "venue", "addressee"),
    [
        ("The general told reporters that the road was open.", None, "reporters"),
        (
            "At a press conference in Narva, the mayor said the dam held.",
            "a press conference in Narva",
            None,
        ),
        ("The bank said in a statement that it was closed.", "a statement", None),
        (
            "In a letter to parliament, the judge said the law was void.",
            "a letter to parliament",
            None,
        ),
        ("The district told residents to boil their water.", None, "residents"),
        ("The mayor said the briefing in Narva was full.", None, None),
    ],
)
def test_venue_and_addressee(
    text: str, venue: str | None, addressee: str | None, read: Read
) -> None:
    reading = read(text)
    statement = reading.statements[0]
    assert words(reading, statement.venue) == venue
    if addressee is not None:
        assert words(reading, statement.addressee) == addressee


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("the Narva Post", True),
        ("Reuters", True),
        ("Dushanbe television", True),
        ("the newspaper Zarya", True),
        ("reporters", False),
        ("the press secretary", False),
        ("the Ministry of Health", False),
        ("Liis Tamm", False),
    ],
)
def test_outlets(name: str, *, expected: bool) -> None:
    assert is_outlet(name) is expected


def test_same_outlet_ignores_articles() -> None:
    assert same_outlet("the Narva Post", "Narva Post")
    assert not same_outlet("Narva Post", "Narva Times")
    assert not same_outlet(None, None)
