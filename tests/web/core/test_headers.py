"""Every answer, of every route and to every error, tells the browser what it may do."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from sayso.web.assets import STATIC
from sayso.web.security.headers import HEADERS
from tests.web.browser import Browser, Serve


def _paths(routes: list[BaseRoute], before: str = "") -> Iterator[tuple[str, str]]:
    for route in routes:
        if isinstance(route, Mount):
            yield from _paths(list(route.routes), before + route.path)
        elif isinstance(route, Route):
            path = re.sub(r"\{\w+(:\w+)?\}", "1", before + route.path)
            yield from ((method, path) for method in sorted(route.methods or {"GET"}))


def _check(answer: object) -> None:
    headers = answer.headers  # type: ignore[attr-defined]
    for name in HEADERS:
        assert name in headers, name
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] in {"same-origin", "no-referrer"}
    assert "server" not in headers


def test_every_route_has_them(client: Browser) -> None:
    asked = list(_paths(client.site_routes()))
    assert len(asked) > 5
    for method, path in asked:
        _check(client.request(method, path))
        if method == "GET":
            _check(client.get(path, headers={"host": "rebound.example"}))


@pytest.mark.parametrize(
    "path", ["/nonesuch", "/static/nonesuch", "/help/nonesuch", "/static/", "/a\x00b"]
)
def test_errors_have_them(client: Browser, path: str) -> None:
    answer = client.get(path.replace("\x00", "%00"))
    assert answer.status_code in {404, 405}
    _check(answer)


def test_a_wrong_method_has_them(client: Browser) -> None:
    for answer in (
        client.get("/theme"),
        client.submit("/help"),
        client.options("/"),
        client.head("/"),
    ):
        _check(answer)


def _broken(request: Request) -> Response:
    raise RuntimeError(f"secret of {request.url.path}")


def test_a_failure_has_them_and_shows_no_trace(
    client: Browser, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delenv("SAYSO_DEBUG")
    client.site_routes().insert(0, Route("/broken", _broken))
    client.site_routes().insert(0, Route("/api/broken", _broken))
    answer = client.get("/broken?q=private")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "S900" in answer.text
    _check(answer)
    told = client.get("/api/broken")
    assert told.json()["error"]["code"] == "S900"
    assert told.status_code == 500
    assert [r.getMessage() for r in caplog.records if r.name == "sayso.web"] == [
        "GET '/broken' failed unexpectedly (RuntimeError)",
        "GET '/api/broken' failed unexpectedly (RuntimeError)",
    ]
    assert "private" not in caplog.text


def test_a_page_may_bring_its_own_policy(client: Browser) -> None:
    own = {"content-security-policy": "default-src 'none'; sandbox; frame-ancestors 'self'"}
    client.site_routes().insert(0, Route("/own", lambda _: PlainTextResponse("x", headers=own)))
    answer = client.get("/own")
    assert answer.headers["content-security-policy"] == own["content-security-policy"]
    assert "x-frame-options" not in answer.headers
    _check(answer)


def test_pages_keep_to_the_policy(client: Browser) -> None:
    """No inline script, style or handler stands in any page that needs no id."""
    pages = [p for m, p in _paths(client.site_routes()) if m == "GET" and "1" not in p]
    for path in pages:
        text = client.get(path).text
        assert not re.search(r"<[^>]+\sstyle\s*=", text), path
        assert not re.search(r"<[^>]+\son[a-z]+\s*=", text), path
        assert not re.search(r"javascript:", text, re.IGNORECASE), path
        assert "<style" not in text, path
        for script in re.findall(r"<script[^>]*>", text):
            assert "src=" in script or 'type="application/json"' in script, (path, script)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../settings.py",
        "/static/..%2fsettings.py",
        "/static/%2e%2e/settings.py",
        "/static/%2e%2e%2f%2e%2e%2f%2e%2e%2fpyproject.toml",
        "/static/..%5csettings.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/islands/../../app.py",
        "/static/style.css/../../app.py",
        "/static/style.css%00.js",
        "/static/~root",
        "/help/../../../settings",
        "/help/..%2f..%2fREADME",
        "/help/%2fetc%2fpasswd",
    ],
)
def test_no_path_leads_out(client: Browser, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in {404, 405}, answer.text[:200]
    assert "import" not in answer.text
    assert "root:" not in answer.text
    _check(answer)


def test_static_files_are_kept_by_their_hash(client: Browser) -> None:
    page = client.get("/").text
    found = re.findall(r'"(/static/[^"]+)"', page)
    assert found
    for address in found:
        answer = client.get(address.replace("&amp;", "&"))
        assert answer.status_code == 200, address
        assert "immutable" in answer.headers["cache-control"]
    assert client.get("/static/style.css").headers["cache-control"] == "no-cache"
    assert (STATIC / "htmx.min.js").read_text(encoding="utf-8").startswith("var htmx=")


def test_interactive_documentation_of_the_framework_is_off(serve: Serve) -> None:
    client = serve()
    for path in ("/docs", "/redoc", "/openapi.json"):
        assert client.get(path).status_code == 404
