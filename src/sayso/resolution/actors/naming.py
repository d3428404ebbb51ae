"""Canonical names of actors, as a reader of the ledger would look them up."""

from __future__ import annotations

import re

from sayso.resolution.actors.gazette import country_name, find_known
from sayso.resolution.actors.roles import TITLES
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
_OWNER = re.compile(r"^((?:[A-Z]\.?){2,})['’]s(?=\s)")
"""An organisation by its letters, before what it has: "NATO's military committee"."""
_CALLED = re.compile(r"^(?:so-called|self-styled|self-proclaimed)\s+", re.IGNORECASE)
_LOCAL = re.compile(
    r"(?i)\b(?:district|regional|provincial|county|municipal|city|local|village|town|borough|"
    r"(?:mayor|governor|prefect|provost|sheriff)['’]s)\b"
)
"""What only part of a state has: "District Police" is no state's."""
_PART = re.compile(r"(?i)\b(?:committee|bureau|office|commission|directorate|council|division)$")
_STATE = re.compile(r"(?i)\b(?:national|state|federal|general|supreme|central|prime)\b")
_ORGAN = re.compile(
    r"(?i)\b(?:ministry|ministries|government|cabinet|presidency|presidential|embassy|consulate|"
    r"parliament|senate|army|navy|naval|military|armed|air|defen[cs]e|staff|command|republican|"
    r"coast\s?guard|border|intelligence|security|constitutional|high|electoral|election|treasury|"
    r"royal|foreign|interior|home|justice|department\s+of|customs|immigration|civil|attorney|"
    r"prosecutor\s+general|special|internal|external)\b"
)
"""What each state has one of: "Interior Ministry of Moldova". Any town has police, a court and a
fire brigade, and a party or a project is no state's: their names stay as they are given."""
_SMALL = frozenset("of for and the in on to against a".split())
_NUMBER = re.compile(
    r"^(?:them,\s+)?(?:an?\s+|(?:at\s+least\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|"
    r"several|some|many|both|other|dozens\s+of)\s+)+(?=[^\W\d_]{3,})(?!(?:of|and|sides?)\b)",
    re.IGNORECASE,
)
"""How many speak is no part of what they are called: "two aid workers"."""
_ADVERB = re.compile(r"\s+(?:likewise|also|too|again|still|now|then|today|meanwhile|however)$")
_VERBAL = re.compile(
    r"\s+(?:(?:affirm|insist|claim|maintain|stick)s|keeps?|says?|said|had|has|have|was|were|is|"
    r"are|nevertheless|nonetheless|at last|on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b.*$"
)
"""What a phrase holds on to of what is said: "the ministry affirms"."""
_AMONG = re.compile(
    r"(?i),\s+(?:at (?:least|any rate)|for (?:one|example)|among others|included|too),?$"
)
_NOBODY = frozenset({"nobody", "no one", "no-one", "none"})
_TITLES = re.compile(
    r"^(?:(?:Mr|Mrs|Ms|Miss|Hon|H\.E|Rev|Dr|Sir|Dame|Lord|Lady|Col|Gen|Lt|Sgt|Capt|Maj|Prof|Colonel|General"
    r"|Major|Captain|Sergeant|President|Governor|Minister|Senator|Mayor|Judge|Ambassador)\.?\s+)+"
)


def person_name(text: str) -> str:
    """Return a personal name without titles, possessive and line breaks."""
    name = " ".join(_POSSESSIVE.sub("", text.strip()).split())
    return _TITLES.sub("", name) or name


def government_name(country: str) -> str:
    """Return what a country, capital or demonym is called when it acts."""
    return f"Government of {country_name(country)}"


def body_name(words: str, country: str | None, description: Description, scene: Scene) -> str:
    """Return a body's name with its state behind it: "Foreign Ministry of Tajikistan".

    The state stands there if the phrase names it ("Moldovan police"), or if the body is one that
    only a state has; otherwise a body is called what the text calls it.

    Args:
        words: What the text calls it.
        country: Its state's code (ISO 3166-1 alpha-3); None for a body of no state.
        description: The phrase in which it stands.
        scene: Around it.
    """
    name = _ARTICLE.sub("", " ".join(words.split()))
    name = _OWNER.sub(r"\1", _ADVERB.sub("", _CALLED.sub("", _POSSESSIVE.sub("", name))))
    told, states = _names_state(description, scene), _states_have(name)
    for sighting in reversed(find_known(name)):
        known = sighting.known
        if known.kind == "body" or known.country != country:
            continue
        if known.kind == "capital" and not states:
            continue  # a city's police, not its state's
        before = re.sub(r"\s+(?:of|in|for)\s*(?:the\s*)?$", "", name[: sighting.start])
        after = re.sub(r"^['’]s?", "", name[sighting.end :])
        rest = " ".join(f"{before} {after}".split())
        if rest:
            name, told = rest, True
    name = _ARTICLE.sub("", name.strip())
    name = " ".join(w if w in _SMALL else w[:1].upper() + w[1:] for w in name.split())
    if not country or not (told or states) or _LOCAL.search(name):
        return name
    return f"{name} of {country_name(country)}"


def _names_state(description: Description, scene: Scene) -> bool:
    """Tell whether a phrase itself names its country, not by a capital: that has bodies, too."""
    where = description.country_span
    if where is None or not description.span[0] <= where[0] < description.span[1]:
        return False
    return any(s.known.kind in {"country", "demonym"} for s in scene.seen(where))


def _states_have(name: str) -> bool:
    """Tell whether a body is one that a state has, and not only a part of it."""
    if _LOCAL.search(name):
        return False
    return bool(_STATE.search(name) or (_ORGAN.search(name) and not _PART.search(name)))


def describing_name(description: Description, scene: Scene) -> str:
    """Return the words that describe an unnamed source, in lower case at the start."""
    text = scene.text
    words = " ".join(text[description.span[0] : description.span[1]].split())
    words = _LEFT.sub("", _TAIL.sub("", _ASIDE.sub("", words)))
    bare = _ARTICLE.sub("", words)
    opens = bare == words  # a capital at the start of a sentence, not of a name
    words = _ADVERB.sub("", _POSSESSIVE.sub("", _AMONG.sub("", bare)).strip(" ,;:"))
    words = _VERBAL.sub("", words)
    words = _CALLED.sub("", _NUMBER.sub("", words))
    if not words or words.casefold() in _NOBODY:
        return "unnamed source"
    head = words.split()[0]
    known = find_known(head)
    first = description.span[0]
    before = text[max(0, first - 3) : first].rstrip(" “\"‘'«(")
    starts = not before or before[-1] in ".!?:;…—–\n*•>"  # as a sentence does
    names = {m.start for m in scene.named(description.span)}
    names |= {p.start for p in scene.located(description.span)}
    starts = starts and first not in names
    titled = head.lower().rstrip(".") in TITLES and len(words.split()) > 1
    if opens and starts and not known and not head.isupper() and not titled:
        words = words[:1].lower() + words[1:]
    return words
