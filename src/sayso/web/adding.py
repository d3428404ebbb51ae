"""Adding to the case: files that are dropped, addresses and texts that are pasted."""

from __future__ import annotations

import re
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from sayso.model.edtf import is_edtf
from sayso.web.case import site
from sayso.web.errors import WorkbenchError
from sayso.web.jobs import Job, Jobs, jobs
from sayso.web.page import plural, render, url
from sayso.web.reviewer import reviewer
from sayso.web.security.forms import form

if TYPE_CHECKING:
    from starlette.datastructures import FormData
    from starlette.requests import Request

    from sayso.web.settings import Settings

__all__ = ["Wish", "addresses_in", "clean_name", "routes", "start_adding", "taken"]

MOST_ADDRESSES = 1_000
_LONGEST_NAME = 120


def clean_name(name: str) -> str:
    """Return the last part of a name that a browser sent, fit to be a file's."""
    last = re.split(r"[/\\]", name)[-1]
    kept = "".join(c if c.isprintable() else " " for c in last).strip(" .")
    while len(kept.encode("utf-8", "replace")) > _LONGEST_NAME:
        stem, dot, end = kept.rpartition(".")
        kept = f"{stem[:-1]}{dot}{end}" if dot and stem and len(end) < 12 else kept[:-1]
    return kept.encode("utf-8", "replace").decode() or "file"


def addresses_in(text: str) -> list[str]:
    """Return the web addresses of a text, one a line or between spaces.

    Raises:
        WorkbenchError: ``S530`` something in it is no address, or there are too many.
    """
    found = text.split()
    for one in found:
        if not re.match(r"https?://[^/\s]", one, re.IGNORECASE):
            raise WorkbenchError(
                "is no web address",
                subject=one[:80],
                fix="begin addresses with http:// or https://",
                code="S530",
            )
    if len(found) > MOST_ADDRESSES:
        raise WorkbenchError(
            f"{len(found)} addresses are too many",
            fix=f"give at most {MOST_ADDRESSES} at once, or use 'sayso add'",
            code="S530",
        )
    return list(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class Wish:
    """What is said of everything that is added at once.

    Attributes:
        who: The name that the log gives.
        published: When all of it was published, EDTF.
        publisher: The outlet of all of it.
        plain: Whether texts are taken as they are: all of it body.
        again: Whether known documents are read anew.
    """

    who: str | None = None
    published: str | None = None
    publisher: str | None = None
    plain: bool = False
    again: bool = False


def start_adding(
    known: Jobs, settings: Settings, folder: Path, inputs: list[tuple[str, str]], wish: Wish
) -> Job:
    """Start to add inputs, pairs of a path or address and the name to call it by.

    Raises:
        WorkbenchError: ``S530`` there is nothing to add, or a date is none; ``S531`` too many
            jobs are under way.
    """
    if not inputs:
        raise WorkbenchError(
            "nothing was given", fix="choose a file, or paste an address or a text", code="S530"
        )
    if wish.published and not is_edtf(wish.published):
        raise WorkbenchError(
            "is no date",
            subject=wish.published[:40],
            fix="write a date as in 2031-05-03, 2031-05 or 2031",
            code="S530",
        )
    only = inputs[0][1] if len(inputs) == 1 else plural(len(inputs), "input")
    return known.start(
        Job("add", f"Adding {only}", folder),
        {
            "case": str(settings.case.resolve()),
            "inputs": inputs,
            **asdict(wish),
            "who": wish.who or "sayso",
            "processes": settings.jobs,
            "allow_private": settings.allow_private,
        },
    )


def taken(fields: FormData, folder: Path) -> list[tuple[str, str]]:
    """Put what was sent into a folder; return paths or addresses, each with its name."""
    inputs: list[tuple[str, str]] = []
    for number, upload in enumerate(fields.getlist("files")):
        if isinstance(upload, UploadFile) and upload.filename:
            name = clean_name(upload.filename)
            place = folder / str(number)
            place.mkdir()
            with (place / name).open("wb") as file:
                shutil.copyfileobj(upload.file, file, 1 << 20)
            inputs.append((str(place / name), name))
    text = str(fields.get("text", ""))
    if text.strip():
        file_name = folder / "pasted.txt"
        # a browser sends every line end as CR LF (HTML Standard, 4.10.21.4)
        file_name.write_text(text.replace("\r\n", "\n"), "utf-8", "replace", newline="")
        inputs.append((str(file_name), "pasted text"))
    inputs += [(address, address) for address in addresses_in(str(fields.get("addresses", "")))]
    return inputs


def _form(request: Request) -> Response:
    settings = site(request).settings
    return render(
        request,
        "add.html.j2",
        limit=settings.upload_limit,
        allow_private=settings.allow_private,
        jobs=[job.data() for job in jobs(request).all() if job.kind == "add"][:5],
    )


def _add(request: Request) -> Response:
    fields, known = form(request), jobs(request)
    folder = known.folder()
    wish = Wish(
        who=reviewer(request),
        published=str(fields.get("published", "")).strip() or None,
        publisher=str(fields.get("publisher", "")).strip() or None,
        plain="plain" in fields,
        again="again" in fields,
    )
    try:
        inputs = taken(fields, folder)
        job = start_adding(known, site(request).settings, folder, inputs, wish)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise WorkbenchError(
            f"what was sent can't be kept: {error.strerror}",
            fix="free some room on the disk and send it again",
            code="S530",
        ) from error
    except WorkbenchError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    if "application/json" in request.headers.get("accept", ""):
        return JSONResponse({"job": job.id, "href": url("/jobs", job.id)}, 202)
    return RedirectResponse(url("/jobs", job.id), 303)


routes = [Route("/add", _form), Route("/add", _add, methods=["POST"])]
