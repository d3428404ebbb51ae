"""The rules on lines: languages, dates, bylines, datelines, captions, furniture."""

from __future__ import annotations

import pytest

from sayso.reading.bylines import byline_in, looks_like_name, name_before_place
from sayso.reading.captions import is_caption
from sayso.reading.datelines import agency_of, dateline_end
from sayso.reading.dates import day_first, find_dates, to_edtf
from sayso.reading.furniture import ends_story, is_furniture, is_notice
from sayso.reading.languages import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said that the bridge was closed to all traffic.", "en"),
        ("Представитель министерства заявил, что мост закрыт для движения.", "ru"),
        ("Речник міністерства заявив, що міст закрили для руху.", "uk"),
        ("سخنگوی وزارت گفت که پل به روی همه بسته شده است.", "fa"),
        ("والی هرات و ولسوال انجیل گفتند که شاروالی خبر ندارد.", "prs"),
        ("قال المتحدث باسم الوزارة إن الجسر مغلق أمام حركة المرور.", "ar"),
        ("Сухангӯи вазорат гуфт, ки пул барои ҳама баста шудааст.", "tg"),
        ("Министрликтин өкүлү көпүрө жабылганын айтты жана себебин түшүндүргөн жок.", "ky"),
        ("Der Sprecher sagte am Montag, dass die Brücke für den Verkehr gesperrt ist.", "de"),
        ("გზა დაიკეტა", "ka"),
        ("2031 — 14:00", None),
    ],
)
def test_languages(text: str, language: str | None) -> None:
    assert language_of(text) == language


def test_a_short_stretch_takes_the_language_around_it() -> None:
    assert language_of("The Osh Lantern", "de") == "de"
    assert language_of("Ошский фонарь", "ru") == "ru"
    assert language_of("افغانستان", "prs") == "prs"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("24.04.2025", "2025-04-24"),
        ("April 24, 2025", "2025-04-24"),
        ("THU 03 APR 2031 1420GMT", "2031-04-03T14:20:00Z"),
        ("8 April 2031, 20:12", "2031-04-08"),
        ("Posted on Monday, 8th of April 2031", "2031-04-08"),
        ("12-Apr-2031", "2031-04-12"),
        ("2031-04-08T20:12:00+05:00", "2031-04-08T20:12:00+05:00"),
        ("14.IV.2031", "2031-04-14"),
        ("14 апреля 2031 года", "2031-04-14"),
        ("11 червня 2031", "2031-06-11"),
        ("۱۴ اپریل ۲۰۳۱", "2031-04-14"),
        ("25/04/2031", "2031-04-25"),
        ("04/25/2031", "2031-04-25"),
        ("04/04/2031", "2031-04-04"),
        ("3/4/2031", None),
        ("31.02.2031", None),
        ("April 2031", None),
        ("call 212-555-2031", None),
    ],
)
def test_dates(text: str, edtf: str | None) -> None:
    found = find_dates(text)
    assert (found[0].edtf if found else None) == edtf
    for date in found:
        assert 0 <= date.start < date.end <= len(text)


def test_day_first_by_another_date() -> None:
    assert day_first("03/04/2031 … 25/04/2031") is True
    assert day_first("03/04/2031 … 04/25/2031") is False
    assert day_first("25/04/2031 … 04/25/2031") is None
    assert [d.edtf for d in find_dates("3/4/2031", day_first=True)] == ["2031-04-03"]


@pytest.mark.parametrize(
    ("value", "edtf"),
    [
        ("2031-04-08", "2031-04-08"),
        ("2031-04", "2031-04"),
        ("2031-04-08 20:12+0500", "2031-04-08T20:12:00+05:00"),
        ("2031-04-08T20:12:00.000Z", "2031-04-08T20:12:00Z"),
        ("Tue, 08 Apr 2031 20:12:00 GMT", "2031-04-08T20:12:00Z"),
        ("2031-13-08", None),
        ("soon", None),
    ],
)
def test_declared_dates(value: str, edtf: str | None) -> None:
    assert to_edtf(value) == edtf


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("By Jane Doe and Li Wei in Osh", "Jane Doe and Li Wei"),
        ("by our correspondent Ion Rusu in Rezina", "Ion Rusu"),
        ("TUE 14 OCT 2031 0930GMT / By Despatch staff", "Despatch staff"),
        ("By JANE DOE, Staff Writer", "JANE DOE"),
        ("By A. B. Carter-Jones & Li Wei | 3 May 2031", "A. B. Carter-Jones & Li Wei"),
        ("Автор: Ион Русу", "Ион Русу"),
        ("نویسنده: احمد نوری", "احمد نوری"),
        ("By Tuesday the shelling had stopped", None),
        ("By night the guns went on", None),
        ("Stand by the river", None),
    ],
)
def test_bylines(line: str, name: str | None) -> None:
    span = byline_in(line)
    assert (line[span[0] : span[1]] if span else None) == name


