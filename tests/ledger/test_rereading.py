"""A document that is read anew to another text: all that is asked sees the newest one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.ledger.bodies import unpack
from sayso.ledger.database import one
from sayso.ledger.moving import move
from sayso.ledger.packing import inflate
from sayso.ledger.queries import Filters, statements
from sayso.ledger.reviewing import review
from sayso.ledger.searching import search
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.model import Reading, Span, bytes_id

ReadingMaker = Callable[..., Reading]
PAGE = b"<nav>Weather</nav><p>The port police said a barge had struck the bridge.</p>"
FIRST = "The port police said a barge had struck the bridge. It rained."
SECOND = "Weather, sport. The mayor was silent. The port police said a barge had struck the bridge."
WITHOUT = "The port police said nothing at all about it. It rained."


@pytest.fixture
def again(ledger: Ledger, reading: ReadingMaker) -> Callable[[str], None]:
    """Return what reads the same bytes to a text."""

    def add(text: str) -> None:
        made = reading(text, given_id="port", cue="said")
        start = text.index("The port police")
        statement = replace(
            made.statements[0],
            source=(Span(start, start + 15),),
            id=f"{start:064x}",
            content=(Span(text.index("said") + 5, text.index(".", text.index("said"))),),
        )
        document = replace(made.document, id=bytes_id(PAGE))
        made = replace(made, document=document, statements=(statement,), events=(), actors=())
        ledger.add(replace(made, statements=(replace(statement, speaker=None),)), PAGE)

    return add


def test_search_and_snippets_are_of_the_newest_text(
    ledger: Ledger, again: Callable[[str], None]
) -> None:
    again(FIRST)
    again(SECOND)
    assert search(ledger, "rained") == []
    assert statements(ledger, Filters(about="rained")).rows == []
    (hit,) = search(ledger, "mayor silent")
    assert SECOND[hit.spans[0].start : hit.spans[0].end] == "mayor"
    assert hit.snippet in SECOND
    (row,) = statements(ledger, Filters(about="barge")).rows
    assert row["content_text"] == "a barge had struck the bridge"
    assert list(verify(ledger)) == []


def test_the_first_text_comes_back_with_a_third_reading(
    ledger: Ledger, again: Callable[[str], None]
) -> None:
    for text in (FIRST, SECOND, FIRST):
        again(text)
    assert [hit.doc for hit in search(ledger, "rained")] == ["port"]
    assert search(ledger, "mayor") == []
    assert one(ledger.connection, "SELECT newer FROM documents") == (None,)
    assert list(verify(ledger)) == []


def test_older_readings_keep_the_text_they_were_made_on(
    ledger: Ledger, again: Callable[[str], None]
) -> None:
    for text in (FIRST, SECOND, WITHOUT):
        again(text)
    (stored,) = one(ledger.connection, "SELECT text FROM documents") or (b"",)
    bodies = ledger.connection.execute("SELECT body FROM readings ORDER BY key")
    found = [unpack(body, inflate(stored)).document.text for (body,) in bodies]
    assert found == [FIRST, SECOND, WITHOUT]
    assert ledger.document(1).text == WITHOUT


@pytest.mark.parametrize("change", ["NULL", "text", "x'00'"])
def test_another_newer_text_is_found(
    ledger: Ledger, again: Callable[[str], None], change: str
) -> None:
    again(FIRST)
    again(SECOND)
    ledger.connection.execute(f"UPDATE documents SET newer = {change}")  # noqa: S608 - fixed
    assert any("newer text" in str(fault) for fault in verify(ledger))


def test_a_review_follows_its_words(ledger: Ledger, again: Callable[[str], None]) -> None:
    again(FIRST)
    made = ledger.machine_reading(1).statements[0].id
    review(ledger, 1, made, "correct", field="stance", value="admits", who="Ilinca")
    again(SECOND)
    (row,) = statements(ledger, Filters()).rows
    assert (row["stance"], row["status"]) == ("admits", "corrected")
    assert row["id"] != made
    (moved,) = ledger.reviews(document=1)
    assert [SECOND[s:e] for s, e in moved.spans] == ["said", "a barge had struck the bridge"]
    again(FIRST)
    (row,) = statements(ledger, Filters()).rows
    assert (row["id"], row["stance"]) == (made, "admits")
    assert list(verify(ledger)) == []


def test_a_review_whose_words_are_gone_stands_on_nothing(
    ledger: Ledger, again: Callable[[str], None]
) -> None:
    again(FIRST)
    review(ledger, 1, ledger.machine_reading(1).statements[0].id, "reject", who="Ilinca")
    again(WITHOUT)  # its statement has the very characters, and so the id, of the rejected one
    (row,) = statements(ledger, Filters()).rows
    assert (row["status"], row["content_text"]) == ("unreviewed", "nothing at all about it")
    (known,) = ledger.reviews(document=1)
    assert ledger.reading(1).carried == {known.key: None}
    assert list(verify(ledger)) == []


def test_an_accepted_record_is_brought_back_where_its_words_stand(
    ledger: Ledger, again: Callable[[str], None]
) -> None:
    again(FIRST)
    review(ledger, 1, ledger.machine_reading(1).statements[0].id, "accept", who="Ilinca")
    again(SECOND)
    read = ledger.machine_reading(1)
    ledger.add(replace(read, statements=(), times=()), PAGE)
    (row,) = statements(ledger, Filters()).rows
    assert (row["status"], row["source_text"]) == ("accepted", "The port police")
    assert row["content_text"] == "a barge had struck the bridge"
    assert list(verify(ledger)) == []


def test_a_corrected_content_moves(ledger: Ledger, again: Callable[[str], None]) -> None:
    again(FIRST)
    known = ledger.machine_reading(1).statements[0]
    (start, end), = known.content  # fmt: skip
    value = [[start + 2, end]]
    review(ledger, 1, known.id, "correct", field="content", value=value, who="Ilinca")
    again(SECOND)
    (row,) = statements(ledger, Filters()).rows
    assert row["content_text"] == "barge had struck the bridge"


def test_of_several_places_the_one_among_the_same_words_is_taken() -> None:
    old = "He said no. Later the mayor said yes."
    new = "Menu. He said\nno. The mayor said yes. The mayor said maybe."
    last = old.rindex("said")
    found = move(Span(last, last + 4), old, new)
    assert found is not None
    assert new[found.start :].startswith("said yes")
    found = move(Span(3, 10), old, new)
    assert found is not None
    assert new[found.start : found.end] == "said\nno"
    assert move(Span(12, 17), old, new) is None
