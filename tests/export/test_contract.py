"""The JSON that other programs rely on, checked field by field against its contract."""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import sayso
from sayso.model import Sector, Stance, TollKind
from sayso.model.serial import reading_to_dict, to_json
from sayso.model.vocabulary import EventType, Label, PlaceUse, QuoteKind, Reality, Role, TimeType

ARTICLES = sorted((Path(__file__).resolve().parents[2] / "examples" / "articles").iterdir())
Record = dict[str, Any]

KEYS = {
    "reading": "schema id document statements mentions places times events",
    "document": "id title byline publisher published language url text passages",
    "passage": "start end role language",
    "statement": "id source cue content kind stance speaker via nested_in said confidence",
    "actor": "name country sector",
    "said": "edtf evidence",
    "mention": "start end label actor",
    "place": "start end name lat lon country gazetteer_id use precision",
    "time": "start end type value edtf",
    "event": "id trigger type mode actor recipient place date reality background statement tolls",
    "toll": "kind low high evidence claimant",
}
"""The keys of the contract in its order; what sayso adds stands after them."""

DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?")
UNSPECIFIED = re.compile(r"\d{2}XX|\d{3}X|\d{4}-XX|\d{4}-\d\d-XX|\d{4}-XX-XX|XXXX(?:-\d\d){0,2}")
SEASON = re.compile(r"\d{4}-(?:2[1-9]|3[0-9]|4[01])")


def is_point(value: str) -> bool:
    """Tell whether this is one EDTF level 1 date: a day, a month, a season, marked or not."""
    bare = value[:-1] if value[-1:] in {"?", "~", "%"} else value
    if UNSPECIFIED.fullmatch(bare) or SEASON.fullmatch(bare):
        return True
    match = DAY.fullmatch(bare)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def is_edtf(value: str) -> bool:
    """Tell whether this is an EDTF level 1 date or interval."""
    first, slash, last = value.partition("/")
    if not slash:
        return is_point(value)
    ends = [end for end in (first, last) if end not in {"", ".."}]
    return bool(ends) and all(is_point(end) for end in ends)


