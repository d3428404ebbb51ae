"""Write the parts of the documentation that come from the program itself.

``python -m docs.generate`` writes ``docs/cli.md``, ``docs/api.md`` and ``docs/api-http.md``, and
the copies of pages that the workbench shows as its help; with ``--check`` it writes nothing and
says which of them is out of date.
"""

from __future__ import annotations

import argparse
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).parent
MANUAL = HERE.parent / "src" / "sayso" / "web" / "manual"
WIDTH = 88
NOTICE = "<!-- Made by `make docs` from the program itself; change it there. -->\n"
_ENTRY = re.compile(r"    (\*{0,2}[\w.]+(?: \([^)]*\))?): (.*)")
_ROLE = re.compile(r":(?:func|class|mod|meth|data|attr):`~?([^`]+)`")

INTRO = """# The command line

`sayso` and `python -m sayso` are the same. Output goes to standard output; failures,
progress and the closing count go to standard error, one line each, as
`sayso: INPUT: cause; fix [code]`. Set `SAYSO_DEBUG=1` to see where an error came from,
`NO_COLOR=1` for a table without colour, `COLUMNS` for its width where output is no terminal.

| exit code | meaning |
| --- | --- |
| 0 | done |
| 1 | some inputs failed and are named on standard error, or the output can't be written |
| 2 | the command was used wrongly |
| 130 | stopped by Ctrl-C; a file named with `--output` is as it was before |
| 141 | the reader of the output went away (`sayso read … \\| head`) |
"""

API_INTRO = """# Python

What `import sayso` gives. Offsets are 0-based, end-exclusive code points of the document's
text.
"""

FORMATS = """## Formats of `sayso read`

- **table**: for each document who said what, when, where and with which stance, and what
  happened with its tolls. From 110 columns the cue has a column of its own; below 70 the
  statements stand under each other. Control characters in the words of documents are
  shown (`␛`), never obeyed.
- **json**: one object of the schema `sayso.reading/1` for one document; an array, in the
  order of the inputs, for several. **jsonl**: always one object a line. In both an input
  that failed stands in its place as `{"id": …, "error": …}`.
- **html**: one page for all documents, to be opened from disk: it fetches nothing and can
  be read without JavaScript.
- **csv**: one row for each statement (UTF-8, RFC 4180). A cell that a spreadsheet would run
  as a formula has an apostrophe before it. The columns:

"""


def main() -> int:
    """Write or check the generated files; return 1 if a check finds one out of date."""
    parser = argparse.ArgumentParser(description="Write docs/cli.md and docs/api.md.")
    parser.add_argument("--check", action="store_true", help="write nothing, only compare")
    check = parser.parse_args().check
    made = {HERE / name: text for name, text in pages().items()}
    code = 0
    for path, text in (made | copies(made)).items():
        current = path.read_text(encoding="utf-8") if path.exists() else ""
        if current == text:
            continue
        if check:
            name = path.relative_to(HERE.parent).as_posix()
            sys.stderr.write(f"{name} is out of date; run `make docs`\n")
            code = 1
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return code


def copies(made: Mapping[Path, str]) -> dict[Path, str]:
    """Return the pages that the workbench shows, by where their copies lie.

    Args:
        made: Generated pages, which may not be written yet.
    """
    from sayso.web.manual import TOPICS

    found = {}
    for name in TOPICS:
        page = HERE / f"{name}.md"
        found[MANUAL / f"{name}.md"] = made.get(page) or page.read_text(encoding="utf-8")
    return found


def pages() -> dict[str, str]:
    """Return the generated files by name."""
    from sayso.web.api.docs import page

    return {"cli.md": cli_page(), "api.md": api_page(), "api-http.md": f"{NOTICE}\n{page()}"}


def cli_page() -> str:
    """Return the reference of the command line, from what ``--help`` says."""
    from sayso.export.statements_csv import COLUMNS

    parts = [NOTICE, INTRO]
    for title, text in helps():
        parts.append(f"## `{title}`\n\n```\n{text.rstrip()}\n```\n")
    rows = "".join(f"| `{column.name}` | {column.meaning} |\n" for column in COLUMNS)
    parts.append(f"{FORMATS}| column | holds |\n| --- | --- |\n{rows}")
    return "\n".join(parts)


def helps() -> Iterator[tuple[str, str]]:
    """Yield each command's full name with its help, from the top down."""
    import click

    from sayso.cli.app import app

    def below(
        command: click.Command, name: str, parent: click.Context | None
    ) -> Iterator[tuple[str, str]]:
        context = click.Context(
            command,
            info_name=name,
            parent=parent,
            terminal_width=WIDTH,
            **{
                key: value
                for key, value in command.context_settings.items()
                if key == "help_option_names"
            },
        )
        yield context.command_path, command.get_help(context)
        if isinstance(command, click.Group):
            for child in command.list_commands(context):
                found = command.get_command(context, child)
                if found is not None and not found.hidden:
                    yield from below(found, child, context)

    yield from below(app, "sayso", None)


def api_page() -> str:
    """Return the reference of the names that ``sayso`` exports."""
    import sayso

    parts = [NOTICE, API_INTRO]
    for name in sorted(sayso.__all__):
        value = getattr(sayso, name)
        if inspect.isclass(value):
            parts.append(f"## `sayso.{name}`\n\n{_markdown(value)}")
            parts += _members(name, value)
        elif callable(value):
            signature = str(inspect.signature(value)).replace("'", "")
            call = f"{name}{signature}"
            parts.append(
                f"## `sayso.{name}`\n\n```python\n{_wrapped(call)}\n```\n\n{_markdown(value)}"
            )
        else:
            parts.append(f"## `sayso.{name}`\n\nThe version of sayso, as text.\n")
    return "\n".join(parts)


def _members(name: str, value: type) -> Iterator[str]:
    """Yield the public methods and properties that a class itself defines."""
    for member, function in vars(value).items():
        doc = inspect.getdoc(getattr(value, member, None)) if not member.startswith("_") else None
        if doc and (inspect.isfunction(function) or isinstance(function, property)):
            yield f"### `{name}.{member}`\n\n{_markdown(getattr(value, member))}"


def _wrapped(call: str) -> str:
    if len(call) <= WIDTH:
        return call
    head, _, rest = call.partition("(")
    arguments, _, result = rest.rpartition(")")
    pieces = re.split(r", (?![^\[]*\])", arguments)
    return f"{head}(\n" + "".join(f"    {piece},\n" for piece in pieces) + f"){result}"


def _markdown(value: object) -> str:
    """Return a docstring with its sections as lists."""
    lines: list[str] = []
    for raw in (inspect.getdoc(value) or "").splitlines():
        line = _ROLE.sub(r"`\1`", raw).replace("``", "`")
        entry = _ENTRY.fullmatch(line)
        if re.fullmatch(r"(Args|Returns|Raises|Yields|Attributes):", line):
            lines += [f"**{line[:-1]}**", ""]
        elif entry:
            lines.append(f"- `{entry[1]}`: {entry[2]}")
        elif line.startswith("        "):
            lines.append(f"  {line.strip()}")
        else:
            lines.append(line.strip())
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
