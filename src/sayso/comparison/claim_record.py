"""Claims as outputs show them: who holds what, who denies it, and who tells it in its own voice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sayso.comparison.answers import ASSERTIVE
from sayso.comparison.facts import Held
from sayso.comparison.grouping import Group
from sayso.comparison.making import SHOWN, Lookup, day_in, names_in
from sayso.comparison.rules import Edges
from sayso.comparison.shelf import Made
from sayso.comparison.sources import Outlet, roots
from sayso.model import content_id

__all__ = ["claim", "near"]


def near(edges: Edges) -> dict[str, list[tuple[str, float]]]:
    """Return for each statement those it is linked with as holding the same, with the chance."""
    found: dict[str, list[tuple[str, float]]] = {}
    for a, b, link in sorted(edges, key=lambda e: (min(e[:2]), max(e[:2]))):
        if link.relation in {"same", "copy"}:
            found.setdefault(a, []).append((b, link.score))
            found.setdefault(b, []).append((a, link.score))
    return found


def claim(
    found: Group,
    held: Mapping[str, Held],
    near: Mapping[str, Sequence[tuple[str, float]]],
    lookup: Lookup,
) -> Made:
    """Return the record of a claim.

    Args:
        found: Who holds and who denies it.
        held: Its statements by id.
        near: What :func:`near` returns.
        lookup: Tells who published what.
    """
    members = [held[s] for s in found.statements]
    docs = sorted({held[s].doc for s in [*found.statements, *found.denied_by, *found.told]})
    outlets = {doc: lookup.outlet(doc)[0] for doc in docs}
    ordered = sorted(
        members, key=lambda h: (outlets[h.doc].published or "9999", h.doc, h.start, h.id)
    )
    tree = roots(members, outlets, lookup.descriptions(docs), lookup.decided)
    first, last = lookup.days(docs)
    own = content_id("claim", next(h.id for h in ordered if h.id in set(found.core)))[:16]
    body: dict[str, Any] = {
        "id": own,
        "what": _what(members, near),
        "statements": [h.id for h in ordered],
        "denied_by": found.denied_by,
        "independent_sources": len(tree),
        "told": [_telling(held[s], outlets) for s in found.told],
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
    told = [*ordered, *(held[s] for s in found.denied_by)]
    head = {
        "id": own,
        "what": body["what"],
        "independent_sources": len(tree),
        "claimants": [root.name for root in tree[:SHOWN]],
        "denied_by": names_in(held[s].speaker for s in found.denied_by)[:SHOWN],
        "statements": len(ordered),
        "denials": len(found.denied_by),
        "told": len(found.told),
        "documents": len(docs),
        "first": day_in(first),
        "last": day_in(last),
    }
    return Made(
        own,
        body,
        head,
        size=len(found.statements) + 2 * len(found.denied_by),
        first=first,
        last=last,
        members=dict.fromkeys(found.statements, "holds")
        | dict.fromkeys(found.denied_by, "denies")
        | dict.fromkeys(found.told, "tells"),
        names={
            "who": names_in(h.speaker for h in told),
            "publisher": [o.publisher for o in outlets.values() if o.publisher],
        },
        text=" ".join([body["what"], *(h.text for h in told)]),
        disputed=bool(found.denied_by),
    )


def _telling(held: Held, outlets: Mapping[str, Outlet]) -> dict[str, Any]:
    """Return where an outlet tells in its own voice what a claim holds."""
    start, end = held.own or (held.start, held.start)
    outlet = outlets.get(held.doc)
    return {
        "doc": held.doc,
        "publisher": outlet.publisher if outlet else None,
        "start": start,
        "end": end,
        "text": held.text,
    }


def _what(members: Sequence[Held], near: Mapping[str, Sequence[tuple[str, float]]]) -> str:
    """Return the words of the statement that is most like the others.

    Where all who hold a claim do so by speaking against something, its words say so first.
    """
    ids = {h.id for h in members}
    weight = {i: sum(score for other, score in near.get(i, ()) if other in ids) for i in ids}
    telling = [h for h in members if h.stance in ASSERTIVE and len(h.text) > 12] or [*members]
    best = min(telling, key=lambda h: (-round(weight[h.id], 3), len(h.text), h.id))
    turned = _TURNED.get(best.stance)
    return best.text if turned is None else f"{turned}: {best.text}"


_TURNED = {"denies": "denied", "doubts": "doubted", "retracts": "taken back"}
"""How words are shown that somebody speaks against."""
