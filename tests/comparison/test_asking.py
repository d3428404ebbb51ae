"""Questions page by page: the same answers as from all groups, and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from sayso.comparison import asking
from sayso.comparison.compare import Comparison
from sayso.comparison.lock import updating
from sayso.comparison.select import select
from sayso.comparison.state import status
from sayso.errors import LedgerError
from tests.comparison.quarrel import Writer, shelling

Compare = Callable[..., Comparison]

FILTERS: list[dict[str, str]] = [
    {},
    {"who": "lazăr"},
    {"who": "HOSPITAL"},
    {"who": "Nobody"},
    {"about": "grain harbour"},
    {"about": "grain opera"},
    {"since": "2031-05-10"},
    {"since": "2031-05-04", "until": "2031-05-04"},
    {"since": "2031-06"},
    {"until": "2031-05-01"},
    {"who": "port", "about": "shell", "since": "2031-05"},
]


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("kind", ["claims", "disputes", "events"])
def test_a_page_holds_what_fits(compared: Compare, kind: str, filters: dict[str, str]) -> None:
    comparison = compared(shelling())
    everything = getattr(comparison, kind)()
    ask = getattr(asking, kind)
    wanted = [r["id"] for r in select(everything, comparison.published(), **filters)]
    if kind == "events":  # who tells of an event counts, too
        wanted_at_least = set(wanted)
        found = ask(comparison.connection, **filters).rows
        assert wanted_at_least <= {r["id"] for r in found}
        return
    page = ask(comparison.connection, **filters)
    assert [r["id"] for r in page.rows] == wanted
    assert (page.total, page.more) == (len(wanted), False)


def test_pages_follow_one_another(compared: Compare) -> None:
    comparison = compared(shelling())
    whole = [e["id"] for e in comparison.events()]
    assert len(whole) > 1
    for order in ("size", "latest", "first"):
        pages: list[str] = []
        while True:
            page = asking.events(
                comparison.connection, limit=1, offset=len(pages), order=order, brief=True
            )
            pages += [e["id"] for e in page.rows]
            assert page.total == len(whole)
            if not page.more:
                break
        assert sorted(pages) == sorted(whole)
        if order == "size":
            assert pages == whole


def test_orders_go_by_day(compared: Compare) -> None:
    comparison = compared(shelling())
    first = [
        e["first"] for e in asking.events(comparison.connection, order="first", brief=True).rows
    ]
    last = [
        e["last"] for e in asking.events(comparison.connection, order="latest", brief=True).rows
    ]
    assert first == sorted(first)
    assert last == sorted(last, reverse=True)


def test_an_order_that_is_none_is_refused(compared: Compare) -> None:
    with pytest.raises(LedgerError, match="no order"):
        asking.claims(compared(shelling()[:1]).connection, order="truth")


def test_events_are_found_by_type_place_and_counts(compared: Compare) -> None:
    comparison = compared(shelling())
    every = comparison.events()

    def ids(**filters: Any) -> list[str]:  # noqa: ANN401 - any of its filters
        return [e["id"] for e in asking.events(comparison.connection, **filters).rows]

    assert ids(type="assault") == [e["id"] for e in every if e["type"] == "ASSAULT"] != []
    assert ids(type="PROTEST") == []
    placed = [e["id"] for e in every if e["place"] and e["place"]["name"] == "Galați"]
    assert ids(where="galati") == placed != []
    assert ids(with_tolls=True) == [e["id"] for e in every if e["tolls"]] != []
    assert ids(with_tolls=False) == [e["id"] for e in every if not e["tolls"]]
    assert ids(background=True) == [e["id"] for e in every if e["background"]]


def test_publishers_narrow(compared: Compare) -> None:
    comparison = compared(shelling())
    outlet = comparison.ledger.document(1).publisher
    assert outlet is not None
    docs = {
        doc
        for doc, publisher in comparison.connection.execute("SELECT doc, publisher FROM documents")
        if publisher == outlet
    }
    wanted = [c["id"] for c in comparison.claims() if docs & set(c["documents"])]
    found = asking.claims(comparison.connection, publisher=outlet[:5]).rows
    assert [c["id"] for c in found] == wanted != []
    assert outlet.casefold() in asking.names(comparison.connection, "publisher")


def test_one_claim_and_one_event_by_id(compared: Compare) -> None:
    comparison = compared(shelling())
    claim, event = comparison.claims()[0], comparison.events()[0]
    assert asking.claim(comparison.connection, claim["id"]) == claim
    assert asking.claim(comparison.connection, claim["id"][:10]) == claim
    assert asking.event(comparison.connection, event["id"]) == event
    assert asking.dispute(comparison.connection, claim["id"]) == claim
    for wrong in ("", "ffffffffffffffff0"):
        with pytest.raises(LedgerError) as caught:
            asking.claim(comparison.connection, wrong)
        assert caught.value.code == "S406"


def test_ids_are_of_one_group_each(compared: Compare) -> None:
    comparison = compared(shelling())
    for found in (comparison.claims(), comparison.events()):
        assert len({r["id"] for r in found}) == len(found)


def test_records_tell_where_they_stand(compared: Compare) -> None:
    comparison = compared(shelling())
    claim = comparison.claims()[0]
    of = asking.of_statements(comparison.connection, [*claim["statements"], "nothing"])
    assert sorted(of) == sorted(claim["statements"])
    refs = asking.of_statements(comparison.connection, claim["denied_by"])
    for statement in claim["denied_by"]:
        assert (claim["id"], "denies") in {(r["id"], r["role"]) for r in refs[statement]}
    event = comparison.events()[0]
    wire = asking.of_documents(comparison.connection, ["wire", "nowhere"])
    assert list(wire) == ["wire"]
    assert claim["id"] in {c["id"] for c in wire["wire"]["claims"]}
    assert event["id"] in {e["id"] for e in wire["wire"]["events"]}
    assert wire["wire"]["republished_by"] == ["copy"]
    mentions = [e.id for e in comparison.ledger.reading(1).reading.events]
    assert set(asking.of_mentions(comparison.connection, mentions)) == set(mentions)


def test_counts_are_those_of_the_lists(compared: Compare) -> None:
    comparison = compared(shelling())
    found = asking.counts(comparison.connection)
    assert found["claims"] == len(comparison.claims())
    assert found["disputes"] == len(comparison.disputes())
    assert found["events"] == len(comparison.events())
    assert found["republications"] == 1


def test_what_is_left_to_compare_is_told(compared: Compare) -> None:
    comparison = compared(shelling())
    ledger = comparison.ledger
    done = status(ledger)
    assert (done.behind, done.documents, done.updating) == (0, len(shelling()), False)
    late = Writer("later", "Nistru Morning", "2031-05-30").reading()
    ledger.add(late, late.document.text.encode())
    assert status(ledger).behind == status(ledger, comparison.connection).behind == 1
    comparison.update()
    assert status(ledger).behind == 0


def test_one_compares_while_others_leave_it_alone(compared: Compare) -> None:
    comparison = compared(shelling())
    ledger = comparison.ledger
    late = Writer("later", "Nistru Morning", "2031-05-30").reading()
    ledger.add(late, late.document.text.encode())
    with updating(ledger.path) as held:
        assert held
        assert comparison.update(wait=False) == 0
        assert status(ledger).updating
        with updating(ledger.path, wait=False) as second:
            assert not second
    assert comparison.update(wait=False) == 1


def test_opening_writes_nothing(compared: Compare) -> None:
    comparison = compared(shelling())
    connection = comparison.connection
    connection.execute("BEGIN IMMEDIATE")
    try:
        with Comparison(comparison.ledger) as other:  # a writer elsewhere is in nobody's way
            assert other.claims() == comparison.claims()
            assert other.update() == 0
    finally:
        connection.execute("ROLLBACK")
