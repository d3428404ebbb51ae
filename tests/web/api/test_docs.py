"""What is written about the interface is what it does."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from sayso.web.api.checking import check
from sayso.web.api.docs import page
from sayso.web.api.openapi import document
from sayso.web.api.operations import OPERATIONS
from sayso.web.api.schemas import SCHEMAS
from sayso.web.errors import WorkbenchError

DRAFT = "https://json-schema.org/draft/2020-12/schema"
DOCS = Path(__file__).parents[3] / "docs"


def test_the_page_of_the_manual_is_up_to_date() -> None:
    assert (DOCS / "api-http.md").read_text("utf-8").partition("\n\n")[2] == page()


def test_every_schema_is_one_and_is_used() -> None:
    told = str({**document(), "components": document()["components"]["responses"]}) + str(SCHEMAS)
    for name, schema in SCHEMAS.items():
        jsonschema_rs.meta.validate({**schema, "$schema": DRAFT})
        assert f"#/components/schemas/{name}'" in told, name


def test_references_lead_somewhere() -> None:
    def look(value: object) -> None:
        if isinstance(value, list):
            for one in value:
                look(one)
        if isinstance(value, dict):
            if "$ref" in value:
                found: Any = document()
                for part in value["$ref"].removeprefix("#/").split("/"):
                    found = found[part]
            for one in value.values():
                look(one)

    look(document())


def test_operations_have_names_of_their_own() -> None:
    names = [operation.name for operation in OPERATIONS]
    assert len(set(names)) == len(names)
    assert all(operation.about.endswith(".") for operation in OPERATIONS)


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ({"record": "abcdef", "action": "accept"}, True),
        ({"record": "abcdef", "action": "accept", "seen": 0, "reason": None}, True),
        ({"record": "abcde", "action": "accept"}, False),
        ({"record": "abcdef", "action": "accept", "seen": True}, False),
        ({"record": "abcdef", "action": "accept", "seen": -1}, False),
        ({"record": "abcdef", "action": "accept", "seen": 1.0}, False),
        ({"record": "abcdef"}, False),
        ({"record": "abcdef", "action": "accept", "other": 1}, False),
        ([], False),
    ],
)
def test_bodies_are_held_against_their_schema(value: object, fits: bool) -> None:  # noqa: FBT001 - a column of the table
    schema = SCHEMAS["AskedReview"]
    with nullcontext() if fits else pytest.raises(WorkbenchError, match="S540"):
        check(value, schema, "")
    if not (isinstance(value, dict) and value.get("seen") == 1.0):  # JSON Schema: 1.0 is whole
        assert jsonschema_rs.is_valid(schema, value) is fits
