"""Rules for what is counted.

From publication (yesterday, last month, two years ago) or from the text (the next day, four
days prior, two weeks later, that year).
"""

from __future__ import annotations

from sayso.extraction.times.form import make
from sayso.extraction.times.lexicon import DAYPARTS, MONTHS, ORDINALS, SEASONS, UNITS, WEEKDAYS
from sayso.extraction.times.numerals import amount, ordinal
from sayso.extraction.times.rule import Found, Hit, Rule
from sayso.extraction.times.rules_dates import PICKS, mod_of, year_slots
from sayso.extraction.times.rules_durations import rough_mod

__all__ = ["RELATIVE_RULES"]

_FROM_PUBLICATION = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_FROM_PUBLICATION |= {"recent": -1, "upcoming": 1}
_FROM_TEXT = {"previous": -1, "preceding": -1, "prior": -1, "same": 0, "that": 0}
_FROM_TEXT |= {"following": 1, "subsequent": 1, "ensuing": 1, "very": 0}
_PAST_LENGTHS = {
    "day": "P1D",
    "hour": "PT1H",
    "minute": "PT1M",
    "decade": "P10Y",
    "century": "P100Y",
}
_OPEN = {"after", "before", "following", "since", "prior", "from"}
_CLOCKED = {"second", "minute", "hour"}
_SINGLE = "( hour | day | night | week | weekend | month | quarter | year"
_SINGLE += " | decade | century | millennium )"


def _day_word(hit: Hit) -> list[Found]:
    """``yesterday``, ``the day before yesterday``, ``mid-afternoon yesterday``."""
    word = hit.text("word")
    n = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}[word]
    if hit.has("side"):
        n += -1 if hit.text("side") == "before" else 1
    part = hit.texts("part")
    code = DAYPARTS[part[-1]] if part else "NI" if word == "tonight" else None
    mod = mod_of(hit.texts("mod")) or mod_of(hit.texts("mod2"))
    return [hit.found(make("shift", unit="day", n=n, base="pub", part=code, mod=mod))]


def _part(hit: Hit) -> list[Found]:
    """``last night``, ``this morning``, ``that afternoon``, ``the next morning``."""
    which, part = hit.texts("which")[-1], DAYPARTS[hit.texts("part")[-1]]
    mod = mod_of(hit.texts("mod"))
    if which in _FROM_TEXT or (which == "next" and hit.has("the")):
        n = _FROM_TEXT.get(which, 1)
        return [hit.found(make("shift", unit="day", n=n, base="text", part=part, mod=mod))]
    n = _FROM_PUBLICATION.get(which, 0)
    return [hit.found(make("shift", unit="day", n=n, base="pub", part=part, mod=mod))]


def _unit(hit: Hit) -> list[Found]:
    """``last month``, ``this week``, ``the following year``, ``that day``."""
    words = hit.texts("which")
    which, unit = words[-1], UNITS[hit.texts("unit")[-1]]
    mod = mod_of(hit.texts("mod"))
    if hit.texts("mod")[:1] == ["earlier"] and unit == "day" and not words:
        return []
    base, n = "pub", _FROM_PUBLICATION.get(which, 0)
    the = hit.has("the")
    if which in _FROM_TEXT:
        base, n = "text", _FROM_TEXT[which]
    elif which in {"next", "last"} and unit in {"day", "night"}:
        base = "text" if the else "pub"
    elif which == "next" and the:
        base = "text"
    if which == "past" and unit in _PAST_LENGTHS:
        return [hit.found(make("duration", value=_PAST_LENGTHS[unit], side="past", mod=mod))]
    part = None
    if unit == "night":
        unit, part = "day", "NI"
    first = hit.texts("mod")[:1]
    early = "yes" if first == ["earlier"] else None
    late = "yes" if first == ["later"] else None
    pick = "past" if which == "past" else None
    slots = make("shift", unit=unit, n=n, base=base, part=part, mod=mod, early=early, pick=pick)
    slots = slots.having(late=late)
    return [hit.found(slots)]


def _the_unit(hit: Hit) -> list[Found]:
    """``the year``, ``the quarter``: the one that the text is about."""
    unit = UNITS[hit.texts("unit")[-1]]
    mod = mod_of(hit.texts("mod"))
    if unit in {"year", "week"} and hit.following() in {"ended", "ending"} and not mod:
        return [hit.found(make("duration", value={"year": "P1Y", "week": "P1W"}[unit]))]
    first = hit.texts("mod")[:1]
    early = "yes" if first == ["earlier"] else None
    late = "yes" if first == ["later"] else None
    slots = {"early": early, "late": late, "mod": mod}
    form = make("shift", unit=unit, n=0, base="text", the="yes", **slots)
    return [hit.found(form, weak=mod is None)]


