"""The shipped examples, read as a person would: what a reader finds, sayso finds.

``examples/expected.json`` is the hand-made truth. Its texts are looked up in what was read,
whatever the white space, so that the tests hold for every format.
"""

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
EXPECTED: dict[str, Any] = json.loads((EXAMPLES / "expected.json").read_text(encoding="utf-8"))
FILES = sorted((EXAMPLES / "articles").iterdir())

Record = dict[str, Any]
Spans = list[tuple[int, int]]


@pytest.fixture(scope="module")
def readings() -> dict[str, Record]:
    """Every example's reading by file name, from one run of the command line."""
    command = [sys.executable, "-m", "sayso", "read", str(EXAMPLES / "articles")]
    done = subprocess.run(
        [*command, "--format", "jsonl"], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr[-2000:] + done.stdout[:500]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(lines) == len(FILES)
    return {file.name: line for file, line in zip(FILES, lines, strict=True)}


def locate(text: str, words: str) -> tuple[int, int]:
    """Find words in a text, whatever white space lies between them."""
    found = re.search(r"\s+".join(map(re.escape, words.split())), text)
    assert found, f"{words!r} isn't in what was read"
    return found.span()


def shared(a: Iterable[tuple[int, int]], b: Iterable[tuple[int, int]]) -> int:
    second = list(b)
    return sum(max(0, min(x[1], y[1]) - max(x[0], y[0])) for x in a for y in second)


def size(spans: Spans) -> int:
    return sum(end - start for start, end in spans)


def jaccard(a: Spans, b: Spans) -> float:
    both = shared(a, b)
    return both / (size(a) + size(b) - both) if both else 0.0


def pairs(value: Iterable[Iterable[int]]) -> Spans:
    return [(start, end) for start, end in value]


def best(reading: Record, expected: Record) -> Record | None:
    """The statement whose content is most like the expected one's, if half of it is."""
    text = reading["document"]["text"]
    wanted = [locate(text, words) for words in expected["content"]]
    scored: list[tuple[float, Record]] = [
        (jaccard(wanted, pairs(s["content"])), s) for s in reading["statements"]
    ]
    close = [(score, statement) for score, statement in scored if score >= 0.5]
    if not close:
        return None
    top = max(score for score, _ in close)
    alike = [statement for score, statement in close if score == top]
    source = locate(text, expected["source"])
    return max(alike, key=lambda statement: shared([source], pairs(statement["source"])))


def found(readings: dict[str, Record]) -> list[tuple[Record, Record | None]]:
    return [(e, best(readings[e["file"]], e)) for e in EXPECTED["statements"]]


def quoted(expected: Record) -> bool:
    return all(words[0] in '"“«' for words in expected["content"])


def share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return sum(values) / len(values)


def source_text(file: str) -> str:
    if file.endswith(".pdf"):
        return (EXAMPLES / "odesa-quay-welders.txt").read_text(encoding="utf-8").replace("|", "")
    return (EXAMPLES / "articles" / file).read_text(encoding="utf-8")


def test_the_truth_names_the_examples_and_quotes_them() -> None:
    assert [file.name for file in FILES] == sorted(EXPECTED["articles"])
    for key in ("roles", "statements", "tolls", "times"):
        for item in EXPECTED[key]:
            texts = [item.get("source"), item.get("words"), item.get("text")]
            for words in [*filter(None, texts), *item.get("content", [])]:
                assert words in source_text(item["file"]), (item["file"], words)


def test_the_examples_are_of_five_outlets_and_four_formats() -> None:
    assert len({str(known["publisher"]) for known in EXPECTED["articles"].values()}) >= 5
    assert {file.suffix for file in FILES} == {".txt", ".html", ".md", ".pdf"}


@pytest.mark.parametrize("name", sorted(EXPECTED["articles"]))
def test_what_is_known_of_an_article_is_found(readings: dict[str, Record], name: str) -> None:
    document = readings[name]["document"]
    for field, value in EXPECTED["articles"][name].items():
        got = document[field] or ""
        if field == "published":
            assert got[:10] == value
        elif field == "publisher":
            names = value if isinstance(value, list) else [value]
            assert any(one.casefold() in got.casefold() for one in names), got
        else:
            assert got == (value or ""), field
    assert document["language"] == "en"


@pytest.mark.parametrize("expected", EXPECTED["roles"], ids=lambda e: e["text"][:30])
def test_furniture_is_marked(readings: dict[str, Record], expected: Record) -> None:
    document = readings[expected["file"]]["document"]
    start, _ = locate(document["text"], expected["text"])
    roles = [p["role"] for p in document["passages"] if p["start"] <= start < p["end"]]
    assert roles == [expected["role"]]


def test_every_span_lies_in_its_text(readings: dict[str, Record]) -> None:
    for reading in readings.values():
        length = len(reading["document"]["text"])
        spans = [
            span
            for s in reading["statements"]
            for k in ("source", "cue", "content")
            for span in s[k]
        ]
        spans += [
            [x["start"], x["end"]] for k in ("mentions", "places", "times") for x in reading[k]
        ]
        spans += [event["trigger"] for event in reading["events"]]
        spans += [toll["evidence"] for event in reading["events"] for toll in event["tolls"]]
        assert spans
        assert all(0 <= start < end <= length for start, end in spans)


def test_most_statements_are_found(readings: dict[str, Record]) -> None:
    results = found(readings)
    assert share(match is not None for _, match in results) >= 0.6
    assert share(match is not None for e, match in results if quoted(e)) >= 0.8


def test_statements_have_their_sources(readings: dict[str, Record]) -> None:
    right = []
    for expected, match in found(readings):
        if match is not None:
            source = [locate(readings[expected["file"]]["document"]["text"], expected["source"])]
            got = pairs(match["source"])
            text = readings[expected["file"]]["document"]["text"]
            said = " ".join(text[start:end] for start, end in got)
            # "he" stands in an article more than once: the words count, not the place
            right.append(jaccard(source, got) >= 0.5 or said == expected["source"])
    assert share(right) >= 0.75


def test_statements_have_their_stances(readings: dict[str, Record]) -> None:
    right = [m["stance"] == e["stance"] for e, m in found(readings) if m is not None]
    assert share(right) >= 0.7


def test_speakers_are_resolved(readings: dict[str, Record]) -> None:
    right = [
        bool(m["speaker"]) and m["speaker"]["name"] == e["speaker"]
        for e, m in found(readings)
        if m is not None and e["speaker"]
    ]
    assert share(right) >= 0.6


def test_tolls_are_found_with_their_range(readings: dict[str, Record]) -> None:
    right = []
    for expected in EXPECTED["tolls"]:
        reading = readings[expected["file"]]
        span = locate(reading["document"]["text"], expected["words"])
        right.append(
            any(
                shared([span], pairs([toll["evidence"]])) > 0
                and [toll[key] for key in ("kind", "low", "high")]
                == [expected[key] for key in ("kind", "low", "high")]
                for event in reading["events"]
                for toll in event["tolls"]
            )
        )
    assert share(right) >= 0.6


def test_times_have_their_values(readings: dict[str, Record]) -> None:
    right = []
    for expected in EXPECTED["times"]:
        reading = readings[expected["file"]]
        span = locate(reading["document"]["text"], expected["words"])
        near = [t for t in reading["times"] if shared([span], [(t["start"], t["end"])])]
        right.append(
            any((t["edtf"] or "")[: len(expected["edtf"])] == expected["edtf"] for t in near)
        )
    assert share(right) >= 0.75


def test_a_republication_says_the_same_as_its_original(readings: dict[str, Record]) -> None:
    def contents(name: str) -> set[str]:
        reading = readings[name]
        text = reading["document"]["text"]
        marks = str.maketrans("“”’", '""\'')
        return {
            " ".join(text[start:end] for start, end in s["content"]).translate(marks)
            for s in reading["statements"]
        }

    original = contents("02-chisinau-ledger-gate.html")
    copy = contents("05-odesa-quay-republication.txt")
    assert copy
    assert len(copy & original) >= 0.8 * len(copy)


def test_an_old_photo_does_not_date_the_story(readings: dict[str, Record]) -> None:
    reading = readings["02-chisinau-ledger-gate.html"]
    captions = [p for p in reading["document"]["passages"] if p["role"] == "caption"]
    assert captions
    dates = {s["said"]["edtf"] for s in reading["statements"] if s["said"]}
    dates |= {
        event["date"]
        for event in reading["events"]
        if event["date"] and not any(p["start"] <= event["trigger"][0] < p["end"] for p in captions)
    }
    assert dates
    assert not [date for date in dates if date.startswith("2026")]


def test_divided_words_are_put_together_again(readings: dict[str, Record]) -> None:
    text = readings["06-odesa-quay-welders.pdf"]["document"]["text"]
    paragraphs = source_text("06-odesa-quay-welders.pdf").strip().split("\n\n")[1:]
    for paragraph in paragraphs:
        locate(text, paragraph)
