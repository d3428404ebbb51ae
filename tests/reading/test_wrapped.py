"""Text wrapped by hand: stamps under the headline, datelines, and lines within a sentence."""

from __future__ import annotations

import pytest

from sayso.model import Document, Role
from sayso.reading.datelines import opens_story
from sayso.reading.stamps import is_stamp
from tests.reading.reading_helpers import check, one, texts

HEADLINE = "Two pilots held at Batumi after trawler hits breakwater, harbour says"
LEAD = """Georgian police detained two harbour
pilots on Tuesday after a trawler under their guidance struck the new
breakwater and sank within sight of the hotels on the promenade of
Batumi."""
REST = """The harbour office denied that the light on the breakwater was out. A
captain on the quay, Nodar Kalandadze, said it had been dark for a week
and that the office had been told of it by three masters before.

"They had the letter on the desk," Kalandadze said. "We wrote it on the
second of the month, and they signed for it." He named a clerk, Tamar
Lomidze, who said the letter had been sent on to the ministry in
Tbilisi.

Seven sailors were taken to hospital. The owner of the trawler, Adjara
Fish, said on Wednesday that two of them had since been sent home and
that it would pay the families of the five others until the end of
June."""


def _wire(stamp: str, dateline: str = "BATUMI, Georgia, May 13 (Colchis News) - ") -> str:
    slug = "COLCHIS NEWS CN1406 / 3RD LEAD / TRAWLER-GEORGIA-BATUMI"
    foot = "CN nk/tl 131120 MAY 31\n(c) Colchis News 2031. Subscribers only."
    return f"{slug}\n{HEADLINE}\n{stamp}\n\n{dateline}{LEAD}\n\n{REST}\n\n{foot}\n"


def _paragraphs(document: Document) -> list[str]:
    return texts(document, Role.BODY)


@pytest.mark.parametrize(
    "stamp",
    [
        "13 May 2031 1520 GET / Eds: UPDATES with owner, letter; ADDS clerk",
        "13 May 2031 1120 GMT / Eds: RECASTS; ADDS captain, owner of trawler",
        "TUE 13 MAY 2031 1120GMT / ADDS hospital",
        "13 May 2031, 15:20 GET",
        "13 May 2031 1520 (GET) | UPDATES with owner",
        "May 13, 2031 3:20 p.m. local time; UPDATES with owner",
        "13.05.2031 15:20 +04:00 - Eds: RECASTS throughout",
        "13 May 2031",
        "Tuesday, 13 May 2031 / Eds: CORRECTS age of pilot in paragraph 3",
    ],
)
@pytest.mark.parametrize(
    "dateline", ["BATUMI, Georgia, May 13 (Colchis News) - ", "BATUMI, May 13 — ", ""]
)
def test_a_stamp_under_the_headline_dates_the_item(stamp: str, dateline: str) -> None:
    document = one(_wire(stamp, dateline).encode())
    check(document)
    assert document.title == HEADLINE
    assert document.published is not None
    assert document.published.startswith("2031-05-13")
    assert document.publisher == "Colchis News"
    assert stamp in texts(document, Role.BOILERPLATE)
    assert texts(document, Role.DATELINE) == ([dateline.strip()] if dateline else [])
    assert _paragraphs(document) == [LEAD, *REST.split("\n\n")]


@pytest.mark.parametrize(
    "line",
    [
        "14 May 2031 1635 ICT / Eds: UPDATES with owner; ADDS hospital",
        "0935 GMT - RECASTS throughout",
        "Updated 14 May 2031 at 16:35 GMT",
        "WED 14 MAY 2031 1420GMT",
        "14/05/2031",
        "14 May 2031 1635 ICT / Eds: UPDATES with\nowner of the boat",
    ],
)
def test_stamps(line: str) -> None:
    assert is_stamp(line)


@pytest.mark.parametrize(
    "line",
    [
        "14 May 2031 was the day the light went out",
        "The light went out on 14 May 2031",
        "Signed in Batumi, 14 May 2031, 16:35 GMT by both",
        "14 May 2031.",
        "14 May 2031 at 1635 GMT.",
        "1635 GMT",
        "ADDS hospital",
        "14 May 2031 1635 GMT By Nodar Kalandadze",
        "14 MAY 2031: PILOTS HELD AT BATUMI",
        "",
    ],
)
def test_what_is_no_stamp(line: str) -> None:
    assert not is_stamp(line)


def test_a_dateline_with_credit_opens_the_story() -> None:
    assert opens_story("BATUMI, May 13 (Colchis News) - Police detained two pilots")
    assert opens_story("BATUMI (CN) — Police detained two pilots")
    assert not opens_story("BATUMI, Georgia, May 13 (CN) -")
    assert not opens_story("BATUMI — Police detained two pilots")
    assert not opens_story("Batumi: a harbour in the dark")
    text = (
        f"{HEADLINE}\n\nBATUMI, May 13 (CN) - Two pilots were held at the port\n\n"
        f"{' '.join(REST.split())}\n"
    )
    document = one(text.encode())
    assert document.title == HEADLINE
    assert _paragraphs(document)[0] == "Two pilots were held at the port"


