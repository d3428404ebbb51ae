"""Whatever stands in a document is shown and does nothing."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sayso.comparison.compare import Comparison
from sayso.ledger.store import Ledger
from sayso.model import EventType, Stance, TollKind
from tests.comparison.quarrel import PADDING, Writer

if TYPE_CHECKING:
    from starlette.testclient import TestClient

SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
FORMULA = "=cmd|'/c calc'!A1"
OUTLET = f'"/>{SCRIPT}'


@pytest.fixture
def hostile(serve: Callable[..., TestClient], tmp_path: Path) -> TestClient:
    path = tmp_path / "hostile"
    with Ledger(path, create=True) as ledger:
        for number, outlet in enumerate((OUTLET, FORMULA)):
            paper = Writer(f"../{number}?a=b#c\"'", outlet, f"2031-05-0{number + 4}")
            paper.say(
                "the Galați Port Authority",
                "said",
                f"Ruvian gunners killed 7 people, \u202e{SCRIPT} {FORMULA}, in Galați on 3 May",
                Stance.ACCUSES,
                event=("killed", EventType.ASSAULT),
                date="2031-05-03",
                tolls=((TollKind.KILLED, 7 + number, "7 people"),),
            )
            paper.say("Chișinău", "denied", "it", Stance.DENIES)
            paper.tell(PADDING + str(number) * 40)
            reading = paper.reading()
            ledger.add(reading, reading.document.text.encode())
        with Comparison(ledger) as comparison:
            comparison.update()
    return serve(case=path)


def test_nothing_of_a_document_runs(hostile: TestClient) -> None:
    seen: set[str] = set()
    todo = ["/claims", "/disputes", "/events", "/sources"]
    while todo:
        address = todo.pop()
        if address in seen or len(seen) > 80:
            continue
        seen.add(address)
        answer = hostile.get(address, follow_redirects=True)
        assert answer.status_code == 200, address
        for bad in ("<script>alert", "<img src=x", "\u202e", " style=", "onerror=alert(2)>"):
            assert bad not in answer.text, (address, bad)
        found = re.findall(r'href="(/(?:claims|disputes|events|sources)[^"#]*)', answer.text)
        todo += [a.replace("&amp;", "&") for a in found if "format=" not in a]
    assert any(a.startswith("/disputes/") for a in seen)
    assert any(a.startswith("/events/") for a in seen)


def test_no_cell_of_a_file_is_a_formula(hostile: TestClient) -> None:
    (dispute, *_) = hostile.get("/disputes?format=json&kind=denied").json()
    text = hostile.get(f"{dispute['href']}?format=csv").text
    cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
    assert any(FORMULA in cell for cell in cells)
    assert not any(cell.lstrip().startswith(("=", "+", "@")) for cell in cells)


def test_links_lead_to_documents_with_awkward_ids(hostile: TestClient) -> None:
    (dispute, *_) = hostile.get("/disputes?format=json&kind=denied").json()
    text = hostile.get(dispute["href"]).text
    links = set(re.findall(r'href="(/documents/[^"]+statement=[^"#]+)', text))
    assert links
    for link in links:
        address = link.replace("&amp;", "&")
        assert hostile.get(address, follow_redirects=True).status_code == 200