def test_names() -> None:
    assert looks_like_name("Andrea Peters")
    assert looks_like_name("MARIA-ELENA POPESCU")
    assert looks_like_name("Ludwig van Dyck")
    for line in (
        "European Languages",
        "Osh Mirror",
        "Bridge closed after shots",
        "Andrea",
        "The Truce",
    ):
        assert not looks_like_name(line)
    assert name_before_place("Jane Munteanu, Rezina") == (0, 13)
    assert name_before_place("Jane Munteanu, who was there, said no.") is None


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("OSH, Kyrgyzstan, April 3 (FW) - Guards fired.", "OSH, Kyrgyzstan, April 3 (FW) - "),
        ("ALMATY — A truce ran out.", "ALMATY — "),
        ("ISFARA, Tajikistan. A truce was broken.", "ISFARA, Tajikistan. "),
        ("Kabul, April 3 (Pajhwok): Two died.", "Kabul, April 3 (Pajhwok): "),
        ("REZINA, Moldova (BNS) -- Police said.", "REZINA, Moldova (BNS) -- "),
        ("NATO said on Monday - again - that it was ready.", ""),
        ("Kiev - which denied it - was silent.", ""),
        ("The police denied it. A man said so.", ""),
        ("“No” — that was all he said.", ""),
    ],
)
def test_datelines(text: str, dateline: str) -> None:
    assert text[: dateline_end(text)] == dateline


def test_agencies() -> None:
    assert agency_of("OSH, Kyrgyzstan, April 3 (FW) - ") == "FW"
    assert agency_of("OSH (April 3) - ") is None


@pytest.mark.parametrize(
    "text",
    [
        "[Photo: the pass in winter. Archive / Karakol Times]",
        "Soldiers near Bakhmut, Friday, Dec. 16, 2022. [AP Photo/LIBKOS]",
        "The road near Ak-Sai in a file picture. Silk Meridian",
        "File photo: the port in 2029",
        "Фото: архив",
    ],
)
def test_captions(text: str) -> None:
    assert is_caption(text)


def test_prose_about_photographs_is_no_caption() -> None:
    assert not is_caption(
        "He said the photograph of the road had been taken in another year, and by another man."
    )
    assert not is_caption("The picture is bleak, said the governor.")
    assert not is_caption("The minister drew a grim picture: nobody would be spared.")
    assert not is_caption("The channel used an archive photo of another fire, the ministry said.")


@pytest.mark.parametrize(
    "line",
    [
        "www.afgazad.com", "E-mail: news@osh.example", "© 2031 Osh Mirror", "Read also: Snow in May",
        "Share this on Telegram", "Tags: Osh, border", "WIRE :: FW-1 :: URGENT", "Advertisement",
        "Subscribe to our newsletter", "Eds: UPDATES with toll", "Home | News | Sport", "* * *",
        "Читайте также: Снег в мае", "3 comments",
    ],
)  # fmt: skip
def test_furniture_anywhere(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize(
    "line",
    [
        "The ministry shared the list with reporters.", "Reading the list took an hour, he said.",
        "He said that the newspaper’s copyright had been stolen.", "More than forty people died, she said.",
        "Support for the truce is falling, the poll says.", "Follow-up talks failed, officials said on Monday.",
        "This report was published on Monday and says that forty people died.",
        "Cookie factory closes, 40 jobs lost.",
    ],
)  # fmt: skip
def test_sentences_are_no_furniture(line: str) -> None:
    assert not is_notice(line)


def test_head_and_foot() -> None:
    assert is_furniture("Jane Doe covers the Ferghana valley.", head=False)
    assert is_furniture("The views expressed are her own.", head=False)
    assert is_furniture("Opinion", head=True)
    assert ends_story("Comments (3)")
    assert not ends_story("Comments by the governor made it worse.")
