"""All schemas of the OpenAPI document, by name."""

from __future__ import annotations

from sayso.web.api.schemas import actors, compared, reading, records, sources, work
from sayso.web.api.shapes import (
    ANY,
    COUNT,
    TEXT,
    Schema,
    integer,
    many,
    maybe,
    record,
    ref,
    table,
)

__all__ = ["SCHEMAS", "rows_of"]

_FACETS = table(
    many(record({"value": TEXT, "count": COUNT})), "Values to choose from, with how many rows."
)
PAGED: Schema = {
    "limit": integer(1, 500),
    "offset": COUNT,
    "total": maybe({**COUNT, "description": "Of all rows; null where counting takes too long."}),
    "more": {"type": "boolean", "description": "Whether further rows follow."},
    "sort": TEXT,
    "asked": table(ANY, "What was asked for."),
    "facets": _FACETS,
    "facets_counted_over": maybe(
        {**COUNT, "description": "The first rows that facets are counted over, if not all."}
    ),
    "up_to_date": {"type": "boolean"},
    "names": many(TEXT, description="Of those who have decided."),
}
"""What every list has beside its rows."""
_OPTIONAL = ("sort", "facets", "facets_counted_over", "up_to_date", "names")


def rows_of(name: str) -> Schema:
    """Return the schema of a list of records."""
    return record({"rows": many(ref(name)), **PAGED}, optional=_OPTIONAL)


SCHEMAS: dict[str, Schema] = {
    **reading.SCHEMAS,
    **records.SCHEMAS,
    **compared.SCHEMAS,
    **sources.SCHEMAS,
    **actors.SCHEMAS,
    **work.SCHEMAS,
    "OpenAPI": {"type": "object"},
}
for _row in (
    "DocumentRow", "StatementRow", "MentionRow", "Hit", "ClaimRow", "EventRow", "SourceRow",
    "ActorRow",
    "Decision", "Job",
):  # fmt: skip
    SCHEMAS[f"{_row.removesuffix('Row')}List"] = rows_of(_row)
SCHEMAS["SourcePage"] = record(
    {
        **SCHEMAS["SourceFacts"]["properties"],
        "rows": many(ref("SourceStatement")),
        **PAGED,
    },
    optional=_OPTIONAL,
    description="A source: what it said, denied, took back, declined to answer.",
)
del SCHEMAS["SourceFacts"]
