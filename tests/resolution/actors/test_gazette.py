"""The tables of countries and bodies."""

from __future__ import annotations

import re

import pytest

from sayso.resolution.actors.gazette import country_name, find_known


@pytest.mark.parametrize(
    ("text", "country", "kind"),
    [
        ("Kyrgyz", "KGZ", "demonym"),
        ("Tajikistan's", "TJK", "country"),
        ("U.S.", "USA", "country"),
        ("the United Kingdom", "GBR", "country"),
        ("Türkiye", "TUR", "country"),
        ("Turkish", "TUR", "demonym"),
        ("Kyiv", "UKR", "capital"),
        ("Kiev", "UKR", "capital"),
        ("the Kremlin", "RUS", "body"),
        ("UNHCR", None, "body"),
        ("South Korean", "KOR", "demonym"),
        ("North Korea", "PRK", "country"),
        ("Papua New Guinea", "PNG", "country"),
        ("Côte d’Ivoire", "CIV", "country"),
    ],
)
def test_known(text: str, country: str | None, kind: str) -> None:
    (sighting,) = find_known(text)
    assert (sighting.known.country, sighting.known.kind) == (country, kind)


@pytest.mark.parametrize("text", ["turkey and polish", "a china cup", "the chad", "", "42"])
def test_unknown(text: str) -> None:
    assert find_known(text) == []


def test_offsets_leave_the_possessive_out() -> None:
    text = "In Russia’s view, Georgia's border stands."
    assert [text[s.start : s.end] for s in find_known(text)] == ["Russia", "Georgia"]


def test_names_are_written_as_news_writes_them() -> None:
    assert country_name("USA") == "the United States"
    assert country_name("KGZ") == "Kyrgyzstan"
    assert country_name("ZZZ") == "ZZZ"


def test_codes_are_iso_alpha_3() -> None:
    from sayso.resolution.actors.gazette import _countries

    assert len(_countries()) > 200
    assert all(re.fullmatch(r"[A-Z]{3}", code) for code in _countries())
