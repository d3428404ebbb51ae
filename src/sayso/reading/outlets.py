"""Names of outlets: what tells a newspaper's or agency's name from a place's or person's."""

from __future__ import annotations

import re

from sayso.reading.wordset import wordset

__all__ = ["is_outlet"]

_OUTLET = wordset(
    """review times post news courier mirror gazette herald tribune observer wire daily weekly
    press today journal chronicle star monitor telegraph guardian independent standard voice
    radio television tv media despatch dispatch ledger agency magazine newspaper bulletin
    messenger register echo sentinel examiner inquirer globe mail express argus advocate
    газета вестник новости известия правда курьер время обозреватель голос радио агентство
    вісник новини час оглядач журнал روزنامه خبرگزاری صحيفة وكالة جريدة رادیو"""
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def is_outlet(name: str) -> bool:
    """Tell whether a name in capital letters is an outlet's: "The …", or by a word of it."""
    words = name.split()
    if not 1 <= len(words) <= 6 or _WEEKDAY.match(name):
        return False
    if not all(w[0].isupper() or w in {"of", "the", "and", "&", "de"} for w in words):
        return words[0] in _OUTLET
    if words[0].lower() == "the" and len(words) > 1:
        return True
    return any(w.lower().strip(".,") in _OUTLET for w in words)
