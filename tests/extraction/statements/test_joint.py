"""The joint finder: what rules and encoder find becomes one list, each statement once."""

from __future__ import annotations

from dataclasses import dataclass
from time import process_time

import pytest

from sayso.extraction.encoder.reader import WEIGHTS, Attribution
from sayso.extraction.sentences import SentenceRules
from sayso.extraction.statements.alignment import Parts, align, jaccard
from sayso.extraction.statements.context import StatementContext
from sayso.extraction.statements.joint import JointStatements
from sayso.extraction.statements.merging import merge
from sayso.extraction.statements.rules import StatementRules
from sayso.model import Document, Passage, Reading, Role, SourceFile, Span, Statement

SURE = (0.99, 0.99, 0.99)
UNSURE = (0.05, 0.3, 0.3)


def spans(text: str, *words: str) -> tuple[Span, ...]:
    """Return where each stretch first stands, none before the end of the one before it."""
    out, at = [], 0
    for piece in words:
        start = text.index(piece, at)
        at = start + len(piece)
        out.append(Span(start, at))
    return tuple(out)


def parts(text: str, source: str, cue: str, *content: str) -> Parts:
    return (
        spans(text, source) if source else (),
        spans(text, cue) if cue else (),
        spans(text, *content),
    )


def attribution(
    text: str,
    source: str,
    cue: str,
    *content: str,
    evidence: tuple[float, float, float] = SURE,
) -> Attribution:
    return Attribution(*parts(text, source, cue, *content), 0.9, evidence)


@dataclass
class Found:
    """What an encoder would read."""

    attributions: tuple[Attribution, ...]


class Stub:
    """Stands for the shared encoder and finds what it was given."""

    def __init__(self, *attributions: Attribution) -> None:
        self.found = Found(attributions)

    def read(self, _document: Document) -> Found:
        return self.found


def reading(text: str) -> Reading:
    source = SourceFile(name="-", media_type="text/plain", size=len(text), sha256="0")
    document = Document("d", text, (Passage(0, len(text), Role.BODY, "en"),), source)
    return SentenceRules()(Reading(document))


def joint(text: str, *attributions: Attribution, minimum: float = 0.0) -> tuple[Statement, ...]:
    finder = JointStatements(Stub(*attributions), minimum)  # type: ignore[arg-type]
    result = StatementContext()(finder(reading(text)))
    result.check()
    return result.statements


def shown(text: str, found: tuple[Statement, ...]) -> list[tuple[str, str, str]]:
    return [
        (
            " … ".join(text[s:e] for s, e in x.source),
            " … ".join(text[s:e] for s, e in x.cue),
            " … ".join(text[s:e] for s, e in x.content),
        )
        for x in found
    ]


BRIDGE = "The mayor of Soroca said on Friday that the bridge had held through the flood."
WHOLE = ("The mayor of Soroca", "said", "that the bridge had held through the flood")


def test_what_both_find_is_one_statement() -> None:
    found = joint(BRIDGE, attribution(BRIDGE, *WHOLE))
    assert shown(BRIDGE, found) == [WHOLE]
    assert found[0].component == "statements.joint"
    assert found[0].explanation is not None
    assert found[0].explanation.startswith("found by rules and encoder; by rule: ")


def test_agreement_is_surer_than_one_finder() -> None:
    both = joint(BRIDGE, attribution(BRIDGE, *WHOLE))[0]
    rules = joint(BRIDGE)[0]
    assert (rules.source, rules.cue, rules.content) == (both.source, both.cue, both.content)
    assert rules.explanation is not None
    assert rules.explanation.startswith("found by rules alone; by rule: ")
    assert both.confidence > 0.8 > rules.confidence > 0


def test_what_only_the_encoder_finds_needs_confidence() -> None:
    text = "Aid agencies are bracing for a hard winter in Ungheni."
    words = ("Aid agencies", "are bracing for", "a hard winter in Ungheni")
    kept = joint(text, attribution(text, *words))
    assert shown(text, kept) == [words]
    assert kept[0].explanation is not None
    assert kept[0].explanation.startswith("found by encoder alone; the encoder takes “are")
    assert joint(text, attribution(text, *words, evidence=UNSURE)) == ()


def test_minimum_leaves_out_the_doubtful() -> None:
    sure = joint(BRIDGE, attribution(BRIDGE, *WHOLE))[0].confidence
    assert joint(BRIDGE, attribution(BRIDGE, *WHOLE), minimum=sure + 0.01) == ()
    assert len(joint(BRIDGE, attribution(BRIDGE, *WHOLE), minimum=sure - 0.01)) == 1


