"""Exporting the case: chosen formats, written in the background, downloaded as one file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from sayso.export.case import FORMATS
from sayso.web.case import site
from sayso.web.errors import WorkbenchError
from sayso.web.jobs import Job, Jobs, jobs
from sayso.web.page import render, url
from sayso.web.reviewer import reviewer
from sayso.web.security.forms import form

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.requests import Request

    from sayso.web.settings import Settings

__all__ = ["ABOUT", "routes", "start_export"]

ABOUT: dict[str, str] = {
    "csv": "Tables of statements, events, counts and documents, for spreadsheets",
    "jsonl": "Everything, one reading a line (sayso.reading/1)",
    "parquet": "The tables for DuckDB, pandas or R; needs the extra sayso[parquet]",
    "comparison": "Tables of claims, disputes and folded events, each row with its statements",
    "comparison-jsonl": "Claims, disputes and folded events, one a line",
    "geojson": "Places as a layer for a map",
    "jsonld": "schema.org: NewsArticle, Quotation, Claim; no ratings",
    "annotations": "W3C Web Annotations on the articles",
    "ged": "Columns of UCDP GED; rows only where someone counts a death",
    "acled": "Columns of ACLED",
    "timelinejs": "A timeline for TimelineJS",
    "ftm": "FollowTheMoney entities, for Aleph",
    "bagit": "A package with the originals, the whole ledger and a manifest (BagIt, RFC 8493)",
}
"""What each format is for, in a line."""


def start_export(
    known: Jobs,
    settings: Settings,
    formats: Sequence[str],
    *,
    who: str | None = None,
    rejected: bool = False,
    bom: bool = False,
) -> Job:
    """Start to export a case.

    Raises:
        WorkbenchError: ``S530`` no format, or one that there isn't.
    """
    chosen = list(dict.fromkeys(formats))
    wrong = [name for name in chosen if name not in FORMATS]
    if wrong or not chosen:
        raise WorkbenchError(
            "is no format" if wrong else "no format was chosen",
            subject=wrong[0][:40] if wrong else "",
            fix=f"choose from {', '.join(FORMATS)}",
            code="S530",
        )
    name = re.sub(r"[^\w.-]+", "-", settings.case.resolve().name).strip("-.") or "case"
    folder = known.folder()
    return known.start(
        Job("export", f"Exporting {', '.join(chosen)}", folder, name),
        {
            "case": str(settings.case.resolve()),
            "folder": str(folder),
            "name": name,
            "formats": chosen,
            "who": who or "sayso",
            "rejected": rejected,
            "bom": bom,
        },
    )


def _form(request: Request) -> Response:
    return render(
        request,
        "export.html.j2",
        formats=[(name, ABOUT.get(name, "")) for name in FORMATS],
        jobs=[job.data() for job in jobs(request).all() if job.kind == "export"][:5],
    )


def _start(request: Request) -> Response:
    fields = form(request)
    job = start_export(
        jobs(request),
        site(request).settings,
        [str(name) for name in fields.getlist("formats")],
        who=reviewer(request),
        rejected="rejected" in fields,
        bom="bom" in fields,
    )
    return RedirectResponse(url("/jobs", job.id), 303)


routes = [Route("/export", _form), Route("/export", _start, methods=["POST"])]
