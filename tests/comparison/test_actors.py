"""Actors of a case: listed in any order of documents, decided about, counted as decided."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from sayso import Case
from sayso.cli.app import app
from sayso.comparison import actor_counts, actor_list
from sayso.comparison.actor_list import actor, actors
from sayso.comparison.actors import joined
from sayso.comparison.compare import Comparison
from sayso.comparison.facts import Who
from sayso.errors import LedgerError
from sayso.ledger.counts import sources
from sayso.ledger.database import writing
from sayso.ledger.judging import judged
from sayso.ledger.queries import Filters, statements
from sayso.ledger.reviewing import review, undo
from sayso.ledger.store import Ledger
from sayso.ledger.verify import verify
from sayso.model import Label, Mention, Reading, Sector, actor_id
from tests.comparison.quarrel import Writer, shelling

Compare = Callable[..., Comparison]

MORARU = actor_id("Ilinca Moraru", "ROU", "GOV")
PORT = actor_id("Port Authority of Romania", "ROU", "GOV")
HOSPITAL = actor_id("harbour hospital", "ROU", "CVL")


def readings() -> list[Reading]:
    """The quarrel, in which one document knows less of the spokeswoman than another."""
    made = [writer.reading() for writer in shelling()]
    late = Writer("later", "Nistru Morning", "2031-05-12")
    late.say("Moraru", "said", "the grain harbour of Galați would open again")
    reading = late.reading()
    (known,) = reading.actors
    bare = replace(known, name="Moraru", sector=None, role="spokeswoman", aliases=("I. Moraru",))
    return [*(_persons(r) for r in made), _persons(replace(reading, actors=(bare,)))]


def _persons(reading: Reading) -> Reading:
    """Let the names of people be read as such."""
    mentions = tuple(
        Mention(*span, Label.PER, actor.id)
        for actor in reading.actors
        for span in actor.mentions
        if "Moraru" in actor.name or "Lazăr" in actor.name
    )
    return replace(reading, mentions=tuple(sorted(mentions, key=lambda m: m.start)))


@pytest.fixture
def quarrel(tmp_path: Path) -> Comparison:
    comparison = Comparison(Ledger(tmp_path / "case", create=True))
    for reading in readings():
        comparison.ledger.add(reading, reading.document.text.encode())
    comparison.update()
    return comparison


def _everything(comparison: Comparison) -> dict[str, Any]:
    rows = {
        "actors": actors(comparison.connection, limit=1000).rows,
        "claims": comparison.claims(),
        "events": comparison.events(),
        "disputes": comparison.disputes(),
        "sources": sources(comparison.ledger, Filters(limit=1000)).rows,
    }
    return {name: [json.dumps(r, sort_keys=True) for r in found] for name, found in rows.items()}


def _decide(comparison: Comparison, a: str, action: str, b: str, reason: str | None = None) -> int:
    made = review(
        comparison.ledger, None, a, action, kind="actor", value=b, who="Ana", reason=reason
    )
    comparison.update()
    return made


def _claim(comparison: Comparison) -> dict[str, Any]:
    """The claim that the harbour was shelled."""
    first = "Ruvian gunners shelled the grain harbour"
    return next(
        c for c in comparison.claims() if any(first in t["text"] for t in c["texts"].values())
    )


def _counted(comparison: Comparison, *names: str) -> list[set[str]]:
    """The independent sources of the claim that the harbour was shelled, by names of theirs."""
    claim = _claim(comparison)
    found = []
    for source in claim["sources"]:
        told = {claim["texts"][s]["speaker"] for s in source["statements"]}
        found.append({str(name) for name in told} & set(names))
    assert claim["independent_sources"] == len(claim["sources"])
    return [known for known in found if known]


# the list


def test_an_actor_has_all_its_names_with_the_reason(quarrel: Comparison) -> None:
    row = next(r for r in actors(quarrel.connection).rows if r["name"] == "Ilinca Moraru")
    assert (row["id"], row["kind"], row["country"], row["sector"]) == (
        MORARU, "person", "ROU", "GOV",
    )  # fmt: skip
    assert [(n["name"], n["sector"], n["statements"]) for n in row["names"]] == [
        ("Ilinca Moraru", "GOV", 1), ("Moraru", None, 1),
    ]  # fmt: skip
    assert row["statements"] == row["documents"] == 2
    assert (row["first"], row["last"]) == ("2031-05-05", "2031-05-12")
    assert (row["aliases"], row["roles"]) == (["I. Moraru"], ["spokeswoman"])
    (join,) = row["joins"]
    assert join["reason"] == "'Moraru' is part of the longer name, country agrees"
    assert (join["review"], join["who"]) == (None, None)


def test_unnamed_sources_are_never_listed(quarrel: Comparison) -> None:
    assert "dock worker" not in {r["name"] for r in actors(quarrel.connection).rows}
    assert "dock worker" in {r["name"] for r in sources(quarrel.ledger, Filters()).rows}


def test_counts_are_those_of_the_statements(quarrel: Comparison) -> None:
    told = statements(quarrel.ledger, Filters(limit=1000)).rows
    for row in actors(quarrel.connection).rows:
        names = {n["name"] for n in row["names"]}
        own = [s for s in told if s["speaker"] and s["speaker"]["name"] in names]
        assert row["statements"] == len(own)
        assert row["documents"] == len({s["doc"] for s in own})


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({"who": "mORAru"}, ["Ilinca Moraru"]),
        ({"who": "I. Mor"}, ["Ilinca Moraru"]),
        ({"who": "%"}, []),
        ({"country": "MDA", "sector": "MIL"}, ["Petru Lazăr"]),
        ({"joined": True}, ["Ilinca Moraru"]),
        ({"since": "2031-05-12"}, ["Ilinca Moraru"]),
        ({"until": "2031-05-04"}, ["harbour hospital", "Port Authority of Romania"]),
        ({"sort": "name", "limit": 2}, ["Government of Moldova", "Government of Romania"]),
    ],
)
def test_actors_are_selected(
    quarrel: Comparison, filters: dict[str, Any], names: list[str]
) -> None:
    page = actors(quarrel.connection, **filters)
    assert [row["name"] for row in page.rows] == names
    assert page.more is ("limit" in filters)


def test_an_actor_is_found_by_any_of_its_ids(quarrel: Comparison) -> None:
    bare = actor_id("moraru ", "ROU", None)
    assert actor(quarrel.connection, bare)["id"] == MORARU
    assert actor(quarrel.connection, bare[:10])["id"] == MORARU
    for wrong in ("a-", "a-00000000", "moraru", MORARU[2:]):
        with pytest.raises(LedgerError) as failed:
            actor(quarrel.connection, wrong)
        assert failed.value.code == "S406"
    with pytest.raises(LedgerError):
        actors(quarrel.connection, sort="mood")


def test_no_order_of_documents_matters(quarrel: Comparison, tmp_path: Path) -> None:
    expected = _everything(quarrel)["actors"]
    rng = random.Random(7)  # noqa: S311 - test data
    for turn in range(4):
        order = readings()
        rng.shuffle(order)
        with Ledger(tmp_path / str(turn), create=True) as ledger, Comparison(ledger) as comparison:
            for reading in order:
                ledger.add(reading, reading.document.text.encode())
                if rng.random() < 0.5:
                    comparison.update()
            comparison.update()
            assert _everything(comparison)["actors"] == expected
            comparison.rebuild()
            assert _everything(comparison)["actors"] == expected


def test_reading_anew_and_reviews_change_the_counts(quarrel: Comparison) -> None:
    before = _everything(quarrel)["actors"]
    late = readings()[-1]
    (known,) = late.actors
    named = replace(late, actors=(replace(known, name="Ilinca Moraru", sector=Sector.GOV),))
    quarrel.ledger.add(named, named.document.text.encode())
    quarrel.update()
    row = actor(quarrel.connection, MORARU)
    assert (row["statements"], len(row["names"]), row["aliases"]) == (2, 1, ["I. Moraru"])
    quarrel.ledger.add(late, late.document.text.encode())
    quarrel.update()
    assert _everything(quarrel)["actors"] == before
    key = quarrel.ledger.document_key("later")
    number = review(
        quarrel.ledger, key, late.statements[0].id, "reject", who="Ana", reason="no statement"
    )
    quarrel.update()
    row = actor(quarrel.connection, MORARU)
    assert (row["statements"], row["last"], row["roles"]) == (1, "2031-05-05", [])
    undo(quarrel.ledger, number, who="Ana")
    quarrel.update()
    assert _everything(quarrel)["actors"] == before


def test_a_file_that_never_counted_actors_catches_up(quarrel: Comparison) -> None:
    before = _everything(quarrel)
    with writing(quarrel.connection):
        for table in ("actor_forms", "actor_names", "actor_documents", "actor_judgements"):
            quarrel.connection.execute(f"DROP TABLE {table}")
        quarrel.connection.execute("DELETE FROM state WHERE name = 'actor counts'")
    with Comparison(quarrel.ledger) as again:
        assert not actor_counts.counted(again.connection)
        again.update()
        assert _everything(again) == before


# decisions


def test_a_split_and_its_undoing(quarrel: Comparison) -> None:
    before = _everything(quarrel)
    assert _counted(quarrel, "Ilinca Moraru", "Port Authority of Romania") == [
        {"Ilinca Moraru", "Port Authority of Romania"}
    ]
    number = _decide(quarrel, MORARU, "split", PORT, "she speaks for the mayor")
    assert _counted(quarrel, "Ilinca Moraru", "Port Authority of Romania") == [
        {"Port Authority of Romania"}, {"Ilinca Moraru"},
    ]  # fmt: skip
    (apart,) = actor(quarrel.connection, MORARU)["apart"]
    assert (apart["name"], apart["review"]) == ("Port Authority of Romania", number)
    assert apart["reason"] == "kept apart by Ana: she speaks for the mayor"
    decided = _everything(quarrel)
    quarrel.rebuild()
    assert _everything(quarrel) == decided
    undo(quarrel.ledger, number, who="Ben")
    quarrel.update()
    assert _everything(quarrel) == before
    assert list(verify(quarrel.ledger)) == []


def test_a_join_counts_two_sources_as_one(quarrel: Comparison) -> None:
    late = Writer("echo", "Delta Wire", "2031-05-06")
    late.say("Bucharest", "said", "Ruvian gunners shelled the grain harbour of Galați on 3 May")
    quarrel.ledger.add(late.reading(), late.text.encode())
    quarrel.update()
    before = _everything(quarrel)
    lead = _claim(quarrel)["independent_sources"]
    number = _decide(quarrel, actor_id("Petru Lazăr", "MDA", "MIL"), "join", HOSPITAL)
    assert _claim(quarrel)["independent_sources"] == lead  # neither speaks in it
    row = actor(quarrel.connection, HOSPITAL)
    assert [n["name"] for n in row["names"]] == ["harbour hospital", "Petru Lazăr"]
    assert row["joins"][0]["reason"] == "joined by Ana"
    listed = {r["name"]: r for r in sources(quarrel.ledger, Filters()).rows}
    assert "Petru Lazăr" not in listed
    assert [o["name"] for o in listed["harbour hospital"]["also"]] == ["Petru Lazăr"]
    assert listed["harbour hospital"]["statements"] == row["statements"] == 4
    asked = statements(quarrel.ledger, Filters(who="Lazăr")).rows
    assert {s["speaker"]["name"] for s in asked} == {"harbour hospital", "Petru Lazăr"}
    undo(quarrel.ledger, number, who="Ana")
    quarrel.update()
    assert _everything(quarrel) == before


def test_people_join_claimants_of_one_claim(quarrel: Comparison) -> None:
    late = Writer("echo", "Delta Wire", "2031-05-06")
    late.say(
        "the harbour hospital", "said",
        "Ruvian gunners shelled the grain harbour of Galați on 3 May",
    )  # fmt: skip
    quarrel.ledger.add(late.reading(), late.text.encode())
    quarrel.update()
    names = ("harbour hospital", "Port Authority of Romania")
    assert _counted(quarrel, *names) == [{names[1]}, {names[0]}]
    number = _decide(quarrel, PORT, "join", HOSPITAL, "one house")
    assert _counted(quarrel, *names) == [set(names)]
    because = [b["reason"] for s in _claim(quarrel)["sources"] for b in s["because"]]
    assert "joined by Ana: one house" in because
    decided = _everything(quarrel)
    quarrel.rebuild()
    assert _everything(quarrel) == decided
    undo(quarrel.ledger, number, who="Ana")
    quarrel.update()
    assert _counted(quarrel, *names) == [{names[1]}, {names[0]}]


def test_outlets_that_cite_nobody_are_joined_too(tmp_path: Path) -> None:
    names = ("Delta Wire", "Brăila Courier")
    with Ledger(tmp_path / "case", create=True) as ledger, Comparison(ledger) as comparison:
        for number, name in enumerate(names):
            paper = Writer(f"d{number}", "Nistru Morning", f"2031-05-0{number + 4}")
            paper.say(
                "the Delta Wire", "said", "Ruvian gunners shelled the grain harbour of Galați"
            )
            reading = paper.reading()
            (outlet,) = reading.actors
            reading = replace(reading, actors=(replace(outlet, name=name),))
            ledger.add(reading, reading.document.text.encode())
        comparison.update()
        assert _claim(comparison)["independent_sources"] == 2
        ids = [actor_id(name, "ROU", "MED") for name in names]
        number = _decide(comparison, ids[0], "join", ids[1])
        assert _claim(comparison)["independent_sources"] == 1
        undo(ledger, number, who="Ana")
        comparison.update()
        assert _claim(comparison)["independent_sources"] == 2


@pytest.mark.parametrize(
    ("name", "sector", "reason"),
    [
        ("Anna Ilves", "CVL", "same name, country agrees, one is quoted by name alone"),
        ("Anna Ilves", "MIL", "same name, country and sector agree"),
        ("Anna Ilves", "BUS", None),
        ("Ilves", "CVL", None),
    ],
)
def test_a_name_alone_says_nothing_of_an_office(name: str, sector: str, reason: str | None) -> None:
    anna, other = Who("Anna Ilves", "EST", "GOV"), Who(name, "EST", sector)
    assert joined(anna, other) == joined(other, anna) == reason
    assert joined(anna, replace(other, country="FIN")) is None


def test_no_order_of_decisions_matters(tmp_path: Path) -> None:
    decisions = [
        (MORARU, "split", PORT),
        (PORT, "join", HOSPITAL),
        (actor_id("Moraru", "ROU", None), "split", MORARU),
        (actor_id("Government of Moldova", "MDA", "GOV"), "join", actor_id("Petru Lazăr", "MDA", "MIL")),
    ]  # fmt: skip
    rng = random.Random(3)  # noqa: S311 - test data
    found = []
    for turn in range(3):
        with Ledger(tmp_path / str(turn), create=True) as ledger, Comparison(ledger) as comparison:
            left = readings()
            made: list[int] = []
            for reading in left[:3]:
                ledger.add(reading, reading.document.text.encode())
            later = [*left[3:]]
            order = rng.sample(decisions, len(decisions))
            comparison.update()
            plain = None
            for a, action, b in order:
                while later and (rng.random() < 0.6 or not _known(ledger, a, b)):
                    reading = later.pop(0)
                    ledger.add(reading, reading.document.text.encode())
                    if rng.random() < 0.5:
                        comparison.update()
                made.append(review(ledger, None, a, action, kind="actor", value=b, who="Ana"))
                if rng.random() < 0.5:
                    comparison.update()
            for reading in later:
                ledger.add(reading, reading.document.text.encode())
            comparison.update()
            found.append(_without_numbers(comparison))
            comparison.rebuild()
            assert _without_numbers(comparison) == found[-1]
            for number in rng.sample(made, len(made)):
                undo(ledger, number, who="Ben")
                if rng.random() < 0.5:
                    comparison.update()
            comparison.update()
            plain = _everything(comparison)
            comparison.rebuild()
            assert _everything(comparison) == plain
            found.append(plain)
    assert found[0] == found[2] == found[4]
    assert found[1] == found[3] == found[5] != found[0]


def _known(ledger: Ledger, *ids: str) -> bool:
    names = ledger.connection.execute("SELECT name, country, sector FROM actors")
    return set(ids) <= {actor_id(*row) for row in names}


def _without_numbers(comparison: Comparison) -> dict[str, Any]:
    """All that is found, without the numbers that decisions have in one case."""
    rows = actors(comparison.connection, limit=1000).rows
    for row in rows:
        for made in (*row["joins"], *row["apart"]):
            made["review"] = made["review"] is not None
        row["apart"].sort(key=lambda made: made["id"])
    return {**_everything(comparison), "actors": [json.dumps(r, sort_keys=True) for r in rows]}


@pytest.mark.parametrize(
    ("target", "action", "value", "code"),
    [
        (MORARU, "join", MORARU, "S410"),
        (MORARU, "join", MORARU[:10], "S410"),
        (MORARU, "join", "", "S410"),
        (MORARU, "join", None, "S410"),
        (MORARU, "accept", None, "S410"),
        (MORARU, "join", "a-0000000000000000", "S406"),
        ("a-12", "join", MORARU, "S406"),
        ("a-'; --", "join", MORARU, "S406"),
    ],
)
def test_what_makes_no_sense_is_refused(
    quarrel: Comparison, target: str, action: str, value: str | None, code: str
) -> None:
    with pytest.raises(LedgerError) as failed:
        review(quarrel.ledger, None, target, action, kind="actor", value=value, who="Ana")
    assert failed.value.code == code
    assert not judged(quarrel.ledger)


def test_contradictions_are_refused_until_they_are_undone(quarrel: Comparison) -> None:
    first = _decide(quarrel, MORARU, "split", PORT)
    _decide(quarrel, PORT, "join", HOSPITAL)
    for a, b in ((PORT, MORARU), (MORARU, HOSPITAL)):
        with pytest.raises(LedgerError, match=f"review {first}"):
            _decide(quarrel, a, "join", b)
    with pytest.raises(LedgerError, match="nothing is to be done"):
        _decide(quarrel, PORT, "split", MORARU)
    undo(quarrel.ledger, first, who="Ana")
    _decide(quarrel, MORARU, "join", HOSPITAL)
    with pytest.raises(LedgerError, match="they are one"):
        _decide(quarrel, MORARU, "split", PORT)
    assert list(verify(quarrel.ledger)) == []


# command line and Python


def test_commands(quarrel: Comparison) -> None:
    case = str(quarrel.ledger.path)

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, [*words], catch_exceptions=False)

    listed = run("actors", case, "--who", "moraru", "--json")
    (row,) = json.loads(listed.stdout)
    assert row == actor_list.actors(quarrel.connection, who="Moraru").rows[0]
    table = run("actors", case, "--joined").stdout
    assert MORARU[:10] in table
    assert not run("actors", case, "--sector", "gov", "--country", "XXX").stdout
    made = run("review", case, MORARU[:12], "split", "--value", PORT[:12], "--as", "Ana")
    assert made.exit_code == 0, made.output
    shown = run("show", case, MORARU[:12]).stdout
    assert "kept apart by Ana (review 1)" in shown
    assert "Ilinca Moraru" in run("reviews", case).stdout
    assert run("undo", case, "1", "--as", "Ben").exit_code == 0
    assert "kept apart" not in run("show", case, MORARU[:12]).stdout
    assert json.loads(run("show", case, MORARU, "--json").stdout)[0]["id"] == MORARU


def test_in_python(quarrel: Comparison) -> None:
    with Case(quarrel.ledger.path, create=False) as case:
        number = case.review(None, MORARU, "split", kind="actor", value=PORT, who="Ana")
        (row,) = case.actors(who="Moraru", joined=True)
        assert row["apart"][0]["review"] == number
        case.undo(number, who="Ana")
        assert case.actors(country="ROU", limit=1)[0]["apart"] == []
