"""The process that a job runs in: ``python -m sayso.web.worker``, told what to do in JSON.

The first line of standard input is the job, standard output gets one JSON object a line:
``total``, ``done``, ``outcome`` (with ``name`` and ``error``), ``fault``, ``result`` or
``error``. When standard input ends, the workbench is gone or wants it to stop.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

from sayso.errors import SaysoError
from sayso.web.errors import error_json

__all__ = ["main"]

MEMORY = 8 << 30
"""Bytes of addresses a process may take: the reader takes under 2 GB for the longest document
that it reads, and address space is counted generously."""
FILES = 512
"""Open files."""

Job = dict[str, Any]
Tell = Callable[..., None]


def _limit() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_NOFILE, (FILES, FILES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _add(job: Job, tell: Tell) -> None:
    from sayso.adding import Outcome, add_inputs
    from sayso.ledger.store import Ledger
    from sayso.reading import Declared, find_inputs
    from sayso.reading.public import public_only

    inputs = []
    failures = []
    for source, name in job["inputs"]:
        found = find_inputs([source])
        inputs += [replace(item, name=name) for item in found.items]
        failures += [(name, failure.error) for failure in found.failures]
    batch = any(item.is_batch for item in inputs)
    tell(total=None if batch else len(inputs) + len(failures))
    for name, error in failures:
        tell(outcome="failed", name=name, error=error_json(error)["error"])

    def report(outcome: Outcome) -> None:
        error = outcome.failure.error if outcome.failure else None
        name = outcome.failure.name if outcome.failure else outcome.name
        told = error_json(error)["error"] if error else None
        tell(outcome=outcome.outcome, name=name, error=told)

    declared = Declared(published=job["published"], publisher=job["publisher"])
    with ExitStack() as stack:
        ledger = stack.enter_context(Ledger(job["case"], who=job["who"]))
        if not job["allow_private"]:
            stack.enter_context(public_only())
        add_inputs(
            ledger,
            inputs,
            plain=job["plain"],
            declared=declared,
            jobs=job["processes"],
            again=job["again"],
            report=report,
        )
    tell(result={})


def _export(job: Job, tell: Tell) -> None:
    import zipfile

    from sayso.export.case import export_case
    from sayso.ledger.store import Ledger

    place = Path(job["folder"])
    with Ledger(job["case"], who=job["who"]) as ledger:
        done = export_case(
            ledger,
            place / job["name"],
            job["formats"],
            rejected=job["rejected"],
            bom=job["bom"],
            progress=lambda now, all_: tell(done=now, total=all_),
        )
    packed = place / f"{job['name']}.zip"
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for file in sorted((place / job["name"]).rglob("*")):
            if file.is_file():
                archive.write(file, file.relative_to(place))
    files = [
        {"name": n.name, "count": n.count, "of": n.of, "left_out": dict(n.left_out)}
        for n in done.notes
    ]
    tell(result={"files": files, "size": packed.stat().st_size, "entry": done.entry})


def _verify(job: Job, tell: Tell) -> None:
    from sayso.ledger.custody import last_entry
    from sayso.ledger.store import Ledger
    from sayso.ledger.verify import verify

    count = 0
    with Ledger(job["case"]) as ledger:
        for fault in verify(ledger, progress=lambda now, all_: tell(done=now, total=all_)):
            count += 1
            tell(fault={"subject": fault.subject, "cause": fault.cause})
        last = last_entry(ledger.connection)
    entry = None if last is None else {"number": last.number, "hash": last.hash, "at": last.at}
    tell(result={"faults": count, "last": entry})


_KINDS: dict[str, Callable[[Job, Tell], None]] = {
    "add": _add,
    "export": _export,
    "verify": _verify,
}


def _watch() -> None:
    """End this process when standard input does: what was acknowledged is on disk."""
    with suppress(OSError, ValueError):
        while os.read(0, 4096):
            pass
    os._exit(130)


def main() -> int:
    """Do the one job that standard input names; return 0, or 1 after telling an error."""
    line = bytearray()
    while not line.endswith(b"\n"):
        piece = os.read(0, 1)
        if not piece:
            return 1
        line += piece
    job = json.loads(line)
    _limit()
    threading.Thread(target=_watch, daemon=True).start()
    lock = threading.Lock()

    def tell(**what: object) -> None:
        text = json.dumps(what).encode() + b"\n"
        with lock:
            sys.stdout.buffer.write(text)
            sys.stdout.buffer.flush()

    try:
        _KINDS[job["kind"]](job, tell)
    except SaysoError as error:
        tell(**error_json(error))
        return 1
    except MemoryError:
        cause = "it needs more memory than one job may take"
        tell(error={"code": "S532", "cause": cause, "fix": "use 'sayso add'", "subject": ""})
        return 1
    except OSError as error:
        cause = f"the system refuses: {error.strerror or error}"
        fix = "free some room or check the permissions, then try again"
        tell(error={"code": "S530", "cause": cause, "fix": fix, "subject": error.filename or ""})
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
