"""Rules for places on the calendar: dates, months, years, seasons, quarters, centuries."""

from __future__ import annotations

import re

from sayso.extraction.times.form import Form, make
from sayso.extraction.times.lexicon import (
    CARDINALS,
    FOREIGN_MONTHS,
    HOLIDAYS,
    MONTHS,
    SEASONS,
    WEEKDAYS,
)
from sayso.extraction.times.numerals import ordinal, spoken_year
from sayso.extraction.times.rule import Found, Hit, Rule

__all__ = ["DATE_RULES", "PICKS", "mod_of", "year_slots"]

_MODS = {
    "early": "START",
    "earlier": "START",
    "beginning": "START",
    "start": "START",
    "eve": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "later": "END",
    "end": "END",
    "close": "END",
    "first": "START",
    "latter": "END",
    "last": "END",
}


PICKS = {
    "last": "last",
    "past": "last",
    "recent": "last",
    "this": "this",
    "current": "this",
    "next": "next",
    "coming": "next",
    "upcoming": "next",
}
"""How a missing part is chosen, by the word before it."""


def mod_of(words: list[str]) -> str | None:
    """Return TimeML's modifier for ``early``, ``the end of`` and the like."""
    if "rest" in words:
        return None
    return next((_MODS[word] for word in words if word in _MODS), None)


def year_slots(words: list[str]) -> dict[str, str]:
    """Return the slots of a written or spoken year."""
    digits = next((w for w in words if w.isdigit()), None)
    before_christ = any(w[:1] in "Bb" and len(w) < 8 for w in words if w != digits)
    era = "BC" if before_christ else None
    value = int(digits) if digits else spoken_year(words)
    if value is None:
        return {}
    slots = {"year": str(value)}
    if era and digits:
        slots["era"] = era
    return slots


def _month(hit: Hit, name: str = "month") -> int:
    return MONTHS[hit.texts(name)[0]]


def _day(hit: Hit, name: str = "day") -> int | None:
    value = ordinal(hit.texts(name))
    return value if value and value <= 31 else None


def _weekday(hit: Hit) -> int | None:
    words = hit.texts("weekday")
    return WEEKDAYS[words[0]] if words else None


def _full(hit: Hit) -> list[Found]:
    """Month, day, and whatever else is there."""
    day = _day(hit)
    if day is None:
        return []
    slots: dict[str, str | int | None] = {"month": _month(hit), "day": day}
    slots |= {"weekday": _weekday(hit), "mod": mod_of(hit.texts("mod"))}
    slots |= year_slots(hit.texts("year"))
    if hit.has("pick") and "year" not in slots:
        slots["pick"] = PICKS.get(hit.texts("pick")[-1])
    return [hit.found(make("date", **slots))]


def _day_of(hit: Hit) -> list[Found]:
    if hit.texts("day")[-1].isalpha() and not hit.has("of"):
        return []
    return _full(hit)


def _days(hit: Hit) -> list[Found]:
    """``April 6-7`` and ``6-7 January 1916``: two expressions, as TimeML has them."""
    first, last = _day(hit, "first"), _day(hit, "last")
    if first is None or last is None or first >= last:
        return []
    slots: dict[str, str | int | None] = {"month": _month(hit), **year_slots(hit.texts("year"))}
    start, end = make("date", day=first, **slots), make("date", day=last, **slots)
    return [
        Found(hit.match.start(), hit.match.end("first"), start),
        Found(hit.match.start("last"), hit.match.end(), end),
    ]


def _and_days(hit: Hit) -> list[Found]:
    """``April 8 and 9``, ``between 8 and 10 April``: only where no count can be meant."""
    if hit.match.start("month") < hit.match.start("first"):
        return _days(hit) if not hit.leads_on() or hit.has("year") else []
    return _days(hit) if hit.preceding() in {"between", "from", "on"} else []


