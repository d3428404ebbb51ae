"""Load on the workbench: many readers at once while documents are added, beside Datasette.

python -m benchmarks.web CASE [--readers 50] [--seconds 30] [--datasette COMMAND]

CASE is copied, so nothing is written to it. ``sayso serve`` runs on the copy; readers ask for one
page after the other without a pause, over connections that stay open, while ``sayso add`` reads
invented news into the same case over and over. First one reader alone, with nothing added, which
is what a page costs. Datasette, where there is one, serves the same ``ledger.sqlite`` to the same
readers during the same adding: its page of a table beside the workbench's lists.

Everything runs on one machine, readers too, so the load average is told with the figures.
"""

from __future__ import annotations

import argparse
import http.client
import os
import platform
import random
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import quantiles
from typing import Self
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parents[1]
LISTS = (
    "/",
    "/documents",
    "/statements",
    "/statements?who=Dragan",
    "/mentions",
    "/search?q=depot",
    "/claims",
    "/disputes",
    "/events",
    "/sources",
    "/review",
    "/api/documents",
    "/api/statements",
)
RECORDS = ("/documents/", "/claims/", "/disputes/", "/events/", "/sources/")
"""Where pages of single records begin; the first ones of each list are asked for."""
OF_TABLES = ("/ledger/documents?_size=50", "/ledger/statements?_size=50", "/ledger/events?_size=50")
"""Datasette's pages of the same tables."""
EACH = 5
PATIENCE = 120.0


@dataclass
class Times:
    """Seconds by page, and what went wrong."""

    seconds: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: list[str] = field(default_factory=list)

    def report(self, title: str, lasted: float) -> None:
        """Print the figures by page."""
        everything = [one for many in self.seconds.values() for one in many]
        print(f"\n{title}: {len(everything)} pages in {lasted:.0f} s, {len(self.errors)} errors")
        for error in sorted(set(self.errors))[:5]:
            print(f"  {error}")
        print("| page | answers | p50 ms | p95 ms | most ms |\n| --- | ---: | ---: | ---: | ---: |")
        for name, many in [*self.seconds.items(), ("all", everything)]:
            cuts = quantiles(many, n=100) if len(many) > 1 else [*many] * 99
            figures = " | ".join(f"{1000 * one:.0f}" for one in (cuts[49], cuts[94], max(many)))
            print(f"| `{name}` | {len(many)} | {figures} |")


def kind(path: str) -> str:
    """Return the name under which a page is counted."""
    for begin in RECORDS:
        if path.startswith(begin):
            return f"{begin}…"
    return path


def whole(base: str, path: str) -> str:
    """Return the address that a page is at, where it sends on."""
    connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=PATIENCE)
    connection.request("GET", path)
    target = connection.getresponse().headers.get("Location")
    connection.close()
    return target or path


def ask(connection: http.client.HTTPConnection, path: str) -> tuple[int, bytes]:
    """Ask for a page and read all of it."""
    connection.request("GET", path, headers={"Accept": "text/html"})
    answer = connection.getresponse()
    return answer.status, answer.read()


