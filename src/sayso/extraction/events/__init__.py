"""Events: what a text says happened, is planned, or did not happen."""

from sayso.extraction.events.coding import coded
from sayso.extraction.events.component import EventRules

__all__ = ["EventRules", "coded"]
