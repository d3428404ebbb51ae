"""Mending the names of a trained tagger; all sentences are invented, set in 2031."""

from __future__ import annotations

import re

import pytest

from sayso.extraction.names import NameRepair
from sayso.extraction.sentences import SentenceRules
from sayso.model import Document, Label, Mention, Passage, Reading, Role, SourceFile


def mended(marked: str) -> list[tuple[str, str]]:
    """Mend a text in which the tagger's names stand as ``[Name|LABEL]``."""
    text, mentions, at = "", [], 0
    for match in re.finditer(r"\[([^\]|]+)\|(\w+)\]", marked):
        text += marked[at : match.start()]
        mentions.append(Mention(len(text), len(text) + len(match[1]), Label(match[2])))
        text += match[1]
        at = match.end()
    text += marked[at:]
    document = Document(
        "d",
        text,
        (Passage(0, len(text), Role.BODY, "en"),),
        SourceFile("-", "text/plain", 0, ""),
    )
    reading = NameRepair()(SentenceRules()(Reading(document, mentions=tuple(mentions))))
    reading.check()
    return [(text[m.start : m.end], m.label.value) for m in reading.mentions]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("They accused [Dushanbe|PER] of it.", [("Dushanbe", "GPE")]),
        ("The [Tajik|GPE] side agreed.", [("Tajik", "NORP")]),
        ("They met at [Kyzyl|GPE]-Bel again.", [("Kyzyl-Bel", "GPE")]),
        ("They met at [Kyzyl-|GPE]Bel again.", [("Kyzyl-Bel", "GPE")]),
        ("The [Armenia|GPE]-Azerbaijan war ended.", [("Armenia", "GPE"), ("Azerbaijan", "GPE")]),
        ("A [US|GPE]-brokered truce began.", [("US", "GPE")]),
        ("They left [Kyrgyzstan's|GPE] north.", [("Kyrgyzstan", "GPE")]),
        ("They fled [El|GPE] [Fasher|ORG] on foot.", [("El Fasher", "GPE")]),
        ("They fled El [Fasher|GPE] on foot.", [("El Fasher", "GPE")]),
        ("A man from [San|GPE] Telmo spoke.", [("San Telmo", "GPE")]),
        ("They met El. [Fasher|GPE] fell.", [("Fasher", "GPE")]),
        ("Said [Brig|PER]. Gen. [Osman Adlan|PER].", [("Osman Adlan", "PER")]),
        ("A bus left Bishkek at noon.", [("Bishkek", "GPE")]),
        ("It rained, said [Georgia|PER].", [("Georgia", "PER")]),
        ("He saw the [White House|LOC] at dusk.", [("White House", "LOC")]),
        (
            "[Aida Esenova|PER] spoke, and [Esenova|GPE] left.",
            [("Aida Esenova", "PER"), ("Esenova", "PER")],
        ),
        (
            "They left [Ak-Bel|GPE]. [Ak-Bel|GPE] burnt. A man in [Ak-Bel|ORG] saw it.",
            [("Ak-Bel", "GPE")] * 3,
        ),
    ],
)
def test_mending(marked: str, expected: list[tuple[str, str]]) -> None:
    assert [pair for pair in mended(marked) if pair in expected] == expected
    assert len(mended(marked)) == len(expected)


def test_names_of_the_tagger_that_nothing_speaks_against_stay() -> None:
    marked = "[Nurlan Esenov|PER] of [Alpha Works|ORG] met the [Zhailoo|ORG] choir."
    assert mended(marked) == [
        ("Nurlan Esenov", "PER"),
        ("Alpha Works", "ORG"),
        ("Zhailoo", "ORG"),
    ]
