"""Time expressions on the calendar, and what they date: statements and events."""

from sayso.resolution.times.anchor import TimeAnchor
from sayso.resolution.times.event_dates import EventDates
from sayso.resolution.times.said import SaidRules

__all__ = ["EventDates", "SaidRules", "TimeAnchor"]
