from __future__ import annotations

import pytest

from sayso.model import Role
from sayso.reading import Declared
from tests.reading.reading_helpers import check, one, texts

WIRE = """CASPIAN DESPATCH :: CD-118 :: URGENT
^Port of Aktau shut as crews trade blame over collision
Eds: UPDATES with coast guard comment
TUE 14 OCT 2031 0930GMT / By Despatch staff

AKTAU, Kazakhstan, Oct 14 (CD) - The port of Aktau was shut on Tuesday
after a tanker and a ferry collided in fog, and the crew of each said
the other had ignored its signals.

"They came at us without lights," Marat Seitkali, the mate of the
ferry, told reporters on the quay.

The owner of the tanker denied it. The coast guard said that it could
not confirm either account and that nobody had died.

CD ms/ta 140930Z OCT 31
(c) Caspian Despatch. No reproduction without credit.
"""

DAILY = """THE AKTAU MORNING
Ақтау таңы
15.10.2031

[Photo: The quay at Aktau, 3 May 2024. Archive / The Aktau Morning]

Port reopens, but the quarrel over the collision goes on

Aliya Bekova

The port of Aktau reopened on Wednesday, a day after a tanker and a ferry collided in fog outside its mouth and left two sailors hurt.

“We will publish the radar tracks,” said the harbour master, Yerlan Dosov, who had called the tanker’s owner a liar on Tuesday.

Read also: The fog that comes in October

The owner’s lawyer said the tracks would prove nothing. He did not say why.

Aliya Bekova is a reporter for The Aktau Morning. Write to her at aliya@aktau.example.
Share this on Telegram
© 2031 The Aktau Morning. All rights reserved.
"""

NUMBERS = """Radio Lazurit

Market burns down in Namangan; traders accuse police

By Odil Karimov

03/04/2031 | 25/04/2031 updated

Traders in Namangan said on Thursday that police had kept fire engines from the burning market for an hour.

The police denied the accusation and said that the engines had come within minutes of the first call.

This article first appeared in The Valley Herald.
"""


def test_a_wire_item_wrapped_by_hand() -> None:
    document = one(WIRE.encode())
    check(document)
    assert document.title == "Port of Aktau shut as crews trade blame over collision"
    assert document.byline == "Despatch staff"
    assert document.publisher == "Caspian Despatch"
    assert document.published == "2031-10-14T09:30:00Z"
    assert document.origin is None
    assert texts(document, Role.DATELINE) == ["AKTAU, Kazakhstan, Oct 14 (CD) -"]
    body = texts(document, Role.BODY)
    assert len(body) == 3
    assert body[0].startswith("The port of Aktau was shut")
    assert body[-1].endswith("nobody had died.")
    assert any("No reproduction" in text for text in texts(document, Role.BOILERPLATE))


def test_a_daily_with_masthead_caption_and_links() -> None:
    document = one(DAILY.encode())
    check(document)
    assert document.title == "Port reopens, but the quarrel over the collision goes on"
    assert document.byline == "Aliya Bekova"
    assert document.publisher == "The Aktau Morning"
    assert document.published == "2031-10-15"
    assert len(texts(document, Role.CAPTION)) == 1
    assert len(texts(document, Role.BODY)) == 3
    furniture = texts(document, Role.BOILERPLATE)
    assert "Ақтау таңы" in furniture
    assert "Read also: The fog that comes in October" in furniture
    foreign = next(p for p in document.passages if document.text[p.start : p.end] == "Ақтау таңы")
    assert foreign.language == "kk"


def test_day_first_needs_evidence() -> None:
    assert one(NUMBERS.encode()).published == "2031-04-03"
    assert one(NUMBERS.replace(" | 25/04/2031 updated", "").encode()).published is None
    assert one(NUMBERS.replace("25/04", "04/25").encode()).published == "2031-03-04"


def test_a_republished_piece_keeps_both_outlets() -> None:
    document = one(NUMBERS.encode())
    assert document.publisher == "Radio Lazurit"
    assert document.origin == "The Valley Herald"
    assert document.byline == "Odil Karimov"
    assert len(texts(document, Role.BODY)) == 2


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("utf-16", "utf-16-le"),
        ("utf-16-be", "utf-16-be"),
        ("cp1251", "cp1251"),
        ("koi8-r", "koi8_r"),
    ],
)
def test_encodings(encoding: str, named: str) -> None:
    text = (
        "Порт закрыт\n\n"
        + "Порт Актау закрыли во вторник после столкновения танкера и парома в тумане, сообщила береговая охрана. "
        * 4
    )
    document = one(text.encode(encoding))
    assert document.text == text
    assert document.source.encoding == named
    assert document.language == "ru"


def test_latin_1_and_windows_quotes() -> None:
    text = "Le port d’Aktau a été fermé mardi après la collision, a déclaré la garde côtière. “C’est faux”, répond l’équipage du pétrolier."
    assert one(text.encode("cp1252")).text == text