def _months(hit: Hit) -> list[Found]:
    slots = year_slots(hit.texts("year"))
    return [hit.found(make("date", mod=mod_of(hit.texts("mod")), month=_month(hit), **slots))]


def _month_alone(hit: Hit) -> list[Found]:
    form = make("date", mod=mod_of(hit.texts("mod")), month=_month(hit))
    return [hit.found(form, weak=not hit.has("mod"))]


def _year(hit: Hit) -> list[Found]:
    slots = year_slots(hit.texts("year"))
    if not slots or (int(slots["year"]) > 2100 and "era" not in slots):
        return []
    sure = hit.has("mod") or hit.has("the") or "era" in slots
    return [hit.found(make("date", mod=mod_of(hit.texts("mod")), **slots), weak=not sure)]


def _years(hit: Hit) -> list[Found]:
    """``1957-60``, ``499-493 BC``: the first and the last year."""
    first, last = hit.text("first"), hit.text("last")
    era = "BC" if hit.has("era") and hit.text("era").upper().startswith("B") else None
    if era is None and len(first) != 4:
        return []
    if era is None and len(last) == 2:
        last = first[:2] + last
    if len(last) > 4 or (era is None and not 1000 <= int(first) <= int(last) <= 2100):
        return []  # a number in parts, such as a telephone's
    forward = int(first) < int(last)
    if forward == (era == "BC"):
        return []
    # a last part that continues the number ("15" in 1915-15) is no year of its own in TimeML
    one = hit.part("first", make("date", era=era, year=first))
    end = hit.match.end("era") if era else hit.match.end("last")
    return [one, Found(hit.match.start("last"), end, make("date", era=era, year=last))]


def _short_year(hit: Hit) -> list[Found]:
    return [hit.found(make("date", year=f"XX{hit.text('year')[1:]}"), weak=True)]


def _mods(hit: Hit) -> str | None:
    return mod_of(hit.texts("mod")) or mod_of(hit.texts("mod2"))


def _decade(hit: Hit) -> list[Found]:
    words = hit.texts("decade")
    digits = re.sub(r"\D", "", words[0])
    era = "BC" if hit.has("era") and hit.text("era").upper().startswith("B") else None
    if not digits:
        names = [
            "twenties",
            "thirties",
            "forties",
            "fifties",
            "sixties",
            "seventies",
            "eighties",
            "nineties",
        ]
        digits = str(20 + 10 * names.index(words[-1]))
        if len(words) > 1:
            digits = f"{CARDINALS[words[0]]}{digits}"
    decade = digits[:-1] if len(digits) >= 3 else f"X{digits[0]}"
    return [hit.found(make("date", era=era, mod=_mods(hit), decade=decade))]


def _century(hit: Hit) -> list[Found]:
    number = ordinal(hit.texts("number"))
    if number is None or number > 30:
        return []
    era = "BC" if hit.has("era") and hit.text("era").upper().startswith("B") else None
    form = make("date", era=era, mod=_mods(hit), century=number - 1)
    return [hit.found(form)]


_AUTUMNAL = {"in", "of", "by", "since", "until", "during", "and", "or", "each", "every"}


def _season(hit: Hit) -> list[Found]:
    words = hit.texts("season")
    slots = year_slots(hit.texts("year"))
    bare = not slots and not hit.has("mod") and not hit.has("the")
    if words[-1] == "fall" and bare and hit.preceding() not in _AUTUMNAL:
        return []
    form = make("date", mod=_mods(hit), season=SEASONS[words[-1]], **slots)
    sure = bool(slots) or hit.has("mod") or (hit.has("the") and words[-1] != "fall")
    return [hit.found(form, weak=not sure)]


