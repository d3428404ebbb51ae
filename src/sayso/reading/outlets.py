"""Names of outlets: what tells a newspaper's or agency's name from a place's or person's."""

from __future__ import annotations

import re

from sayso.reading.wordset import wordset

__all__ = ["is_outlet", "names_body"]

_OUTLET = wordset(
    """review times post news courier mirror gazette herald tribune observer wire daily weekly
    press today journal chronicle star monitor telegraph guardian independent standard voice
    radio television tv media despatch dispatch ledger agency magazine newspaper bulletin
    messenger register echo sentinel examiner inquirer globe mail express argus advocate
    газета вестник новости известия правда курьер время обозреватель голос радио агентство
    вісник новини час оглядач журнал روزنامه خبرگزاری صحيفة وكالة جريدة رادیو"""
)
_BODY = wordset(
    """watch observatory lab laboratory network union federation association council committee
    commission centre center group foundation coalition alliance movement front forum institute
    rights organisation organization society league archive mission campaign project collective
    army navy forces police staff bureau bank university hospital authority trust monitoring
    observatorio observatoire coordinadora asociación association syndicat liga comité
    newswire newspaper wires télex telex kurier zeitung tageblatt dagblad rundschau anzeiger
    morgenblatt tagblatt nachrichten stimme bote écho echo voix voz éclaireur courrier correo
    correio corriere gazeta gazette gazzetta gazety folha diario diário jornal giornale journal
    periódico prensa presse noticias notícias nouvelles glas głos suara harian matin tribuna courant
    nieuws tidning posten szemle zpravodaj faro agencia agence agenzia quotidien libre observador
    mercurio universal nacional universo"""
)
"""Words of the names of organisations, and of newspapers in the Latin script."""
_KIND = wordset(
    """by from our correspondent reporter note report briefing statement analysis opinion column
    commentary comment release communiqué communique newsletter edition page posted world
    special editorial feature update interview"""
)
"""Words of a line that says what a text is or who wrote it, not who published it."""
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


def names_body(name: str, *, sure: bool = False) -> bool:
    """Tell whether the words before a page's date are whoever published it.

    Args:
        name: All that stands before the date.
        sure: Whether the line's form says so: then any name will do that isn't of a kind of
            text, or of whoever wrote it.
    """
    words = [word.strip(".,:;()“”\"'’").lower() for word in name.split()]
    if not 1 <= len(words) <= 12 or _WEEKDAY.match(name) or not _KIND.isdisjoint(words):
        return False
    parts = {part for word in words for part in re.split(r"[’'-]", word)}
    if not (parts.isdisjoint(_BODY) and parts.isdisjoint(_OUTLET)):
        return True
    return sure and name[0].isupper() and not any(c.isdigit() for c in name)
