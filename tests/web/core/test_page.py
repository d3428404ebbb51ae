"""What pages are made with: addresses, parameters, rows as files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given as examples
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sayso.errors import LedgerError
from sayso.export.page.palette import DARK, LIGHT, css_variables
from sayso.web.assets import STATIC
from sayso.web.page import (
    Column,
    choice,
    count,
    day,
    environment,
    pager,
    percent,
    plural,
    query_with,
    table_response,
    url,
    whole,
    words,
)  # fmt: skip
from sayso.web.paths import given, segment
from tests.web.browser import Browser


@examples(st.text())
def test_any_text_is_one_part_of_a_path(text: str) -> None:
    part = segment(text)
    assert part
    assert "/" not in part
    assert part not in {".", ".."}
    assert part.isascii()


AWKWARD = [
    "a/b",
    "..",
    ".",
    "",
    "~x",
    "a?b#c%2f",
    "Обозреватель",
    "a b",
    "x\x00y",
    "\\..\\",
    "a/../../etc",
    "%2e%2e",
]


@pytest.mark.parametrize("name", AWKWARD)
def test_it_comes_back_as_it_was(client: Browser, name: str) -> None:
    route = Route("/things/{name}/end", lambda r: JSONResponse(given(r, "name")))
    client.site_routes().insert(0, route)
    assert client.get(url("/things", name, "end")).json() == name


def test_a_part_that_is_none_of_ours(client: Browser) -> None:
    client.site_routes().insert(
        0, Route("/things/{name}", lambda r: JSONResponse(given(r, "name")))
    )
    for part in ("~x", "~____", "~%ff", "~é"):
        assert client.get(f"/things/{part}").status_code in {200, 404}


def test_addresses() -> None:
    assert url("/") == "/"
    assert (
        url("/documents", "a b", page=2, q="", who=None, flag=True)
        == "/documents/a%20b?page=2&flag=1"
    )
    assert url("/x", tag=["a", "b&c"], anchor="s-1 2") == "/x?tag=a&tag=b%26c#s-1%202"
    assert url("/x", q="\udcff") == "/x?q=%3F"


def test_a_query_is_kept_but_for_what_changes(client: Browser) -> None:
    seen: list[str] = []

    def show(request: Request) -> Response:
        seen.append(query_with(request, offset=50))
        seen.append(query_with(request, who=None))
        seen.append(query_with(request, stance="denies"))
        return Response()

    client.site_routes().insert(0, Route("/list/{x}", show))
    client.get("/list/a%20b?who=M%C3%A4r&about=x&about=y&offset=100&format=csv")
    assert seen == [
        "/list/a%20b?who=M%C3%A4r&about=x&about=y&offset=50",
        "/list/a%20b?about=x&about=y",
        "/list/a%20b?who=M%C3%A4r&about=x&about=y&stance=denies",
    ]


def test_parameters_are_checked() -> None:
    assert words({"q": "  a\x00 "}, "q") == "a"
    assert words({}, "q") is None
    assert whole({"n": " 7 "}, "n", 1) == 7
    assert whole({}, "n", 1) == 1
    assert choice({"s": "a"}, "s", ["a", "b"]) == "a"
    for wrong in ("-1", "1.5", "x", "9" * 30, "٣", "1e3"):
        with pytest.raises(LedgerError, match="S409"):
            whole({"n": wrong}, "n", 0)
    with pytest.raises(LedgerError, match="S409"):
        choice({"s": "c"}, "s", ["a", "b"])
    with pytest.raises(LedgerError, match="S409"):
        words({"q": "x" * 1001}, "q")


ROWS = [{"a": "=1+1", "b": 2, "c": None}, {"a": '\u202eevil,\n"', "b": 0.5, "c": ["x"]}]


def test_rows_are_files_that_run_nothing(client: Browser) -> None:
    def show(request: Request) -> Response:
        columns: list[Column] = ["a", ("B", "b"), ("both", lambda r: f"{r['a']}{r['b']}")]
        return table_response(request, ROWS, columns, "a/b\r\nx") or Response("page")

    client.site_routes().insert(0, Route("/rows", show))
    assert client.get("/rows").text == "page"
    answer = client.get("/rows?format=csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert "\r" not in answer.headers["content-disposition"]
    read = list(csv.reader(io.StringIO(answer.text, newline="")))
    assert read[0] == ["a", "B", "both"]
    assert read[1] == ["'=1+1", "2", "'=1+12"]
    assert read[2][0].startswith("\ufffdevil")
    assert client.get("/rows?format=json").json() == ROWS
    assert client.get("/rows?format=exe").status_code == 400


def test_a_pager_knows_the_ways_on_and_back(client: Browser) -> None:
    found = []

    def show(request: Request) -> Response:
        found.append(pager(request, offset=50, limit=50, shown=50, more=True, total=120))
        found.append(pager(request, offset=0, limit=50, shown=0, more=False))
        return Response()

    client.site_routes().insert(0, Route("/rows", show))
    client.get("/rows?offset=50&who=x")
    assert found[0]["previous"] == "/rows?who=x"
    assert found[0]["next"] == "/rows?who=x&offset=100"
    assert (found[0]["first"], found[0]["last"], found[0]["total"]) == (51, 100, 120)
    assert found[1]["next"] is None
    assert (found[1]["first"], found[1]["last"]) == (0, 0)


def test_filters() -> None:
    assert day("2031-05-03") == "3 May 2031"
    assert day("2031-05-03T10:00:00Z") == "3 May 2031"
    assert day("../2031-04-09") == "by 9 April 2031"
    assert day("nonsense\x1b") == "nonsense␛"
    assert day(None) == ""
    assert count(1234567) == "1\u202f234\u202f567"
    assert (plural(1, "event"), plural(2, "event"), plural(0, "entry", "entries")) == (
        "1 event", "2 events", "0 entries",
    )  # fmt: skip
    assert percent(0.126) == "13 %"


def test_templates_escape_and_miss_nothing() -> None:
    from jinja2 import UndefinedError

    known = environment()
    assert known.from_string("{{ a|visible }}").render(a="<b>\u202e") == "&lt;b&gt;\ufffd"
    with pytest.raises(UndefinedError):
        known.from_string("{{ nonesuch }}").render()


def test_the_style_has_the_palettes_colours() -> None:
    style = (STATIC / "style.css").read_text(encoding="utf-8")
    assert css_variables(LIGHT) in style
    assert style.count(css_variables(DARK)) == 2, "by the system, and chosen"
    assert "@import" not in style
    assert "url(" not in style


def test_a_case_that_goes_away_is_told(client: Browser, tmp_path: Path) -> None:
    client.site.cases.path = tmp_path / "gone"
    client.site.cases._shelf.free.clear()
    answer = client.get("/")
    assert answer.status_code == 400
    assert "S401" in answer.text


def test_a_case_is_lent_to_one_at_a_time(client: Browser) -> None:
    cases = client.site.cases
    with cases.lend("Ana") as one, cases.lend() as other:
        assert one is not other
        assert (one.ledger.who, other.ledger.who) == ("Ana", "sayso")
    with cases.lend() as again:
        assert again in {one, other}
    with pytest.raises(RuntimeError), cases.lend() as broken:
        raise RuntimeError
    with cases.lend() as fresh:
        assert fresh is not broken
