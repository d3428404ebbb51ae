"""What outlets tell in their own voice stands beside the claim that holds the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import permutations
from typing import Any

from sayso.comparison.compare import Comparison
from sayso.model import EventType
from tests.comparison.quarrel import Writer, shelling

Compare = Callable[..., Comparison]
SENTENCE = "Ruvian gunners shelled the grain harbour of Galați on 3 May."


def voice(
    sentence: str = SENTENCE, name: str = "voice", *, date: str | None = "2031-05-03"
) -> Writer:
    writer = Writer(name, "Ismail Post", "2031-05-06")
    writer.tell(sentence, ("shelled", EventType.ASSAULT), date)
    return writer


def claims(comparison: Comparison) -> list[str]:
    return sorted(json.dumps(claim, sort_keys=True) for claim in comparison.claims())


def first(comparison: Comparison) -> dict[str, Any]:
    found: dict[str, Any] = comparison.claims()[0]
    return found


def test_an_outlet_that_tells_a_claim_is_named_beside_it(compared: Compare) -> None:
    claim = first(compared([*shelling(), voice()]))
    (told,) = claim["told"]
    assert (told["doc"], told["publisher"]) == ("voice", "Ismail Post")
    assert SENTENCE[told["start"] : told["end"]] == "shelled"
    assert told["text"] == SENTENCE
    assert "voice" in claim["documents"]


def test_it_is_no_statement_and_no_source(compared: Compare) -> None:
    without, claim = first(compared(shelling())), first(compared([*shelling(), voice()]))
    for field in ("statements", "denied_by", "independent_sources", "sources"):
        assert claim[field] == without[field]


def test_one_claimant_and_another_outlet_that_tells_it_make_a_claim(compared: Compare) -> None:
    wire = shelling()[0]
    assert not [c for c in compared([wire]).claims() if c["told"]]
    (claim,) = [c for c in compared([wire, voice()]).claims() if c["told"]]
    assert len(claim["statements"]) == 1
    assert claim["independent_sources"] == 1


def test_outlets_alone_make_no_claim(compared: Compare) -> None:
    assert compared([voice(), voice(name="echo")]).claims() == []


def test_another_town_or_side_is_not_told(compared: Compare) -> None:
    others = [
        voice("Ruvian gunners shelled the ferry pier of Brăila on 9 May.", date="2031-05-09"),
        voice("Danubian gunners shelled the grain harbour of Galați on 3 May.", "side"),
    ]
    found = compared([*shelling()[:4], *others]).claims()
    assert not [c for c in found if c["told"]]


def test_order_does_not_matter(compared: Compare) -> None:
    writers = [*shelling(), voice()]
    wanted = claims(compared(writers))
    for order in list(permutations(range(len(writers))))[7::149]:
        comparison = compared([writers[i] for i in order], one_by_one=True)
        assert claims(comparison) == wanted, order
        comparison.rebuild()
        assert claims(comparison) == wanted, order
