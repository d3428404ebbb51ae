"""Rules for times of day: ``5:30 p.m. EST``, ``17:30``, ``noon``, ``nine in the morning``."""

from __future__ import annotations

import re

from sayso.extraction.times.form import make
from sayso.extraction.times.lexicon import DAYPARTS, MONTHS, ZONES
from sayso.extraction.times.numerals import ordinal, whole
from sayso.extraction.times.rule import Found, Hit, Rule
from sayso.extraction.times.rules_dates import mod_of, year_slots
from sayso.extraction.times.rules_durations import rough_mod

__all__ = ["CLOCK_RULES"]


def _zone(hit: Hit) -> str | None:
    return ZONES.get(hit.text("zone"))


def _twelve(hit: Hit) -> list[Found]:
    match = re.match(r"(\d{1,2})(?:[:.](\d{2}))?\s?([apAP])", hit.text("clock"))
    if match is None:
        return []
    hour, minute = int(match[1]), int(match[2] or 0)
    if not 1 <= hour <= 12 or minute > 59:
        return []
    hour = hour % 12 + (12 if match[3] in "pP" else 0)
    return [_clock(hit, f"{hour:02d}:{minute:02d}")]


def _clock(hit: Hit, clock: str) -> Found:
    mod = "APPROX" if rough_mod(hit.texts("rough")) == "APPROX" else None
    return hit.found(make("date", clock=clock, zone=_zone(hit), mod=mod))


def _twenty_four(hit: Hit) -> list[Found]:
    match = re.match(r"(\d{1,2}):(\d{2})", hit.text("clock"))
    if match is None or int(match[1]) > 24 or int(match[2]) > 59:
        return []
    return [_clock(hit, f"{int(match[1]):02d}:{match[2]}")]


_AT = {"at", "from", "until", "till", "by", "before", "after", "since"}


def _zoned(hit: Hit) -> list[Found]:
    """``1420 GMT``, ``1420GMT``, ``1400 hours``, ``3 o'clock``."""
    digits = hit.text("clock").replace("'", "")
    if hit.has("hours") and not digits.startswith("0") and hit.preceding() not in _AT:
        return []
    if not digits.isdigit():
        hour = whole(hit.texts("clock"))
        return [_clock(hit, f"{hour:02d}:00")] if hour and hour <= 12 else []
    if len(digits) <= 2:
        clock = (int(digits), 0)
    elif len(digits) == 4:
        clock = (int(digits[:2]), int(digits[2:]))
    else:
        return []
    if clock[0] > 24 or clock[1] > 59:
        return []
    return [_clock(hit, f"{clock[0]:02d}:{clock[1]:02d}")]


def _in_the(hit: Hit) -> list[Found]:
    """``nine in the morning``, ``4 o'clock in the afternoon``, ``ten at night``."""
    hour = whole(hit.texts("hour"))
    if not hour or hour > 12:
        return []
    late = DAYPARTS[hit.text("part")] in {"AF", "EV"} or (hit.text("part") == "night" and hour > 5)
    hour = hour % 12 + (12 if late else 0)
    if hit.text("part") == "night" and hour == 12:
        hour = 24
    return [_clock(hit, f"{hour:02d}:00")]


def _this(hit: Hit) -> list[Found]:
    """``6 this morning``."""
    hour = whole(hit.texts("hour"))
    if not hour or hour > 12 or hit.preceding() not in {"at", "around", "about", "by", "until"}:
        return []
    hour = hour % 12 + (0 if hit.text("part") == "morning" else 12)
    return [hit.found(make("shift", unit="day", n=0, base="pub", clock=f"{hour:02d}:00"))]


def _small_hours(hit: Hit) -> list[Found]:
    """``the early hours``: a part of the day that is named behind it."""
    return [hit.found(make("date", part="MO", mod="START"), weak=True)]


def _night_between(hit: Hit) -> list[Found]:
    """``the night of April 7-8``, ``the night from 7 to 8 April``: both days."""
    first, last = ordinal(hit.texts("first")), ordinal(hit.texts("last"))
    if not first or not last or first > 31 or last > 31 or last not in {first + 1, 1}:
        return []
    month = MONTHS[hit.texts("month")[0]]
    if last == 1 and hit.match.start("month") > hit.match.start("last"):
        return []
    slots = year_slots(hit.texts("year"))
    return [hit.found(make("date", month=month, day=first, part="NI", night="both", **slots))]


def _named(hit: Hit) -> list[Found]:
    clock = {"noon": "12:00", "midday": "12:00", "midnight": "24:00"}[hit.text("name")]
    return [_clock(hit, clock)]


def _part(hit: Hit) -> list[Found]:
    """``overnight``, ``the morning``, ``before dawn``, ``mid-afternoon``."""
    word = hit.texts("part")[-1]
    part = "NI" if word == "overnight" else DAYPARTS[word]
    if word == "overnight":
        return [hit.found(make("date", part="NI", night="over"))]
    mod = mod_of(hit.texts("mod"))
    generic = "yes" if word in {"night", "nighttime", "daytime"} and not hit.has("the") else None
    form = make("date", part=part, mod=mod, generic=generic)
    sure = hit.has("the") and word not in {"night", "dawn", "dusk", "sunrise", "sunset"}
    return [hit.found(form, weak=not sure)]


def _edge(hit: Hit) -> list[Found]:
    """``shortly before dawn``: a part of the day the text is about."""
    return [hit.part("core", make("date", part=DAYPARTS[hit.text("part")]))]


CLOCK_RULES: list[Rule] = [
    Rule("{rough}:rough? CLOCK12:clock local? ( time )? ZONE:zone?", _twelve),
    Rule("{rough}:rough? CLOCK24:clock ( hours | hrs )? local? ( time )? ZONE:zone?", _twenty_four),
    Rule("{rough}:rough? ( INT2 | YEAR4 | INT ):clock ZONE:zone", _zoned),
    Rule(
        "{rough}:rough? ( YEAR4 | INT ):clock ( hours | hrs ):hours local? time? ZONE:zone?", _zoned
    ),
    Rule("{rough}:rough? ( INT2 | CARD ):clock o'clock", _zoned),
    Rule(
        "{rough}:rough? ( INT2 | CARD ):hour o'clock? ( in the | at )"
        " ( morning | afternoon | evening | night ):part",
        _in_the,
    ),
    Rule("( INT2 | CARD ):hour this ( morning | afternoon | evening ):part", _this),
    Rule("{mod}:mod? the? ( early | small | wee ) morning? hours", _small_hours),
    Rule(
        "the? night ( of | from | between )? {mon}:month {day}:first ( HYPHEN | to | and )"
        " {day}:last ( COMMA? {year}:year )?",
        _night_between,
    ),
    Rule(
        "the? night ( of | from | between )? {day}:first ( HYPHEN | to | and ) {day}:last of?"
        " {mon}:month ( COMMA? {year}:year )?",
        _night_between,
    ),
    Rule("( noon | midday | midnight ):name local? ZONE:zone?", _named),
    Rule("overnight:part", _part),
    Rule(
        "( ( shortly | just | soon | well )? ( before | after | at | around | since | until ) )"
        " ( ( dawn | daybreak | sunrise | dusk | sunset | nightfall ):part ):core",
        _edge,
    ),
    Rule("{mod}:mod? the:the? {mod}:mod2? PART:part hours:hours?", _part),
]
