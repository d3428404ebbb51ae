"""A reading as JSON, schema ``sayso.reading/1``: see :mod:`sayso.model.serial`."""

from sayso.model.serial import (
    SCHEMA,
    failure_to_dict,
    reading_from_dict,
    reading_to_dict,
    to_json,
)

__all__ = ["SCHEMA", "failure_to_dict", "reading_from_dict", "reading_to_dict", "to_json"]
