"""Where names begin and end."""

from __future__ import annotations

import pytest

from sayso.extraction.names.edges import whole
from sayso.model import Label, Mention


def found(text: str, *names: tuple[str, Label]) -> list[str]:
    """Return the names that are made of some pieces, which stand in *text* in this order."""
    at, pieces = 0, []
    for words, label in names:
        at = text.index(words, at)
        pieces.append(Mention(at, at + len(words), label, None, 0.9))
        at += len(words)
    return [text[m.start : m.end] for m in whole(text, pieces)]


ORG, GPE, NORP, PER = Label.ORG, Label.GPE, Label.NORP, Label.PER


@pytest.mark.parametrize(
    ("text", "pieces", "names"),
    [
        (
            "The Press Guild of the Isthmus was searched.",
            [("Press Guild of", ORG), ("Isthmus", ORG)],
            ["Press Guild of the Isthmus"],
        ),
        (
            "Mostar Port and Terminal Workers' Union struck.",
            [("Mostar Port and", ORG), ("Terminal Workers' Union", ORG)],
            ["Mostar Port and Terminal Workers' Union"],
        ),
        (
            "The Embassy of Nicaragua was closed.",
            [("Embassy of", ORG), ("Nicaragua", GPE)],
            ["Embassy", "Nicaragua"],
        ),
        ("The ministry of transport said so.", [("of transport", ORG)], ["ministry of transport"]),
        ("The Ministry of Transport said so.", [("Ministry", ORG), ("of Transport", ORG)],
         ["Ministry of Transport"]),
        ("Altai Press and President Omar Said agree.",
         [("Altai Press and", ORG), ("Omar Said", PER)], ["Altai Press", "Omar Said"]),
        ("The Union of Chad Fishers met.", [("Union of", ORG), ("Chad", GPE)], ["Union", "Chad"]),
        ("The ministry of the interior said so.", [("of the interior", ORG)],
         ["ministry of the interior"]),
        ("The institute of forensic medicine found it.", [("of", ORG), ("medicine", ORG)],
         ["institute of forensic medicine"]),
        ("The Trinidad and Tobago Coast Guard sailed.",
         [("Trinidad", GPE), ("and Tobago Coast Guard", ORG)], ["Trinidad and Tobago Coast Guard"]),
        ("The Union of Penitentiary Officers met.", [("Union of Penitentiary", ORG)],
         ["Union of Penitentiary Officers"]),
        ("The Alliance for a Clean Bay won.", [("Alliance", ORG), ("Clean Bay", ORG)],
         ["Alliance for a Clean Bay"]),
        ("The National Gendarmerie came.", [("National", ORG)], ["National Gendarmerie"]),
        ("The Prefect of Police came.", [("of Police", ORG)], ["Police"]),
        ("He spoke of the day.", [("of", ORG)], []),
    ],
)  # fmt: skip
def test_a_name_is_whole(text: str, pieces: list[tuple[str, Label]], names: list[str]) -> None:
    assert found(text, *pieces) == names


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The Ministry of Defence Tuesday denied it.", [("Ministry of Defence", ORG)]),
        ("The Navy and Ana Perez said so.", [("Navy", ORG), ("Ana Perez", PER)]),
        ("Reuters and the Courier said so.", [("Reuters", ORG), ("Courier", ORG)]),
        ("The Front for Moldovan fishers met.", [("Front", ORG), ("Moldovan", NORP)]),
        ("Ana Perez and Omar Said left.", [("Ana Perez", PER), ("Omar Said", PER)]),
    ],
)
def test_what_is_whole_stays_as_it_is(text: str, pieces: list[tuple[str, Label]]) -> None:
    assert found(text, *pieces) == [words for words, _ in pieces]