def _quarter(hit: Hit) -> list[Found]:
    word, unit = hit.text("number"), hit.text("unit")
    number = ordinal([word])
    if word in {"latter", "last"}:
        number = 2 if unit == "half" else None
    if number is None or number > (4 if unit == "quarter" else 2):
        return []
    fiscal = "yes" if "fiscal" in hit.texts("fiscal") else None
    slots = year_slots(hit.texts("year"))
    form = make("date", mod=mod_of(hit.texts("mod")), fiscal=fiscal, **{unit: number}, **slots)
    return [hit.found(form, weak=unit == "half" and not slots)]


def _first_quarters(hit: Hit) -> list[Found]:
    slots = year_slots(hit.texts("year"))
    half = 1 if hit.text("which") == "first" else 2
    return [hit.found(make("date", half=half, **slots))]


def _fiscal(hit: Hit) -> list[Found]:
    return [hit.found(make("date", fiscal="yes", **year_slots(hit.texts("year"))))]


def _holiday(hit: Hit) -> list[Found]:
    name = " ".join(hit.texts("holiday")).replace("’", "'")
    slots = year_slots(hit.texts("year"))
    return [hit.found(make("date", holiday=HOLIDAYS[name], **slots))]


def _iso(hit: Hit) -> list[Found]:
    text = hit.text("iso")
    match = re.match(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?(\S+)?)?", text)
    if match is None:
        return []
    year, month, day, clock, zone = match.groups()
    slots = {"year": year, "month": int(month), "day": int(day), "clock": clock, "zone": zone}
    return [hit.found(make("date", **slots))]


def _slashed(hit: Hit) -> list[Found]:
    """Day and month of ``8/4/2031`` are told apart by the document's evidence, later."""
    text = hit.text("date")
    first, second, year = re.split(r"[./-]", text)
    mark = next(c for c in text if not c.isdigit())
    if not (1 <= int(first) <= 31 and 1 <= int(second) <= 31) or min(int(first), int(second)) > 12:
        return []
    year = year if len(year) == 4 else f"XX{year}"
    form = make("date", year=year, numerals=f"{int(first)}{mark}{int(second)}")
    return [hit.found(form)]


def _wire(hit: Hit) -> list[Found]:
    """``031420Z APR 31``: day, time and zone, then month and year."""
    text = hit.text("group")
    year = hit.text("year")
    slots: dict[str, str | int | None] = {"day": int(text[:2]), "clock": f"{text[2:4]}:{text[4:6]}"}
    if not 1 <= int(text[:2]) <= 31 or int(text[2:4]) > 23 or int(text[4:6]) > 59:
        return []
    if hit.has("month"):
        slots["month"] = _month(hit)
    if year:
        slots["year"] = year if len(year) == 4 else f"XX{year}"
    return [hit.found(make("date", **slots, zone="Z"))]


def _foreign(hit: Hit) -> list[Found]:
    month = hit.texts("month")[0]
    form: Form = make("foreign", calendar=FOREIGN_MONTHS[month], month=month)
    digits = [w for w in (*hit.texts("day"), *hit.texts("year")) if w.isdigit()]
    if digits:
        form = form.having(numbers="/".join(digits))
    return [hit.found(form)]


def _foreign_year(hit: Hit) -> list[Found]:
    return [hit.found(make("foreign", calendar="islamic", numbers=hit.text("year")))]


def _named_quarter(hit: Hit) -> list[Found]:
    """``Q3 2031``, ``3Q``, ``H1``."""
    text = hit.text("number").upper()
    number, unit = (text[1], text[0]) if text[0] in "QH" else (text[0], text[1])
    if unit == "H" and number > "2":
        return []
    name = "quarter" if unit == "Q" else "half"
    return [hit.found(make("date", **{name: number}, **year_slots(hit.texts("year"))))]


def _holiday_words(name: str) -> str:
    text = name.replace("'s", " POSS").replace("s'", "s APOS").replace(".", " DOT")
    return " ".join(text.split())


