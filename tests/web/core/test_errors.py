"""Errors: told as a page to people, as one shape of JSON to programs."""

from __future__ import annotations

import re

import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route

from sayso.errors import LedgerError, SaysoError
from sayso.web.errors import STATUS, NothingEscapes, status_of
from sayso.web.reviewer import required_reviewer
from tests.web.browser import Browser


def _raising(error: Exception) -> Route:
    def endpoint(_: Request) -> Response:
        raise error

    return Route("/{path:path}", endpoint)


def test_a_page_that_isnt_there(client: Browser) -> None:
    answer = client.get("/nonesuch/<script>alert(1)</script>?q='\"")
    assert answer.status_code == 404
    assert "<script>alert" not in answer.text
    assert '<a href="/">' in answer.text
    assert "S506" in answer.text
    assert client.get("/api/nonesuch").json()["error"]["code"] == "S506"


def test_a_method_that_isnt_taken(client: Browser) -> None:
    answer = client.get("/theme")
    assert answer.status_code == 405
    assert answer.headers["allow"] == "POST"
    assert "S507" in answer.text


def test_an_error_says_cause_and_fix(client: Browser) -> None:
    error = LedgerError(
        "no document has this id", subject="<b>\u202ex", fix="list them", code="S406"
    )
    client.site_routes().insert(0, _raising(error))
    answer = client.get("/documents/x")
    assert answer.status_code == 404
    assert "no document has this id" in answer.text
    assert "list them" in answer.text
    assert "&lt;b&gt;\ufffdx" in answer.text
    assert client.get("/api/x").json() == {
        "error": {
            "code": "S406",
            "cause": "no document has this id",
            "fix": "list them",
            "subject": "<b>\u202ex",
        }
    }


def test_half_a_character_pair_in_an_error_is_told_too(client: Browser) -> None:
    client.site_routes().insert(0, _raising(LedgerError("x", subject="\udcff", code="S406")))
    for path in ("/x", "/api/x"):
        assert client.get(path).status_code == 404
    client.site_routes().insert(0, Mount("/api/y", NothingEscapes(_asgi_failing)))
    client.site_routes().insert(0, Mount("/y", NothingEscapes(_asgi_failing)))
    for path in ("/y", "/api/y/"):
        assert client.get(path, follow_redirects=True).status_code == 404


async def _asgi_failing(*_: object) -> None:
    raise LedgerError("x", subject="\udcff", code="S406")


def test_codes_have_a_status() -> None:
    assert status_of(SaysoError("x", code="S409")) == 400
    assert status_of(SaysoError("x", code="S505")) == 413
    assert all(400 <= status <= 507 for status in STATUS.values())


def test_an_errors_code_leads_to_the_manual(client: Browser) -> None:
    page = client.get("/nonesuch").text
    (address,) = re.findall(r'href="(/help/errors#s506)"', page)
    assert 'id="s506"' in client.get(address).text


def test_a_decision_needs_a_name(client: Browser) -> None:
    def decide(request: Request) -> Response:
        return Response(required_reviewer(request))

    client.site_routes().insert(0, Route("/decide", decide, methods=["POST"]))
    answer = client.submit("/decide")
    assert answer.status_code == 403
    assert "S504" in answer.text
    client.submit("/reviewer", {"name": "  Ana   Țurcanu "})
    assert client.submit("/decide").text == "Ana Țurcanu"


def test_the_name_can_be_given_where_it_is_missed(client: Browser) -> None:
    def decide(request: Request) -> Response:
        return Response(required_reviewer(request))

    client.site_routes().insert(0, Route("/decide", decide, methods=["POST"]))
    fields = {"csrf": client.token()}
    for referer, here in (
        ("http://127.0.0.1:8031/review?stance=denies", "/review?stance=denies"),
        ("http://rebound.example//evil", "/"),
        ("", "/"),
    ):
        page = client.post("/decide", data=fields, headers={"referer": referer}).text
        assert f'<input type="hidden" name="next" value="{here}">' in page
        assert f'<a href="{here}">Back</a>' in page
        assert '<input id="your-name" name="name"' in page


@pytest.mark.parametrize("name", ["x" * 81, "a\x1b[31m", "\u202eana", "a\x00b"])
def test_a_name_is_one_plain_line(client: Browser, name: str) -> None:
    assert client.submit("/reviewer", {"name": name}).status_code == 403


def test_a_name_can_be_taken_back(client: Browser) -> None:
    client.submit("/reviewer", {"name": "Ana"})
    assert "<bdi>Ana</bdi>" in client.get("/help").text
    client.submit("/reviewer", {"name": " "})
    assert "<bdi>Ana</bdi>" not in client.get("/help").text


def test_a_planted_name_is_no_markup(client: Browser) -> None:
    client.cookies.set("sayso-reviewer", "%3Cscript%3Ealert(1)%3C%2Fscript%3E")
    assert "<script>alert" not in client.get("/").text
    client.cookies.set("sayso-reviewer", "%0A%1B%FF")
    assert client.get("/").status_code == 200


def test_the_theme_is_kept(client: Browser) -> None:
    assert "data-theme" not in client.get("/").text
    answer = client.submit("/theme", {"theme": "dark", "next": "/help?a=1"})
    assert answer.headers["location"] == "/help?a=1"
    assert '<html lang="en" data-theme="dark">' in client.get("/").text
    client.submit("/theme", {"theme": ""})
    assert "data-theme" not in client.get("/").text
    client.cookies.set("sayso-theme", '"><script>')
    assert "<script>" not in client.get("/").text


@pytest.mark.parametrize(
    "target",
    ["//rebound.example", "/\\rebound.example", "http://rebound.example", "javascript:alert(1)", "",
     "/a\r\nset-cookie: x=1", "x", "/" + "a" * 5000],
)  # fmt: skip
def test_the_way_back_never_leads_elsewhere(client: Browser, target: str) -> None:
    answer = client.submit("/theme", {"theme": "dark", "next": target})
    assert answer.headers["location"] == "/"
