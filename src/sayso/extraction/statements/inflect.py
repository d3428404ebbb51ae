"""English verb forms from their base form: enough for the cue lexicon."""

from __future__ import annotations

from sayso.extraction.statements.words import word_set

__all__ = ["FORMS", "verb_forms"]

FORMS = ("base", "s", "past", "part", "ing")
"""Names of forms: say, says, said, said, saying."""

_IRREGULAR = {
    "say": "said said", "tell": "told told", "write": "wrote written", "think": "thought thought",
    "know": "knew known", "see": "saw seen", "find": "found found", "feel": "felt felt",
    "hold": "held held", "speak": "spoke spoken", "swear": "swore sworn", "read": "read read",
    "show": "showed shown", "give": "gave given", "put": "put put", "make": "made made",
    "mean": "meant meant", "hear": "heard heard", "understand": "understood understood",
    "go": "went gone", "forsee": "foresaw foreseen", "foresee": "foresaw foreseen",
    "take": "took taken", "cast": "cast cast", "set": "set set", "seek": "sought sought",
    "sing": "sang sung", "learn": "learned learned", "teach": "taught taught",
    "shoot": "shot shot", "hit": "hit hit", "bring": "brought brought", "keep": "kept kept",
    "let": "let let", "lay": "laid laid", "draw": "drew drawn", "withdraw": "withdrew withdrawn",
    "forecast": "forecast forecast", "rebut": "rebutted rebutted", "tweet": "tweeted tweeted",
    "post": "posted posted", "quit": "quit quit", "come": "came come", "get": "got got",
    "begin": "began begun", "lead": "led led", "leave": "left left", "stand": "stood stood",
    "back": "backed backed", "mistake": "mistook mistaken",
}  # fmt: skip
_DOUBLING = word_set(
    """admit rebut refer quip commit infer concur tip slam blab yap pin jot recap transmit plan
    submit permit bet tap nod chat spit"""
)


def verb_forms(base: str) -> dict[str, str]:
    """Return the five forms of a verb by the names in :data:`FORMS`."""
    past, _, part = _IRREGULAR.get(base, "").partition(" ")
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        third = base + "es"
    elif base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    else:
        third = base + "s"
    if base in _DOUBLING:
        stem_ed, stem_ing = base + base[-1] + "ed", base + base[-1] + "ing"
    elif base.endswith("e"):
        stem_ed = base + "d"
        stem_ing = base + "ing" if base.endswith(("ee", "oe", "ye")) else base[:-1] + "ing"
    elif base.endswith("y") and base[-2] not in "aeiou":
        stem_ed, stem_ing = base[:-1] + "ied", base + "ing"
    else:
        stem_ed, stem_ing = base + "ed", base + "ing"
    if base in {"put", "set", "let", "get", "quit", "hit", "begin", "shoot"}:
        stem_ing = base + base[-1] + "ing" if base != "shoot" else "shooting"
    return {
        "base": base,
        "s": third,
        "past": past or stem_ed,
        "part": part or stem_ed,
        "ing": stem_ing,
    }
