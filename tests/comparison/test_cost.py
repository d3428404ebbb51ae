"""What keeps comparison fast: things worked out once, searches put off, rare words alone."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from math import inf
from pathlib import Path

import pytest

from sayso.comparison import lists
from sayso.comparison.collecting import uncollected
from sayso.comparison.compare import Comparison
from sayso.comparison.kept import Kept
from sayso.extraction import trees
from sayso.ledger.store import Ledger
from sayso.model import Reading
from tests.comparison.quarrel import Writer


def test_what_was_worked_out_is_kept_with_its_thing() -> None:
    made: list[str] = []

    def length(thing: list[str]) -> int:
        made.append(thing[0])
        return len(thing)

    kept: Kept[list[str], int] = Kept(length, 2)
    one, same = ["port", "harbour"], ["port", "harbour"]
    assert kept(one) == kept(one) == kept(same) == 2
    assert made == ["port", "port"]  # two things, though alike
    pier = ["pier"]
    kept(pier)  # more than are kept: the longest known is forgotten, and no other
    kept(same)
    kept(one)
    kept(pier)
    assert made == ["port", "port", "pier", "port"]


def test_no_thing_takes_the_place_of_one_that_is_gone() -> None:
    kept: Kept[list[int], int] = Kept(sum)
    assert all(kept([number]) == number for number in range(1000))


def _broken() -> None:
    with uncollected():
        assert not gc.isenabled()
        raise ValueError("broken")


@pytest.mark.parametrize("before", [True, False])
def test_the_search_for_cycles_goes_on_afterwards(*, before: bool) -> None:
    known = gc.isenabled()
    try:
        (gc.enable if before else gc.disable)()
        with pytest.raises(ValueError, match="broken"):
            _broken()
        assert gc.isenabled() == before
    finally:
        (gc.enable if known else gc.disable)()


def test_no_search_goes_on_while_documents_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []
    take = Comparison._take

    def watched(self: Comparison, keys: Sequence[int]) -> None:
        seen.append(gc.isenabled())
        take(self, keys)

    monkeypatch.setattr(Comparison, "_take", watched)
    with Ledger(tmp_path / "case", create=True) as ledger, Comparison(ledger) as comparison:
        reading = _told("a", "the ferry Albatros had left", 1)
        ledger.add(reading, reading.document.text.encode())
        comparison.update()
    assert seen == [False]
    assert gc.isenabled()


def test_trees_stop_where_the_rest_can_add_too_little() -> None:
    step = (0, 1.0, -1.0, 2.0)
    made = trees.Forest(("x",), 0.5, (step,) * 25, tuple(2.0 * (25 - n) for n in range(25)))
    for value, whole in ((0.0, -24.5), (2.0, 50.5)):
        found = trees._function(made)([value], -inf)
        assert found == whole
        assert (trees._function(made)([value], 0.0) < 0.0) == (whole < 0.0)
        assert (trees._function(made)([value], 40.0) < 40.0) == (whole < 40.0)


def _told(name: str, content: str, day: int) -> Reading:
    writer = Writer(name, "Delta Wire", f"2031-05-{day:02d}")
    writer.say("a dock worker", "said", content)
    return writer.reading()


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_one_word_that_many_share_has_only_the_earliest_compared(
    order: tuple[int, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "SINGLES", 2)
    told = [
        _told(name, f"the Albatros had {rest}", day)
        for day, (name, rest) in enumerate(
            (("a", "carried grain"), ("b", "lost a rudder"), ("c", "a new cook"), ("d", "no flag")),
            1,
        )
    ]
    with Ledger(tmp_path / "case", create=True) as ledger, Comparison(ledger) as comparison:
        for number in order:
            ledger.add(told[number], told[number].document.text.encode())
            comparison.update()
        layer = comparison.statements
        keys = {layer.key(reading.statements[0].id) or 0: reading.id for reading in told}
        met = {}
        for key, doc in keys.items():
            thing, day = layer.thing(key)
            found = layer._met(key, layer._keys(thing, day), layer.rules.frame(thing))
            met[doc] = {keys[other] for other in found}
    a, b, c, d = (reading.id for reading in told)
    assert met == {a: {b}, b: {a}, c: set(), d: set()}


@pytest.mark.parametrize(("day", "meets"), [(21, True), (22, False)])
@pytest.mark.parametrize("turned", [False, True])
def test_one_word_makes_candidates_for_some_days(
    day: int, *, meets: bool, turned: bool, tmp_path: Path
) -> None:
    told = [
        _told("a", "the Albatros had carried grain", 1),
        _told("b", "the Albatros had lost a rudder", day),
    ]
    assert _meet(tmp_path, told, told[::-1] if turned else told) == meets


def test_what_lies_near_in_time_is_told_by_rank() -> None:
    least, most, undated = lists.around(lists.rank("a", 100), 20)
    for day, near in ((79, False), (80, True), (100, True), (120, True), (121, False)):
        assert all((least <= lists.rank(doc, day) <= most) == near for doc in "abcdefgh")
    assert lists.rank("b", None) < undated <= lists.rank("b", 1)
    assert lists.around(lists.rank("a", 100), None)[:2] == (0, lists.LATEST)
    assert lists.around(lists.rank("a", None), 20)[:2] == (0, lists.LATEST)


def _meets(tmp_path: Path, first: str, later: str, month: int) -> bool:
    told = []
    for name, content, when in (("a", first, "2031-05-01"), ("b", later, f"2031-{month:02d}-15")):
        writer = Writer(name, "Delta Wire", when)
        writer.say("a dock worker", "said", content)
        told.append(writer.reading())
    return _meet(tmp_path, told, told)


def _meet(tmp_path: Path, told: list[Reading], order: list[Reading]) -> bool:
    """Tell whether the second is a candidate of the first, put in one after another."""
    with Ledger(tmp_path / "case", create=True) as ledger, Comparison(ledger) as comparison:
        for reading in order:
            ledger.add(reading, reading.document.text.encode())
            comparison.update()
        layer = comparison.statements
        keys = [layer.key(reading.statements[0].id) or 0 for reading in told]
        thing, published = layer.thing(keys[0])
        found = layer._met(keys[0], layer._keys(thing, published), layer.rules.frame(thing))
    return keys[1] in found


@pytest.mark.parametrize(("month", "meets"), [(5, True), (6, True), (7, False)])
def test_words_make_candidates_for_as_long_as_they_can_be_linked(
    month: int, *, meets: bool, tmp_path: Path
) -> None:
    said = "the ferry Albatros carried grain"
    assert _meets(tmp_path, said, f"{said} again", month) == meets
