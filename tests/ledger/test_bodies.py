"""A stored reading comes back whole, and takes little room."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest

from sayso.errors import LedgerError
from sayso.ledger.bodies import Body, pack, unpack
from sayso.ledger.packing import deflate, inflate
from sayso.model import Anchor, Reading, Span, Statement, Via, statement_id


def test_everything_comes_back(reading: Callable[..., Reading]) -> None:
    made = reading()
    outer = made.statements[0]
    spans = ((Span(0, 3),), (), (Span(4, 8), Span(10, 12)))
    inner = Statement(
        statement_id(made.document.id, *spans),
        *spans,
        nested_in=outer.id,
        via=Via("Delta Wire", Span(2, 4)),
    )
    anchors = (Anchor(0, 9, page=2, box=(1.0, 2.5, 3.0, 4.0)), Anchor(9, 20, source=Span(9, 20)))
    made = replace(
        made,
        statements=(inner, outer),
        document=replace(made.document, anchors=anchors),
    )
    body, _ = pack(made)
    assert unpack(body, made.document.text) == made
    assert inner.id not in inflate(body)
    assert made.document.text not in inflate(body)


def test_the_hash_is_of_content(reading: Callable[..., Reading]) -> None:
    assert pack(reading())[1] == pack(reading())[1]
    assert pack(reading())[1] != pack(reading(published="2031-05-09"))[1]


def test_a_field_added_later_takes_its_default(reading: Callable[..., Reading]) -> None:
    made = reading()
    value = json.loads(inflate(pack(made)[0]))
    names = value["fields"]["Statement"]
    at = names.index("explanation")
    del names[at]
    for row in value["rows"]["statements"]:
        del row[at : at + 1]
    again = unpack(deflate(json.dumps(value)), made.document.text)
    assert again.statements[0].explanation is None
    assert again.statements[0].component == made.statements[0].component


def test_a_field_removed_later_is_passed_over(reading: Callable[..., Reading]) -> None:
    made = reading()
    value = json.loads(inflate(pack(made)[0]))
    value["fields"]["Place"].insert(0, "altitude")
    for row in value["rows"]["places"]:
        row.insert(0, 300)
    assert unpack(deflate(json.dumps(value)), made.document.text) == made


def test_a_later_form_is_refused() -> None:
    with pytest.raises(LedgerError, match="S408"):
        unpack(deflate('{"version": 99}'), "")


def test_layers_are_read_when_they_are_asked_for(reading: Callable[..., Reading]) -> None:
    made = reading()
    tricky = '],"statements":[[1]],"text":"no","rows":{ \\" },"version":1}'
    made = replace(made, actors=(replace(made.actors[0], name=tricky),))
    body, _ = pack(made)
    known = Body(body, made.document.text)
    assert known.statement(0) == made.statements[0]
    assert set(known.rows) < {"statements", "document", "actors"}
    assert known.actor(0).name == tricky
    assert known.reading() == made
    older = json.loads(inflate(body))
    del older["rows"]["times"]
    whole = Body(deflate(json.dumps(older, sort_keys=True, separators=(",", ":"))), "")
    assert whole.reading().times == ()
