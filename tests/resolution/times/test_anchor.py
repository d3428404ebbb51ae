from __future__ import annotations

import pytest

from sayso.extraction.sentences import SentenceRules
from sayso.extraction.times import TimeRules
from sayso.model import Document, Passage, Reading, Role, SourceFile, Time
from sayso.resolution.times import TimeAnchor

WEDNESDAY = "2031-04-09"


def anchored(text: str, published: str | None = WEDNESDAY, **metadata: str) -> list[Time]:
    document = Document(
        "d",
        text,
        (Passage(0, len(text), Role.BODY, "en"),),
        SourceFile("a.txt", "text/plain", len(text), "0"),
        published=published,
        **metadata,  # type: ignore[arg-type]
    )
    reading = TimeAnchor()(TimeRules()(SentenceRules()(Reading(document))))
    reading.check()
    return list(reading.times)


def last(text: str, published: str | None = WEDNESDAY, **metadata: str) -> Time:
    return anchored(text, published, **metadata)[-1]


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("It fell on April 8, 2031.", "2031-04-08", "2031-04-08"),
        ("It fell on 8 April 2031.", "2031-04-08", "2031-04-08"),
        ("It was built in 1998.", "1998", "1998"),
        ("It was built in the early 1990s.", "199", "199X"),
        ("It was built in the nineteenth century.", "18", "18XX"),
        ("It was built in the summer of 2029.", "2029-SU", "2029-22"),
        ("It was built in the second half of 2029.", "2029-H2", "2029-07/2029-12"),
        ("It was built in the third quarter of 2029.", "2029-Q3", "2029-07/2029-09"),
        ("It was built in Q3 2029.", "2029-Q3", "2029-07/2029-09"),
        ("The city fell in 480 BC.", "BC0480", "-0479"),
        ("It left at 2031-04-08T20:12:00Z.", "2031-04-08T20:12", "2031-04-08T20:12"),
        ("It left (031420Z APR 31).", "2031-04-03T14:20", "2031-04-03T14:20"),
    ],
)
def test_absolute(text: str, value: str, edtf: str) -> None:
    time = last(text)
    assert (time.value, time.edtf, time.anchored_to) == (value, edtf, time.anchored_to)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It fell on April 7.", "2031-04-07"),
        ("It fell in February.", "2031-02"),
        ("It fell in December.", "2030-12"),
        ("The road will open on May 3.", "2031-05-03"),
        ("The road will open in February.", "2032-02"),
        ("It fell in late March.", "2031-03-21/2031-03-31"),
        ("It fell in early March.", "2031-03-01/2031-03-10"),
        ("It fell in mid-March.", "2031-03-11/2031-03-20"),
        ("It fell in January this year.", "2031-01"),
        ("It fell in October last year.", "2030-10"),
        ("It fell last December.", "2030-12"),
        ("It fell in the spring of last year.", "2030-21"),
        ("Sales fell in the first quarter.", "2031-01/2031-03"),
        ("Sales fell in last year's third quarter.", "2030-07/2030-09"),
    ],
)
def test_partial_dates_go_by_tense(text: str, edtf: str) -> None:
    assert last(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It fell on Tuesday.", "2031-04-08"),
        ("It fell on Wednesday.", "2031-04-09"),
        ("It fell on Thursday.", "2031-04-03"),
        ("They will meet on Thursday.", "2031-04-10"),
        ("They are due to meet on Saturday, she said.", "2031-04-12"),
        ("It fell last Wednesday.", "2031-04-02"),
        ("They will meet next Tuesday.", "2031-04-15"),
        ("It fell on Tuesday morning.", "2031-04-08"),
        ("It fell at 4:20 a.m. on Sunday.", "2031-04-06T04:20"),
        ("It fell at noon Saturday.", "2031-04-05T12:00"),
        ("The guns fell silent at midnight on Monday.", "2031-04-08T00:00"),
    ],
)
def test_weekdays(text: str, edtf: str) -> None:
    assert last(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "value", "edtf"),
    [
        ("It fell yesterday.", "2031-04-08", "2031-04-08"),
        ("It fell yesterday morning.", "2031-04-08TMO", "2031-04-08"),
        ("It fell the day before yesterday.", "2031-04-07", "2031-04-07"),
        ("It will fall tomorrow.", "2031-04-10", "2031-04-10"),
        ("They meet tonight.", "2031-04-09TNI", "2031-04-09"),
        ("It fell last night.", "2031-04-08TNI", "2031-04-08/2031-04-09"),
        ("It fell last week.", "2031-W14", "2031-03-31/2031-04-06"),
        ("It fell this week.", "2031-W15", "2031-04-07/2031-04-13"),
        ("It fell earlier this week.", "2031-W15", "2031-04-07/2031-04-08"),
        ("It will fall later this month.", "2031-04", "2031-04-10/2031-04-30"),
        ("It fell over the weekend.", "2031-W14-WE", "2031-04-05/2031-04-06"),
        ("It fell last month.", "2031-03", "2031-03"),
        ("It fell late last month.", "2031-03", "2031-03-21/2031-03-31"),
        ("It will fall next year.", "2032", "2032"),
        ("It fell two years ago.", "2029", "2029"),
        ("It fell ten days ago.", "2031-03-30", "2031-03-30"),
        ("It fell two months ago.", "2031-02", "2031-02"),
        ("It shook over the past three days.", "P3D", "2031-04-06/2031-04-09"),
        ("Shots were heard overnight.", "2031-04-08TNI", "2031-04-08/2031-04-09"),
    ],
)
def test_counted_from_publication(text: str, value: str, edtf: str) -> None:
    time = last(text)
    assert (time.value, time.edtf) == (value, edtf)
    assert time.anchored_to == "published"
    assert time.anchor is None


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The truce began on March 4. Four days prior the mayor had left.", "2031-02-28"),
        ("The truce began on March 4. Ten days later it failed.", "2031-03-14"),
        ("The truce began on March 4. Two weeks later it failed.", "2031-03-17/2031-03-23"),
        ("The truce began on March 4. It failed the next day.", "2031-03-05"),
        ("The truce began on March 4 and failed the same day.", "2031-03-04"),
        (
            "The truce began on March 4. A few days after this declaration it failed.",
            "2031-03-06/2031-03-10",
        ),
        ("The truce began on March 4. That morning shots were heard.", "2031-03-04"),
        ("The truce began on March 4. The following month it failed.", "2031-04"),
        ("The bridge opened in 2019. That year the river froze.", "2019"),
        ("The bridge opened in 2019. It closed the following year.", "2020"),
        ("The bridge opened in May 2019. Five years later it fell.", "2024"),
        ("The bridge opened in May 2019. It closed in October of that year.", "2019-10"),
        ("The mayor spoke on Monday. The night before shells fell.", "2031-04-06"),
    ],
)
def test_counted_from_the_text(text: str, edtf: str) -> None:
    *_, first, time = [None, *anchored(text)]
    assert time is not None
    assert first is not None
    assert time.edtf == edtf
    assert time.anchored_to == "text"
    assert time.anchor == first.span


