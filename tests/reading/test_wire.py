"""Wire copy, releases and republished pieces: whose text it is, and what is no headline."""

from __future__ import annotations

import pytest

from sayso.model import Role
from sayso.reading.bylines import byline_outlet
from sayso.reading.wire import is_slug, is_version_note, staff_of, version_mark
from tests.reading.reading_helpers import check, one, texts

STORY = """The port of Constanta was closed on Tuesday after a barge with 40 tonnes of grain sank at its mouth, officials said.

"Nobody told us anything," said Radu Ene, a pilot, who had waited on the quay since before dawn.
"""
TITLE = "Barge sinks at Constanta, closing port"


@pytest.mark.parametrize(
    "line",
    [
        "DN0117 5 ECO /ROM-BARGE/ 1ST LEAD",
        "BC-EU--Romania-Barge, 2nd Ld-Writethru",
        "a0453 r i BC-EU--Romania-Barge 05-14 0450",
        "ROMANIA-BARGE/PORT (UPDATE 3)",
        "3rd Lead",
        "URGENT",
    ],
)
def test_slugs(line: str) -> None:
    assert is_slug(line)


@pytest.mark.parametrize(
    "line",
    [
        "T-72 tanks seen near Osh",
        "MH17 TRIAL BEGINS",
        "CEASE-FIRE BROKEN AGAIN NEAR ISFARA",
        "Lead poisoning sickens 30 in Osh",
        "UPDATE 2-Barge sinks at Constanta",
        "THE PONTIC MAIL",
        "REPUBLIC OF MOLDOVA",
    ],
)
def test_headlines_and_mastheads_are_no_slugs(line: str) -> None:
    assert not is_slug(line)


@pytest.mark.parametrize(
    "line",
    [
        "URGENT - RAISES DEATH TOLL, ADDS QUOTES",
        "ADDS pilot",
        "(Adds details in paragraphs 3 and 4, background)",
        "UPDATES with pilot. Links photos.",
    ],
)
def test_notes_on_the_version(line: str) -> None:
    assert is_version_note(line)


@pytest.mark.parametrize(
    "line",
    [
        "Ministry adds 40 names to the list",
        "Adds up to trouble: the grain that sank",
        "Corrects course: how the central bank changed its mind.",
        "URGENT: Explosion at depot",
        "Raises for teachers agreed",
    ],
)
def test_headlines_are_no_notes(line: str) -> None:
    assert not is_version_note(line)


def test_parts_of_lines() -> None:
    assert staff_of("Danube News staff") == "Danube News"
    assert staff_of("our correspondents") is None
    assert staff_of("Radu Neagu") is None
    assert version_mark("UPDATE 2-Barge sinks at Constanta") == 9
    assert version_mark("URGENT: Barge sinks") == 0
    line = "By Radu Neagu | The Danube Herald"
    span = byline_outlet(line)
    assert span is not None
    assert line[slice(*span)] == "The Danube Herald"
    assert byline_outlet("By Radu Neagu | Constanta") is None


@pytest.mark.parametrize(
    ("head", "foot", "publisher", "byline"),
    [
        (
            "DN0117 5 ECO /ROM-BARGE/ 1ST LEAD\n14-05-2031 10:20\nURGENT - ADDS PILOT\n\n{}\n\nBy Danube News staff\n\n",
            "",
            "Danube News",
            "Danube News staff",
        ),
        ("DN0117 5 ECO /ROM-BARGE/\n\n{}\n\n", "", None, None),
        ("DN0117 5 ECO /ROM-BARGE/\n\n{}\n\n", "\n(c) Danube News 2031.\n", "Danube News", None),
        (
            "BC-EU--Romania-Barge, 2nd Ld-Writethru\n\n{}\n\nEds: UPDATES with pilot.\n\nBy RADU NEAGU, Danube News\n\n",
            "",
            "Danube News",
            "Radu Neagu",
        ),
        (
            "UPDATE 2-{}\n\n(Adds what the pilot said in paragraph 2, and background on the owner of the barge)\n\nBy Radu Neagu\n\n",
            "\n(Reporting by Radu Neagu for Danube News)\n",
            "Danube News",
            "Radu Neagu",
        ),
    ],
)
def test_a_wire(head: str, foot: str, publisher: str | None, byline: str | None) -> None:
    text = head.format(TITLE) + "CONSTANTA, Romania, May 14 (DN) - " + STORY + foot
    document = one(text.encode())
    check(document)
    assert document.title == TITLE
    assert document.publisher == publisher
    assert (document.byline or "").casefold() == (byline or "").casefold()
    assert document.origin is None
    assert texts(document, Role.DATELINE) == ["CONSTANTA, Romania, May 14 (DN) -"]
    assert len(texts(document, Role.BODY)) == 2


