"""Pages of one claim, dispute or event: exact words, links, counts, both sides."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from sayso.comparison import asking
from sayso.model import spans_text
from sayso.web import disputes, events

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from sayso.web.case import Opened


def all_disputes(case: Opened) -> list[dict[str, Any]]:
    return asking.disputes(case.comparison.connection, limit=500).rows


def cards(found: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        card
        for side in [*found["held"], *found["denied"]]
        for claimant in side["claimants"]
        for card in claimant["statements"]
    ]


def test_quotes_are_the_exact_words_of_the_text(prut: Opened) -> None:
    checked = 0
    for dispute in all_disputes(prut):
        for card in cards(disputes.one(prut, dispute["id"])):
            reading = prut.ledger.reading(prut.ledger.document_key(card["doc"])).reading
            (statement,) = [s for s in reading.statements if s.id == card["id"]]
            assert card["quote"] == spans_text(reading.document.text, statement.content, " … ")
            assert card["href"].endswith(f"?statement={card['id']}#s-{card['id']}")
            checked += 1
    assert checked > 10


def test_a_denied_claim_has_both_sides(galati: Opened) -> None:
    dispute, *_ = [d for d in all_disputes(galati) if d["denied_by"]]
    found = disputes.one(galati, dispute["id"])
    holding = {c["name"] for side in found["held"] for c in side["claimants"]}
    denying = {c["name"] for side in found["denied"] for c in side["claimants"]}
    assert "Port Authority of Romania" in holding
    assert denying == {"Government of Moldova", "Petru Lazăr"}
    assert {side["name"] for side in found["denied"]} == {"Moldova"}
    assert all(card["reason"] for card in cards(found) if card["stance"] == "denies")


def test_the_page_says_denied_by_and_never_false(quarrel: TestClient, galati: Opened) -> None:
    dispute, *_ = [d for d in all_disputes(galati) if d["denied_by"]]
    text = quarrel.get(f"/disputes/{dispute['id']}").text
    assert "Denied by" in text
    assert "Petru Lazăr" in text
    assert not re.search(r"\b(?:false|untrue|lie|debunked)\b", re.sub(r"<[^>]*>", " ", text))


def test_every_quote_of_the_page_leads_to_the_text(quarrel: TestClient, galati: Opened) -> None:
    dispute, *_ = [d for d in all_disputes(galati) if d["denied_by"]]
    found = disputes.one(galati, dispute["id"])
    text = quarrel.get(f"/disputes/{dispute['id']}").text
    for card in cards(found):
        assert f'href="{card["href"]}"' in text
        assert quarrel.get(card["href"], follow_redirects=True).status_code == 200


def test_the_tree_is_a_list_that_folds(quarrel: TestClient, galati: Opened) -> None:
    dispute, *_ = [d for d in all_disputes(galati) if d["denied_by"]]
    text = quarrel.get(f"/disputes/{dispute['id']}").text
    assert "counted as" in text
    assert text.count("<details") == text.count("<summary")


def test_counts_that_differ_are_drawn_and_tabled(client: TestClient, prut: Opened) -> None:
    figures = [d for d in all_disputes(prut) if "figures" in d]
    assert figures
    for dispute in figures:
        text = client.get(f"/disputes/{dispute['id']}").text
        assert '<svg class="chart ranges"' in text
        assert "counts differ" in text
        for count in dispute["figures"]:
            assert f">{count['low']:,}" in text


def test_a_claim_nobody_denies_has_its_page_too(quarrel: TestClient, galati: Opened) -> None:
    rows = asking.claims(galati.comparison.connection, disputed=False).rows
    for row in rows:
        answer = quarrel.get(f"/claims/{row['id']}")
        assert answer.status_code == 200
        assert "Denied by" not in answer.text


@pytest.mark.parametrize("path", ["/claims", "/disputes", "/events"])
def test_an_unknown_id_is_no_page(quarrel: TestClient, path: str) -> None:
    assert quarrel.get(f"{path}/0123456789abcdef").status_code == 404
    assert quarrel.get(f"{path}/%27%22%3Cscript%3E").status_code == 404


def test_statements_of_a_dispute_as_a_table(quarrel: TestClient, galati: Opened) -> None:
    dispute, *_ = [d for d in all_disputes(galati) if d["denied_by"]]
    answer = quarrel.get(f"/disputes/{dispute['id']}?format=csv")
    assert answer.headers["content-type"].startswith("text/csv")
    header, *lines = answer.text.splitlines()
    assert header.startswith("role,speaker")
    assert {line.split(",")[0] for line in lines} == {"holds", "denies"}
    told = quarrel.get(f"/disputes/{dispute['id']}?format=json").json()
    assert len(told) == len(lines)


# events


def toll_event(galati: Opened) -> dict[str, Any]:
    found = asking.events(galati.comparison.connection, with_tolls=True).rows
    return events.one(galati, found[0]["id"])


def test_counts_over_time_with_what_updates_what(galati: Opened) -> None:
    found = toll_event(galati)
    assert [(c["low"], c["claimant"], c["standing"]) for c in found["counts"]] == [
        (7, "harbour hospital", False),
        (7, "harbour hospital", False),
        (9, "harbour hospital", True),
    ]
    assert all("?span=" in c["href"] for c in found["counts"])


def test_the_page_of_an_event_draws_counts_and_the_place(
    quarrel: TestClient, galati: Opened
) -> None:
    found = toll_event(galati)
    text = quarrel.get(f"/events/{found['id']}").text
    for part in ('class="chart ranges"', 'class="chart steps"', 'class="map"', 'class="spread"'):
        assert part in text
    assert "exact place" in text
    assert found["summary"][0]["rule"].replace("'", "&#39;") in text
    assert "not a finding" in text
    data = re.search(r'<script type="application/json">(.*?)</script>', text)
    assert data
    assert json.loads(data[1])["points"][0]["name"] == "Galați"


def test_mentions_lead_to_their_characters(galati: Opened) -> None:
    for mention in toll_event(galati)["mentions"]:
        reading = galati.ledger.reading(galati.ledger.document_key(mention["doc"])).reading
        assert reading.document.text[mention["start"] : mention["end"]] == mention["words"]
        assert f"span={mention['start']}-{mention['end']}" in mention["href"]


def test_versions_stand_by_side(galati: Opened) -> None:
    rows = asking.events(galati.comparison.connection).rows
    both = [e for e in rows if len(e["versions"]) > 1]
    assert both
    found = events.one(galati, both[0]["id"])
    assert {side["name"] for side in found["versions"]} >= {"Moldova", "Romania"}


def test_a_place_that_is_not_in_the_gazetteer_has_no_map() -> None:
    assert events.area(None) is None
    unknown = {"name": "Nowhere", "lat": None, "lon": None, "country": None, "precision": None}
    assert events.area(unknown) is None
    wide = events.area({**unknown, "lat": 46.0, "lon": 28.0, "precision": 6})
    near = events.area({**unknown, "lat": 46.0, "lon": 28.0, "precision": 1})
    assert wide is not None
    assert near is not None
    assert wide.dots[0].radius > near.dots[0].radius