def read(base: str, paths: Sequence[str], *, readers: int, seconds: float) -> Times:
    """Let readers ask for pages one after the other, each in an order of its own."""
    host = urlsplit(base).netloc
    times, lock, end = Times(), threading.Lock(), time.monotonic() + seconds

    def one(number: int) -> None:
        rng = random.Random(number)  # noqa: S311 - an order of pages
        connection = http.client.HTTPConnection(host, timeout=PATIENCE)
        mine: list[tuple[str, float]] = []
        wrong: list[str] = []
        while time.monotonic() < end:
            for path in rng.sample(list(paths), len(paths)):
                began = time.perf_counter()
                try:
                    status, _ = ask(connection, path)
                except (OSError, http.client.HTTPException) as error:
                    wrong.append(f"{kind(path)}: {type(error).__name__}")
                    connection.close()
                    continue
                mine.append((kind(path), time.perf_counter() - began))
                if status != 200:
                    wrong.append(f"{kind(path)}: {status}")
                if time.monotonic() >= end:
                    break
        connection.close()
        with lock:
            times.errors += wrong
            for name, took in mine:
                times.seconds[name].append(took)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(readers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    times.seconds = dict(sorted(times.seconds.items()))
    return times


@contextmanager
def running(command: Sequence[str]) -> Iterator[None]:
    """Run a program while the block runs."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment
    ) as process:
        try:
            yield
        finally:
            process.terminate()
            process.wait(timeout=30)


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def wait_for(base: str, path: str, *, without: bytes = b"\0never") -> bytes:
    """Wait until a page answers, and holds some words no longer."""
    for _ in range(1200):
        connection = http.client.HTTPConnection(urlsplit(base).netloc, timeout=PATIENCE)
        try:
            status, body = ask(connection, path)
        except OSError:
            status, body = 0, b""
        connection.close()
        if status == 200 and without not in body:
            return body
        time.sleep(0.25)
    sys.exit(f"{base}{path} doesn't answer")


def pages_of(base: str) -> list[str]:
    """Return lists, and pages of the first records of each."""
    found = list(LISTS)
    for begin in RECORDS:
        body = wait_for(base, begin.rstrip("/")).decode()
        hrefs = re.findall(rf'href="({begin}[^"?#]+)', body)
        found += [whole(base, href) for href in list(dict.fromkeys(hrefs))[:EACH]]
    return found


class Adding:
    """``sayso add`` of invented news, over and over, until the block ends."""

    def __init__(self, case: Path, folder: Path) -> None:
        """Write nothing yet."""
        self.case, self.folder = case, folder
        self.added, self.failed = 0, 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._work)

    def _batch(self, number: int) -> Path:
        folder = self.folder / str(number)
        folder.mkdir()
        for n in range(20):
            day = 1 + (number * 20 + n) % 28
            (folder / f"{n}.txt").write_text(
                f"GALATI, {day} May 2031 - The harbour office said that {n + 2} barges had sunk"
                f" near pier {number}. The shipping union denied that any crew was aboard.\n\n"
                f'"We heard it {number + 2} times," Ana Muntean, who lives at the quay, said.\n',
                encoding="utf-8",
            )
        return folder

    def _work(self) -> None:
        number = 0
        while not self._over.is_set():
            command = [sys.executable, "-m", "sayso", "add", str(self.case)]
            done = subprocess.run(
                [*command, str(self._batch(number))],
                env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
                capture_output=True,
                check=False,
            )
            self.failed += done.returncode != 0
            self.added += 20 * (done.returncode == 0)
            number += 1

    def __enter__(self) -> Self:
        """Begin."""
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        """End after the batch that is under way."""
        self._over.set()
        self._thread.join()


def machine() -> str:
    """Say what it ran on."""
    load = " ".join(f"{one:.1f}" for one in os.getloadavg())
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load average {load}"


def measure(case: Path, *, readers: int, seconds: float, datasette: list[str] | None) -> None:
    """Measure all of it on a copy of the case, and print it."""
    with tempfile.TemporaryDirectory(prefix="sayso-load-") as name:
        copy, news = Path(name) / "case", Path(name) / "news"
        shutil.copytree(case, copy)
        news.mkdir()
        port = free_port()
        base = f"http://127.0.0.1:{port}"
        print(machine())
        serve = [sys.executable, "-m", "sayso", "serve", str(copy), "--no-open", "--port"]
        with running([*serve, str(port)]):
            wait_for(base, "/", without=b'class="banner"')
            pages = pages_of(base)
            began = time.monotonic()
            read(base, pages, readers=1, seconds=1.0)  # so that nothing is asked for the first time
            alone = read(base, pages, readers=1, seconds=seconds / 2)
            alone.report("One reader, nothing added", seconds / 2)
            with Adding(copy, news) as adding:
                began = time.monotonic()
                many = read(base, pages, readers=readers, seconds=seconds)
                lasted = time.monotonic() - began
            many.report(f"{readers} readers while documents are added", lasted)
            print(
                f"\n{adding.added} documents added meanwhile, {adding.failed} failures; {machine()}"
            )
        if datasette:
            port = free_port()
            base = f"http://127.0.0.1:{port}"
            with running([*datasette, "serve", str(copy / "ledger.sqlite"), "--port", str(port)]):
                wait_for(base, OF_TABLES[0])
                read(base, OF_TABLES, readers=1, seconds=1.0)
                alone = read(base, OF_TABLES, readers=1, seconds=seconds / 4)
                alone.report("Datasette, one reader, nothing added", seconds / 4)
                with Adding(copy, Path(tempfile.mkdtemp(dir=name))) as adding:
                    began = time.monotonic()
                    many = read(base, OF_TABLES, readers=readers, seconds=seconds)
                    lasted = time.monotonic() - began
                many.report(f"Datasette, {readers} readers while documents are added", lasted)
                print(f"\n{adding.added} documents added meanwhile; {machine()}")


def main() -> int:
    """Measure, and print tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("case", type=Path)
    parser.add_argument("--readers", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--datasette", default="datasette", help="the command, or '' for none")
    args = parser.parse_args()
    command = shlex.split(args.datasette)
    if not command or not shutil.which(command[0]):
        print("without Datasette, which isn't here")
        command = []
    measure(args.case, readers=args.readers, seconds=args.seconds, datasette=command or None)
    return 0


if __name__ == "__main__":
    sys.exit(main())
