"""The made-up quarrel compared: claims, denials, sources, events, copies, order, reviews."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest

from sayso.comparison.briefing import as_html, as_markdown
from sayso.comparison.changes import changes_since
from sayso.comparison.compare import Comparison
from sayso.comparison.select import select
from sayso.errors import LedgerError
from sayso.ledger.reviewing import review, undo
from tests.comparison.quarrel import Writer, shelling

Compare = Callable[..., Comparison]


def everything(comparison: Comparison) -> dict[str, Any]:
    """Return all that a comparison says, in an order of its own."""
    parts = {
        "claims": comparison.claims(),
        "events": comparison.events(),
        "disputes": comparison.disputes(),
        "copies": comparison.copies(),
    }
    return {
        name: sorted(json.dumps(row, sort_keys=True) for row in rows)
        for name, rows in parts.items()
    } | {"republications": comparison.republications()}


def documents_of(claim: dict[str, Any], role: str) -> list[str]:
    return sorted(claim["texts"][s]["doc"] for s in claim[role])


def test_a_claim_is_held_in_other_words_and_denied_in_two_ways(compared: Compare) -> None:
    comparison = compared(shelling())
    claim = comparison.claims()[0]
    assert documents_of(claim, "statements") == ["copy", "late", "other", "wire"]
    assert documents_of(claim, "denied_by") == ["other", "other"]
    assert comparison.disputes()[0]["id"] == claim["id"]
    assert all(claim["reasons"][s] for s in claim["denied_by"])


def test_sources_count_claimants_not_outlets(compared: Compare) -> None:
    claim = compared(shelling()).claims()[0]
    assert claim["independent_sources"] == 2
    names = {source["claimant"]: len(source["statements"]) for source in claim["sources"]}
    assert names == {"Port Authority of Romania": 3, "dock worker": 1}
    reasons = [b["reason"] for source in claim["sources"] for b in source["because"]]
    assert any("described as of" in reason for reason in reasons)


def test_another_town_and_day_is_another_claim_and_event(compared: Compare) -> None:
    comparison = compared(shelling())
    assert all("town" not in claim["documents"] for claim in comparison.claims())
    apart = [event for event in comparison.events() if "town" in event["documents"]]
    assert [event["documents"] for event in apart] == [["town"]]


def test_an_event_keeps_each_sides_version_and_counts_over_time(compared: Compare) -> None:
    event = compared(shelling()).events()[0]
    assert event["documents"] == ["copy", "late", "other", "wire"]
    assert event["date"] == "2031-05-03"
    assert event["place"]["name"] == "Galați"
    assert {version["side"] for version in event["versions"]} == {"ROU", "MDA"}
    counts = [(t["low"], t["claimant"], t["doc"]) for t in event["tolls"]]
    assert counts == [
        (7, "harbour hospital", "wire"),
        (7, "harbour hospital", "copy"),
        (9, "harbour hospital", "late"),
    ]
    assert [(s["low"], s["best"], s["high"]) for s in event["summary"]] == [(9, 9, 9)]
    assert "update" in event["summary"][0]["rule"]


def test_a_later_count_of_one_claimant_is_no_dispute(compared: Compare) -> None:
    assert all(not d.get("figures") for d in compared(shelling()).disputes())


def test_counts_of_two_claimants_that_differ_are_a_dispute(compared: Compare) -> None:
    from sayso.model import EventType, TollKind

    writers = shelling()
    other = Writer("count", "Nistru Morning", "2031-05-06")
    other.say(
        "a dock worker", "said", "two hundred people had been killed by the shells in Galați",
        event=("killed", EventType.ASSAULT), date="2031-05-03",
        tolls=((TollKind.KILLED, 200, "two hundred people"),),
    )  # fmt: skip
    found = [d for d in compared([*writers, other]).disputes() if d.get("figures")]
    assert len(found) == 1
    assert {f["claimant"] for f in found[0]["figures"]} == {"harbour hospital", "dock worker"}


def test_a_republication_is_found_with_what_changed(compared: Compare) -> None:
    comparison = compared(shelling())
    assert comparison.republications() == {"copy": "wire"}
    (copy,) = [c for c in comparison.copies() if c["kind"] == "republication"]
    assert (copy["later"], copy["earlier"]) == ("copy", "wire")
    assert copy["jaccard"] > 0.9
    assert "before" in copy["reason"]


def test_any_order_gives_what_a_rebuild_gives(compared: Compare) -> None:
    writers = shelling()
    wanted = everything(compared(writers))
    for order in list(permutations(range(len(writers))))[::29]:
        comparison = compared([writers[i] for i in order], one_by_one=True)
        assert everything(comparison) == wanted, order
        comparison.rebuild()
        assert everything(comparison) == wanted, order


def test_nothing_is_done_twice(compared: Compare) -> None:
    comparison = compared(shelling())
    assert comparison.update() == 0


def _key(comparison: Comparison, doc: str) -> int:
    return comparison.ledger.document_key(doc)


def _of(claim: dict[str, Any], doc: str) -> str:
    return str(next(s for s in claim["statements"] if claim["texts"][s]["doc"] == doc))


def test_a_split_is_respected_until_it_is_undone(compared: Compare) -> None:
    comparison = compared(shelling())
    before = everything(comparison)
    claim = comparison.claims()[0]
    late, wire = _of(claim, "late"), _of(claim, "wire")
    others = [s for s in claim["statements"] if s != late]
    made = [
        review(
            comparison.ledger, _key(comparison, "late"), late, "split",
            who="Ana", value=other, reason="another salvo",
        )
        for other in others
    ]  # fmt: skip
    comparison.update()
    assert late not in comparison.claims()[0]["statements"]
    assert wire in comparison.claims()[0]["statements"]
    comparison.rebuild()
    assert late not in comparison.claims()[0]["statements"]
    for number in made:
        undo(comparison.ledger, number, who="Ana")
    comparison.update()
    assert everything(comparison) == before


def test_a_join_is_respected_with_its_reason(compared: Compare) -> None:
    comparison = compared(shelling())
    claim = comparison.claims()[0]
    (town,) = comparison.ledger.reading(_key(comparison, "town")).reading.statements
    review(
        comparison.ledger, _key(comparison, "town"), town.id, "join",
        who="Ana", value=_of(claim, "wire"), reason="one campaign",
    )  # fmt: skip
    comparison.update()
    joined = comparison.claims()[0]
    assert town.id in joined["statements"]
    assert "Ana: one campaign" in joined["reasons"][town.id]


def test_a_rejected_statement_is_gone(compared: Compare) -> None:
    comparison = compared(shelling())
    late = _of(comparison.claims()[0], "late")
    review(comparison.ledger, _key(comparison, "late"), late, "reject", who="Ana")
    comparison.update()
    assert late not in comparison.claims()[0]["statements"]
    assert comparison.claims()[0]["independent_sources"] == 1


def test_changes_tell_new_disputes_confirmations_and_counts(compared: Compare) -> None:
    comparison = compared(shelling())
    found = changes_since(comparison, "2031-05-05")
    kinds = [(c["change"], c["who"]) for c in found]
    assert ("new dispute", "Government of Moldova") in kinds
    assert ("confirmed", "dock worker") in kinds
    assert ("count moved", "harbour hospital") in kinds
    assert changes_since(comparison, "2031-05-11") == []
    for change in found:
        assert change["evidence"]["documents"]


def test_the_briefing_links_every_sentence_and_judges_nothing(compared: Compare) -> None:
    text = as_markdown(changes_since(compared(shelling()), "2031-05-05"), "2031-05-05")
    sentences = [line for line in text.splitlines() if line.startswith("- ")]
    assert sentences
    assert all("](sayso:" in line for line in sentences)
    assert "false" not in text.casefold()


def test_the_html_briefing_holds_its_evidence(compared: Compare) -> None:
    comparison = compared(shelling())
    found = changes_since(comparison, "2031-05-05")
    page = as_html(found, "2031-05-05<script>", comparison.connection)
    assert "<script" not in page
    assert " on" not in {part[:3] for part in page.split("<")}
    links = set(re.findall(r'href="#(e\d+)"', page))
    assert links == set(re.findall(r'<li id="(e\d+)"', page)) != set()
    items = re.findall(r"<li><bdi>.*</li>", page)
    assert len(items) == len(found)
    assert all('href="#e' in item for item in items)
    assert "nothing that was published" in as_html([], "2031", comparison.connection).casefold()


def test_a_date_that_is_none_is_refused(compared: Compare) -> None:
    with pytest.raises(LedgerError, match="no date"):
        changes_since(compared(shelling()[:1]), "yesterday")


def test_who_denies_the_deed_denies_no_toll_of_it(compared: Compare) -> None:
    disputes = compared(shelling()).disputes()
    assert ["shelled" in dispute["what"] for dispute in disputes] == [True]


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"who": "lazăr"}, 1),
        ({"who": "Nobody"}, 0),
        ({"about": "grain harbour"}, 1),
        ({"about": "grain opera"}, 0),
        ({"since": "2031-05-10"}, 1),
        ({"since": "2031-06"}, 0),
        ({"until": "2031-05-01"}, 0),
    ],
)
def test_disputes_are_selected(compared: Compare, filters: dict[str, str], count: int) -> None:
    comparison = compared(shelling())
    found = list(select(comparison.disputes(), comparison.published(), **filters))
    assert len(found) == count


def test_a_case_made_by_another_version_is_compared_anew(
    compared: Compare, monkeypatch: pytest.MonkeyPatch
) -> None:
    comparison = compared(shelling())
    wanted = everything(comparison)
    comparison.close()
    monkeypatch.setattr("sayso.comparison.schema.VERSION", 10_000)
    again = Comparison(comparison.ledger)
    assert again.claims() == []
    again.update()
    assert everything(again) == wanted
