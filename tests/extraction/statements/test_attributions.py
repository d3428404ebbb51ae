"""What the rules must read, one case with its reason each. Fiction set in 2031."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[[str], list[tuple[str, str, str]]]

_CASES = {
    "plain order, that-clause": (
        "The ministry said that the dam had held.",
        [("The ministry", "said", "that the dam had held")],
    ),
    "plain order without that": (
        "Officials in Narva said the bridge was closed.",
        [("Officials in Narva", "said", "the bridge was closed")],
    ),
    "content first": (
        "The bridge is safe, the port authority said on Monday.",
        [("the port authority", "said", "The bridge is safe")],
    ),
    "inverted with an apposition": (
        "“The water came at night,” said Liis Tamm, a teacher in Narva.",
        [("Liis Tamm, a teacher in Narva", "said", "“The water came at night,”")],
    ),
    "a quotation split by its cue is one statement": (
        "“We waited,” she said. “Nobody came.”",
        [("she", "said", "“We waited,” … “Nobody came.”")],
    ),
    "an aside stands between source and cue": (
        "Captain Orav, who is leaving the service in May, said the radar had failed.",
        [("Captain Orav, who is leaving the service in May", "said", "the radar had failed")],
    ),
    "a request for anonymity belongs to the source": (
        "A clerk, who asked not to be named because she feared for her job, said the lists were forged.",
        [
            (
                "A clerk, who asked not to be named because she feared for her job",
                "said",
                "the lists were forged",
            )
        ],
    ),
    "a relative clause without commas": (
        "A man who gave only his first name said the shots came from the hill.",
        [("A man who gave only his first name", "said", "the shots came from the hill")],
    ),
    "according to, last": (
        "Nine people drowned, according to the coast guard.",
        [("the coast guard", "according to", "Nine people drowned")],
    ),
    "according to, first": (
        "According to the coast guard, nine people drowned.",
        [("the coast guard", "According to", "nine people drowned")],
    ),
    "according to, in the middle": (
        "The ship, according to its owner, was empty.",
        [("its owner", "according to", "The ship … was empty")],
    ),
    "coordinated cues share the source": (
        "The mayor denied the report and said the pumps were working.",
        [
            ("The mayor", "denied", "the report"),
            ("The mayor", "said", "the pumps were working"),
        ],
    ),
    "a participle's source is the subject of its clause": (
        "The union rejected the offer, saying it was an insult.",
        [
            ("The union", "rejected", "the offer"),
            ("The union", "saying", "it was an insult"),
        ],
    ),
    "by + participle": (
        "The company angered drivers by claiming that they had agreed.",
        [("The company", "claiming", "that they had agreed")],
    ),
    "each side accusing the other": (
        "The two armies traded fire, each side accusing the other of shooting first.",
        [("each side", "accusing", "the other of shooting first")],
    ),
    "nested: A said B reported C": (
        "The mayor said the ministry had reported that the dam was safe.",
        [
            ("The mayor", "said", "the ministry had reported that the dam was safe"),
            ("the ministry", "had reported", "that the dam was safe"),
        ],
    ),
    "a nominal cue": (
        "Tallinn's claim that the ship was armed surprised observers.",
        [("Tallinn's", "claim", "that the ship was armed surprised observers")],
    ),
    "as the paper noted": (
        "As the Courier noted, they were unarmed.",
        [("the Courier", "noted", "they were unarmed")],
    ),
    "a colon before a quotation": (
        "The captain wrote: “We are sinking.”",
        [("The captain", "wrote", "“We are sinking.”")],
    ),
    "put a figure": (
        "The observatory put the toll at nine.",
        [("The observatory", "put", "the toll at nine")],
    ),
    "the addressee is no part of cue or content": (
        "The general told reporters that the road was open.",
        [("The general", "told", "that the road was open")],
    ),
    "told someone to": (
        "The district told residents to boil their water.",
        [("The district", "told", "residents to boil their water")],
    ),
    "told an outlet on a day": (
        "The minister told the Narva Post on Tuesday that talks had begun.",
        [("The minister", "told", "that talks had begun")],
    ),
    "declined to say": (
        "The owner declined to say where the ship was.",
        [("The owner", "declined to say", "where the ship was")],
    ),
    "reported question": (
        "Residents asked whether the wall would hold.",
        [("Residents", "asked", "whether the wall would hold")],
    ),
    "negated cue is an evasion": (
        "The army did not say whether the bridge was mined.",
        [("The army", "did not say", "whether the bridge was mined")],
    ),
    "it is said: no source": (
        "It is said that the well is haunted.",
        [("", "is said", "that the well is haunted")],
    ),
    "said to have: no source, content in two parts": (
        "The captain is said to have left the bridge.",
        [("", "is said", "The captain … to have left the bridge")],
    ),
    "passive with by": (
        "The report was denied by the ministry.",
        [("the ministry", "was denied", "The report")],
    ),
    "an all-capitals wire": (
        "MINISTRY SAYS DAM HAS FAILED NEAR NARVA",
        [("MINISTRY", "SAYS", "DAM HAS FAILED NEAR NARVA")],
    ),
    "a headline In Title Case": (
        "Toll Rises to Nine, Officials Say",
        [("Officials", "Say", "Toll Rises to Nine")],
    ),
    "guillemets": (
        "«The road is closed,» the guard said.",
        [("the guard", "said", "«The road is closed,»")],
    ),
    "doubled apostrophes as quote marks": (
        "''The road is closed,'' the guard said.",
        [("the guard", "said", "''The road is closed,''")],
    ),
    "single quote marks, an apostrophe inside": (
        "‘We don’t know the boys’ names,’ the coach said.",
        [("the coach", "said", "‘We don’t know the boys’ names,’")],
    ),
    "a further quotation after an indirect statement is its own": (
        "She said the pumps had failed. “Nobody came for two days.”",
        [
            ("She", "said", "the pumps had failed"),
            ("", "", "“Nobody came for two days.”"),
        ],
    ),
    "the object of a report, day left out": (
        "The two cities announced a truce on Wednesday after nine hours of talks.",
        [("The two cities", "announced", "a truce")],
    ),
    "a further statement with its own subject ends the first": (
        "The mayor confirmed the deaths, and the governor promised help.",
        [
            ("The mayor", "confirmed", "the deaths"),
            ("the governor", "promised", "help"),
        ],
    ),
    "neither confirmed nor denied": (
        "The army would neither confirm nor deny the report.",
        [("The army", "would neither confirm nor deny", "the report")],
    ),
    "quoted as saying: the words are the guard's": (
        "The paper quoted a guard as saying that the gate was open.",
        [
            ("The paper", "quoted", "a guard as saying that the gate was open"),
            ("a guard", "saying", "that the gate was open"),
        ],
    ),
    "asked whether, declined: the question is the content": (
        "Asked whether the wall had been tested, the engineer declined to answer.",
        [("the engineer", "declined to answer", "whether the wall had been tested")],
    ),
    "declined to comment, without more": (
        "The owner declined to comment.",
        [("The owner", "declined", "to comment")],
    ),
    "a dateline is no content": (
        "NARVA, Estonia, May 4 (BW) - Nine people drowned on Sunday, the coast guard said.",
        [("the coast guard", "said", "Nine people drowned on Sunday")],
    ),
    "a count that stands at": (
        "Tallinn's figure stands at four.",
        [("Tallinn's", "figure", "four")],
    ),
    "which the mayor said": (
        "The pumps, which the mayor said had been tested, failed.",
        [("the mayor", "said", "which … had been tested")],
    ),
    "a cue inside another source's relative clause": (
        "The judge, who believes that the law is void, said the trial would go on.",
        [
            ("who", "believes", "that the law is void"),
            ("The judge", "said", "the trial would go on"),
        ],
    ),
    "accuse keeps its object": (
        "Riga accused the owner of hiding the ship.",
        [("Riga", "accused", "the owner of hiding the ship")],
    ),
}


@pytest.mark.parametrize("reason", list(_CASES))
def test_reads(reason: str, said: Said) -> None:
    text, expected = _CASES[reason]
    assert said(text) == expected


_NOTHING = {
    "a scare quote is no statement": "The “peacekeepers” left the town at dawn.",
    "the title of a work is no statement": "She was reading “War and Peace” on the ferry.",
    "the author's own voice attributes nothing": "I think the wall is ugly.",
    "nouns of the form of a cue": "The reports arrived late and the claims were settled.",
    "a participle that modifies": "The alleged plot was never proved.",
    "negated speech that isn't an evasion": "The mayor never promised that.",
    "no speech at all": "The river rose two metres and fell again.",
}


@pytest.mark.parametrize("reason", list(_NOTHING))
def test_reads_nothing(reason: str, said: Said) -> None:
    assert said(_NOTHING[reason]) == []
