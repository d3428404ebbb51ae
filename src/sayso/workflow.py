"""The main job: inputs are read, extracted and resolved into readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from sayso.errors import ConfigurationError, InputError, SaysoError
from sayso.extraction.component import Pipeline

if TYPE_CHECKING:
    from pathlib import Path

    from sayso.extraction.component import Component
    from sayso.model import Document, Reading
    from sayso.reading import Declared, Failure, Input

__all__ = [
    "READERS",
    "build_pipeline",
    "default_components",
    "default_pipeline",
    "read",
    "read_documents",
    "read_inputs",
    "read_many",
    "unexpected",
]


READERS = ("encoder", "rules")
"""What finds statements and names: the encoder beside the rules, or the rules alone."""


def default_components(reader: str = "encoder", *, threads: int = 1) -> tuple[Component, ...]:
    """Return new instances of the components of the default pipeline, in order.

    Args:
        reader: One of :data:`READERS`.
        threads: Threads of the encoder.

    Raises:
        ConfigurationError: ``S204`` there is no such reader.
    """
    from sayso.extraction.encoder.components import (
        EncoderMentions,
        EncoderTriggers,
        SharedEncoder,
    )
    from sayso.extraction.events.component import EventRules
    from sayso.extraction.names.repair import NameRepair
    from sayso.extraction.names.rules import NameRules
    from sayso.extraction.sentences import SentenceRules
    from sayso.extraction.stance.rules import StanceRules
    from sayso.extraction.statements.context import StatementContext
    from sayso.extraction.statements.joint import JointStatements
    from sayso.extraction.statements.rules import StatementRules
    from sayso.extraction.times import TimeRules
    from sayso.extraction.tolls.component import TollRules
    from sayso.resolution.actors import ActorDocument
    from sayso.resolution.events import EventPlaces
    from sayso.resolution.places import PlacesGazetteer
    from sayso.resolution.times import EventDates, SaidRules, TimeAnchor

    finders: tuple[Component, ...]
    if reader == "encoder":
        encoder = SharedEncoder(threads=threads)
        finders = (
            EncoderMentions(encoder),
            EncoderTriggers(encoder),
            NameRepair(),
            JointStatements(encoder),
        )
        places = PlacesGazetteer(finder=encoder.places)
    elif reader == "rules":
        finders = (NameRules(), StatementRules())
        places = PlacesGazetteer()
    else:
        raise ConfigurationError(
            "there is no such reader",
            subject=reader,
            fix=f"use one of {', '.join(READERS)}",
            code="S204",
        )
    return (
        SentenceRules(),
        *finders,
        StatementContext(),
        StanceRules(),
        TimeRules(),
        EventRules(),
        TollRules(),
        TimeAnchor(),
        places,
        ActorDocument(),
        SaidRules(),
        EventPlaces(),
        EventDates(),
    )


def build_pipeline(
    reader: str = "encoder", threads: int = 1, *, meanings: bool = False
) -> Pipeline:
    """Return the default pipeline with a reader, built once a process.

    Args:
        reader: One of :data:`READERS`.
        threads: Threads of the encoder.
        meanings: Also read what statements mean, for those who compare them later.
    """
    return _with_meanings(reader, threads) if meanings else _built(reader, threads)


@lru_cache(maxsize=4)
def _built(reader: str, threads: int) -> Pipeline:
    return Pipeline(default_components(reader, threads=threads))


@lru_cache(maxsize=4)
def _with_meanings(reader: str, threads: int) -> Pipeline:
    """Return the same components, the same loaded encoder, and one more."""
    from sayso.extraction.meanings.component import Meanings

    return Pipeline((*_built(reader, threads).components, Meanings()))


def default_pipeline(*, meanings: bool = False) -> Pipeline:
    """Return the default pipeline, built once a process; see :func:`build_pipeline`."""
    return build_pipeline(meanings=meanings)


def read(
    source: str | Path | bytes,
    *,
    plain: bool = False,
    pipeline: Pipeline | None = None,
    **metadata: str | None,
) -> Reading:
    """Read one document and return all that sayso found in it.

    Args:
        source: A path, an ``http(s)`` URL, or the bytes of a document.
        plain: Take the text as it is: all of it body.
        pipeline: Components to use instead of the default ones.
        **metadata: What the caller knows: ``published`` (EDTF), ``publisher``, ``title``,
            ``byline``, ``url``, ``id``, ``fetched_by``, ``fetched_at``, ``fetched_with``.

    Returns:
        The reading, every span of which holds in ``reading.document.text``. Of a source
        that holds several documents, the first one's; see :func:`read_many`.

    Raises:
        InputError: The source can't be read.
        TypeError: *metadata* has a name that isn't in the list.
    """
    from sayso.reading import Declared, Failure, find_inputs

    declared = Declared(**metadata)
    inputs = find_inputs([source])
    for failure in inputs.failures:
        raise failure.error
    for item in read_inputs(inputs.items, plain=plain, declared=declared, pipeline=pipeline):
        if isinstance(item, Failure):
            raise item.error
        return item
    subject = "<bytes>" if isinstance(source, bytes) else str(source)
    raise InputError("holds no document", subject=subject, fix="check what it holds")


def read_many(
    sources: Iterable[str | Path | bytes],
    *,
    plain: bool = False,
    pipeline: Pipeline | None = None,
    jobs: int = 1,
    **metadata: str | None,
) -> Iterator[Reading | Failure]:
    """Read files, folders, URLs and batches, and yield each result as it comes.

    Args:
        sources: Paths, ``http(s)`` URLs, ``-`` for standard input, or bytes. A folder
            stands for its files, a file that ends in ``.jsonl`` for its lines.
        plain: Take texts as they are: all of each body.
        pipeline: Components to use instead of the default ones; with several *jobs* it
            must be picklable.
        jobs: Number of processes. Several are started anew, so a script that asks for
            them needs the ``if __name__ == "__main__"`` that :mod:`multiprocessing` asks
            for.
        **metadata: As for :func:`read`, for every document.

    Yields:
        Readings in the order of the sources, and in the place of one that failed a
        ``Failure`` with its name and error. One failure never ends the rest. What was
        named but can't be found comes first.
    """
    from sayso.reading import Declared, find_inputs

    declared = Declared(**metadata)
    inputs = find_inputs(sources)
    yield from inputs.failures
    yield from read_inputs(
        inputs.items, plain=plain, declared=declared, pipeline=pipeline, jobs=jobs
    )


def read_inputs(
    inputs: Iterable[Input],
    *,
    plain: bool = False,
    declared: Declared | None = None,
    pipeline: Pipeline | None = None,
    jobs: int = 1,
    meanings: bool = False,
) -> Iterator[Reading | Failure]:
    """Read inputs that were found already; see :func:`read_many`.

    With *meanings* the default pipeline also reads what statements mean.
    """
    if jobs > 1:
        from sayso.parallel import read_in_processes

        yield from read_in_processes(
            inputs,
            plain=plain,
            declared=declared,
            pipeline=pipeline,
            jobs=jobs,
            meanings=meanings,
        )
        return
    for item in inputs:
        documents = load_safely(item, plain=plain, declared=declared)
        yield from read_documents(documents, pipeline, meanings=meanings)


def load_safely(
    item: Input, *, plain: bool, declared: Declared | None
) -> Iterator[Document | Failure]:
    """Yield the documents of one input; whatever goes wrong becomes a failure."""
    from sayso.reading import Declared, Failure, load

    try:
        yield from load(item, plain=plain, declared=declared or Declared())
    except Exception as error:  # noqa: BLE001 - one input must never end the rest
        yield Failure(item.name, unexpected(error, item.name))


def read_documents(
    documents: Iterable[Document | Failure],
    pipeline: Pipeline | None = None,
    *,
    meanings: bool = False,
) -> Iterator[Reading | Failure]:
    """Send documents through a pipeline; failures pass, and new ones take their place."""
    from sayso.reading import Failure

    for document in documents:
        if isinstance(document, Failure):
            yield document
            continue
        # what is wrong with a pipeline is wrong for all
        pipeline = pipeline or default_pipeline(meanings=meanings)
        try:
            yield pipeline(document)
        except Exception as error:  # noqa: BLE001 - one document must never end the rest
            name = document.source.name
            yield Failure(name, unexpected(error, name), document.given_id)


def unexpected(error: Exception, subject: str) -> SaysoError:
    """Return any exception as an error with a cause and a fix; its trace goes in a note."""
    if isinstance(error, SaysoError):
        return error.about(subject)
    if isinstance(error, MemoryError):
        fix = "split the input, use fewer --jobs or close other programs"
        return SaysoError("needs more memory than there is", fix=fix, subject=subject, code="S901")
    import traceback

    cause = f"sayso failed here ({type(error).__name__}: {error})"
    fix = "set SAYSO_DEBUG=1 to see where, and report it with the input"
    wrapped = SaysoError(cause, fix=fix, subject=subject, code="S900")
    wrapped.add_note("".join(traceback.format_exception(error)))
    return wrapped
