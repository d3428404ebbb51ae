"""Feeds: an RSS or Atom feed stands for its entries, an OPML for its feeds.

An entry whose whole text the feed carries is read from it. Of another one the page it
links to is fetched, but only where the feed itself came from an address that a person gave.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from urllib.parse import urlsplit

from sayso.errors import InputError, SaysoError
from sayso.model import content_id
from sayso.reading.feedxml import Entry, entries, feed_addresses, feed_kind
from sayso.reading.inputs import Fact, Failure, Input
from sayso.reading.manners import Manners

__all__ = ["documents_of", "feed_kind"]

_MOST_FOLLOWED = 1_000
"""Entries of one feed, and feeds of one list, that are fetched in one go: at a second each
that is a quarter of an hour, and feeds of news seldom hold more than a hundred."""
_TEASER = 100
"""Words below which a text is taken for the beginning of its page: WordPress cuts excerpts
at 55."""
_LOOK = "open the feed in a browser and see what it holds"
_GIVE = "give the address of the feed, and its pages are fetched"
_FROM_CHANNEL = frozenset({"rss:channel", "atom:feed"})


def documents_of(item: Input) -> Iterator[Input | Failure]:
    """Yield what a feed or a list of feeds stands for, each to be read as one document.

    Args:
        item: The feed or list with its bytes, and with ``fetched_from`` if it was fetched.
    """
    manners = Manners()
    if feed_kind(item.data or b"") != "opml":
        yield from _entries(item, manners)
        return
    addresses = feed_addresses(item.data or b"")
    if not addresses:
        yield Failure(item.name, _empty(item.name, "lists no feed"))
    for address in addresses[:_MOST_FOLLOWED]:
        try:
            page = manners.fetch(address, via=item.fetched_from)
            if feed_kind(page.data) not in {"rss", "atom"}:
                yield Failure(address, _no_feed(address, item.name))
                continue
        except SaysoError as error:
            yield Failure(address, error.about(address))
            continue
        fetched = Input(
            address,
            url=address,
            data=page.data,
            fetched_from=page.url,
            fetched_at=page.fetched_at,
            fetched_with=page.fetched_with,
        )
        yield from _entries(fetched, manners)
    if len(addresses) > _MOST_FOLLOWED:
        yield Failure(item.name, _too_many(item.name, len(addresses), "feeds"))


def _entries(item: Input, manners: Manners) -> Iterator[Input | Failure]:
    number = followed = passed = 0
    for number, entry in enumerate(entries(item.data or b"", item.fetched_from), 1):
        name = f"{item.name}#{entry.id or entry.link or number}"
        whole = entry.content is not None and not (
            item.fetched_from and entry.link and len(entry.content.split()) < _TEASER
        )
        if whole:
            yield _carried(item, entry, name)
        elif entry.link is None:
            yield Failure(name, _nothing(name, "has neither its text nor a link", _LOOK))
        elif item.fetched_from is None:
            cause = "has a link alone, and a file is never followed to the network"
            yield Failure(name, _nothing(name, cause, _GIVE))
        elif followed < _MOST_FOLLOWED:
            followed += 1
            yield _linked(item, entry, manners)
        else:
            passed += 1
    if passed:
        yield Failure(item.name, _too_many(item.name, followed + passed, "entries to fetch"))
    if not number:
        yield Failure(item.name, _empty(item.name, "is a feed without entries, or a broken one"))


def _carried(item: Input, entry: Entry, name: str) -> Input:
    kind = "html" if entry.is_html else "plain"
    return Input(
        name,
        data=(entry.content or "").encode("utf-8", "replace"),
        served=f"text/{kind}; charset=utf-8",
        fetched_at=item.fetched_at,
        fetched_with=item.fetched_with,
        part=True,
        facts=tuple(replace(fact, first=True) for fact in entry.facts),
    )


def _linked(item: Input, entry: Entry, manners: Manners) -> Input:
    link = entry.link or ""
    feed = item.fetched_from or item.name
    identity = content_id("entry of a feed", entry.id, link, entry.title, entry.changed)
    return Input(
        link,
        url=link,
        part=True,
        facts=tuple(fact for fact in entry.facts if _holds(fact, link, feed)),
        identity=identity.encode(),
        ask=partial(manners.fetch, via=feed),
    )


def _holds(fact: Fact, link: str, feed: str) -> bool:
    """Tell whether a fact is the page's: a feed's own name isn't that of another server."""
    if fact.origin not in _FROM_CHANNEL:
        return True
    return _site(link) == _site(feed)


def _site(url: str) -> str:
    return ".".join((urlsplit(url).hostname or "").removeprefix("www.").split(".")[-2:])


def _nothing(name: str, cause: str, fix: str) -> InputError:
    return InputError(cause, subject=name, fix=fix, code="S141")


def _empty(name: str, cause: str) -> InputError:
    return InputError(cause, subject=name, fix=_LOOK, code="S140")


def _no_feed(address: str, name: str) -> InputError:
    return InputError(
        "is no RSS or Atom feed",
        subject=address,
        fix=f"correct the address in {name}, or give it as an input of its own",
        code="S140",
    )


def _too_many(name: str, count: int, what: str) -> InputError:
    return InputError(
        f"has {count:,} {what}; the first {_MOST_FOLLOWED:,} are followed at a time",
        subject=name,
        fix="split it, or give the addresses of the others",
        code="S142",
    )
