"""Counts that the text spells out: "two children, a boy of eleven and a girl of nine,"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.extraction.events.clause import Clause
from sayso.extraction.tolls.people import People

__all__ = ["spelled_out"]

_CLOSERS = {",": ",", "(": ")", "-": "-", "–": "–", "—": "—"}
_REACH = 20
"""Tokens that a count may be spelled out in."""


def spelled_out(clause: Clause, people: Sequence[People]) -> list[People]:
    """Return the phrases without those that only say who is among the one before them.

    An aside between commas, dashes or brackets and right before a verb counts nobody anew if
    its people are no more than those counted before it: "three people, a couple and their
    son, died". "Three soldiers, a child and two women died" has no mark before its verb.
    """
    found: list[People] = []
    end = -1
    for at, one in enumerate(people):
        if one.first < end:
            continue
        close = _aside_end(clause, one)
        if close < 0 and clause.low[one.last + 1 : one.last + 2] == ["including"]:
            close = next((p.last + 1 for p in people[at + 1 :] if p.first == one.last + 2), -1)
        inside = [p for p in people[at + 1 :] if p.last < close]
        new = sum(p.low for p in inside if not p.part_of)
        if close >= 0 and inside and new <= one.low:
            end = close
            found.append(replace(one, tail=close))
        else:
            found.append(one)
    return found


def _aside_end(clause: Clause, one: People) -> int:
    """Return the token that closes the aside behind a count of several, or -1."""
    start = one.last + 1
    if not one.sure or one.low < 2 or one.part_of or start >= len(clause):
        return -1
    closer = _CLOSERS.get(clause.tokens[start].text)
    if closer is None:
        return -1
    for k in range(start + 2, min(len(clause) - 1, start + _REACH)):
        if clause.tokens[k].text == closer and clause.tags[k + 1] in {"V", "A"}:
            return k
        if clause.tags[k] in {"V", "A", "S", "W"} and closer == ",":
            return -1
    return -1