def _days_of(hit: Hit) -> list[Found]:
    """``the day before``, ``the year after``, ``the night before``."""
    unit = UNITS[hit.text("unit")]
    n = -1 if hit.text("side") in {"before", "previous", "prior", "earlier"} else 1
    part = "NI" if unit == "night" else None
    unit = "day" if part else unit
    base = "event" if hit.leads_on() else "text"
    return [hit.found(make("shift", unit=unit, n=n, base=base, part=part))]


def _named(hit: Hit) -> list[Found]:
    """``last April``, ``this past spring``, ``the previous Friday``, ``next Tuesday``."""
    words = hit.texts("which")
    which = words[-1]
    name = hit.texts("name")[0]
    mod = mod_of(hit.texts("mod"))
    slots: dict[str, str | int | None] = {"mod": mod}
    if name in MONTHS and not (name in SEASONS or name in WEEKDAYS):
        slots["month"] = MONTHS[name]
    elif name in SEASONS:
        slots["season"] = SEASONS[name]
    else:
        slots["weekday"] = WEEKDAYS[name]
    if hit.has("part"):
        slots["part"] = DAYPARTS[hit.texts("part")[-1]]
    slots["pick"] = PICKS.get(which, which)
    if which in {"same", "that", "following", "previous"}:
        slots["base"] = "text"
    return [hit.found(make("date", **slots))]


def _weekday(hit: Hit) -> list[Found]:
    name = hit.texts("name")[0]
    mod = mod_of(hit.texts("mod"))
    if hit.text("part").endswith("s"):
        return []
    part = DAYPARTS[hit.texts("part")[-1]] if hit.has("part") else None
    return [hit.found(make("date", weekday=WEEKDAYS[name], part=part, mod=mod))]


def _away(hit: Hit) -> list[Found]:
    """``two years ago``, ``four days prior``, ``a few weeks later``."""
    number = amount(hit.texts("num"))
    unit = UNITS[hit.texts("unit")[-1]]
    far = hit.texts("far")
    word = far[0]
    open_ended = word in _OPEN and hit.leads_on()
    back = word in {"ago", "earlier", "before", "prior", "previously", "previous", "back"}
    base = "pub" if word in {"ago", "hence", "from", "back"} else "text"
    if open_ended:
        base = "event"
    mod = rough_mod(hit.texts("rough")) or ("APPROX" if hit.has("so") else None)
    few = "yes" if "few" in hit.texts("num") else None
    way = "-" if back else "+"
    form = make("shift", unit=unit, n=number, dir=way, base=base, few=few, mod=mod)
    return [hit.found(form)]


def _ago(hit: Hit) -> list[Found]:
    """``the year-ago quarter``, ``year-earlier``, ``a year-ago period``."""
    word = "ago" if "ago" in hit.texts("far") else "earlier"
    unit = hit.texts("of")[-1] if hit.has("of") else None
    quarter = ORDINALS.get(hit.text("number")) if hit.has("number") else None
    form = make("shift", unit="year", n=1, dir="-", base="text", like=unit or "result", word=word)
    form = form.having(quarter=str(quarter) if quarter else None)
    return [hit.part("core", form) if hit.has("core") else hit.found(form)]


def _year_end(hit: Hit) -> list[Found]:
    return [hit.found(make("shift", unit="year", n=0, base="pub", mod="END"))]


def _period(hit: Hit) -> list[Found]:
    """``the latest quarter``, ``the 1988 period``, ``the corresponding period last year``."""
    unit = hit.text("unit")
    if hit.has("year"):
        return [hit.found(make("date", year=hit.text("year"), like=unit))]
    if hit.has("ago"):
        form = make("shift", unit="year", n=1, dir="-", base="text", like=unit)
        return [hit.found(form)]
    return [hit.found(make("shift", unit="quarter", n=0, base="text", like=unit, latest="yes"))]


def _week_of(hit: Hit) -> list[Found]:
    day = ordinal(hit.texts("day"))
    if day is None or day > 31:
        return []
    month = MONTHS[hit.texts("month")[0]]
    return [hit.found(make("date", month=month, day=day, within="week"))]


