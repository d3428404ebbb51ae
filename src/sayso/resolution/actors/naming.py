"""Canonical names of actors, as a reader of the ledger would look them up."""

from __future__ import annotations

import re

from sayso.resolution.actors.gazette import country_name, find_known
from sayso.resolution.actors.scene import Description, Scene

__all__ = ["body_name", "describing_name", "government_name", "person_name"]

_ARTICLE = re.compile(r"^(?:the|a|an|its|his|her|their|our|this)\s+", re.IGNORECASE)
_TAIL = re.compile(
    r"(?<!\bof)(?<!\bin),?\s+(?:who|which|whom|whose|that|speaking|asking|citing|on condition"
    r"|quoted|familiar|with knowledge|not authori[sz]ed)\b.*$",
    re.DOTALL,
)
_ASIDE = re.compile(
    r"(?:,[^,]*|\s+(?:an?|each|one|two|some|all|many|most))\s+of\s+wh(?:om|ich)\b.*$", re.DOTALL
)
"""What is told of a part, or of a copy: "rescuers, each of whom", "the roll, of which"."""
_LEFT = re.compile(r"(?:,[^,]*)?\s+(?:about|and|for|from|of|the|to|with)$")
_POSSESSIVE = re.compile(r"['’]s?$")
_CALLED = re.compile(r"^(?:so-called|self-styled|self-proclaimed)\s+", re.IGNORECASE)
_LOCAL = re.compile(
    r"(?i)\b(?:district|regional|provincial|county|municipal|city|local|village|town|borough|"
    r"(?:mayor|governor|prefect|provost|sheriff)['’]s)\b"
)
"""What only part of a state has: "District Police" is no state's."""
_PART = re.compile(r"(?i)\b(?:committee|bureau|office|commission|directorate|council|division)$")
_STATE = re.compile(r"(?i)\b(?:national|state|federal|general|supreme|central|prime)\b")
_NUMBER = re.compile(
    r"^(?:them,\s+)?(?:an?\s+|(?:at\s+least\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|"
    r"several|some|many|both|other|dozens\s+of)\s+)+(?=[^\W\d_]{3,})(?!(?:of|and|sides?)\b)",
    re.IGNORECASE,
)
"""How many speak is no part of what they are called: "two aid workers"."""
_ADVERB = re.compile(r"\s+(?:likewise|also|too|again|still|now|then|today|meanwhile|however)$")
_TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Col|Gen|Lt|Sgt|Capt|Maj|Prof|Colonel|General"
    r"|Major|Captain|Sergeant|President|Governor|Minister|Senator|Mayor|Judge|Ambassador)\.?\s+)+"
)


def person_name(text: str) -> str:
    """Return a personal name without titles, possessive and line breaks."""
    name = " ".join(_POSSESSIVE.sub("", text.strip()).split())
    return _TITLES.sub("", name) or name


def government_name(country: str) -> str:
    """Return what a country, capital or demonym is called when it acts."""
    return f"Government of {country_name(country)}"


def body_name(words: str, country: str | None) -> str:
    """Return a body's name with its state behind it: "Foreign Ministry of Tajikistan"."""
    name = _ARTICLE.sub("", " ".join(words.split()))
    name = _ADVERB.sub("", _CALLED.sub("", _POSSESSIVE.sub("", name)))
    for sighting in reversed(find_known(name)):
        if sighting.known.kind == "body" or sighting.known.country != country:
            continue
        before = re.sub(r"\s+(?:of|in|for)\s*(?:the\s*)?$", "", name[: sighting.start])
        after = re.sub(r"^['’]s?", "", name[sighting.end :])
        rest = " ".join(f"{before} {after}".split())
        if rest:
            name = rest
    name = _ARTICLE.sub("", name.strip())
    name = " ".join(
        w if w in {"of", "for", "and", "the", "on", "to", "against", "a"} else w[:1].upper() + w[1:]
        for w in name.split()
    )
    part = _LOCAL.search(name) or (_PART.search(name) and not _STATE.search(name))
    return name if part or not country else f"{name} of {country_name(country)}"


def describing_name(description: Description, scene: Scene) -> str:
    """Return the words that describe an unnamed source, in lower case at the start."""
    text = scene.text
    words = " ".join(text[description.span[0] : description.span[1]].split())
    words = _LEFT.sub("", _TAIL.sub("", _ASIDE.sub("", words)))
    bare = _ARTICLE.sub("", words)
    opens = bare == words  # a capital at the start of a sentence, not of a name
    words = _ADVERB.sub("", _POSSESSIVE.sub("", bare).strip(" ,;:"))
    words = _CALLED.sub("", _NUMBER.sub("", words))
    if not words:
        return "unnamed source"
    head = words.split()[0]
    known = find_known(head)
    first = description.span[0]
    before = text[max(0, first - 3) : first].rstrip(" “\"‘'«(")
    starts = not before or before[-1] in ".!?:;…—–\n*•>"  # as a sentence does
    names = {m.start for m in scene.named(description.span)}
    names |= {p.start for p in scene.located(description.span)}
    starts = starts and first not in names
    if opens and starts and not known and not head.isupper():
        words = words[:1].lower() + words[1:]
    return words
