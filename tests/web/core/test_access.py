"""The token: who comes from elsewhere shows it, and it is never seen again."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from sayso.errors import ConfigurationError
from sayso.web.app import make_app
from sayso.web.settings import Settings
from tests.web.browser import Browser, Serve

TOKEN = "correct-horse-0123456789"  # noqa: S105 - of no real workbench


@pytest.fixture
def guarded(serve: Serve) -> Browser:
    return serve(token=TOKEN)


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "workbench.example", ""])  # noqa: S104 - what is tested
def test_other_addresses_demand_a_token(made_case: Path, host: str) -> None:
    with pytest.raises(ConfigurationError, match=r"--token.*S509"):
        make_app(Settings(made_case, host))


@pytest.mark.parametrize("token", ["", "short", "x" * 513, "ключ-длинный-достаточно"])
def test_a_poor_token_is_refused(made_case: Path, token: str) -> None:
    with pytest.raises(ConfigurationError, match="S509"):
        make_app(Settings(made_case, token=token))


@pytest.mark.parametrize(
    "path", ["/", "/nonesuch", "/static/style.css", "/help", "/api/claims", "/documents/x/original"]
)
def test_nothing_is_shown_without_it(guarded: Browser, path: str) -> None:
    answer = guarded.get(path)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"] == "Bearer"
    assert "prut" not in answer.text
    assert TOKEN not in answer.text


def test_nothing_is_changed_without_it(guarded: Browser) -> None:
    assert guarded.post("/theme", data={"theme": "dark"}).status_code == 401
    assert guarded.post(f"/theme?token={TOKEN}", data={"theme": "dark"}).status_code == 401


def test_it_is_given_once(guarded: Browser) -> None:
    answer = guarded.get(f"/help?a=1&token={TOKEN}&b=%C3%A4")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/help?a=1&b=%C3%A4"
    cookie = answer.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert TOKEN not in cookie
    assert guarded.get("/help").status_code == 200
    assert guarded.submit("/theme", {"theme": "dark"}).status_code == 303


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", TOKEN[:-1], TOKEN.upper(), "\udce4"])
def test_a_wrong_one_opens_nothing(guarded: Browser, token: str) -> None:
    answer = guarded.get("/", params={"token": token.encode("utf-8", "replace").decode()})
    assert answer.status_code == 401
    assert "set-cookie" not in answer.headers
    named = guarded.get(
        "/", headers={b"authorization": f"Bearer {token}".encode("utf-8", "replace")}
    )
    assert named.status_code == 401


def test_a_wrong_one_closes_an_open_workbench_to_none(guarded: Browser) -> None:
    guarded.get(f"/?token={TOKEN}")
    assert guarded.get("/?token=wrong").status_code == 401
    assert guarded.get("/").status_code == 200


def test_the_token_itself_is_no_cookie(guarded: Browser) -> None:
    guarded.cookies.set("sayso-access-8031", TOKEN)
    assert guarded.get("/").status_code == 401


def test_programs_send_it_as_bearer(guarded: Browser) -> None:
    sent = {"authorization": f"bearer {TOKEN}"}
    assert guarded.get("/", headers=sent).status_code == 200
    assert guarded.post("/theme", data={"theme": "dark"}, headers=sent).status_code == 303
    assert guarded.get("/", headers={"authorization": f"Basic {TOKEN}"}).status_code == 401


def test_the_way_on_stays_here(guarded: Browser) -> None:
    for path in (f"//rebound.example/?token={TOKEN}", f"/%5C%5Crebound.example?token={TOKEN}"):
        answer = guarded.get("http://127.0.0.1:8031" + path)
        assert answer.status_code == 303
        assert answer.headers["location"] in {"/rebound.example/", "/%5C%5Crebound.example"}


def test_a_person_is_asked_for_it(guarded: Browser) -> None:
    answer = guarded.get("/", headers={"accept": "text/html"})
    assert answer.status_code == 401
    assert '<input id="token" name="token" type="password"' in answer.text


def test_health_needs_none_and_says_nothing(guarded: Browser) -> None:
    assert guarded.get("/healthz").text == "ok\n"


def test_it_is_in_no_log_and_no_repr(
    guarded: Browser, caplog: pytest.LogCaptureFixture, made_case: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    guarded.get(f"/?token={TOKEN}")
    guarded.get(f"/nonesuch?token={TOKEN}")
    guarded.get("/", headers={"authorization": f"Bearer {TOKEN}"})
    own = [r for r in caplog.records if not r.name.startswith(("httpx", "httpcore"))]
    assert not [r for r in own if TOKEN in r.getMessage()]
    assert TOKEN not in repr(Settings(made_case, token=TOKEN))
