"""Rules for lengths of time (three days, a 30-year bond) and sets (every Tuesday, daily)."""

from __future__ import annotations

from sayso.extraction.times.form import make
from sayso.extraction.times.lexicon import DAYPARTS, MONTHS, SEASONS, UNITS, WEEKDAYS
from sayso.extraction.times.numerals import amount
from sayso.extraction.times.rule import Found, Hit, Rule

__all__ = ["DURATION_RULES", "duration_value", "rough_mod"]

_LETTERS = {
    "second": "S",
    "minute": "M",
    "hour": "H",
    "day": "D",
    "night": "D",
    "week": "W",
    "weekend": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "year": "Y",
    "decade": "Y",
    "century": "Y",
    "millennium": "Y",
}
_TIMES = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}
_SPLIT = {"hour": (60, "M"), "minute": (60, "S"), "year": (12, "M"), "day": (24, "H")}
_EVERY = {
    "second": "PT1S",
    "minute": "PT1M",
    "hour": "PT1H",
    "day": "P1D",
    "night": "XXXX-XX-XXTNI",
    "week": "P1W",
    "weekend": "XXXX-WXX-WE",
    "month": "P1M",
    "quarter": "P1Q",
    "year": "P1Y",
    "decade": "P10Y",
}
_ADVERBS = {
    "hourly": "PT1H",
    "daily": "P1D",
    "nightly": "XXXX-XX-XXTNI",
    "weekly": "P1W",
    "monthly": "P1M",
    "annually": "P1Y",
    "yearly": "P1Y",
    "everyday": "P1D",
}


def rough_mod(words: list[str]) -> str | None:
    """Return TimeML's modifier for ``about``, ``more than``, ``at least`` and the like."""
    text = " ".join(words)
    if not text:
        return None
    if text in {"no more than", "not more than", "up to", "at most", "within"}:
        return "EQUAL_OR_LESS"
    if text in {"no less than", "no fewer than", "not less than", "at least"}:
        return "EQUAL_OR_MORE"
    if text in {"over", "well over"} or text.startswith(("more", "a little more", "a little over")):
        return "MORE_THAN"
    if text in {"under", "close to", "almost", "nearly"} or text.startswith(("less", "fewer")):
        return "LESS_THAN"
    if text in {"only", "just", "exactly"} or text.startswith("as "):
        return None
    return "APPROX"


def duration_value(number: str, unit: str) -> str:
    """Return TimeML's value of so many units; ``PXD`` where the number is vague."""
    letter = _LETTERS[unit]
    clock = "T" if unit in {"second", "minute", "hour"} else ""
    if number == "X":
        return f"P{clock}X{letter}" if unit not in _TIMES else f"PX{_VAGUE[unit]}"
    if number.endswith(".5") and unit in _SPLIT and number != "0.5":
        parts, below = _SPLIT[unit]
        inner = "T" if unit == "day" else ""
        return f"P{clock}{number[:-2]}{letter}{inner}{parts // 2}{below}"
    value = float(number) * _TIMES.get(unit, 1)
    if number == "0.5" and unit in _SPLIT:
        parts, below = _SPLIT[unit]
        return f"P{'T' if unit in {'hour', 'minute', 'day'} else ''}{parts // 2}{below}"
    return f"P{clock}{value:g}{letter}" if value < 1e5 else f"P{clock}{int(value)}{letter}"


_VAGUE = {"fortnight": "W", "decade": "DE", "century": "CE", "millennium": "L"}


def _count(hit: Hit) -> list[Found]:
    number = amount(hit.texts("num")) if hit.has("num") else "X"
    unit = UNITS[hit.texts("unit")[-1]]
    if hit.has("half"):
        number = f"{number}.5"
    value = duration_value(number, unit)
    mod = rough_mod(hit.texts("rough")) or ("APPROX" if hit.has("so") else None)
    return [hit.found(make("duration", value=value, mod=mod))]


def _compound(hit: Hit) -> list[Found]:
    """``a three-year period``, ``30-day``, ``the six-day``."""
    return [hit.found(make("duration", value=_hyphened(hit), mod=rough_mod(hit.texts("rough"))))]


def _hyphened(hit: Hit) -> str:
    number = amount(hit.texts("num")) if hit.has("num") else "1"
    return duration_value(number, UNITS[hit.texts("unit")[-1]])


def _plural(hit: Hit) -> list[Found]:
    unit = UNITS[hit.texts("unit")[-1]]
    return [hit.found(make("duration", value=duration_value("X", unit)), weak=True)]


_AUXILIARIES = {"to", "will", "would", "could", "can", "may", "might", "should", "not", "must"}


