"""What a run of capitalised words names, by its words and those around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sayso.extraction.names.lexicon import (
    FACILITY_HEADS,
    GENERIC,
    LOCATION_HEADS,
    ORG_HEADS,
    PLACE_CUES,
    PLACE_KINDS,
    SPEECH_WORDS,
    STATE_FORMS,
    TITLES,
    closed_list,
)
from sayso.extraction.names.runs import Run, words_of
from sayso.extraction.tokens import Token
from sayso.model import Label

__all__ = ["Guess", "classify"]


@dataclass(frozen=True, slots=True)
class Guess:
    """A labelled stretch of a run.

    Attributes:
        start: First character.
        end: One past the last.
        label: What it names, or None where nothing tells.
        confidence: 0 to 1; rules of thumb, ordered but not calibrated.
    """

    start: int
    end: int
    label: Label | None
    confidence: float


def classify(tokens: Sequence[Token], run: Run) -> list[Guess]:
    """Return what a run names: one guess, or several for names side by side."""
    known = closed_list()
    if len(run.words) == 1:
        word = run.words[0]
        stop = run.last + 1 < len(tokens) and tokens[run.last + 1].start == run.end
        if stop and tokens[run.last + 1].text == "." and word + "." in STATE_FORMS:
            return [Guess(run.start, run.end + 1, Label.GPE, 0.85)]
        if word.lower() in GENERIC:
            return []
        if word not in known and run.first < run.last:
            pair = [t for t in tokens[run.first : run.last + 1] if t.text in known]
            if pair:  # "Armenia-Azerbaijan"
                return [Guess(t.start, t.end, known[t.text], 0.9) for t in pair]
    pieces = _split_known(tokens, run, known)
    if pieces:
        return pieces
    first = run.first
    while first < run.last and tokens[first].text.lower().rstrip(".") in TITLES:
        first += 1
        while first < run.last and tokens[first].text in {".", "-"}:
            first += 1
    if first > run.first and not _is_org(run.words):
        if tokens[first].text.lower() in TITLES:
            return []
        return [Guess(tokens[first].start, run.end, Label.PER, 0.9)]
    return [_plain(tokens, run)]


def _split_known(tokens: Sequence[Token], run: Run, known: dict[str, Label]) -> list[Guess]:
    """Cut the closed list's names off the front of a run: "Ukrainian President Olena Koval"."""
    whole = " ".join(run.words)
    if whole in known:
        return [Guess(run.start, run.end, known[whole], 0.95)]
    for size in range(min(4, run.last - run.first), 0, -1):
        last = run.first + size - 1
        name = " ".join(token.text for token in tokens[run.first : last + 1])
        label = known.get(name)
        if (
            label is None
            or _is_org(words_of(tokens, last + 1, run.last))
            or tokens[last + 1].text in {"-", "."}
        ):
            continue
        if label != Label.NORP and tokens[last + 1].text.lower() not in TITLES:
            continue
        rest = Run(
            tokens[last + 1].start,
            run.end,
            words_of(tokens, last + 1, run.last),
            last + 1,
            run.last,
            run.possessive,
        )
        return [
            Guess(run.start, tokens[last].end, label, 0.9),
            *classify(tokens, rest),
        ]
    return []


def _is_org(words: Sequence[str]) -> bool:
    lowered = [word.lower().strip(".") for word in words]
    return any(word in ORG_HEADS for word in lowered)


@dataclass(frozen=True, slots=True)
class _Around:
    """A run's words in lower case and those beside it."""

    words: list[str]
    shout: bool
    before: str
    earlier: str
    after: str
    later: str


def _plain(tokens: Sequence[Token], run: Run) -> Guess:
    """Return the first guess whose signs are there: own words first, then those around."""
    around = _Around(
        [word.lower().strip(".") for word in run.words],
        run.words[0].isupper(),
        tokens[run.first - 1].text.lower() if run.first else "",
        tokens[run.first - 2].text.lower() if run.first > 1 else "",
        tokens[run.last + 1].text.lower() if run.last + 1 < len(tokens) else "",
        tokens[run.last + 2].text if run.last + 2 < len(tokens) else "",
    )
    label, confidence = _by_own_words(around, run) or _by_words_around(around) or (None, 0.3)
    return Guess(run.start, run.end, label, confidence)


def _by_own_words(around: _Around, run: Run) -> tuple[Label | None, float] | None:
    words = around.words
    several = len(words) > 1
    if words[-1] in FACILITY_HEADS and several:
        return Label.FAC, 0.8
    if words[-1] in LOCATION_HEADS or words[0] in {"lake", "mount", "cape"}:
        return (Label.LOC, 0.8) if several else (None, 0.2)
    if _is_org(run.words):
        return Label.ORG, 0.85
    if words[-1] in PLACE_KINDS and several:
        return Label.GPE, 0.85
    return None


def _by_words_around(around: _Around) -> tuple[Label | None, float] | None:
    words, before, after, later = around.words, around.before, around.after, around.later
    size = len(words)
    speaks = after in SPEECH_WORDS or before in SPEECH_WORDS
    titled = before.rstrip(".") in TITLES or (before == "." and around.earlier in TITLES)
    held = after == "," and later in closed_list() and before not in {",", "and"}
    apposed = after == "," and (later[:1].isdigit() or later in {"a", "an", "the", "who"})
    signs: tuple[tuple[bool, Label, float], ...] = (
        (after in PLACE_KINDS, Label.GPE, 0.85),
        (before == "of" and around.earlier in PLACE_KINDS, Label.GPE, 0.85),
        (after in FACILITY_HEADS, Label.FAC, 0.5),
        (titled, Label.PER, 0.85),
        (held, Label.GPE, 0.8),
        (size == 1 and around.shout and 2 <= len(words[0]) <= 6, Label.ORG, 0.6),
        (before in PLACE_CUES and after not in SPEECH_WORDS, Label.GPE, 0.7),
        (size in {2, 3} and speaks, Label.PER, 0.75),
        (size in {2, 3, 4} and apposed, Label.PER, 0.75),
        (size in {2, 3}, Label.PER, 0.45),
        (speaks, Label.PER, 0.35),
    )
    return next(((label, sure) for sign, label, sure in signs if sign), None)
