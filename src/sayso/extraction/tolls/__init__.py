"""Tolls: counts of people killed, injured, missing, detained, displaced or present."""

from sayso.extraction.tolls.component import TollRules
from sayso.extraction.tolls.summary import summarise

__all__ = ["TollRules", "summarise"]
