"""From cues to statements: whose words they are, and which words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sayso.extraction.statements.cues import find_cues
from sayso.extraction.statements.draft import Draft, Scene, last_word
from sayso.extraction.statements.figures import figure_drafts
from sayso.extraction.statements.finite import finite
from sayso.extraction.statements.forms import noun, participle, passive, phrase
from sayso.extraction.statements.words import Word, word_set

__all__ = ["find_drafts"]

_ATTITUDES = word_set(
    "know think believe hope fear feel expect want see understand find wish doubt"
)
_RULES: dict[str, Callable[[Scene], Draft | None]] = {
    "finite": finite,
    "fixed": finite,
    "phrase": phrase,
    "noun": noun,
    "passive": passive,
    "part": passive,
    "ing": participle,
}


def find_drafts(words: Sequence[Word], *, own_voice: bool = True) -> list[Draft]:
    """Return the attributions of one unit, in the order of their cues.

    Args:
        words: The words of the unit.
        own_voice: The unit is told by the outlet, whose "I think" attributes nothing.
    """
    hits = find_cues(words)
    last = last_word(words)
    drafts: list[Draft] = []
    for number, hit in enumerate(hits):
        rule = _RULES.get(hit.kind)
        if rule is None:
            continue
        draft = rule(Scene(words, hit, hits[number + 1 :], drafts, last))
        if draft is None or (own_voice and _first_person(words, draft)):
            continue
        draft.content = [c for c in draft.content if c[0] < c[1]]
        if draft.content and not _own_attitude(words, draft, drafts):
            drafts.append(draft)
    drafts = sorted([*drafts, *figure_drafts(words, drafts)], key=lambda draft: draft.cue)
    return [draft for draft in drafts if not _within_source(words, draft, drafts)]


def _within_source(words: Sequence[Word], draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a cue stands in the source of another: "the clerk, who feared …, said".

    A relative clause that is itself an attribution ("the mayor, who believes that …, said")
    stays one; then it belongs to the other source no longer.
    """
    for other in drafts:
        whole = other.source
        if other is draft or whole is None:
            continue
        if not (whole[0] < draft.cue[0] and draft.cue[1] < whole[1]):
            continue
        own = draft.source
        if own is None or words[own[0]].tag != "REL" or words[own[0] - 1].text != ",":
            return True
        draft.content = [(s, min(e, whole[1])) for s, e in draft.content if s < whole[1]]
        other.source = (whole[0], own[0] - 1)
        return not draft.content
    return False


def _first_person(words: Sequence[Word], draft: Draft) -> bool:
    source = draft.source
    if source is None or source[1] - source[0] != 1:
        return False
    return words[source[0]].low in {"i", "we"}


def _own_attitude(words: Sequence[Word], draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Tell whether a draft is the outer speaker's own attitude: "he said he hoped that"."""
    source, verb = draft.source, draft.hit.verb
    if source is None or source[1] - source[0] != 1 or words[source[0]].tag != "PRON":
        return False
    if not draft.hit.evasive and (verb is None or verb.lemma not in _ATTITUDES):
        return False
    return any(
        c[0] <= source[0] <= c[0] + 2 and draft.hit.end <= c[1]
        for outer in drafts
        for c in outer.content
        if outer.hit.kind != "noun"
    )
