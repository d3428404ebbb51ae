"""sayso: who says what happened, where and when, on whose word, and who says otherwise."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sayso.case import Case
    from sayso.errors import ConfigurationError, EvidenceError, InputError, LedgerError, SaysoError
    from sayso.model import Document, Reading, Statement
    from sayso.workflow import read, read_many

__all__ = [
    "Case",
    "ConfigurationError",
    "Document",
    "EvidenceError",
    "InputError",
    "LedgerError",
    "Reading",
    "SaysoError",
    "Statement",
    "__version__",
    "read",
    "read_many",
]

__version__ = "0.1.0"

_HOMES = {
    "Case": "sayso.case",
    "ConfigurationError": "sayso.errors",
    "Document": "sayso.model",
    "EvidenceError": "sayso.errors",
    "InputError": "sayso.errors",
    "LedgerError": "sayso.errors",
    "Reading": "sayso.model",
    "SaysoError": "sayso.errors",
    "Statement": "sayso.model",
    "read": "sayso.workflow",
    "read_many": "sayso.workflow",
}


def __getattr__(name: str) -> object:
    """Import an exported name on first use, so that ``import sayso`` costs nothing."""
    home = _HOMES.get(name)
    if home is None:
        msg = f"module 'sayso' has no attribute {name!r}"
        raise AttributeError(msg)
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """List the exported names."""
    return sorted(__all__)