def test_the_day_before_counts_from_the_main_clause() -> None:
    text = (
        "The ministry said in a note published on Monday that shells fell on Sunday."
        " A day earlier guards had accused it."
    )
    monday, _, earlier = anchored(text)
    assert earlier.anchor == monday.span
    assert earlier.edtf == "2031-04-06"


def test_beside_a_happening_counts_from_its_date() -> None:
    text = (
        "Three shells fell on the school at 4:20 a.m. on Sunday. The truce had begun at 6 p.m."
        " on Saturday. A drone was seen twenty minutes before the shells."
    )
    *_, before = anchored(text)
    assert before.edtf == "2031-04-06T04:00"
    assert text[slice(*before.anchor or ())].endswith("Sunday")


def test_a_length_beside_nothing_dated_stays_a_length() -> None:
    time = last("He left two days after the vote.")
    assert (time.value, time.edtf) == ("P2D", None)


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("He left on Easter Sunday.", "2031-04-13"),
        ("He left on Good Friday.", "2031-04-11"),
        ("He left on Orthodox Easter in 2030.", None),
        ("He will leave on Christmas Eve.", "2031-12-24"),
        ("He left on New Year's Eve.", "2030-12-31"),
        ("He left on Thanksgiving.", "2030-11-28"),
        ("He left two days before Christmas.", "2030-12-23"),
    ],
)
def test_holidays(text: str, edtf: str | None) -> None:
    time = anchored(text)[0]
    if edtf is not None:
        assert time.edtf == edtf


@pytest.mark.parametrize(
    ("text", "url", "edtf"),
    [
        ("It fell on 24.03.2031.", "", "2031-03-24"),
        ("It fell on 03/24/2031 and 04/05/2030.", "", "2030-04-05"),
        ("It fell on 24/03/2031 and 04/05/2030.", "", "2030-05-04"),
        ("It fell on 04/05/2030.", "https://example.co.uk/a", "2030-05-04"),
        ("It fell on 04/05/2030.", "https://example.us/a", "2030-04-05"),
        ("It fell on 04/05/2030.", "https://example.com/a", None),
        ("It fell on 05/05/2030.", "https://example.com/a", "2030-05-05"),
        ("It fell on 08/04/2031.", "https://example.com/a", "2031-04-08"),
    ],
)
def test_numerals_by_the_documents_own_evidence(text: str, url: str, edtf: str | None) -> None:
    assert last(text, url=url).edtf == edtf


