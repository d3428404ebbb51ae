"""The actors of a case as a whole: read from its counts, joined, and kept in memory."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sayso.comparison.actor_counts import NAME, changes
from sayso.comparison.joining import Form, Group, join_forms
from sayso.comparison.judgements import judged_in
from sayso.ledger.database import rows

if TYPE_CHECKING:
    import apsw

    from sayso.ledger.judging import Judged

__all__ = ["Joined", "joined_actors"]

KEPT = 4
"""Cases whose joined actors are kept in memory."""


@dataclass(frozen=True, slots=True)
class Joined:
    """The joined actors of a case.

    Attributes:
        groups: Those who speak most first.
        at: Number of the group by id of each actor as documents name it.
        forms: All actors as documents name them, by id.
        judged: What people decided about them.
        version: Of the counts that they were made from.
    """

    groups: Sequence[Group]
    at: Mapping[str, int]
    forms: Mapping[str, Form]
    judged: Judged
    version: int


_LOCK = threading.Lock()
_KEPT: dict[str, Joined] = {}


def joined_actors(
    connection: apsw.Connection, judged: Judged | None = None, *, fresh: bool = True
) -> Joined:
    """Return the actors of a case; joined once for each state of it, and kept in memory.

    Args:
        connection: To the comparison file.
        judged: What people decided, if the ledger is asked; else what the file knows.
        fresh: Whether counts must be the newest ones: 1 s for the 47,000 names of 50,000
            documents. What people decided is always the newest.
    """
    judged = judged_in(connection) if judged is None else judged
    version, path = changes(connection), connection.filename
    with _LOCK:
        kept = _KEPT.get(path)
    same = kept is not None and kept.judged.judgements == judged.judgements
    if kept is not None and same and (kept.version == version or not fresh):
        return kept
    forms = {form.id: form for form in _forms(connection)}
    groups = join_forms(forms.values(), judged)
    at = {form.id: number for number, group in enumerate(groups) for form in group.members}
    found = Joined(groups, at, forms, judged, version)
    with _LOCK:
        _KEPT.pop(path, None)
        _KEPT[path] = found
        while len(_KEPT) > KEPT:
            del _KEPT[next(iter(_KEPT))]
    return found


def _forms(connection: apsw.Connection) -> Iterable[Form]:
    names: dict[int, tuple[int, str]] = {}
    sql = f"SELECT form, text, documents FROM actor_names WHERE kind = {NAME}"  # noqa: S608 - a number
    for form, text, documents in rows(connection, sql):
        if form not in names or (-documents, text) < names[form]:
            names[form] = -documents, text
    words: dict[str, frozenset[str]] = {}
    sql = (
        "SELECT key, id, country, sector, words, surname, whole, documents, statements, events, "
        "people, first, last FROM actor_forms"
    )
    for row in rows(connection, sql):
        key, known, country, sector, text, surname, whole, documents = row[:8]
        statements, events, people, first, last = row[8:]
        yield Form(
            known,
            names[key][1],
            country,
            sector,
            words.setdefault(text, frozenset(text.split())),
            surname,
            2 * people > documents,
            bool(whole),
            statements,
            events,
            documents,
            key,
            first,
            last,
        )
