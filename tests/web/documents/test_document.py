"""The page of a document: marks, statements with their evidence, links to spans."""

from __future__ import annotations

import html
import re
from contextlib import AbstractContextManager
from typing import Any

import pytest

from sayso.web.case import Opened
from sayso.web.document import data
from tests.web.browser import Browser


def by_title(client: Browser, part: str) -> dict[str, Any]:
    rows = client.get("/documents?format=json").json()
    found: dict[str, Any] = next(row for row in rows if part in row["title"])
    return found


@pytest.fixture
def gate(client: Browser) -> dict[str, Any]:
    """An HTML page of the examples, with its boilerplate."""
    rows = client.get("/documents?format=json").json()
    found: dict[str, Any] = next(
        row
        for row in rows
        if "at the gate" in row["title"] and row["publisher"] == "The Chisinau Ledger"
    )
    return found


def open_case(client: Browser) -> AbstractContextManager[Opened]:
    return client.site.cases.lend()


def test_everything_a_statement_rests_on_is_shown(client: Browser, gate: dict[str, Any]) -> None:
    with open_case(client) as case:
        found = data(case, {"doc": gate["sha256"]})
        text = case.ledger.document(case.ledger.document_key(gate["sha256"])).text
    page = client.get(f"/documents/{gate['sha256']}").text
    assert len(found["statements"]) == gate["statements"] > 10
    for statement in found["statements"]:
        assert page.count(f'id="card-{statement["id"]}"') == 1
        assert page.count(f'id="s-{statement["id"]}"') == 1
        assert f'href="/review?statement={statement["id"]}"' in page
        for quote in statement["evidence"]:
            assert text[quote["start"] : quote["end"]].startswith(quote["text"][:40])
            anchor = f"c-{quote['start']}-{quote['end']}"
            assert f'href="#{anchor}"' in page
            assert page.count(f'id="{anchor}"') == 1
        said = statement["said"]
        if said and said["evidence"]:
            assert said["text"] == text[slice(*said["evidence"])]
    assert {q["label"] for s in found["statements"] for q in s["evidence"]} >= {
        "source",
        "cue",
        "content",
        "when",
    }
    assert any(s["said"] and s["said"]["anchor"] for s in found["statements"])


def test_ids_on_a_page_are_unique_and_links_within_it_lead_somewhere(client: Browser) -> None:
    for part in ("gate", "Welders", "lowers", "everyone needed"):
        doc = by_title(client, part)["sha256"]
        page = client.get(f"/documents/{doc}").text
        ids = re.findall(r'\sid="([^"]+)"', page)
        assert len(ids) == len(set(ids))
        targets = re.findall(r'href="#([^"]+)"', page)
        assert len(targets) > 50
        assert set(targets) - set(ids) == set()


def test_the_text_is_all_there_in_its_order(client: Browser, gate: dict[str, Any]) -> None:
    page = client.get(f"/documents/{gate['sha256']}").text
    section = page[page.index('id="text-heading"') : page.index('id="statements-heading"')]
    words = re.sub(
        r"\s+",
        "",
        html.unescape(
            re.sub(
                r"<summary>.*?</summary>|<fieldset.*?</fieldset>|<span class=\"role\">.*?</span>|<a class=\"ref.*?</a>|<h2.*?</h2>|<[^>]+>",
                "",
                section,
                flags=re.DOTALL,
            )
        ),
    )
    with open_case(client) as case:
        text = case.ledger.document(case.ledger.document_key(gate["sha256"])).text
    assert re.sub(r"\s+", "", text) in words


def test_marks_have_shapes_and_labels(client: Browser, gate: dict[str, Any]) -> None:
    page = client.get(f"/documents/{gate['sha256']}").text
    for kind in ("source", "cue", "content", "event", "place", "time"):
        assert re.search(rf'class="[^"]*\bm-{kind}\b', page)
        assert f'id="show-{kind}"' in page
    style = client.get(re.search(r'/static/document[^"]*css[^"]*', page)[0]).text  # type: ignore[index]
    for kind, shape in (
        ("content", "underline"), ("source", "box-shadow"), ("cue", "dotted"), ("place", "◆"), ("time", "◷"),
    ):  # fmt: skip
        assert re.search(rf"\.m-{kind}[^{{]*{{[^}}]*{shape}", style)


def test_what_was_not_read_is_folded_away(client: Browser, gate: dict[str, Any]) -> None:
    page = client.get(f"/documents/{gate['sha256']}").text
    assert re.search(r'<details class="unread"><summary>Not read: boilerplate', page)
    with open_case(client) as case:
        found = data(case, {"doc": gate["sha256"]})
    assert {b["because"] for b in found["unread"]} >= {"boilerplate", "byline"}


def test_facts_as_declared_and_as_found(client: Browser, gate: dict[str, Any]) -> None:
    with open_case(client) as case:
        found = data(case, {"doc": gate["sha256"]})
    facts = {fact["field"]: fact for fact in found["facts"]}
    assert facts["publisher"]["value"] == "The Chisinau Ledger"
    assert facts["published"]["found"][0]["origin"]
    assert facts["sha256"]["value"] == gate["object"]
    assert found["added"]["who"] == "Ana"
    assert [reading["shown"] for reading in found["readings"]] == [True]
    page = client.get(f"/documents/{gate['sha256']}").text
    assert gate["object"] in page
    assert "https://www.chisinauledger.example/news/2031/05/15/who-was-at-the-gate" in page


