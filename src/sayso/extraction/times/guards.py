"""Guards: words that look like times and mostly aren't (may, march, 1989 of something)."""

from __future__ import annotations

from sayso.extraction.times.lexicon import word_set
from sayso.extraction.times.rule import Found
from sayso.extraction.times.words import Words

__all__ = ["stands"]

_BEFORE = word_set(
    "in of since until till by during through throughout from to before after between "
    "last this next early late mid for on around about and or the as past every each "
    "that per - – — ( , beginning starting into within over circa ca"
)
_PREPOSITIONS = _BEFORE - {"the", "for", "on", "and", "or", ",", "to", "as", "over", "-", "about"}
_SHORT_MONTHS = word_set("jan feb febr mar apr jun jul aug sept sep oct nov dec")
_VERBLIKE = frozenset(["may", "march"])
_AGE = frozenset(["old", "olds", "ages"])
_AFTER_YEAR = word_set(
    "people troops soldiers men women dead killed wounded meters metres miles "
    "kilometers kilometres km yards feet tons tonnes percent pounds dollars rubles "
    "children civilians workers members prisoners planes tanks aircraft guns ships "
    "acres hectares degrees votes delegates shares points"
)
_NUMBERED = word_set(
    "$ # £ € . + no number route highway room flight page section article chapter resolution law"
    " bill channel model boeing airbus unit brigade regiment division track gate windows area"
)
_CLOSERS = word_set("of and the when as at in to with but was were saw - – — , . ; : )")
_CENTURIES = frozenset(["sixteen", "seventeen", "eighteen", "nineteen"])
_PERIODS = frozenset(["year", "quarter", "week", "weekend", "month"])


def stands(item: Found, words: Words, text: str) -> bool:
    """Tell whether an expression is one, from its own letters and the words around it."""
    texts = words.texts(item.start, item.end)
    before = words.words[item.start - 1].text if item.start else ""
    after = words.words[item.end].text if item.end < len(words.words) else ""
    kind = item.form.kind
    if kind == "duration":
        return _duration(texts, before, after, words, item)
    if not item.weak:
        return True
    if kind == "ref":
        return _ref(texts, before)
    if kind == "shift":
        if item.form.get("base") == "story":
            return False
        return texts[-1] in _PERIODS and after != "-"
    capital = text[words.words[item.start].start].isupper()
    if item.form.get("month"):
        return _month(texts, before, capital=capital, dotted=after == ".")
    if item.form.get("season"):
        return _season(texts[-1], before, after)
    if item.form.get("year"):
        return _year(texts, before, after)
    if item.form.get("part"):
        return _part(texts, before, early=item.form.get("mod") is not None)
    if item.form.get("day"):
        return after in _CLOSERS or not after
    return False


def _month(texts: list[str], before: str, *, capital: bool, dotted: bool) -> bool:
    if not capital:
        return False
    if texts[0] in _VERBLIKE:
        return before in _BEFORE and before not in {"the", "to", "that", "as"}
    if texts[0] in _SHORT_MONTHS:
        return "." in texts or dotted
    return True


def _season(word: str, before: str, after: str) -> bool:
    if word == "fall":
        return before in _PREPOSITIONS and after != "of"
    return word != "spring" or before in _PREPOSITIONS


def _part(texts: list[str], before: str, *, early: bool) -> bool:
    if early and texts[-1] in {"morning", "afternoon", "evening"}:
        return before in _PREPOSITIONS
    return texts[-1] == "night" and before == "at" and "hours" not in texts


def _year(texts: list[str], before: str, after: str) -> bool:
    if before in _NUMBERED:
        return False
    if after in _AFTER_YEAR or after in {"%", "'", "/"} or (before == "/"):
        return False
    if texts[0].startswith(("'", "’")):
        return before in _PREPOSITIONS
    value = int(texts[0]) if texts[0].isdigit() else 1900
    if not texts[0].isdigit():
        return len(texts) > 1 and (before in _PREPOSITIONS or texts[0] in _CENTURIES)
    if before in _PREPOSITIONS:
        return True
    return 1500 <= value <= 2100


def _ref(texts: list[str], before: str) -> bool:
    word = texts[-1]
    if word in {"recent", "current"}:
        return True
    if word in {"past", "present"}:
        return before != "at"
    if word == "future":
        return len(texts) > 1 or before in {"the", "in", "near"}
    return False


def _duration(texts: list[str], before: str, after: str, words: Words, item: Found) -> bool:
    rest = words.texts(item.end, item.end + 2)
    if any(word in _AGE for word in rest) or rest[:2] == ["of", "age"]:
        return False
    if texts[-1] in {"second", "quarter", "night"} and texts[0] in {"a", "an", "the", "another"}:
        return False
    if texts[-1] in {"quarter", "quarters"} and "-" in texts:
        return False
    if texts[-1] in {"second", "quarter"}:
        return len(texts) > 1 and texts[0] not in {"a", "an", "each"} and texts[0].isdigit()
    if item.weak:
        return before not in {"-", "–"} and after not in {"-", "–"}
    return not (before in {"$", "-"} and texts[0].isdigit())