def _week_in(hit: Hit) -> list[Found]:
    """``the last week of March``, ``the first weekend of May``."""
    words = hit.texts("number")
    number = -1 if words[-1] in {"last", "final"} else ordinal(words)
    if number is None or number > 5:
        return []
    unit = UNITS[hit.text("unit")]
    month, year = MONTHS[hit.texts("month")[0]], year_slots(hit.texts("year"))
    return [hit.found(make("date", nth=number, of=unit, month=month, **year))]


def _ordinal_day(hit: Hit) -> list[Found]:
    """``the third day``, ``the first night``: counted from where the story began."""
    number = ordinal(hit.texts("number"))
    unit = UNITS[hit.text("unit")]
    if number is None or number > 60:
        return []
    part = "NI" if unit == "night" else None
    unit = "day" if part else unit
    form = make("shift", unit=unit, n=number - 1, base="story", part=part)
    return [hit.found(form, weak=unit != "day")]


def _nth(hit: Hit) -> list[Found]:
    """``the 28th``, ``the 5th of that month``: a day of the month the text is in."""
    number = ordinal(hit.texts("day"))
    if number is None or number > 31:
        return []
    return [hit.found(make("date", day=number, base="text"), weak=not hit.has("month"))]


_WHICH = "( last | this past | this coming | this | next | past | coming | current | upcoming"
_WHICH += " | previous | preceding | following | subsequent | ensuing | same | that very"
_WHICH += " | that same | this same | that ):which"
_SUFFIX = "( ago | earlier | prior | previously | before | later | after | afterwards | afterward"
_SUFFIX += " | hence | from now | from today | following | back )"

RELATIVE_RULES: list[Rule] = [
    Rule(
        "{mod}:mod? the? {mod}:mod2? ( PART ):part? HYPHEN? ( yesterday | today | tomorrow"
        " | tonight ):word",
        _day_word,
    ),
    Rule("( yesterday | tomorrow | today ):word POSS? {mod}:mod? PART:part", _day_word),
    Rule("the day ( before | after ):side ( yesterday | tomorrow ):word", _day_word),
    Rule(f"{{mod}}:mod? the:the? {_WHICH} PART:part", _part),
    Rule(f"{{mod}}:mod? the:the? {_WHICH} {_SINGLE}:unit", _unit),
    Rule("a weekend:unit", _the_unit),
    Rule("{mod}:mod? the:the ( fiscal | full | calendar | whole | entire ) year:unit", _the_unit),
    Rule("{mod}:mod? the:the ( day | week | weekend | month | quarter | year ):unit", _the_unit),
    Rule(f"the {_SINGLE}:unit ( before | after | previous | following | earlier ):side", _days_of),
    Rule(f"{{mod}}:mod? the? {_WHICH} ( {{mon}} | SEASON | {{wd}} ):name PART:part?", _named),
    Rule("{mod}:mod? WD:name", _weekday),
    Rule("{mod}:mod? ( WDSHORT DOT ):name", _weekday),
    Rule("{mod}:mod? WD:name PART:part", _weekday),
    Rule(
        f"{{rough}}:rough? {{num}}:num {{adj}}? UNIT:unit ( or so ):so? {_SUFFIX}:far",
        _away,
    ),
    Rule("{rough}:rough? UNIT:unit ( ago | earlier | later | before | afterwards ):far", _away),
    Rule(
        "( the? ( comparable | corresponding | same )? year HYPHEN? ( ago | earlier ):far"
        " ( ORD:number )? ( quarter | period | half | month | week ):of )",
        _ago,
    ),
    Rule("( a | the )? ( year HYPHEN ( ago | earlier ):far ):core", _ago),
    Rule("( year POSS? HYPHEN? end ):end", _year_end),
    Rule(
        "the? ( quarter | period ):unit ( a year ( ago | earlier ) | last year ):ago",
        _period,
    ),
    Rule(
        "the? ( corresponding | comparable | same ) ( quarter | period ):unit"
        " ( a year ( ago | earlier ) | last year | the previous year ):ago",
        _period,
    ),
    Rule("the? ( latest | most recent ) ( quarter | period ):unit", _period),
    Rule("the YEAR4:year ( period | quarter ):unit", _period),
    Rule(
        "the? ( ORD | last | final ):number ( week | weekend ):unit ( of | in ) {mon}:month"
        " ( ( of | COMMA )? {year}:year )?",
        _week_in,
    ),
    Rule("the week of {mon}:month {day}:day", _week_of),
    Rule("the? ( ORD | ORDN | final | opening ):number ( day | night | week ):unit", _ordinal_day),
    Rule("the ORDN:day ( of the? ( that | same )? month ):month?", _nth),
]
