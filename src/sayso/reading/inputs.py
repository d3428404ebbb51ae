"""What there is to read: files, folders, batches, addresses, standard input, bytes."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InputError, SaysoError
from sayso.reading.formats import (
    is_archive_name,
    is_data_name,
    is_list_name,
    is_other_name,
    is_text_name,
    looks_binary,
)

if TYPE_CHECKING:
    from sayso.reading.web import Page

__all__ = ["Declared", "Fact", "Failure", "Input", "Inputs", "find_inputs"]

_SNIFFED = 2048


@dataclass(frozen=True, slots=True)
class Declared:
    """What the caller knows of a document; it stands above what the page says.

    Attributes:
        published: Publication date, EDTF.
        publisher: The outlet.
        title: The headline.
        byline: The author or authors.
        url: The address it was published at.
        id: The id to give the document.
        fetched_by: Who collected it.
        fetched_at: When it was collected, ISO 8601.
        fetched_with: The program that collected it.
    """

    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    id: str | None = None
    fetched_by: str | None = None
    fetched_at: str | None = None
    fetched_with: str | None = None


UNDECLARED = Declared()
"""Nothing is known."""


@dataclass(frozen=True, slots=True)
class Failure:
    """An input that couldn't be read.

    Attributes:
        name: The input as the person named it (with ``:LINE`` for a line of a batch).
        error: Cause and fix; ``str(error)`` is one line.
        given_id: The id that the input named, where it named one.
    """

    name: str
    error: SaysoError
    given_id: str | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """What an archive or a feed says of a document it holds or leads to.

    Attributes:
        field: ``title``, ``byline``, ``publisher``, ``published`` or ``url``.
        value: As it stands there.
        origin: Where, such as ``rss:pubDate`` or ``warc:WARC-Target-URI``.
        first: Whether it stands above what the document's own words suggest; what a page's
            markup says, and what is declared, stands above both.
        written: How it is spelt there, where *value* differs.
    """

    field: str
    value: str
    origin: str
    first: bool = False
    written: str | None = None


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to read.

    Attributes:
        name: As the person named it; for a file in a folder, the folder joined with its path.
        path: The file, where it is one.
        url: The address, where it is one.
        stdin: Whether it is standard input.
        data: The bytes themselves, where they were given.
        line: For a line of a batch, its number, counted from 1; ``data`` holds the line.
        oversize: For a line of a batch, that it is longer than sayso reads.
        served: The content type that a server claimed, once fetched.
        fetched_from: The address after redirections, once fetched.
        fetched_at: When it was fetched, ISO 8601 with offset.
        fetched_with: The program that fetched it.
        part: Whether it is one document out of an input that stands for several, and so
            stands for itself alone.
        facts: What the archive or feed that it is out of says of it.
        identity: For an entry of a feed, what tells before it is fetched whether it is known.
        ask: What fetches ``url`` with regard to what was asked of its server before.
        skipped: Where what is passed over within an archive is counted by reason.
    """

    name: str
    path: Path | None = None
    url: str | None = None
    stdin: bool = False
    data: bytes | None = field(default=None, repr=False)
    line: int | None = None
    oversize: bool = False
    served: str | None = None
    fetched_from: str | None = None
    fetched_at: str | None = None
    fetched_with: str | None = None
    part: bool = False
    facts: tuple[Fact, ...] = ()
    identity: bytes | None = None
    ask: Callable[[str], Page] | None = field(default=None, repr=False, compare=False)
    skipped: Counter[str] | None = field(default=None, repr=False, compare=False)

    @property
    def is_batch(self) -> bool:
        """Whether its name says that it stands for many documents: a batch, archive or feed."""
        if self.line is not None or self.part:
            return False
        if self.url is not None:
            return is_archive_name(self.name) or is_list_name(self.name)
        return self.path is not None and (
            is_batch_name(self.name) or is_archive_name(self.name) or is_list_name(self.name)
        )


@dataclass(frozen=True, slots=True)
class Inputs:
    """All there is to read, and what there isn't.

    Attributes:
        items: What to read, in the order given; folders' files sorted by path.
        skipped: Reason to number of files in folders that were passed over.
        failures: What was named but can't be found.
    """

    items: tuple[Input, ...]
    skipped: Counter[str]
    failures: tuple[Failure, ...]


