"""The command: it says where it is, stops when asked to, and keeps secrets to itself."""

from __future__ import annotations

import http.client
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sayso.cli import main
from sayso.cli.serve import address
from sayso.web.settings import Settings

TOKEN = "correct-horse-0123456789"  # noqa: S105 - of no real workbench
Start = Callable[..., "tuple[subprocess.Popen[str], str]"]


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch, traces: None) -> None:  # noqa: ARG001 - comes after it
    monkeypatch.delenv("SAYSO_DEBUG")


@pytest.fixture
def start(made_case: Path) -> Iterator[Start]:
    """Start the command in a process of its own; give it and the address that it prints."""
    running: list[subprocess.Popen[str]] = []

    def go(*options: str, **variables: str) -> tuple[subprocess.Popen[str], str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "sayso", "serve", str(made_case), "--port", "0", *options],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            env={**os.environ, **variables},
            preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509 - as a shell starts it
        )
        running.append(process)
        assert process.stdout is not None
        return process, process.stdout.readline().split()[0]

    yield go
    for process in running:
        if process.poll() is None:
            process.kill()
        process.communicate()


def _stop(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=15)
    return process.returncode, out, err


def _get(url: str, **headers: str) -> tuple[int, str]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.netloc, timeout=10)
    with closing(connection):
        connection.request("GET", f"{parts.path}?{parts.query}", headers=headers)
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_it_serves_and_stops_with_one_line(start: Start) -> None:
    process, place = start()
    assert place.startswith("http://127.0.0.1:")
    status, page = _get(place)
    assert status == 200
    assert "<bdi>prut</bdi>" in page
    assert _get(place, Host="rebound.example")[0] == 400
    code, _, err = _stop(process)
    assert (code, err) == (130, "sayso: stopped\n")


def test_it_stops_while_somebody_keeps_a_connection_open(start: Start) -> None:
    process, place = start()
    port = int(place.rsplit(":", 1)[1].strip("/"))
    with socket.create_connection(("127.0.0.1", port)) as idle:
        idle.sendall(b"GET / HTTP/1.1\r\nHost: ")
        assert _stop(process)[0] == 130


def test_the_token_is_never_printed(start: Start) -> None:
    process, place = start("--token", TOKEN)
    assert _get(place)[0] == 401
    assert _get(f"{place}?token=wrong-{TOKEN}")[0] == 401
    assert _get(place, Authorization=f"Bearer {TOKEN}")[0] == 200
    assert _get(f"{place}nonesuch?token={TOKEN}", Accept="text/html")[0] in {303, 401, 404}
    _, out, err = _stop(process)
    assert TOKEN not in place + out + err


def test_the_token_may_come_from_the_environment(start: Start) -> None:
    _, place = start(SAYSO_TOKEN=TOKEN)
    assert _get(place)[0] == 401
    assert _get(place, Authorization=f"Bearer {TOKEN}")[0] == 200


def test_all_addresses_need_a_token(made_case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for host in ("0.0.0.0", "::"):  # noqa: S104 - what is tested
        assert main(["serve", str(made_case), "--host", host, "--no-open"]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.count("\n") == 1
        assert "--token" in err


def test_a_port_in_use_is_named_with_a_way_out(
    made_case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        assert main(["serve", str(made_case), "--port", str(port), "--no-open"]) == 2
    err = capsys.readouterr().err
    assert err == (
        f"sayso: 127.0.0.1:{port}: another program listens there; "
        f"choose another port: --port {port + 1} [S510]\n"
    )


@pytest.mark.parametrize("host", ["192.0.2.1", "nonesuch.invalid", "a" * 300 + ".example"])
def test_an_address_that_isnt_here(
    made_case: Path, host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    code = main(["serve", str(made_case), "--host", host, "--token", TOKEN, "--no-open"])
    assert code == 2
    assert "S510" in capsys.readouterr().err


def test_a_folder_that_is_no_case(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["serve", str(tmp_path / "nonesuch"), "--port", "0", "--no-open"]) == 1
    assert "S401" in capsys.readouterr().err
    assert not (tmp_path / "nonesuch").exists()


def test_the_address_to_open() -> None:
    assert address(Settings(Path("c"))) == "http://127.0.0.1:8031/"
    assert address(Settings(Path("c"), host="::1", port=1)) == "http://[::1]:1/"
    assert address(Settings(Path("c"), host="0.0.0.0")) == "http://127.0.0.1:8031/"  # noqa: S104 - what is tested
