"""The scanner: every rule, tried where a word can start it, longest match first."""

from __future__ import annotations

from functools import cache

from sayso.extraction.times.patterns import Pattern, compile_pattern
from sayso.extraction.times.rule import Build, Found, Hit
from sayso.extraction.times.rules_clock import CLOCK_RULES
from sayso.extraction.times.rules_dates import DATE_RULES
from sayso.extraction.times.rules_durations import DURATION_RULES
from sayso.extraction.times.rules_refs import REF_RULES
from sayso.extraction.times.rules_relative import RELATIVE_RULES
from sayso.extraction.times.words import Words, read_words

__all__ = ["scan"]

_Tried = tuple[Pattern, Build]


@cache
def _by_head() -> dict[str, tuple[_Tried, ...]]:
    """Return the rules by the code that can start them; compiled once, on first use."""
    heads: dict[str, list[_Tried]] = {}
    rules = [*DATE_RULES, *RELATIVE_RULES, *CLOCK_RULES, *DURATION_RULES, *REF_RULES]
    for rule in rules:
        pattern = compile_pattern(rule.pattern)
        for head in pattern.heads:
            heads.setdefault(head, []).append((pattern, rule.build))
    return {head: tuple(tried) for head, tried in heads.items()}


def scan(text: str, start: int, end: int) -> tuple[Words, list[Found]]:
    """Return the words of ``text[start:end]`` and the expressions in them.

    Leftmost and longest wins; the expressions come in text order and don't overlap.
    """
    heads = _by_head()  # first, since compiling a pattern gives its words their codes
    words = read_words(text, start, end)
    found: list[Found] = []
    codes = words.codes
    at = 0
    for index, code in enumerate(codes):
        if index < at or code not in heads:
            continue
        matches = []
        for order, (pattern, build) in enumerate(heads[code]):
            match = pattern.regex.match(codes, index)
            if match:
                matches.append((-match.end(), order, build, match))
        matches.sort(key=lambda item: item[:2])
        for _, _, build, match in matches:
            items = build(Hit(words, match))
            if items:
                found.extend(items)
                at = max(item.end for item in items)
                break
    return words, found