def _span(hit: Hit) -> list[Found]:
    """``the past five days``, ``the next few years``, ``the first nine months``."""
    number = amount(hit.texts("num")) if hit.has("num") else "X"
    unit = UNITS[hit.texts("unit")[-1]]
    if hit.texts("core")[:1] == ["last"] and hit.preceding() in _AUXILIARIES:
        return []  # "meant to last ten hours"
    which = hit.texts("which")[-1] if hit.has("which") else None
    side = {"past": "past", "last": "past", "previous": "before", "next": "next", "coming": "next"}
    side |= {"recent": "past", "following": "after", "first": "first", "final": "last"}
    mod = rough_mod(hit.texts("rough")) or rough_mod(hit.texts("rough2"))
    mod = mod or ("APPROX" if hit.has("so") else None)
    value = duration_value(number, unit)
    if hit.text("rough") in {"over", "within", "just", "only"}:
        form = make("duration", value=value, side=side.get(which or ""))
        return [hit.part("core", form)]
    form = make("duration", value=value, side=side.get(which or ""), mod=mod)
    return [hit.found(form)]


def _every(hit: Hit) -> list[Found]:
    quant = hit.text("quant").upper()
    name = hit.texts("name")[-1]
    if name in MONTHS:
        value = f"XXXX-{MONTHS[name]:02d}"
    elif name in WEEKDAYS:
        value = f"XXXX-WXX-{WEEKDAYS[name]}"
        if hit.has("part"):
            value += f"T{DAYPARTS[hit.texts('part')[-1]]}"
    elif name in SEASONS:
        value = f"XXXX-{SEASONS[name]}"
    elif name in UNITS:
        value = _EVERY.get(UNITS[name], "P1Y")
    else:
        value = f"XXXX-XX-XXT{DAYPARTS[name]}"
    return [hit.found(make("set", value=value, quant=quant))]


def _every_some(hit: Hit) -> list[Found]:
    value = duration_value(amount(hit.texts("num")), UNITS[hit.texts("unit")[-1]])
    return [hit.found(make("set", value=value, quant="EVERY"))]


def _weekdays(hit: Hit) -> list[Found]:
    name = hit.text("days")
    value = f"XXXX-WXX-{WEEKDAYS[name.removesuffix('s')]}"
    if hit.has("part"):
        value += f"T{DAYPARTS[hit.texts('part')[-1]]}"
    return [hit.found(make("set", value=value))]


def _weekday_nights(hit: Hit) -> list[Found]:
    part = hit.text("part")
    if not part.endswith("s"):
        return []
    value = f"XXXX-WXX-{WEEKDAYS[hit.text('days')]}T{DAYPARTS[part]}"
    return [hit.found(make("set", value=value))]


def _adverb(hit: Hit) -> list[Found]:
    return [hit.found(make("set", value=_ADVERBS[hit.text("word")]))]


def _rate(hit: Hit) -> list[Found]:
    """``twice a week``, ``per year``: the set is what follows the count."""
    form = make("set", value=_EVERY[UNITS[hit.texts("unit")[-1]]])
    return [hit.part("set", form)]


_HYPHENED = "( INT2 | INT | YEAR4 | DEC | {cards} | few | several | multi | half )"

DURATION_RULES: list[Rule] = [
    Rule("{rough}:rough? {num}:num {adj}? UNIT:unit ( or so ):so?", _count),
    Rule("{rough}:rough? {num}:num additional? UNIT:unit ( and a half ):half", _count),
    Rule("( an additional | another full | a full ):num UNIT:unit", _count),
    Rule(
        f"( a | an | the )? {{rough}}:rough? {_HYPHENED}:num HYPHEN? UNIT:unit"
        " ( HYPHEN long | long | period | term )",
        _compound,
    ),
    Rule(f"{{rough}}:rough? {_HYPHENED}:num HYPHEN UNIT:unit", _compound),
    Rule("( hours | days | weeks | months | years | decades ):unit HYPHEN long", _plural),
    Rule("( day | week | month | year | decade | century ):unit HYPHEN long", _compound),
    Rule(
        "( hours | minutes | days | weeks | months | years | decades | centuries ):unit"
        " ( or ( weeks | months | years ) )?",
        _plural,
    ),
    Rule(
        "{rough}:rough? ( ( the | these )? ( past | last | next | coming | first | final | previous"
        " | following | latest | preceding | opening | recent ):which {rough}:rough2? {num}:num"
        " {adj}? UNIT:unit ( or so ):so? ):core",
        _span,
    ),
    Rule("the? year HYPHEN ( ago | earlier ) {digits}:num UNIT:unit", _count),
    Rule("the {digits}:num {adj}? UNIT:unit", _count),
    Rule(
        "( coming | recent | past | following | intervening | the ( early | next | final | last"
        " | first | following | past | coming | intervening | succeeding ) ):which"
        " ( seconds | minutes | hours | days | weeks | months | years | decades | centuries ):unit",
        _span,
    ),
    Rule(
        "( every | each ):quant other? ( {mon} | WD | SEASON | PART | second | minute | hour | day"
        " | night | week | weekend | month | quarter | year | decade ):name PART:part?",
        _every,
    ),
    Rule("( every | each ) {digits}:num UNIT:unit", _every_some),
    Rule("WDS:days PART:part?", _weekdays),
    Rule("WD:days PART:part", _weekday_nights),
    Rule(
        "( hourly | daily | nightly | weekly | monthly | annually | yearly | everyday ):word",
        _adverb,
    ),
    Rule("( once | twice | times ) ( ( a | per | every | each ) UNIT:unit ):set", _rate),
    Rule("( per ( second | minute | hour | day | week | month | year ):unit ):set", _rate),
]
