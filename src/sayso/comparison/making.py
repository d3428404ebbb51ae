"""How statements become claims and event mentions events: the rules of the two layers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sayso.comparison.answers import ASSERTIVE, OPPOSED
from sayso.comparison.codec import happening_from, held_from, pack
from sayso.comparison.facts import Happening, Held, Who
from sayso.comparison.folding import fold_mentions, record
from sayso.comparison.grouping import Group, group
from sayso.comparison.happenings import happening_keys, link_happenings, within
from sayso.comparison.layer import Made, Rules
from sayso.comparison.propositions import Link, keys_of, relation
from sayso.comparison.sources import Descriptions, Outlet, descriptions, roots
from sayso.ledger.database import one
from sayso.model import content_id

if TYPE_CHECKING:
    import apsw

__all__ = ["Lookup", "claim_rules", "event_rules", "side_of"]


class Lookup:
    """Looks up documents and speakers in the comparison file, each once."""

    def __init__(self, connection: apsw.Connection) -> None:
        """Look things up in a comparison file."""
        self.connection = connection
        self._outlets: dict[str, tuple[Outlet, int | None]] = {}

    def clear(self) -> None:
        """Forget what was looked up."""
        self._outlets.clear()

    def outlet(self, doc: str) -> tuple[Outlet, int | None]:
        """Return who published a document, and on which day."""
        if doc not in self._outlets:
            found = one(
                self.connection,
                "SELECT publisher, published, republishes, day FROM documents WHERE doc = ?",
                (doc,),
            )
            self._outlets[doc] = (
                (Outlet(*found[:3]), found[3]) if found else (Outlet(None, None), None)
            )
        return self._outlets[doc]

    def speaker(self, statement: str) -> Who | None:
        """Return who makes a statement."""
        found = one(self.connection, "SELECT body FROM statements WHERE id = ?", (statement,))
        return held_from(found[0]).speaker if found else None

    def days(self, docs: Sequence[str]) -> tuple[int | None, int | None]:
        """Return the first and the last day of publication of some documents."""
        known = [day for doc in docs if (day := self.outlet(doc)[1]) is not None]
        return (min(known), max(known)) if known else (None, None)


def side_of(who: Who | None) -> str:
    """Return the side that a speaker stands on by default: their country."""
    if who is None:
        return "not named"
    return who.country or who.name


# claims


def _claim_link(a: Held, b: Held, apart: int | None) -> tuple[bool, Link] | None:
    link = relation(a, b, apart)
    if link is None:
        return None
    return (link.relation != "denies" or a.stance in OPPOSED, link)


def _claim_within(held: Sequence[Held]) -> list[tuple[str, str, Link]]:
    """Keep statements connected that answer one another; grouping reads the answers itself."""
    return [
        (h.id, answer.to, Link("answer", 1.0, answer.rule)) for h in held for answer in h.answers
    ]


def claim_rules(lookup: Lookup) -> Rules[Held]:
    """Return the rules that make claims of statements."""

    def gather(held: dict[str, Held], edges: list[tuple[str, str, Link]]) -> list[Made]:
        links = [e for e in edges if e[2].relation != "answer"]
        near: dict[str, list[tuple[str, float]]] = {}
        for a, b, link in sorted(links, key=lambda e: (e[0], e[1])):
            if link.relation in {"same", "copy"}:
                near.setdefault(a, []).append((b, link.score))
                near.setdefault(b, []).append((a, link.score))
        described = descriptions(held.values())
        return [_claim(found, held, near, described, lookup) for found in group(held, links)]

    return Rules("statements", pack, held_from, keys_of, _claim_link, _claim_within, gather)


def _claim(
    found: Group,
    held: Mapping[str, Held],
    near: Mapping[str, Sequence[tuple[str, float]]],
    described: Descriptions,
    lookup: Lookup,
) -> Made:
    members = [held[s] for s in found.statements]
    docs = sorted({held[s].doc for s in [*found.statements, *found.denied_by]})
    outlets = {doc: lookup.outlet(doc)[0] for doc in docs}
    ordered = sorted(
        members, key=lambda h: (outlets[h.doc].published or "9999", h.doc, h.start, h.id)
    )
    tree = roots(members, outlets, described)
    first, last = lookup.days(docs)
    own = content_id("claim", ordered[0].id)[:16]
    body: dict[str, Any] = {
        "id": own,
        "what": _what(members, near),
        "statements": [h.id for h in ordered],
        "denied_by": found.denied_by,
        "independent_sources": len(tree),
        "documents": docs,
        "sources": [
            {
                "claimant": root.name,
                "statements": root.statements,
                "because": [{"statement": s, "reason": r} for s, r in root.because],
            }
            for root in tree
        ],
        "reasons": {s: r for s, r in sorted(found.reasons.items()) if r},
        "texts": {
            h.id: {
                "doc": h.doc,
                "speaker": h.speaker.name if h.speaker else None,
                "stance": h.stance,
                "said": h.said,
                "text": h.text,
            }
            for h in [*ordered, *(held[s] for s in found.denied_by)]
        },
    }
    size = len(found.statements) + 2 * len(found.denied_by)
    roles = dict.fromkeys(found.statements, "holds") | dict.fromkeys(found.denied_by, "denies")
    return Made(own, json.dumps(body, ensure_ascii=False), size, first, last, roles)


def _what(members: Sequence[Held], near: Mapping[str, Sequence[tuple[str, float]]]) -> str:
    """Return the words of the statement that is most like the others."""
    ids = {h.id for h in members}
    weight = {i: sum(score for other, score in near.get(i, ()) if other in ids) for i in ids}
    telling = [h for h in members if h.stance in ASSERTIVE and len(h.text) > 12] or [*members]
    best = min(telling, key=lambda h: (-round(weight[h.id], 3), len(h.text), h.id))
    return best.text


# events


def _event_link(a: Happening, b: Happening, apart: int | None) -> tuple[bool, Link] | None:
    link = link_happenings(a, b, apart)
    return None if link is None else (True, link)


def event_rules(lookup: Lookup) -> Rules[Happening]:
    """Return the rules that make events of event mentions."""

    def gather(things: dict[str, Happening], edges: list[tuple[str, str, Link]]) -> list[Made]:
        return [
            _event([things[i] for i in found], lookup) for found in fold_mentions(things, edges)
        ]

    return Rules("happenings", pack, happening_from, happening_keys, _event_link, within, gather)


def _event(mentions: Sequence[Happening], lookup: Lookup) -> Made:
    docs = sorted({h.doc for h in mentions})
    outlets = {doc: lookup.outlet(doc)[0] for doc in docs}
    speakers = {h.statement: lookup.speaker(h.statement) for h in mentions if h.statement}
    body = record(
        mentions,
        speakers,
        {doc: outlet.published for doc, outlet in outlets.items()},
        {doc: outlet.publisher for doc, outlet in outlets.items()},
        side_of,
    )
    first, last = lookup.days(docs)
    size = len(docs) * 100 + len(mentions)
    members = {h.id: "mention" for h in mentions}
    return Made(str(body["id"]), json.dumps(body, ensure_ascii=False), size, first, last, members)
