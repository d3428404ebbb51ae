"""The XML of feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0 (RFC 4287), OPML.

Parsed by lxml without entities, DTDs or network; what is malformed is read as far as it goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from sayso.reading.inputs import Fact

__all__ = ["Entry", "entries", "feed_addresses", "feed_kind"]

_HEAD = re.compile(
    rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*"
    rb"(?:<\?[^>]{0,400}\?>\s*|<!--.{0,2000}?-->\s*|<!DOCTYPE[^>\[]{0,300}>\s*)*"
    rb"<(?:\w{1,20}:)?(rss|feed|RDF|opml)[\s>]",
    re.DOTALL,
)
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_ATOM = ("{http://www.w3.org/2005/Atom}", "{http://purl.org/atom/ns#}")
_RSS = ("", "{http://purl.org/rss/1.0/}", "{http://my.netscape.com/rdf/simple/0.9/}",
        "{http://backend.userland.com/rss2}")  # fmt: skip
_ORIGINAL = "{http://rssnamespace.org/feedburner/ext/1.0}origLink"
_TAG = re.compile(r"<[^<>]{0,2000}>")
_NAMED = re.compile(r"\(([^()]+)\)")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed.

    Attributes:
        id: What the feed calls it, or nothing.
        link: Address of its page, absolute, or None.
        title: Headline, without markup, or nothing.
        changed: When the feed says it was last changed, as it stands there, or nothing.
        content: Its whole text where the feed carries it: HTML, or plain text.
        is_html: Whether the content is HTML.
        facts: Title, author, date, outlet and address, each with where it stands.
    """

    id: str
    link: str | None
    title: str
    changed: str
    content: str | None
    is_html: bool
    facts: tuple[Fact, ...]


