"""Help: the codebook, the manual, and the keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.routing import Route

from sayso.web.errors import WorkbenchError
from sayso.web.manual import TOPICS, address, topic
from sayso.web.page import NAVIGATION, render

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.responses import Response

__all__ = ["KEYS", "routes"]

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Everywhere",
        (
            ("?", "show the keys of the page, and switch them off or on"),
            ("/", "search"),
            *((f"g {key}", f"go to {label}") for _, group in NAVIGATION for _, label, key in group),
        ),
    ),
    (
        "Lists",
        (
            ("j", "the row after"),
            ("k", "the row before"),
            ("Enter", "open the row"),
            ("n", "rows after these"),
            ("p", "rows before these"),
        ),
    ),
)
"""Keys that work on more than one page, by where; a page's own stand on the page, under ``?``."""


def _index(request: Request) -> Response:
    return render(request, "help.html.j2", topics=_topics(), keys=KEYS)


def _show(request: Request) -> Response:
    name = str(request.path_params["topic"]).strip("/")
    found = topic(name)
    if found is None:
        raise WorkbenchError(
            "there is no such page of the manual",
            subject=name[:80],
            fix="choose one from Help",
            code="S506",
        )
    return render(request, "help_topic.html.j2", topic=found, topics=_topics())


def _topics() -> list[tuple[str, str, str]]:
    return [(name, title, address(name)) for name, title in TOPICS.items()]


routes = [Route("/help", _index), Route("/help/{topic:path}", _show)]