_WEEKDAY = "( {wd}:weekday COMMA? )?"
_PICK = "( last | this past | this coming | this | next | the previous | the following ):pick?"
_FEASTS = " | ".join(_holiday_words(name) for name in sorted(HOLIDAYS, key=len, reverse=True))
_OWNER = "( the | its | their | our | his | this | that | company POSS )?"
_QUARTER_OF = "( of? COMMA? the? fiscal? year? {year}:year )?"

DATE_RULES: list[Rule] = [
    Rule(
        f"{{mod}}:mod? {_OWNER} ( fiscal HYPHEN? ):fiscal? ( ORD | ORDN | latter | last ):number"
        f" HYPHEN? ( quarter | half ):unit {_QUARTER_OF}",
        _quarter,
    ),
    Rule(
        f"{{mod}}:mod? {_PICK} the? {_WEEKDAY} the? {{mon}}:month the? {{day}}:day"
        " ( COMMA? {year}:year )?",
        _full,
    ),
    Rule(
        f"{{mod}}:mod? the? {_WEEKDAY} the? {{day}}:day HYPHEN? of:of? {{mon}}:month"
        " ( ( COMMA | HYPHEN | of )? {year}:year )?",
        _day_of,
    ),
    Rule("{mon}:month {day}:first HYPHEN {day}:last ( COMMA? {year}:year )?", _days),
    Rule(
        "the? {day}:first ( HYPHEN | SLASH ) {day}:last of? {mon}:month ( COMMA? {year}:year )?",
        _days,
    ),
    Rule("{mon}:month {day}:first ( and | to ) {day}:last ( COMMA? {year}:year )?", _and_days),
    Rule(
        "{day}:first ( and | to ) the? {day}:last of? {mon}:month ( COMMA? {year}:year )?",
        _and_days,
    ),
    Rule("{mod}:mod? {mon}:month ( of | COMMA )? the? year? {year}:year", _months),
    Rule("{mod}:mod? {mon}:month", _month_alone),
    Rule("{mod}:mod? ( the year ):the? {year}:year", _year),
    Rule(
        "( INT | INT2 | YEAR4 ):first HYPHEN ( INT | INT2 | YEAR4 ):last ( BC | AD ):era?", _years
    ),
    Rule("APOSYEAR:year", _short_year),
    Rule(
        "{mod}:mod? the? {mod}:mod2? ( DECADE | ( nineteen | eighteen )? DECADEW ):decade"
        " ( BC | AD ):era?",
        _decade,
    ),
    Rule("{mod}:mod? the? {mod}:mod2? {day}:number HYPHEN? century ( BC | AD ):era?", _century),
    Rule("{mod}:mod? the:the? {mod}:mod2? SEASON:season ( ( of | COMMA )? {year}:year )?", _season),
    Rule("YEAR4:year SEASON:season", _season),
    Rule(
        f"{_OWNER} ( fiscal:fiscal )? YEAR4:year ( fiscal:fiscal2 )? ( ORD | ORDN ):number HYPHEN?"
        " ( quarter | half ):unit",
        _quarter,
    ),
    Rule("QN:number ( of? {year}:year )?", _named_quarter),
    Rule("{year}:year QN:number", _named_quarter),
    Rule("the? ( first | last ):which two quarters of {year}:year", _first_quarters),
    Rule("the? fiscal year? {year}:year", _fiscal),
    Rule(f"( {_FEASTS} ):holiday ( COMMA? of? {{year}}:year )?", _holiday),
    Rule("ISO:iso", _iso),
    Rule("SLASHED:date", _slashed),
    Rule("DTG:group ( {mon}:month ( YEAR4 | INT2 ):year? )?", _wire),
    Rule("{day}:day of? FMON:month ( COMMA? ( YEAR4 | INT ):year )?", _foreign),
    Rule("FMON:month {day}:day? ( COMMA? ( YEAR4 | INT ):year )?", _foreign),
    Rule("( YEAR4 | INT ):year ah", _foreign_year),
]
