"""Statements by id, with their exact words: what the pages of claims and events quote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from sayso.comparison.codec import held_from
from sayso.export.case.countries import country_codes
from sayso.ledger.database import rows
from sayso.ledger.indexing import MOST_RECORDS, STATUSES, short_hash
from sayso.ledger.queries import Records
from sayso.model import spans_text
from sayso.web.paths import url

if TYPE_CHECKING:
    from sayso.model import Document
    from sayso.web.case import Opened

__all__ = ["by_side", "documents_of", "side_name", "statements_of", "text_link", "words_of"]

_AT_ONCE = 500


def side_name(side: str | None) -> str:
    """Return a side in words: a country's name, else the side as it is called."""
    known = country_codes(side)
    return known.name if known else side or "not named"


def text_link(doc: str, statement: str) -> str:
    """Return the address of a statement's place in its document."""
    return url("/documents", doc, anchor=f"s-{statement}", statement=statement)


def parts(ids: Sequence[Any]) -> Iterable[Sequence[Any]]:
    """Yield ids in runs that one query takes."""
    for start in range(0, len(ids), _AT_ONCE):
        yield ids[start : start + _AT_ONCE]


def marks(ids: Sequence[Any]) -> str:
    """Return as many question marks as there are ids, for an SQL list."""
    return ",".join("?" * len(ids))


def documents_of(opened: Opened, refs: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return what is shown of documents: title, outlet, date, what each republishes."""
    found = {}
    kept = {ref.encode("utf-8", "replace").decode(): ref for ref in refs}  # as files hold them
    for some in parts(list(kept)):
        sql = (
            "SELECT doc, title, publisher, published, republishes, day FROM documents "  # noqa: S608 - question marks alone
            f"WHERE doc IN ({marks(some)})"
        )
        for doc, title, publisher, published, republishes, day in rows(
            opened.comparison.connection, sql, some
        ):
            found[kept[doc]] = {
                "doc": doc,
                "title": title,
                "publisher": publisher,
                "published": published,
                "republishes": republishes,
                "day": day,
                "href": url("/documents", doc),
            }
    return found


def statements_of(opened: Opened, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return statements as cards show them, by id; those no longer there are left out.

    Each has its exact words (``quote``, ``source_text``, ``cue_text``), speaker with country
    and sector, stance, dates, outlet, status, and ``href``, its place in the text.
    """
    facts: dict[str, tuple[int, Any]] = {}
    for some in parts(list(dict.fromkeys(ids))):
        sql = f"SELECT id, doc, body FROM statements WHERE id IN ({marks(some)})"  # noqa: S608 - question marks alone
        for known, key, body in rows(opened.comparison.connection, sql, some):
            facts[known] = (key, held_from(body))
    outlets = documents_of(opened, [held.doc for _, held in facts.values()])
    wanted: dict[int, list[str]] = {}
    for known, (key, _) in facts.items():
        wanted.setdefault(key, []).append(known)
    found = {}
    for key, some_ids in wanted.items():
        exact = _exact(opened, key, some_ids)
        for known in some_ids:
            held = facts[known][1]
            outlet = outlets.get(held.doc, {})
            card = {
                "id": known,
                "doc": held.doc,
                "href": text_link(held.doc, known),
                "title": outlet.get("title"),
                "publisher": outlet.get("publisher"),
                "published": outlet.get("published"),
                "republishes": outlet.get("republishes"),
                "day": outlet.get("day"),
                "start": held.start,
                "speaker": held.speaker.name if held.speaker else None,
                "country": held.speaker.country if held.speaker else None,
                "sector": held.speaker.sector if held.speaker else None,
                "named": bool(held.speaker and held.speaker.named),
                "stance": held.stance,
                "said": held.said,
                "via": held.via,
                "nested_in": held.nested_in,
                "quote": held.text,
                "source_text": "",
                "cue_text": "",
                "kind": None,
                "status": "unreviewed",
                "confidence": None,
            }
            found[known] = card | exact.get(known, {})
    return {known: found[known] for known in ids if known in found}


def _exact(opened: Opened, key: int, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
    """Return the words of statements of one document, straight from its text."""
    hashes = [short_hash(known) for known in ids]
    sql = (
        "SELECT key, status FROM statements WHERE key BETWEEN ? AND ? "  # noqa: S608 - question marks alone
        f"AND hash IN ({marks(hashes)})"
    )
    first = key * MOST_RECORDS
    values = (first, first + MOST_RECORDS - 1, *hashes)
    records = Records(opened.ledger)
    found = {}
    for number, status in list(rows(opened.ledger.connection, sql, values)):
        document, statement = records.statement(key, number - first)
        if statement["id"] in ids:
            words = words_of(document, statement)
            found[statement["id"]] = {**words, "status": STATUSES[status]}
    return found


def words_of(document: Document, statement: Mapping[str, Any]) -> dict[str, Any]:
    """Return the exact words of a statement, and how sure its reading is."""
    return {
        "quote": spans_text(document.text, statement["content"], " … "),
        "source_text": spans_text(document.text, statement["source"], " … "),
        "cue_text": spans_text(document.text, statement["cue"], " … "),
        "kind": statement["kind"],
        "confidence": statement["confidence"],
    }


def by_side(cards: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return statements by side (the speaker's country) and by claimant, earliest first."""
    sides: dict[str, dict[tuple[str | None, str | None], list[dict[str, Any]]]] = {}
    for card in sorted(cards, key=lambda c: (c["published"] or "9999", c["doc"], c["start"])):
        side = card["country"] or card["speaker"] or "not named"
        claimants = sides.setdefault(side, {})
        claimants.setdefault((card["speaker"], card["country"]), []).append(card)
    return [
        {
            "side": side,
            "name": side_name(side),
            "claimants": [
                {
                    "name": name or "not named",
                    "country": country,
                    "sector": told[0]["sector"],
                    "named": told[0]["named"],
                    "href": url("/sources", name) if name else None,
                    "statements": told,
                }
                for (name, country), told in claimants.items()
            ],
        }
        for side, claimants in sides.items()
    ]