def feed_kind(data: bytes) -> str | None:
    """Tell whether bytes are a feed (``rss``, ``atom``), a list of feeds (``opml``) or None."""
    head = data[:8192]
    if head[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        head = head[2:].replace(b"\x00", b"")
    match = _HEAD.match(head)
    if match is None:
        return None
    name = match[1].decode().lower()
    if name == "feed":
        is_atom = b"/2005/Atom" in head or b"purl.org/atom/ns#" in head
        return "atom" if is_atom else None
    if name == "rdf":
        return "rss" if b"purl.org/rss/1.0" in head or b"my.netscape.com/rdf" in head else None
    return name


def feed_addresses(data: bytes) -> list[str]:
    """Return the addresses of an OPML's feeds, each once, in order."""
    found: dict[str, None] = {}
    for outline in _tree(data).iter("{*}outline"):
        url = (outline.get("xmlUrl") or outline.get("xmlurl") or "").strip()
        if url.lower().startswith(("http://", "https://")):
            found[url] = None
    return list(found)


def entries(data: bytes, base: str | None) -> Iterator[Entry]:
    """Yield the entries of a feed in its order.

    Args:
        data: The feed.
        base: Its address, which relative links start from.
    """
    root = _tree(data)
    for item in root.iter("{*}item", "{*}entry"):
        if isinstance(item.tag, str):
            yield _atom(item, base) if item.tag.startswith(_ATOM) else _rss(item, base)


def _tree(data: bytes) -> Any:  # noqa: ANN401 (lxml has no types)
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    return etree.Element("none") if root is None else root


def _rss(item: Any, base: str | None) -> Entry:  # noqa: ANN401
    guid = _first(item, "guid")
    is_link = guid is not None and (guid.get("isPermaLink") or "true").lower() != "false"
    linked = (
        _words(item.find(_ORIGINAL))
        or _words(_first(item, "link"))
        or _alternate(item)
        or (_words(guid) if is_link else "")
    )
    content = item.find(_CONTENT)
    link = _absolute(linked, base)
    title = _unmarked(_words(_first(item, "title")))
    date = _words(_first(item, "pubDate")) or _words(item.find(_DC + "date"))
    creators = [_words(one) for one in item.findall(_DC + "creator")]
    author = _words(_first(item, "author"))
    named = _NAMED.search(author)
    source, outlet = _words(_first(item, "source")), _words(item.find(_DC + "publisher"))
    channel = item.getparent()
    if channel is not None and _local(channel) == "RDF":
        channel = _first(channel, "channel")
    facts = [
        _fact("title", title, "rss:title"),
        _fact("byline", ", ".join(filter(None, creators)), "dc:creator"),
        _fact("byline", named[1] if named else "" if "@" in author else author, "rss:author"),
        _dated(date, "rss:pubDate" if _first(item, "pubDate") is not None else "dc:date"),
        _fact("publisher", source, "rss:source"),
        _fact("publisher", outlet, "dc:publisher"),
        _fact("publisher", _words(_first(channel, "title")), "rss:channel"),
        _fact("url", link or "", "rss:link"),
    ]
    body = "".join(content.itertext()) if content is not None else ""
    return Entry(
        _words(guid) or item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about", ""),
        link, title, date, body if body.strip() else None, is_html=True,
        facts=tuple(fact for fact in facts if fact is not None),
    )  # fmt: skip


def _atom(item: Any, base: str | None) -> Entry:  # noqa: ANN401
    feed = item.getparent()
    own = _first(item, "source")
    base = _absolute(item.get("{http://www.w3.org/XML/1998/namespace}base", ""), base) or base
    link = _absolute(_alternate(item), base)
    title = _unmarked(_words(_first(item, "title")))
    authors = [
        _words(_first(one, "name"))
        for holder in (item, own, feed)
        if holder is not None
        for one in _all(holder, "author")
    ]
    date, origin = "", ""
    for origin in ("published", "issued", "updated", "modified"):
        date = _words(_first(item, origin))
        if date:
            break
    body, is_html = _atom_content(_first(item, "content"))
    outlet = _words(_first(own, "title")) or _words(_first(feed, "title"))
    facts = [
        _fact("title", title, "atom:title"),
        _fact("byline", authors[0] if authors else "", "atom:author"),
        _dated(date, f"atom:{origin}"),
        _fact("publisher", _unmarked(outlet), "atom:source" if own is not None else "atom:feed"),
        _fact("url", link or "", "atom:link"),
    ]
    return Entry(
        _words(_first(item, "id")), link, title,
        _words(_first(item, "updated")) or _words(_first(item, "modified")) or date,
        body, is_html, tuple(fact for fact in facts if fact is not None),
    )  # fmt: skip


def _atom_content(node: Any) -> tuple[str | None, bool]:  # noqa: ANN401
    """Return an entry's text and whether it is HTML (RFC 4287, 4.1.3)."""
    if node is None or node.get("src"):
        return None, True
    kind = (node.get("type") or "text").strip().lower()
    if kind in {"xhtml", "application/xhtml+xml"} or (node.get("mode") or "") == "xml":
        from lxml import etree

        body = "".join(etree.tostring(child, encoding="unicode", with_tail=True) for child in node)
        return (body or None), True
    body = "".join(node.itertext())
    if not body.strip() or kind not in {"text", "html", "text/html", "text/plain"}:
        return None, True
    return body, kind in {"html", "text/html"}


def _alternate(item: Any) -> str:  # noqa: ANN401
    for one in item.iterchildren("{*}link"):
        if one.get("href") and (one.get("rel") or "alternate") == "alternate":
            return str(one.get("href"))
    return ""


def _absolute(link: str, base: str | None) -> str | None:
    try:
        url = urljoin(base or "", link.strip()) if link.strip() else ""
    except ValueError:
        return None
    return url if url.lower().startswith(("http://", "https://")) else None


def _all(node: Any, name: str) -> list[Any]:  # noqa: ANN401
    if node is None:
        return []
    spaces = (*_RSS, *_ATOM)
    return list(node.iterchildren(*(space + name for space in spaces)))


def _first(node: Any, name: str) -> Any:  # noqa: ANN401
    found = _all(node, name)
    return found[0] if found else None


def _local(node: Any) -> str:  # noqa: ANN401
    return str(node.tag).rpartition("}")[2]


def _words(node: Any) -> str:  # noqa: ANN401
    return "" if node is None else " ".join("".join(node.itertext()).split())


def _unmarked(text: str) -> str:
    """Return a headline without the markup that some feeds put into it."""
    if "<" not in text and "&" not in text:
        return text
    from html import unescape

    return " ".join(unescape(_TAG.sub("", unescape(text))).split())


def _fact(field: str, value: str, origin: str) -> Fact | None:
    return Fact(field, value, origin) if value else None


def _dated(value: str, origin: str) -> Fact | None:
    """Return a date as a fact; RFC 822's as ISO 8601."""
    from email.utils import parsedate_to_datetime

    try:
        found = parsedate_to_datetime(value).isoformat(timespec="seconds") if value else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        found = value
    return Fact("published", found, origin, written=value) if found else None
