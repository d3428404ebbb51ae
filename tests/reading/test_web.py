"""Addresses, against a server of the test's own on this machine."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from sayso.reading import Declared
from tests.reading.reading_helpers import failure, one
from tests.reading.reading_pages import article


class Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/missing":
            self.send_error(404)
            return
        if self.path == "/away":
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()
            return
        if self.path == "/bomb":
            data = gzip.compress(bytes(40_000_000))
        else:
            data = gzip.compress(article().encode())
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(name="server")
def _server() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_page_from_the_network(server: str) -> None:
    document = one(f"{server}/page", declared=Declared(fetched_by="me"))
    assert document.title == "Ferry halted after warning shots on the Pripyat"
    assert document.source.fetched_with == "sayso"
    assert document.source.fetched_by == "me"
    assert document.source.fetched_at is not None
    assert document.url == "https://polesia-star.example/2031/06/11/ferry"


def test_servers_that_refuse(server: str) -> None:
    assert failure(f"{server}/missing").error.code == "S111"
    assert "404" in str(failure(f"{server}/missing").error)
    assert failure(f"{server}/away").error.code in {"S111", "S112"}
    assert failure(f"{server}/bomb").error.code == "S108"