def test_without_the_encoder_the_rules_stay() -> None:
    alone = StatementRules()(reading(BRIDGE)).statements
    assert [(s.source, s.cue, s.content) for s in joint(BRIDGE)] == [
        (s.source, s.cue, s.content) for s in alone
    ]


def test_confidence_is_within_its_bounds() -> None:
    for evidence in ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)):
        for found in joint(BRIDGE, attribution(BRIDGE, *WHOLE, evidence=evidence)):
            assert 0 <= found.confidence <= 1


def test_ids_are_those_of_the_spans() -> None:
    first, second = (joint(BRIDGE, attribution(BRIDGE, *WHOLE)) for _ in range(2))
    assert [s.id for s in first] == [s.id for s in second]


@pytest.mark.parametrize(
    ("text", "rule", "found", "expected"),
    [
        # the encoder's boundary is the better one where both are whole
        (
            "Ms Ciobanu said the dam was safe, and engineers went home.",
            ("Ms Ciobanu", "said", "the dam was safe, and engineers went home"),
            ("Ms Ciobanu", "said", "the dam was safe"),
            ("Ms Ciobanu", "said", "the dam was safe"),
        ),
        # no content ends with "the" or in the middle of a phrase
        (
            "Ms Ciobanu said the dam was safe for the winter.",
            ("Ms Ciobanu", "said", "the dam was safe for the winter"),
            ("Ms Ciobanu", "said", "the dam was safe for the"),
            ("Ms Ciobanu", "said", "the dam was safe for the winter"),
        ),
        (
            "Ms Ciobanu said the dam was built of stone.",
            ("Ms Ciobanu", "said", "the dam was built of stone"),
            ("Ms Ciobanu", "said", "the dam was built"),
            ("Ms Ciobanu", "said", "the dam was built of stone"),
        ),
        # a content runs up to the words that give its source
        (
            "A guard died in Bălți on Sunday, the ministry said.",
            ("the ministry", "said", "A guard died in Bălți on Sunday"),
            ("the ministry", "said", "A guard died"),
            ("the ministry", "said", "A guard died in Bălți on Sunday"),
        ),
        # a relative clause goes on to its end
        (
            "Mr Lupu, who came to the port on Friday, vowed to stay.",
            ("Mr Lupu, who came to the port on Friday", "vowed", "to stay"),
            ("Mr Lupu, who came to the port", "vowed", "to stay"),
            ("Mr Lupu, who came to the port on Friday", "vowed", "to stay"),
        ),
        # what a name stands in apposition to belongs to the source
        (
            "A ministry spokesman, Ion Lupu, said it rained.",
            ("A ministry spokesman, Ion Lupu", "said", "it rained"),
            ("Ion Lupu", "said", "it rained"),
            ("A ministry spokesman, Ion Lupu", "said", "it rained"),
        ),
        # a piece of the source is no content
        (
            "Five, says the health ministry in Cahul.",
            ("the health ministry in Cahul", "says", "Five"),
            ("", "says", "the health ministry in"),
            ("the health ministry in Cahul", "says", "Five"),
        ),
        # the refusal is the cue
        (
            "He declined to say where they were.",
            ("He", "declined to say", "where they were"),
            ("He", "declined", "to say where they were"),
            ("He", "declined to say", "where they were"),
        ),
        # a request for anonymity belongs to the source
        (
            "An officer in Cahul, speaking on condition of anonymity, said it rained.",
            ("An officer in Cahul, speaking on condition of anonymity", "said", "it rained"),
            ("An officer in Cahul", "said", "it rained"),
            ("An officer in Cahul, speaking on condition of anonymity", "said", "it rained"),
        ),
        # a source that only the rules see is taken from them
        (
            "Tiraspol denied it.",
            ("Tiraspol", "denied", "it"),
            ("", "denied", "it"),
            ("Tiraspol", "denied", "it"),
        ),
        # who signs a quotation is read off the dash
        (
            "“We stay.” — Ilinca Rotaru",
            ("Ilinca Rotaru", "—", "“We stay.”"),
            ("Ilinca", "—", "We stay.”"),
            ("Ilinca Rotaru", "—", "“We stay.”"),
        ),
    ],
)
def test_merging(
    text: str,
    rule: tuple[str, str, str],
    found: tuple[str, str, str],
    expected: tuple[str, str, str],
) -> None:
    assert merge(text, parts(text, *rule), parts(text, *found)) == parts(text, *expected)


