"""The words that time expressions are made of, by class, with what they stand for."""

from __future__ import annotations

__all__ = [
    "CARDINALS",
    "CLASSES",
    "DAYPARTS",
    "FOREIGN_MONTHS",
    "HOLIDAYS",
    "MONTHS",
    "ORDINALS",
    "SEASONS",
    "UNITS",
    "WEEKDAYS",
    "ZONES",
    "word_set",
]


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, for sets that read better as a line of words."""
    return frozenset(text.split())


MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb febr",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}

WEEKDAYS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tue tues",
            "wednesday wed weds",
            "thursday thu thur thurs",
            "friday fri",
            "saturday sat",
            "sunday sun",
        ),
        1,
    )
    for name in names.split()
}

UNITS: dict[str, str] = {
    "second": "second",
    "seconds": "second",
    "minute": "minute",
    "minutes": "minute",
    "hour": "hour",
    "hours": "hour",
    "hrs": "hour",
    "day": "day",
    "days": "day",
    "night": "night",
    "nights": "night",
    "week": "week",
    "weeks": "week",
    "weekend": "weekend",
    "weekends": "weekend",
    "fortnight": "fortnight",
    "month": "month",
    "months": "month",
    "quarter": "quarter",
    "quarters": "quarter",
    "year": "year",
    "years": "year",
    "decade": "decade",
    "decades": "decade",
    "century": "century",
    "centuries": "century",
    "millennium": "millennium",
    "millennia": "millennium",
}

SEASONS: dict[str, str] = {
    "spring": "SP",
    "springtime": "SP",
    "summer": "SU",
    "summertime": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
    "wintertime": "WI",
}

DAYPARTS: dict[str, str] = {
    "morning": "MO",
    "mornings": "MO",
    "dawn": "MO",
    "daybreak": "MO",
    "sunrise": "MO",
    "afternoon": "AF",
    "afternoons": "AF",
    "evening": "EV",
    "evenings": "EV",
    "dusk": "EV",
    "sunset": "EV",
    "nightfall": "NI",
    "night": "NI",
    "nights": "NI",
    "nighttime": "NI",
    "daytime": "DT",
}

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
CARDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate(_ONES) if value},
    **{word: 10 * value for value, word in enumerate(_TENS, 2)},
    "hundred": 100,
    "thousand": 1000,
    "dozen": 12,
}

_FIRSTS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
ORDINALS: dict[str, int] = {
    **{word: value for value, word in enumerate(_FIRSTS, 1)},
    "twentieth": 20,
    "thirtieth": 30,
}

ZONES: dict[str, str] = {
    "gmt": "+00",
    "utc": "+00",
    "est": "-05",
    "edt": "-04",
    "cst": "-06",
    "cdt": "-05",
    "mst": "-07",
    "mdt": "-06",
    "pst": "-08",
    "pdt": "-07",
    "bst": "+01",
    "cet": "+01",
    "cest": "+02",
    "eet": "+02",
    "eest": "+03",
    "msk": "+03",
    "jst": "+09",
    "kst": "+09",
}

# Feasts with a rule that the calendar can work out. Those that follow the moon by sight
# (Ramadan, Eid) or another calendar are in FOREIGN_MONTHS: marked, and not guessed.
HOLIDAYS: dict[str, str] = {
    "new year's day": "new-year",
    "new year 's day": "new-year",
    "new year's eve": "new-year-eve",
    "new year 's eve": "new-year-eve",
    "the new year": "new-year",
    "christmas": "christmas",
    "christmas day": "christmas",
    "christmas eve": "christmas-eve",
    "boxing day": "boxing-day",
    "orthodox christmas": "orthodox-christmas",
    "epiphany": "epiphany",
    "valentine's day": "valentine",
    "valentine 's day": "valentine",
    "halloween": "halloween",
    "all saints' day": "all-saints",
    "all saints day": "all-saints",
    "easter": "easter",
    "easter sunday": "easter",
    "easter day": "easter",
    "easter monday": "easter-monday",
    "good friday": "good-friday",
    "holy saturday": "holy-saturday",
    "palm sunday": "palm-sunday",
    "ash wednesday": "ash-wednesday",
    "maundy thursday": "maundy-thursday",
    "ascension day": "ascension",
    "pentecost": "pentecost",
    "whit monday": "whit-monday",
    "orthodox easter": "orthodox-easter",
    "thanksgiving": "thanksgiving",
    "thanksgiving day": "thanksgiving",
    "labor day": "labor-day",
    "memorial day": "memorial-day",
    "independence day": "independence-day",
    "martin luther king day": "mlk-day",
    "presidents day": "presidents-day",
    "presidents ' day": "presidents-day",
    "columbus day": "columbus-day",
    "veterans day": "veterans-day",
    "armistice day": "armistice-day",
    "bastille day": "bastille-day",
    "may day": "may-day",
    "women's day": "womens-day",
    "women 's day": "womens-day",
    "election day": "election-day",
    "mother's day": "mothers-day",
    "mother 's day": "mothers-day",
    "father's day": "fathers-day",
    "father 's day": "fathers-day",
    "st. patrick's day": "st-patrick",
    "st . patrick 's day": "st-patrick",
    "april fools day": "april-fools",
    "groundhog day": "groundhog-day",
    "earth day": "earth-day",
}

_PERSIAN = "farvardin ordibehesht khordad tir mordad shahrivar mehr aban azar dey bahman esfand"
_ISLAMIC = "muharram safar rajab sha'ban shaban ramadan ramazan shawwal dhul-qa'dah dhul-hijjah"
_HEBREW = "nisan iyar sivan tammuz tishrei tishri cheshvan kislev tevet shevat adar elul"
FOREIGN_MONTHS: dict[str, str] = {
    **dict.fromkeys(_PERSIAN.split(), "persian"),
    **dict.fromkeys(_ISLAMIC.split(), "islamic"),
    **dict.fromkeys(_HEBREW.split(), "hebrew"),
}

_WORDS_BY_CLASS = {
    "DOZEN": "dozen",
    "DIR": "last next this past coming current previous following same that upcoming recent",
    "SCALE": "hundred thousand",
    "HALF": "half",
    "DECADEW": "twenties thirties forties fifties sixties seventies eighties nineties",
    "ROUGH": "about around approximately roughly some circa ca nearly almost",
    "FAR": "ago earlier later before after prior previously afterward afterwards hence since",
}

CLASSES: dict[str, frozenset[str]] = {
    "MON": frozenset(name for name in MONTHS if len(name) > 4 or name in {"may", "june", "july"}),
    "MONSHORT": frozenset(
        name for name in MONTHS if len(name) <= 4 and name not in {"may", "june", "july"}
    ),
    "WD": frozenset(name for name in WEEKDAYS if name.endswith("day")),
    "WDSHORT": frozenset(name for name in WEEKDAYS if not name.endswith("day")),
    "WDS": frozenset(f"{name}s" for name in WEEKDAYS if name.endswith("day")),
    "UNIT": frozenset(UNITS),
    "SEASON": frozenset(SEASONS),
    "PART": frozenset(DAYPARTS),
    "CARD": frozenset(CARDINALS),
    "ORD": frozenset(ORDINALS),
    "ZONE": frozenset(ZONES),
    "FMON": frozenset(FOREIGN_MONTHS) - {"tir", "dey", "safar", "adar", "mehr", "azar"},
    **{name: frozenset(words.split()) for name, words in _WORDS_BY_CLASS.items()},
}
"""Classes of words that patterns name in capitals."""
