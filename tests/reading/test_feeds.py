"""Feeds and lists of feeds, from files and from a server of the test's own on this machine."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sayso.model import Document
from sayso.reading import Declared, Failure, documents, feeds, find_inputs, manners
from sayso.reading.feedxml import entries, feed_kind
from tests.reading.reading_helpers import check
from tests.reading.reading_pages import article

STORY = """<p>CAHUL, 3 May 2031 — The water board said on Saturday that the pumping station had been
switched off by hand. Its director, Doina Munteanu, denied that anyone had been on duty.</p>
<p>“The gate was open when we came,” said Petru Lungu, who lives across the road. “We called the
police at six in the morning and nobody came before noon.” The police said that it had received no
call from the village, and that a patrol had passed the station twice during the night.</p>
<p>The mayor of a village downstream, Ana Rusu, said that some forty houses were without water until
the evening, and announced that the board would be asked to explain itself at the next meeting of
the district council, which is to sit on Thursday. The board confirmed that it had been invited.</p>"""

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<!-- made by hand -->
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Prut Gazette</title><link>https://prut.example/</link>
<item><title>Pumping station &amp;amp; gate found open</title><link>https://prut.example/pump</link>
<guid isPermaLink="false">pump-1</guid><dc:creator>Lidia Botnaru</dc:creator>
<pubDate>Sat, 03 May 2031 21:30:00 +0300</pubDate><description>Short.</description>
<content:encoded><![CDATA[{STORY}]]></content:encoded></item>
<item><title>Ferry halted</title><link>LINK/page</link>
<pubDate>Wed, 11 Jun 2031 05:30:00 GMT</pubDate><description>A teaser.</description></item>
<item><title>Gone</title><link>LINK/missing</link></item>
<item><title>Neither</title></item>
</channel></rss>"""

ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Prut <em>Gazette</em></title>
<author><name>The desk</name></author>
<entry><id>tag:prut.example,2031:1</id><title type="html">&lt;b&gt;Gate&lt;/b&gt; found open</title>
<link rel="self" href="https://prut.example/feed/1"/><link href="https://prut.example/gate"/>
<updated>2031-05-04T08:00:00+03:00</updated><published>2031-05-03T21:30:00+03:00</published>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{STORY}</div></content></entry>
</feed>"""

RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://prut.example/"><title>Prut Gazette</title></channel>
<item rdf:about="https://prut.example/1"><title>Gate found open</title>
<link>https://prut.example/1</link><dc:date>2031-05-03</dc:date></item></rdf:RDF>"""


class Handler(BaseHTTPRequestHandler):
    asked: Counter[str]
    host: str

    def do_GET(self) -> None:
        type(self).asked[self.path] += 1
        here = f"http://{self.headers['Host']}"
        pages = {
            "/feed": RSS.replace("LINK", here),
            "/page": article(),
            "/opml": f'<opml><body><outline xmlUrl="{here}/feed"/><outline text="x">'
            f'<outline xmlUrl="{here}/page"/></outline></body></opml>',
            "/busy": "".join(f"<item><link>{here}/wait?{n}</link></item>" for n in range(3)).join(
                ("<rss><channel>", "</channel></rss>")
            ),
        }
        if self.path not in pages:
            self.send_error(429 if self.path.startswith("/wait") else 404)
            return
        data = pages[self.path].encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html" if self.path == "/page" else "text/xml")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture(name="server")
def _server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setattr(manners, "PAUSE", 0.0)
    Handler.asked = Counter()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def read(source: str | Path | bytes) -> tuple[list[Document], list[Failure]]:
    found = list(documents([source]))
    return (
        [one for one in found if isinstance(one, Document)],
        [one for one in found if isinstance(one, Failure)],
    )


def origins(document: Document, field: str) -> list[str]:
    return [known.origin for known in document.evidence if known.field == field]


def test_a_feed_is_known_by_its_content() -> None:
    assert feed_kind(RSS.encode()) == "rss"
    assert feed_kind(RDF.encode()) == "rss"
    assert feed_kind(ATOM.encode("utf-16")) == "atom"
    assert feed_kind(b"\xef\xbb\xbf\n<opml version='2.0'>") == "opml"
    assert feed_kind(article().encode()) is None
    assert feed_kind(b"<p>a page about &lt;rss> feeds</p>") is None
    assert feed_kind(b"<feed>of cattle</feed>") is None


def test_the_entries_of_an_address_are_read_or_fetched(server: str) -> None:
    found, failed = read(f"{server}/feed")
    carried, linked = found
    check(carried)
    assert "switched off by hand" in carried.text
    assert carried.title == "Pumping station & gate found open"
    assert carried.byline == "Lidia Botnaru"
    assert carried.publisher == "Prut Gazette"
    assert carried.published == "2031-05-03T21:30:00+03:00"
    assert carried.url == "https://prut.example/pump"
    assert origins(carried, "published")[-1] == "rss:pubDate"
    assert carried.evidence[-1].value == "https://prut.example/pump"
    assert carried.source.media_type == "text/html"
    assert carried.source.fetched_at is not None
    assert linked.title == "Ferry halted after warning shots on the Pripyat"
    assert linked.published == "2031-06-11T08:30:00+03:00"
    assert linked.publisher == "Polesia Star"
    assert "rss:title" in origins(linked, "title")
    assert linked.source.fetched_with == f"sayso, via {server}/feed"
    assert [one.error.code for one in failed] == ["S111", "S141"]
    assert Handler.asked == {"/feed": 1, "/page": 1, "/missing": 1}