def is_batch_name(name: str) -> bool:
    """Tell whether a file name is that of a batch."""
    return name.lower().endswith(".jsonl")


def find_inputs(sources: Iterable[str | Path | bytes]) -> Inputs:
    """Expand what a person named into single inputs.

    Folders are searched recursively, in sorted order; hidden files and folders and files
    that hold no text are counted in ``skipped`` and not read. A file that is named itself
    is never skipped. ``-`` is standard input; ``http://`` and ``https://`` are addresses.
    Nothing is read yet but the first 2 kB of files with unknown endings.
    """
    items: list[Input] = []
    failures: list[Failure] = []
    skipped: Counter[str] = Counter()
    for source in sources:
        if isinstance(source, bytes):
            items.append(Input("<bytes>", data=source))
            continue
        name = str(source)
        if name == "-" and isinstance(source, str):
            items.append(Input("-", stdin=True))
        elif isinstance(source, str) and name.lower().startswith(("http://", "https://")):
            items.append(Input(name, url=name, skipped=skipped))
        else:
            try:
                items.extend(_from_path(name, Path(source), skipped, failures))
            except (OSError, ValueError) as error:
                failures.append(Failure(name, unreadable(name, error)))
    return Inputs(tuple(items), skipped, tuple(failures))


def unreadable(name: str, error: Exception) -> InputError:
    """Return the error for a path that the system won't open."""
    if isinstance(error, FileNotFoundError):
        return InputError(
            "does not exist", subject=name, fix="check the spelling and the folder", code="S101"
        )
    if isinstance(error, PermissionError):
        return InputError(
            "may not be read", subject=name, fix="give yourself read permission", code="S109"
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError(
        f"can't be opened ({reason})", subject=name, fix="check the path", code="S109"
    )


def _from_path(
    name: str, path: Path, skipped: Counter[str], failures: list[Failure]
) -> Iterator[Input]:
    if not path.is_dir():
        path.stat()
        yield Input(name, path=path, skipped=skipped)
        return
    before = sum(skipped.values())
    found = 0
    for file in _walk(path, skipped, failures):
        found += 1
        yield Input(str(Path(name) / file.relative_to(path)), path=file, skipped=skipped)
    if not found and not failures:
        passed = sum(skipped.values()) - before
        cause = f"holds nothing to read ({passed} files skipped)" if passed else "is empty"
        fix = "name a folder with text, HTML, PDF, e-mail or .jsonl files"
        failures.append(Failure(name, InputError(cause, subject=name, fix=fix, code="S110")))


def _walk(folder: Path, skipped: Counter[str], failures: list[Failure]) -> Iterator[Path]:
    def fail(error: OSError) -> None:
        name = str(error.filename or folder)
        failures.append(Failure(name, unreadable(name, error)))

    for root, folders, files in os.walk(folder, onerror=fail):
        hidden = [f for f in folders if f.startswith(".")]
        if hidden:
            skipped["hidden folder"] += len(hidden)
        folders[:] = sorted(f for f in folders if not f.startswith("."))
        for file in sorted(files):
            path = Path(root, file)
            reason = _reason_to_skip(path)
            if reason:
                skipped[reason] += 1
            else:
                yield path


def _reason_to_skip(path: Path) -> str | None:
    ending = path.suffix.lower()
    if path.name.startswith("."):
        return "hidden file"
    if ending == ".opml":
        return "a list of feeds, fetched only where it is named itself (.opml)"
    if is_archive_name(path.name):
        return None if ending != ".parquet" else f"data or code, not an article ({ending})"
    if is_other_name(path.name):
        return f"not a text format ({ending})"
    if is_data_name(path.name):
        return f"data or code, not an article ({ending})"
    if is_text_name(path.name):
        return None
    try:
        if not path.is_file():
            return None if path.is_symlink() else "not a regular file"
        with path.open("rb") as file:
            if looks_binary(file.read(_SNIFFED)):
                return f"not a text format ({ending or 'no ending'})"
    except OSError:
        return None  # reading it gives the error
    return None
