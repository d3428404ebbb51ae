"""Search: hits open at their place."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

from tests.web.browser import Browser


def hits(client: Browser, query: str, **more: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = client.get(
        "/search", params={"q": query, "format": "json", **more}
    ).json()
    return found


def test_hits_lead_to_the_words(client: Browser) -> None:
    found = hits(client, "drone*")
    assert len(found) > 3
    for hit in found:
        marked = [piece["text"] for piece in hit["pieces"] if piece["match"]]
        assert marked
        assert all(word.lower().startswith("drone") for word in marked)
        assert "".join(piece["text"] for piece in hit["pieces"]) == hit["snippet"]
        start, end = hit["spans"][0]
        assert hit["href"] == f"/documents/{hit['sha256']}?span={start}-{end}#c-{start}-{end}"
        page = client.get(hit["href"]).text
        assert f'id="c-{start}-{end}"' in page
        chosen = re.search(
            r'<span class="[^"]*m-chosen[^"]*"[^>]*>(?:<span[^>]*></span>)*([^<]+)', page
        )
        assert chosen
        assert chosen[1].lower().startswith("drone")


def test_the_page_of_hits(client: Browser) -> None:
    page = client.get("/search?q=drone*").text
    assert re.search(r"<mark>[Dd]rones?</mark>", page)
    assert 'value="drone*"' in page
    few = client.get("/search?q=the&limit=3").text
    assert few.count('<li>\n<h2 dir="auto">') == 3
    assert 'rel="next"' in few


def test_phrases(client: Browser) -> None:
    assert hits(client, '"fuel depot"')
    assert hits(client, '"depot fuel burned"') == []
    assert "No document holds these words" in client.get('/search?q="depot fuel burned"').text


def test_no_question_and_one_without_words(client: Browser) -> None:
    assert "opens at its place" in client.get("/search").text
    answer = client.get("/search?q=%22%22")
    assert answer.status_code == 400
    assert "S409" in answer.text


def test_hits_as_a_table(client: Browser) -> None:
    answer = client.get("/search?q=drone*&format=csv")
    found = list(csv.DictReader(io.StringIO(answer.text)))
    assert [row["id"] for row in found] == [hit["doc"] for hit in hits(client, "drone*")]


def test_a_hit_on_a_page_of_a_pdf_says_which(client: Browser) -> None:
    assert {hit["page"] for hit in hits(client, "welders")} >= {1}