def test_a_file_is_never_followed_to_the_network(tmp_path: Path, server: str) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS.replace("LINK", server), encoding="utf-8")
    found, failed = read(path)
    assert [one.title for one in found] == ["Pumping station & gate found open"]
    assert [one.error.code for one in failed] == ["S141"] * 3
    assert "address of the feed" in str(failed[0].error)
    assert Handler.asked == {}


def test_atom_carries_xhtml() -> None:
    ((document,), failed) = read(ATOM.encode())
    assert failed == []
    check(document)
    assert document.title == "Gate found open"
    assert document.byline == "The desk"
    assert document.publisher == "Prut Gazette"
    assert document.published == "2031-05-03T21:30:00+03:00"
    assert document.url == "https://prut.example/gate"
    assert "Doina Munteanu, denied" in document.text


def test_rss_1_and_relative_links() -> None:
    (entry,) = entries(
        RDF.replace("<link>https://prut.example", "<link>").encode(), "https://a.b/c"
    )
    assert entry.link == "https://a.b/1"
    assert {fact.origin: fact.value for fact in entry.facts} == {
        "rss:title": "Gate found open",
        "dc:date": "2031-05-03",
        "rss:channel": "Prut Gazette",
        "rss:link": "https://a.b/1",
    }


def test_what_is_declared_stands_above_the_feed() -> None:
    (document,) = documents([ATOM.encode()], declared=Declared(title="Mine", published="2031"))
    assert isinstance(document, Document)
    assert (document.title, document.published) == ("Mine", "2031")


def test_a_list_of_feeds(server: str) -> None:
    found, failed = read(f"{server}/opml")
    assert len(found) == 2
    assert [one.error.code for one in failed] == ["S111", "S141", "S140"]
    assert str(failed[-1].error).startswith(f"{server}/page: is no RSS or Atom feed")


def test_a_list_in_a_folder_is_left_alone(tmp_path: Path, server: str) -> None:
    (tmp_path / "mine.opml").write_text(f'<opml><outline xmlUrl="{server}/feed"/></opml>')
    found = find_inputs([tmp_path])
    assert found.items == ()
    assert [reason for reason in found.skipped if "list of feeds" in reason]
    assert Handler.asked == {}
    named, _ = read(tmp_path / "mine.opml")
    assert len(named) == 2


def test_a_server_that_asks_for_peace_gets_it(server: str) -> None:
    found, failed = read(f"{server}/busy")
    assert found == []
    assert [one.error.code for one in failed] == ["S111", "S142", "S142"]
    assert sum(Handler.asked.values()) == 2


def test_a_public_feed_leads_to_no_private_address(server: str) -> None:
    polite = manners.Manners()
    with pytest.raises(Exception, match="private network"):
        polite.fetch(f"{server}/page", via="https://8.8.8.8/feed")
    assert Handler.asked == {}
    assert polite.fetch(f"{server}/page", via="http://127.0.0.1/feed").data


def test_requests_to_one_server_keep_their_distance(
    server: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: list[float] = []
    monkeypatch.setattr(manners, "PAUSE", 30.0)
    monkeypatch.setattr("sayso.reading.manners.time.sleep", waits.append)
    polite = manners.Manners()
    for _ in range(3):
        polite.fetch(f"{server}/page")
    assert len(waits) == 2
    assert all(25 < wait <= 30 for wait in waits)


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2")
    feed = (
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">'
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        "<rss><channel><item><title>&x;&b;</title><link>https://a.example/</link></item></channel></rss>"
    )
    (entry,) = entries(feed.encode(), None)
    assert "hunter2" not in entry.title
    assert "aaaa" not in entry.title


@pytest.mark.parametrize("data", [b"<rss><channel></channel></rss>", b"<rss>", b"<rss >\x00\xff<<"])
def test_feeds_without_entries(data: bytes) -> None:
    found, failed = read(data)
    assert found == []
    assert len(failed) == 1


def test_a_malformed_feed_is_read_as_far_as_it_goes() -> None:
    found, _ = read(ATOM.replace("</feed>", "<entry><title>cut &nbsp; & of").encode())
    assert [one.title for one in found] == ["Gate found open"]


def test_no_more_than_a_limit_is_followed(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "_MOST_FOLLOWED", 1)
    _, failed = read(f"{server}/feed")
    assert failed[-1].error.code == "S142"
    assert Handler.asked["/missing"] == 0


def test_a_feed_taken_as_it_is() -> None:
    (document,) = documents([ATOM.encode()], plain=True)
    assert isinstance(document, Document)
    assert document.text.startswith("<feed")
