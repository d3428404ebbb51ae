"""One self-contained page for people: the text, the statements, when, where, how many.

Nothing in it is fetched, and nothing that a document says is run: a content security
policy allows only the page's own style and script, by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sayso import __version__
from sayso.export.page.palette import DARK, LIGHT, css_variables
from sayso.export.page.view import document_view
from sayso.export.visible import visible
from sayso.model import Reading

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["render_page"]


def render_page(
    readings: Sequence[Reading], failures: Iterable[tuple[str, str]] = ()
) -> Iterator[str]:
    """Yield the page piece by piece.

    Args:
        readings: In the order in which they are shown.
        failures: Name and error of inputs that couldn't be read, which the page lists.
    """
    environment = _environment()
    style = _style()
    script = _file("page.js")
    shell = environment.get_template("page.html.j2")
    titles = [visible(r.document.title or r.document.source.name) for r in readings]
    frame = shell.render(
        title=titles[0] if len(titles) == 1 else f"{len(titles)} documents",
        titles=[
            (number, title, len(reading.statements))
            for number, (title, reading) in enumerate(zip(titles, readings, strict=True), 1)
        ],
        statements=sum(len(r.statements) for r in readings),
        failures=[(visible(name), visible(error)) for name, error in failures],
        style=style,
        script=script,
        style_hash=_hash(style),
        script_hash=_hash(script),
        version=__version__,
        divider=_DIVIDER,
    )
    before, _, after = frame.partition(_DIVIDER)
    yield before
    article = environment.get_template("document.html.j2")
    heading = "h1" if len(readings) == 1 else "h2"
    for number, reading in enumerate(readings, 1):
        yield from article.generate(d=document_view(reading, number), heading=heading)
    yield after


_DIVIDER = "\N{SYMBOL FOR FILE SEPARATOR}documents\N{SYMBOL FOR FILE SEPARATOR}"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    return Environment(
        loader=FunctionLoader(_file),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _file(name: str) -> str:
    home = files("sayso.export.page").joinpath("templates")
    return home.joinpath(name).read_text(encoding="utf-8")


def _style() -> str:
    return (
        _file("page.css")
        .replace("/*LIGHT*/", css_variables(LIGHT))
        .replace("/*DARK*/", css_variables(DARK))
    )


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
