"""Which reports are of one matter, and which words name one event of whatever kind."""

from __future__ import annotations

import json
from itertools import pairwise, permutations
from pathlib import Path
from typing import Any

import pytest

import sayso
from sayso.comparison import likeness, linking, story, tellings
from sayso.comparison.codec import happening_from, pack
from sayso.comparison.compare import Comparison
from sayso.comparison.distil import distil
from sayso.comparison.facts import Happening
from sayso.comparison.happenings import link_happenings, other_story, settings
from sayso.comparison.story import Story
from sayso.ledger.reviews import Reviewed
from sayso.ledger.store import Ledger
from sayso.model import Reading

MERGER = {
    "tram": "The tram maker Velora bought its rival Ostermann Rail on Tuesday, ending months of "
    "talks in Graz. Chief executive Ida Lindqvist announced the purchase at a factory in Linz. "
    "The purchase creates the largest tram maker in Austria.",
    "rail": "Velora's purchase of Ostermann Rail was welcomed in Linz on Wednesday. Ida Lindqvist, "
    "who leads Velora, announced it at the Linz factory. Unions in Graz fear for jobs at the "
    "tram maker.",
    "ship": "A shipyard in Gdynia, Baltmar, launched its first electric ferry on Tuesday. "
    "Its owner Piotr Wolny announced that two more would follow.",
}
SHOOTING = {
    "first": "Two people were shot dead outside a bakery in Lleida on Saturday, police said. "
    "The victims were named as Marta Ferrer and Oriol Puig. A man was arrested near the station.",
    "again": "Marta Ferrer and Oriol Puig were shot dead outside a bakery in Lleida on Saturday. "
    "Police have charged a man. Puig's brother watched it from the station.",
    "other": "A guard was shot outside a bank in Murcia on Saturday, police said. The guard, "
    "Elena Soto, was wounded in the leg. The shooting closed the street for hours.",
}


def read(name: str, text: str, published: str | None = None) -> Reading:
    return sayso.read(text.encode(), plain=True, id=name, published=published)


def lead(reading: Reading) -> Happening:
    found = distil(Reviewed(reading, {}, {}), 1).happenings
    return next(h for h in found if h.story is not None)


@pytest.fixture(scope="module")
def merger() -> dict[str, Reading]:
    return {name: read(name, text) for name, text in MERGER.items()}


@pytest.fixture(scope="module")
def shooting() -> dict[str, Happening]:
    return {name: lead(read(name, text, "2031-05-04")) for name, text in SHOOTING.items()}


def compare(folder: Path, readings: list[Reading], *, one_by_one: bool) -> list[dict[str, Any]]:
    with Ledger(folder, create=True) as ledger, Comparison(ledger) as comparison:
        for reading in readings:
            ledger.add(reading, reading.document.text.encode())
            if one_by_one:
                comparison.update()
        comparison.update()
        return comparison.all_events()


# stories


def test_reports_of_one_matter_are_told_from_others(shooting: dict[str, Happening]) -> None:
    first, again, other = (shooting[name] for name in ("first", "again", "other"))
    assert first.story
    assert again.story
    assert other.story
    assert likeness.chance(first.story, again.story) >= likeness.SAME_STORY
    assert likeness.chance(first.story, again.story) == likeness.chance(again.story, first.story)
    assert likeness.chance(first.story, other.story) < likeness.OTHER_STORY
    link = link_happenings(first, again, 0)
    assert link is not None
    assert "ferrer" in link.reason
    assert "same place (lleida)" in link.reason
    assert link_happenings(first, other, 0) is None
    assert other_story(first, other)
    assert not other_story(first, again)


def test_a_story_is_kept_as_it_was(shooting: dict[str, Happening]) -> None:
    for happening in shooting.values():
        assert happening_from(pack(happening)) == happening


def test_other_days_speak_against_one_matter() -> None:
    words = (("bakery", 0.5), ("lleida", 0.5))
    a = Story(words=words, days=((100, 100),), published=101)
    near, far = a._replace(published=102), a._replace(days=((160, 160),), published=161)
    assert likeness.chance(a, near) > likeness.chance(a, far)
    assert likeness.features(a, far)["dates"] == 60
    assert likeness.features(a, near)["dates"] == 0


