"""The seam: a pipeline refuses an order in which a need isn't met."""

from dataclasses import replace

import pytest

from sayso.errors import ConfigurationError, EvidenceError
from sayso.extraction.component import Component, Pipeline
from sayso.model import Document, Label, Mention, Passage, Reading, Role, SourceFile

DOCUMENT = Document(
    id="d1",
    text="Ferry crews in Piran stopped work.",
    passages=(Passage(0, 34, Role.BODY, "en"),),
    source=SourceFile("piran.txt", "text/plain", 34, "0" * 64),
)


class Names:
    version = "1"
    needs: frozenset[str] = frozenset()
    gives = frozenset({"mentions"})

    def __init__(self, name: str = "names.test", end: int = 20) -> None:
        self.name = name
        self.end = end

    def __call__(self, reading: Reading) -> Reading:
        return replace(reading, mentions=(Mention(15, self.end, Label.GPE),))


class Places(Names):
    needs = frozenset({"mentions"})
    gives = frozenset({"places"})


class Misspelt(Names):
    gives = frozenset({"mention"})


def test_components_run_in_order_and_are_recorded() -> None:
    reading = Pipeline([Names(), Places("places.test")])(DOCUMENT)
    assert [use.name for use in reading.components] == ["names.test", "places.test"]
    assert reading.mentions[0].span == (15, 20)
    assert isinstance(Names(), Component)


@pytest.mark.parametrize(
    ("components", "code"),
    [
        ([Places("places.test"), Names()], "S201"),
        ([Misspelt()], "S202"),
        ([Names(), Names()], "S203"),
    ],
)
def test_a_wrong_pipeline_is_refused_before_any_document(
    components: list[Component], code: str
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        Pipeline(components)
    assert caught.value.code == code
    assert caught.value.fix


def test_a_component_that_points_outside_the_text_is_refused() -> None:
    with pytest.raises(EvidenceError, match="S301"):
        Pipeline([Names(end=99)])(DOCUMENT)
