"""Figures that documents on one event tell again (fiction, 2031)."""

from __future__ import annotations

import pytest

from sayso.comparison.codec import pack_tolls, tolls_from
from sayso.comparison.facts import Figure, TollFact, Who
from sayso.comparison.retold import loose_figures, retold
from sayso.extraction.sentences import SentenceRules
from sayso.model import Document, Passage, Reading, Role, SourceFile, bytes_id

UNION = Who("Port Union", "ROU", "CVL")


def loose(text: str, role: Role = Role.BODY) -> list[tuple[int, int | None]]:
    data = text.encode()
    document = Document(
        id=bytes_id(data),
        text=text,
        passages=(Passage(0, len(text), role, "en"),),
        source=SourceFile("test", "text/plain", len(data), bytes_id(data)),
    )
    reading = SentenceRules()(Reading(document))
    return [(t.figure.low, t.figure.high) for t in loose_figures(reading, lambda *_: UNION)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The union still writes 41 on its banners.", [(41, 41)]),
        ("Forty-one miners went down that night.", [(41, 41)]),
        ("The union still writes nine on its banners.", []),
        ("The union bought 41 lamps.", []),
        ("Eleven accounts without a name spread it.", []),
        ("Eleven drivers told us that the road was shut.", []),
        ("The rest of it, 41 per cent, is sand.", []),
        ("Eleven other men went down that night.", []),
        ("It rained on 10 and 11 May.", []),
    ],
)
def test_what_may_count_people(text: str, found: list[tuple[int, int | None]]) -> None:
    assert loose(text) == found


def test_a_headline_tells_nothing_again() -> None:
    assert loose("Union still writes 41 on its banners", Role.TITLE) == []


def fact(kind: str, number: int, at: int = 10) -> TollFact:
    return TollFact(Figure(kind, number, number), UNION, None, at, at + 2)


def test_what_another_document_counts_is_counted() -> None:
    found = retold([("d1", fact("killed", 41))], [("d2", fact("", 41))])
    assert found == [("d2", fact("killed", 41))]


def test_what_the_document_itself_counts_was_no_loose_figure() -> None:
    assert retold([("d1", fact("killed", 41))], [("d1", fact("", 41))]) == []


def test_another_number_counts_nobody() -> None:
    assert retold([("d1", fact("killed", 41))], [("d2", fact("", 42))]) == []


def test_the_kind_is_what_most_count() -> None:
    tolls = [("d1", fact("killed", 41)), ("d3", fact("killed", 41)), ("d4", fact("missing", 41))]
    ((_, toll),) = retold(tolls, [("d2", fact("", 41))])
    assert toll.figure.kind == "killed"
    assert retold(tolls[::-1], [("d2", fact("", 41))]) == [("d2", toll)]


def test_kept_figures_come_back() -> None:
    tolls = (fact("", 41), TollFact(Figure("", 40, None), None, "s1", 3, 9))
    assert tolls_from(pack_tolls(tolls)) == tolls