def test_line_ends_are_one_character_and_lead_back() -> None:
    raw = WIRE.replace("\n", "\r\n")
    document = one(raw.encode())
    check(document)
    assert "\r" not in document.text
    assert document.text == WIRE
    for anchor in document.anchors:
        assert anchor.source is not None
        assert (
            raw[anchor.source.start : anchor.source.end] == document.text[anchor.start : anchor.end]
        )


def test_plain_takes_the_file_as_it_is() -> None:
    raw = DAILY.replace("\n", "\r\n")
    document = one(raw.encode(), plain=True, declared=Declared(published="2031-10-16", id="x"))
    check(document)
    assert document.text == raw
    assert {p.role for p in document.passages} == {Role.BODY}
    assert document.published == "2031-10-16"
    assert document.given_id == document.ref == "x"
    assert document.title is None


def test_what_the_caller_declares_stands_above_the_page() -> None:
    document = one(DAILY.encode(), declared=Declared(published="2031-10-20", publisher="Elsewhere"))
    assert (document.published, document.publisher) == ("2031-10-20", "Elsewhere")
    assert {e.origin for e in document.evidence if e.field == "published"} == {"declared", "text"}


def test_markdown_headings_and_quotes() -> None:
    text = (
        "# Port reopens after collision\n\nBy Aliya Bekova\n\n"
        "The port of Aktau reopened on Wednesday, the harbour master said in the morning.\n\n> We will publish the radar tracks, all of them, and everybody will see who is lying here.\n\nThe owner's lawyer said that the tracks would prove nothing at all to anybody.\n"
    )
    document = one(text.encode())
    check(document)
    assert document.title == "Port reopens after collision"
    assert len(texts(document, Role.QUOTE)) == 1
    assert len(texts(document, Role.BODY)) == 2


@pytest.mark.parametrize(
    "text", ["Moscow denied it.", "Moscow denied it", "He said no.\nShe said yes."]
)
def test_a_scrap_of_text_is_body(text: str) -> None:
    document = one(text.encode())
    check(document)
    assert " ".join(texts(document, Role.BODY)).split() == text.split()


def test_a_long_line_takes_no_longer_than_it_must() -> None:
    import time

    began = time.perf_counter()
    check(one(("a (" * 1_000_000 + "x, " * 400_000).encode()))
    assert time.perf_counter() - began < 20


RELEASE = """From: Transport Ministry of Albania
To: Editors
Subject: Statement on the Durres ferries
Date: 13 May 2031

Statement on the collision of two ferries off Durres

The ministry said on Tuesday that an inquiry into the collision of two ferries had begun and would report soon.
"""


def test_a_release_with_a_letterhead_is_a_text_and_not_an_email() -> None:
    document = one(RELEASE.encode())
    check(document)
    assert document.source.media_type == "text/plain"
    assert document.text == RELEASE
    assert document.title == "Statement on the collision of two ferries off Durres"
    assert document.published == "2031-05-13"
    assert document.publisher == "Transport Ministry of Albania"


def test_a_day_in_the_dateline_takes_the_one_year_on_the_page() -> None:
    text = WIRE.replace("TUE 14 OCT 2031 0930GMT / ", "").replace("CD ms/ta 140930Z OCT 31\n", "")
    assert one(text.encode()).published is None
    year = text.replace("(c) Caspian", "(c) 2031 Caspian")
    assert one(year.encode()).published == "2031-10-14"
    two = year + "Founded 3 May 2004\n"
    assert one(two.encode()).published is None


def test_the_date_time_group_of_a_wire() -> None:
    text = WIRE.replace("TUE 14 OCT 2031 0930GMT / ", "")
    assert one(text.encode()).published == "2031-10-14T09:30:00Z"


def test_a_standfirst_under_the_headline() -> None:
    text = "THE EPIRUS REVIEW\n\nOn not knowing\nWhy the fog is the only honest witness\n\nBy Danae Petrou\n\nI was on the quay at Durres on Monday morning and I saw nothing at all, which makes me one of the better witnesses.\n\n(c) The Epirus Review 2031\n"
    document = one(text.encode())
    assert document.title == "On not knowing"
    assert document.publisher == "The Epirus Review"


def test_day_first_by_language_and_by_address() -> None:
    body = "The ministry said on Tuesday that an inquiry into the collision of two ferries had begun and would report soon."
    page = f"<html lang='%s'><head>%s</head><body><p>03/04/2031</p><h1>Inquiry into the ferries</h1><p>{body}</p><p>{body[:-1]}, it said.</p></body></html>"
    link = "<link rel='canonical' href='https://star.example.%s/x'>"
    assert one((page % ("en-GB", "")).encode()).published == "2031-04-03"
    assert one((page % ("en-US", "")).encode()).published == "2031-03-04"
    assert one((page % ("en", link % "uk")).encode()).published == "2031-04-03"


def test_inputs_and_results_can_be_sent_to_other_processes() -> None:
    import pickle

    from sayso.reading import documents, find_inputs

    for thing in [*find_inputs([b"x", "-"]).items, *documents([WIRE.encode(), b"", "none.txt"])]:
        assert pickle.loads(pickle.dumps(thing)) is not None  # noqa: S301 (our own bytes)
