from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from sayso.export.case import Exported
from sayso.ledger.custody import canonical
from sayso.ledger.store import Ledger

Export = Callable[..., Exported]
Lines = Callable[[str], list[Any]]


def manifest(path: Path) -> dict[str, str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def test_the_form_of_rfc_8493(export: Export, out: Path) -> None:
    done = export("bagit")
    bag = out / "bag"
    assert (bag / "bagit.txt").read_bytes() == (
        b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    )
    payload = {p.relative_to(bag).as_posix(): p for p in (bag / "data").rglob("*") if p.is_file()}
    listed = manifest(bag / "manifest-sha256.txt")
    assert listed.keys() == payload.keys(), "every payload file is listed, and no other"
    for name, digest in listed.items():
        assert hashlib.sha256(payload[name].read_bytes()).hexdigest() == digest
    tags = manifest(bag / "tagmanifest-sha256.txt")
    assert tags.keys() == {"bagit.txt", "bag-info.txt", "manifest-sha256.txt"}
    for name, digest in tags.items():
        assert hashlib.sha256((bag / name).read_bytes()).hexdigest() == digest
    info = dict(
        line.split(": ", 1) for line in (bag / "bag-info.txt").read_text("utf-8").splitlines()
    )
    size = sum(path.stat().st_size for path in payload.values())
    assert info["Payload-Oxum"] == f"{size}.{len(payload)}"
    assert info["External-Identifier"] == f"urn:sha256:{done.head}"


@pytest.mark.filterwarnings("ignore")
def test_the_library_of_congress_finds_it_valid(export: Export, out: Path) -> None:
    bagit = pytest.importorskip("bagit")
    export("bagit")
    bag = bagit.Bag(str(out / "bag"))
    bag.validate()
    assert bag.version_info == (1, 0)
    victim = next((out / "bag" / "data" / "objects").rglob("????????????*"))
    victim.chmod(0o644)
    victim.write_bytes(victim.read_bytes() + b"!")
    with pytest.raises(bagit.BagValidationError):
        bag.validate()


def test_originals_byte_by_byte(export: Export, out: Path, ledger: Ledger) -> None:
    export("bagit")
    found = {p.name: p.read_bytes() for p in (out / "bag/data/objects").rglob("*") if p.is_file()}
    assert found == {digest: ledger.objects.get(digest) for digest in ledger.objects}


def test_every_reading_can_be_checked_against_the_log(export: Export, lines: Lines) -> None:
    export("bagit")
    stored = lines("bag/data/ledger/stored_readings.jsonl")
    logged = {e["number"]: json.loads(e["payload"]) for e in lines("bag/data/ledger/log.jsonl")}
    assert len(stored) == 4
    for reading in stored:
        text = canonical(reading["reading"])
        assert hashlib.sha256(text.encode()).hexdigest() == reading["hash"]
        assert logged[reading["log"]]["reading"] == reading["hash"]


class Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        known = dict(attrs)
        assert not {name for name in known if name.startswith("on") or name == "src"}
        if tag == "a":
            self.links.append(str(known["href"]))
        if "id" in known:
            self.ids.add(str(known["id"]))

    def handle_data(self, data: str) -> None:
        self.text += data


def page(path: Path) -> Page:
    made = Page()
    made.feed(path.read_text(encoding="utf-8"))
    return made


def test_the_report_is_readable_and_harmless(
    export: Export, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sayso.export.case.report.PER_PAGE", 3)
    export("bagit")
    folder = out / "bag" / "data" / "report"
    assert {path.name for path in folder.iterdir()} == {
        "index.html", "documents-0001.html", "documents-0002.html",
    }  # fmt: skip
    index = page(folder / "index.html")
    assert len(index.links) == 4
    for link in index.links:
        name, _, anchor = link.partition("#")
        assert anchor in page(folder / name).ids
    first = page(folder / "documents-0001.html")
    assert "“We did not fire,”" in first.text
    assert "15 killed (a nurse)" in first.text
    assert "via Radio Lipova" in first.text
    assert not {"script", "img"} & (index.tags | first.tags)
    assert not set(first.text) & set("\x1b\u202e\u202c")
    assert "claimed that soldiers" not in page(folder / "documents-0002.html").text