def test_alignment_by_cue_then_by_content() -> None:
    text = "He said it rained and she denied that it snowed in Orhei, she wrote."
    left = [
        parts(text, "He", "said", "it rained"),
        parts(text, "she", "denied", "that it snowed in Orhei"),
    ]
    right = [
        parts(text, "she", "wrote", "that it snowed in Orhei"),
        parts(text, "He", "said", "it rained and she denied"),
    ]
    assert align(left, right) == [(0, 1), (1, 0)]


def test_a_nested_statement_is_not_its_outer_one() -> None:
    text = "Officials said the union claimed that the mine was shut."
    outer = parts(text, "Officials", "said", "the union claimed that the mine was shut")
    inner = parts(text, "the union", "claimed", "that the mine was shut")
    assert align([inner], [outer]) == []
    found = joint(text, attribution(text, "Officials", "said", text[text.index("the union") : -1]))
    assert shown(text, found) == [
        ("Officials", "said", "the union claimed that the mine was shut"),
        ("the union", "claimed", "that the mine was shut"),
    ]
    assert found[1].nested_in == found[0].id


def test_jaccard() -> None:
    assert jaccard([(0, 4)], [(2, 6)]) == pytest.approx(1 / 3)
    assert jaccard([(0, 2), (4, 6)], [(0, 2), (4, 6)]) == 1
    assert jaccard([], []) == 0


def test_two_readings_of_the_encoder_are_one_statement() -> None:
    one = attribution(BRIDGE, *WHOLE)
    assert len(joint(BRIDGE, one, one)) == 1


def test_a_request_for_anonymity_is_no_statement() -> None:
    text = "The pilot, who asked not to be named, landed in Iași."
    assert joint(text, attribution(text, "who", "asked", "not to be named")) == ()


def test_the_outlets_own_hope_is_no_attribution() -> None:
    text = "I hope it fails. We shall see in Chișinău."
    assert joint(text, attribution(text, "I", "hope", "it fails")) == ()


def test_what_is_only_supposed_is_no_statement() -> None:
    text = "If she says no, the talks in Bender are over."
    assert joint(text, attribution(text, "she", "says", "no")) == ()


def test_a_lost_closing_mark_makes_one_statement() -> None:
    text = "“We never closed the road, the mayor of Orhei said."
    words = ("the mayor of Orhei", "said", "“We never closed the road,")
    assert shown(text, joint(text, attribution(text, *words))) == [words]


def test_what_nobody_said_is_no_statement() -> None:
    text = "Neither side has withdrawn its accusation."
    assert joint(text, attribution(text, "Neither side", "has withdrawn", "its accusation")) == ()


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


@pytest.mark.parametrize(
    "repeated", ["He said that ", "“No,” he said. ", "“He said, ‘Go,’ and ", "his claim that "]
)
def test_time_grows_with_the_text_alone(repeated: str) -> None:
    def seconds(count: int) -> float:
        given = reading(repeated * count)
        cue = spans(given.document.text, "said" if "said" in repeated else "claim")[0]
        size = len(repeated)
        found = [
            Attribution(
                (), ((cue.start + i * size, cue.end + i * size),), ((end, end + 9),), 1, SURE
            )
            for i in range(count - 1)
            if (end := cue.end + i * size)
        ]
        finder = JointStatements(Stub(*found))  # type: ignore[arg-type]
        best = 99.0
        for _ in range(2):
            start = process_time()
            finder(given)
            best = min(best, process_time() - start)
        return best

    assert seconds(1600) < 30 * max(seconds(200), 0.01)


@pytest.mark.skipif(not (WEIGHTS / "encoder.onnx").exists(), reason="the weights aren't here")
def test_with_the_shipped_weights() -> None:
    from sayso.extraction.encoder.components import SharedEncoder

    text = (
        "SOROCA, 4 May 2031 — The mayor of Soroca, Ilinca Rotaru, said the bridge over the "
        "Dniester had held. “Nobody was hurt,” she told the Chișinău Ledger. Police said they "
        "were still looking for two boats.\n\n"
        "The ministry did not say whether the road would open, but analysts are bracing for "
        "delays."
    )
    result = StatementContext()(JointStatements(SharedEncoder())(reading(text)))
    result.check()
    found = shown(text, result.statements)
    assert ("she", "told", "“Nobody was hurt,”") in found
    assert any(cue == "said" and "Police" in source for source, cue, _ in found)
    assert len({s.id for s in result.statements}) == len(found)
    assert all(0 < s.confidence < 1 for s in result.statements)