class Contract:
    """Asserts that one object keeps the contract; ``AssertionError`` says where it doesn't."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.text = record["document"]["text"]
        self.statements = {s["id"] for s in record["statements"]}
        self.actors = {a["id"] for a in record["actors"]}

    def check(self) -> None:
        record = self.record
        self.keys(record, "reading")
        assert record["schema"] == "sayso.reading/1"
        assert record["id"] == record["document"]["id"]
        self.document(record["document"])
        assert len(self.statements) == len(record["statements"]), "two statements have one id"
        assert len({e["id"] for e in record["events"]}) == len(record["events"])
        for name in ("statement", "mention", "place", "time", "event"):
            for one in record[f"{name}s"]:
                self.keys(one, name)
                getattr(self, name)(one)
        self.no_circles()

    def keys(self, one: Record, kind: str) -> None:
        wanted = KEYS[kind].split()
        assert list(one)[: len(wanted)] == wanted, (kind, list(one))

    def span(self, start: object, end: object) -> None:
        assert type(start) is int, start
        assert type(end) is int, end
        assert 0 <= start < end <= len(self.text), (start, end, len(self.text))

    def spans(self, spans: list[list[int]]) -> None:
        before = 0
        for start, end in spans:
            self.span(start, end)
            assert before <= start, "spans overlap or are out of order"
            before = end

    def word(self, value: object, vocabulary: Iterable[str]) -> None:
        assert value in {str(v) for v in vocabulary}, value

    def country(self, value: object) -> None:
        assert value is None or (isinstance(value, str) and re.fullmatch("[A-Z]{3}", value)), value

    def date(self, value: object) -> None:
        assert value is None or (isinstance(value, str) and is_edtf(value)), value

    def actor(self, one: Record | None) -> None:
        if one is None:
            return
        self.keys(one, "actor")
        assert isinstance(one["name"], str)
        assert one["name"].strip()
        self.country(one["country"])
        if one["sector"] is not None:
            self.word(one["sector"], Sector)
        assert one["id"] in self.actors

    def document(self, one: Record) -> None:
        self.keys(one, "document")
        for key in KEYS["document"].split()[1:7]:
            assert one[key] is None or isinstance(one[key], str), key
        self.date(one["published"])
        before = 0
        for passage in one["passages"]:
            self.keys(passage, "passage")
            self.span(passage["start"], passage["end"])
            self.word(passage["role"], Role)
            assert before <= passage["start"], "passages overlap"
            before = passage["end"]

    def statement(self, one: Record) -> None:
        for part in ("source", "cue", "content"):
            self.spans(one[part])
        assert one["content"]
        self.word(one["kind"], QuoteKind)
        self.word(one["stance"], Stance)
        self.actor(one["speaker"])
        assert one["nested_in"] is None or one["nested_in"] in self.statements - {one["id"]}
        assert isinstance(one["confidence"], (int, float))
        assert 0 <= one["confidence"] <= 1
        if one["said"] is not None:
            self.keys(one["said"], "said")
            assert one["said"]["edtf"] is not None
            self.date(one["said"]["edtf"])
            if one["said"]["evidence"] is not None:
                self.span(*one["said"]["evidence"])

    def no_circles(self) -> None:
        above = {s["id"]: s["nested_in"] for s in self.record["statements"]}
        for start in above:
            seen = set()
            at = start
            while at is not None:
                assert at not in seen, "statements are nested in each other"
                seen.add(at)
                at = above[at]

    def mention(self, one: Record) -> None:
        self.span(one["start"], one["end"])
        self.word(one["label"], Label)
        assert one["actor"] is None or one["actor"] in self.actors

    def place(self, one: Record) -> None:
        self.span(one["start"], one["end"])
        assert one["name"]
        assert (one["lat"] is None) == (one["lon"] is None)
        if one["lat"] is not None:
            assert math.isfinite(one["lat"])
            assert -90 <= one["lat"] <= 90
            assert -180 <= one["lon"] <= 180
        self.country(one["country"])
        self.word(one["use"], PlaceUse)
        assert one["precision"] in {None, 1, 2, 3, 4, 5, 6, 7}

    def time(self, one: Record) -> None:
        self.span(one["start"], one["end"])
        self.word(one["type"], TimeType)
        if one["value"] is None:  # "04/05" without a date to count from: found, not guessed
            assert one["edtf"] is None
        else:
            assert isinstance(one["value"], str)
            assert one["value"]
        self.date(one["edtf"])

    def event(self, one: Record) -> None:
        self.span(*one["trigger"])
        self.word(one["type"], EventType)
        assert one["mode"] is None or isinstance(one["mode"], str)
        self.actor(one["actor"])
        self.actor(one["recipient"])
        if one["place"] is not None:
            assert type(one["place"]) is int
            assert 0 <= one["place"] < len(self.record["places"])
        self.date(one["date"])
        self.word(one["reality"], Reality)
        assert type(one["background"]) is bool
        assert one["statement"] is None or one["statement"] in self.statements
        for toll in one["tolls"]:
            self.keys(toll, "toll")
            self.word(toll["kind"], TollKind)
            low, high = toll["low"], toll["high"]
            assert type(low) is int
            assert low >= 0
            assert high is None or (type(high) is int and low <= high)
            self.span(*toll["evidence"])
            self.actor(toll["claimant"])


def as_json(reading: sayso.Reading) -> Record:
    record: Record = json.loads(to_json(reading_to_dict(reading)))
    return record


@lru_cache(maxsize=1)
def rules() -> Any:  # noqa: ANN401 - the pipeline's class is no part of the contract
    from sayso.workflow import build_pipeline

    return build_pipeline("rules")


@pytest.mark.parametrize("file", ARTICLES, ids=lambda file: file.name)
def test_the_examples_keep_the_contract(file: Path) -> None:
    record = as_json(sayso.read(file))
    Contract(record).check()
    assert record["statements"]
    assert record["events"]


def test_reading_twice_gives_the_same() -> None:
    first, second = (to_json(reading_to_dict(sayso.read(ARTICLES[1]))) for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("document", "published"), "2031-02-30"),
        (("statements", 0, "stance"), "says"),
        (("statements", 0, "nested_in"), "nobody"),
        (("statements", 0, "content"), [[5, 5]]),
        (("statements", 0, "content"), [[0, 10**9]]),
        (("statements", 0, "confidence"), 1.5),
        (("statements", 0, "speaker", "country"), "md"),
        (("places", 0, "precision"), 8),
        (("events", 0, "place"), 10**6),
        (("events", 0, "date"), "yesterday"),
        (("mentions", 0, "label"), "CITY"),
    ],
)
def test_the_check_sees_what_breaks_the_contract(path: tuple[Any, ...], value: object) -> None:
    record = as_json(sayso.read(ARTICLES[0], pipeline=rules()))
    Contract(record).check()
    at: Any = record
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    with pytest.raises(AssertionError):
        Contract(record).check()


PIECES = """
    said denied told accused reporters|the mayor|the army|officials|police in Orsha|“|”|"|'|‘|’|«
    »|(|)|—|…|. |, |: |; |? |! |\n|\n\n|12|1,200|dozens of|at least|people were killed|wounded
    Tuesday|on April 31, 2031|2031-13-45|31.02.2031|last week|yesterday|at 25:99|Moscow|Kyiv|El
    Mayor Ida Brenner|Dr.|U.N.|Reuters|according to|that|who|because|was not|neither|nor|it|she
    they|her claim that|شلومو قال|אמר הדובר|🚒🔥|👩‍👩‍👧|\u200b|\u202e|\u00a0|\u0301|ＡＢＣ|ﬁre|İstanbul
    MINISTRY SAYS|- |* |• |# |Q: |A: |http://a.b/c|@user|<b>|&amp;|\t|\r\n|0|1e999|٣٠|三十|½
