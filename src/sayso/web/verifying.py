"""Verifying the case: every hash, span and chain, checked in the background."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.ledger.custody import last_entry
from sayso.web.case import opened, site
from sayso.web.jobs import Job, Jobs, jobs
from sayso.web.page import render, url

if TYPE_CHECKING:
    from starlette.requests import Request

    from sayso.web.settings import Settings

__all__ = ["routes", "start_verifying"]


def start_verifying(known: Jobs, settings: Settings) -> Job:
    """Start to verify a case."""
    case = settings.case.resolve()
    return known.start(Job("verify", f"Verifying {case.name}", known.folder()), {"case": str(case)})


def _form(request: Request) -> Response:
    with opened(request) as case:
        last = last_entry(case.ledger.connection)
    found = [job.data() for job in jobs(request).all() if job.kind == "verify"][:5]
    return render(request, "verify.html.j2", last=last, jobs=found)


def _start(request: Request) -> Response:
    job = start_verifying(jobs(request), site(request).settings)
    return RedirectResponse(url("/jobs", job.id), 303)


routes = [Route("/verify", _form), Route("/verify", _start, methods=["POST"])]
