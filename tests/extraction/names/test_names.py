"""Names by rule; all sentences are invented, set in 2031."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.extraction.component import Pipeline
from sayso.extraction.names import NameRules
from sayso.extraction.names.lexicon import closed_list
from sayso.extraction.sentences import SentenceRules
from sayso.model import Document, Passage, Role, SourceFile


def names(text: str, role: Role = Role.BODY) -> list[tuple[str, str]]:
    passages = (Passage(0, len(text), role, "en"),) if text else ()
    document = Document("d", text, passages, SourceFile("-", "text/plain", 0, ""))
    reading = Pipeline([SentenceRules(), NameRules()])(document)
    ends = [0, *(m.end for m in reading.mentions)]
    assert all(m.start >= end for m, end in zip(reading.mentions, ends, strict=False))
    assert all(0 <= m.confidence <= 1 for m in reading.mentions)
    return [(text[m.start : m.end], m.label.value) for m in reading.mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They left Kyrgyzstan on Monday.", [("Kyrgyzstan", "GPE")]),
        ("The Tajik side agreed.", [("Tajik", "NORP")]),
        ("Rain fell in Ak-Bulak again.", [("Ak-Bulak", "GPE")]),
        ("Rain fell on the village of Tash-Kel again.", [("Tash-Kel", "GPE")]),
        ("A bridge over the Naryn River fell.", [("Naryn River", "LOC")]),
        ("Fire broke out at Manas Airport.", [("Manas Airport", "FAC")]),
        ("“No,” said President Aida Toktogulova.", [("Aida Toktogulova", "PER")]),
        ("Gen. Timur Rahimov said no.", [("Timur Rahimov", "PER")]),
        ("Nurlan Esenov, 24, was hurt.", [("Nurlan Esenov", "PER")]),
        ("Nurlan Esenov, a baker, was hurt.", [("Nurlan Esenov", "PER")]),
        (
            "The Ministry of Emergency Situations was silent.",
            [("Ministry of Emergency Situations", "ORG")],
        ),
        (
            "Tajikistan's Border Troops denied it.",
            [("Tajikistan", "GPE"), ("Border Troops", "ORG")],
        ),
        (
            "Ukrainian President Olena Koval flew home.",
            [("Ukrainian", "NORP"), ("Olena Koval", "PER")],
        ),
        ("OSH, Kyrgyzstan, April 3 (FW) - Two died.", [("OSH", "GPE"), ("Kyrgyzstan", "GPE")]),
        ("ALMATY — Two died.", [("ALMATY", "GPE")]),
        ("He lives in Fairview, Ky., and works there.", [("Fairview", "GPE"), ("Ky.", "GPE")]),
        ("The U.S. embassy was shut.", [("U.S.", "GPE")]),
        ("It told us nothing.", []),
        ("On Monday they met again.", []),
        ("", []),
    ],
)
def test_names(text: str, expected: list[tuple[str, str]]) -> None:
    assert names(text) == expected


def test_a_surname_alone_is_the_person_named_before() -> None:
    found = names("Mayor Aida Esenova spoke. Near Esenova stood a guard.")
    assert ("Esenova", "PER") in found


def test_headlines_in_capitals_give_known_names_alone() -> None:
    text = "Fragile Truce Holds As Kyrgyzstan And Tajikistan Bury Their Dead"
    assert names(text, Role.TITLE) == [("Kyrgyzstan", "GPE"), ("Tajikistan", "GPE")]


def test_possessives_are_left_out_of_the_span() -> None:
    assert names("They crossed Uzbekistan’s border.") == [("Uzbekistan", "GPE")]


def test_boilerplate_is_not_read() -> None:
    assert names("Read more about Kyrgyzstan", Role.BOILERPLATE) == []


def test_the_closed_list_is_sound() -> None:
    known = closed_list()
    assert 1000 < len(known) < 3000
    assert known["Kyrgyzstan"] == "GPE"
    assert known["Russian"] == "NORP"
    assert known["Black Sea"] == "LOC"
    assert known["White House"] == "FAC"
    assert all(name[0].isupper() for name in known)


@given(st.text(max_size=200))
def test_any_text_gives_sound_spans(text: str) -> None:
    names(text)
