from __future__ import annotations

import base64
import hashlib
import re
from collections import Counter
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from sayso.export.page import render_page
from sayso.export.page.palette import DARK, LIGHT
from sayso.model import Reading

SVG = {"svg", "g", "line", "path", "circle", "rect", "text", "tspan", "title", "a"}
TAGS = SVG | {
    "html",
    "head",
    "meta",
    "style",
    "body",
    "script",
    "header",
    "footer",
    "main",
    "nav",
    "article",
    "section",
    "h1",
    "h2",
    "h3",
    "h4",
    "p",
    "ol",
    "ul",
    "li",
    "dl",
    "dt",
    "dd",
    "div",
    "span",
    "strong",
    "em",
    "bdi",
    "q",
    "blockquote",
    "details",
    "summary",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "label",
    "input",
    "meter",
    "br",
}
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: Counter[str] = Counter()
        self.attributes: list[tuple[str, str, str]] = []
        self.ids: Counter[str] = Counter()
        self.open: list[str] = []
        self.texts: dict[str, str] = {}
        self.shown = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags[tag] += 1
        for name, value in attrs:
            self.attributes.append((tag, name, value or ""))
            if name == "id":
                self.ids[value or ""] += 1
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        at = self.open[-1] if self.open else ""
        if at in {"script", "style"}:
            self.texts[at] = self.texts.get(at, "") + data
        else:
            self.shown += data


def page(*readings: Reading, failures: tuple[tuple[str, str], ...] = ()) -> tuple[str, Page]:
    text = "".join(render_page(readings, failures))
    return text, Page(text)


@pytest.fixture(params=["sample", "hostile", "both", "none"])
def rendered(
    request: pytest.FixtureRequest, reading: Reading, hostile: Reading
) -> tuple[str, Page]:
    chosen = {"sample": (reading,), "hostile": (hostile,), "both": (reading, hostile), "none": ()}
    return page(*chosen[request.param], failures=(("<b>x", "<script>x</script>: is empty"),))


def test_only_known_tags_in_balance(rendered: tuple[str, Page]) -> None:
    _, found = rendered
    assert set(found.tags) <= TAGS
    assert found.open == []
    assert found.tags["script"] == 1
    assert found.tags["style"] == 1


def test_no_attribute_runs_or_fetches_anything(rendered: tuple[str, Page]) -> None:
    text, found = rendered
    for tag, name, value in found.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in {"src", "srcset", "action", "style", "srcdoc", "data", "poster"}
        if name == "href":
            assert value.startswith(("#", "https://ledger.example/"))
    assert "@import" not in text
    assert "url(" not in text


def test_the_policy_allows_only_the_pages_own_style_and_script(rendered: tuple[str, Page]) -> None:
    text, found = rendered
    policy = next(v for t, n, v in found.attributes if t == "meta" and "default-src" in v)
    assert policy.startswith("default-src 'none'")
    for tag in ("style", "script"):
        body = re.findall(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert len(body) == 1
        digest = base64.b64encode(hashlib.sha256(body[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_every_link_within_the_page_leads_somewhere(rendered: tuple[str, Page]) -> None:
    _, found = rendered
    assert all(count == 1 for count in found.ids.values())
    for _, name, value in found.attributes:
        if name == "href" and value.startswith("#"):
            assert value[1:] in found.ids
        if name == "aria-labelledby":
            assert value in found.ids


def test_hostile_words_are_shown_and_nothing_else(hostile: Reading) -> None:
    text, found = page(hostile)
    assert "<script>alert(1)</script>" in found.shown
    assert "alert" not in found.texts["script"]
    assert not any(c in text for c in "\x00\x07\x1b\x9b\u202e\u202c")
    assert "javascript:alert(6)" in found.shown
    assert not any(v.startswith("javascript:") for _, n, v in found.attributes if n == "href")
    assert not any("alert" in v for _, n, v in found.attributes if n in {"lang", "class"})


def test_all_of_the_text_is_there_in_order(reading: Reading) -> None:
    text, _ = page(reading)
    article = text[text.index('class="text"') : text.index('class="panels"')]
    article = re.sub(r'<a class="ref.*?</a>|<span class="role">.*?</span>|<h3.*?</h3>', "", article)
    words = "".join(re.sub(r"<[^>]*>", "", article.partition(">")[2]).split())
    assert words.replace("&#39;", "'").startswith("".join(reading.document.text.split()))


def test_each_statement_has_its_panel_with_evidence(reading: Reading) -> None:
    text, found = page(reading)
    for number in range(1, len(reading.statements) + 1):
        assert found.ids[f"d1-s{number}"] == 1
        assert found.ids[f"d1-t{number}"] == 1
    assert "91% sure of this reading" in found.shown
    assert "nothing of whether the statement is true" in found.shown
    assert "not known" in found.shown
    start = reading.statements[1].source[0].start
    assert f'href="#d1-o{start}"' in text
    assert f"{start}–{reading.statements[1].source[0].end}" in found.shown


def test_headings_landmarks_and_languages(reading: Reading, hostile: Reading) -> None:
    text, found = page(reading)
    assert found.tags["h1"] == found.tags["main"] == 1
    assert ("html", "lang", "en") in found.attributes
    assert ("p", "lang", "fa") in found.attributes
    assert 'class="skip" href="#main"' in text
    _, both = page(reading, hostile)
    assert both.tags["h1"] == 1
    assert both.tags["nav"] == 3


def test_furniture_is_marked_with_its_role(reading: Reading) -> None:
    text, found = page(reading)
    assert text.count("furniture") > 2
    for role in ("boilerplate", "byline", "dateline", "caption"):
        assert f'<span class="role">{role}</span>' in text
    assert "Share this story" in found.shown


def test_light_dark_print_and_narrow_are_styled(reading: Reading) -> None:
    _, found = page(reading)
    style = found.texts["style"]
    for rule in ("prefers-color-scheme:dark", "@media print", "min-width:64rem", "focus-visible"):
        assert rule in style
    assert LIGHT["ground"] in style
    assert DARK["ground"] in style
    used = set(re.findall(r"var\(--([a-z-]+)\)", style)) - {"sans", "serif"}
    assert used <= set(LIGHT)


def test_a_document_without_anything_is_a_page_too(reading: Reading) -> None:
    bare = Reading(document=replace(reading.document, url=None, evidence=()))
    _, found = page(bare)
    assert "No statements found." in found.shown
    assert found.tags["svg"] == 0


def test_failures_are_listed(reading: Reading) -> None:
    _, found = page(reading, failures=(("a.pdf", "a.pdf: is encrypted; remove the password"),))
    assert "a.pdf: is encrypted; remove the password" in found.shown


def test_the_same_readings_give_the_same_page(reading: Reading) -> None:
    assert page(reading)[0] == page(reading)[0]
