"""An invented case of June 2031 around Arad, with everything an export can stumble over."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sayso.export.case import Exported, export_case
from sayso.ledger.reviewing import review, undo
from sayso.ledger.store import Ledger
from sayso.model import (
    Actor,
    Anchor,
    Document,
    EventMention,
    EventType,
    Label,
    Mention,
    Passage,
    Place,
    PlaceUse,
    QuoteKind,
    Reading,
    Reality,
    Role,
    Said,
    Sector,
    Sentence,
    SourceFile,
    Span,
    Stance,
    Statement,
    Toll,
    TollKind,
    Via,
    bytes_id,
    content_id,
)

HOSTILE_TITLE = '=HYPERLINK("http://evil.example")\r\nsecond line'


def document(text: str, name: str, **fields: Any) -> tuple[Document, bytes]:  # noqa: ANN401 - fields of all types
    """Return a document whose original is its text."""
    data = text.encode("utf-8", "surrogatepass")
    source = fields.pop(
        "source", SourceFile(f"{name}.txt", "text/plain", len(data), bytes_id(data))
    )
    made = Document(
        id=bytes_id(data),
        text=text,
        passages=(Passage(0, len(text), Role.BODY, fields.get("language", "en")),),
        source=source,
        given_id=name,
        **{"language": "en", **fields},
    )
    return made, data


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def say(text: str, source: str, cue: str, content: str, stance: Stance, **fields: Any) -> Statement:  # noqa: ANN401 - fields of all types
    return Statement(
        id=content_id("statement", text, content),
        source=(at(text, source),) if source else (),
        cue=(at(text, cue),) if cue else (),
        content=(at(text, content),),
        stance=stance,
        component="test",
        **fields,
    )


def happen(text: str, trigger: str, kind: EventType, **fields: Any) -> EventMention:  # noqa: ANN401 - fields of all types
    span = at(text, trigger)
    return EventMention(
        id=content_id("event", text, *span, kind), trigger=span, type=kind, **fields
    )


ARAD = Place(
    0, 1, "Arad", lat=46.183333, lon=21.316667, country="ROU", admin=("Arad County", "Arad"),
    gazetteer_id="geonames:686254", precision=1,
)  # fmt: skip
ROMANIA = Place(0, 1, "Romania", lat=46.0, lon=25.0, country="ROU", precision=6)


def attack() -> tuple[Reading, bytes]:
    """An attack with counts by two claimants, a denial in a direct quotation, a demand."""
    text = (
        "A drone struck the ferry dock in Arad on Monday, killing at least 12 people and "
        "injuring three, the Mureș River Authority said. A nurse counted 15 dead. “We did not "
        "fire,” General Ilie Vânt of the Green Column told Radio Lipova. Officials in Romania "
        "demanded an inquiry. Talks in Arad are planned."
    )
    source = SourceFile(
        "https://herald.example/arad", "text/html", 1, "0" * 64, "utf-8", "Ana", "2031-06-03T18:00:00Z",
        "wget 3",
    )  # fmt: skip
    made, data = document(
        text,
        "arad-1",
        source=source,
        title="Drone strikes dock",
        publisher="Arad Herald",
        byline="Oana Pop",
        published="2031-06-03",
        url="https://herald.example/arad?a=1&b=2",
    )
    first = say(
        text, "the Mureș River Authority", "said",
        "A drone struck the ferry dock in Arad on Monday, killing at least 12 people and "
        "injuring three", Stance.ASSERTS, speaker="a1", confidence=0.9,
        said=Said("../2031-06-03", rule="bounded by the day of publication"),
    )  # fmt: skip
    denial = say(
        text, "General Ilie Vânt of the Green Column", "told", "“We did not fire,”", Stance.DENIES,
        kind=QuoteKind.DIRECT, speaker="a2", stance_evidence=(at(text, "not"),),
        via=Via("Radio Lipova", at(text, "Radio Lipova")), said=Said("2031-06-03"),
    )  # fmt: skip
    demand = say(text, "Officials", "demanded", "an inquiry", Stance.DEMANDS, speaker="a3")
    strike = happen(
        text, "struck", EventType.ASSAULT, mode="aerial", actor="a2", recipient="a4",
        actor_spans=(at(text, "A drone"),), recipient_spans=(at(text, "the ferry dock"),),
        place=0, date="2031-06-02", date_evidence=at(text, "Monday"), statement=first.id,
        tolls=(
            Toll(TollKind.KILLED, 12, None, at(text, "at least 12 people"), "a1", first.id),
            Toll(TollKind.INJURED, 3, 3, at(text, "injuring three"), "a1", first.id),
            Toll(TollKind.KILLED, 15, 15, at(text, "15 dead"), "a5"),
            Toll(TollKind.KILLED, 0, 0, at(text, "12"), "a5"),
        ),
    )  # fmt: skip
    talks = happen(text, "Talks", EventType.CONSULT, reality=Reality.PLANNED, place=0)
    arad, romania = at(text, "Arad"), at(text, "Romania")
    return Reading(
        made,
        sentences=tuple(
            Sentence(s.start, s.end + 1, Role.BODY, "en", 0)
            for s in (
                Span(0, text.index(". A nurse")),
                Span(text.index("A nurse"), text.index(". “We")),
                Span(text.index("“We"), text.index(". Officials")),
                Span(text.index("Officials"), text.index(". Talks")),
            )
        ),
        mentions=(
            Mention(*at(text, "Mureș River Authority"), Label.ORG, "a1"),
            Mention(*at(text, "Ilie Vânt"), Label.PER, "a2"),
        ),
        statements=(first, denial, demand),
        places=(
            replace(ARAD, start=arad.start, end=arad.end),
            replace(ROMANIA, start=romania.start, end=romania.end),
        ),
        events=(strike, talks),
        actors=(
            Actor("a1", "Mureș River Authority", "ROU", Sector.GOV, mentions=(at(text, "Mureș"),)),
            Actor("a2", "Ilie Vânt", None, Sector.REB, role="General", aliases=("Vânt",)),
            Actor("a3", "officials in Romania", "ROU", Sector.GOV, named=False),
            Actor("a4", "dock workers", "ROU", Sector.CVL, named=False),
            Actor("a5", "a nurse", None, Sector.CVL, named=False),
        ),
    ), data


def hostile() -> tuple[Reading, bytes]:
    """Words that want to be run, obeyed or believed; no date, no place, half a character."""
    text = (
        "+cmd|' /C calc'!A0 said <script>alert(1)</script> \x1b[31mred\x1b[0m "
        "\u202egnihton\u202c قال الناطق ان لا شيء حدث \ud800 and -2+3 & more]]>."
    )
    made, data = document(text, "@evil", title=HOSTILE_TITLE, publisher='-Bad, "News"\n')
    made = replace(made, url="javascript:alert(1)", language="ar")
    start = text.index("<script>")
    statement = Statement(
        content_id("hostile"),
        (Span(0, text.index(" said")),),
        (at(text, "said"),),
        (Span(start, start + 30), Span(text.index("\x1b"), len(text) - 1)),
        kind=QuoteKind.MIXED,
        stance=Stance.DENIES,
        stance_evidence=(at(text, "said"),),
        speaker="x",
        explanation="@SUM(1+1)",
    )
    event = happen(text, "red", EventType.PROTEST, mode="demo", statement=statement.id)
    speaker = Actor("x", "+cmd|' /C calc'!A0", None, None, role="</table><img src=x onerror=y>")
    return Reading(made, statements=(statement,), events=(event,), actors=(speaker,)), data


def paper() -> tuple[Reading, bytes]:
    """A PDF: a denial by its cue, a march of some months, a country as place, an accident."""
    text = (
        "The port police denied that a barge had sunk. In Romania marches went on through May "
        "and June. Nine sailors died when a barge sank in 2030."
    )
    data = b"%PDF-1.7 invented"
    source = SourceFile("report.pdf", "application/pdf", len(data), bytes_id(data))
    made, _ = document(text, "report", publisher="Delta Wire", published="2031-06", source=source)
    made = replace(
        made,
        id=bytes_id(data),
        anchors=(Anchor(0, 46, page=2), Anchor(46, len(text), page=3)),
        url=None,
    )
    denial = say(
        text, "The port police", "denied", "that a barge had sunk", Stance.DENIES, speaker="p",
        stance_evidence=(at(text, "denied"),),
    )  # fmt: skip
    romania = at(text, "Romania")
    march = happen(
        text, "marches", EventType.PROTEST, mode="demo", place=0, date="2031-05/2031-06",
        date_evidence=at(text, "May"),
    )  # fmt: skip
    sank = happen(
        text, "sank", EventType.ACCIDENT, date="2030", background=True,
        tolls=(Toll(TollKind.KILLED, 9, 9, at(text, "Nine sailors")),),
    )  # fmt: skip
    return Reading(
        made,
        statements=(denial,),
        places=(replace(ROMANIA, start=romania.start, end=romania.end),),
        events=(march, sank),
        actors=(Actor("p", "port police", "ROU", Sector.GOV),),
    ), data


def nested() -> tuple[Reading, bytes]:
    """A statement within one that people reject; one that they correct."""
    text = (
        "Mayor Ana Iosif said that the army had claimed that soldiers fired on marchers in "
        "Lipova on 3 June. Two soldiers died, the mayor added."
    )
    made, data = document(text, "lipova-1", publisher="Arad Herald", published="2031-06-04")
    outer = say(
        text, "Mayor Ana Iosif", "said",
        "that the army had claimed that soldiers fired on marchers in Lipova on 3 June",
        Stance.ASSERTS, speaker="m",
    )  # fmt: skip
    inner = say(
        text, "the army", "had claimed", "that soldiers fired on marchers in Lipova on 3 June",
        Stance.ASSERTS, speaker="army", nested_in=outer.id,
    )  # fmt: skip
    added = say(text, "the mayor", "added", "Two soldiers died", Stance.ASSERTS, speaker="m")
    fired = happen(
        text, "fired", EventType.ASSAULT, mode="firearms", actor="army", recipient="r", place=0,
        date="2031-06-03", statement=inner.id,
        tolls=(Toll(TollKind.KILLED, 2, 2, at(text, "Two soldiers"), "m", added.id),),
    )  # fmt: skip
    wrong = happen(text, "claimed", EventType.ACCUSE, statement=inner.id)
    lipova = at(text, "Lipova")
    return Reading(
        made,
        sentences=(Sentence(0, text.index(" Two"), Role.BODY, "en", 0),),
        mentions=(Mention(*at(text, "Ana Iosif"), Label.PER, "m"),),
        statements=(outer, inner, added),
        places=(
            Place(*lipova, "Lipova", PlaceUse.LITERAL, 46.09, 21.69, "ROU", ("Arad County",), precision=2),
        ),
        events=(fired, wrong),
        actors=(
            Actor("m", "Ana Iosif", "ROU", Sector.GOV, role="Mayor"),
            Actor("army", "the army", "ROU", Sector.MIL, named=False),
            Actor("r", "Green Column", None, Sector.REB),
        ),
    ), data  # fmt: skip


@pytest.fixture(scope="session")
def case_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The case: four documents, five reviews, one of them taken back."""
    folder = tmp_path_factory.mktemp("made") / "case"
    with Ledger(folder, create=True, who="Ana") as made:
        keys = [made.add(*pair).key for pair in (attack(), hostile(), paper(), nested())]
        denial = made.reading(keys[2]).reading.statements[0]
        last = made.reading(keys[3]).reading
        outer, _, added = last.statements
        review(made, keys[3], outer.id, "reject", who="Ben", reason="=not said")
        review(made, keys[3], last.events[1].id, "reject", kind="event", who="Ben")
        review(made, keys[3], added.id, "correct", who="Ben", field="stance", value="admits")
        strike = made.reading(keys[0]).reading.events[0]
        review(made, keys[0], strike.id, "accept", kind="event", who="Ben")
        undo(made, review(made, keys[2], denial.id, "reject", who="Cy"), who="Ben")
    return folder


@pytest.fixture
def ledger(case_folder: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the case for one test."""
    folder = tmp_path / "case <b>"
    shutil.copytree(case_folder, folder)
    with Ledger(folder, who="Ana") as opened:
        yield opened


Export = Callable[..., Exported]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


@pytest.fixture
def export(ledger: Ledger, out: Path) -> Export:
    def run(*formats: str, **options: Any) -> Exported:  # noqa: ANN401 - options of all types
        return export_case(ledger, options.pop("folder", out), formats, **options)

    return run


@pytest.fixture
def table(out: Path) -> Callable[[str], list[dict[str, str]]]:
    """Read a CSV file as any program would."""

    def read(name: str) -> list[dict[str, str]]:
        with (out / name).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file, strict=True))
        assert all(None not in row for row in rows), "a row has too many cells"
        assert all(None not in row.values() for row in rows), "a row has too few cells"
        return rows

    return read


@pytest.fixture
def lines(out: Path) -> Callable[[str], list[Any]]:
    def read(name: str) -> list[Any]:
        return [json.loads(line) for line in (out / name).read_bytes().splitlines()]

    return read
