"""From readings of the JSON contract to what the scorers take, and the gate's own scores."""

from pathlib import Path
from typing import Any

import pytest

from benchmarks import attribution, events, gum, names, places, reading, sentences, times, tolls
from benchmarks.gum import Name

TEXT = "Two men died in Tiraspol on Monday, the mayor said."
READING: dict[str, Any] = {
    "id": "a",
    "document": {
        "text": TEXT,
        "title": "Two die",
        "passages": [{"start": 0, "end": 51, "role": "body", "language": "en"}],
    },
    "statements": [
        {
            "id": "s",
            "source": [[36, 45]],
            "cue": [[46, 50]],
            "content": [[0, 34]],
            "stance": "asserts",
        }
    ],
    "mentions": [
        {"start": 16, "end": 24, "label": "GPE", "actor": None},
        {"start": 0, "end": 3, "label": "NORP", "actor": None},
    ],
    "places": [
        {
            "start": 16,
            "end": 24,
            "lat": 46.8,
            "lon": 29.6,
            "gazetteer_id": "geonames:617239",
            "name": "Tiraspol",
        },
        {"start": 0, "end": 3, "lat": None, "lon": None, "gazetteer_id": None, "name": "Two"},
    ],
    "times": [{"start": 28, "end": 34, "type": "DATE", "value": "2031-03-03", "edtf": "x"}],
    "events": [
        {
            "type": "ACCIDENT",
            "actor": None,
            "recipient": None,
            "background": False,
            "tolls": [
                {"kind": "killed", "low": 2, "high": 2, "evidence": [0, 1]},
                {"kind": "injured", "low": 5, "high": None, "evidence": [0, 1]},
            ],
        },
        {
            "type": "ASSAULT",
            "actor": {"name": "X", "country": "MDA", "sector": None},
            "recipient": None,
            "background": True,
            "tolls": [{"kind": "killed", "low": 9, "high": 9, "evidence": [0, 1]}],
        },
    ],
}


def test_statements_become_attributions() -> None:
    assert attribution.attributions(READING) == [
        {"id": "s", "source": [[36, 45]], "cue": [[46, 50]], "content": [[0, 34]]}
    ]


def test_times_keep_span_type_and_value() -> None:
    assert times.timexes(READING) == [
        {"start": 28, "end": 34, "type": "DATE", "value": "2031-03-03", "text": "Monday"}
    ]


def test_places_carry_geonames_numbers_where_they_have_them() -> None:
    assert [place["geonameid"] for place in places.places(READING)] == [617239, None]


def test_accidents_are_no_plover_events() -> None:
    assert [event["plover"] for event in events.plover(READING)] == ["ASSAULT"]


def test_tolls_of_background_events_do_not_count() -> None:
    assert tolls.incident_toll([READING], "killed") == (2, 2)
    assert tolls.incident_toll([READING], "injured") == (5, 5)
    assert tolls.incident_toll([READING], "missing") is None


def article(killed: int | None) -> dict[str, Any]:
    counts = (
        []
        if killed is None
        else [{"kind": "killed", "low": killed, "high": killed, "evidence": [0, 1]}]
    )
    return {"events": [{"background": False, "tolls": counts}]}


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([1, 2, 2], (2, 2)),
        ([1, 2], (2, 2)),
        ([2, 1], (2, 2)),
        ([None, 3, None], (3, 3)),
        ([None], None),
        ([], None),
    ],
)
def test_the_best_supported_count_decides(
    counts: list[int | None], expected: tuple[int, int] | None
) -> None:
    assert tolls.incident_toll([article(count) for count in counts], "killed") == expected


def test_relative_times_are_judged_by_the_prediction_with_their_span() -> None:
    def time(start: int, end: int, value: str, text: str = "") -> dict[str, Any]:
        return {"start": start, "end": end, "value": value, "text": text}

    gold = [
        time(0, 14, "2031-01-01", "two days earlier"),
        time(20, 26, "2031", "Monday"),
        time(30, 40, "2030", "a year ago"),
        time(50, 60, "2030", "months later"),
    ]
    found = [time(0, 8, "P2D"), time(0, 14, "2031-01-01"), time(32, 40, "2029")]
    assert times.relative_accuracy([(gold, found)]) == (1, 3)


