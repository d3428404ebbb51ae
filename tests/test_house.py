"""The rules of the house that no other tool checks; CONTRIBUTING.md states them."""

import argparse
import ast
import importlib
import inspect
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "sayso"
MODULES = sorted(SOURCE.rglob("*.py"))
CODE = [
    file
    for folder in ("src", "benchmarks", "examples", "tools", "training")
    for file in sorted((ROOT / folder).rglob("*.py"))
]

ORDER = [
    {"errors", "model"},
    {"reading"},
    {"extraction"},
    {"gazetteer"},
    {"resolution"},
    {"ledger"},
    {"comparison"},
    {"export"},
    {"cli", "web"},
]
"""The stages; each imports only what stands before it, and itself."""

STAGES = set().union(*ORDER)

COMPOSERS = {"", *(file.stem for file in SOURCE.glob("[!_]*.py"))} - STAGES
"""Modules beside the stages put them together: they import any stage but the views, and the
views alone import them."""

MOST_LINES = 400

HEAVY = ["lxml", "trafilatura", "htmldate", "pypdfium2", "rich", "click", "numpy", "onnxruntime"]


def name(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), file.name)


def stage(module: str) -> str:
    """The part of a dotted name after ``sayso``: the stage, or what composes them."""
    return module.split(".")[1] if "." in module else ""


def rank(part: str) -> int:
    return next(number for number, parts in enumerate(ORDER) if part in parts)


def dotted(file: Path) -> str:
    parts = file.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(file: Path) -> Iterator[str]:
    """Every module of sayso that a file imports, at its top or inside a function."""
    for node in ast.walk(tree(file)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("sayso"))
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("sayso"):
            if node.module == "sayso":
                # "from sayso import model" imports a stage, "from sayso import read" none
                yield from (f"sayso.{a.name}" if a.name in STAGES else "sayso" for a in node.names)
            else:
                yield node.module or ""


def allowed(importer: str, imported: str) -> bool:
    if importer in {imported, "__main__"}:
        return True
    if importer in COMPOSERS:
        return imported not in {"cli", "web"}
    if imported in COMPOSERS:
        return importer in {"cli", "web"} or not imported
    if importer == "cli":
        return True  # "sayso serve" starts the workbench; other views are never imported
    if importer == "web":
        return imported != "cli"
    return rank(imported) < rank(importer) or {importer, imported} == {"errors", "model"}


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_a_stage_imports_only_what_stands_before_it(file: Path) -> None:
    here = stage(dotted(file))
    wrong = [module for module in imports(file) if not allowed(here, stage(module))]
    assert wrong == []


def test_the_order_of_stages_is_held_to() -> None:
    assert allowed("resolution", "extraction")
    assert allowed("cli", "workflow")
    assert allowed("workflow", "resolution")
    assert not allowed("extraction", "resolution")
    assert not allowed("extraction", "gazetteer")
    assert not allowed("reading", "workflow")
    assert not allowed("export", "cli")
    assert not allowed("web", "cli")
    assert allowed("cli", "web")
    assert not allowed("workflow", "cli")
    with pytest.raises(StopIteration):
        rank("nonesuch")


def test_every_package_has_its_place_in_the_order() -> None:
    packages = {file.parent.name for file in SOURCE.glob("*/__init__.py")}
    assert packages - STAGES == set()


@pytest.mark.parametrize("file", CODE, ids=name)
def test_no_module_is_longer_than_a_person_wants_to_read(file: Path) -> None:
    assert len(file.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_the_library_never_prints(file: Path) -> None:
    calls = [
        node.lineno
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert calls == []


@pytest.mark.parametrize("file", [*CODE, *sorted((ROOT / "tests").rglob("*.py"))], ids=name)
def test_no_module_meddles_with_the_search_path(file: Path) -> None:
    found = [
        node.lineno
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Attribute)
        and node.attr == "path"
        and isinstance(node.value, ast.Name)
        and node.value.id == "sys"
    ]
    assert found == []


@pytest.mark.parametrize("file", MODULES, ids=name)
def test_what_a_module_exports_is_there_and_documented(file: Path) -> None:
    if file.name == "__main__.py":
        return
    module = importlib.import_module(dotted(file))
    assert module.__doc__ or not tree(file).body, "the module has no docstring"
    for exported in getattr(module, "__all__", ()):
        value = getattr(module, exported)
        if inspect.isclass(value) or inspect.isroutine(value):
            assert value.__doc__, exported


def test_importing_sayso_imports_nothing_heavy() -> None:
    script = f"import sys, sayso; print([m for m in {HEAVY} if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"


def test_the_version_is_one_and_the_changelog_has_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == sayso.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"(?m)^## \[{re.escape(sayso.__version__)}\]", changelog)


def error_codes() -> set[str]:
    """Every error code in the source, given as a string of its own."""
    return {
        node.value
        for file in MODULES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(r"S\d{3}", node.value)
    }


def test_every_error_code_is_documented_and_no_other() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    documented = re.findall(r"(?m)^\| `(S\d{3})` \|", page)
    assert sorted(documented) == sorted(set(documented)), "a code stands there twice"
    assert set(documented) == error_codes()


def test_every_documented_error_says_what_to_do() -> None:
    page = (ROOT / "docs" / "errors.md").read_text(encoding="utf-8")
    for line in page.splitlines():
        if line.startswith("| `S"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            assert len(cells) == 3, line
            assert all(cells), line


def test_every_command_of_the_makefile_is_in_contributing() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"(?m)^\.PHONY: (.*)$", makefile)[0].split()
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    shown = {*re.findall(r"`make (\w+)`", page)}
    assert shown <= set(targets)
    assert set(targets) - shown <= {"lint", "types"}, "parts of make check"


def test_every_option_of_the_gate_is_in_contributing() -> None:
    from benchmarks.command import parser

    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    options = [
        option
        for action in parser()._actions
        if action.help != argparse.SUPPRESS
        for option in action.option_strings
        if option.startswith("--") and option != "--help"
    ]
    assert [option for option in options if f"{option}" not in page] == []


def test_the_component_in_contributing_is_one() -> None:
    from sayso.extraction.component import LAYERS, Component

    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    scope: dict[str, object] = {"__name__": "contributing"}
    exec(compile(code, "CONTRIBUTING.md", "exec"), scope)  # noqa: S102  # the project's own page
    component = scope["ShoutedNames"]
    assert inspect.isclass(component)
    made = component()
    assert isinstance(made, Component)
    assert made.needs | made.gives <= LAYERS.keys()


def test_links_between_pages_lead_somewhere() -> None:
    pages = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "examples").glob("*.md")]
    broken = [
        (name(page), target)
        for page in pages
        for target in re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", page.read_text(encoding="utf-8"))
        if not (page.parent / target).exists()
    ]
    assert broken == []