def test_rare_words_weigh_more() -> None:
    assert story.rarity("police") < story.rarity("deputy") < story.rarity("xyzzy")


def test_a_document_tells_of_several_happenings() -> None:
    text = (
        "Shells hit Tulcea on 3 May 2031. Shells hit Sulina on 5 May 2031. "
        "Shells hit Tulcea on 3 May 2031."
    )
    found = distil(Reviewed(read("several", text, "2031-05-06"), {}, {}), 1).happenings
    told = settings([h for h in found if h.type == "ASSAULT"])
    assert len(told) == 2
    assert len({days for _, days in told}) == 2


# words


def test_heads_and_roots_of_triggers() -> None:
    assert tellings.head_of("checked into") == tellings.head_of("checking in") == "check"
    assert tellings.head_of("gun attack") == "attack"
    assert tellings.root_of("announcement") == tellings.root_of("announce")
    assert tellings.kinds_of("murder") & tellings.kinds_of("homicide")


def test_a_word_that_is_coded_is_kept_once() -> None:
    reading = read("once", SHOOTING["first"], "2031-05-04")
    telling = tellings.telling_of(reading)
    spans = [(t.start, t.end) for t in telling.told]
    assert spans == sorted(set(spans))
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert {t.event for t in telling.told if t.event} == {e.id for e in reading.events}
    gone = {e.id for e in reading.events}
    left = tellings.telling_of(reading, gone).told
    assert left
    assert not any(t.event for t in left)
    assert tellings.unpack(tellings.pack(telling)) == telling


def test_words_name_one_event_where_documents_are_about_one_matter(
    merger: dict[str, Reading],
) -> None:
    tram, rail, ship = (tellings.telling_of(merger[name]) for name in ("tram", "rail", "ship"))

    def best(a: tellings.Telling, b: tellings.Telling, word: str) -> float:
        near = linking.documents(a, b)
        return max(
            linking.chance(linking.features(a, a.told[i], b, b.told[j], how, near))
            for i, j, how in linking.candidates(a, b)
            if a.told[i].head == word == b.told[j].head
        )

    assert best(tram, rail, "announce") > best(tram, ship, "announce")
    assert best(tram, ship, "announce") < linking.LINKED


# whole cases


def test_events_of_any_kind_are_folded_and_say_why(
    merger: dict[str, Reading], tmp_path: Path
) -> None:
    found = compare(tmp_path / "case", list(merger.values()), one_by_one=False)
    bought = [e for e in found if any(m["doc"] == "rail" for m in e["mentions"])]
    joined = next(e for e in bought if "purchase" in e["what"].casefold())
    assert joined["type"] is None
    assert joined["documents"] == ["rail", "tram"]
    for mention in joined["mentions"]:
        text = merger[mention["doc"]].document.text[mention["start"] : mention["end"]]
        assert text.startswith(("purchase", "bought"))
        assert "\n" not in mention["because"]
    assert not any({"ship", "tram"} <= set(e["documents"]) for e in found)
    spans = [(m["doc"], m["start"], m["end"]) for e in found for m in e["mentions"]]
    assert len(spans) == len(set(spans))


def test_any_order_gives_the_same_events(merger: dict[str, Reading], tmp_path: Path) -> None:
    results = set()
    for number, order in enumerate(permutations(merger)):
        readings = [merger[name] for name in order]
        found = compare(tmp_path / f"case{number}", readings, one_by_one=number % 2 == 0)
        results.add(json.dumps(found, sort_keys=True))
    assert len(results) == 1


def test_events_without_a_type_stand_behind_and_can_be_chosen(
    merger: dict[str, Reading], tmp_path: Path
) -> None:
    folder = tmp_path / "case"
    compare(folder, list(merger.values()), one_by_one=False)
    with Ledger(folder) as ledger, Comparison(ledger) as comparison:
        from sayso.comparison import asking

        typed = comparison.events()
        assert all(event["type"] for event in typed)
        page = asking.events(comparison.connection, about="purchase")
        chosen = comparison.with_others(page, about="purchase").rows
        assert chosen
        assert all("purchase" in event["what"].casefold() for event in chosen)
        assert comparison.with_others(page, who="Nobody At All").rows == page.rows
