from __future__ import annotations

import json
from pathlib import Path

from sayso.model import Document, Role
from sayso.reading import Declared, Failure, documents, find_inputs, load
from tests.reading.reading_helpers import check


def batch(folder: Path, *lines: str | bytes) -> Path:
    file = folder / "batch.jsonl"
    file.write_bytes(b"\n".join(x.encode() if isinstance(x, str) else x for x in lines))
    return file


def test_each_line_is_a_plain_document(tmp_path: Path) -> None:
    text = "By Nobody\n\nMoscow denied it.\r\n\r\n“No,” said Kiev."
    file = batch(
        tmp_path,
        json.dumps(
            {
                "id": "a",
                "text": text,
                "published": "2031-04-08",
                "publisher": "P",
                "title": "T",
                "url": "u",
            }
        ),
        "",
        json.dumps({"id": 7, "text": "Второй текст, сказал он."}, ensure_ascii=False),
    )
    first, second = documents([file])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    for document in (first, second):
        check(document)
        assert {p.role for p in document.passages} == {Role.BODY}
    assert first.text == text
    assert (first.given_id, first.published, first.publisher, first.title, first.url) == (
        "a",
        "2031-04-08",
        "P",
        "T",
        "u",
    )
    assert second.given_id == "7"
    assert second.language == "ru"
    assert first.id != second.id


def test_bad_lines_fail_by_id_or_number_and_the_rest_go_on(tmp_path: Path) -> None:
    file = batch(
        tmp_path,
        '{"id": "a", "text": "Fine."}',
        "{no json",
        '["a list"]',
        '{"id": "d"}',
        '{"id": "e", "text": 3}',
        '{"id": "f", "text": "  "}',
        b'{"id": "g", "text": "\xff\xfe"}',
        '{"id": "h", "text": "Fine too."}',
        '{"id": "i", "text": "\\ud800 broken letter"}',
        "[" * 100_000,
    )
    found = list(documents([file]))
    kinds = [type(item) for item in found]
    assert kinds == [
        Document,
        Failure,
        Failure,
        Failure,
        Failure,
        Failure,
        Failure,
        Document,
        Document,
        Failure,
    ]
    assert [item.given_id for item in found] == [
        "a",
        "line 2",
        "line 3",
        "d",
        "e",
        "f",
        "line 7",
        "h",
        "i",
        "line 10",
    ]
    for item in found:
        if isinstance(item, Failure):
            line = str(item.error)
            assert "\n" not in line
            assert line.startswith(f"{file}:")
            assert "; " in line
    assert isinstance(found[8], Document)
    found[8].text.encode()


def test_lines_stream(tmp_path: Path) -> None:
    file = batch(tmp_path, *['{"id": "x", "text": "Said."}'] * 3, "{bad")
    stream = load(find_inputs([file]).items[0])
    first = next(stream)
    file.unlink()
    assert isinstance(first, Document)
    assert len(list(stream)) == 3


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    long = json.dumps({"id": "long", "text": "a " * 11_000_000})
    file = batch(tmp_path, long, '{"id": "b", "text": "Fine."}')
    found = list(documents([file]))
    assert isinstance(found[0], Failure)
    assert isinstance(found[1], Document)
    assert found[1].given_id == "b"


def test_what_is_declared_holds_for_lines_that_say_nothing(tmp_path: Path) -> None:
    file = batch(
        tmp_path, '{"id": "a", "text": "Fine."}', '{"text": "Fine.", "published": "2031-01-02"}'
    )
    declared = Declared(published="2030-12-31", fetched_by="me")
    dates = [d.published for d in documents([file], declared=declared) if isinstance(d, Document)]
    assert dates == ["2030-12-31", "2031-01-02"]