def test_a_statement_leads_to_its_claim_or_dispute(client: Browser) -> None:
    rows = client.get("/statements?format=json&limit=200").json()
    disputed = [(row, claim) for row in rows for claim in row["claims"] if claim["disputed"]]
    assert disputed
    row, claim = disputed[0]
    page = client.get(f"/documents/{row['sha256']}").text
    assert f'href="/disputes/{claim["id"]}"' in page


def test_a_copy_says_what_it_republishes(client: Browser) -> None:
    copy = next(r for r in client.get("/documents?format=json").json() if r["republishes"])
    page = client.get(f"/documents/{copy['sha256']}").text
    assert f'Republishes <a href="/documents/{copy["republishes"]["sha256"]}"' in page


def test_deep_links(client: Browser, gate: dict[str, Any]) -> None:
    row = next(
        r
        for r in client.get("/statements?format=json&limit=200").json()
        if r["sha256"] == gate["sha256"]
    )
    answer = client.get(f"/statements/{row['id'][:10]}")
    assert answer.status_code == 303
    address = f"/documents/{gate['sha256']}?statement={row['id']}#s-{row['id']}"
    assert answer.headers["location"] == address == row["href"]
    page = client.get(address).text
    assert re.search(rf'<article class="[^"]*chosen[^"]*" id="card-{row["id"]}"', page)
    cards = re.findall(r'<article class="card[^>]*id="card-([^"]+)"', page)
    assert cards[0] == row["id"]
    assert re.search(r'class="[^"]*m-chosen m-content', page)
    start, end = row["content"][0]
    page = client.get(f"/documents/{gate['sha256']}?span={start}-{end}").text
    assert f'id="c-{start}-{end}"' in page
    chosen = "".join(re.findall(r'<span class="[^"]*m-chosen[^"]*"[^>]*>(.*?)</span>(?=<)', page))
    assert chosen
    page = client.get(f"/documents/{gate['sha256']}?span=3-17").text
    assert 'id="c-3-17"' in page
    assert 'id="o40"' in client.get(f"/documents/{gate['sha256']}?at=40").text
    mention = next(
        r
        for r in client.get("/mentions?format=json&limit=200").json()
        if r["sha256"] == gate["sha256"]
    )
    page = client.get(mention["href"]).text
    assert f'id="e-{mention["id"]}"' in page
    assert f'<tr id="row-{mention["id"]}" class="chosen"' in page
    assert client.get(f"/mentions/{mention['id']}").headers["location"] == mention["href"]


@pytest.mark.parametrize(
    "path",
    [
        "/documents/nothing-like-it",
        "/documents/ffffffffffff",
        "/documents/ffffffffffff/original",
        "/documents/ffffffffffff/page/1.png",
        "/documents/{doc}/page/1.png",
        "/documents/{doc}?part=2",
        "/documents/{doc}?part=x",
        "/documents/{doc}?statement=ffffffff",
        "/documents/{doc}?event=ffffffff",
        "/documents/{doc}?span=5-3",
        "/documents/{doc}?span=0-99999999",
        "/documents/{doc}?at=99999999",
        "/statements/ffffffffffff",
        "/statements/x",
        "/mentions/ffffffffffff",
        "/documents/~%%%",
    ],
)
def test_what_is_not_there(client: Browser, gate: dict[str, Any], path: str) -> None:
    answer = client.get(path.format(doc=gate["sha256"]))
    assert answer.status_code == 404
    assert "Traceback" not in answer.text


def test_the_review_of_a_statement_is_told(writer: Browser) -> None:
    row = writer.get("/statements?format=json&limit=1").json()[0]
    with writer.site.cases.lend() as case:
        from sayso.ledger.reviewing import review

        key = case.ledger.document_key(row["sha256"])
        review(
            case.ledger,
            key,
            row["id"],
            "correct",
            who="Ion <i>",
            field="stance",
            value="doubts",
            reason="it hedges",
        )
    page = writer.get(row["href"]).text
    card = page[page.index(f'id="card-{row["id"]}"') :]
    card = card[: card.index("</article>")]
    assert ">corrected<" in card
    assert "Ion &lt;i&gt;" in card
    assert "it hedges" in card
    assert "doubts" in card
    assert writer.get("/statements?format=json&status=corrected").json()[0]["id"] == row["id"]


def test_a_statement_of_a_long_text_opens_its_part(hostile: Browser) -> None:
    rows = hostile.get("/documents?format=json&limit=100").json()
    doc = next(row for row in rows if row["id"] == "long 400000")["sha256"]
    last = hostile.get(f"/statements?format=json&limit=200&document={doc}&offset=600").json()[-1]
    with hostile.site.cases.lend() as case:
        first = data(case, {"doc": doc})
        found = data(case, {"doc": doc, "statement": last["id"]})
    assert first["part"]["of"] > 5
    assert len(first["text"]) <= 50_000
    assert len(first["statements"]) <= 100
    assert found["part"]["number"] >= found["part"]["of"] - 1
    page = hostile.get(last["href"]).text
    assert f'id="s-{last["id"]}"' in page
    assert "A long text" in page
    assert f'href="/documents/{doc}?part=1"' in page
    assert len(page) < 1_500_000
