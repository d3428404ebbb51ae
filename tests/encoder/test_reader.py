"""What the shipped reader makes of hard cases. All of them are fiction, set in 2031."""

from __future__ import annotations

import pytest

from sayso.extraction.encoder.reader import Attribution, EncoderReader


def find(reader: EncoderReader, text: str, cue: str) -> tuple[str, str]:
    """Return source and content of the one statement whose cue holds *cue*."""
    found = [a for a in read(reader, text) if cue in joined(text, a.cue)]
    assert len(found) == 1, [joined(text, a.cue) for a in read(reader, text)]
    return joined(text, found[0].source), joined(text, found[0].content)


def read(reader: EncoderReader, text: str) -> tuple[Attribution, ...]:
    return next(iter(reader.read([text]))).attributions


def joined(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " … ".join(text[s:e] for s, e in spans)


CASES = [
    pytest.param(
        "“When they came to the bridge they told me, ‘Go back or we will shoot,’ and I went back,” "
        "said Orsolya Vint, a beekeeper from Halmeny.",
        "said",
        "Orsolya Vint, a beekeeper from Halmeny",
        "“When they came to the bridge they told me, ‘Go back or we will shoot,’ and I went back,”",
        id="quotes in quotes: the outer statement keeps the inner one whole",
    ),
    pytest.param(
        "“The dam will hold,” the engineer said on Tuesday, “if the rain stops by Friday.”",
        "said",
        "the engineer",
        "“The dam will hold,” … “if the rain stops by Friday.”",
        id="an interrupted quotation is one statement in two fragments",
    ),
    pytest.param(
        "«The bread ran out on the second day», said the baker Anton Reuss in Velmark.",
        "said",
        "the baker Anton Reuss in Velmark",
        "«The bread ran out on the second day»",
        id="guillemets",
    ),
    pytest.param(
        "''The convoy never arrived,'' said Colonel Petra Simic of the Dravan army.",
        "said",
        "Colonel Petra Simic of the Dravan army",
        "''The convoy never arrived,''",
        id="two apostrophes for a mark, as old wires have it",
    ),
    pytest.param(
        "Smugglers are said to have moved the timber through Port Essel in 2031.",
        "are said",
        "",
        "Smugglers … to have moved the timber through Port Essel in 2031",
        id="said to have: nobody in particular says it",
    ),
    pytest.param(
        "Reporters asked whether the minister would resign before the May 2031 vote.",
        "asked",
        "Reporters",
        "whether the minister would resign before the May 2031 vote",
        id="a reported question",
    ),
    pytest.param(
        "The ministry did not say whether the prisoners would be released.",
        "did not say",
        "The ministry",
        "whether the prisoners would be released",
        id="a negated cue is one cue, negation included",
    ),
    pytest.param(
        "PORT ESSEL, MARCH 3, 2031 - MAYOR LENA FORTH SAID THE BRIDGE WOULD STAY SHUT UNTIL MAY.",
        "SAID",
        "MAYOR LENA FORTH",
        "THE BRIDGE WOULD STAY SHUT UNTIL MAY",
        id="an all-caps wire",
    ),
    pytest.param(
        "The governor told the Velmark Courier that the school would be rebuilt by autumn.",
        "told",
        "The governor",
        "that the school would be rebuilt by autumn",
        id="the addressee belongs to neither source nor content",
    ),
    pytest.param(
        "Tomas Reyl, who is leaving the party in June, said the vote had been bought.",
        "said",
        "Tomas Reyl, who is leaving the party in June,",
        "the vote had been bought",
        id="an aside between source and cue",
    ),
    pytest.param(
        "Mila Sorren left the court at noon. She said she would appeal.",
        "said",
        "She",
        "she would appeal",
        id="a pronoun stays a span",
    ),
    pytest.param(
        "According to the Institute of Hydrology, the lake lost a third of its water between 2020 "
        "and 2031.",
        "According to",
        "the Institute of Hydrology",
        "the lake lost a third of its water between 2020 and 2031",
        id="according to, before the content",
    ),
    pytest.param(
        "Residents fear that the levee will not survive another flood.",
        "fear",
        "Residents",
        "that the levee will not survive another flood",
        id="a belief is an attribution, with its leading that",
    ),
    pytest.param(
        "“We waited nine hours,” said Ruth Ambry. “Nobody came. Then the lights went out.”",
        "said",
        "Ruth Ambry",
        "“We waited nine hours,” … “Nobody came. Then the lights went out.”",
        id="a quotation of several sentences goes on behind the cue",
    ),
    pytest.param(
        "The agency reported that the minister had said the talks would resume in April 2031.",
        "reported",
        "The agency",
        "that the minister had said the talks would resume in April 2031",
        id="the outer of two nested statements",
    ),
    pytest.param(
        "The agency reported that the minister had said the talks would resume in April 2031.",
        "had said",
        "the minister",
        "the talks would resume in April 2031",
        id="the inner of two nested statements",
    ),
]


@pytest.mark.parametrize(("text", "cue", "source", "content"), CASES)
def test_case(reader: EncoderReader, text: str, cue: str, source: str, content: str) -> None:
    assert find(reader, text, cue) == (source, content)


def test_unbalanced_marks(reader: EncoderReader) -> None:
    # the first quotation is never closed: a scanner that only counts marks would turn the rest
    # inside out
    text = (
        '"We have nothing to hide, the mayor told reporters on Monday.\n\nThe council of Brannock '
        'said it would publish the accounts in June 2031.\n\n"They are empty words," said Ines '
        "Calloway, an auditor."
    )
    found = [(joined(text, a.source), joined(text, a.content)) for a in read(reader, text)]
    assert ("The council of Brannock", "it would publish the accounts in June 2031") in found
    assert ("Ines Calloway, an auditor", '"They are empty words,"') in found


def test_scare_quotes_and_titles_are_no_statements(reader: EncoderReader) -> None:
    assert read(reader, "The so-called “friendship bridge” has been closed since 2029.") == ()


def test_a_list_keeps_its_items_apart(reader: EncoderReader) -> None:
    text = (
        "The union published three demands:\n\n- Wages must rise by nine per cent, said Marek "
        "Dole, its chairman.\n- The night shift must end, according to the drivers of Depot 4.\n"
        "- No one will be dismissed, the company promised."
    )
    found = {joined(text, a.source): joined(text, a.content) for a in read(reader, text)}
    assert found["the drivers of Depot 4"] == "The night shift must end"
    assert found["the company"] == "No one will be dismissed"


def test_quoted_verse_is_held_whole(reader: EncoderReader) -> None:
    verse = "“The river took the lantern / the river took the oar, / and what it once has borrowed / it brings to no man’s door.”"
    text = f"At the funeral Ada Renn said: {verse}"
    assert find(reader, text, "said") == ("Ada Renn", verse)


def test_a_speech_of_3000_words_is_read_to_its_end(reader: EncoderReader) -> None:
    line = "The river rose again last night and the people of the lower town carried the old and the sick to the mill. "
    speech = "“" + line * 145 + "That is all I have to say.”"
    assert len(speech.split()) > 3000
    text = f"Governor Hale Brandt opened the council on Monday.\n\n{speech}\n\nThe minister Ada Renn said the dam would be repaired by June 2031."
    found = read(reader, text)
    last = [a for a in found if joined(text, a.source).endswith("Ada Renn")]
    assert [joined(text, a.content) for a in last] == ["the dam would be repaired by June 2031"]
    assert all(0 <= s < e <= len(text) for a in found for s, e in (*a.source, *a.cue, *a.content))


def test_reading_is_deterministic_and_independent_of_company(reader: EncoderReader) -> None:
    one, two = "The mayor said the bridge was safe.", "“No,” said Ines Calloway."
    alone = [next(iter(reader.read([t]))).attributions for t in (one, two)]
    assert [r.attributions for r in reader.read([two, one])] == alone[::-1]


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "“”", "\u0000\ufffd", "سلام", "a" * 5000])
def test_odd_texts_are_read_without_error(reader: EncoderReader, text: str) -> None:
    result = next(iter(reader.read([text])))
    assert result.text == text
    assert all(0 <= n.start < n.end <= len(text) for n in result.names)