""".strip("\n ")
WORDS = [w.strip(" ") or w for line in PIECES.split("\n    ") for w in line.split("|")]
TEXTS = st.lists(
    st.sampled_from(WORDS) | st.text(max_size=4) | st.integers(0, 10**12).map(str),
    min_size=1,
    max_size=60,
).map(" ".join)


@settings(max_examples=40)
@given(TEXTS)
def test_any_text_keeps_the_contract(text: str) -> None:
    from sayso.reading import Failure
    from sayso.workflow import read_many

    for plain in (True, False):
        for result in read_many([text.encode("utf-8", "replace")], plain=plain, pipeline=rules()):
            if isinstance(result, Failure):
                assert result.error.code.startswith("S1"), str(result.error)
                continue
            result.check()
            record = as_json(result)
            Contract(record).check()
            if plain:
                assert record["document"]["text"]


@settings(max_examples=12)
@given(TEXTS)
def test_any_text_keeps_the_contract_with_the_encoder(text: str) -> None:
    from sayso.reading import Failure
    from sayso.workflow import read_many

    for result in read_many([text.encode("utf-8", "replace")], published="2031-05-14"):
        if isinstance(result, Failure):
            assert result.error.code.startswith("S1"), str(result.error)
            continue
        Contract(as_json(result)).check()


def test_a_batch_gives_one_line_a_line_in_order(tmp_path: Path) -> None:
    lines: list[tuple[str, str]] = [
        ("a", json.dumps({"id": "a", "text": "The mayor said it rained.", "published": "2031"})),
        ("bad json", "{"),
        ("b", json.dumps({"id": "b", "text": ""})),
        ("7", json.dumps({"id": 7, "text": "“No,” said Ida Brenner."})),
        ("c", json.dumps({"id": "c"})),
        ("d", json.dumps({"id": "d", "text": "\ud83d half"})),
        ("list", "[]"),
    ]
    batch = tmp_path / "batch.jsonl"
    batch.write_text("".join(f"{line}\n" for _, line in lines), encoding="utf-8")
    outputs = []
    for jobs in ("1", "2"):
        command = [sys.executable, "-m", "sayso", "read", str(batch), "--format", "jsonl"]
        done = subprocess.run(
            [*command, "--jobs", jobs, "--reader", "rules"],
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 1, done.stderr
        outputs.append(done.stdout)
    assert outputs[0] == outputs[1]
    found = [json.loads(line) for line in outputs[0].split("\n")[:-1]]
    assert len(found) == len(lines)
    for (name, _), record in zip(lines, found, strict=True):
        if name in {"a", "7", "d"}:
            assert record["id"] == name
            Contract(record).check()
        else:
            assert set(record) == {"id", "error"}
            assert len(name) > 1 or record["id"] == name
