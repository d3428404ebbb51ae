"""What a page's markup says of it: meta tags, JSON-LD, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

__all__ = ["Markup", "markup_of"]

_MOST_JSON = 2_000_000
_TITLES = ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")
_AUTHORS = ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl",
            "dcterms.creator", "citation_author", "og:article:author")  # fmt: skip
_OUTLETS = ("og:site_name", "publisher", "dc.publisher", "application-name", "article:publisher",
            "twitter:site_name", "citation_journal_title")  # fmt: skip
_DATES = ("article:published_time", "og:published_time", "og:article:published_time",
          "datepublished", "date", "pubdate", "publishdate", "publish-date", "parsely-pub-date",
          "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "sailthru.date",
          "article.published", "published", "cxenseparse:recs:publishtime", "ptime",
          "citation_publication_date")  # fmt: skip
_ARTICLE = re.compile(r"(?:Article|Report|Posting|NewsItem|Blog)$|^NewsArticle|^Article")
_URL = re.compile(r"^(?:https?:)?//|^www\.|^/|^@")


class Markup:
    """Candidates for each field, best first, as (origin, value)."""

    def __init__(self) -> None:
        self.found: dict[str, list[tuple[str, str]]] = {}
        self.language: str | None = None
        self.region: str | None = None

    def add(self, field: str, origin: str, value: object) -> None:
        """Note a value, if it is words."""
        if isinstance(value, str) and 0 < len(value.strip()) <= 500:
            clean = " ".join(value.split())
            self.found.setdefault(field, []).append((origin, clean))

    def all(self, field: str) -> list[tuple[str, str]]:
        """Return what was noted for a field."""
        return self.found.get(field, [])


def markup_of(root: Any) -> Markup:  # noqa: ANN401 (lxml has no types)
    """Collect what meta tags, JSON-LD and links of a tree say."""
    markup = Markup()
    article = _article(root)
    _from_json(markup, article)
    metas = _metas(root)
    for field, names in (
        ("title", _TITLES),
        ("byline", _AUTHORS),
        ("publisher", _OUTLETS),
        ("published", _DATES),
    ):
        for name in names:
            value = metas.get(name)
            if value and not (field in {"byline", "publisher"} and _URL.match(value.strip())):
                markup.add(field, f"meta:{name}", value)
    for element in root.iter("title"):
        markup.add("title", "title", element.text_content())
        break
    _from_links(markup, root)
    if _web(metas.get("og:url")):
        markup.add("url", "meta:og:url", metas["og:url"])
    if _web(article.get("url")):
        markup.add("url", "json-ld:url", article.get("url"))
    return markup


def _metas(root: Any) -> dict[str, str]:  # noqa: ANN401
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").lower()
        if name and meta.get("content"):
            metas.setdefault(name, meta.get("content"))
    return metas


def _from_links(markup: Markup, root: Any) -> None:  # noqa: ANN401
    for link in root.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and _web(link.get("href")):
            markup.add("url", "link:canonical", link.get("href"))
    for time in root.iter("time"):
        marked = time.get("pubdate") is not None or time.get("itemprop") == "datePublished"
        if marked and time.get("datetime"):
            markup.add("published", "time", time.get("datetime"))
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language and re.match(r"[A-Za-z]{2,3}(?:[-_]|$)", language):
        parts = re.split(r"[-_]", language)
        markup.language = parts[0].lower()
        markup.region = parts[-1].upper() if len(parts[-1]) == 2 and len(parts) > 1 else None


def _web(value: object) -> bool:
    return isinstance(value, str) and value.strip().lower().startswith(("http://", "https://"))


def _from_json(markup: Markup, article: dict[str, object]) -> None:
    markup.add("title", "json-ld:headline", article.get("headline"))
    names = [n for n in _names(article.get("author")) if not _URL.match(n)]
    if names:
        markup.add("byline", "json-ld:author", ", ".join(dict.fromkeys(names)))
    for name in _names(article.get("publisher"))[:1]:
        markup.add("publisher", "json-ld:publisher", name)
    markup.add("published", "json-ld:datePublished", article.get("datePublished"))


def _names(value: object) -> list[str]:
    if isinstance(value, str):
        return [value.strip()] if value.strip() else []
    if isinstance(value, dict):
        return _names(value.get("name"))
    if isinstance(value, list):
        return [name for item in value[:12] if not isinstance(item, list) for name in _names(item)]
    return []


def _article(root: Any) -> dict[str, object]:  # noqa: ANN401
    """Return the JSON-LD object of the article, or an empty one."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip()
        if not text or len(text) > _MOST_JSON:
            continue
        text = text.removeprefix("<!--").removesuffix("-->").strip(" \n;")
        try:
            data = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(data):
            kinds = item.get("@type")
            for kind in kinds if isinstance(kinds, list) else [kinds]:
                if isinstance(kind, str) and _ARTICLE.search(kind):
                    return item
    return {}


def _objects(data: object) -> Iterator[dict[str, object]]:
    """Yield the objects at the top of a JSON-LD block and in its graph."""
    items = data if isinstance(data, list) else [data]
    for item in items[:50]:
        if isinstance(item, dict):
            yield item
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (entry for entry in graph[:200] if isinstance(entry, dict))
            entity = item.get("mainEntity")
            if isinstance(entity, dict):
                yield entity
