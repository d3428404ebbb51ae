"""Forms: forged, missing, old and oversized ones change nothing."""

from __future__ import annotations

import pytest
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sayso.web.security.csrf import Forgery
from sayso.web.security.forms import form, json_body
from sayso.web.settings import Settings
from tests.web.browser import Browser, Serve


def _echo(request: Request) -> Response:
    fields = form(request)
    files = {k: v.file.read().decode() for k, v in fields.items() if not isinstance(v, str)}
    texts = {k: v for k, v in fields.items() if isinstance(v, str) and k != "csrf"}
    return JSONResponse({"fields": texts, "files": files, "json": json_body(request)})


@pytest.fixture
def echo(serve: Serve) -> Browser:
    client = serve(upload_limit=200_000, form_limit=50_000)
    client.site_routes().insert(0, Route("/api/echo", _echo, methods=["POST", "DELETE"]))
    return client


def test_a_form_with_its_token_is_read(echo: Browser) -> None:
    answer = echo.submit("/api/echo", {"name": "Ana"})
    assert answer.json() == {"fields": {"name": "Ana"}, "files": {}, "json": None}


def test_files_can_be_read_plainly(echo: Browser) -> None:
    answer = echo.post(
        "/api/echo", data={"csrf": echo.token()}, files={"file": ("a.txt", b"words")}
    )
    assert answer.json()["files"] == {"file": "words"}


def test_a_header_will_do(echo: Browser) -> None:
    sent = {"x-csrf-token": echo.token()}
    assert echo.post("/api/echo", data={"a": "b"}, headers=sent).status_code == 200
    assert echo.delete("/api/echo", headers=sent).status_code == 200


def test_without_a_token_nothing_happens(echo: Browser) -> None:
    echo.token()
    for kind in ({"data": {"name": "Ana"}}, {"files": {"file": b"x"}}, {"content": b"x"}, {}):
        answer = echo.post("/api/echo", **kind)
        assert answer.status_code == 403
        assert answer.json()["error"]["code"] == "S503"
    assert echo.delete("/api/echo").status_code == 403


def test_without_the_cookie_the_token_is_no_use(echo: Browser) -> None:
    token = echo.token()
    echo.cookies.clear()
    assert echo.post("/api/echo", data={"csrf": token}).status_code == 403


@pytest.mark.parametrize("token", ["x", ".", "a.b", "0" * 32 + "." + "0" * 64, "é.é", ""])
def test_a_planted_pair_is_refused(echo: Browser, token: str) -> None:
    echo.cookies.clear()
    sent = {b"cookie": f"{echo.site.forgery.cookie}={token}".encode("latin-1")}
    assert echo.post("/api/echo", data={"csrf": token}, headers=sent).status_code == 403


def test_a_token_of_another_run_is_refused(echo: Browser) -> None:
    other = Forgery(Settings(echo.site.settings.case)).make()
    echo.cookies.set(echo.site.forgery.cookie, other)
    assert echo.post("/api/echo", data={"csrf": other}).status_code == 403


def test_the_token_of_another_browser_is_refused(echo: Browser) -> None:
    echo.token()
    assert echo.post("/api/echo", data={"csrf": echo.site.forgery.make()}).status_code == 403


def test_an_uploaded_token_is_none(echo: Browser) -> None:
    token = echo.token()
    assert echo.post("/api/echo", files={"csrf": ("t", token.encode())}).status_code == 403


def test_json_needs_its_type_which_no_other_site_can_send(echo: Browser) -> None:
    assert echo.post("/api/echo", json={"a": 1}).json()["json"] == {"a": 1}
    body = b'{"a": 1}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", "text/json", ""):
        sent = {"content-type": kind} if kind else {}
        assert echo.post("/api/echo", content=body, headers=sent).status_code == 403


def test_broken_json_is_a_fault_of_the_sender(echo: Browser) -> None:
    sent = {"content-type": "application/json"}
    for body in (b"{", b"\xff", b"[" * 40_000):
        answer = echo.post("/api/echo", content=body, headers=sent)
        assert answer.status_code == 400
        assert answer.json()["error"]["code"] == "S500"


def test_too_much_is_refused_whatever_the_length_says(echo: Browser) -> None:
    token = {"x-csrf-token": echo.token()}
    assert echo.post("/api/echo", data={"a": "x" * 60_000}, headers=token).status_code == 413
    assert echo.post("/api/echo", files={"a": b"x" * 190_000}, headers=token).status_code == 200
    assert echo.post("/api/echo", files={"a": b"x" * 210_000}, headers=token).status_code == 413
    for length in ("-1", "1e9", "9" * 30, "x"):
        sent = {**token, "content-length": length}
        assert echo.post("/api/echo", content=b"x", headers=sent).status_code == 413

    def endless() -> object:
        for _ in range(100):
            yield b"x" * 10_000

    chunked = {**token, "content-type": "application/json"}
    assert echo.post("/api/echo", content=endless(), headers=chunked).status_code == 413  # type: ignore[arg-type]


def test_a_broken_form_is_a_fault_of_the_sender(echo: Browser) -> None:
    token = {"x-csrf-token": echo.token()}
    kinds = (
        "multipart/form-data",
        "multipart/form-data; boundary=x",
        "multipart/form-data; boundary=",
    )
    for kind in kinds:
        answer = echo.post("/api/echo", content=b"--y\r\n", headers={**token, "content-type": kind})
        assert answer.status_code in {200, 400}
    many = "&".join(f"a{n}=1" for n in range(1100))
    sent = {**token, "content-type": "application/x-www-form-urlencoded"}
    assert echo.post("/api/echo", content=many.encode(), headers=sent).status_code == 400


def test_the_cookie_is_kept_from_scripts_and_other_sites(client: Browser) -> None:
    cookie = client.get("/").headers.get_list("set-cookie")[0]
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "set-cookie" not in client.get("/help").headers


def test_every_form_that_changes_something_has_a_token(client: Browser) -> None:
    page = client.get("/").text
    forms = [part.partition("</form>")[0] for part in page.split("<form ")[1:]]
    posting = [part for part in forms if 'method="post"' in part]
    assert len(posting) >= 2
    assert all(f'name="csrf" value="{client.token()}"' in part for part in posting)
