"""The chance that two documents report one matter: small trees over what they share."""

from __future__ import annotations

import pytest

from sayso.comparison import likeness
from sayso.comparison.story import Story, story_from, story_keys
from sayso.extraction import trees

_BAKERY = Story(
    words=(("bakery", 0.6), ("lleida", 0.5), ("ferrer", 0.6)),
    title=(("bakery", 0.7), ("ferrer", 0.7)),
    people=("ferrer", "puig"),
    places=("lleida",),
    days=((100, 100),),
    published=101,
    when=(100, 100),
    opening=(("bakery", 0.8), ("ferrer", 0.6)),
    capitals=("ferrer", "lleida", "puig"),
    streets=("carrer major",),
    ages=(31, 58),
)


def test_every_feature_of_the_trees_is_known() -> None:
    assert set(trees.forest("story").features) == set(likeness.features(_BAKERY, _BAKERY))
    assert trees.forest("story").trees


def test_trees_add_up(monkeypatch: pytest.MonkeyPatch) -> None:
    made = trees.Forest(("x", "y"), 0.5, ((0, 1.0, (1, 2.0, 10.0, 20.0), 30.0), 100.0))
    monkeypatch.setattr(trees, "forest", lambda _: made)
    assert trees.score("any", {"x": 1.0, "y": 2.0}) == 110.5
    assert trees.score("any", {"x": 1.0, "y": 2.1}) == 120.5
    assert trees.score("any", {"x": 1.1, "y": 0.0}) == 130.5


def test_what_is_shared_is_the_same_either_way_round() -> None:
    other = _BAKERY._replace(people=("ferrer",), ages=(31, 7), published=110, when=(104, 105))
    assert likeness.features(_BAKERY, other) == likeness.features(other, _BAKERY)
    assert likeness.chance(_BAKERY, other) == likeness.chance(other, _BAKERY)
    found = likeness.features(_BAKERY, other)
    assert found["people"] == 1
    assert found["ages"] == 0.5
    assert found["streets"] == 1
    assert found["gap"] == 9
    assert found["told before"] == -4
    assert found["told near"] == 4


def test_unsaid_is_told_from_nothing_shared() -> None:
    bare = _BAKERY._replace(streets=(), ages=(), days=(), when=None, published=None)
    found = likeness.features(_BAKERY, bare)
    assert {found[name] for name in ("streets", "ages", "dates", "gap", "told near")} == {-1.0}
    assert found["told before"] == likeness.UNSAID
    assert likeness.features(_BAKERY, _BAKERY._replace(streets=("rambla",)))["streets"] == 0


def test_a_report_before_the_event_is_of_another_one() -> None:
    later = _BAKERY._replace(days=((300, 300),), when=(300, 300), published=301)
    assert likeness.chance(_BAKERY, later) < likeness.chance(_BAKERY, _BAKERY._replace(ages=(31,)))


def test_a_street_is_said_where_no_place_is_shared() -> None:
    other = _BAKERY._replace(places=("alpicat",))
    assert "same street (carrer major)" in likeness.why(_BAKERY, other)
    assert "same place (lleida)" in likeness.why(_BAKERY, _BAKERY)


def test_a_street_and_a_name_in_the_headline_are_keys() -> None:
    near, ever = story_keys(_BAKERY)
    assert "title ferrer" in near
    assert "title bakery" not in near
    assert {"street carrer major a", "street carrer major b", "person puig"} <= set(ever)


def test_a_story_is_read_back() -> None:
    assert story_from([list(part) if isinstance(part, tuple) else part for part in _BAKERY]) == (
        _BAKERY
    )