def test_only_the_given_stretches_are_read(reader: EncoderReader) -> None:
    text = "The mayor said the bridge was safe.\n\nThe cook said the soup was cold."
    at = text.index("The cook")
    found = next(iter(reader.read([text], [[(at, len(text))]]))).attributions
    assert [joined(text, a.source) for a in found] == ["The cook"]


def test_offsets_count_code_points(reader: EncoderReader) -> None:
    text = "🌊🌊 The mayor of Chișinău said the bridge 🌉 was safe."
    assert find(reader, text, "said") == ("The mayor of Chișinău", "the bridge 🌉 was safe")


def test_names_and_places(reader: EncoderReader) -> None:
    text = "Chancellor Ada Renn flew from Berlin to Nairobi on Monday to meet the United Nations envoy."
    result = next(iter(reader.read([text])))
    assert {text[n.start : n.end] for n in result.places} >= {"Berlin", "Nairobi"}
    labels = {text[n.start : n.end]: n.label for n in result.names}
    assert labels["Ada Renn"] == "PER"
    assert labels["Berlin"] == "GPE"


def test_event_classes_are_chances(reader: EncoderReader) -> None:
    text = "Dravan jets bombed the harbour of Port Essel on Friday."
    chances = next(iter(reader.read([text]))).event_class(0, len(text))
    assert sum(chances.values()) == pytest.approx(1.0, abs=1e-3)
    assert max(chances, key=lambda k: chances[k]) == "ASSAULT"
