"""Every refusal has the one shape, with the code and the fix."""

from __future__ import annotations

import pytest

from sayso.errors import LedgerError
from sayso.web.api.openapi import document
from tests.web.api.schema import faults
from tests.web.browser import Browser, Serve

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    ("path", "status", "code", "subject"),
    [
        ("/api", 404, "S506", None),
        ("/api/", 404, "S506", None),
        ("/api/case/", 404, "S506", "/api/case/"),
        ("/api/nothing", 404, "S506", "/api/nothing"),
        ("/api/documents/none", 404, "S406", "none"),
        ("/api/documents/a/b", 404, "S506", None),
        ("/api/documents/none/reading", 404, "S406", "none"),
        ("/api/statements/abcdef", 404, "S406", "abcdef"),
        ("/api/statements/x", 404, "S406", "x"),
        ("/api/claims/ffffffffffffffff", 404, "S406", None),
        ("/api/events/zz", 404, "S406", "zz"),
        ("/api/sources/Nobody%20At%20All", 404, "S506", "Nobody At All"),
        ("/api/jobs/none", 404, "S506", "none"),
        ("/api/map?event=none", 404, "S406", "none"),
        ("/api/statements?document=none", 404, "S406", "none"),
        ("/api/statements?limit=0", 400, "S540", "limit"),
        ("/api/statements?limit=201", 400, "S540", "limit"),
        ("/api/statements?limit=ten", 400, "S540", "limit"),
        ("/api/statements?limit=", 400, "S540", "limit"),
        ("/api/statements?offset=-1", 400, "S540", "offset"),
        ("/api/statements?limit=1&limit=2", 400, "S540", "limit"),
        ("/api/statements?speaker=x", 400, "S540", "speaker"),
        ("/api/statements?stance=lies", 400, "S540", "stance"),
        ("/api/statements?since=yesterday", 400, "S540", "since"),
        ("/api/claims?sort=truth", 400, "S540", "sort"),
        ("/api/search", 400, "S540", "q"),
        ("/api/search?q=%2A", 400, "S409", None),
        ("/api/openapi.json?x=1", 400, "S540", "x"),
    ],
)
def test_refusals(client: Browser, path: str, status: int, code: str, subject: str | None) -> None:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/json"
    found = answer.json()
    assert not faults("Error", found)
    assert found["error"]["code"] == code
    assert found["error"]["fix"]
    if subject is not None:
        assert found["error"]["subject"] == subject


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("path", sorted(document()["paths"]))
def test_methods_that_arent_taken(client: Browser, method: str, path: str) -> None:
    answer = client.request(method, path.replace("{", "").replace("}", ""), headers=JSON)
    assert answer.status_code == 405
    assert not faults("Error", answer.json())
    known = {name.upper() for name in document()["paths"][path]}
    assert {name.strip() for name in answer.headers["allow"].split(",")} - {"HEAD"} == known


@pytest.mark.parametrize("path", ["/api/undo", "/api/add", "/api/jobs/x/stop"])
def test_writes_are_asked_by_post_alone(client: Browser, path: str) -> None:
    assert client.get(path).status_code == 405


def test_bodies(client: Browser) -> None:
    for body, kind, status, code in (
        (b"{", "application/json", 400, "S500"),
        (b"\xff", "application/json", 400, "S500"),
        (b"[" * 100_000, "application/json", 400, "S500"),
        (b"", "application/json", 400, "S540"),
        (b"{}", "text/plain", 403, "S503"),
        (b"a=b", "application/x-www-form-urlencoded", 403, "S503"),
        (b"{}" + b" " * 1_100_000, "application/json", 413, "S505"),
    ):
        answer = client.post("/api/review", content=body, headers={"content-type": kind})
        assert (answer.status_code, answer.json()["error"]["code"]) == (status, code), body[:9]
        assert not faults("Error", answer.json())


def test_another_site_gets_nothing(client: Browser) -> None:
    for headers, status, code in (
        ({"host": "evil.example"}, 400, "S501"),
        ({"origin": "http://evil.example", **JSON}, 403, "S503"),
        ({"sec-fetch-site": "cross-site", **JSON}, 403, "S503"),
    ):
        answer = client.post("/api/verify", content=b"{}", headers=headers)
        assert (answer.status_code, answer.json()["error"]["code"]) == (status, code)
        assert not faults("Error", answer.json())
    asked = client.options("/api/case", headers={"origin": "http://evil.example"})
    assert asked.status_code == 405
    assert not [name for name in asked.headers if name.startswith("access-control")]


def test_what_nobody_foresaw_has_the_shape_too(
    serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    client = serve()

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("sayso.web.jobs.Jobs.all", broken)
    answer = client.get("/api/jobs")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "S900")
    assert not faults("Error", answer.json())

    def held(*_: object, **__: object) -> None:
        raise LedgerError("is held by another program", fix="try again", code="S403")

    monkeypatch.setattr("sayso.web.jobs.Jobs.all", held)
    assert client.get("/api/jobs").status_code == 503
