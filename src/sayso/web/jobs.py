"""Jobs that take longer than a page: each in a process of its own, its progress on a page."""

from __future__ import annotations

import json
import logging
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from starlette.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sayso.web.case import site
from sayso.web.errors import WorkbenchError
from sayso.web.page import render, url
from sayso.web.paths import given

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request

__all__ = ["Job", "Jobs", "download", "jobs", "routes"]

LOG = logging.getLogger("sayso.web")

KEPT = 30
"""Jobs that are remembered; older ones that have ended are forgotten with their files."""
RUNNING = 4
"""Jobs at a time."""
TOLD = 500
"""Failures and faults that a page lists; all of them are counted."""
SILENCE = 900.0
"""Seconds without any progress after which a job is stopped: the longest document that sayso
reads takes a few minutes."""


@dataclass
class Job:
    """Something long under way, or done.

    Attributes:
        id: What its address ends in.
        kind: ``add``, ``export`` or ``verify``.
        title: What it does, for people.
        folder: Its files, removed with it.
        name: Of the file to download, for an export.
        began: When, in seconds since the epoch.
        ended: When, or None.
        total: How much there is to do; None where nobody knows.
        done: How much of it is done.
        counts: Of outcomes.
        failures: Inputs that failed, each with its error; at most :data:`TOLD`.
        faults: What verification found; at most :data:`TOLD`.
        result: What came of it, or None.
        error: Why it ended early, as in the JSON interface, or None.
        stopped: Whether a person stopped it.
    """

    kind: str
    title: str
    folder: Path
    name: str = ""
    id: str = field(default_factory=lambda: secrets.token_urlsafe(9))
    began: float = field(default_factory=time.time)
    ended: float | None = None
    total: int | None = None
    done: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    failures: list[dict[str, Any]] = field(default_factory=list)
    faults: list[dict[str, str]] = field(default_factory=list)
    result: dict[str, Any] | None = None
    error: dict[str, str] | None = None
    stopped: bool = False
    process: subprocess.Popen[bytes] | None = None
    heard: float = field(default_factory=time.monotonic)

    def take(self, told: dict[str, Any]) -> None:
        """Take in one line that the process told."""
        self.heard = time.monotonic()
        if "outcome" in told:
            self.done += 1
            self.counts[told["outcome"]] += 1
            if told["error"] and len(self.failures) < TOLD:
                self.failures.append({"name": told["name"], "error": told["error"]})
        elif "fault" in told:
            self.counts["fault"] += 1
            if len(self.faults) < TOLD:
                self.faults.append(told["fault"])
        else:
            self.total = told.get("total", self.total)
            self.done = told.get("done", self.done)
            self.result = told.get("result", self.result)
            self.error = told.get("error", self.error)

    def state(self) -> str:
        """Return ``running``, ``done``, ``stopped`` or ``failed``."""
        if self.ended is None:
            return "running"
        if self.stopped:
            return "stopped"
        return "done" if self.result is not None else "failed"

    def left(self) -> float | None:
        """Return the seconds that are left at the rate so far, or None."""
        if self.ended is not None or not self.total or not self.done:
            return None
        return (time.time() - self.began) / self.done * (self.total - self.done)

    def data(self) -> dict[str, Any]:
        """Return it as the JSON interface shows it."""
        return {
            "id": self.id,
            "kind": self.kind,
            "title": self.title,
            "state": self.state(),
            "seconds": round((self.ended or time.time()) - self.began, 1),
            "left": None if (left := self.left()) is None else round(left, 1),
            "total": self.total,
            "done": self.done,
            "counts": dict(self.counts),
            "failures": list(self.failures),
            "faults": list(self.faults),
            "result": self.result,
            "error": self.error,
        }