@pytest.mark.parametrize(
    ("head", "publisher"),
    [
        (
            "REPUBLIC OF ROMANIA\nMINISTRY OF TRANSPORT\nPress Service\n\nFOR IMMEDIATE RELEASE\n",
            "Ministry of Transport",
        ),
        ("GOVERNMENT OF ROMANIA\nInland Waters Directorate\n\n", "Inland Waters Directorate"),
        ("GOVERNMENT OF ROMANIA\n\n", "Government of Romania"),
        (
            "Ministry of Transport of the Republic of Romania\nSTATEMENT\n",
            "Ministry of Transport of the Republic of Romania",
        ),
        ("РЕСПУБЛИКА МОЛДОВА\nМИНИСТЕРСТВО ТРАНСПОРТА\nПресс-служба\n", "Министерство Транспорта"),
    ],
)
def test_a_release_is_the_offices_and_not_the_states(head: str, publisher: str) -> None:
    text = f"{head}14 May 2031\nNo. 44/31\n\nStatement on the barge at Constanta\n\n{STORY}"
    document = one(text.encode())
    check(document)
    assert document.publisher == publisher
    assert document.title == "Statement on the barge at Constanta"
    assert document.published == "2031-05-14"
    assert document.byline is None


@pytest.mark.parametrize(
    ("byline", "note"),
    [
        ("By Radu Neagu | The Danube Herald", ""),
        ("By Radu Neagu for The Danube Herald", ""),
        ("By Radu Neagu", "This article first appeared in The Danube Herald.\n\n"),
        (
            "By Radu Neagu",
            "This story was first published by The Danube Herald and is republished here with permission.\n\n",
        ),
        ("Radu Neagu", "Republished under a free licence from The Danube Herald.\n\n"),
    ],
)
def test_a_republished_piece(byline: str, note: str) -> None:
    text = (
        f"PONTIC MAIL\nThe coast's own daily\n\n14 May 2031\n\n{TITLE}\n\n{byline}\n\n{note}{STORY}"
    )
    document = one(text.encode())
    check(document)
    assert (document.title, document.byline) == (TITLE, "Radu Neagu")
    assert (document.publisher, document.origin) == ("Pontic Mail", "The Danube Herald")
    known = next(e for e in document.evidence if e.field == "origin")
    assert known.span is not None
    assert document.text[known.span.start : known.span.end] == "The Danube Herald"
    assert len(texts(document, Role.BODY)) == 2


@pytest.mark.parametrize(
    ("head", "publisher", "byline"),
    [
        (f"# {TITLE}\n\n*Pontic Review, 14 May 2031*\n\n**Radu Neagu**", "Pontic Review", "Radu Neagu"),
        (f"# **{TITLE}**\n\n_14 May 2031_\n\n__Radu Neagu and Ana Pop__", None, "Radu Neagu and Ana Pop"),
        (f"{TITLE}\n======\n\nBy **Radu Neagu**, 14 May 2031", None, "Radu Neagu"),
        (f"## {TITLE} ##\n\n*By Radu Neagu*\n\nConstanta, 14 May 2031", None, "Radu Neagu"),
    ],
)  # fmt: skip
def test_markdown(head: str, publisher: str | None, byline: str) -> None:
    document = one(f"{head}\n\n{STORY}".encode())
    check(document)
    assert (document.title, document.byline) == (TITLE, byline)
    assert document.publisher == publisher
    assert document.published == "2031-05-14"
    assert len(texts(document, Role.BODY)) == 2


@pytest.mark.parametrize("line", ["14.05.2031", "WED 14 MAY 2031 1420GMT", "14 May 2031, 10:20"])
def test_a_date_of_the_page_is_furniture_that_dates_it(line: str) -> None:
    document = one(f"{TITLE}\n\n{line}\n\n{STORY}".encode())
    assert line in texts(document, Role.BOILERPLATE)
    assert not texts(document, Role.DATELINE)
    assert document.published is not None
    assert document.published.startswith("2031-05-14")
    known = next(e for e in document.evidence if e.field == "published")
    assert known.span is not None
    assert document.text[known.span.start : known.span.end] in line


def test_a_dateline_set_apart() -> None:
    document = one(f"{TITLE}\n\nCONSTANTA, Romania, 14 May 2031 (DN)\n\n{STORY}".encode())
    assert texts(document, Role.DATELINE) == ["CONSTANTA, Romania, 14 May 2031 (DN)"]
    assert document.published == "2031-05-14"
