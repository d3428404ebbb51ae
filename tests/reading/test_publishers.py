"""Publishers of plain texts: the line of name and date, the name on top, who announces."""

from __future__ import annotations

import pytest

from sayso.model import Role
from tests.reading.reading_helpers import check, one, texts

STORY = """The ferry pier of Tulcea was closed on Tuesday after two barges broke loose in the night, the harbour office said.

"Nobody told us anything," said Radu Ene, a pilot, who had waited on the quay since before dawn.
"""
TITLE = "Barges adrift at Tulcea as the river rises"


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("La Voix du Delta, 2031-05-14", "La Voix du Delta"),
        ("Vestul Nou, 2031-05-14", "Vestul Nou"),
        ("Office of the Harbour Master, 2031-05-14", "Office of the Harbour Master"),
        ("Ministry of Transport of Romania, 2031-05-14", "Ministry of Transport of Romania"),
        ("Ministry of Transport, Bucharest, 14 May 2031", "Ministry of Transport"),
        ("Delta River Watch | 2031-05-14", "Delta River Watch"),
        ("Gazeta de Tulcea, 14 May 2031. By Ana Pop", "Gazeta de Tulcea"),
        ("*Danube Rights Centre (English edition), 14 May 2031*", "Danube Rights Centre"),
    ],
)
def test_name_and_date(line: str, publisher: str) -> None:
    document = one(f"{TITLE}\n\n{line}\n\n{STORY}".encode())
    check(document)
    assert document.publisher == publisher
    assert (document.title, document.published) == (TITLE, "2031-05-14")


@pytest.mark.parametrize(
    "line",
    [
        "Tulcea, 14 May 2031",
        "Galati | 2031-05-14",
        "By our correspondent in Tulcea, 14 May 2031",
        "By Ana Pop, 2031-05-14",
        "Briefing note | 2031-05-14",
        "Wednesday, 14 May 2031",
    ],
)
def test_no_name_beside_the_date(line: str) -> None:
    document = one(f"{TITLE}\n\n{line}\n\n{STORY}".encode())
    check(document)
    assert document.publisher is None


@pytest.mark.parametrize("name", ["Vestul Nou", "Conflict Survey Lab", "Ministry of Transport"])
def test_name_on_top(name: str) -> None:
    for head in (f"{name}\n{TITLE}\n2031-05-14", f"{name}\n2031-05-14\n{TITLE}"):
        document = one(f"{head}\n\n{STORY}".encode())
        check(document)
        assert (document.publisher, document.title) == (name, TITLE)
        assert texts(document, Role.BYLINE) == []


def test_headline_above_the_date_is_no_name() -> None:
    for head in (f"{TITLE}\n2031-05-14\nAna Pop", f"{TITLE}\nAna Pop\n2031-05-14"):
        document = one(f"{head}\n\n{STORY}".encode())
        check(document)
        assert (document.publisher, document.title) == (None, TITLE)


@pytest.mark.parametrize(
    ("title", "opening", "rest"),
    [
        ("Communiqué No. 7", "Ministry of Health", "informs the public that"),
        ("Bulletin 3", "Harbour Directorate of Tulcea", ", in view of rumours, states as follows:"),
        ("Two nights on the pier", "Delta River Watch", "interviewed 40 witnesses and found that"),
        ("Press release 12", "Ministry of Health", "confirms that"),
    ],
)
def test_who_announces(title: str, opening: str, rest: str) -> None:
    expected = opening
    opening = f"1. The {opening} {rest}".replace(" ,", ",")
    document = one(f"{title}\n\n{opening} the pier was closed in the night. {STORY}".encode())
    check(document)
    assert document.publisher == expected


@pytest.mark.parametrize(
    "opening",
    [
        "The Ministry of Health confirms that",
        "The Ministry of Health said on Tuesday that",
        "Radu Ene informs the public that",
        "Police confirm that",
    ],
)
def test_news_of_an_office_is_not_its_release(opening: str) -> None:
    document = one(f"{TITLE}\n\n{opening} the pier was closed in the night. {STORY}".encode())
    assert document.publisher is None


def test_agency_in_the_dateline_of_a_text_without_masthead() -> None:
    document = one(f"{TITLE}\n\nTULCEA, May 14 (Delta Newswire) - {STORY}".encode())
    check(document)
    assert document.publisher == "Delta Newswire"
    headed = one(
        f"Vestul Nou\n{TITLE}\n2031-05-14\n\nTULCEA, May 14 (Delta Newswire) - {STORY}".encode()
    )
    assert headed.publisher == "Vestul Nou"
