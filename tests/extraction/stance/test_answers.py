"""Stances that only show beside what others say in the same document."""

from __future__ import annotations

import pytest

from sayso.extraction.sentences import SentenceRules
from sayso.extraction.stance.rules import StanceRules
from sayso.extraction.statements.context import StatementContext
from sayso.extraction.statements.rules import StatementRules
from sayso.model import Document, Passage, Reading, Role, SourceFile, Stance


def stances(text: str) -> dict[str, str]:
    """Return the stance of each content that the rules find."""
    source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
    document = Document("d", text, (Passage(0, len(text), Role.BODY, "en"),), source)
    reading = Reading(document)
    for component in (SentenceRules(), StatementRules(), StatementContext(), StanceRules()):
        reading = component(reading)
    reading.check()
    assert all(s.stance_evidence for s in reading.statements)
    return {
        " ".join(text[a:b] for a, b in s.content): str(s.stance.value) for s in reading.statements
    }


TAKEN = "A relative said four people had been taken from the bus.\n\n"


def test_a_number_that_another_gave_is_denied() -> None:
    answer = "The sheriff said six people had been taken, not four."
    found = stances(TAKEN + answer)
    assert found["six people had been taken, not four"] == Stance.DENIES
    assert stances(answer)["six people had been taken, not four"] == Stance.ASSERTS


def test_a_measure_is_no_number_that_another_gave() -> None:
    found = stances(
        "A relative said the bus had left four hours late.\n\n"
        "The sheriff said six people had been taken, not four."
    )
    assert found["six people had been taken, not four"] == Stance.ASSERTS


def test_nobody_answers_themselves() -> None:
    found = stances(
        "The sheriff said four people had been taken from the bus. "
        "The sheriff said six people had been taken, not four."
    )
    assert found["six people had been taken, not four"] == Stance.ASSERTS


def test_what_another_spoke_of_is_denied() -> None:
    claim = "Fishermen said a tanker had left a slick off Nida.\n\n"
    answer = "The port captain said a patrol found no slick on Tuesday."
    assert stances(claim + answer)["a patrol found no slick on Tuesday"] == Stance.DENIES
    assert stances(answer)["a patrol found no slick on Tuesday"] == Stance.ASSERTS


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ("The mayor denied that the tents had been burned.", Stance.DENIES),
        ("The mayor said the guards had beaten the drivers.", Stance.ACCUSES),
        ("The mayor said the tents had been blue.", Stance.ASSERTS),
    ],
)
def test_a_further_quotation_goes_on(before: str, wanted: Stance) -> None:
    quotation = "“It was a warm night and everybody was out.”"
    assert stances(f"{before} {quotation}")[quotation] == wanted


def test_a_contrast_after_a_charge_denies() -> None:
    found = stances(
        "The minister accused seven of the prisoners of spying. "
        "The embassy said two of them were in fact teachers."
    )
    assert found["two of them were in fact teachers"] == Stance.DENIES


def test_who_tells_of_a_denial_does_not_deny() -> None:
    text = (
        "Managing director Ilse Brandt told shareholders that no worker had ever filed a "
        "complaint, a person on the call said."
    )
    found = stances(text)
    assert found["that no worker had ever filed a complaint"] == Stance.DENIES
    whole = next(k for k in found if k.startswith("Managing"))
    assert found[whole] == Stance.ASSERTS
