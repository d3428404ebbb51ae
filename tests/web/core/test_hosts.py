"""DNS rebinding and other sites' pages: whoever isn't meant gets nothing."""

from __future__ import annotations

import pytest

from sayso.web.security.hosts import names
from sayso.web.settings import Settings, is_loopback, is_wildcard
from tests.web.browser import Browser, Serve

TOKEN = "0123456789abcdef0123"  # noqa: S105 - of no real workbench


@pytest.mark.parametrize(
    "host", ["127.0.0.1:8031", "localhost:8031", "[::1]:8031", "LOCALHOST:8031"]
)
def test_names_of_this_computer_are_answered(client: Browser, host: str) -> None:
    assert client.get("/", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host",
    [
        "rebound.example",
        "rebound.example:8031",
        "127.0.0.1",
        "127.0.0.1:80",
        "127.0.0.1:8032",
        "localhost",
        "localhost.:8031",
        "127.0.0.1.nip.io:8031",
        "127.0.0.1:8031.rebound.example",
        "rebound.example@127.0.0.1:8031",
        "0.0.0.0:8031",
        "[::ffff:127.0.0.1]:8031",
        "0x7f000001:8031",
        "",
        " ",
    ],
)
@pytest.mark.parametrize("path", ["/", "/static/style.css", "/healthz", "/api/claims", "/nonesuch"])
def test_another_host_gets_nothing(client: Browser, host: str, path: str) -> None:
    answer = client.get(path, headers={"host": host})
    assert answer.status_code == 400
    assert "S501" in answer.text
    assert "set-cookie" not in answer.headers
    assert "prut" not in answer.text


def test_two_hosts_or_none_are_refused(client: Browser) -> None:
    two = client.get("/", headers=[("host", "127.0.0.1:8031"), ("host", "rebound.example")])
    assert two.status_code == 400
    assert client.get("/", headers={"x-forwarded-host": "127.0.0.1:8031"}).status_code == 200
    rebound = {"host": "rebound.example", "x-forwarded-host": "127.0.0.1:8031"}
    assert client.get("/", headers=rebound).status_code == 400


def test_a_named_host_is_answered(serve: Serve) -> None:
    client = serve("http://127.0.0.2:9000", host="127.0.0.2", port=9000)
    assert client.get("/healthz").text == "ok\n"
    assert client.get("/healthz", headers={"host": "127.0.0.3:9000"}).status_code == 400


def test_a_wildcard_is_called_by_the_number_it_was_reached_at(serve: Serve) -> None:
    client = serve("http://192.0.2.7:8031", host="0.0.0.0", token=TOKEN)  # noqa: S104 - what is tested
    sent = {"authorization": f"Bearer {TOKEN}"}
    assert client.get("/", headers=sent).status_code == 200
    rebound = {**sent, "host": "rebound.example:8031"}
    assert client.get("/", headers=rebound).status_code == 400
    elsewhere = {**sent, "host": "192.0.2.8:8031"}
    assert client.get("/", headers=elsewhere).status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://rebound.example"},
        {"origin": "http://127.0.0.1:8032"},
        {"origin": "http://localhost:8031"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:8031.rebound.example"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "http://127.0.0.1:8031", "sec-fetch-site": "cross-site"},
    ],
)
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_a_change_from_another_site_is_refused(
    client: Browser, headers: dict[str, str], method: str
) -> None:
    sent = {**headers, "x-csrf-token": client.token()}
    answer = client.request(method, "/theme", headers=sent)
    assert answer.status_code == 403
    assert "S503" in answer.text


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://127.0.0.1:8031"},
        {"sec-fetch-site": "same-origin"},
        {"sec-fetch-site": "none"},
    ],
)
def test_a_change_from_here_is_made(client: Browser, headers: dict[str, str]) -> None:
    fields = {"csrf": client.token(), "theme": "dark"}
    assert client.post("/theme", data=fields, headers=headers).status_code == 303


def test_port_80_may_be_left_out() -> None:
    assert {"localhost", "localhost:80"} <= names(Settings("case", port=80))  # type: ignore[arg-type]
    assert "localhost" not in names(Settings("case"))  # type: ignore[arg-type]


def test_what_other_computers_reach() -> None:
    assert all(
        is_loopback(host) for host in ("127.0.0.1", "127.8.9.1", "::1", "[::1]", "localhost")
    )
    assert not any(is_loopback(host) for host in ("0.0.0.0", "::", "10.0.0.1", "example.org", ""))  # noqa: S104 - what is tested
    assert all(is_wildcard(host) for host in ("0.0.0.0", "::", ""))  # noqa: S104 - what is tested
    assert not is_wildcard("127.0.0.1")
