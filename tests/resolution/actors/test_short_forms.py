"""Whom "the company" and "the Ministry" mean, and of which country an issuer is."""

from __future__ import annotations

import pytest

from tests.resolution.actors.texts import read, speaker, speakers


@pytest.mark.parametrize(
    ("text", "bodies", "name"),
    [
        ("Minera Huandoy, the operator of the mine, was fined. The company said no more.",
         ["Minera Huandoy"], "Minera Huandoy"),
        ("They asked the shipping company Selga Line. The firm said no more.", ["Selga Line"],
         "Selga Line"),
        ("Baltic Gas was fined, as was the Green Circle. The company said no more.",
         ["Baltic Gas", "Green Circle"], "Baltic Gas"),
        ("Selga's chief executive left. The company said no more.", ["Selga"], "Selga"),
        ("Friends of the Lake and the Riga City Council met. The company said no more.",
         ["Friends of the Lake", "Riga City Council"], "company"),
        ("Selga was named once. The company said no more.", ["Selga"], "company"),
    ],
)  # fmt: skip
def test_the_company_is_the_last_that_something_tells_to_be_one(
    text: str, bodies: list[str], name: str
) -> None:
    source = "The firm" if "The firm" in text else "The company"
    found = read(text, [(source, "said", "no more")], bodies=bodies)
    assert [s and s[0] for s in speakers(found)] == [name]
    assert speaker(found).sector is not None


def test_the_ministry_of_a_statement_is_who_issues_it() -> None:
    text = (
        "Statement no. 7\nMinistry of Labour, Maseru, 21 July 2031\n\n"
        "The Interior Ministry of Chad was told. The Ministry said no more."
    )
    said = [
        ("The Interior Ministry of Chad", "was told", "Ministry of Labour"),
        ("The Ministry", "said", "no more"),
    ]
    found = read(text, [said[1]], bodies=["Ministry of Labour", "Interior Ministry"])
    who = speaker(found)
    assert (who.name, who.country) == ("Ministry of Labour of Lesotho", "LSO")
    country = next(e for e in who.evidence if e.field == "country")
    assert text[country.spans[0][0] : country.spans[0][1]] == "Maseru"
    text = text.replace("The Ministry said", "The ministry said")
    said = [
        ("The Interior Ministry of Chad", "was told", "no more"),
        ("The ministry", "said", "no more"),
    ]
    found = read(text, said, bodies=["Ministry of Labour", "Interior Ministry"])
    assert [s and s[0] for s in speakers(found)][1] == "Interior Ministry of Chad"


def test_an_outlet_is_at_home_where_its_name_says() -> None:
    text = "The roof fell in. We said no more."
    found = read(
        text, [("We", "said", "no more")], publisher="Republic of Chad, Ministry of Health"
    )
    assert speaker(found).country == "TCD"
