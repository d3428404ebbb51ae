from __future__ import annotations

from collections import Counter

import pytest

from sayso.model import Role
from tests.reading.reading_helpers import check, failure, leads_back_to_elements, one, texts
from tests.reading.reading_pages import ALL, PARAGRAPHS, article, broken_lines, ukrainian


def words(text: str) -> Counter[str]:
    return Counter("".join(c if c.isalnum() else " " for c in text.lower()).split())


def word_f1(a: str, b: str) -> float:
    one_, two = words(a), words(b)
    return 2 * (one_ & two).total() / (one_.total() + two.total())


@pytest.mark.parametrize("page", ALL)
def test_the_body_is_what_trafilatura_extracts(page: object) -> None:
    from trafilatura import extract

    assert callable(page)
    document = one(page().encode())
    mine = " ".join(texts(document, Role.BODY, Role.QUOTE, Role.DATELINE, Role.TITLE))
    title = document.title or ""
    theirs = extract(page(), include_comments=False) or ""
    if title not in theirs:
        theirs = f"{title} {theirs}"
    assert word_f1(mine, theirs) >= 0.97


@pytest.mark.parametrize("page", ALL)
def test_every_letter_leads_back_to_its_element(page: object) -> None:
    assert callable(page)
    document = one(page().encode())
    check(document)
    leads_back_to_elements(document, page().encode())


def test_roles_of_an_article() -> None:
    document = one(article().encode())
    assert texts(document, Role.TITLE) == ["Ferry halted after warning shots on the Pripyat"]
    assert texts(document, Role.CAPTION) == ["The Mazyr ferry in a file picture from 2028."]
    assert texts(document, Role.BODY) == list(PARAGRAPHS)
    assert len(texts(document, Role.QUOTE)) == 1
    assert texts(document, Role.BYLINE)[0].startswith("By Yanina Bortko")
    furniture = texts(document, Role.BOILERPLATE)
    assert "Advertisement" in furniture
    assert "Related stories" in furniture
    assert any("cookies" in text for text in furniture)
    assert not any("margin" in text or "schema.org" in text for text in furniture)


def test_metadata_of_an_article() -> None:
    document = one(article().encode())
    assert document.title == "Ferry halted after warning shots on the Pripyat"
    assert document.byline == "Yanina Bortko, Les Moroz"
    assert document.publisher == "Polesia Star"
    assert document.published == "2031-06-11T08:30:00+03:00"
    assert document.url == "https://polesia-star.example/2031/06/11/ferry"
    assert document.language == "en"
    origins = {(e.field, e.origin) for e in document.evidence}
    assert {
        ("title", "meta:og:title"),
        ("title", "text"),
        ("published", "json-ld:datePublished"),
    } <= origins
    assert ("url", "link:canonical") in origins


def test_paragraphs_by_line_breaks_are_apart() -> None:
    body = texts(one(broken_lines().encode()), Role.BODY)
    assert body == list(PARAGRAPHS)


def test_a_page_without_meta_tags() -> None:
    document = one(ukrainian().encode())
    assert document.language == "uk"
    assert document.title == "Пором зупинили після пострілів"
    assert document.published == "2031-06-11"
    assert document.publisher == "Поліська зірка"
    assert len(texts(document, Role.BODY)) == 3


def test_hidden_text_is_left_out_unless_it_is_the_story() -> None:
    page = article().replace("<main>", "<p style='display:none'>Secret words</p><main>")
    assert "Secret words" not in one(page.encode()).text


def test_a_page_in_another_encoding() -> None:
    page = ukrainian().replace("<head>", "<head><meta charset='windows-1251'>")
    document = one(page.encode("cp1251"))
    assert document.source.encoding == "cp1251"
    assert document.title == "Пором зупинили після пострілів"


def test_a_page_of_scraps_is_kept() -> None:
    document = one(b"<html><body><div>Two words</div></body></html>")
    check(document)
    assert document.text == "Two words"


def test_a_hostile_page_ends() -> None:
    page = "<div>" * 20_000 + "boom said <b>" * 20_000
    assert failure(f"<html><body>{page}".encode()).error.code == "S117"


def test_a_deep_page_leads_back_to_an_ancestor() -> None:
    page = "<html><body>" + "<div>" * 600 + "<p>The port was shut, the ministry said.</p>"
    document = one(page.encode())
    check(document)
    assert document.text == "The port was shut, the ministry said."


STORY = (
    "The mayor of Soroca said on Monday that the ferry would not run before June of next year.",
    "Police in Bender denied that any order had been given to close the crossing at Palanca.",
    "Villagers upriver heard two explosions shortly before dawn and counted four lorries there.",
)


def test_soft_hyphens_part_no_words() -> None:
    body = "".join(
        f"<p>{text.replace('o', '&shy;o').replace('p', '&#8203;p')}</p>" for text in STORY
    )
    document = one(
        f"<html><body><article><h1>Ferry stays</h1>{body}</article></body></html>".encode()
    )
    check(document)
    assert texts(document, Role.BODY)[-3:] == list(STORY)


def test_a_kicker_is_not_taken_from_the_menu() -> None:
    body = "".join(f"<p>{text}</p>" for text in STORY)
    page = f"""<html><body><nav><ul><li><a href="/a">Left Bank</a></li><li><a href="/b">Wine</a></li>
        </ul></nav><article><p class="kicker">Left Bank</p><h1>Ferry stays</h1>{body}</article></body></html>"""
    document = one(page.encode())
    check(document)
    first = next(p for p in document.passages if document.text[p.start : p.end] == "Left Bank")
    assert first.role is Role.BOILERPLATE


def test_a_date_in_the_article_is_furniture_and_dates_it() -> None:
    body = "".join(f"<p>{text}</p>" for text in STORY[1:])
    page = f"""<html><body><article><h1>Ferry stays</h1><p>12.05.2031 14:20</p>
        <p>SOROCA, Moldova (SB) — {STORY[0]}</p>{body}</article></body></html>"""
    document = one(page.encode())
    check(document)
    assert document.published == "2031-05-12"
    assert texts(document, Role.DATELINE) == ["SOROCA, Moldova (SB) —"]
    assert "12.05.2031 14:20" in texts(document, Role.BOILERPLATE)


def test_a_list_of_results_in_the_article_is_body() -> None:
    body = "".join(f"<p>{text}</p>" for text in STORY)
    rows = "".join(f"<li>Soroca | Balti | {n}:2</li>" for n in range(6))
    page = f"<html><body><article><h1>Results</h1>{body}<ul>{rows}</ul><p>{STORY[0]}</p></article></body></html>"
    assert "Soroca | Balti | 4:2" in texts(one(page.encode()), Role.BODY)