@pytest.mark.parametrize(
    "text", ["The fast began on 3 Ramadan 1452.", "He came on 19 Farvardin 1410."]
)
def test_other_calendars_are_marked_and_not_guessed(text: str) -> None:
    (time,) = anchored(text)
    assert time.form is not None
    assert time.form.startswith("foreign calendar=")
    assert (time.value, time.edtf, time.precision) == (None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "It fell on Tuesday.",
        "It fell yesterday.",
        "It fell last month.",
        "It fell two years ago.",
        "It fell on April 8.",
        "It fell overnight.",
        "It fell the next day.",
        "It fell over the weekend.",
        "It fell on Easter Sunday.",
        "It fell over the past three days.",
    ],
)
def test_without_a_publication_date_nothing_is_guessed(text: str) -> None:
    (time,) = anchored(text, None)
    assert time.edtf is None


def test_without_a_publication_date_the_text_still_counts() -> None:
    text = "It began on March 4, 2031. Two days later it ended."
    assert [t.edtf for t in anchored(text, None)] == ["2031-03-04", "2031-03-06"]


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("It fell on April 7.", 1),
        ("It fell over the weekend.", 2),
        ("It fell last week.", 3),
        ("It fell in late March.", 4),
        ("It fell in February.", 4),
        ("It fell in 2019.", 5),
        ("It fell in the 1990s.", 5),
    ],
)
def test_precision(text: str, precision: int) -> None:
    assert last(text).precision == precision


HISTORY = (
    "The first war began in 1911 and ended in 1913. In 1921 the second began. On 4 March the army"
    " crossed the river. In April it turned north. The siege began in November. In January it was"
    " lifted. A third war was fought from 1931 to 1933. The treaty of 1934 ended it."
)


def test_history_goes_on_from_the_year_named_last() -> None:
    times = {HISTORY[t.start : t.end]: t.edtf for t in anchored(HISTORY)}
    assert times["4 March"] == "1921-03-04"
    assert times["April"] == "1921-04"
    assert times["November"] == "1921-11"
    assert times["January"] == "1922-01"


def test_figures_are_compared_with_their_quarter_a_year_before() -> None:
    text = (
        "The mill said net profit rose 8% in the first quarter. Sales were $3 million, up from $2"
        " million a year earlier. In the year-earlier quarter it had a loss. For the nine months"
        " profit was $5 million, against $4 million a year earlier."
    )
    times = [(text[t.start : t.end], t.value) for t in anchored(text)]
    assert times == [
        ("the first quarter", "2031-Q1"),
        ("a year earlier", "2030-Q1"),
        ("the year-earlier quarter", "2030-Q1"),
        ("the nine months", "P9M"),
        ("a year earlier", "2030"),
    ]


def test_a_bad_publication_date_is_no_anchor() -> None:
    assert last("It fell yesterday.", "last spring").edtf is None


def test_a_caption_moves_nothing() -> None:
    text = "It began on March 4.\n\nResidents, 17 September 2022.\n\nTwo days later it ended."
    roles = (Role.BODY, Role.CAPTION, Role.BODY)
    ends = [0, text.index("Residents"), text.index("Two"), len(text)]
    passages = tuple(
        Passage(a, b, role, "en") for a, b, role in zip(ends, ends[1:], roles, strict=False)
    )
    source = SourceFile("a.txt", "text/plain", len(text), "0")
    document = Document("d", text, passages, source, published=WEDNESDAY)
    reading = TimeAnchor()(TimeRules()(SentenceRules()(Reading(document))))
    assert [t.edtf for t in reading.times] == ["2031-03-04", "2022-09-17", "2031-03-06"]


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It snowed in the last week of March.", "2031-03-25/2031-03-31"),
        ("It snowed in the first week of March.", "2031-03-01/2031-03-07"),
        ("It snowed on the last weekend of March.", "2031-03-29/2031-03-30"),
        ("It snowed in the week of March 5.", "2031-03-03/2031-03-09"),
        ("It snowed on the night of March 7-8.", "2031-03-07/2031-03-08"),
        ("It was raided at 10pm last night.", "2031-04-08T22:00"),
        ("It was raided at 6 this morning.", "2031-04-09T06:00"),
        ("It was signed 20 years ago this month.", "2011-04"),
        ("It was raided in the early hours of Saturday morning.", "2031-04-05"),
        ("He has until noon Friday to leave.", "2031-04-11T12:00"),
        ("It was quiet this winter.", "2030-24"),
        ("It begins on Friday.", "2031-04-11"),
    ],
)
def test_phrases(text: str, edtf: str) -> None:
    assert last(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted between June and August 2012.", ["2012-06", "2012-08"]),
        ("It lasted from December to March 2012.", ["2011-12", "2012-03"]),
        ("It snowed on April 7 and 8.", ["2031-04-07", "2031-04-08"]),
        ("It snowed between 5 and 7 April.", ["2031-04-05", "2031-04-07"]),
        ("It snowed on 6-7 April.", ["2031-04-06", "2031-04-07"]),
    ],
)
def test_pairs_share_what_one_of_them_says(text: str, expected: list[str]) -> None:
    assert [t.edtf for t in anchored(text)] == expected
