"""The trigger lexicon: ``triggers.txt`` read once and indexed by first (or last) word form."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.errors import ConfigurationError
from sayso.extraction.events.morphology import noun_forms, verb_forms
from sayso.extraction.events.words import PREPOSITIONS
from sayso.model import EventType

__all__ = ["Lexicon", "Pattern", "lexicon"]

_FIXED = (PREPOSITIONS | {"to"}) - {"off"}
"""Words that must follow at once: "return from", unlike "hand the body over"."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which the text may name an event.

    Attributes:
        type: What it names.
        mode: PLOVER mode, or None.
        verb: True for a verb pattern, False for a noun.
        words: For each word its accepted forms; the first (verb) or last (noun) is inflected.
        gaps: For each word after the first, how many words may stand before it.
        recipient: ``obj`` and prepositions that lead to the recipient, best first.
        order: Place in the file; lower wins among patterns of one length.
    """

    type: EventType
    mode: str | None
    verb: bool
    words: tuple[frozenset[str], ...]
    gaps: tuple[int, ...]
    recipient: tuple[str, ...]
    order: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All patterns, by the form that starts the search, and the verb forms of English.

    Attributes:
        verbs: Verb patterns by every form of their first word.
        nouns: Noun patterns by every form of their last word.
        forms: Known verb forms with their kinds (see :func:`verb_forms`) and base forms.
    """

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]
    forms: dict[str, tuple[str, str]]


def _pattern(head: list[str], text: str, order: int) -> Pattern:
    kind, mode, form, recipient = head
    words: list[frozenset[str]] = []
    gaps: list[int] = []
    gap = 0
    verb = form == "v"
    parts = text.split()
    last = max(i for i, part in enumerate(parts) if part != "~")
    for index, part in enumerate(parts):
        if part == "~":
            gap = 8
            continue
        choices: set[str] = set()
        for word in part.split("|"):
            if verb and index == 0:
                choices |= verb_forms(word).keys()
            elif not verb and (index == last or parts[index + 1] == "~"):
                choices |= set(noun_forms(word))
            else:
                choices.add(word)
        if gap == 2 and choices <= _FIXED:
            gap = 0
        gaps.append(gap if words else 0)
        words.append(frozenset(choices))
        gap = 2 if verb else 0
    return Pattern(
        EventType(kind),
        None if mode == "-" else mode,
        verb,
        tuple(words),
        tuple(gaps),
        tuple(recipient.split("/")),
        order,
    )


def _read(name: str) -> list[str]:
    text = files("sayso.extraction.events").joinpath(name).read_text("utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def lexicon() -> Lexicon:
    """Return the lexicon, read on first use.

    Raises:
        ConfigurationError: ``S210`` when a line of ``triggers.txt`` can't be read.
    """
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    forms: dict[str, tuple[str, str]] = {}
    bases = {base for line in _read("verbs.txt") for base in line.split()}
    for order, line in enumerate(_read("triggers.txt")):
        head, _, body = line.partition(" : ")
        fields = head.split()
        if len(fields) != 4 or not body:
            raise ConfigurationError(
                f"can't read the line {line[:60]!r}",
                subject="triggers.txt",
                fix="write TYPE mode form recipient : patterns",
                code="S210",
            )
        for text in body.split(","):
            pattern = _pattern(fields, text.strip(), order)
            index = verbs if pattern.verb else nouns
            anchor = 0
            if not pattern.verb:  # nouns are found by their last word before any "~"
                anchor = next(
                    (i for i, g in enumerate(pattern.gaps[1:]) if g == 8), len(pattern.words) - 1
                )
            for form in pattern.words[anchor]:
                index.setdefault(form, []).append(pattern)
            if pattern.verb:
                bases.add(text.split()[0].split("|")[0])
                bases.update(text.split()[0].split("|"))
    for base in sorted(bases):
        for form, kind in verb_forms(base).items():
            if form not in forms or kind == "base":
                forms[form] = (kind, base)

    def ranked(patterns: list[Pattern]) -> tuple[Pattern, ...]:
        return tuple(sorted(patterns, key=lambda p: (-len(p.words), p.order)))

    return Lexicon(
        {form: ranked(found) for form, found in verbs.items()},
        {form: ranked(found) for form, found in nouns.items()},
        forms,
    )
