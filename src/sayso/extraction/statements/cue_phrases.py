"""Cues that aren't verbs of the lexicon: set phrases, "according to", nouns."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.extraction.names.lexicon import closed_list
from sayso.extraction.statements.hits import CueHit, group_start
from sayso.extraction.statements.lexicon import CUE_NOUNS
from sayso.extraction.statements.words import Word, word_set
from sayso.model import Label

__all__ = [
    "TALES",
    "is_people",
    "is_speaker",
    "noun_hit",
    "phrase_hit",
    "set_phrase_hit",
    "singular",
    "that_after",
]

_FIXED: tuple[tuple[tuple[str, ...], ...], ...] = (
    (("neither",), ("confirm", "confirmed", "confirms", "confirming"), ("nor",),
     ("deny", "denied", "denies", "denying")),
    (("could", "cannot", "can"), ("not",), ("be",), ("reached",)),
    (("was", "were"), ("not",), ("immediately", "available"), ("available", "for")),
    (("had", "has", "have", "offered"), ("no",), ("comment", "record", "information", "evidence",
                                                 "knowledge", "idea")),
    (("had", "has", "have"), ("no",), ("immediate", "further"), ("comment", "response", "reply",
      "information", "details", "statement")),
    (("made", "offered", "gave", "provided", "makes"), ("no",), ("comment", "details", "detail",
      "explanation", "reason", "reply", "answer", "figure", "mention", "statement", "numbers",
      "number", "figures", "names", "name", "date", "response", "reasons")),
    (("would", "could", "will", "did", "does", "do"), ("not",), ("give", "provide", "offer",
      "release", "supply"), ("a", "an", "any", "the", "further", "more", "his", "her", "their"),
     ("figure", "figures", "number", "numbers", "name", "names", "date", "reason", "details",
      "answer", "comment", "explanation", "breakdown", "total", "estimate")),
    (("would", "could", "will"), ("not",), ("be",), ("drawn",)),
    (("would", "will"), ("not",), ("dignify",)),
    (("has", "have", "had"), ("yet",), ("to",), ("comment", "respond", "reply", "answer", "say",
      "explain", "confirm", "disclose")),
    (("remained", "stayed", "kept", "keeps", "remains"), ("silent", "mum", "quiet")),
    (("issued", "made", "gave", "offered", "published"), ("a", "an"),
     ("categorical", "flat", "firm", "blanket", "public", "formal", "strong", "swift"),
     ("denial", "apology", "warning", "rebuttal")),
    (("issued", "made", "gave", "offered", "published"), ("a", "an"),
     ("denial", "apology", "rebuttal")),
    (("is", "are", "was", "were", "am", "'m"), ("certain", "convinced", "confident", "sure",
      "adamant", "worried", "afraid", "hopeful", "optimistic", "skeptical", "sceptical",
      "doubtful", "concerned", "aware", "unaware")),
    (("made", "makes", "make", "making"), ("it",), ("clear", "plain", "known")),
)  # fmt: skip
_BELIEF = word_set(
    """certain convinced confident sure adamant worried afraid hopeful optimistic skeptical
    sceptical doubtful concerned aware unaware"""
)
_COUNTS = word_set("count figure tally toll estimate")
TALES = word_set("theory version story narrative thesis line tale notion")
"""Nouns that attribute only where somebody owns them: "the minister's theory that"."""
_WITH_OBJECT = 5
"""Words of the phrases that end with an object of their own."""
_NOT_EVASIVE = word_set("clear plain known denial apology warning rebuttal")


def singular(low: str) -> str:
    """Return a noun without its plural ending."""
    return low[:-3] + "y" if low.endswith("ies") else low.removesuffix("s")


def phrase_hit(words: Sequence[Word], at: int) -> CueHit | None:
    """Return "according to", "in the words of", "on the word of" at word *at*, or None."""
    low = words[at].low
    following = words[at + 1].low if at + 1 < len(words) else ""
    if low == "according" and following == "to":
        return CueHit(at, at, at + 2, None, "phrase")
    if low in {"words", "word"} and following == "of" and at >= 2:
        lead = (words[at - 2].low, words[at - 1].low)
        if lead in {("in", "the"), ("on", "the")}:
            return CueHit(at - 2, at, at + 2, None, "phrase")
    return None


def set_phrase_hit(words: Sequence[Word], at: int) -> CueHit | None:
    """Return a set phrase that starts at word *at* ("had no comment"), or None."""
    for pattern in _FIXED:
        last = at + len(pattern)
        if words[at].low not in pattern[0] or last > len(words):
            continue
        if not all(words[at + i].low in pattern[i] for i in range(1, len(pattern))):
            continue
        final = words[last - 1].low
        if final in _BELIEF and not _opens_clause(words, last):
            return None
        if len(pattern) == _WITH_OBJECT:
            last -= 2  # "would not give | a figure"
        elif last < len(words) and words[last].low in {"on", "for", "of", "about"}:
            last += 1
        evasive = final not in _BELIEF and final not in _NOT_EVASIVE
        head = last - 1 if len(pattern) == _WITH_OBJECT else at + len(pattern) - 1
        return CueHit(group_start(words, at), head, last, None, "fixed", evasive=evasive)
    return None


def _opens_clause(words: Sequence[Word], at: int) -> bool:
    return at < len(words) and words[at].tag in {"THAT", "WH", "PRON", "REL"}


def is_people(words: Sequence[Word], at: int) -> bool:
    """Tell whether a people's word stands before a cue: "the Danish claim of"."""
    people = at > 0 and closed_list().get(words[at].text) is Label.NORP
    return people and words[at - 1].low in {"the", "this", "that", "a", "any", "every"}


