"""Numbers as news writes them: ``2 1/2``, ``twenty-four``, ``nineteen ninety-seven``."""

from __future__ import annotations

import re

from sayso.extraction.times.lexicon import CARDINALS, ORDINALS

__all__ = ["amount", "ordinal", "spoken_year", "whole"]

_VAGUE = {"few", "several", "many", "dozens", "hundreds", "some", "more"}


def whole(words: list[str]) -> int | None:
    """Return the value of a whole number in words or digits, or None."""
    total, current, seen = 0, 0, False
    for word in words:
        if word in {"and", "-", "–", "a", "an", "of", "another"}:
            continue
        plain = word.replace(",", "")
        if plain.isdigit():
            current, seen = current + int(plain), True
            continue
        value = CARDINALS.get(word)
        if value is None:
            return None
        seen = True
        if value == 100:
            current = (current or 1) * 100
        elif value == 1000:
            total, current = total + (current or 1) * 1000, 0
        elif value == 12 and word == "dozen":
            current = (current or 1) * 12
        else:
            current += value
    return total + current if seen else None


def amount(words: list[str]) -> str:
    """Return an amount as TimeML writes it: digits, a decimal, or ``X`` where it is vague."""
    kept = [w for w in words if w not in {"more", "good", "additional"}]
    if not kept or any(word in _VAGUE for word in kept):
        return "X"
    if "couple" in kept:
        return "2"
    if len(kept) >= 3 and any(w in {"to", "or"} for w in kept[1:-1]):
        kept = kept[: next(i for i, w in enumerate(kept) if w in {"to", "or"})]
    half = "half" in kept or any(w in {"½", "1/2"} for w in kept)
    plain = [w for w in kept if w not in {"half", "½", "1/2"}]
    if half and all(word in {"a", "an", "and"} for word in plain):
        return "0.5"
    text = " ".join(plain)
    if re.fullmatch(r"\d+\.\d+", text):
        return text
    match = re.fullmatch(r"(\d+)[ -]?(?:1/2|½)", " ".join(kept))
    if match:
        return f"{match[1]}.5"
    value = whole(plain)
    if value is None:
        value = 1 if all(w in {"a", "an", "another"} for w in plain) else None
    if value is None:
        return "X"
    return f"{value}.5" if half else str(value)


def ordinal(words: list[str]) -> int | None:
    """Return the value of ``third``, ``3rd`` or ``twenty-first``, or of a plain number."""
    total = 0
    for word in words:
        if word == "-":
            continue
        digits = re.match(r"\d+", word)
        value = int(digits.group()) if digits else ORDINALS.get(word) or CARDINALS.get(word)
        if value is None:
            return None
        total += value
    return total or None


def spoken_year(words: list[str]) -> int | None:
    """Return the year of ``nineteen ninety-seven`` or ``two thousand and six``."""
    words = [w for w in words if w not in {"-", "and", "oh"}]
    if words[:2] == ["two", "thousand"]:
        return 2000 + (whole(words[2:]) or 0)
    if not words or words[0] not in CARDINALS:
        return None
    century = CARDINALS[words[0]]
    if words[1:] == ["hundred"]:
        return century * 100
    rest = whole(words[1:])
    return century * 100 + rest if rest is not None and rest < 100 else None
