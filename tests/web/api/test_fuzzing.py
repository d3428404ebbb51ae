"""Schemathesis asks everything that the OpenAPI document allows, and much that it doesn't.

Boundaries of every parameter and body, then made-up requests, valid and invalid, over a case of
its own; ids that are there are made likely. Every answer has to be of a documented status, media
type and schema, and none a server error.
"""

from __future__ import annotations

import copy
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
import schemathesis
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from sayso.web.api.openapi import document
from sayso.web.app import make_app
from sayso.web.jobs import Job, Jobs
from sayso.web.settings import Settings
from tests.web.api.schema import Plain
from tests.web.browser import ADDRESS, Browser

EXAMPLES = 8
"""Made-up requests of each operation, beside its boundaries."""
CHECKS = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_schema_conformance,
    checks.response_headers_conformance,
    checks.negative_data_rejection,
]
"""Left out: ``unsupported_method``, for a change without a token of a form is refused before
anybody looks for its address (``test_errors`` asks with one); ``positive_data_acceptance``, for no
schema tells the words that full-text search finds nothing to look for in, nor decisions that make
no sense for their record; checks of accounts, which a workbench doesn't have."""

KNOWN: dict[str, list[str]] = {}
"""Ids in the case, by the part of the address before them."""
KINDS = {
    "documents": "sha256", "statements": "id", "mentions": "id", "claims": "id",
    "disputes": "id", "events": "id", "sources": "name",
}  # fmt: skip


def there(kind: str) -> Plain:
    """Return a strategy of ids that are there; some are drawn before there is a case."""

    def pick(number: int) -> str:
        known = KNOWN.get(kind, ["0" * 64])
        return known[number % len(known)]

    return hypothesis.strategies.integers(0, 5).map(pick)


for one in (*KINDS, "jobs"):
    schemathesis.openapi.format(f"known-{one}", there(one))
schemathesis.openapi.format(
    "edtf", hypothesis.strategies.sampled_from(["2031-05-14", "2031", "2031-05-13/2031-05-16"])
)


def start(self: Jobs, job: Job, what: dict[str, Any]) -> Job:
    """Keep a job without its process: workers are tested elsewhere, and nothing is fetched."""
    assert what["case"]
    self._known[job.id] = job
    job.result, job.ended = {}, time.time()
    shutil.rmtree(job.folder, ignore_errors=True)
    for one in list(self._known)[1:-5]:
        del self._known[one]
    return job


def likely() -> dict[str, Any]:
    """Return the document, in which ids that are there are half of what a path may hold."""
    found = copy.deepcopy(document())
    for path, methods in found["paths"].items():
        for operation in methods.values():
            for parameter in operation["parameters"]:
                if parameter["in"] == "path":
                    one = {"type": "string", "format": f"known-{path.split('/')[2]}"}
                    parameter["schema"] = {"anyOf": [one, parameter["schema"]]}
    body = found["components"]["schemas"]["AskedReview"]["properties"]
    known = [{"type": "string", "format": f"known-{kind}"} for kind in ("statements", "mentions")]
    body["record"] = {"anyOf": [*known, body["record"]]}
    return found


SERVED: list[Any] = []


async def served(scope: Plain, receive: Plain, send: Plain) -> None:
    """Answer as the application that the fixture started."""
    await SERVED[-1](scope, receive, send)


schema = schemathesis.openapi.from_dict(likely())
schema.app = served
schema.config.update(base_url=ADDRESS)
schema.config.generation.update(deterministic=True, no_shrink=True)
schema.config.checks.negative_data_rejection.expected_statuses.append("413")  # too much of it
schema.config.phases.coverage.unexpected_methods = set()  # test_errors asks with them


@pytest.fixture(scope="module", autouse=True)
def asked(made_case: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The application that answers, with a case of its own."""
    case = tmp_path_factory.mktemp("fuzzed") / "prut"
    shutil.copytree(made_case, case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Jobs, "start", start)
        with Browser(make_app(Settings(case=case, compare=False)), base_url=ADDRESS) as client:
            for kind, key in KINDS.items():
                KNOWN[kind] = [row[key] for row in client.get(f"/api/{kind}").json()["rows"]]
            KNOWN["jobs"] = [client.post("/api/verify", json={}).json()["id"]]
            SERVED.append(client.app)
            yield


@schema.parametrize()
@hypothesis.settings(max_examples=EXAMPLES, deadline=None, derandomize=True, database=None)
def test_no_answer_is_undocumented(case: Plain) -> None:
    case.call_and_validate(checks=CHECKS)
