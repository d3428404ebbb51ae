"""A readable report of a case: plain HTML pages that need nothing else."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, TextIO

from sayso.export.edtf import in_words
from sayso.export.visible import visible
from sayso.export.wording import (
    event_actor,
    event_recipient,
    toll_claimant,
    toll_words,
    when,
    where,
    who,
)
from sayso.model import spans_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.export.case.item import Item
    from sayso.export.case.writer import Context

__all__ = ["Report"]

PER_PAGE = 200
"""Documents on one page: about 1 MB, which a browser opens at once."""

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;"
    "color:#1a1a1a;background:#fff}table{border-collapse:collapse;width:100%;margin:.5rem 0 2rem}"
    "th,td{text-align:start;vertical-align:top;padding:.3rem .6rem;border-bottom:1px solid #ccc}"
    "th{font-weight:600}h2{margin-top:2.5rem}.meta{color:#555}"
    "@media(prefers-color-scheme:dark){body{color:#e8e8e8;background:#16181b}"
    "th,td{border-color:#444}.meta{color:#aaa}a{color:#8ab4f8}}"
)


def _h(text: object) -> str:
    return escape(visible(" ".join(str(text).split())))


def _head(title: str) -> str:
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{_h(title)}</title><style>{_STYLE}</style></head><body>\n<h1>{_h(title)}</h1>\n"
    )


class Report:
    """``index.html`` with a list of documents, and pages with what is said in them.

    Args:
        context: What all writers share.
        folder: Folder within the export, with a slash at its end.
    """

    def __init__(self, context: Context, folder: str) -> None:
        """Begin the index."""
        self._context = context
        self._folder = folder
        self._name = context.ledger.path.resolve().name
        self._index = context.staging.text(f"{folder}index.html")
        self._page: TextIO | None = None
        self.count = 0
        self._index.write(_head(f"{self._name}: who says what"))
        self._index.write(
            "<p>What the documents of this case say, on whose word. Nothing here says who is "
            f"right. Made {_h(context.made)} with sayso {_h(context.version)}; the case's log "
            f"then had {context.entries} entries and ended with <code>{_h(context.head)}</code>."
            "</p>\n<table><thead><tr><th>document<th>outlet<th>published<th>statements"
            "<th>events</tr></thead><tbody>\n"
        )

    def document(self, item: Item) -> None:
        """Write a document's line in the index and its section on a page."""
        if self.count % PER_PAGE == 0:
            self._turn()
        self.count += 1
        page = f"documents-{(self.count - 1) // PER_PAGE + 1:04d}.html"
        document = item.reading.document
        title = document.title or document.source.name
        self._index.write(
            f'<tr><td dir="auto"><a href="{page}#d{self.count}">{_h(title)}</a>'
            f'<td dir="auto">{_h(document.publisher or "")}<td>{_h(document.published or "")}'
            f"<td>{len(item.reading.statements)}<td>{len(item.reading.events)}</tr>\n"
        )
        if self._page is not None:
            self._page.writelines(self._section(item, title))

    def _turn(self) -> None:
        self._end_page()
        number = self.count // PER_PAGE + 1
        name = f"{self._folder}documents-{number:04d}.html"
        self._page = self._context.staging.text(name)
        self._page.write(_head(f"{self._name}: documents from {self.count + 1}"))
        self._page.write('<p><a href="index.html">All documents</a></p>\n')

    def _end_page(self) -> None:
        if self._page is not None:
            self._page.write("</body></html>\n")
            self._page.close()

    def close(self) -> None:
        """End index and pages."""
        self._end_page()
        self._index.write("</tbody></table></body></html>\n")

    def _section(self, item: Item, title: str) -> Iterable[str]:
        document = item.reading.document
        facts = (document.byline, document.publisher, document.published, document.url)
        yield f'<h2 id="d{self.count}" dir="auto">{_h(title)}</h2>\n<p class="meta" dir="auto">'
        yield _h(", ".join(fact for fact in facts if fact))
        yield f"<br>{_h(item.reading.id)}, original <code>{_h(item.original)}</code></p>\n"
        yield from _statements(item)
        yield from _events(item)


def _header(*names: str) -> str:
    return f"<table><thead><tr>{''.join(f'<th>{n}' for n in names)}</tr></thead><tbody>\n"


def _statements(item: Item) -> Iterable[str]:
    if not item.reading.statements:
        return
    yield _header("who", "said what", "stance", "when", "where", "review")
    text = item.reading.document.text
    for statement in item.reading.statements:
        known = who(item.reading, statement)
        via = "".join(
            f" ({label} {_h(name)})"
            for label, name in (("via", known.via), ("reported by", known.reported_by))
            if name
        )
        places = ", ".join(place.name for place in where(item.reading, statement))
        yield (
            f'<tr><td dir="auto">{_h(known.name or "no one named")}{via}'
            f'<td dir="auto">{_h(spans_text(text, statement.content))}'
            f"<td>{statement.stance.value}<td>{_h(when(statement))}"
            f'<td dir="auto">{_h(places)}<td>{item.status_of(statement.id)}</tr>\n'
        )
    yield "</tbody></table>\n"


def _events(item: Item) -> Iterable[str]:
    if not item.reading.events:
        return
    yield _header("what", "who", "to whom", "when", "where", "counts", "review")
    reading = item.reading
    for event in reading.events:
        place = item.place(event)
        counts = "; ".join(
            f"{toll_words(toll)} ({toll_claimant(reading, toll) or 'no one named'})"
            for toll in event.tolls
        )
        what = reading.document.text[event.trigger.start : event.trigger.end]
        yield (
            f'<tr><td dir="auto">{_h(what)} <span class="meta">{event.type.value}, '
            f'{event.reality.value}</span><td dir="auto">{_h(event_actor(reading, event))}'
            f'<td dir="auto">{_h(event_recipient(reading, event))}'
            f"<td>{_h(in_words(event.date) if event.date else '')}"
            f'<td dir="auto">{_h(place.name if place else "")}<td dir="auto">{_h(counts)}'
            f"<td>{item.status_of(event.id)}</tr>\n"
        )
    yield "</tbody></table>\n"
