"""Occurrences: events of any kind, by the words that name them, folded over documents.

What is one of PLOVER's types is folded by place, date, people and counts (see
:mod:`sayso.comparison.happenings`). Everything else that news tells, a merger, a wedding, a
record, is kept here: words that name one thing in documents about one matter. Links between
two documents depend on these two alone; they are put together when somebody asks.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from sayso.comparison import linking
from sayso.comparison.linking import LINKED, NEAR
from sayso.comparison.lists import Lists, rank
from sayso.comparison.propositions import Link
from sayso.comparison.rules import FIRST, LATER
from sayso.comparison.tellings import Telling, keys_of, pack, unpack
from sayso.comparison.things import WORDING
from sayso.ledger.database import rows
from sayso.model import content_id

if TYPE_CHECKING:
    import apsw

__all__ = ["Occurrences"]

ENOUGH = 4
"""Keys of forty that two documents share before they are compared."""
HUBS = 160
"""Documents with one word that all later ones with it are compared with."""
_KEPT = 4_000
"""Tellings that are held in memory."""

Node = tuple[int, int]
"""Number of a document, and of one of the words in its telling."""


class Occurrences:
    """Keeps what documents tell, and which words of two documents name one event.

    Args:
        connection: The comparison file.
    """

    def __init__(self, connection: apsw.Connection) -> None:
        """Work on a comparison file."""
        self.connection = connection
        self._known: dict[int, Telling] = {}
        self.lists = Lists(connection, "tellings", HUBS)

    def remove(self, doc: int) -> None:
        """Take out a document."""
        run = self.connection.execute
        for day, body in list(run("SELECT day, body FROM tellings WHERE doc = ?", (doc,))):
            telling = unpack(body)
            codes = keys_of(telling, day)[0]
            self.lists.take(doc, rank(telling.doc, day), codes)
        run("DELETE FROM tellings WHERE doc = ?", (doc,))
        run("DELETE FROM telling_links WHERE a = ?1 OR b = ?1", (doc,))
        self._known.pop(doc, None)

    def add(self, doc: int, day: int | None, telling: Telling) -> Iterator[tuple[str, str, Link]]:
        """Put in a document and link its words to those of others, and to one another.

        Yields:
            Pairs of event mentions that are one by their words, where a document has no date:
            without it, days tell nothing, so words must (see :mod:`sayso.comparison.linking`).
        """
        run = self.connection.execute
        run("INSERT OR REPLACE INTO tellings VALUES (?, ?, ?)", (doc, day, pack(telling)))
        stored = keys_of(telling, day)[0]
        self.lists.put(doc, rank(telling.doc, day), stored)
        self._remember(doc, telling)
        for other in [doc, *sorted(self._met(doc) - {doc})]:
            yield from self._link(doc, other)

    def refresh(self) -> tuple[list[tuple[str, str, Link]], list[tuple[str, str]]]:
        """Compare anew what came among the first under some key, or fell behind.

        Returns:
            Pairs of event mentions that are one by their words, and pairs that were.
        """
        fell, rose = self.lists.moved()
        run = self.connection.execute
        found: list[tuple[str, str, Link]] = []
        gone: list[tuple[str, str]] = []
        for doc in sorted(fell | rose):
            if run("SELECT 1 FROM tellings WHERE doc = ?", (doc,)).fetchone() is None:
                continue
            met = self._met(doc)
            sql = "SELECT a, b, body FROM telling_links WHERE (a = ?1 OR b = ?1) AND a <> b"
            linked = set()
            for a, b, body in list(run(sql, (doc,))):
                other = b if a == doc else a
                linked.add(other)
                if other not in met:
                    run("DELETE FROM telling_links WHERE a = ? AND b = ?", (a, b))
                    x, y = self.telling(a), self.telling(b)
                    pairs = json.loads(body)
                    gone += [(p, q) for p, q, _ in self._events(x, y, pairs)]
            if doc in rose:
                for other in sorted(met - linked - {doc}):
                    found += self._link(doc, other)
        return found, gone

    def _link(self, doc: int, other: int) -> Iterator[tuple[str, str, Link]]:
        telling = self.telling(doc)
        found = self._linked(telling, telling if other == doc else self.telling(other))
        if found:
            first, second = min(doc, other), max(doc, other)
            pairs = [[i, j, s] if first == doc else [j, i, s] for i, j, s in found]
            self.connection.execute(
                "INSERT OR REPLACE INTO telling_links VALUES (?, ?, ?)",
                (first, second, json.dumps(pairs, separators=(",", ":"))),
            )
            if None in {self._day(doc), self._day(other)}:
                yield from self._events(telling, self.telling(other), found)

    def _day(self, doc: int) -> int | None:
        found = self.connection.execute("SELECT day FROM tellings WHERE doc = ?", (doc,))
        ((day,),) = found
        return None if day is None else int(day)

    def _met(self, doc: int) -> set[int]:
        """Return the documents that one is compared with: see :mod:`sayso.comparison.lists`."""
        telling, day = self.telling(doc), self._day(doc)
        stored, asked = keys_of(telling, day)
        place = rank(telling.doc, day)
        found = self._sharing(asked, place, FIRST)
        later = self._sharing(asked, place, LATER) - found - {doc}
        own = self.lists.first_under(place, stored) if later else set()
        for other in later:
            theirs = keys_of(self.telling(other), self._day(other))[1]
            if len(own.intersection(theirs)) >= ENOUGH:
                found.add(other)
        return found

    def _sharing(self, asked: Iterable[int], place: int, which: str) -> set[int]:
        sql = (
            "SELECT s.item FROM json_each(?1) j CROSS JOIN tellings_terms s "  # noqa: S608 - ours
            f"ON s.code = j.value AND {which.format(n='tellings').replace('?10', '?3')} "
            "GROUP BY s.item HAVING count(*) >= ?2"
        )
        given = (json.dumps(sorted(set(asked))), ENOUGH, place)
        return {doc for (doc,) in rows(self.connection, sql, given)}

    def telling(self, doc: int) -> Telling:
        """Return what a document tells."""
        if doc not in self._known:
            ((body,),) = rows(self.connection, "SELECT body FROM tellings WHERE doc = ?", (doc,))
            self._remember(doc, unpack(body))
        return self._known[doc]

    def _remember(self, doc: int, telling: Telling) -> None:
        if len(self._known) >= _KEPT:
            self._known.clear()
        self._known[doc] = telling

    def clear(self) -> None:
        """Forget what was read."""
        self._known.clear()

    @staticmethod
    def _linked(a: Telling, b: Telling) -> list[tuple[int, int, float]]:
        near = linking.documents(a, b)
        if near.words < NEAR:
            return []
        found = []
        for i, j, how in linking.candidates(a, b):
            score = linking.chance(linking.features(a, a.told[i], b, b.told[j], how, near))
            if score >= LINKED:
                found.append((i, j, round(score, 3)))
        return found

    @staticmethod
    def _events(
        a: Telling, b: Telling, found: Iterable[tuple[int, int, float]]
    ) -> Iterator[tuple[str, str, Link]]:
        for i, j, score in found:
            x, y = a.told[i], b.told[j]
            if x.event and y.event and x.event != y.event:
                first, second = sorted((x.event, y.event))
                yield first, second, Link(WORDING, score, linking.why(a, x, b, y))

    # questions

    def folded(self) -> tuple[dict[str, list[dict[str, Any]]], list[dict[str, Any]]]:
        """Put together what names one event.

        Returns:
            Further mentions of events that have a type, by the event's id; and the events that
            have none, those told most often first. A mention that a link joined says why.
        """
        known = {
            doc: unpack(body)
            for doc, body in rows(self.connection, "SELECT doc, body FROM tellings")
        }
        event = self._groups()
        fold = _Fold()
        for doc, telling in known.items():
            for i, told in enumerate(telling.told):
                fold.add((doc, i), event.get(told.event))
        for score, a, b in self._links(known):
            fold.join(score, a, b)
        more: dict[str, list[dict[str, Any]]] = {}
        found = []
        outlets = self._outlets()
        for group, nodes in fold.groups():
            mentions = [_mention(known, fold, node) for node in _ordered(known, nodes)]
            if group is None:
                found.append(_record(mentions, known, nodes, outlets))
            else:
                more[group] = mentions
        found.sort(key=lambda r: (-len(r["documents"]), -len(r["mentions"]), r["id"]))
        return more, found

    def _groups(self) -> dict[str, str]:
        """Return the event that each event mention was folded into."""
        sql = (
            "SELECT h.id, g.id FROM happenings h JOIN happenings_members m ON m.item = h.key "
            "JOIN happenings_groups g ON g.key = m.grp"
        )
        return dict(rows(self.connection, sql))

    def _links(self, known: Mapping[int, Telling]) -> list[tuple[float, Node, Node]]:
        """Return the links, surest first, in an order that no document's number bears on."""

        def place(node: Node) -> tuple[str, int]:
            return known[node[0]].doc, node[1]

        found = []
        for a, b, body in rows(self.connection, "SELECT a, b, body FROM telling_links"):
            for i, j, score in json.loads(body):
                first, second = sorted(((a, i), (b, j)), key=place)
                found.append((score, first, second))
        return sorted(found, key=lambda x: (-x[0], place(x[1]), place(x[2])))

    def _outlets(self) -> dict[str, str]:
        return {
            doc: publisher or doc
            for doc, publisher in rows(self.connection, "SELECT doc, publisher FROM documents")
        }


