"""Quotations where rules and encoder read one text: further ones, signed ones, doubtful ones."""

from __future__ import annotations

import pytest

from tests.extraction.statements.joined import (
    attribution,
    joint,
    shown,
)


def test_a_further_quotation_is_its_own_statement() -> None:
    text = "She said the children were asleep. “Who shells a school before sunrise?”"
    found = joint(
        text,
        attribution(
            text, "She", "said", "the children were asleep", "“Who shells a school before sunrise?”"
        ),
    )
    assert shown(text, found) == [
        ("She", "said", "the children were asleep"),
        ("", "", "“Who shells a school before sunrise?”"),
    ]


def test_a_quotation_after_what_the_outlet_tells_is_its_own_statement() -> None:
    text = "“We count windows,” the teacher said. The yard is empty. “Who shells a school?”"
    found = joint(
        text,
        attribution(text, "the teacher", "said", "“We count windows,”", "“Who shells a school?”"),
    )
    assert shown(text, found) == [
        ("the teacher", "said", "“We count windows,”"),
        ("", "", "“Who shells a school?”"),
    ]


def test_a_quotation_that_goes_on_after_its_cue_stays_whole() -> None:
    text = "“We waited all night,” the baker said. “Nobody came to the pier.”"
    content = ("“We waited all night,”", "“Nobody came to the pier.”")
    found = joint(text, attribution(text, "the baker", "said", *content))
    assert shown(text, found) == [("the baker", "said", " … ".join(content))]
    assert found[0].kind.value == "direct"


def test_a_doubtful_quotation_is_kept_for_its_marks() -> None:
    text = "Across the square somebody was chanting “Bread and light for Soroca!” all night."
    words = ("somebody", "was chanting", "“Bread and light for Soroca!”")
    doubt = (0.3, 0.6, 0.3)
    assert shown(text, joint(text, attribution(text, *words, evidence=doubt))) == [words]
    plain = text.replace("“", "").replace("”", "")
    bare = ("somebody", "was chanting", "Bread and light for Soroca!")
    assert joint(plain, attribution(plain, *bare, evidence=doubt)) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“We stay until the water goes.” ― Ilinca Rotaru\nThe road is open.",
            ("Ilinca Rotaru", "―", "“We stay until the water goes.”"),
        ),
        (
            "“The boats were all on our side.”— Petru Munteanu, ferryman.\n\nMore follows.",
            ("Petru Munteanu, ferryman", "—", "“The boats were all on our side.”"),
        ),
    ],
)
def test_signed_quotations(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in shown(text, joint(text))


@pytest.mark.parametrize(
    "text",
    [
        "“We stay until the water goes” — Ilinca Rotaru left the pier at noon.",
        "“The Water Line”\n\nThe film opens on Friday.",
        "‘All Bets Are Off’\n\nThe talks went on.",
    ],
)
def test_what_is_no_signed_or_lone_quotation(text: str) -> None:
    assert joint(text) == ()
