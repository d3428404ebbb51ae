"""Rules for words that point at past, present or future without a date."""

from __future__ import annotations

from sayso.extraction.times.form import make
from sayso.extraction.times.rule import Build, Found, Hit, Rule

__all__ = ["REF_RULES"]

_PRESENT = (
    "now | right now | currently | current | at present | these days | nowadays | at the moment"
    " | the time being | today POSS world | present HYPHEN day | the present | as of now"
    " | the present time | this moment"
)
_PAST = (
    "more? recently | most recently | recent | the ( recent | distant ) past | the past"
    " | previously | several ( years | months | weeks | days ) ago"
    " | many ( years | months | weeks | days ) ago | ( recent | past ) ( days | weeks | months"
    " | years | decades | times )"
)
_FUTURE = (
    "the ( near | foreseeable | distant | not HYPHEN too HYPHEN distant )? future | future"
    " | soon | the ( near | short | long ) term | a later date | as soon as possible"
    " | coming ( months | quarters | years | weeks | days ) | future ( quarters | years )"
)


def _ref(value: str) -> Build:
    def build(hit: Hit) -> list[Found]:
        start, end = hit.match.span()
        words = hit.words.texts(start, end)
        weak = words[-1] in {"recent", "current", "soon", "future", "previously", "past", "present"}
        return [hit.found(make("ref", value=value), weak=weak)]

    return build


REF_RULES: list[Rule] = [
    Rule(_PRESENT, _ref("PRESENT_REF")),
    Rule(_PAST, _ref("PAST_REF")),
    Rule(_FUTURE, _ref("FUTURE_REF")),
]