def test_a_headline_of_any_width_stands_apart_from_what_is_under_it() -> None:
    for words in range(4, 11):
        headline = " ".join(HEADLINE.split()[:words])
        text = _wire("13 May 2031 1120 GMT").replace(HEADLINE, headline)
        document = one(text.replace("GMT\n\n", "GMT\n").encode())
        assert document.title == headline
        assert document.published == "2031-05-13T11:20:00Z"
        assert _paragraphs(document)[0] == LEAD


@pytest.mark.parametrize(
    "headline",
    [
        "Two pilots held at Batumi after trawler strikes new breakwater in\nAdjara, harbour says",
        "Two pilots held at Batumi after trawler hits new breakwater\nand sinks, harbour says",
    ],
)
def test_a_headline_on_two_lines(headline: str) -> None:
    document = one(_wire("13 May 2031 1520 GET / ADDS clerk").replace(HEADLINE, headline).encode())
    assert document.title == " ".join(headline.split())
    assert document.published == "2031-05-13"


def test_a_date_within_a_sentence_stays_in_it() -> None:
    paragraph = (
        "The ministry said the letter reached it only at the end of the week on\n"
        "14 May 2031 at 1635 GMT, a day after the trawler sank, and that it was\n"
        "read on 15 May 2031."
    )
    document = one(f"{HEADLINE}\n\n{REST}\n\n{paragraph}\n\n{REST}\n".encode())
    assert paragraph in _paragraphs(document)


def test_ragged_lines_never_begin_a_paragraph_within_a_sentence() -> None:
    ragged = (
        "The office has not said who wrote the letter. The master of the\n"
        "Adjara, Zaza Beridze, told the court he knew\n"
        "Tamar Lomidze well and had seen her sign for it on the quay of the\n"
        "Batumi harbour."
    )
    document = one(f"{HEADLINE}\n\n{REST}\n\n{ragged}\n\n{REST}\n".encode())
    check(document)
    starts = [text.split()[0] for text in _paragraphs(document)]
    assert "Adjara," not in starts
    assert "Batumi" not in starts
    assert ragged in document.text


def test_items_headings_and_entries_of_a_log_stay_apart() -> None:
    points = (
        "1. The light on the breakwater was out from the fourth of May until\n"
        "Tuesday, when the trawler struck.\n"
        "2. The letter of the three masters was signed for by a clerk of the\n"
        "Harbour office.\n"
        "3. Nobody went to look at the light."
    )
    section = f"What the masters wrote\n{REST.partition(chr(10) * 2)[0]}"
    log = (
        "03:10 - The trawler calls the harbour for the first time tonight\n"
        "03:40 - Pilots board at the outer buoy and take the helm from him\n"
        "04:05 - The trawler strikes."
    )
    text = f"{HEADLINE}\n\n{REST}\n\n{points}\n\n{section}\n\n{log}\n\n{REST}\n"
    document = one(text.encode())
    check(document)
    passages = texts(document, Role.BODY, Role.BOILERPLATE, Role.TITLE)
    assert "3. Nobody went to look at the light." in passages
    first = next(text for text in passages if text.startswith("1."))
    assert first.endswith("when the trawler struck.")
    second = next(text for text in passages if text.startswith("2."))
    assert second.endswith("Harbour office.")
    assert "What the masters wrote" in passages
    assert [text[:5] for text in passages if text[:2] in {"03", "04"}] == [
        "03:10",
        "03:40",
        "04:05",
    ]


def test_rows_of_a_table_stay_apart() -> None:
    rows = "| Master | Letter |\n| Zaza Beridze of the Adjara, who wrote it first | 2 May 2031 |\n| Nodar Kalandadze | unsigned |"
    document = one(f"{HEADLINE}\n\n{REST}\n\n{rows}\n\n{REST}\n".encode())
    spans = [document.text[p.start : p.end] for p in document.passages]
    assert all(row in spans for row in rows.split("\n"))


def test_a_stamp_on_a_page_of_markup_is_furniture_too() -> None:
    stamp = "13 May 2031 1520 GET / Eds: UPDATES with owner, letter; ADDS clerk, captain"
    body = "".join(f"<p>{' '.join(part.split())}</p>" for part in REST.split("\n\n"))
    page = f"<html><body><article><h1>{HEADLINE}</h1><p>{stamp}</p>{body}</article></body></html>"
    document = one(page.encode())
    assert document.published == "2031-05-13"
    assert stamp not in _paragraphs(document)