class _Fold:
    """Words put together, none of which joins two events that have a type."""

    def __init__(self) -> None:
        self.at: dict[Node, Node | str] = {}
        self.members: dict[Node | str, list[Node]] = {}
        self.typed: set[Node] = set()
        self.because: dict[Node, tuple[Node, Node]] = {}

    def add(self, node: Node, event: str | None) -> None:
        """Put in a word; one that stands for an event with a type is that event."""
        root: Node | str = node if event is None else event
        self.at[node] = root
        self.members.setdefault(root, []).append(node)
        if event is not None:
            self.typed.add(node)

    def join(self, score: float, a: Node, b: Node) -> None:
        """Put the groups of two words together."""
        del score
        x, y = self.at[a], self.at[b]
        if x == y or (isinstance(x, str) and isinstance(y, str)):
            return
        keep, gone = (x, y) if isinstance(x, str) else (y, x)
        for one in (a, b):
            self.because.setdefault(one, (a, b))
        for node in self.members[gone]:
            self.at[node] = keep
        self.members[keep] += self.members.pop(gone)

    def groups(self) -> Iterator[tuple[str | None, list[Node]]]:
        """Yield each event's id, if it has a type, with its words that have none."""
        for root, nodes in self.members.items():
            if isinstance(root, str):
                if further := [node for node in nodes if node not in self.typed]:
                    yield root, further
            else:
                yield None, nodes


