"""Counts in words and digits: "at least 12", "between 20 and 30", "dozens", "a fourth"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

__all__ = ["VAGUE", "Count", "cardinal", "count_at", "written"]


class Count(NamedTuple):
    """A count of tokens ``first`` to ``last`` (inclusive).

    ``high`` is None where the words set no limit. ``article`` marks "a" or "an", which
    counts one only before a word for a person; ``ordinal`` "a fourth", which counts all up
    to it.
    """

    low: int
    high: int | None
    first: int
    last: int
    article: bool = False
    ordinal: bool = False


VAGUE: dict[str, tuple[int, int]] = {
    # least and greatest number that a reader would grant; see the codebook
    "dozens": (24, 99),
    "scores": (40, 199),
    "hundreds": (200, 999),
    "thousands": (2000, 9999),
    "several": (3, 9),
}
_UNITS = {
    word: value
    for value, word in enumerate(
        [
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
    )
}
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000}
_ORDINALS = {
    word: value
    for value, word in enumerate(
        [
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
            "twentieth",
        ],
        start=2,
    )
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}")
_DECIMAL = re.compile(r"\d{1,3}\.\d{1,3}")
_ORDINAL_DIGITS = re.compile(r"(\d{1,3})(?:st|nd|rd|th)")
_AT_LEAST = {
    ("at", "least"),
    ("no", "fewer", "than"),
    ("not", "fewer", "than"),
    ("no", "less", "than"),
    ("not", "less", "than"),
}
_MORE = {
    ("more", "than"),
    ("over",),
    ("upwards", "of"),
    ("above",),
    ("well", "over"),
    ("just", "over"),
    ("in", "excess", "of"),
}
_AT_MOST = {("up", "to"), ("at", "most"), ("as", "many", "as"), ("no", "more", "than")}
_FEWER = {("fewer", "than"), ("less", "than"), ("under",), ("below",)}
_ABOUT = {
    ("about",), ("around",), ("some",), ("nearly",), ("almost",), ("approximately",), ("roughly",),
    ("an", "estimated"), ("estimated",), ("close", "to"), ("closer", "to"), ("exactly",), ("only",),
    ("just",), ("all",), ("the",), ("these",), ("those",), ("another",), ("other",), ("its",),
    ("their",), ("a", "total", "of"), ("his",), ("her",), ("our",), ("further",), ("a", "further"),
    ("an", "additional"), ("additional",), ("just", "under"), ("barely",), ("hardly",), ("fully",),
    ("perhaps",), ("possibly",), ("probably",), ("maybe",), ("merely",), ("precisely",),
}  # fmt: skip
_LEADS = sorted(
    [(words, kind) for kind, group in (
        ("least", _AT_LEAST), ("more", _MORE), ("most", _AT_MOST), ("fewer", _FEWER),
        ("about", _ABOUT),
    ) for words in group],
    key=lambda item: -len(item[0]),
)  # fmt: skip
_LIMIT = 100_000_000


def written(number: int) -> tuple[str, ...]:
    """Return how a number is written as one word: 31 is "31" and "thirty-one"."""
    tens, unit = divmod(number, 10)
    words = [word for word, value in (_UNITS | _TENS).items() if value == number]
    if 2 <= tens <= 9 and unit:
        first = next(word for word, value in _TENS.items() if value == 10 * tens)
        words.append(f"{first}-{next(word for word, value in _UNITS.items() if value == unit)}")
    return (str(number), f"{number:,}", *words)


def cardinal(low: Sequence[str], i: int) -> tuple[int, int] | None:
    """Return the value of the number that starts at token *i* and its last token.

    Reads digits with thousands marks and words up to millions: "3,200", "five thousand",
    "two hundred and ten", "twenty-one", "a hundred", "two dozen", "half a dozen".
    """
    if i >= len(low) or _DECIMAL.fullmatch(low[i]):
        return _decimal(low, i)
    if low[i] == "half" and low[i + 1 : i + 3] == ["a", "dozen"]:
        return 6, i + 2
    total, current, k, seen = 0, 0, i, False
    while k < len(low):
        word = low[k]
        value = _simple(word)
        if value is not None and not (seen and _joined(low, k)):
            if seen:
                break
            current, seen = value, True
        elif word in _SCALES and (seen or _article(low, k, i)):
            current = (current or 1) * _SCALES[word]
            if _SCALES[word] >= 1_000:
                total, current = total + current, 0
            seen = True
        elif word == "dozen" and (seen or _article(low, k, i)):
            return (current or 1) * 12, k
        elif value is not None:
            current += value
        elif (
            word == "and"
            and seen
            and k + 1 < len(low)
            and low[k - 1] in _SCALES
            and (
                low[k - 1] == "hundred"
                and _simple(low[k + 1]) is not None
                and not low[k + 1].isdigit()
            )
        ) or (word in {"a", "an"} and k == i):
            pass
        else:
            break
        k += 1
    if not seen or total + current > _LIMIT:
        return None
    return total + current, k - 1


def _decimal(low: Sequence[str], i: int) -> tuple[int, int] | None:
    """Read "2.3 million"."""
    scale = _SCALES.get(low[i + 1]) if i + 1 < len(low) else None
    return None if scale is None else (round(float(low[i]) * scale), i + 1)


def _simple(word: str) -> int | None:
    if word in _UNITS:
        return _UNITS[word]
    if word in _TENS:
        return _TENS[word]
    if "-" in word:
        tens, _, unit = word.partition("-")
        if tens in _TENS and unit in _UNITS:
            return _TENS[tens] + _UNITS[unit]
        return None
    if _DIGITS.fullmatch(word):
        return int(word.replace(",", ""))
    return None


def _joined(low: Sequence[str], k: int) -> bool:
    before = low[k - 1] if k else ""
    return before in _SCALES or before == "and"


def _article(low: Sequence[str], k: int, i: int) -> bool:
    return k == i + 1 and low[i] in {"a", "an"}


def count_at(low: Sequence[str], i: int) -> Count | None:  # noqa: C901, PLR0912 - a list of forms
    """Return the count that starts at token *i*, with what bounds it, or None."""
    word = low[i]
    for words, kind in _LEADS:
        size = len(words)
        if word == words[0] and tuple(low[i : i + size]) == words:
            inner = count_at(low, i + size) if i + size < len(low) else None
            if inner is not None and not inner.article and not inner.ordinal:
                return _bounded(inner, kind, i)
            if words == ("another",):
                break
    if word in {"between", "from"}:
        first = cardinal(low, i + 1)
        if first and first[1] + 1 < len(low) and low[first[1] + 1] in {"and", "to"}:
            second = cardinal(low, first[1] + 2)
            if second and first[0] < second[0]:
                return Count(first[0], second[0], i, second[1])
    if word in {"tens", "hundreds"} and low[i + 1 : i + 3] == ["of", "thousands"]:
        return (
            Count(20_000, 99_999, i, i + 2) if word == "tens" else Count(200_000, 999_999, i, i + 2)
        )
    if word == "several" and i + 1 < len(low) and f"{low[i + 1].rstrip('s')}s" in VAGUE:
        return Count(*VAGUE[f"{low[i + 1].rstrip('s')}s"], i, i + 1)
    if word == "a" and low[i + 1 : i + 3] in (
        ["few", "hundred"],
        ["few", "thousand"],
        ["few", "dozen"],
    ):
        return Count(*VAGUE[f"{low[i + 2]}s"], i, i + 2)
    if word == "half" and low[i + 1 : i + 3] == ["a", "million"]:
        return Count(500_000, 500_000, i, i + 2)
    if word in VAGUE:
        return Count(*VAGUE[word], i, i)
    if word == "a" and low[i + 1 : i + 2] == ["few"]:
        return Count(3, 9, i, i + 1)
    if word == "a" and low[i + 1 : i + 3] in (["couple", "of"], ["pair", "of"]):
        scale = _SCALES.get(low[i + 3]) if i + 3 < len(low) else None
        return Count(2 * (scale or 1), 2 * (scale or 1), i, i + (3 if scale else 2))
    if word == "both":
        return Count(2, 2, i, i)
    if word == "no":
        return Count(0, 0, i, i)
    ordinal = _ordinal(low, i)
    if ordinal is not None:
        return ordinal
    found = cardinal(low, i)
    if found is None:
        return Count(1, 1, i, i, article=True) if word in {"a", "an", "another"} else None
    value, last = found
    after = low[last + 1] if last + 1 < len(low) else ""
    if after in {"to", "-", "–", "or"}:
        second = cardinal(low, last + 2)
        if second and value < second[0]:
            return Count(value * _shared_scale(low, value, second), second[0], i, second[1])
    if after == "or" and low[last + 2 : last + 3] == ["more"]:
        return Count(value, None, i, last + 2)
    dashed = re.fullmatch(r"(\d+)[-–](\d+)", word)
    if dashed and int(dashed[1]) < int(dashed[2]):
        return Count(int(dashed[1]), int(dashed[2]), i, i)
    return Count(value, value, i, last)


def _shared_scale(low: Sequence[str], value: int, second: tuple[int, int]) -> int:
    """Return what the first number shares of the second's words: "seven or eight thousand"."""
    scale = _SCALES.get(low[second[1]], 1)
    return scale if value < scale and value * scale < second[0] else 1


def _bounded(inner: Count, kind: str, first: int) -> Count:
    low, high = inner.low, inner.high
    vague = high is not None and low != high
    if kind == "least":
        return Count(low, None, first, inner.last)
    if kind == "more":
        return Count(low if vague else low + 1, None, first, inner.last)
    if kind == "most":
        return Count(0, high, first, inner.last)
    if kind == "fewer":
        return Count(0, max(0, (high or low) - 1), first, inner.last)
    return Count(low, high, first, inner.last)


def _ordinal(low: Sequence[str], i: int) -> Count | None:
    if low[i] != "a" or i + 1 >= len(low):
        return None
    word = low[i + 1]
    digits = _ORDINAL_DIGITS.fullmatch(word)
    value = int(digits[1]) if digits else _ORDINALS.get(word)
    if value is None or value < 2:
        return None
    return Count(value, value, i, i + 1, ordinal=True)
