"""A briefing on what changed, as Markdown or HTML; every sentence links to its evidence."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import TYPE_CHECKING, Any

from sayso.comparison.codec import held_from
from sayso.ledger.database import one

if TYPE_CHECKING:
    import apsw

__all__ = ["as_html", "as_markdown"]

_SHOWN = 160
"""Characters of a claim or quotation."""
_HEADINGS = {
    "new dispute": "New disputes",
    "denied": "Denied",
    "taken back": "Taken back",
    "confirmed": "Said by another source",
    "count moved": "Counts that moved",
    "counts differ": "Counts that differ",
}
_NOTHING = "Nothing that was published since then changed a claim or a count."
_STYLE = """
:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
li { margin: .5rem 0; overflow-wrap: anywhere; }
.evidence { font-size: .85em; }
:target { outline: 2px solid; outline-offset: 4px; }
"""


def as_markdown(found: Iterable[Mapping[str, Any]], since: str) -> str:
    """Return a briefing in Markdown; every sentence links to the records it rests on.

    Links have the form ``sayso:ID``: ``sayso show CASE ID`` shows the record.
    """
    lines = [f"# What changed since {since}", ""]
    grouped = _grouped(found)
    if not grouped:
        lines += [_NOTHING, ""]
    for heading, told in grouped:
        lines += [f"## {heading}", ""]
        lines += [
            f"- {_sentence(row, _markdown)} "
            + " ".join(f"[{i[:8]}](sayso:{i})" for i in _evidence(row))
            for row in told
        ]
        lines.append("")
    return "\n".join(lines)


def as_html(found: Iterable[Mapping[str, Any]], since: str, connection: apsw.Connection) -> str:
    """Return a briefing as one HTML page, with no script and nothing from elsewhere.

    Every sentence links to its evidence, which stands at the end: the words, who says them,
    and the document.

    Args:
        found: What changed.
        since: Since when, as it was asked.
        connection: The comparison file, for the words of the evidence.
    """
    title = f"What changed since {escape(since)}"
    parts = []
    cited: dict[str, int] = {}
    grouped = _grouped(found)
    for heading, told in grouped:
        items = []
        for row in told:
            numbers = [cited.setdefault(i, len(cited) + 1) for i in _evidence(row)]
            links = " ".join(f'<a href="#e{n}">[{n}]</a>' for n in numbers)
            items.append(
                f'<li><bdi>{_sentence(row, _html)}</bdi> <span class="evidence">{links}</span></li>'
            )
        parts.append(f"<h2>{heading}</h2>\n<ul>\n" + "\n".join(items) + "\n</ul>")
    if not grouped:
        parts.append(f"<p>{_NOTHING}</p>")
    else:
        shown = "\n".join(
            f'<li id="e{number}">{_shown(connection, one_id)}</li>'
            for one_id, number in cited.items()
        )
        parts.append(f'<h2>Evidence</h2>\n<ol class="evidence">\n{shown}\n</ol>')
    body = "\n".join(parts)
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _grouped(changes: Iterable[Mapping[str, Any]]) -> list[tuple[str, list[Mapping[str, Any]]]]:
    """Return what changed under its headings."""
    kept = list(changes)
    told = [
        (heading, [c for c in kept if c["change"] == name]) for name, heading in _HEADINGS.items()
    ]
    return [(heading, several) for heading, several in told if several]


def _evidence(row: Mapping[str, Any]) -> list[str]:
    return [*row["evidence"]["statements"], *row["evidence"]["documents"]]


def _sentence(row: Mapping[str, Any], safe: Callable[[str], str]) -> str:
    who, what = safe(row["who"] or "An unnamed source"), safe(row["what"])
    day = f" ({row['published'][:10]})" if row["published"] else ""
    said = f" “{safe(row['words'])}”" if row.get("words") else ""
    return {
        "new dispute": f"{who} denies{day} what nobody had denied before: {what}.{said}",
        "denied": f"{who} denies{day}: {what}.{said}",
        "taken back": f"{who} takes back{day}: {what}.{said}",
        "confirmed": f"{who} also says{day}: {what}.{said}",
        "count moved": f"{who} changed a count{day}: {what}.",
        "counts differ": f"Counts differ{day}: {what}.",
    }[row["change"]]


def _shown(connection: apsw.Connection, one_id: str) -> str:
    """Return a statement or a document as HTML."""
    sql = (
        "SELECT s.body, d.doc, d.publisher, d.published FROM statements s "
        "JOIN documents d ON d.key = s.doc WHERE s.id = ?"
    )
    row = one(connection, sql, (one_id,))
    if row is not None:
        held = held_from(row[0])
        who = held.speaker.name if held.speaker else "not named"
        where = ", ".join(part for part in row[1:] if part)
        return (
            f"<q><bdi>{escape(held.text)}</bdi></q> <bdi>{escape(who)}</bdi>, in "
            f"<bdi>{escape(where)}</bdi>, characters from {held.start} "
            f"(<code>{escape(one_id)}</code>)"
        )
    sql = "SELECT title, publisher, published FROM documents WHERE doc = ?"
    row = one(connection, sql, (one_id,)) or ()
    named = ", ".join(part for part in row if part)
    return f"<bdi>{escape(named)}</bdi> (document <code>{escape(one_id)}</code>)"


def _cut(text: str) -> str:
    return " ".join((text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…").split())


def _html(text: str) -> str:
    return escape(_cut(text))


def _markdown(text: str) -> str:
    """Return text that Markdown shows as it stands, on one line."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", _cut(text))
