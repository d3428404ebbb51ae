"""Names by rule: what stands in for the encoder, and needs nothing but the text."""

from sayso.extraction.names.repair import NameRepair
from sayso.extraction.names.rules import NameRules

__all__ = ["NameRepair", "NameRules"]