def that_after(words: Sequence[Word], by: int) -> int | None:
    """Return where "that" stands behind a source: "a claim by the agency that", or None."""
    for k in range(by + 1, min(len(words), by + 12)):
        if words[k].tag == "THAT":
            return k if k > by + 1 else None
        if words[k].tag in {"P", "Q", "CUE", "VERB", "AUX", "SUB"}:
            return None
    return None


def is_speaker(words: Sequence[Word], of: int) -> bool:
    """Tell whether "of X that" names who makes a claim: "the claim of the ministry that"."""
    if of + 1 >= len(words) or words[of].low != "of" or that_after(words, of) is None:
        return False
    first = words[of + 1]
    return (
        first.low
        in {"the", "his", "her", "its", "their", "certain", "some", "many", "several", "two"}
        or first.text[:1].isupper()
    )


def noun_hit(words: Sequence[Word], at: int) -> CueHit | None:
    """Return a nominal cue: "his claim that", "the announcement that", "Kiev's denial of"."""
    tale = singular(words[at].low) in TALES
    if (singular(words[at].low) not in CUE_NOUNS and not tale) or at == 0:
        return None
    following = words[at + 1] if at + 1 < len(words) else None
    if following is None:
        return None
    before = at - 1
    while (
        before > 0
        and words[before].tag in {"N", "ADV", "NUM"}
        and at - before < 3
        and (words[before].text[0].islower())
    ):
        before -= 1
    owner = words[before]
    owned = owner.tag in {"POSS", "S"} or (owner.low.endswith("s'")) or is_people(words, at - 1)
    states = following.low in {"is", "was", "stands", "stood", "remains", "remained"}
    if owned and singular(words[at].low) in _COUNTS and states:
        return CueHit(at, at, at + 1, None, "noun")
    if tale and not (owner.tag in {"POSS", "S"} or owner.low.endswith("s'")):
        return None
    if tale and states:
        that = at + 2 < len(words) and words[at + 2].tag == "THAT"
        return CueHit(at, at, at + 1, None, "noun") if that else None
    if following.tag == "THAT" and at + 2 < len(words):
        nxt = words[at + 2]
        if nxt.tag in {"AUX", "VERB", "CUE"}:
            return None
        return CueHit(at, at, at + 1, None, "noun")
    if following.low in {"by", "from"} and that_after(words, at + 1) is not None:
        return CueHit(at, at, at + 1, None, "noun")
    if is_speaker(words, at + 1):
        return CueHit(at, at, at + 1, None, "noun")
    if owned and following.low in {"of", "to", "about", "for", "against"} and words[at].low in {
        "claim", "claims", "denial", "accusation", "accusations", "allegation", "allegations",
        "report", "reports", "promise", "pledge", "vow", "threat", "threats", "demand", "demands",
        "call", "calls", "request", "requests", "warning", "warnings", "refusal", "offer",
        "prediction", "predictions", "fear", "fears", "announcement",
    }:  # fmt: skip
        return CueHit(at, at, at + 1, None, "noun")
    return None
