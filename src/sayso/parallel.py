"""Many inputs at once: several processes, results in the order of the inputs."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from sayso.errors import SaysoError
from sayso.extraction.component import Pipeline
from sayso.model import Document, Reading
from sayso.reading import Declared, Failure, Input
from sayso.workflow import default_pipeline, load_safely, read_documents

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext

__all__ = ["read_in_processes"]

_CHUNK = 8
"""Documents of a batch that go to a process at once: few enough to stream, and passing
them costs little beside reading them."""
_AHEAD = 2
"""Tasks per process that wait or run, so that none idles and few results pile up."""


@dataclass(frozen=True, slots=True)
class _Task:
    """What one process does in one go: load and read an input, or read documents."""

    item: Input | None = None
    documents: tuple[Document | Failure, ...] = ()

    def subject(self) -> str:
        """Return the name for messages."""
        if self.item is not None:
            return self.item.name
        first = self.documents[0]
        return first.name if isinstance(first, Failure) else first.source.name


@dataclass(frozen=True, slots=True)
class _Settings:
    plain: bool
    declared: Declared | None
    pipeline: Pipeline | None
    meanings: bool = False


def read_in_processes(
    inputs: Iterable[Input],
    *,
    plain: bool,
    declared: Declared | None,
    pipeline: Pipeline | None,
    jobs: int,
    meanings: bool = False,
) -> Iterator[Reading | Failure]:
    """Read inputs in *jobs* processes and yield the results in the order of the inputs.

    A process that dies (for want of memory, say) costs the input that killed it, which
    becomes a failure; those that were under way beside it are read again.
    """
    settings = _Settings(plain, declared, pipeline, meanings)
    tasks = _tasks(inputs, settings)
    waiting: deque[tuple[_Task, Future[list[Reading | Failure]]]] = deque()
    pool = _pool(jobs, settings)
    try:
        while True:
            for task in islice(tasks, jobs * _AHEAD - len(waiting)):
                waiting.append((task, _submit(pool, task)))
            if not waiting:
                return
            task, future = waiting.popleft()
            try:
                results = future.result()
            except BrokenProcessPool:
                again = [task, *(t for t, _ in waiting)]
                waiting.clear()
                pool.shutdown(wait=False, cancel_futures=True)
                for one in again:
                    yield from _alone(one, settings)
                pool = _pool(jobs, settings)
                continue
            yield from results
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, task: _Task) -> Future[list[Reading | Failure]]:
    """Submit a task; a pool that broke meanwhile shows where the result is asked for."""
    try:
        return pool.submit(_work, task)
    except BrokenProcessPool as error:
        broken: Future[list[Reading | Failure]] = Future()
        broken.set_exception(error)
        return broken


def _alone(task: _Task, settings: _Settings) -> list[Reading | Failure]:
    """Do a task in a process of its own, so that none but it can be at fault."""
    with _pool(1, settings) as pool:
        try:
            return pool.submit(_work, task).result()
        except BrokenProcessPool:
            pass
    if len(task.documents) > 1:
        found: list[Reading | Failure] = []
        for document in task.documents:
            found += _alone(_Task(documents=(document,)), settings)
        return found
    subject = task.subject()
    error = SaysoError(
        "the process that read it died, most likely for want of memory",
        fix="read it alone, with --jobs 1, or split it",
        subject=subject,
        code="S902",
    )
    given = None
    if task.documents and isinstance(task.documents[0], Document):
        given = task.documents[0].given_id
    return [Failure(subject, error, given)]


def _tasks(inputs: Iterable[Input], settings: _Settings) -> Iterator[_Task]:
    """Batches and standard input are loaded here: one stream can't be shared out."""
    for item in inputs:
        if not (item.is_batch or item.stdin):
            yield _Task(item=item)
            continue
        documents = load_safely(item, plain=settings.plain, declared=settings.declared)
        while chunk := tuple(islice(documents, _CHUNK)):
            yield _Task(documents=chunk)


def _pool(jobs: int, settings: _Settings) -> ProcessPoolExecutor:
    context: SpawnContext = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        max_workers=jobs, mp_context=context, initializer=_start, initargs=(settings,)
    )


_settings = _Settings(plain=False, declared=None, pipeline=None)


def _start(settings: _Settings) -> None:
    """Set a new process up: it leaves Ctrl-C to its parent and builds its pipeline once."""
    global _settings  # noqa: PLW0603 - a process has no other place for what it is told once
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _settings = settings
    if settings.pipeline is None:
        with suppress(Exception):  # what is wrong shows, with its input, at the first document
            default_pipeline(meanings=settings.meanings)


def _end_with_parent() -> None:
    """End this process when its parent is gone, killed too: it would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _work(task: _Task) -> list[Reading | Failure]:
    documents: Iterable[Document | Failure] = task.documents
    if task.item is not None:
        documents = load_safely(task.item, plain=_settings.plain, declared=_settings.declared)
    read = read_documents(documents, _settings.pipeline, meanings=_settings.meanings)
    return list(read)