def _ordered(known: Mapping[int, Telling], nodes: Iterable[Node]) -> list[Node]:
    """Return words by when their documents were published."""

    def place(node: Node) -> tuple[str, str, int]:
        telling = known[node[0]]
        return telling.published or "9999", telling.doc, node[1]

    return sorted(nodes, key=place)


def _mention(known: Mapping[int, Telling], fold: _Fold, node: Node) -> dict[str, Any]:
    telling = known[node[0]]
    told = telling.told[node[1]]
    found: dict[str, Any] = {"doc": telling.doc, "start": told.start, "end": told.end}
    if node in fold.because:
        a, b = fold.because[node]
        x, y = known[a[0]], known[b[0]]
        found["because"] = linking.why(x, x.told[a[1]], y, y.told[b[1]])
    return found


def _record(
    mentions: list[dict[str, Any]],
    known: Mapping[int, Telling],
    nodes: Iterable[Node],
    outlets: Mapping[str, str],
) -> dict[str, Any]:
    """Return an event without a type in the form that all events have."""
    first = mentions[0]
    words = Counter(known[doc].told[i].text for doc, i in nodes)
    docs = sorted({m["doc"] for m in mentions})
    return {
        "id": content_id("told", first["doc"], first["start"], first["end"])[:16],
        "type": None,
        "what": min(words, key=lambda w: (-words[w], len(w), w)),
        "actor": None,
        "recipient": None,
        "place": None,
        "date": None,
        "background": False,
        "mentions": mentions,
        "versions": [],
        "tolls": [],
        "summary": [],
        "independent_sources": len({outlets.get(doc, doc) for doc in docs}),
        "documents": docs,
    }
