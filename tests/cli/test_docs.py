from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

import sayso
from sayso.cli.app import app

DOCS = Path(__file__).parents[2] / "docs"


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            assert found is not None, child
            yield from commands(found, f"{name} {child}")


@pytest.mark.parametrize("name", ["cli.md", "api.md"])
def test_the_generated_reference_is_current(name: str) -> None:
    pages = runpy.run_path(str(DOCS / "generate.py"))["pages"]()
    assert (DOCS / name).read_text(encoding="utf-8") == pages[name], "run `make docs`"


@pytest.mark.parametrize(("name", "command"), list(commands(app, "sayso")))
def test_every_command_and_option_is_documented(name: str, command: click.Command) -> None:
    page = (DOCS / "cli.md").read_text(encoding="utf-8")
    assert f"## `{name}`" in page
    assert command.help
    section = page.partition(f"## `{name}`")[2].partition("\n## ")[0]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
            for option in parameter.opts:
                assert option in section


def test_every_exported_name_is_documented() -> None:
    page = (DOCS / "api.md").read_text(encoding="utf-8")
    for name in sayso.__all__:
        assert f"## `sayso.{name}`" in page
        value = getattr(sayso, name)
        if name != "__version__":
            assert (value.__doc__ or "").strip(), name


def test_the_codebook_defines_every_word_of_the_vocabularies() -> None:
    from sayso.model import vocabulary

    pages = [DOCS / "codebook.md", *sorted((DOCS / "codebook").glob("*.md"))]
    words = "\n".join(page.read_text(encoding="utf-8") for page in pages)
    missing = [
        f"{name}.{value}"
        for name in vocabulary.__all__
        for value in getattr(vocabulary, name)
        if f"`{value}`" not in words
    ]
    assert not missing


def test_the_index_lists_every_page() -> None:
    index = (DOCS / "index.md").read_text(encoding="utf-8")
    pages = [p.name for p in DOCS.glob("*.md") if p.name != "index.md"]
    assert [page for page in pages if f"]({page})" not in index] == []
    codebook = (DOCS / "codebook.md").read_text(encoding="utf-8")
    parts = [p.name for p in (DOCS / "codebook").glob("*.md")]
    assert [part for part in parts if f"](codebook/{part})" not in codebook] == []
