"""Events: how event mentions are kept and folded, and the record of each event."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from sayso.comparison.by_title import named_claimants
from sayso.comparison.codec import happening_from, pack
from sayso.comparison.disputes import figure_disputes
from sayso.comparison.facts import Happening
from sayso.comparison.folding import BARS, counted, fold_mentions, record
from sayso.comparison.happenings import happening_keys, link_happenings, within
from sayso.comparison.making import SHOWN, Lookup, day_in, names_in
from sayso.comparison.parting import Parting
from sayso.comparison.propositions import Link
from sayso.comparison.retold import retold
from sayso.comparison.rules import Edges, Frame, Rules
from sayso.comparison.shelf import Made
from sayso.comparison.sides import voice
from sayso.comparison.sources import Outlet

if TYPE_CHECKING:
    import apsw

__all__ = ["Events"]

COUNTRY = 6
"""Precision of a place from which on it is a country or wider, and tells nothing apart."""


def _links(a: Happening, b: Happening, apart: int | None) -> Sequence[tuple[bool, Link]]:
    link = link_happenings(a, b, apart)
    return [] if link is None else [(True, link)]


def _frame(h: Happening) -> Frame:
    if h.spot is None or (h.spot[4] or 0) >= COUNTRY:
        return Frame.of(None, h.days)
    name, lat, lon, _, precision = h.spot
    return Frame.of((name, lat, lon, None, precision), h.days)


class Events(Parting[Happening]):
    """Keeps event mentions and the events they tell of."""

    name: ClassVar[str] = "happenings"
    hubs: ClassVar[int | None] = 48
    """Leads of one story share their places, days and people with many other mentions."""

    def __init__(self, connection: apsw.Connection, lookup: Lookup) -> None:
        """Work on a comparison file."""
        super().__init__(
            connection,
            Rules(
                pack,
                happening_from,
                happening_keys,
                _links,
                within,
                _frame,
                BARS,
                mirrored=False,
                framed=False,
            ),
        )
        self.lookup = lookup

    def partition(self, things: Mapping[str, Happening], edges: Edges) -> list[Sequence[str]]:
        """Return the parts that mentions fall into."""
        return [tuple(part) for part in fold_mentions(things, edges)]

    def make(self, part: int, members: Sequence[int]) -> Made:
        """Return the event of a part."""
        del part
        mentions = {(h := self.thing(key)[0]).id: h for key in members}
        return _event([mentions[one] for one in sorted(mentions)], self.lookup)


def _event(mentions: Sequence[Happening], lookup: Lookup) -> Made:
    docs = sorted({h.doc for h in mentions})
    outlets = {doc: lookup.outlet(doc)[0] for doc in docs}
    speakers = {h.statement: lookup.speaker(h.statement) for h in mentions if h.statement}
    counts = counted(mentions)
    counts += retold(counts, lookup.loose(docs)) if counts else []
    tolls = named_claimants(counts, lookup.named(docs))
    body = record(
        mentions,
        speakers,
        {doc: outlet.published for doc, outlet in outlets.items()},
        {doc: outlet.publisher for doc, outlet in outlets.items()},
        voice,
        lookup.decided,
        tolls,
    )
    first, last = lookup.days(docs)
    size = len(docs) * 100 + len(mentions)
    who = [body[k]["name"] for k in ("actor", "recipient") if body[k]]
    who += [toll["claimant"] for toll in body["tolls"] if toll["claimant"]]
    place = body["place"] or {}
    return Made(
        str(body["id"]),
        body,
        head=_head(body, first, last),
        size=size,
        first=first,
        last=last,
        members={h.id: "mention" for h in mentions},
        names={
            "who": [*who, *names_in(speakers.values())],
            "where": [place[k] for k in ("name", "country") if place.get(k)],
            "publisher": [o.publisher for o in outlets.values() if o.publisher],
            "type": [str(body["type"])],
        },
        text=" ".join([body["what"], *(h.trigger for h in mentions)]),
        disputed=bool(disputes := figure_disputes([body])),
        background=bool(body["background"]),
        tolls=bool(body["tolls"]),
        figures=[_figures(d, outlets, lookup) for d in disputes],
    )


def _head(body: Mapping[str, Any], first: int | None, last: int | None) -> dict[str, Any]:
    same = ("id", "type", "what", "actor", "recipient", "place", "date", "background")
    return {key: body[key] for key in (*same, "summary", "independent_sources")} | {
        "sides": [version["side"] for version in body["versions"]],
        "tolls": [
            {k: toll[k] for k in ("kind", "low", "high", "claimant")}
            for toll in body["tolls"][:SHOWN]
        ],
        "mentions": len(body["mentions"]),
        "documents": len(body["documents"]),
        "first": day_in(first),
        "last": day_in(last),
    }


def _figures(dispute: Mapping[str, Any], outlets: Mapping[str, Outlet], lookup: Lookup) -> Made:
    docs = dispute["documents"]
    first, last = lookup.days(docs)
    claimants = list(dict.fromkeys(f["claimant"] or "not named" for f in dispute["figures"]))
    return Made(
        dispute["id"],
        dispute,
        head={
            **{key: dispute[key] for key in ("id", "what", "event", "independent_sources")},
            "claimants": claimants[:SHOWN],
            "denied_by": [],
            "statements": len(dispute["statements"]),
            "denials": 0,
            "documents": len(docs),
            "first": day_in(first),
            "last": day_in(last),
        },
        size=len(docs),
        first=first,
        last=last,
        names={
            "who": claimants,
            "publisher": [o.publisher for d in docs if (o := outlets[d]).publisher],
        },
        text=str(dispute["what"]),
        disputed=True,
    )
