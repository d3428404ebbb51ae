"""Time expressions: found, with the form that a calendar can be asked about.

Finding follows TimeML's TIMEX3 (ISO 24617-1): which words belong to an expression, and its
type. What it means on the calendar is left to :mod:`sayso.resolution.times`, which knows
when the document was published and what the text named before.
"""

from sayso.extraction.times.component import TimeRules
from sayso.extraction.times.form import Form

__all__ = ["Form", "TimeRules"]
