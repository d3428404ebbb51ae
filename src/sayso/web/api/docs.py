"""The page ``docs/api-http.md``: what the OpenAPI document says, as tables to read."""

from __future__ import annotations

from typing import Any

from sayso.web.api.openapi import document
from sayso.web.api.operation import REVIEWER
from sayso.web.api.operations import OPERATIONS

__all__ = ["page"]

_INTRO = f"""# The JSON interface

`sayso serve CASE` answers programs under `/api` with what its pages show. The address
`/api/openapi.json` describes all of it as an [OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.0)
document: parameters, bodies and what every answer holds. This page lists the same.

    curl 'http://127.0.0.1:8031/api/disputes?about=drones&limit=5'

- **Records** have the keys of the [command line's JSON](design.md): a statement of
  `/api/statements`, the `record` of a claim, a dispute or an event, and
  `/api/documents/{{doc}}/reading` (`sayso.reading/1`). Later versions may add keys.
- **Lists** have `rows`, `limit`, `offset`, `total` (null where counting takes too long), `more` and
  `asked`. Their order is the same each time as long as the case is.
- **Errors** have one shape, whatever went wrong:
  `{{"error": {{"code", "cause", "fix", "subject"}}}}`, with a code of the [list](errors.md). A
  parameter or key that isn't known is an error, too: a misspelt filter would otherwise find
  everything.
- **Ids** with a slash or another sign that a path can't hold are written as `~` and their UTF-8 in
  base64url without padding.
- **Changes** need a body of `content-type: application/json`, or the workbench's token in
  `Authorization: Bearer …`, so that no other site's page can make them. A decision needs a name:
  `who` in the body, or the header `{REVIEWER.name}` (percent-encoded).
- **Long work** (add, export, verify) is answered with 202 and a job; ask `/api/jobs/{{id}}` until
  its `state` isn't `running`.

        curl -H 'content-type: application/json' http://127.0.0.1:8031/api/review \\
             -d '{{"record": "0818f606e639", "action": "correct", "field": "stance",
                  "value": "doubts", "who": "Ana"}}'

No other site may read it in a browser: there are no CORS headers.
"""


def page() -> str:
    """Return the page as Markdown."""
    parts = [_INTRO, "| address | gives | page |\n| --- | --- | --- |"]
    for one in OPERATIONS:
        page_ = f"`{one.of}`" if one.of else ""
        parts[-1] += f"\n| `{one.method} {one.path}` | {one.about} | {page_} |"
    told = document()
    for one in OPERATIONS:
        operation = told["paths"][one.path][one.method.lower()]
        rows = [_row(p) for p in operation["parameters"]]
        body = told["components"]["schemas"][one.body] if one.body else {"properties": {}}
        rows += [
            _line(name, "body", schema, required=name in body.get("required", ()))
            for name, schema in body["properties"].items()
        ]
        if one.form is not None:
            rows += [
                _line(name, "form", schema, required=False)
                for name, schema in one.form["properties"].items()
            ]
        statuses = ", ".join(operation["responses"])
        answer = f"Answers `{one.gives}`" if one.gives else f"Answers `{one.media_type}`"
        parts.append(f"\n## `{one.method} {one.path}`\n\n{one.about} {answer}; {statuses}.")
        if rows:
            table = "| name | in | takes | meaning |\n| --- | --- | --- | --- |\n"
            parts.append("\n" + table + "\n".join(rows))
    return "\n".join(parts) + "\n"


def _row(parameter: dict[str, Any]) -> str:
    schema = {**parameter["schema"], "description": parameter.get("description", "")}
    place, required = parameter["in"], parameter.get("required", False)
    return _line(parameter["name"], place, schema, required=required)


def _line(name: str, place: str, schema: dict[str, Any], *, required: bool) -> str:
    must = ", required" if required else ""
    about = str(schema.get("description", "")).replace("|", "\\|")
    return f"| `{name}` | {place}{must} | {_kind(schema)} | {about} |"


def _kind(schema: dict[str, Any]) -> str:
    """Return in words what a value may be."""
    if "enum" in schema:
        return ", ".join(f"`{value}`" for value in schema["enum"])
    kind = schema.get("type", "any JSON")
    names = kind if isinstance(kind, list) else [kind]
    found = " or ".join(str(name) for name in names)
    if schema.get("format") == "edtf":
        return "EDTF"
    if kind == "array":
        return f"array of {_kind(schema['items'])}"
    if "maximum" in schema:
        found += f", {schema['minimum']} to {schema['maximum']}"
    return found