class Jobs:
    """The jobs of one running workbench.

    Args:
        changed: Called when a job may have changed the case.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        """Start nothing yet."""
        self.changed = changed
        self._lock = threading.Lock()
        self._known: dict[str, Job] = {}
        self._closed = False

    def folder(self) -> Path:
        """Make a folder for a job that is about to start."""
        return Path(tempfile.mkdtemp(prefix="sayso-job-"))

    def start(self, job: Job, what: dict[str, Any]) -> Job:
        """Start a job.

        Args:
            job: It.
            what: What its process is told; see :mod:`sayso.web.worker`.

        Raises:
            WorkbenchError: ``S531`` too many are under way.
        """
        with self._lock:
            running = sum(j.ended is None for j in self._known.values())
            if running >= RUNNING or self._closed:
                raise WorkbenchError(
                    f"{running} jobs are under way",
                    fix="wait until one has ended, or stop one",
                    code="S531",
                )
            self._known[job.id] = job
            old = [j for j in self._known.values() if j.ended is not None]
            for one in old[: max(0, len(self._known) - KEPT)]:
                del self._known[one.id]
                shutil.rmtree(one.folder, ignore_errors=True)
        job.process = subprocess.Popen(
            [sys.executable, "-m", "sayso.web.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for work in (self._follow, self._hear_errors, self._watch):
            threading.Thread(
                target=work, args=(job, job.process), name=f"sayso-{work.__name__}", daemon=True
            ).start()
        if job.process.stdin:
            try:
                job.process.stdin.write(json.dumps({"kind": job.kind, **what}).encode() + b"\n")
                job.process.stdin.flush()
            except OSError:
                LOG.warning("the process of a job ended before it began")
        return job

    def _follow(self, job: Job, process: subprocess.Popen[bytes]) -> None:
        for line in process.stdout or ():
            try:
                job.take(json.loads(line))
            except (ValueError, KeyError, TypeError):
                LOG.warning("a job told something that is no line of ours")
            if b'"outcome"' in line and job.done % 20 == 1:
                self.changed()
        code = process.wait()
        if job.result is None and job.error is None and not job.stopped:
            job.error = {
                "code": "S532",
                "cause": f"the process that did it ended early ({code})",
                "fix": "use the same command of sayso in a terminal, which tells more",
                "subject": job.title,
            }
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()
        if job.kind != "export":
            shutil.rmtree(job.folder, ignore_errors=True)
        job.ended = time.time()
        self.changed()

    def _hear_errors(self, _job: Job, process: subprocess.Popen[bytes]) -> None:
        """Read what libraries write to standard error, lest the process wait for it for ever."""
        with process.stderr or open("/dev/null", "rb") as stream:  # noqa: PTH123 - never both
            for line in stream:
                LOG.debug("job: %s", ascii(line[:500]))

    def _watch(self, job: Job, process: subprocess.Popen[bytes]) -> None:
        while process.poll() is None:
            if time.monotonic() - job.heard > SILENCE:
                job.error = {
                    "code": "S532",
                    "cause": f"there was no progress for {SILENCE / 60:.0f} minutes",
                    "fix": "add less at once, or use 'sayso add' in a terminal",
                    "subject": job.title,
                }
                process.kill()
                return
            time.sleep(0.5)

    def stop(self, job: Job) -> None:
        """Stop a job; what it had acknowledged stays."""
        if job.ended is None and job.process is not None:
            job.stopped = True
            job.process.terminate()

    def get(self, name: str) -> Job:
        """Return a job.

        Raises:
            WorkbenchError: ``S506`` there is none of that name, or it is forgotten.
        """
        with self._lock:
            found = self._known.get(name)
        if found is None:
            raise WorkbenchError(
                "there is no such job, or it is long over",
                subject=name[:40],
                fix="look at what the case holds now",
                code="S506",
            )
        return found

    def all(self) -> list[Job]:
        """Return all jobs, the last one first."""
        with self._lock:
            return list(reversed(self._known.values()))

    def close(self) -> None:
        """Stop everything and remove all files."""
        with self._lock:
            self._closed = True
            known = list(self._known.values())
        for job in known:
            self.stop(job)
        for job in known:
            if job.process is not None:
                job.process.wait(timeout=10)
            shutil.rmtree(job.folder, ignore_errors=True)


_MAKING = threading.Lock()


def jobs(request: Request) -> Jobs:
    """Return the jobs of this workbench."""
    shared = site(request)
    with _MAKING:
        found = shared.more.get("jobs")
        if not isinstance(found, Jobs):
            found = shared.more["jobs"] = Jobs(shared.comparing.wake)
        return found


def _list(request: Request) -> Response:
    found = [job.data() for job in jobs(request).all()]
    if request.query_params.get("format") == "json":
        return JSONResponse(found)
    return render(request, "jobs.html.j2", jobs=found)


def _one(request: Request) -> Response:
    found = jobs(request).get(given(request, "id")).data()
    if request.query_params.get("format") == "json":
        return JSONResponse(found)
    part = request.query_params.get("part") == "1"
    return render(request, "job_part.html.j2" if part else "job.html.j2", job=found)


def _stop(request: Request) -> Response:
    job = jobs(request).get(given(request, "id"))
    jobs(request).stop(job)
    return RedirectResponse(url("/jobs", job.id), 303)


def _download(request: Request) -> Response:
    return download(jobs(request).get(given(request, "id")))


def download(job: Job) -> Response:
    """Return the file that an export made.

    Raises:
        WorkbenchError: ``S506`` there is none, or not yet.
    """
    file = job.folder / f"{job.name}.zip"
    if job.kind != "export" or job.state() != "done" or not file.is_file():
        raise WorkbenchError(
            "there is nothing to download", subject=job.title, fix="export again", code="S506"
        )
    return FileResponse(file, filename=file.name, media_type="application/zip")


routes = [
    Route("/jobs", _list),
    Route("/jobs/{id}", _one),
    Route("/jobs/{id}/stop", _stop, methods=["POST"]),
    Route("/jobs/{id}/download", _download),
]