def test_names_are_scored_by_label_and_by_span() -> None:
    gold = [Name(0, 3, "PER"), Name(5, 9, "ORG")]
    found = [Name(0, 3, "PER"), Name(5, 9, "PLACE"), Name(20, 22, "PLACE")]
    scores = names.score([(gold, found)])
    assert scores["PER"] == 1.0
    assert scores["ORG"] == 0.0
    assert scores["all"] == pytest.approx(2 / 5)
    assert scores["span"] == pytest.approx(4 / 5)
    assert names.names(READING) == [Name(16, 24, "PLACE")]


def test_sentences_are_scored_whole_and_by_their_ends() -> None:
    scores = sentences.score([([(0, 5), (6, 9)], [(0, 5), (7, 9)])])
    assert scores == {"exact": 0.5, "ends": 1.0}


CONLLU = """# newdoc id = GUM_news_made
# newpar
# newpar_block = p (1 s)
# text = Mayor Ion Ceban's aide saw the Bender Bridge.
1\tMayor\tmayor\tPROPN\tNNP\t_\t2\tx\t_\tEntity=(1-person-new(2-person-new-n
2\tIon\tIon\tPROPN\tNNP\t_\t5\tx\t_\t_
3\tCeban\tCeban\tPROPN\tNNP\t_\t2\tx\t_\tSpaceAfter=No
4\t's\t's\tPART\tPOS\t_\t2\tx\t_\tEntity=2)
5\taide\taide\tNOUN\tNN\t_\t6\tx\t_\tEntity=1)
6\tsaw\tsee\tVERB\tVBD\t_\t0\troot\t_\t_
7\tthe\tthe\tDET\tDT\t_\t9\tx\t_\tEntity=(3-place-new
8\tBender\tBender\tPROPN\tNNP\t_\t9\tx\t_\tEntity=(4-place-new)
9\tBridge\tBridge\tPROPN\tNNP\t_\t6\tx\t_\tEntity=3)|SpaceAfter=No
10\t.\t.\tPUNCT\t.\t_\t6\tx\t_\t_

# text = He can't.
1\tHe\the\tPRON\tPRP\t_\t2\tx\t_\tEntity=(2-person-giv)
2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
2\tca\tcan\tAUX\tMD\t_\t0\troot\t_\t_
3\tn't\tnot\tPART\tRB\t_\t2\tx\t_\t_
4\t.\t.\tPUNCT\t.\t_\t2\tx\t_\t_

# newpar
# text = Rain
1\tRain\train\tNOUN\tNN\t_\t0\troot\t_\tEntity=(5-substance-new)

"""


def test_gum_documents_are_put_together_from_words(tmp_path: Path) -> None:
    file = tmp_path / "made.conllu"
    file.write_text(CONLLU, encoding="utf-8")
    (document,) = gum.documents(file)
    assert document.text == "Mayor Ion Ceban's aide saw the Bender Bridge. He can't.\n\nRain"
    assert [document.text[start:end] for start, end in document.sentences] == [
        "Mayor Ion Ceban's aide saw the Bender Bridge.",
        "He can't.",
        "Rain",
    ]
    assert [(document.text[n.start : n.end], n.label) for n in document.names] == [
        ("Mayor Ion Ceban", "PER"),
        ("Bender Bridge", "PLACE"),
    ]


def test_bodies_are_compared_by_their_words_in_order() -> None:
    assert reading.body_f1("one two three", "one, two.\nthree") == 1.0
    assert reading.body_f1("one two", "three") == 0.0
    assert reading.body_f1("aa bb", "aa bb cc dd") == pytest.approx(2 / 3)
    assert reading.same_words("Two DIE —", "two die")
    assert not reading.same_words("", None)


def test_mastheads_count_only_when_marked_with_their_language() -> None:
    text = "آزاد Fuel"
    passage = {"start": 0, "end": 4, "role": "boilerplate", "language": "fa"}

    def share(**changes: object) -> float:
        return reading.masthead_share({"document": {"text": text, "passages": [passage | changes]}})

    assert share() == 1.0
    assert share(language="en") == 0.0
    assert share(role="body") == 0.0
    assert share(end=2) == 0.5
