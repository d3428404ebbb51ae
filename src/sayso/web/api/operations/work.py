"""What takes longer than a request: adding, exporting, verifying, and the jobs that do it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

from starlette.responses import Response

from sayso.web.adding import Wish, addresses_in, clean_name, start_adding, taken
from sayso.web.api.operation import Call, Operation
from sayso.web.api.operations.reviews import named
from sayso.web.api.operations.shared import part
from sayso.web.api.shapes import Schema, many, text
from sayso.web.case import site
from sayso.web.errors import WorkbenchError
from sayso.web.exporting import start_export
from sayso.web.jobs import download, jobs
from sayso.web.security.forms import form
from sayso.web.verifying import start_verifying

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["OPERATIONS"]

_ID = part("id", "The job's.")
_FORM: Schema = {
    "type": "object",
    "properties": {
        "files": many(
            {"type": "string", "contentMediaType": "application/octet-stream"}, maxItems=1_000
        ),
        "text": text("A text to add."),
        "addresses": text("Web addresses, with spaces or line ends between them."),
        "published": text("Of all of it, EDTF."),
        "publisher": text("Of all of it."),
        "plain": text("Given: texts are taken as they are."),
        "again": text("Given: known documents are read anew."),
        "csrf": text("The token of the workbench's forms; a program sends Bearer instead."),
    },
}


def _list(call: Call) -> dict[str, Any]:
    found = [job.data() for job in jobs(call.request).all()]
    return {
        "rows": found,
        "limit": max(1, len(found)),
        "offset": 0,
        "total": len(found),
        "more": False,
        "asked": {},
    }


def _one(call: Call) -> dict[str, Any]:
    return jobs(call.request).get(call.params["id"]).data()


def _stop(call: Call) -> dict[str, Any]:
    known = jobs(call.request)
    job = known.get(call.params["id"])
    known.stop(job)
    return job.data()


def _download(call: Call) -> Response:
    return download(jobs(call.request).get(call.params["id"]))


def _texts(call: Call, folder: Path) -> list[tuple[str, str]]:
    """Put texts of a JSON body into files; return paths and addresses with their names."""
    inputs = []
    for number, one in enumerate(call.body.get("texts", ())):
        name = clean_name(one.get("name", "text"))
        file = folder / str(number) / (name if "." in name else f"{name}.txt")
        file.parent.mkdir()
        file.write_text(one["text"], "utf-8", newline="")
        inputs.append((str(file), name))
    addresses = addresses_in("\n".join(call.body.get("addresses", ())))
    return [*inputs, *((address, address) for address in addresses)]


def _add(call: Call) -> dict[str, Any]:
    known = jobs(call.request)
    fields = form(call.request)
    body: dict[str, Any] = dict(call.body)
    if fields:
        body = {name: str(fields.get(name, "")).strip() for name in ("published", "publisher")}
        body |= {name: name in fields for name in ("plain", "again")}
    folder = known.folder()
    wish = Wish(
        who=named(call),
        published=body.get("published") or None,
        publisher=body.get("publisher") or None,
        plain=body.get("plain", False),
        again=body.get("again", False),
    )
    try:
        inputs = taken(fields, folder) if fields else _texts(call, folder)
        return start_adding(known, site(call.request).settings, folder, inputs, wish).data()
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise WorkbenchError(
            f"what was sent can't be kept: {error.strerror}",
            fix="free some room on the disk and send it again",
            code="S530",
        ) from error
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _export(call: Call) -> dict[str, Any]:
    job = start_export(
        jobs(call.request),
        site(call.request).settings,
        call.body["formats"],
        who=named(call),
        rejected=call.body.get("rejected", False),
        bom=call.body.get("bom", False),
    )
    return job.data()


def _verify(call: Call) -> dict[str, Any]:
    return start_verifying(jobs(call.request), site(call.request).settings).data()


OPERATIONS = (
    Operation(
        "add", "/api/add", "Read addresses, texts or files into the case, in the background.",
        _add, "Job", of="/add", method="POST", body="AskedAdd", form=_FORM, status=202,
        named=True,
    ),
    Operation(
        "export", "/api/export", "Write the case in other programs' formats, in the background.",
        _export, "Job", of="/export", method="POST", body="AskedExport", status=202,
        named=True,
    ),
    Operation(
        "verify", "/api/verify", "Check every hash, span and chain, in the background.",
        _verify, "Job", of="/verify", method="POST", body="AskedNothing", status=202,
    ),
    Operation("jobs", "/api/jobs", "Jobs, the last one first.", _list, "JobList", of="/jobs"),
    Operation(
        "job", "/api/jobs/{id}", "A job: how far it is, what failed, what came of it.",
        _one, "Job", of="/jobs/{id}", parts=(_ID,), missing=True,
    ),
    Operation(
        "stop", "/api/jobs/{id}/stop", "Stop a job; what it had acknowledged stays.",
        _stop, "Job", of="/jobs/{id}", method="POST", body="AskedNothing", parts=(_ID,),
        missing=True,
    ),
    Operation(
        "download", "/api/jobs/{id}/download", "What an export wrote, as one ZIP file.",
        _download, of="/jobs/{id}", parts=(_ID,), media_type="application/zip", missing=True,
    ),
)  # fmt: skip
